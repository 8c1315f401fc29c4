"""Runs to lines: the greedy breaking of office programs, at spaces and after hyphens and dashes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from studio.layout.page import Piece, Run
from studio.layout.text.typefaces import FontBook, Typeface

SPACES = " \t\n\r"
"""Where a line may end; other kinds of space hold."""
_WORDS = re.compile(rf"[{SPACES}]+|[^{SPACES}]+")
_HYPHENS = ("-", "\u2010", "\u2013", "\u2014")
_HYPHENATED = re.compile(r"(?<=\w)[-\u2010\u2013\u2014]+(?=\w)")


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters of one run in one typeface, none of which a line may part."""

    run: int
    face: Typeface
    text: str
    start: int
    """Offset of the first character in the paragraph."""
    size: float

    @property
    def width(self) -> float:
        """Points."""
        return self.face.word(self.text).width * self.size / self.face.units


@dataclass(frozen=True, slots=True)
class Atom:
    """What stays together on a line: a word, or the spaces between words."""

    fragments: tuple[Fragment, ...]
    width: float
    space: bool


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """The atoms of a line without the spaces at its end."""

    atoms: tuple[Atom, ...]
    width: float
    end: int
    """Offset in the paragraph of the first character that is not on this line, spaces at its end skipped."""
    needed: float = inf
    """Width in points from which the next word would stand on this line too; infinite where none would."""


def atoms_of(runs: Sequence[Run], fonts: FontBook) -> tuple[Atom, ...]:
    """Cut a paragraph's runs at every place where a line may end."""
    atoms: list[Atom] = []
    pending: list[Fragment] = []
    offset = 0
    for index, run in enumerate(runs):
        for token in _WORDS.findall(run.shown):
            space = token[0] in SPACES
            if pending and (space or _ends_part(pending, token)):
                atoms.append(_word(pending))
                pending = []
            for part, closes in _unbreakable(token, space=space):
                fragments = tuple(_fragments(part, index, run, offset, fonts))
                offset += len(part)
                if space:
                    atoms.append(Atom(fragments, sum(fragment.width for fragment in fragments), space=True))
                    continue
                pending.extend(fragments)
                if closes:
                    atoms.append(_word(pending))
                    pending = []
    if pending:
        atoms.append(_word(pending))
    return tuple(atoms)


def _ends_part(pending: Sequence[Fragment], token: str) -> bool:
    """Tell whether a line may end between a word's beginning and its rest, which is in another run."""
    if not pending[-1].text.endswith(_HYPHENS):
        return False
    word = "".join(fragment.text for fragment in pending)
    return any(hyphen.end() == len(word) for hyphen in _HYPHENATED.finditer(word + token[:1]))


def _unbreakable(token: str, *, space: bool) -> Iterator[tuple[str, bool]]:
    """Cut a word after its hyphens and dashes; True when a line may end after the part."""
    start = 0
    if not space:
        for hyphen in _HYPHENATED.finditer(token):
            yield token[start : hyphen.end()], True
            start = hyphen.end()
    yield token[start:], False


def _fragments(text: str, index: int, run: Run, offset: int, fonts: FontBook) -> Iterator[Fragment]:
    """Split where the brand's typeface lacks characters that the fallback has."""
    own = fonts.face(run.font, bold=run.bold, italic=run.italic)
    spaces = text[:1] in SPACES
    if spaces or own.covers(text):
        shown = " " * len(text) if spaces else text
        yield Fragment(index, own, shown, offset, run.size)
        return
    other = fonts.fallback(bold=run.bold, italic=run.italic)
    start = 0
    faces = [own if own.covers(character) or not other.covers(character) else other for character in text]
    for end in range(1, len(text) + 1):
        if end == len(text) or faces[end] is not faces[start]:
            yield Fragment(index, faces[start], text[start:end], offset + start, run.size)
            start = end


def _word(fragments: list[Fragment]) -> Atom:
    return Atom(tuple(fragments), sum(fragment.width for fragment in fragments), space=False)


def _kern(left: Atom, right: Atom) -> float:
    """Give the kerning across the border of two atoms in points: office programs kern with spaces too."""
    before, after = left.fragments[-1], right.fragments[0]
    if before.face is not after.face or before.size != after.size or before.run != after.run:
        return 0.0
    return before.face.joint(before.text[-1], after.text[0]) * before.size / before.face.units


