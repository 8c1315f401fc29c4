"""Several runs, each plain in its own typeface, to lines: a paragraph with emphasis, set without cutting it up.

The words of all runs are put side by side at their places in points; what no space parts stays together.  Nothing is
kerned over the border of two runs.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from math import inf
from typing import NamedTuple

from studio.domain.frozen import replace
from studio.layout.paragraphs import Piece, Run
from studio.layout.text.breaking import ROUNDING
from studio.layout.text.broken import Broken, broken_into
from studio.layout.text.strips import kerns_of, make_piece, words_of
from studio.layout.text.typefaces import HYPHENS, FontBook, Typeface, Unit


class StrandLine(NamedTuple):
    """A line with stretches of several runs, without the space at its end."""

    stretches: tuple[Piece, ...]
    """With the line's beginning at 0."""
    size: float
    """Of the largest characters, in points."""
    width: float
    """Points."""
    end: int
    """Offset in the paragraph of the first character that is not on this line, spaces at its end skipped."""
    needed: float = inf
    """Width in points from which the next word would stand on this line too; infinite where none would."""

    def pieces(self, x: float) -> tuple[Piece, ...]:
        """Give the line's stretches from this x on."""
        if not x:
            return self.stretches
        return tuple([replace(piece, x=piece.x + x) for piece in self.stretches])

    def renumbered(self, dropped: int) -> "StrandLine":
        """Give the line where so many runs before its own are left out."""
        if not dropped:
            return self
        return self._replace(stretches=tuple([replace(piece, run=piece.run - dropped) for piece in self.stretches]))


class _Word(NamedTuple):
    """A word, or a part of one, in its place if all words stood on one line."""

    run: int
    unit: Unit
    start: float
    """In sizes of the first run; what is kerned towards a space before it lies before that."""
    end: float
    past: float
    """Where the space behind it ends, or the next part begins."""
    begin: int
    """Offset in its run's text."""


class _Strand(NamedTuple):
    """A run as it is measured; lengths are in sizes of the first run, so that all sizes of a text have it in common."""

    text: str
    face: Typeface
    size: float
    units: tuple[Unit, ...]
    opens: bool
    """Whether it begins with a space."""
    closes: bool
    """Whether it ends with one."""


class Bundle:
    """The runs of a paragraph with their words side by side."""

    __slots__ = ("_broken", "_sizes", "_unit", "_woven")

    def __init__(self, woven: "_Woven", sizes: Sequence[float]) -> None:
        self._woven = woven
        self._sizes = sizes
        """Of the runs, in points."""
        self._unit = sizes[0]
        self._broken: dict[float, Broken] = {}

    def broken(self, room: float) -> Broken | None:
        """Break the paragraph at a width in points; None where it has a word that no line can hold."""
        known = self._broken.get(room)
        if known is None:
            stops = self._stops((room + ROUNDING) / self._unit)
            if stops is None:
                return None
            known = self._broken[room] = self._found(stops)
        return known

    def _stops(self, limit: float) -> list[int] | None:
        """Give the group of words before which each line ends."""
        groups, ends = self._woven.groups, self._woven.ends
        stops = [0]
        while stops[-1] < len(groups):
            begin = stops[-1]
            stop = bisect_right(ends, groups[begin][0].start + limit, begin)
            if stop == begin:
                return None
            stops.append(stop)
        return stops[1:]

    def _found(self, stops: Sequence[int]) -> Broken:
        if len(set(self._sizes)) > 1:
            return broken_into(self.lines(stops))
        ends, unit = self._woven.ends, self._unit
        starts = [self._woven.groups[first][0].start for first in (0, *stops[:-1])]
        widest = max([ends[stop - 1] - start for start, stop in zip(starts, stops, strict=True)])
        needed = min([ends[stop] - start for start, stop in zip(starts, stops[:-1], strict=False)], default=inf)
        return Broken(self, stops, widest * unit, needed * unit, unit)

    def lines(self, stops: Sequence[int]) -> tuple[StrandLine, ...]:
        """Give the lines that end before these groups of words."""
        groups, ends, unit = self._woven.groups, self.ends(stops), self._unit
        lines = []
        first = 0
        for stop, end in zip(stops, ends, strict=True):
            words = [word for group in groups[first:stop] for word in group]
            start = words[0].start
            size = max([self._sizes[word.run] for word in words])
            needed = (groups[stop][-1].end - start) * unit if stop < len(groups) else inf
            stretches = _stretches(self._woven.strands, words, unit)
            lines.append(StrandLine(stretches, size, (words[-1].end - start) * unit, end, needed))
            first = stop
        return tuple(lines)

    def ends(self, stops: Sequence[int]) -> Sequence[int]:
        """Give the offset of the first character behind each line that ends before one of these groups of words."""
        groups = self._woven.groups
        offsets = [0, *accumulate([len(strand.text) for strand in self._woven.strands])]
        after = [groups[stop][0] for stop in stops if stop < len(groups)]
        return [*[offsets[word.run] + word.begin for word in after], offsets[-1]]


