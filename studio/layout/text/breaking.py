"""Runs to lines: the greedy breaking of office programs, at spaces and after hyphens and dashes."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from math import inf
from typing import NamedTuple

from studio.domain.frozen import dataclass, replace
from studio.domain.typography import FontRole
from studio.layout.paragraphs import Piece, Run
from studio.layout.text.typefaces import HYPHENS, FontBook, Typeface, hyphen_ends

SPACES = " \t\n\r"
"""Where a line may end; other kinds of space hold."""
_WORDS = re.compile(rf"[{SPACES}]+|[^{SPACES}]+")
ROUNDING = 1e-6
"""Points by which a word may stand out of its line: what is lost in adding widths."""


# Fragments and atoms are tuples: a large document is set from a million of them.
class Fragment(NamedTuple):
    """Characters of one run in one typeface, none of which a line may part."""

    run: int
    face: Typeface
    text: str
    size: float
    width: float
    """Points."""


class Atom(NamedTuple):
    """What stays together on a line: a word, or the spaces between words."""

    fragments: tuple[Fragment, ...]
    width: float
    """Points."""
    space: bool
    length: int
    """Characters."""


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """The atoms of a line without the spaces at its end."""

    atoms: tuple[Atom, ...]
    width: float
    end: int
    """Offset in the paragraph of the first character that is not on this line, spaces at its end skipped."""
    needed: float = inf
    """Width in points from which the next word would stand on this line too; infinite where none would."""

    @property
    def size(self) -> float:
        """The largest of its characters in points; 0 for none."""
        return max((fragment.size for atom in self.atoms for fragment in atom.fragments), default=0.0)

    def pieces(self, x: float) -> tuple[Piece, ...]:
        """Give the line's stretches with their positions and kerning, from this x on."""
        return _pieces_of(self, x)

    def renumbered(self, dropped: int) -> "BrokenLine":
        """Give the line where so many runs before its own are left out."""
        if not dropped:
            return self
        atoms = tuple(
            atom._replace(fragments=tuple(fragment._replace(run=fragment.run - dropped) for fragment in atom.fragments))
            for atom in self.atoms
        )
        return replace(self, atoms=atoms)


class _Look(NamedTuple):
    """How the characters of a run are set."""

    run: int
    fonts: FontBook
    role: FontRole
    size: float
    bold: bool
    italic: bool


def atoms_of(runs: Sequence[Run], fonts: FontBook) -> tuple[Atom, ...]:
    """Cut a paragraph's runs at every place where a line may end."""
    atoms: list[Atom] = []
    glued: list[Fragment] = []  # of the last word, where it goes over several runs
    for index, run in enumerate(runs):
        look = _Look(index, fonts, run.font, run.size, run.bold, run.italic)
        begun = bool(atoms) and not atoms[-1].space
        for token in _WORDS.findall(run.shown):
            parts = _parts(token, look)
            if begun and not parts[0].space and not _ends_part(glued or atoms[-1].fragments, token):
                glued = glued or list(atoms[-1].fragments)
                glued += parts[0].fragments
                parts = parts[1:]
            begun = False
            if parts and glued:
                atoms[-1], glued = _atom(tuple(glued)), []
            atoms.extend(parts)
    if glued:
        atoms[-1] = _atom(tuple(glued))
    return tuple(atoms)


def _ends_part(begun: Sequence[Fragment], token: str) -> bool:
    """Tell whether a line may end between a word's beginning and its rest, which is in another run."""
    if not begun[-1].text.endswith(HYPHENS):
        return False
    word = "".join(fragment.text for fragment in begun)
    return len(word) in hyphen_ends(word + token[:1])


# A language says most of what it says with few words.
@lru_cache(maxsize=1 << 15)
def _parts(token: str, look: _Look) -> tuple[Atom, ...]:
    """Cut a word after its hyphens and dashes; spaces stay together."""
    own = look.fonts.face(look.role, bold=look.bold, italic=look.italic)
    if token[0] in SPACES:
        spaces = _fragment(look.run, own, " " * len(token), look.size)
        return (Atom((spaces,), spaces.width, space=True, length=len(token)),)
    ends = (*hyphen_ends(token), len(token))
    if len(ends) == 1 and own.covers(token):  # by far most words
        word = _fragment(look.run, own, token, look.size)
        return (Atom((word,), word.width, space=False, length=len(token)),)
    return tuple(
        _atom(tuple(_fragments(token[start:end], own, look))) for start, end in zip((0, *ends), ends, strict=False)
    )


