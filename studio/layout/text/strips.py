"""A run in one typeface to lines: the plain form of text that nearly every paragraph has, set without any cutting up.

A word is looked up in its typeface with the kerning towards the spaces beside it, so that the places of all words are
sums of whole numbers; lines are found among these by bisection.  What is not that plain is left to `breaking`.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from math import inf
from typing import NamedTuple

from studio.layout.page import Piece, Run
from studio.layout.text.breaking import ROUNDING
from studio.layout.text.typefaces import HYPHENS, FontBook, Typeface, Unit


class StripLine(NamedTuple):
    """A line of a plain text, without the space at its end."""

    text: str
    units: tuple[Unit, ...]
    face: Typeface
    size: float
    """Of the characters, in points."""
    width: float
    """Points."""
    end: int
    """Offset in the paragraph of the first character that is not on this line, spaces at its end skipped."""
    needed: float = inf
    """Width in points from which the next word would stand on this line too; infinite where none would."""

    def pieces(self, x: float) -> tuple[Piece, ...]:
        """Give the line's only stretch from this x on."""
        kerns = tuple(kerns_of(self.units))
        return (Piece(text=self.text, x=x, width=self.width, run=0, face=self.face.path, kerns=kerns),)

    def renumbered(self, dropped: int) -> "StripLine":  # noqa: ARG002 - its run is the only one
        """Give the line where so many runs before its own are left out."""
        return self


def kerns_of(
    units: tuple[Unit, ...], *, bare_first: bool = True, bare_last: bool = True
) -> Iterator[tuple[int, float]]:
    """Give the moves of the pen in words side by side, by the characters from the first of them on.

    What is bare stands at the end of a line: nothing is kerned towards the space that it has not there.
    """
    at = 0
    last = len(units) - 1
    for number, unit in enumerate(units):
        if unit.kerns:
            begin = 1 if unit.lead and not number and bare_first else 0
            end = -1 if unit.tail and number == last and bare_last else None
            for index, move in unit.kerns[begin:end]:
                yield at + index, move
        at += unit.step


class Words:
    """The words of a plain text in one typeface, and where they stand if all are on one line, in font units."""

    __slots__ = ("_places", "units", "whole")

    def __init__(self, units: tuple[Unit, ...]) -> None:
        self.units = units
        self.whole = sum([unit.advance for unit in units]) - units[-1].behind - units[0].lead
        """Width of the text on one line."""
        self._places: tuple[list[int], list[int]] | None = None

    @property
    def places(self) -> tuple[list[int], list[int]]:
        """The end of each word, and the offset of its first character with that of the text's end; found once."""
        if self._places is None:
            pasts = accumulate([unit.advance for unit in self.units])
            ends = [past - unit.behind for past, unit in zip(pasts, self.units, strict=True)]
            self._places = ends, [0, *accumulate([unit.step for unit in self.units])]
        return self._places


def strip_lines(runs: tuple[Run, ...], room: float, fonts: FontBook) -> tuple[StripLine, ...] | None:
    """Break a paragraph at a width in points; None where it is not plain, or has a word that no line can hold."""
    if len(runs) != 1:
        return None
    run = runs[0]
    text = run.shown
    face = fonts.face(run.font, bold=run.bold, italic=run.italic)
    words = words_of(text, face)
    if words is None:
        return None
    scale = run.size / face.units
    limit = (room + ROUNDING) / scale
    if words.whole <= limit:
        return (StripLine(text, words.units, face, run.size, words.whole * scale, len(text)),)
    return _lines(text, words, face, run.size, limit)


def _lines(text: str, words: Words, face: Typeface, size: float, limit: float) -> tuple[StripLine, ...] | None:
    scale = size / face.units
    units = words.units
    ends, offsets = words.places
    lines = []
    begin = 0
    count = len(units)
    while begin < count:
        unit = units[begin]
        start = ends[begin] - unit.advance + unit.behind + unit.lead
        stop = bisect_right(ends, start + limit, begin)
        if stop == begin:
            return None
        needed = (ends[stop] - start) * scale if stop < count else inf
        shown = text[offsets[begin] : offsets[stop - 1] + units[stop - 1].length]
        end = offsets[stop] if stop < count else len(text)
        width = (ends[stop - 1] - start) * scale
        lines.append(StripLine(shown, units[begin:stop], face, size, width, end, needed))
        begin = stop
    return tuple(lines)


# A text is broken at several widths and in several sizes; its words are the same in all.
@lru_cache(maxsize=4096)
def words_of(text: str, face: Typeface) -> Words | None:
    """Give the words of a text that has single spaces between them and all characters in the typeface."""
    if not text.isprintable() or not face.covers(text):
        return None
    words = text.split(" ")
    if "" in words:
        return None
    if any(hyphen in text for hyphen in HYPHENS):
        return Words(tuple([unit for word in words for unit in face.parts(word)]))
    return Words(tuple([face.unit[word] for word in words]))
