"""Font files to widths: words are shaped once by HarfBuzz, with kerning, and remembered in font units."""

from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb

from studio.domain.brand import FontRole, Fonts

_FEATURES = {"kern": True, "liga": False, "clig": False}
"""Presentations kern but set no ligatures; a character keeps its own width, so a line can end after any of them."""


@dataclass(frozen=True, slots=True)
class ShapedWord:
    """A stretch of characters in one font file."""

    width: int
    """Font units, kerning included."""
    kerns: tuple[tuple[int, int], ...]
    """After the character at this index the pen moves by so many font units more than the glyph's own advance."""


class Typeface:
    """One font file, with everything measured in it so far."""

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        self._font = hb.Font(hb.Face(hb.Blob.from_file_path(self.path)))
        self.units: int = self._font.face.upem
        self._words: dict[str, ShapedWord] = {}
        self._joints: dict[str, int] = {}
        self._covered: set[str] = set()
        """Characters that have proved to have a glyph."""
        self._advances: dict[int, int] = {}
        """By glyph."""

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

    def _shape(self, text: str) -> ShapedWord:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        hb.shape(self._font, buffer, _FEATURES)
        width = 0
        surplus: dict[int, int] = {}
        for glyph, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            advance = position.x_advance
            width += advance
            moved = advance - self._advance(glyph.codepoint)
            if moved:
                surplus[glyph.cluster] = surplus.get(glyph.cluster, 0) + moved
        kerns = tuple((index, kern) for index, kern in sorted(surplus.items()) if kern)
        return ShapedWord(width, kerns)

    def _advance(self, glyph: int) -> int:
        """Give a glyph's own advance in font units."""
        known = self._advances.get(glyph)
        if known is None:
            known = self._advances[glyph] = self._font.get_glyph_h_advance(glyph)
        return known


class FontBook:
    """The typefaces of a brand, opened when first needed."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._faces: dict[tuple[FontRole | None, bool, bool], Typeface] = {}
        self._by_path: dict[Path, Typeface] = {}

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