def break_lines(atoms: Sequence[Atom], width: float, *, hanging: float = 0.0) -> tuple[BrokenLine, ...]:
    """Fill lines one after the other; a word longer than a line is cut where it must be.

    `hanging` shortens the first line by so many points.
    """
    lines: list[BrokenLine] = []
    line: list[Atom] = []
    used = 0.0
    queue = list(reversed(atoms))
    while queue:
        atom = queue.pop()
        room = width - (hanging if not lines else 0.0)
        advance = atom.width + (_kern(line[-1], atom) if line else 0.0)
        if atom.space or used + advance <= room + 1e-6:
            if line or not atom.space or not lines:
                line.append(atom)
                used += advance
        elif line and not all(previous.space for previous in line):
            lines.append(_closed(line, used + advance + width - room))
            line, used = [], 0.0
            queue.append(atom)
        else:
            head, tail = _cut(atom, room - used)
            line.append(head)
            lines.append(_closed(line))
            line, used = [], 0.0
            if tail:
                queue.append(tail)
    if line or not lines:
        lines.append(_closed(line))
    return tuple(lines)


def _closed(line: list[Atom], needed: float = inf) -> BrokenLine:
    end = line[-1].fragments[-1].start + len(line[-1].fragments[-1].text) if line else 0
    kept = list(line)
    while kept and kept[-1].space:
        kept.pop()
    width = sum(atom.width for atom in kept)
    width += sum(_kern(left, right) for left, right in pairwise(kept))
    return BrokenLine(tuple(kept), width, end, needed)


def _cut(atom: Atom, room: float) -> tuple[Atom, Atom | None]:
    """Cut a word that no line can hold; at least one character stays before the cut."""
    head: list[Fragment] = []
    used = 0.0
    for number, fragment in enumerate(atom.fragments):
        for index, character in enumerate(fragment.text):
            part = Fragment(fragment.run, fragment.face, character, fragment.start + index, fragment.size)
            used += part.width
            if head and used > room:
                tail = (_from(fragment, index), *atom.fragments[number + 1 :])
                return _word(_joined(head)), _rest(tail, atom.width - used, room)
            head.append(part)
    return atom, None


def _from(fragment: Fragment, index: int) -> Fragment:
    return Fragment(fragment.run, fragment.face, fragment.text[index:], fragment.start + index, fragment.size)


def _rest(tail: tuple[Fragment, ...], width: float, room: float) -> Atom:
    """Give what follows a cut; only when it may end on the next line must its width be exact."""
    if width > 2 * room:
        return Atom(tail, width, space=False)
    return _word(list(tail))


def _joined(fragments: list[Fragment]) -> list[Fragment]:
    """Put neighbouring characters of one run and typeface together again."""
    joined: list[Fragment] = []
    for fragment in fragments:
        if joined and joined[-1].run == fragment.run and joined[-1].face is fragment.face:
            last = joined.pop()
            joined.append(Fragment(last.run, last.face, last.text + fragment.text, last.start, last.size))
        else:
            joined.append(fragment)
    return joined


def pieces_of(line: BrokenLine, x: float) -> tuple[Piece, ...]:
    """Give a line's stretches with their positions and kerning, from this x on."""
    pieces: list[Piece] = []
    current: _OpenPiece | None = None
    pen = x
    previous: Atom | None = None
    for atom in line.atoms:
        border = _kern(previous, atom) if previous else 0.0
        for fragment in atom.fragments:
            if current is None or not current.takes(fragment):
                if current is not None:
                    pieces.append(current.closed(pen))
                current = _OpenPiece(fragment, pen)
            pen += current.add(fragment, border)
            border = 0.0
        previous = atom
    if current is not None:
        pieces.append(current.closed(pen))
    return tuple(pieces)


class _OpenPiece:
    """A piece that still grows."""

    def __init__(self, first: Fragment, x: float) -> None:
        self._run = first.run
        self._face = first.face
        self._x = x
        self._text: list[str] = []
        self._length = 0
        self._kerns: list[tuple[int, float]] = []

    def takes(self, fragment: Fragment) -> bool:
        """Tell whether the fragment continues this piece."""
        return fragment.run == self._run and fragment.face is self._face

    def add(self, fragment: Fragment, border: float) -> float:
        """Append a fragment after so many points of kerning; give how far the pen moved."""
        if border and self._length:
            self._kerns.append((self._length - 1, border * 1000 / fragment.size))
        elif not self._length:
            border = 0.0
        shaped = self._face.word(fragment.text)
        scale = 1000 / self._face.units
        self._kerns.extend((self._length + index, kern * scale) for index, kern in shaped.kerns)
        self._text.append(fragment.text)
        self._length += len(fragment.text)
        return border + fragment.width

    def closed(self, pen: float) -> Piece:
        """Give the finished piece."""
        return Piece(
            text="".join(self._text),
            x=self._x,
            width=pen - self._x,
            run=self._run,
            face=self._face.path,
            kerns=tuple(self._kerns),
        )
