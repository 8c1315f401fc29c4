"""Font files to widths: words are shaped once by HarfBuzz, with kerning, and remembered in font units."""

import re
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from studio.domain.typography import HOLDING_SPACE, FontRole, Fonts

_FEATURES = {"kern": True, "liga": False, "clig": False}
"""Presentations kern but set no ligatures; a character keeps its own width, so a line can end after any of them."""

HYPHENS = ("-", "\u2010", "\u2013", "\u2014")
"""After which a line may end inside a word."""
_HYPHENATED = re.compile(r"(?<=\w)[-\u2010\u2013\u2014]+(?=\w)")


def hyphen_ends(word: str) -> list[int]:
    """Give the offsets in a word at which a line may end."""
    return [hyphen.end() for hyphen in _HYPHENATED.finditer(word)]


class ShapedWord(NamedTuple):
    """A stretch of characters in one font file."""

    width: int
    """Font units, kerning included."""
    kerns: tuple[tuple[int, int], ...]
    """After the character at this index the pen moves by so many font units more than the glyph's own advance."""


# Tuples: a large document is set from a million of them.
class Unit(NamedTuple):
    """A word between two spaces, or a part of one that may end a line, kerned towards both; widths in font units."""

    advance: int
    """From the space before it, or the part before it, to the next word or part."""
    behind: int
    """What of the advance lies behind its last character."""
    lead: int
    """What of the advance is kerning towards the space before it."""
    tail: int
    """What of the advance is kerning towards the space or the part behind it."""
    length: int
    """Characters."""
    step: int
    """Characters with the space behind it."""
    kerns: tuple[tuple[int, float], ...]
    """After the character at this index, -1 for the space before it, the pen moves by so many thousandths of the size
    more; `lead` and `tail` come first and last."""


class _Advances(dict[int, int]):
    """Glyphs' own advances in font units."""

    def __init__(self, font: hb.Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, glyph: int) -> int:
        advance: int = self._font.get_glyph_h_advance(glyph)
        self[glyph] = advance
        return advance


class _OwnAdvances(dict[str, int]):
    """Characters' advances in font units, where nothing stands beside them."""

    def __init__(self, font: hb.Font, advances: _Advances) -> None:
        super().__init__()
        self._font = font
        self._advances = advances

    def __missing__(self, char: str) -> int:
        advance = self[char] = self._advances[self._font.get_nominal_glyph(ord(char)) or 0]
        return advance


class _UnitsOf(dict[str, Unit]):
    """Words without a place to part them, by their characters."""

    def __init__(self, face: "Typeface") -> None:
        super().__init__()
        self._face = face

    def __missing__(self, word: str) -> Unit:
        unit = self[word] = self._face.unit_of(word, first=True, after=" ")
        return unit


