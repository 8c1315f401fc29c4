"""What is included, what is not and what is relied upon, on one slide where it has room, else on several or as text."""

from collections.abc import Sequence
from math import floor

from studio.domain.blocks import ScopeBlock
from studio.domain.brand import LayoutRole
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.icons import Icon
from studio.domain.text import Line, Paragraph, ParagraphKind, Rich, line_of
from studio.layout.boxes import text_item
from studio.layout.items import AnyItem
from studio.layout.shades import visible
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet, notes_of
from studio.layout.slides.feature import picture_sheets
from studio.layout.slides.ladder import ROUNDING, ladder, numbered, words_fit
from studio.layout.slides.lead import lead_under
from studio.layout.slides.prose import prose
from studio.layout.slides.scope_columns import (
    ScopeColumn,
    apart,
    around_list,
    by_stack,
    frames_of,
    heads_fit,
    placed_columns,
    stacks_of,
)
from studio.layout.slides.tokens import FULL, ITEM_GAP, ROOMY, STRETCH
from studio.layout.text.fitting import split
from studio.layout.text.setting import measure
from studio.layout.text.styling import Styled, styled_items, styled_rich

_LEAD = 0.35
"""Share of the height up to which the text before the columns stays on their slide."""
_LARGER = 3
"""How many steps larger than running text the lists may be."""
_MOST_SPACE = 0.8
"""What is added between the items of short lists at most, as a multiple of their size."""


def scope_sheets(desk: Desk, blocks: Sequence[ScopeBlock], heading: Line) -> list[Sheet]:
    """Design scopes, each from a new slide."""
    return [sheet for block in blocks for sheet in _scope(desk, block, heading)]


def _scope(desk: Desk, block: ScopeBlock, heading: Line) -> Sequence[Sheet]:
    notes = notes_of((block,), (heading,))
    pictures = picture_sheets(desk, heading, block.picture, block.source)
    columns = _columns(desk, block)
    area = desk.area()
    if not columns:
        return (*prose(desk, heading, (((), block.body),), block.source, notes), *pictures)
    lead = lead_under(desk, LayoutRole.TITLE_ONLY, heading, block.body, block.source)
    told = () if lead else styled_rich(block.body, desk.body(), desk.palette)
    one = _one_slide(desk, block.source, told, columns)
    if one is not None:
        items = (lead, *one) if lead else one
        sheet = Sheet(role=LayoutRole.TITLE_ONLY, title=heading, items=items, source=block.source, notes=notes)
        return (sheet, *pictures)
    before = prose(desk, heading, (((), block.body),), block.source, notes)
    sheets: list[Sheet] = []
    while any(column.items for column in columns):
        items, rest = _part(desk, block.source, columns, area)
        if _length(rest) == _length(columns) or not _hold_words(desk, columns, area):
            return (*prose(desk, heading, _told(desk, block), block.source, notes), *pictures)
        columns = rest
        shown = () if before or sheets else notes
        sheets.append(Sheet(role=LayoutRole.TITLE_ONLY, title=heading, items=items, source=block.source, notes=shown))
    return (*before, *sheets, *pictures)


def _length(columns: Sequence[ScopeColumn]) -> int:
    return sum(column.length for column in columns)


def _hold_words(desk: Desk, columns: Sequence[ScopeColumn], area: Rect) -> bool:
    """Tell whether columns have room for their longest words in the smallest comfortable size."""
    frames = frames_of(desk, area, [(column,) for column in columns])
    return all(
        words_fit(_smallest(desk, column), frame.width - 2 * desk.sizes.padding, desk.fonts)
        for column, frame in zip(columns, frames, strict=True)
    )


def _smallest(desk: Desk, column: ScopeColumn) -> Styled:
    return list(ladder([column.items], desk.sizes, floor=COMFORTABLE))[-1][0]


def _told(desk: Desk, block: ScopeBlock) -> tuple[tuple[Line, Rich], ...]:
    """Give the scope as running text: its introduction, then every list under its heading."""
    words = desk.words
    lists = ((words.included, block.included), (words.excluded, block.excluded), (words.assumptions, block.assumptions))
    told = (
        (line_of(name), tuple(Paragraph(spans=line, kind=ParagraphKind.BULLET) for line in lines))
        for name, lines in lists
        if lines
    )
    return (((), block.body), *told)


