"""The call to action on the template's statement layout, with its words on a button that leads somewhere."""

from collections.abc import Sequence
from dataclasses import replace

from studio.domain.brand import Anchor, LayoutRole, TextStyle
from studio.domain.document import NextStepBlock
from studio.domain.geometry import Rect
from studio.domain.text import Line, Paragraph, Rich, line_of, plain_line
from studio.layout.page import AnyItem, Box, Geometry, Link, Role, WebLink
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet, notes_of
from studio.layout.slides.feature import Feature, feature_sheets, picture_sheets
from studio.layout.slides.frame import Spot, filled, ink, plain_style, spot
from studio.layout.slides.ladder import ROUNDING, numbered
from studio.layout.slides.prose import listed
from studio.layout.text.setting import measure
from studio.layout.text.styling import styled_line

_BUTTON = (320.0, 48.0)
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
    place = spot(layout, "body", upper, desk.body(desk.sizes.heading + 2, ink(desk, layout)))
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
    if slot is not None:
        place = spot(layout, "action", button, desk.heading())
        box = None
    else:
        pad = desk.sizes.padding
        style = desk.heading(colour=desk.palette.on_accent)
        place = Spot(rect=button, styles=(style,), insets=(pad, 4.0, pad, 4.0), anchor=Anchor.MIDDLE)
        box = Box(geometry=Geometry.ROUND_RECT, fill=desk.palette.accent, radius=desk.sizes.radius)
    line = styled_line(words, plain_style(place.style), desk.palette, link=link)
    item = filled(desk, place, (line,), name="Action", source=block.source, role=Role.PARAGRAPH)
    return replace(item, box=box)


def _as_feature(desk: Desk, block: NextStepBlock, notes: tuple[tuple[Line, Rich], ...]) -> Sequence[Sheet]:
    """Say it on a plain slide where the statement layout does not hold it."""
    spans = tuple(replace(span, href=span.href or block.href) for span in block.action)
    feature = Feature(
        source=block.source,
        title=block.title,
        text=block.text,
        foot=(Paragraph(spans=spans or line_of(block.href)),) if spans or block.href else (),
        notes=notes,
        fill=desk.palette.accent_soft,
    )
    return feature_sheets(desk, feature)
