"""A paragraph broken at one width: what tells whether that suits, and the lines once somebody asks for them."""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple, Protocol

from studio.layout.paragraphs import Piece


class AnyLine(Protocol):
    """A line without the spaces at its end, however it was found."""

    @property
    def size(self) -> float:
        """Of its largest characters in points; 0 for no characters."""

    @property
    def width(self) -> float:
        """Points."""

    @property
    def end(self) -> int:
        """Offset in the paragraph of the first character that is not on this line, spaces at its end skipped."""

    @property
    def needed(self) -> float:
        """Width in points from which the next word would stand on this line too; infinite where none would."""

    def pieces(self, x: float) -> tuple[Piece, ...]:
        """Give the line's stretches with their positions and kerning, from this x on."""

    def renumbered(self, dropped: int) -> "AnyLine":
        """Give the line where so many runs before its own are left out."""


Lines = tuple[AnyLine, ...]


class Breakable(Protocol):
    """A paragraph whose lines can be told from the places at which they end, in whatever it counts these."""

    def lines(self, stops: Sequence[int]) -> Lines:
        """Give the lines that end at these places."""

    def ends(self, stops: Sequence[int]) -> Sequence[int]:
        """Give what `end` says of each line, without the lines."""


class Broken:
    """The lines of a paragraph, which are made only for what is drawn: most of what is broken is only tried."""

    __slots__ = ("_lines", "_paragraph", "_stops", "count", "needed", "size", "widest")

    def __init__(self, paragraph: Breakable, stops: Sequence[int], widest: float, needed: float, size: float) -> None:
        self._paragraph = paragraph
        self._stops = stops
        self.count = len(stops)
        """Lines; at least one."""
        self.widest = widest
        """Points of the widest line."""
        self.needed = needed
        """Width in points from which a line would take up another word; infinite where none would."""
        self.size = size
        """Of the characters of every line, in points; 0 where lines differ."""
        self._lines: Lines | None = None

    @property
    def lines(self) -> Lines:
        """The lines from top to bottom."""
        if self._lines is None:
            self._lines = self._paragraph.lines(self._stops)
        return self._lines

    @property
    def ends(self) -> Sequence[int]:
        """The offset in the paragraph of the first character behind each line, spaces at its end skipped."""
        return self._paragraph.ends(self._stops)


class _Ready(NamedTuple):
    """Lines that are there."""

    made: Lines

    def lines(self, stops: Sequence[int]) -> Lines:
        return tuple([self.made[stop - 1] for stop in stops])

    def ends(self, stops: Sequence[int]) -> Sequence[int]:
        return [self.made[stop - 1].end for stop in stops]


def broken_into(lines: Lines) -> Broken:
    """Give lines that are there already."""
    widest = max([line.width for line in lines])
    needed = min([line.needed for line in lines], default=inf)
    return Broken(_Ready(lines), range(1, len(lines) + 1), widest, needed, 0.0)
