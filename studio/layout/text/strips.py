"""A run in one typeface to lines: the plain form of text that nearly every paragraph has, set without any cutting up.

A word is looked up in its typeface with the kerning towards the spaces beside it, so that the places of all words are
sums of whole numbers; lines are found among these by bisection.  What is not that plain is left to `breaking`.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from math import inf
from typing import NamedTuple

from studio.domain.frozen import maker
from studio.domain.typography import HOLDING_SPACE
from studio.layout.paragraphs import Piece, Run
from studio.layout.text.atoms import atoms_of
from studio.layout.text.breaking import ROUNDING
from studio.layout.text.broken import Broken
from studio.layout.text.typefaces import HYPHENS, FontBook, Typeface, Unit

make_piece = maker(Piece)
_OTHER_HYPHENS = frozenset(HYPHENS) - {"-"}


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
        kerns = kerns_of(self.units)
        return (make_piece(text=self.text, x=x, width=self.width, run=0, face=self.face.path, kerns=kerns),)

    def renumbered(self, dropped: int) -> "StripLine":  # noqa: ARG002 - its run is the only one
        """Give the line where so many runs before its own are left out."""
        return self


def kerns_of(
    units: tuple[Unit, ...], *, bare_first: bool = True, bare_last: bool = True
) -> tuple[tuple[int, float], ...]:
    """Give the moves of the pen in words side by side, by the characters from the first of them on.

    What is bare stands at the end of a line: nothing is kerned towards the space that it has not there.
    """
    if not any([unit.kerns for unit in units]):  # noqa: C419 - a list of a few is made faster than a generator
        return ()
    kerns: list[tuple[int, float]] = []
    at = 0
    last = len(units) - 1
    for number, unit in enumerate(units):
        if unit.kerns:
            begin = 1 if unit.lead and not number and bare_first else 0
            end = -1 if unit.tail and number == last and bare_last else None
            kerns += [(at + index, move) for index, move in unit.kerns[begin:end]]
        at += unit.step
    return tuple(kerns)


class _Places(NamedTuple):
    """Where words stand if all are on one line, in font units."""

    starts: list[int]
    ends: list[int]
    offsets: list[int]
    """Of the first character of each word, and of the text's end."""


class Words:
    """The words of a plain text in one typeface."""

    __slots__ = ("_places", "_strips", "face", "text", "units", "whole")

    def __init__(self, text: str, face: Typeface, units: tuple[Unit, ...]) -> None:
        self.text = text
        self.face = face
        self.units = units
        self.whole = sum([unit.advance for unit in units]) - units[-1].behind - units[0].lead
        """Width of the text on one line, in font units."""
        self._places: _Places | None = None
        self._strips: dict[float, Strip] = {}

    @property
    def places(self) -> _Places:
        """Where the words stand; found once."""
        if self._places is None:
            units = self.units
            pasts = [0, *accumulate([unit.advance for unit in units])]
            starts = [past + unit.lead for past, unit in zip(pasts, units, strict=False)]
            ends = [past - unit.behind for past, unit in zip(pasts[1:], units, strict=True)]
            self._places = _Places(starts, ends, [0, *accumulate([unit.step for unit in units])])
        return self._places

    def strip(self, size: float) -> "Strip":
        """Give the words in so many points; those of one size are broken once at a width, however they are spaced."""
        strip = self._strips.get(size)
        if strip is None:
            strip = self._strips[size] = Strip(self, size)
        return strip


class Strip:
    """A plain text in one typeface and size."""

    __slots__ = ("_broken", "_scale", "_size", "_words")

    def __init__(self, words: Words, size: float) -> None:
        self._words = words
        self._size = size
        self._scale = size / words.face.units
        self._broken: dict[float, Broken] = {}

    def broken(self, room: float) -> Broken | None:
        """Break the text at a width in points; None where it has a word that no line can hold."""
        known = self._broken.get(room)
        if known is not None:
            return known
        limit = (room + ROUNDING) / self._scale
        words = self._words
        if words.whole <= limit:
            return Broken(self, (len(words.units),), words.whole * self._scale, inf, self._size)
        found = self._found(limit)
        if found is not None:
            self._broken[room] = found
        return found

    def _found(self, limit: float) -> Broken | None:
        """Fill lines that hold so many font units."""
        starts, ends, _ = self._words.places
        count = len(ends)
        stops: list[int] = []
        stop, widest, needed = 0, 0, inf
        while stop < count:
            start = starts[stop]
            before, stop = stop, bisect_right(ends, start + limit, stop)
            if stop == before:
                return None
            stops.append(stop)
            widest = max(widest, ends[stop - 1] - start)
            if stop < count:
                needed = min(needed, ends[stop] - start)
        scale = self._scale
        return Broken(self, stops, widest * scale, needed * scale, self._size)

    def ends(self, stops: Sequence[int]) -> Sequence[int]:
        """Give the offset of the first character behind each line that ends before one of these words."""
        offsets = self._words.places.offsets
        ends = [offsets[stop] for stop in stops]
        ends[-1] = len(self._words.text)
        return ends

    def lines(self, stops: Sequence[int]) -> tuple[StripLine, ...]:
        """Give the lines that end before these words."""
        words, scale, size = self._words, self._scale, self._size
        if len(stops) == 1:
            return (StripLine(words.text, words.units, words.face, size, words.whole * scale, len(words.text)),)
        starts, ends, offsets = words.places
        lines = []
        first = 0
        for stop in stops:
            shown = words.text[offsets[first] : offsets[stop - 1] + words.units[stop - 1].length]
            last = stop == len(ends)
            end = len(words.text) if last else offsets[stop]
            needed = inf if last else (ends[stop] - starts[first]) * scale
            width = (ends[stop - 1] - starts[first]) * scale
            lines.append(StripLine(shown, words.units[first:stop], words.face, size, width, end, needed))
            first = stop
        return tuple(lines)


def strip_of(runs: tuple[Run, ...], fonts: FontBook) -> Strip | None:
    """Give the only run of a paragraph as it can be broken; None where that is not plain."""
    if len(runs) != 1:
        return None
    run = runs[0]
    text = run.shown if run.caps else run.text
    words = words_of(text, fonts.face(run.font, bold=run.bold, italic=run.italic))
    return None if words is None else words.strip(run.size)


# A text is broken at several widths and in several sizes; its words are the same in all.
@lru_cache(maxsize=4096)
def words_of(text: str, face: Typeface) -> Words | None:
    """Give the words of a text that has single spaces between them and all characters in the typeface."""
    plain = text.isprintable() or text.replace(HOLDING_SPACE, "").isprintable()
    if not plain or not face.covers(text):
        return None
    words = text.split(" ")
    if "" in words:
        return None
    if "-" in text or not (text.isascii() or _OTHER_HYPHENS.isdisjoint(text)):
        return Words(text, face, tuple([unit for word in words for unit in face.parts(word)]))
    return Words(text, face, tuple(map(face.unit.__getitem__, words)))


def widest_stretch(runs: Sequence[Run], fonts: FontBook) -> float:
    """Give the points of the widest stretch that no line may part; 0 for no words."""
    if len(runs) == 1:
        run = runs[0]
        words = words_of(run.shown, fonts.face(run.font, bold=run.bold, italic=run.italic))
        if words is not None:
            widest = max([unit.advance - unit.behind - unit.lead for unit in words.units])
            return widest * run.size / words.face.units
    return max([atom.width for atom in atoms_of(runs, fonts) if not atom.space], default=0.0)
