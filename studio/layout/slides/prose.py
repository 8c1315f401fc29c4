"""Texts of any length to slides of running text: one column for little, two for much, as many slides as it takes."""

from studio.domain.brand import LayoutRole, SlideLayout
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.text import Line, ParagraphKind, Rich
from studio.domain.typography import Anchor
from studio.layout.boxes import text_item
from studio.layout.items import AnyItem
from studio.layout.roles import Role
from studio.layout.shades import READABLE, contrast
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet
from studio.layout.slides.frame import Spot, ink, plain_style, slot_spot
from studio.layout.slides.ladder import ROUNDING, ladder, upwards, words_fit
from studio.layout.slides.shapes import panel
from studio.layout.slides.tokens import EDGE, PANEL, STAGE
from studio.layout.text.balance import no_lone_words
from studio.layout.text.fitting import split
from studio.layout.text.least import least_height
from studio.layout.text.setting import measure
from studio.layout.text.styling import BULLET, Styled, StyledParagraph, styled_line, styled_rich

_READABLE_LINE = 40.0
"""Widest line of a single column, as a multiple of the text's size."""
_LARGE_SHARE = 0.7
"""Share of the height that a text may fill in larger type than designed."""
_HEADING_GAP = 0.9
"""Space above a heading, as a multiple of its size."""
_FEW = 0.6
"""Share of the height up to which a text stands in the middle of a card: alone it would leave its slide half empty."""
_STEPS = 3
"""How many steps larger it may be."""


def prose(
    desk: Desk, title: Line, parts: tuple[tuple[Line, Rich], ...], source: str, notes: tuple[tuple[Line, Rich], ...]
) -> tuple[Sheet, ...]:
    """Set texts under their headings as running text over as many slides as needed; nothing for no text."""
    layout = desk.layout(LayoutRole.CONTENT)
    single = single_column(desk, layout)
    text = dressed(desk, parts, single)
    if not text:
        return ()
    card = _card(desk, text, source) if len(parts) == 1 and not parts[0][0] else None
    if card is not None:
        return (Sheet(role=LayoutRole.CONTENT, title=title, items=card, source=source, notes=notes),)
    larger = upwards([text], desk.sizes, 2)
    for (shown,) in (*larger, *ladder([text], desk.sizes, floor=desk.sizes.body)):
        room = single.height * (1.0 if shown[0].style.size <= text[0].style.size else _LARGE_SHARE)
        if measure(shown, single.width, desk.fonts).longest <= room + ROUNDING:
            items = (_column(desk, shown, single, source, 1),)
            return (Sheet(role=LayoutRole.CONTENT, title=title, items=items, source=source, notes=notes),)
    return _in_columns(desk, title, parts, source, notes)


def _card(desk: Desk, text: Styled, source: str) -> tuple[AnyItem, ...] | None:
    """Set few words as what the slide is about: large, on a card with a bright edge; None for more."""
    layout = desk.layout(LayoutRole.CONTENT)
    area, pad = layout.area, desk.sizes.padding * PANEL * STAGE
    place = body_spot(desk, layout, "body", area)
    if not _reads_on_card(desk, place, text) or least_height(text) > area.height * _FEW:
        return None
    left, top, right, bottom = place.insets
    wide = area.width - 2 * pad - left - right
    high = min(area.height * _FEW, area.height - 2 * pad - top - bottom)
    for (shown,) in (*upwards([text], desk.sizes, _STEPS), (text,)):
        size = shown[0].style.size
        width = min(wide, size * _READABLE_LINE)
        if size > text[0].style.size and size >= desk.sizes.title:
            continue
        told = measure(shown, width, desk.fonts)
        if told.longest <= high and words_fit(shown, width, desk.fonts):
            break
    else:
        return None
    edge = Rect(area.x, area.y, EDGE, area.height)
    inner = area.inset(pad)
    return (
        panel(area, desk.palette.surface, name="Card", source=source),
        panel(edge, desk.palette.accent, name="Card edge", source=source),
        text_item(
            no_lone_words(told, desk.fonts),
            replace(inner, width=min(inner.width, told.width + place.insets[0] + place.insets[2])),
            name="Text 1",
            source=source,
            anchor=Anchor.MIDDLE,
            insets=place.insets,
            slot=place.slot,
        ),
    )


def _reads_on_card(desk: Desk, place: Spot, text: Styled) -> bool:
    """Tell whether a text's own colours can be read on a card; a slot with a fill of its own would hide it."""
    if place.slot is not None and place.slot.fill is not None:
        return False
    return all(contrast(paragraph.style.colour, desk.palette.surface) >= READABLE for paragraph in text)


def block_prose(
    desk: Desk, title: Line, parts: tuple[tuple[Line, Rich], ...], source: str, notes: tuple[tuple[Line, Rich], ...]
) -> tuple[Sheet, ...]:
    """Set a block as running text; one that has nothing but its title is told by that."""
    return prose(desk, title, parts, source, notes) or prose(desk, title, ((title, ()),), source, notes)


def _in_columns(
    desk: Desk, title: Line, parts: tuple[tuple[Line, Rich], ...], source: str, notes: tuple[tuple[Line, Rich], ...]
) -> tuple[Sheet, ...]:
    columns = two_columns(desk)
    text = dressed(desk, parts, columns[0])
    for rung in ladder([text], desk.sizes, floor=COMFORTABLE):
        taken, rest = fill(desk, rung[0], columns)
        if not rest:
            items = _columns(desk, balanced_columns(desk, rung[0], columns), columns, source)
            return (Sheet(role=LayoutRole.TWO_CONTENT, title=title, items=items, source=source, notes=notes),)
    sheets: list[Sheet] = []
    rest = _at_size(text, desk)
    while rest:
        taken, after = fill(desk, rest, columns)
        shown = taken if after else balanced_columns(desk, rest, columns)
        sheets.append(
            Sheet(
                role=LayoutRole.TWO_CONTENT,
                title=title,
                items=_columns(desk, shown, columns, source),
                source=source,
                notes=notes if not sheets else (),
            )
        )
        rest = after
    return tuple(sheets)


