"""The call to action on the template's statement layout, with its words on a button that leads somewhere."""

from collections.abc import Sequence

from studio.domain.blocks import NextStepBlock
from studio.domain.brand import LayoutRole
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.text import Line, Paragraph, Rich, line_of, plain_line
from studio.domain.typography import Align, Anchor, TextStyle
from studio.layout.drawing import Box, Geometry
from studio.layout.items import AnyItem
from studio.layout.paragraphs import Link, WebLink
from studio.layout.roles import Role
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet, notes_of
from studio.layout.slides.feature import Feature, feature_sheets, picture_sheets
from studio.layout.slides.frame import Spot, filled, ink, plain_style, spot
from studio.layout.slides.ladder import ROUNDING, numbered
from studio.layout.slides.prose import listed
from studio.layout.text.setting import measure
from studio.layout.text.styling import styled_line

_BUTTON = (320.0, 48.0)
_BUTTON_INSETS = (24.0, 4.0, 24.0, 4.0)
_SLACK = 4.0
"""Points by which a button's words may be longer in another program."""
_AIR = 0.5
"""Space above a paragraph, as a multiple of its size, at least."""


def next_step_sheets(desk: Desk, blocks: Sequence[NextStepBlock]) -> list[Sheet]:
    """Design calls to action, one on a slide."""
    return [sheet for block in blocks for sheet in _next_step(desk, block)]


def _next_step(desk: Desk, block: NextStepBlock) -> Sequence[Sheet]:
    notes = notes_of((block,), (block.title,))
    pictures = picture_sheets(desk, block.title, block.picture, block.source)
    layout = desk.layout(LayoutRole.STATEMENT)
    area = layout.area
    upper = Rect(area.x, area.y, area.width, area.height - _BUTTON[1] - desk.sizes.gap)
    place = spot(layout, "body", upper, desk.body(desk.larger(desk.sizes.heading), ink(desk, layout)))
    items: list[AnyItem] = []
    if block.text:
        text = listed(desk, block.text, replace(place, styles=(_spaced(place.style),)))
        fitting = [
            rung[0]
            for _, rung in numbered([text], desk.sizes, start=0, floor=COMFORTABLE)
            if measure(rung[0], place.width, desk.fonts).longest <= place.height + ROUNDING
        ]
        if not fitting:
            return (*_as_feature(desk, block, notes), *pictures)
        items.append(filled(desk, place, fitting[0], name="Text", source=block.source))
    if not plain_line(block.action).strip() and not block.href:
        return (*_as_feature(desk, block, notes), *pictures)
    items.append(_action(desk, block, Rect(area.x, area.bottom - _BUTTON[1], *_BUTTON)))
    sheet = Sheet(role=LayoutRole.STATEMENT, title=block.title, items=tuple(items), source=block.source, notes=notes)
    return (sheet, *pictures)


def _spaced(style: TextStyle) -> TextStyle:
    """Give a slot's style with air between paragraphs and lists."""
    return replace(plain_style(style), space_before=max(style.space_before, style.size * _AIR))


def _action(desk: Desk, block: NextStepBlock, button: Rect) -> AnyItem:
    """Fill the layout's place for the action, or draw a button."""
    layout = desk.layout(LayoutRole.STATEMENT)
    words = block.action if plain_line(block.action).strip() else line_of(block.href.removeprefix("mailto:"))
    link: Link | None = WebLink(block.href) if block.href else None
    slot = layout.slot("action")
    if slot is not None and slot.fill is None:
        place = spot(layout, "action", button, desk.heading())
        return _button(desk, block, place, words, link, None)
    if slot is not None:
        place = spot(layout, "action", button, desk.heading())
        box = Box(geometry=Geometry.ROUND_RECT, fill=slot.fill, radius=slot.radius)
    else:
        style = desk.heading(colour=desk.palette.on_accent)
        place = Spot(rect=button, styles=(style,), insets=_BUTTON_INSETS, anchor=Anchor.MIDDLE)
        box = Box(geometry=Geometry.ROUND_RECT, fill=desk.palette.accent, radius=desk.sizes.radius)
    return _button(desk, block, _as_wide_as(desk, words, place), words, link, box)


def _as_wide_as(desk: Desk, words: Line, place: Spot) -> Spot:
    """Make a button as wide as its words, where they go on one line."""
    text = styled_line(words, plain_style(place.style), desk.palette)
    needed = measure((text,), desk.brand.slide_width, desk.fonts).natural_width + _SLACK
    width = min(needed + place.insets[0] + place.insets[2], place.rect.width)
    spare = place.rect.width - width
    x = place.rect.x + {Align.LEFT: 0.0, Align.CENTER: spare / 2, Align.RIGHT: spare}[place.style.align]
    return replace(place, rect=replace(place.rect, x=x, width=width))


def _button(desk: Desk, block: NextStepBlock, place: Spot, words: Line, link: Link | None, box: Box | None) -> AnyItem:
    line = styled_line(words, plain_style(place.style), desk.palette, role=Role.LABEL, link=link)
    item = filled(desk, place, (line,), name="Action", source=block.source, role=Role.PARAGRAPH)
    return replace(item, box=box)


def _as_feature(desk: Desk, block: NextStepBlock, notes: tuple[tuple[Line, Rich], ...]) -> Sequence[Sheet]:
    """Say it on a plain slide where the statement layout does not hold it."""
    said = block.action if plain_line(block.action).strip() else ()
    spans = tuple(replace(span, href=span.href or block.href) for span in said)
    feature = Feature(
        source=block.source,
        title=block.title,
        text=block.text,
        foot=(Paragraph(spans=spans or line_of(block.href)),) if spans or block.href else (),
        notes=notes,
        fill=desk.palette.accent_soft,
    )
    return feature_sheets(desk, feature)