class Typeface:
    """One font file, with everything measured in it so far."""

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        self._font = hb.Font(hb.Face(hb.Blob.from_file_path(self.path)))
        self.units: int = self._font.face.upem
        self._words: dict[str, ShapedWord] = {}
        self._joints: dict[str, int] = {}
        self._covered: set[str] = {HOLDING_SPACE} if self._font.get_nominal_glyph(ord(" ")) else set()
        """Characters that have proved to have a glyph."""
        self._advances = _Advances(self._font)
        self._own = _OwnAdvances(self._font, self._advances)
        self.unit = _UnitsOf(self)
        """Whole words with the spaces beside them."""
        self._parts: dict[str, tuple[Unit, ...]] = {}

    def covers(self, text: str) -> bool:
        """Tell whether the file has a glyph for every character."""
        if self._covered.issuperset(text):
            return True
        self._covered.update(one for one in set(text) if self._font.get_nominal_glyph(ord(one)) is not None)
        return self._covered.issuperset(text)

    def word(self, text: str) -> ShapedWord:
        """Measure characters; cheap the second time."""
        shaped = self._words.get(text)
        if shaped is None:
            shaped = self._words[text] = self._shape(text)
        return shaped

    def joint(self, left: str, right: str) -> int:
        """Give the kerning between two neighbouring characters in font units."""
        pair = left + right
        kern = self._joints.get(pair)
        if kern is None:
            kern = self.word(pair).width - self.word(left).width - self.word(right).width
            self._joints[pair] = kern
        return kern

    def parts(self, word: str) -> tuple[Unit, ...]:
        """Give a word between two spaces in the parts between which a line may end."""
        parts = self._parts.get(word)
        if parts is None:
            ends = (0, *hyphen_ends(word), len(word))
            parts = self._parts[word] = tuple(
                self.unit_of(word[begin:end], first=not begin, after=word[end : end + 1] or " ")
                for begin, end in pairwise(ends)
            )
        return parts

    def unit_of(self, text: str, *, first: bool, after: str) -> Unit:
        """Measure a word or a part of one, `first` where a space stands before it, kerned towards what comes after."""
        shaped = self.word(text)
        lead = self.joint(" ", text[0]) if first else 0
        tail = self.joint(text[-1], after)
        behind = tail + (self.word(after).width if after == " " else 0)
        kerns: tuple[tuple[int, float], ...] = ()
        if lead or tail or shaped.kerns:
            moves = (*(((-1, lead),) if lead else ()), *shaped.kerns, *(((len(text) - 1, tail),) if tail else ()))
            kerns = tuple([(index, move * 1000 / self.units) for index, move in moves])
        return Unit(
            advance=lead + shaped.width + behind,
            behind=behind,
            lead=lead,
            tail=tail,
            length=len(text),
            step=len(text) + (after == " "),
            kerns=kerns,
        )

    def _shape(self, text: str) -> ShapedWord:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        hb.shape(self._font, buffer, _FEATURES)
        advances = [position.x_advance for position in buffer.glyph_positions]
        if advances == list(map(self._own.__getitem__, text)):  # as most words are, without a look at their glyphs
            return ShapedWord(sum(advances), ())
        infos = buffer.glyph_infos
        own = [self._advances[info.codepoint] for info in infos]
        surplus: dict[int, int] = {}
        for info, advance, natural in zip(infos, advances, own, strict=True):
            surplus[info.cluster] = surplus.get(info.cluster, 0) + advance - natural
        kerns = tuple([(index, kern) for index, kern in sorted(surplus.items()) if kern])
        return ShapedWord(sum(advances), kerns)


class FontBook:
    """The typefaces of a brand, opened when first needed."""

    def __init__(self, fonts: Fonts) -> None:
        self.sole = False
        """Whether nobody else breaks the lines again, so that how other programs round does not matter."""
        self._fonts = fonts
        self._faces: dict[tuple[FontRole | None, bool, bool], Typeface] = {}
        self._by_path: dict[Path, Typeface] = {}
        self._alone: FontBook | None = None

    def alone(self) -> "FontBook":
        """Give the same typefaces for pages that are only ever drawn as they were measured."""
        if self._alone is None:
            self._alone = FontBook(self._fonts)
            self._alone.sole = True
            self._alone._faces, self._alone._by_path = self._faces, self._by_path  # noqa: SLF001 - its own kind
        return self._alone

    def face(self, role: FontRole, *, bold: bool, italic: bool) -> Typeface:
        """Give the typeface for a job and style."""
        key = (role, bold, italic)
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = self._open(self._fonts.family(role).file(bold=bold, italic=italic))
        return face

    def fallback(self, *, bold: bool, italic: bool) -> Typeface:
        """Give the typeface for characters that the brand's own lack."""
        key = (None, bold, italic)
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = self._open(self._fonts.fallback.file(bold=bold, italic=italic))
        return face

    def bullet(self, sign: str, role: FontRole, *, bold: bool) -> Typeface:
        """Give the typeface of a bullet beside text in a font, the fallback where that lacks it."""
        family = self._fonts.bullets
        face = self._open(family.file(bold=bold, italic=False)) if family else self.face(role, bold=bold, italic=False)
        return face if face.covers(sign) else self.fallback(bold=bold, italic=False)

    def lacking(self, text: str, role: FontRole, *, bold: bool, italic: bool) -> tuple[str, ...]:
        """Give the characters that neither the typeface for a job nor the fallback has; white space apart."""
        own = self.face(role, bold=bold, italic=italic)
        if own.covers(text):
            return ()
        other = self.fallback(bold=bold, italic=italic)
        return tuple(c for c in dict.fromkeys(text) if not c.isspace() and not own.covers(c) and not other.covers(c))

    def _open(self, path: Path) -> Typeface:
        face = self._by_path.get(path)
        if face is None:
            face = self._by_path[path] = Typeface(path)
        return face
