"""PDFs to the words on their pages, the words of two pages to pairs, and pairs to lines."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

FURTHEST = 2.0
"""Points that a word may be apart in two pictures of a slide."""
_ONE_LINE = 1.0
"""Points between the baselines of two words on one line."""
_NEXT_COLUMN = 24.0
"""Points between two words on one baseline that are not of one line."""


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a space, and where the first one stands: its left edge on the baseline, in points."""

    text: str
    x: float
    y: float
    right: float


@dataclass(frozen=True, slots=True)
class Match:
    """A word of ours, and the same word in the other program's picture of the slide."""

    ours: Word
    theirs: Word | None

    @property
    def apart(self) -> float:
        """How far the words' beginnings are apart, across or down, in points."""
        if self.theirs is None:
            return float("inf")
        return max(abs(self.ours.x - self.theirs.x), abs(self.ours.y - self.theirs.y))

    @property
    def agrees(self) -> bool:
        """Tell whether the words stand in one place."""
        return self.apart <= FURTHEST


Line = tuple[Match, ...]


def pages_of_words(pdf: Path) -> list[tuple[Word, ...]]:
    """Give the words of every page in the order in which they are drawn."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [tuple(_words(page)) for page in document]


def _words(page: pypdfium2.PdfPage) -> Iterator[Word]:
    text, height = page.get_textpage(), page.get_height()
    characters = [_character(text, index, height) for index in range(text.count_chars())]
    for space, group in groupby(characters, key=lambda character: not character[0].strip()):
        if not space:
            word = list(group)
            yield Word("".join(character[0] for character in word), word[0][1], word[0][2], word[-1][3])


def _character(text: pypdfium2.PdfTextPage, index: int, height: float) -> tuple[str, float, float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    right = text.get_charbox(index, loose=True)[2]
    return chr(pdfium.FPDFText_GetUnicode(text, index)), x.value, height - y.value, right


def matched_lines(ours: Sequence[Word], theirs: Sequence[Word]) -> list[Line]:
    """Find every word of ours among theirs, the nearest first; the pairs by our lines."""
    places: dict[str, list[int]] = {}
    for index, word in enumerate(theirs):
        places.setdefault(word.text, []).append(index)
    near = sorted(
        (abs(word.x - theirs[place].x) + abs(word.y - theirs[place].y), number, place)
        for number, word in enumerate(ours)
        for place in places.get(word.text, ())
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, place in near:
        if number not in found and place not in taken:
            found[number] = place
            taken.add(place)
    lines: list[list[Match]] = []
    for number, word in enumerate(ours):
        if not lines or not _continues(lines[-1][-1].ours, word):
            lines.append([])
        lines[-1].append(Match(word, theirs[found[number]] if number in found else None))
    return [tuple(line) for line in lines]


def _continues(last: Word, word: Word) -> bool:
    return abs(word.y - last.y) < _ONE_LINE and -_ONE_LINE < word.x - last.right < _NEXT_COLUMN


def breaks_alike(line: Line) -> bool:
    """Tell whether the words of a line of ours stand on one line there too."""
    heights = [match.theirs.y for match in line if match.theirs]
    return len(heights) == len(line) and max(heights) - min(heights) < 2 * _ONE_LINE