def _at_size(text: Styled, desk: Desk) -> Styled:
    """Give a text that goes over several slides in the size of running text."""
    last = text
    for rung in ladder([text], desk.sizes, floor=desk.sizes.body):
        last = rung[0]
    return last


def single_column(desk: Desk, layout: SlideLayout) -> Spot:
    """Give the place of a text that stands alone, no wider than can be read."""
    place = body_spot(desk, layout, "body", layout.area)
    widest = place.style.size * _READABLE_LINE + place.insets[0] + place.insets[2]
    if place.rect.width <= widest:
        return place
    return replace(place, rect=replace(place.rect, width=widest))


def two_columns(desk: Desk) -> tuple[Spot, Spot]:
    """Give the places of two columns."""
    layout = desk.layout(LayoutRole.TWO_CONTENT)
    left, right = layout.area.columns(2, desk.sizes.gap * 2)
    both = layout.slot("body") is not None and layout.slot("body2") is not None
    if not both:
        style = desk.body(colour=ink(desk, layout))
        return Spot(rect=left, styles=(style,)), Spot(rect=right, styles=(style,))
    return body_spot(desk, layout, "body", left), body_spot(desk, layout, "body2", right)


def body_spot(desk: Desk, layout: SlideLayout, name: str, rect: Rect) -> Spot:
    """Give the slot of a body text with a look for running text, or a box."""
    slot = layout.slot(name)
    if slot is None or slot.text_rect.width <= 0 or slot.text_rect.height <= 0:
        return Spot(rect=rect, styles=(desk.body(colour=ink(desk, layout)),))
    return slot_spot(slot)


def dressed(desk: Desk, parts: tuple[tuple[Line, Rich], ...], place: Spot) -> Styled:
    """Dress headings and texts in the styles of their place."""
    text: list[StyledParagraph] = []
    for heading, rich in parts:
        if heading:
            base = plain_style(place.style)
            style = replace(base, bold=True, space_before=base.size * _HEADING_GAP)
            text.append(styled_line(heading, style, desk.palette, role=Role.HEADING_2))
        text.extend(listed(desk, rich, place))
    return tuple(text)


def listed(desk: Desk, rich: Rich, place: Spot) -> Styled:
    """Dress a text in a place's styles: bullets and indents as the slot has them for each level."""
    base = plain_style(place.style)
    text: list[StyledParagraph] = []
    for paragraph in rich:
        level = min(paragraph.level, len(place.styles) - 1)
        own = place.styles[level]
        if paragraph.kind is ParagraphKind.BODY or not own.indent:
            text.extend(styled_rich((paragraph,), base, desk.palette))
            continue
        bullet = (own.bullet or BULLET) if paragraph.kind is ParagraphKind.BULLET else f"{paragraph.number}."
        style = replace(own, bullet=bullet, space_before=base.space_before * 0.6)
        line = styled_line(paragraph.spans, style, desk.palette, role=Role.LIST_ITEM)
        text.append(replace(line, number=paragraph.number, level=level))
    return tuple(text)


def fill(
    desk: Desk, text: Styled, columns: tuple[Spot, ...], height: float | None = None
) -> tuple[tuple[Styled, ...], Styled]:
    """Pour a text into columns of this height, or their own; give the columns and what is left."""
    shown: list[Styled] = []
    for place in columns:
        room = place.height if height is None else min(height, place.height)
        head, text = _parted(desk, text, place.width, room) if text else ((), ())
        shown.append(head)
    return tuple(shown), text


def _parted(desk: Desk, text: Styled, width: float, height: float) -> tuple[Styled, Styled]:
    """Split a text so that no heading stands last."""
    head, rest = split(text, width, height, desk.fonts)
    kept = len(head)
    while rest and kept > 1 and head[kept - 1].role is Role.HEADING_2:
        kept -= 1
    return head[:kept], (*head[kept:], *rest)


def balanced_columns(desk: Desk, text: Styled, columns: tuple[Spot, ...]) -> tuple[Styled, ...]:
    """Pour a text that fits so that its columns come out about equally long."""
    low, high = 0.0, min(place.height for place in columns)
    best = fill(desk, text, columns)[0]
    while high - low > 6.0:  # noqa: PLR2004 - points, a third of a line
        middle = (low + high) / 2
        shown, rest = fill(desk, text, columns, middle)
        tallest = max(
            measure(part, place.width, desk.fonts).longest for part, place in zip(shown, columns, strict=True)
        )
        if rest or tallest > columns[0].height:
            low = middle
        else:
            best, high = shown, middle
    return best


def _columns(desk: Desk, shown: tuple[Styled, ...], columns: tuple[Spot, ...], source: str) -> tuple[AnyItem, ...]:
    return tuple(
        _column(desk, text, place, source, number)
        for number, (text, place) in enumerate(zip(shown, columns, strict=True), start=1)
        if text
    )


def _column(desk: Desk, text: Styled, place: Spot, source: str, number: int) -> AnyItem:
    measured = measure(text, place.width, desk.fonts)
    return text_item(measured, place.rect, name=f"Text {number}", source=source, insets=place.insets, slot=place.slot)