def _fragments(text: str, own: Typeface, look: _Look) -> Iterator[Fragment]:
    """Split where the brand's typeface lacks characters that the fallback has."""
    if own.covers(text):
        yield _fragment(look.run, own, text, look.size)
        return
    other = look.fonts.fallback(bold=look.bold, italic=look.italic)
    start = 0
    faces = [own if own.covers(character) or not other.covers(character) else other for character in text]
    for end in range(1, len(text) + 1):
        if end == len(text) or faces[end] is not faces[start]:
            yield _fragment(look.run, faces[start], text[start:end], look.size)
            start = end


def _fragment(run: int, face: Typeface, text: str, size: float) -> Fragment:
    return Fragment(run, face, text, size, face.word(text).width * size / face.units)


def _atom(fragments: tuple[Fragment, ...]) -> Atom:
    width, length = sum(one.width for one in fragments), sum(len(one.text) for one in fragments)
    return Atom(fragments, width, space=False, length=length)


def _kern(left: Atom, right: Atom) -> float:
    """Give the kerning across the border of two atoms in points: office programs kern with spaces too."""
    run, face, text, size, _ = left.fragments[-1]
    after = right.fragments[0]
    if face is not after.face or size != after.size or run != after.run:
        return 0.0
    return face.joint(text[-1], after.text[0]) * size / face.units


def break_lines(atoms: Sequence[Atom], room: float) -> tuple[BrokenLine, ...]:
    """Fill lines of so many points one after the other; a word longer than a line is cut where it must be."""
    lines: list[BrokenLine] = []
    line: list[Atom] = []
    kept = end = 0  # atoms of the line up to its last word; characters so far
    used = inked = 0.0  # points of the line up to now, and up to its last word
    queue = list(reversed(atoms))
    while queue:
        atom = queue.pop()
        advance = atom.width + (_kern(line[-1], atom) if line else 0.0)
        if atom.space:
            end += atom.length
            if line or not lines:
                line.append(atom)
                used += advance
            continue
        if used + advance <= room + ROUNDING:
            line.append(atom)
            used = inked = used + advance
            kept = len(line)
            end += atom.length
            continue
        if kept:
            lines.append(BrokenLine(tuple(line[:kept]), inked, end, used + advance))
            queue.append(atom)
        elif line:  # spaces alone, which leave the word no room
            queue.append(atom)
        else:
            heads, rest = _cut(atom, room)
            for head in heads:
                end += head.length
                lines.append(BrokenLine((head,), head.width, end))
            queue.extend(rest)
        line, kept, used, inked = [], 0, 0.0, 0.0
    if line or not lines:
        lines.append(BrokenLine(tuple(line[:kept]), inked, end))
    return tuple(lines)


def _cut(atom: Atom, room: float) -> tuple[list[Atom], tuple[Atom, ...]]:
    """Cut a word that no line can hold into lines, and what is left for the last one; each has a character at least."""
    fragments = atom.fragments
    after = [0.0, *accumulate(fragment.width for fragment in reversed(fragments))][::-1]  # points from each on
    heads: list[Atom] = []
    head: list[Fragment] = []
    used = 0.0
    left = atom.width
    number, index = 0, 0
    fragment = fragments[0]
    while True:
        while index == len(fragment.text):
            number, index = number + 1, 0
            if number == len(fragments):
                return [*heads, _atom(_joined(head))], ()
            fragment = fragments[number]
        part = _fragment(fragment.run, fragment.face, fragment.text[index], fragment.size)
        used += part.width
        if not head or used <= room:
            head.append(part)
            index += 1
            continue
        heads.append(_atom(_joined(head)))
        fragment = _rest(fragment, index, exact=left - used <= 2 * room)
        left = fragment.width + after[number + 1]
        if left <= room + ROUNDING:
            return heads, (_atom((fragment, *fragments[number + 1 :])),)
        head, used, index = [], 0.0, 0


def _rest(fragment: Fragment, index: int, *, exact: bool) -> Fragment:
    """Give what follows a cut; what is cut again on the next line is not shaped for that."""
    text = fragment.text[index:]
    if exact:
        return _fragment(fragment.run, fragment.face, text, fragment.size)
    return fragment._replace(text=text, width=fragment.width * len(text) / len(fragment.text))


def _joined(fragments: Sequence[Fragment]) -> tuple[Fragment, ...]:
    """Put neighbouring characters of one run and typeface together again."""
    return tuple(
        _fragment(run, face, "".join([one.text for one in group]), size)
        for (run, face, size), group in groupby(fragments, key=lambda one: (one.run, one.face, one.size))
    )


def _pieces_of(line: BrokenLine, x: float) -> tuple[Piece, ...]:
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
        kerns = self._face.word(fragment.text).kerns
        if kerns:
            scale = 1000 / self._face.units
            self._kerns += [(self._length + index, kern * scale) for index, kern in kerns]
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