def _columns(desk: Desk, block: ScopeBlock) -> tuple[ScopeColumn, ...]:
    palette, words = desk.palette, desk.words
    style = desk.body(space_before=ITEM_GAP)
    listed = (
        (words.included, Icon.CIRCLE_CHECK, palette.positive, block.included),
        (words.excluded, Icon.CIRCLE_X, palette.negative, block.excluded),
        (words.assumptions, Icon.INFO, palette.accent, block.assumptions),
    )
    return tuple(
        ScopeColumn(name, sign, visible(colour, palette.surface, palette.text), styled_items(lines, style, palette))
        for name, sign, colour, lines in listed
        if lines
    )


def _one_slide(desk: Desk, source: str, lead: Styled, columns: Sequence[ScopeColumn]) -> tuple[AnyItem, ...] | None:
    area, gap = desk.area(), desk.sizes.gap
    stacks = stacks_of(columns)
    frames = frames_of(desk, area, stacks)
    widths = [area.width, *(frame.width - 2 * desk.sizes.padding for frame in frames)]
    texts = [lead, *(column.items for column in columns)]
    for number, rung in numbered(texts, desk.sizes, start=-_LARGER, floor=COMFORTABLE):
        size = rung[1][0].style.size
        if not all(words_fit(text, width, desk.fonts) for text, width in zip(rung, widths, strict=True)):
            continue
        if number < 0 and not (size < desk.sizes.title and heads_fit(desk, columns, frames, size)):
            continue
        first = measure(rung[0], area.width, desk.fonts)
        used = first.longest + gap * 1.25 if lead else 0.0
        if lead and first.longest > area.height * _LEAD:
            continue
        room = Rect(area.x, area.y + used, area.width, area.height - used)
        around = around_list(desk, columns, frames, size)
        lists = zip(rung[1:], widths[1:], strict=True)
        needs = by_stack([measure(text, width, desk.fonts).longest + around for text, width in lists], stacks)
        needed = max(sum(stack) + gap * (len(stack) - 1) for stack in needs)
        if needed > room.height * (FULL if number < 0 else 1.0) + ROUNDING:
            continue
        items: list[AnyItem] = []
        if lead:
            rect = Rect(area.x, area.y, area.width, first.longest)
            items.append(text_item(first, rect, name="Text", source=source))
        more, height = _roomier(needed, stacks, room.height, size)
        shown = [apart(text, more) for text in rung[1:]]
        items.extend(placed_columns(desk, source, stacks, shown, Rect(room.x, room.y, room.width, height)))
        return tuple(items)
    return None


def _roomier(needed: float, stacks: Sequence[Sequence[ScopeColumn]], height: float, size: float) -> tuple[float, float]:
    """Give the points that short lists get between their items, and how high they are then."""
    most = max(sum(len(column.items) for column in stack) for stack in stacks)
    more = min((height - needed) / most, size * _MOST_SPACE)
    needed += more * most
    return floor(max(more, 0.0) * 10) / 10, height if needed >= height * ROOMY else min(needed * STRETCH, height)


def _part(
    desk: Desk, source: str, columns: Sequence[ScopeColumn], area: Rect
) -> tuple[tuple[AnyItem, ...], tuple[ScopeColumn, ...]]:
    """Fill one slide in the smallest comfortable size; give its items and what is left."""
    left = [column for column in columns if column.items]
    stacks = [(column,) for column in left]
    frames = frames_of(desk, area, stacks)
    height = area.height - around_list(desk, left, frames, 0.0)
    shown, rest = [], []
    for column, frame in zip(left, frames, strict=True):
        head, tail = split(_smallest(desk, column), frame.width - 2 * desk.sizes.padding, height, desk.fonts)
        shown.append(head)
        rest.append(replace(column, items=tail))
    return tuple(placed_columns(desk, source, stacks, shown, area)), tuple(rest)
