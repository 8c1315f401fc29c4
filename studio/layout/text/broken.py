"""A paragraph broken at one width: what tells whether that suits, and the lines once somebody asks for them."""

from collections.abc import Callable
from math import inf
from typing import Protocol

from studio.layout.page import Piece


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


class Broken:
    """The lines of a paragraph, which are made only for what is drawn: most of what is broken is only tried."""

    __slots__ = ("_lines", "_make", "count", "needed", "size", "widest")

    def __init__(self, count: int, widest: float, needed: float, size: float, make: Callable[[], Lines]) -> None:
        self.count = count
        """Lines; at least one."""
        self.widest = widest
        """Points of the widest line."""
        self.needed = needed
        """Width in points from which a line would take up another word; infinite where none would."""
        self.size = size
        """Of the characters of every line, in points; 0 where lines differ."""
        self._make = make
        self._lines: Lines | None = None

    @property
    def lines(self) -> Lines:
        """The lines from top to bottom."""
        if self._lines is None:
            self._lines = self._make()
        return self._lines


def broken_into(lines: Lines) -> Broken:
    """Give lines that are there already."""
    widest = max([line.width for line in lines])
    needed = min([line.needed for line in lines], default=inf)
    return Broken(len(lines), widest, needed, 0.0, lambda: lines)
