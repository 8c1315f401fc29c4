"""What is included, what is not and what is relied upon: columns as wide as they have to say, each under its sign."""

from collections.abc import Sequence

from studio.domain.blocks import ScopeBlock
from studio.domain.brand import LayoutRole
from studio.domain.colours import Colour
from studio.domain.frozen import dataclass, replace
from studio.domain.geometry import Rect
from studio.domain.icons import Icon
from studio.domain.text import Line, Paragraph, ParagraphKind, Rich, line_of
from studio.layout.boxes import text_item
from studio.layout.items import AnyItem, GroupItem
from studio.layout.roles import Role
from studio.layout.shades import visible
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet, notes_of
from studio.layout.slides.feature import picture_sheets
from studio.layout.slides.ladder import ROUNDING, ladder, numbered, words_fit
from studio.layout.slides.lead import lead_under
from studio.layout.slides.prose import prose
from studio.layout.slides.shapes import icon, panel
from studio.layout.slides.tokens import FULL, ICON_GAP, ICON_SMALL, ITEM_GAP, ROOMY, STRETCH
from studio.layout.text.balance import no_lone_words
from studio.layout.text.fitting import split
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled, styled_items, styled_rich

_LEAD = 0.35
"""Share of the height up to which the text before the columns stays on their slide."""
_WIDEST = 1.35
"""Widest column, as a multiple of an equal share."""


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    icon: Icon
    colour: Colour
    items: Styled

    @property
    def length(self) -> int:
        """Characters of its list."""
        return sum(len(run.text) for paragraph in self.items for run in paragraph.runs)


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


def _length(columns: Sequence[_Column]) -> int:
    return sum(column.length for column in columns)


def _hold_words(desk: Desk, columns: Sequence[_Column], area: Rect) -> bool:
    """Tell whether columns have room for their longest words in the smallest comfortable size."""
    frames = _frames(desk, area, columns)
    return all(
        words_fit(_smallest(desk, column), frame.width - 2 * desk.sizes.padding, desk.fonts)
        for column, frame in zip(columns, frames, strict=True)
    )


def _smallest(desk: Desk, column: _Column) -> Styled:
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


def _columns(desk: Desk, block: ScopeBlock) -> tuple[_Column, ...]:
    palette, words = desk.palette, desk.words
    style = desk.body(space_before=ITEM_GAP)
    listed = (
        (words.included, Icon.CIRCLE_CHECK, palette.positive, block.included),
        (words.excluded, Icon.CIRCLE_X, palette.negative, block.excluded),
        (words.assumptions, Icon.INFO, palette.accent, block.assumptions),
    )
    return tuple(
        _Column(name, sign, visible(colour, palette.surface, palette.text), styled_items(lines, style, palette))
        for name, sign, colour, lines in listed
        if lines
    )


def _one_slide(desk: Desk, source: str, lead: Styled, columns: Sequence[_Column]) -> tuple[AnyItem, ...] | None:
    area = desk.area()
    frames = _frames(desk, area, columns)
    widths = [area.width, *(frame.width - 2 * desk.sizes.padding for frame in frames)]
    texts = [lead, *(column.items for column in columns)]
    for number, rung in numbered(texts, desk.sizes, start=-2, floor=COMFORTABLE):
        if not all(words_fit(text, width, desk.fonts) for text, width in zip(rung, widths, strict=True)):
            continue
        first = measure(rung[0], area.width, desk.fonts)
        used = first.longest + desk.sizes.gap * 1.25 if lead else 0.0
        if lead and first.longest > area.height * _LEAD:
            continue
        room = Rect(area.x, area.y + used, area.width, area.height - used)
        lists = zip(rung[1:], widths[1:], strict=True)
        needed = max(measure(text, width, desk.fonts).longest for text, width in lists) + _around(desk, columns, frames)
        if needed > room.height * (FULL if number < 0 else 1.0) + ROUNDING:
            continue
        items: list[AnyItem] = []
        if lead:
            rect = Rect(area.x, area.y, area.width, first.longest)
            items.append(text_item(first, rect, name="Text", source=source))
        height = room.height if needed >= room.height * ROOMY else min(needed * STRETCH, room.height)
        items.extend(_placed(desk, source, columns, rung[1:], Rect(room.x, room.y, room.width, height)))
        return tuple(items)
    return None


