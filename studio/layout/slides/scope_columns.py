"""Lists of a scope as cards: columns as wide as they have to say, short lists over one another, each under its sign."""

from collections.abc import Sequence

from studio.domain.colours import Colour
from studio.domain.frozen import dataclass, replace
from studio.domain.geometry import Rect
from studio.domain.icons import Icon
from studio.domain.text import line_of
from studio.layout.boxes import text_item
from studio.layout.items import AnyItem, GroupItem
from studio.layout.roles import Role
from studio.layout.slides.desk import Desk
from studio.layout.slides.shapes import icon, panel
from studio.layout.slides.tokens import ICON_GAP, ICON_SMALL, ITEM_GAP
from studio.layout.text.balance import no_lone_words
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled

_NARROWEST, _WIDEST = 0.75, 1.35
"""Narrowest and widest column, as multiples of an equal share."""
_WITH_SLIVER = 3
_SLIVER = 0.5
"""A list with less than this share of the others' mean length shares a column with its neighbour."""


@dataclass(frozen=True, slots=True)
class ScopeColumn:
    """A list with its heading and its sign."""

    name: str
    icon: Icon
    colour: Colour
    items: Styled

    @property
    def length(self) -> int:
        """Characters of its list."""
        return sum(len(run.text) for paragraph in self.items for run in paragraph.runs)


def stacks_of(columns: Sequence[ScopeColumn]) -> tuple[tuple[ScopeColumn, ...], ...]:
    """Give each list a column of its own, except where one of three says so little that it would be a sliver."""
    single = tuple((column,) for column in columns)
    if len(columns) != _WITH_SLIVER:
        return single
    first, middle, last = columns
    shortest = min(column.length for column in columns)
    others = (first.length + middle.length + last.length - shortest) / 2
    if shortest >= others * _SLIVER:
        return single
    if abs(first.length - middle.length - last.length) <= abs(first.length + middle.length - last.length):
        return ((first,), (middle, last))
    return ((first, middle), (last,))


def by_stack(values: Sequence[float], stacks: Sequence[Sequence[ScopeColumn]]) -> list[list[float]]:
    """Give what belongs to the columns one after the other, stack by stack."""
    rest = iter(values)
    return [[next(rest) for _ in stack] for stack in stacks]


def frames_of(desk: Desk, area: Rect, stacks: Sequence[Sequence[ScopeColumn]]) -> tuple[Rect, ...]:
    """Give every list its place; stacks come out about equally high: more words, more width."""
    roots = [sum(column.length for column in stack) ** 0.5 for stack in stacks]
    mean = sum(roots) / len(roots) or 1.0
    weights = [min(max(root / mean, _NARROWEST), _WIDEST) for root in roots]
    room = area.width - desk.sizes.gap * (len(stacks) - 1)
    frames = []
    x = area.x
    for stack, weight in zip(stacks, weights, strict=True):
        width = room * weight / sum(weights)
        frames.extend([Rect(x, area.y, width, area.height)] * len(stack))
        x += width + desk.sizes.gap
    return tuple(frames)


def around_list(desk: Desk, columns: Sequence[ScopeColumn], frames: Sequence[Rect], size: float) -> float:
    """Give the height that a column takes beside its list, whose text has this size."""
    heads = [_head(desk, column, frame, size).longest for column, frame in zip(columns, frames, strict=True)]
    return 2 * desk.sizes.padding + max([ICON_SMALL, *heads]) + ITEM_GAP


def _head(desk: Desk, column: ScopeColumn, frame: Rect, size: float) -> MeasuredText:
    """Set a list's heading, a step larger than a list that is larger than designed."""
    larger = desk.larger(size) if size > desk.sizes.body else 0.0
    text = desk.headed(line_of(column.name), desk.heading(max(desk.sizes.heading, larger)))
    return measure(text, frame.width - 2 * desk.sizes.padding - ICON_SMALL - ICON_GAP, desk.fonts)


def heads_fit(desk: Desk, columns: Sequence[ScopeColumn], frames: Sequence[Rect], size: float) -> bool:
    """Tell whether every heading over lists of this size has room in one line."""
    return all(_head(desk, column, frame, size).line_count == 1 for column, frame in zip(columns, frames, strict=True))


def apart(text: Styled, more: float) -> Styled:
    """Add points between the items of a list."""
    first, *rest = text
    apart = (replace(one, style=replace(one.style, space_before=one.style.space_before + more)) for one in rest)
    return (first, *apart)


def placed_columns(
    desk: Desk, source: str, stacks: Sequence[Sequence[ScopeColumn]], texts: Sequence[Styled], room: Rect
) -> list[AnyItem]:
    """Draw the lists' cards: stacks side by side, each as high as the room."""
    columns = [column for stack in stacks for column in stack]
    size = max((paragraph.style.size for text in texts for paragraph in text), default=0.0)
    frames = frames_of(desk, room, stacks)
    around = around_list(desk, columns, frames, size)
    bodies = [
        measure(text, frame.width - 2 * desk.sizes.padding, desk.fonts)
        for text, frame in zip(texts, frames, strict=True)
    ]
    places = _heights(desk, frames, by_stack([body.longest + around for body in bodies], stacks))
    cards = zip(columns, bodies, places, strict=True)
    return [_card(desk, source, column, body, frame, around, size) for column, body, frame in cards]


def _heights(desk: Desk, frames: Sequence[Rect], needs: Sequence[Sequence[float]]) -> list[Rect]:
    """Part the height of every stack among its cards, as they need it."""
    gap, rest = desk.sizes.gap, iter(frames)
    places = []
    for stack in needs:
        used = 0.0
        for need in stack:
            frame = next(rest)
            height = (frame.height - gap * (len(stack) - 1)) * need / sum(stack)
            places.append(replace(frame, y=frame.y + used, height=height))
            used += height + gap
    return places


def _card(
    desk: Desk, source: str, column: ScopeColumn, body: MeasuredText, frame: Rect, around: float, size: float
) -> GroupItem:
    pad = desk.sizes.padding
    head = _head(desk, column, frame, size)
    inner = frame.inset(pad)
    line = around - 2 * pad - ITEM_GAP
    square = Rect(inner.x, inner.y + (min(line, 2 * ICON_SMALL) - ICON_SMALL) / 2, ICON_SMALL, ICON_SMALL)
    heading = Rect(inner.x + ICON_SMALL + ICON_GAP, inner.y, head.width, line)
    top = frame.y + around - pad
    place = Rect(inner.x, top, inner.width, frame.bottom - pad - top)
    items = (
        panel(frame, desk.palette.surface, radius=desk.sizes.radius, name=f"{column.name} ground", source=source),
        icon(desk, column.icon, square, column.colour, name=f"{column.name} icon", source=source),
        text_item(head, heading, name=f"{column.name} heading", source=source, role=Role.HEADING_2),
        text_item(no_lone_words(body, desk.fonts, place.height), place, name=f"{column.name} list", source=source),
    )
    return GroupItem(rect=frame, name=column.name, source=source, items=items)
