"""Atoms to lines: the greedy breaking of office programs, at spaces and after hyphens and dashes."""

from collections.abc import Sequence
from itertools import accumulate, groupby
from math import inf

from studio.domain.frozen import dataclass, replace
from studio.layout.paragraphs import Piece
from studio.layout.text.atoms import Atom, Fragment, atom_of, fragment_of, kern

ROUNDING = 1e-6
"""Points by which a word may stand out of its line: what is lost in adding widths."""


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


def break_lines(atoms: Sequence[Atom], room: float) -> tuple[BrokenLine, ...]:
    """Fill lines of so many points one after the other; a word longer than a line is cut where it must be."""
    lines: list[BrokenLine] = []
    line: list[Atom] = []
    kept = end = 0  # atoms of the line up to its last word; characters so far
    used = inked = 0.0  # points of the line up to now, and up to its last word
    queue = list(reversed(atoms))
    while queue:
        atom = queue.pop()
        advance = atom.width + (kern(line[-1], atom) if line else 0.0)
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
                return [*heads, atom_of(_joined(head))], ()
            fragment = fragments[number]
        part = fragment_of(fragment.run, fragment.face, fragment.text[index], fragment.size)
        used += part.width
        if not head or used <= room:
            head.append(part)
            index += 1
            continue
        heads.append(atom_of(_joined(head)))
        fragment = _rest(fragment, index, exact=left - used <= 2 * room)
        left = fragment.width + after[number + 1]
        if left <= room + ROUNDING:
            return heads, (atom_of((fragment, *fragments[number + 1 :])),)
        head, used, index = [], 0.0, 0


def _rest(fragment: Fragment, index: int, *, exact: bool) -> Fragment:
    """Give what follows a cut; what is cut again on the next line is not shaped for that."""
    text = fragment.text[index:]
    if exact:
        return fragment_of(fragment.run, fragment.face, text, fragment.size)
    return fragment._replace(text=text, width=fragment.width * len(text) / len(fragment.text))


def _joined(fragments: Sequence[Fragment]) -> tuple[Fragment, ...]:
    """Put neighbouring characters of one run and typeface together again."""
    return tuple(
        fragment_of(run, face, "".join([one.text for one in group]), size)
        for (run, face, size), group in groupby(fragments, key=lambda one: (one.run, one.face, one.size))
    )


def _pieces_of(line: BrokenLine, x: float) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    current: _OpenPiece | None = None
    pen = x
    previous: Atom | None = None
    for atom in line.atoms:
        border = kern(previous, atom) if previous else 0.0
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
