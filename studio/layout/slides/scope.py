"""What is included, what is not and what is relied upon, in columns under coloured bars."""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.domain.brand import Colour, LayoutRole
from studio.domain.document import ScopeBlock
from studio.domain.geometry import Rect
from studio.domain.text import Line, line_of
from studio.layout.boxes import text_item
from studio.layout.page import AnyItem, GroupItem, Role
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet, notes_of
from studio.layout.slides.feature import picture_sheets
from studio.layout.slides.ladder import ROUNDING, ladder, words_fit
from studio.layout.slides.prose import prose
from studio.layout.slides.shapes import panel
from studio.layout.text.fitting import split
from studio.layout.text.setting import measure
from studio.layout.text.styling import Styled, styled_items, styled_rich

_BAR = 4.0
_HEAD_GAP = 10.0
_LEAD = 0.35
"""Share of the height up to which the text before the columns stays on their slide."""


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    colour: Colour
    items: Styled


def scope_sheets(desk: Desk, blocks: Sequence[ScopeBlock], heading: Line) -> list[Sheet]:
    """Design scopes, each from a new slide."""
    return [sheet for block in blocks for sheet in _scope(desk, block, heading)]


def _scope(desk: Desk, block: ScopeBlock, heading: Line) -> Sequence[Sheet]:
    notes = notes_of((block,), (heading,))
    pictures = picture_sheets(desk, heading, block.picture, block.source)
    columns = _columns(desk, block)
    lead = styled_rich(block.body, desk.body(), desk.palette)
    area = desk.area()
    if not columns:
        return (*prose(desk, heading, (((), block.body),), block.source, notes), *pictures)
    one = _one_slide(desk, block.source, lead, columns)
    if one is not None:
        sheet = Sheet(role=LayoutRole.TITLE_ONLY, title=heading, items=one, source=block.source, notes=notes)
        return (sheet, *pictures)
    before = prose(desk, heading, (((), block.body),), block.source, notes)
    sheets: list[Sheet] = []
    while any(column.items for column in columns):
        items, columns = _part(desk, block.source, columns, area)
        shown = () if before or sheets else notes
        sheets.append(Sheet(role=LayoutRole.TITLE_ONLY, title=heading, items=items, source=block.source, notes=shown))
    return (*before, *sheets, *pictures)


def _columns(desk: Desk, block: ScopeBlock) -> tuple[_Column, ...]:
    palette, words = desk.palette, desk.words
    style = desk.body(space_before=12.0)
    listed = (
        (words.included, palette.positive, block.included),
        (words.excluded, palette.negative, block.excluded),
        (words.assumptions, palette.accent, block.assumptions),
    )
    return tuple(_Column(name, colour, styled_items(lines, style, palette)) for name, colour, lines in listed if lines)


def _one_slide(desk: Desk, source: str, lead: Styled, columns: Sequence[_Column]) -> tuple[AnyItem, ...] | None:
    area = desk.area()
    width = _inner_width(desk, area, len(columns))
    for rung in ladder([lead, *(column.items for column in columns)], desk.sizes, floor=COMFORTABLE):
        if not words_fit(rung[0], area.width, desk.fonts) or not all(
            words_fit(text, width, desk.fonts) for text in rung[1:]
        ):
            continue
        first = measure(rung[0], area.width, desk.fonts)
        used = first.longest + desk.sizes.gap * 1.25 if lead else 0.0
        if lead and first.longest > area.height * _LEAD:
            continue
        room = Rect(area.x, area.y + used, area.width, area.height - used)
        tallest = max(measure(text, width, desk.fonts).longest for text in rung[1:])
        if tallest > _list_height(desk, columns, room) + ROUNDING:
            continue
        items: list[AnyItem] = []
        if lead:
            rect = Rect(area.x, area.y, area.width, first.longest)
            items.append(text_item(first, rect, name="Text", source=source))
        needed = tallest + room.height - _list_height(desk, columns, room)
        height = min(room.height, max(needed, room.height * 0.7))
        items.extend(_placed(desk, source, columns, rung[1:], Rect(room.x, room.y, room.width, height)))
        return tuple(items)
    return None


def _inner_width(desk: Desk, area: Rect, count: int) -> float:
    return area.columns(count, desk.sizes.gap)[0].width - 2 * desk.sizes.padding


def _list_height(desk: Desk, columns: Sequence[_Column], room: Rect) -> float:
    """Give what a column has for its list under its heading."""
    width = _inner_width(desk, room, len(columns))
    return room.height - 2 * desk.sizes.padding - _BAR - _HEAD_GAP - max(_head(desk, c, width) for c in columns)


def _head(desk: Desk, column: _Column, width: float) -> float:
    return measure(desk.headed(line_of(column.name)), width, desk.fonts).longest


def _part(
    desk: Desk, source: str, columns: Sequence[_Column], area: Rect
) -> tuple[tuple[AnyItem, ...], tuple[_Column, ...]]:
    """Fill one slide in the smallest comfortable size; give its items and what is left."""
    left = [column for column in columns if column.items]
    width = _inner_width(desk, area, len(left))
    height = _list_height(desk, left, area)
    shown, rest = [], []
    for column in left:
        smallest = list(ladder([column.items], desk.sizes, floor=COMFORTABLE))[-1][0]
        head, tail = split(smallest, width, height, desk.fonts)
        shown.append(head)
        rest.append(_Column(column.name, column.colour, tail))
    return tuple(_placed(desk, source, left, shown, area)), tuple(rest)


def _placed(desk: Desk, source: str, columns: Sequence[_Column], texts: Sequence[Styled], room: Rect) -> list[AnyItem]:
    pad = desk.sizes.padding
    groups: list[AnyItem] = []
    for column, text, frame in zip(columns, texts, room.columns(len(columns), desk.sizes.gap), strict=True):
        width = frame.width - 2 * pad
        head = measure(desk.headed(line_of(column.name)), width, desk.fonts)
        top = frame.y + _BAR + pad
        below = top + head.longest + _HEAD_GAP
        body = measure(text, width, desk.fonts)
        items = (
            panel(frame, desk.palette.surface, name=f"{column.name} ground", source=source),
            panel(Rect(frame.x, frame.y, frame.width, _BAR), column.colour, name=f"{column.name} bar", source=source),
            text_item(
                head,
                Rect(frame.x + pad, top, width, head.longest),
                name=f"{column.name} heading",
                source=source,
                role=Role.HEADING_2,
            ),
            text_item(
                body,
                Rect(frame.x + pad, below, width, frame.bottom - pad - below),
                name=f"{column.name} list",
                source=source,
            ),
        )
        groups.append(GroupItem(rect=frame, name=column.name, source=source, items=items))
    return groups
