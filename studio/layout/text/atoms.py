"""Runs to what stays together on a line: words, their parts up to a hyphen or dash, and the spaces between them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from studio.domain.typography import FontRole
from studio.layout.paragraphs import Run
from studio.layout.text.typefaces import HYPHENS, FontBook, Typeface, hyphen_ends

SPACES = " \t\n\r"
"""Where a line may end; other kinds of space hold."""
_WORDS = re.compile(rf"[{SPACES}]+|[^{SPACES}]+")


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
                atoms[-1], glued = atom_of(tuple(glued)), []
            atoms.extend(parts)
    if glued:
        atoms[-1] = atom_of(tuple(glued))
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
        spaces = fragment_of(look.run, own, " " * len(token), look.size)
        return (Atom((spaces,), spaces.width, space=True, length=len(token)),)
    ends = (*hyphen_ends(token), len(token))
    if len(ends) == 1 and own.covers(token):  # by far most words
        word = fragment_of(look.run, own, token, look.size)
        return (Atom((word,), word.width, space=False, length=len(token)),)
    return tuple(
        atom_of(tuple(_fragments(token[start:end], own, look))) for start, end in zip((0, *ends), ends, strict=False)
    )


def _fragments(text: str, own: Typeface, look: _Look) -> Iterator[Fragment]:
    """Split where the brand's typeface lacks characters that the fallback has."""
    if own.covers(text):
        yield fragment_of(look.run, own, text, look.size)
        return
    other = look.fonts.fallback(bold=look.bold, italic=look.italic)
    start = 0
    faces = [own if own.covers(character) or not other.covers(character) else other for character in text]
    for end in range(1, len(text) + 1):
        if end == len(text) or faces[end] is not faces[start]:
            yield fragment_of(look.run, faces[start], text[start:end], look.size)
            start = end


def fragment_of(run: int, face: Typeface, text: str, size: float) -> Fragment:
    """Measure characters of a run in a typeface; the size is in points."""
    return Fragment(run, face, text, size, face.word(text).width * size / face.units)


def atom_of(fragments: tuple[Fragment, ...]) -> Atom:
    """Put the fragments of a word together."""
    width, length = sum(one.width for one in fragments), sum(len(one.text) for one in fragments)
    return Atom(fragments, width, space=False, length=length)


def kern(left: Atom, right: Atom) -> float:
    """Give the kerning across the border of two atoms in points: office programs kern with spaces too."""
    run, face, text, size, _ = left.fragments[-1]
    after = right.fragments[0]
    if face is not after.face or size != after.size or run != after.run:
        return 0.0
    return face.joint(text[-1], after.text[0]) * size / face.units