class _Woven(NamedTuple):
    """The words of several runs in their places."""

    strands: Sequence[_Strand]
    groups: Sequence[list[_Word]]
    """Words that no line may part."""
    ends: Sequence[float]
    """Of the groups."""


def bundle_of(runs: tuple[Run, ...], fonts: FontBook) -> Bundle | None:
    """Give several runs as they can be broken; None where one of them is not plain."""
    if len(runs) < 2:  # noqa: PLR2004 - what has one run is no bundle
        return None
    unit = runs[0].size
    faces = [fonts.face(run.font, bold=run.bold, italic=run.italic) for run in runs]
    woven = _woven(tuple([(run.shown, face, run.size / unit) for run, face in zip(runs, faces, strict=True)]))
    return None if woven is None else Bundle(woven, [run.size for run in runs])


# A text is tried in several sizes, and what differs in colours alone has its words in common.
@lru_cache(maxsize=1024)
def _woven(runs: tuple[tuple[str, Typeface, float], ...]) -> _Woven | None:
    strands: list[_Strand] = []
    for run in runs:
        strand = _strand_of(*run)
        if strand is None or not _follows(strand, strands):
            return None
        strands.append(strand)
    if strands[0].opens or strands[-1].closes:
        return None
    groups = _words(strands)
    return _Woven(strands, groups, [group[-1].end for group in groups])


def _strand_of(text: str, face: Typeface, size: float) -> _Strand | None:
    opens, closes = text.startswith(" "), text.endswith(" ")
    words = words_of(text[opens : len(text) - closes], face)
    return None if words is None else _Strand(text, face, size, words.units, opens, closes)


def _follows(strand: _Strand, before: Sequence[_Strand]) -> bool:
    """Tell whether one space at most stands between two runs, and no hyphen is at their border."""
    if not before:
        return True
    last = before[-1]
    return last.closes != strand.opens or not (last.closes or last.text.endswith(HYPHENS))


def _words(strands: Sequence[_Strand]) -> list[list[_Word]]:
    """Put the words of all runs side by side; those that stay together in one list."""
    groups: list[list[_Word]] = []
    place = 0.0
    parted = True
    for number, strand in enumerate(strands):
        scale = strand.size / strand.face.units
        at = 0
        if strand.opens:
            place += strand.face.word(" ").width * scale
            at, parted = 1, True
        for unit in _bared(strand):
            start = place + unit.lead * scale
            place += unit.advance * scale
            word = _Word(number, unit, start, place - unit.behind * scale, place, at)
            at += unit.step
            if parted:
                groups.append([word])
            else:
                groups[-1].append(word)
            parted = True
        parted = strand.closes
    return groups


def _bared(strand: _Strand) -> list[Unit]:
    """Give a run's words, kerned towards the spaces that it has itself."""
    units = list(strand.units)
    first, last = units[0], units[-1]
    if not strand.opens and first.lead:
        units[0] = first._replace(advance=first.advance - first.lead, lead=0, kerns=first.kerns[1:])
    if not strand.closes:
        last = units[-1]
        kerns = last.kerns[:-1] if last.tail else last.kerns
        units[-1] = last._replace(advance=last.advance - last.behind, behind=0, tail=0, step=last.length, kerns=kerns)
    return units


def _stretches(strands: Sequence[_Strand], words: Sequence[_Word], unit: float) -> tuple[Piece, ...]:
    """Give the stretches of a line in points, each with the spaces of its own run on either side."""
    stretches = []
    for number, group in groupby(words, key=lambda word: word.run):
        strand = strands[number]
        held = list(group)
        first, last = held[0], held[-1]
        opens = strand.opens and first.begin == 1 and first is not words[0]
        closes = last is not words[-1] and strand.closes
        begin = 0 if opens else first.begin
        end = len(strand.text) if closes else last.begin + last.unit.length
        scale = strand.size / strand.face.units
        lead = first.unit.lead * scale
        left = first.start - lead - strand.face.word(" ").width * scale if opens else first.start
        right = last.past if closes else last.end
        kerns = kerns_of(tuple([word.unit for word in held]), bare_first=not opens, bare_last=not closes)
        moves = tuple([(index + first.begin - begin, move) for index, move in kerns])
        x, width = (left - words[0].start) * unit, (right - left) * unit
        text, face = strand.text[begin:end], strand.face.path
        stretches.append(make_piece(text=text, x=x, width=width, run=number, face=face, kerns=moves))
    return tuple(stretches)
