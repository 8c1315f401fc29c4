"""Places of texts that lie over one another moved apart: smaller ones first, then others where the slide has room."""

from collections.abc import Callable, Iterator, Sequence

from studio.domain.frozen import dataclass, replace
from studio.domain.geometry import Rect
from studio.layout.slides.frame import Spot

_TOUCH = 1.0
"""Points by which places may reach into one another: what templates are out by."""
_NARROWEST, _LOWEST = 120.0, 14.0
"""Points of a place in which words can be read at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A text that wants a place."""

    spot: Spot
    fits: Callable[[Spot], bool]
    """Whether it is whole in a place, at the smallest size."""

    def fits_in(self, rect: Rect) -> bool:
        """Tell whether the text is whole in another rectangle."""
        return self.has_room(rect) and self.fits(replace(self.spot, rect=rect))

    def has_room(self, rect: Rect) -> bool:
        """Tell whether at least the beginning of the text has room there."""
        place = replace(self.spot, rect=rect)
        return place.width >= _NARROWEST and place.height >= _LOWEST


def overlap(one: Rect, other: Rect) -> bool:
    """Tell whether two rectangles lie over one another by more than a hair."""
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across >= _TOUCH and down >= _TOUCH


def apart(pieces: Sequence[Piece], fixed: Sequence[Rect], rooms: Sequence[Rect]) -> tuple[Spot | None, ...]:
    """Give each piece a place that lies over no other, the one it wants if it can; None where there is none.

    What comes first keeps its place before what comes later. `fixed` stays where it is; `rooms` are where a piece may
    go that cannot stay at all, best first.
    """
    rects: list[Rect | None] = [piece.spot.rect for piece in pieces]
    for number, piece in enumerate(pieces):
        for other in fixed:
            rects[number] = _beside(piece, rects[number], other)
        for before in range(number):
            mine, theirs = rects[number], rects[before]
            if mine is None or theirs is None or not overlap(mine, theirs):
                continue
            others = [rect for at, rect in enumerate(rects) if rect is not None and at != number]
            free = _cut(pieces[before].fits_in, theirs, piece.fits_in, mine)
            free = free or (theirs, _elsewhere(piece, (*fixed, *others), rooms))
            if free[1] is None:
                free = _cut(pieces[before].has_room, theirs, piece.has_room, mine) or free
            rects[before], rects[number] = free
    return tuple(
        None if rect is None else replace(piece.spot, rect=rect) for piece, rect in zip(pieces, rects, strict=True)
    )


def _beside(piece: Piece, rect: Rect | None, other: Rect) -> Rect | None:
    """Give what is left of a place beside what stays; None where that is no room for the piece."""
    if rect is None or not overlap(rect, other):
        return rect
    left = [kept for kept, stays in _cuts(rect, other) if stays == other]
    whole = next((kept for kept in left if piece.fits_in(kept)), None)
    return whole or next((kept for kept in left if piece.has_room(kept)), None)


def _cut(
    first: Callable[[Rect], bool], one: Rect, second: Callable[[Rect], bool], other: Rect
) -> tuple[Rect, Rect | None] | None:
    """Cut two places so that each will do for its text; None where no cut does it."""
    return next(((mine, theirs) for mine, theirs in _cuts(one, other) if first(mine) and second(theirs)), None)


def _cuts(one: Rect, other: Rect) -> Iterator[tuple[Rect, Rect]]:
    """Give two places cut at each other's edges and halfway: under one another first, then side by side."""
    yield from _stacked(one, other)
    for turned_one, turned_other in _stacked(_turned(one), _turned(other)):
        yield _turned(turned_one), _turned(turned_other)


def _stacked(one: Rect, other: Rect) -> Iterator[tuple[Rect, Rect]]:
    above = one.y + one.bottom <= other.y + other.bottom
    upper, lower = (one, other) if above else (other, one)
    for edge in (lower.y, upper.bottom, (lower.y + upper.bottom) / 2):
        bottom, top = min(upper.bottom, edge), max(lower.y, edge)
        high = replace(upper, height=bottom - upper.y)
        low = replace(lower, y=top, height=lower.bottom - top)
        yield (high, low) if above else (low, high)


def _turned(rect: Rect) -> Rect:
    return Rect(rect.y, rect.x, rect.height, rect.width)


def _elsewhere(piece: Piece, taken: Sequence[Rect], rooms: Sequence[Rect]) -> Rect | None:
    """Give the highest free place over or under what is taken, no wider than the piece wants to be."""
    own = piece.spot.rect
    for room in rooms:
        x = max(own.x, room.x)
        column = Rect(x, room.y, min(own.right, room.right) - x, room.height)
        for free in sorted(_gaps(column, taken), key=lambda gap: -gap.height):
            if piece.fits_in(free):
                return free
    return None


def _gaps(column: Rect, taken: Sequence[Rect]) -> Iterator[Rect]:
    """Give the parts of a column that nothing lies over."""
    top = column.y
    for rect in sorted((rect for rect in taken if overlap(rect, column)), key=lambda rect: rect.y):
        if rect.y > top:
            yield replace(column, y=top, height=rect.y - top)
        top = max(top, rect.bottom)
    if column.bottom > top:
        yield replace(column, y=top, height=column.bottom - top)