def _frames(desk: Desk, area: Rect, columns: Sequence[_Column]) -> tuple[Rect, ...]:
    """Give columns that come out about equally high: more words, more width."""
    roots = [column.length**0.5 for column in columns]
    mean = sum(roots) / len(roots) or 1.0
    weights = [min(max(root / mean, 2 - _WIDEST), _WIDEST) for root in roots]
    room = area.width - desk.sizes.gap * (len(columns) - 1)
    frames = []
    x = area.x
    for weight in weights:
        width = room * weight / sum(weights)
        frames.append(Rect(x, area.y, width, area.height))
        x += width + desk.sizes.gap
    return tuple(frames)


def _around(desk: Desk, columns: Sequence[_Column], frames: Sequence[Rect]) -> float:
    """Give the height that a column takes beside its list."""
    heads = [_head(desk, column, frame).longest for column, frame in zip(columns, frames, strict=True)]
    return 2 * desk.sizes.padding + max([ICON_SMALL, *heads]) + ITEM_GAP


def _head(desk: Desk, column: _Column, frame: Rect) -> MeasuredText:
    width = frame.width - 2 * desk.sizes.padding - ICON_SMALL - ICON_GAP
    return measure(desk.headed(line_of(column.name)), width, desk.fonts)


def _part(
    desk: Desk, source: str, columns: Sequence[_Column], area: Rect
) -> tuple[tuple[AnyItem, ...], tuple[_Column, ...]]:
    """Fill one slide in the smallest comfortable size; give its items and what is left."""
    left = [column for column in columns if column.items]
    frames = _frames(desk, area, left)
    height = area.height - _around(desk, left, frames)
    shown, rest = [], []
    for column, frame in zip(left, frames, strict=True):
        head, tail = split(_smallest(desk, column), frame.width - 2 * desk.sizes.padding, height, desk.fonts)
        shown.append(head)
        rest.append(replace(column, items=tail))
    return tuple(_placed(desk, source, left, shown, area)), tuple(rest)


def _placed(desk: Desk, source: str, columns: Sequence[_Column], texts: Sequence[Styled], room: Rect) -> list[AnyItem]:
    pad = desk.sizes.padding
    frames = _frames(desk, room, columns)
    below = _around(desk, columns, frames) - pad
    groups: list[AnyItem] = []
    for column, text, frame in zip(columns, texts, frames, strict=True):
        head = _head(desk, column, frame)
        body = measure(text, frame.width - 2 * pad, desk.fonts)
        inner = frame.inset(pad)
        line = below - pad - ITEM_GAP
        square = Rect(inner.x, inner.y + (min(line, 2 * ICON_SMALL) - ICON_SMALL) / 2, ICON_SMALL, ICON_SMALL)
        heading = Rect(inner.x + ICON_SMALL + ICON_GAP, inner.y, head.width, line)
        place = Rect(inner.x, frame.y + below, inner.width, frame.bottom - pad - frame.y - below)
        items = (
            panel(frame, desk.palette.surface, radius=desk.sizes.radius, name=f"{column.name} ground", source=source),
            icon(desk, column.icon, square, column.colour, name=f"{column.name} icon", source=source),
            text_item(head, heading, name=f"{column.name} heading", source=source, role=Role.HEADING_2),
            text_item(
                no_lone_words(body, desk.fonts, place.height),
                place,
                name=f"{column.name} list",
                source=source,
            ),
        )
        groups.append(GroupItem(rect=frame, name=column.name, source=source, items=items))
    return groups
