"""What a page is filled with: things of a known height that may be parted, and the rule that fills a room with them."""

from collections.abc import Iterable, Sequence
from dataclasses import field
from itertools import pairwise
from typing import Protocol

from studio.domain.frozen import dataclass
from studio.layout.items import AnyItem

SLACK = 0.01
"""Points that a thing may exceed its room by: what adding heights loses in rounding."""


_WORTHWHILE = 0.25
"""Part of a page's height below which it is no use to part what follows a heading that fills the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A spot for the outline, and for links."""

    anchor: str
    title: str
    level: int


@dataclass(slots=True)
class Sheet:
    """A page that is being filled."""

    items: list[AnyItem] = field(default_factory=list)
    marks: list[tuple[Mark, float]] = field(default_factory=list)
    """Marks with their y."""


class Flowable(Protocol):
    """A thing of known width and height on its way to a page; all lengths in points."""

    @property
    def before(self) -> float:
        """Least distance to the thing above it; the greater of two neighbours' wishes counts."""

    @property
    def after(self) -> float:
        """Least distance to the thing below it."""

    @property
    def keep(self) -> bool:
        """Whether the next thing must begin on the same page."""

    @property
    def height(self) -> float:
        """Height when it stands in one piece."""

    @property
    def least(self) -> float:
        """Height of the smallest piece that may open it."""

    def split(self, room: float, *, force: bool) -> "Parts":
        """Part what is higher than `room`; no first part where nothing fits, unless forced."""

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Add its items to a page."""

    def stretched(self, height: float) -> "Flowable":
        """Give it with this height where it has a visible body; unchanged otherwise."""


Parts = tuple[Flowable | None, Flowable | None]
"""What fits, and what is left."""

Flow = tuple[Flowable, ...]
"""Things under one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """Things under one another as one thing."""

    children: Flow
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    height: float = field(default=0.0, init=False, compare=False)
    """Heights and the distances between: found once, since everything around it asks."""

    def __post_init__(self) -> None:
        """Add up the heights."""
        object.__setattr__(self, "height", stacked_height(self.children))

    @property
    def least(self) -> float:
        """What opens it, with everything that is kept with that."""
        return _needed(self.children) if self.children else 0.0

    def split(self, room: float, *, force: bool) -> Parts:
        """Part between its children, or in one of them."""
        pending = list(reversed(self.children))
        placed = take(pending, room, force=force)
        if not placed:
            return None, self
        head = Stack(children=tuple(child for _, child in placed), before=self.before)
        tail = Stack(children=tuple(reversed(pending)), after=self.after, keep=self.keep) if pending else None
        return head, tail

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Place the children under one another."""
        for offset, child in _stacked(self.children):
            child.place(x, y + offset, sheet)

    def stretched(self, height: float) -> "Flowable":
        """Stretch the only child; several keep their heights."""
        if len(self.children) != 1:
            return self
        return Stack(
            children=(self.children[0].stretched(height),), before=self.before, after=self.after, keep=self.keep
        )


def _stacked(children: Iterable[Flowable]) -> Iterable[tuple[float, Flowable]]:
    y = 0.0
    previous: Flowable | None = None
    for child in children:
        if previous is not None:
            y += max(previous.after, child.before)
        yield y, child
        y += child.height
        previous = child


def stacked_height(children: Sequence[Flowable]) -> float:
    """Give the height of things under one another."""
    if len(children) == 1:
        return children[0].height
    gaps = sum([max(above.after, below.before) for above, below in pairwise(children)])
    return gaps + sum([child.height for child in children])


def _needed(children: Iterable[Flowable]) -> float:
    """Give the height that the first thing needs with all that must begin on its page."""
    total = 0.0
    previous: Flowable | None = None
    for child in children:
        if previous is not None:
            total += max(previous.after, child.before)
        if not child.keep:
            return total + child.least
        total += child.height
        previous = child
    return total


def take(pending: list[Flowable], room: float, *, force: bool) -> list[tuple[float, Flowable]]:
    """Move as much as a room of this height holds from the end of `pending`, the first thing last, with its offsets.

    Forced, something is always moved: the room is a whole page.
    """
    placed: list[tuple[float, Flowable]] = []
    y = 0.0
    alone = True
    """Whether only headings, kept with what follows, stand in the room."""
    while pending:
        child = pending[-1]
        gap = max(placed[-1][1].after, child.before) if placed else 0.0
        left = room - y - gap + SLACK
        forced = force and alone and (not placed or left > room * _WORTHWHILE)
        if not forced and _needed(reversed(pending)) > left:
            break
        if child.height <= left:
            pending.pop()
            placed.append((y + gap, child))
            y += gap + child.height
            alone = alone and child.keep
            continue
        head, tail = child.split(left, force=forced)
        if head is not None:
            pending.pop()
            placed.append((y + gap, head))
            if tail is not None:
                pending.append(tail)
        break
    return placed
