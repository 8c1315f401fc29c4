"""Turns font files and the characters drawn with them into embedded subsets, one for each file and document.

A character's code is its glyph's number in the font file, so the code of a text depends on nothing but the file:
neither on the order of the pages nor on any other document of the process.
"""

import hashlib
import re
import struct
import unicodedata
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path

import uharfbuzz as hb

from studio.domain.errors import StudioError
from studio.domain.typography import HOLDING_SPACE
from studio.export.pdf.values import number, numbers

_UNUSED_TABLES = (
    *("BASE", "DSIG", "FFTM", "GDEF", "GPOS", "GSUB", "JSTF", "MATH", "OS/2"),
    *("cmap", "gasp", "kern", "meta", "name", "post"),
)
"""A PDF brings metrics and characters itself; what a subset needs are outlines and advances."""

_FIXED_PITCH, _SYMBOLIC, _ITALIC = 1, 4, 64
"""Flags of font descriptors."""
_UNSEEN = {"Cc", "Cf", "Cs"}
"""Unicode categories that no font is expected to show."""
_ESCAPES = {"(": "\\(", ")": "\\)", "\\": "\\\\", "\r": "\\r", "\n": "\\n"}


class Codes(dict[str, str]):
    """The inside of a PDF string for every character of a face; a missing character never raises.

    What the face lacks shows as a replacement that takes exactly the room that was measured, that of `.notdef`.
    """

    def __init__(self, font: hb.Font, scale: float) -> None:
        super().__init__()
        self.font = font
        self.scale = scale

    def __missing__(self, char: str) -> str:
        shown, correction = self.stand_in(char)
        code = ""
        if shown:
            glyph = self.font.get_nominal_glyph(ord(shown))
            code = "".join(_ESCAPES.get(half, half) for half in (chr(glyph >> 8), chr(glyph & 0xFF)))
        self[char] = code if correction is None else f"{code}){number(correction)}("
        return self[char]

    def stand_in(self, char: str) -> tuple[str, float | None]:
        """Give the character that shows this one, itself if it can, and the pen's correction where it cannot."""
        if self.font.get_nominal_glyph(ord(char)):
            return char, None
        if char == HOLDING_SPACE and self.font.get_nominal_glyph(ord(" ")):
            return " ", None  # as wide in every typeface, and measured so
        unseen = unicodedata.category(char) in _UNSEEN
        for substitute in " " if unseen else "\ufffd? ":
            if glyph := self.font.get_nominal_glyph(ord(substitute)):
                return substitute, self.advance(glyph) - self.advance(0)
        return "", -self.advance(0)

    def advance(self, glyph: int) -> float:
        """Give a glyph's own advance in thousandths of the font size."""
        return float(self.font.get_glyph_h_advance(glyph)) * self.scale


class Face:
    """A font file, read once in the process and never changed by a document."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.face = hb.Face(hb.Blob(data))
        if "glyf" not in self.face.table_tags or not self.face.glyph_count:
            raise StudioError(f"The font file {path} cannot be embedded.", detail="It has no TrueType outlines.")
        self.scale = 1000 / self.face.upem
        self.codes = Codes(hb.Font(self.face), self.scale)
        self.digest = hashlib.sha256(data).digest()
        postscript = self.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or path.stem
        self.name = re.sub(r"[^A-Za-z0-9_-]", "", postscript) or "Font"

    def glyph(self, char: str) -> int:
        """Give the number of a character's glyph, 0 if it has none."""
        return self.codes.font.get_nominal_glyph(ord(char)) or 0

    def subset(self, glyphs: Iterable[int]) -> bytes:
        """Give a font file with these glyphs alone; they keep their numbers."""
        wanted = hb.SubsetInput()
        for glyph in glyphs:
            wanted.glyph_set.add(glyph)
        for tag in _UNUSED_TABLES:
            wanted.drop_table_tag_set.add(int.from_bytes(tag.encode("ascii"), "big"))
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING
        return bytes(hb.subset(self.face, wanted).blob.data)

    @cached_property
    def descriptor(self) -> str:
        """The entries of the font descriptor that come from the file's own metrics."""
        box = [value * self.scale for value in self._read("head", 36, ">4h", (0, 0, 0, 0))]
        ascent, descent = (value * self.scale for value in self._read("hhea", 4, ">2h", (0, 0)))
        (capital,) = self._read("OS/2", 88, ">h", (round(ascent / self.scale),))
        (weight,) = self._read("OS/2", 4, ">H", (400,))
        (slope,) = self._read("post", 4, ">i", (0,))
        (fixed,) = self._read("post", 12, ">L", (0,))
        flags = _SYMBOLIC | (_FIXED_PITCH if fixed else 0) | (_ITALIC if slope else 0)
        return (
            f"/Flags {flags} /FontBBox [{numbers(*box)}] /ItalicAngle {number(slope / 65536)}"
            f" /Ascent {number(ascent)} /Descent {number(descent)} /CapHeight {number(capital * self.scale)}"
            f" /StemV {number(50 + (weight / 65) ** 2)}"
        )

    def _read(self, tag: str, offset: int, form: str, default: tuple[int, ...]) -> tuple[int, ...]:
        """Give fields of a font table, the default where the table is too short or missing."""
        table = bytes(self.face.reference_table(tag).data)
        return struct.unpack_from(form, table, offset) if len(table) >= offset + struct.calcsize(form) else default


@lru_cache(maxsize=64)
def _read_face(path: Path, _stamp: tuple[int, int]) -> Face:
    return Face(path, path.read_bytes())


def read_face(path: Path) -> Face:
    """Read a font file, or give it as read before if it has not changed since.

    Raises StudioError for a file that is missing or has no TrueType outlines.
    """
    try:
        status = path.stat()
        return _read_face(path, (status.st_mtime_ns, status.st_size))
    except OSError as problem:
        raise StudioError(f"The font file {path} cannot be read.", detail=problem.strerror or str(problem)) from problem


class _UsedCodes(dict[str, str]):
    """The codes of the characters that one document draws."""

    def __init__(self, codes: Codes) -> None:
        super().__init__()
        self._codes = codes

    def __missing__(self, char: str) -> str:
        code = self[char] = self._codes[char]
        return code


class _UsedWords(dict[str, str]):
    """The codes of the words that one document draws: a language says most of what it says with few words."""

    def __init__(self, codes: _UsedCodes) -> None:
        super().__init__()
        self._codes = codes

    def __missing__(self, word: str) -> str:
        code = self[word] = "".join(map(self._codes.__getitem__, word))
        return code


class FontUse:
    """One face in one document: which characters are drawn with it, and their code."""

    def __init__(self, resource: str, face: Face) -> None:
        self.resource = resource
        self.face = face
        self._codes = _UsedCodes(face.codes)
        self._words = _UsedWords(self._codes)

    def show(self, text: str, kerns: tuple[tuple[int, float], ...] = ()) -> str:
        """Give the operator that shows a text, with moves of the pen in thousandths after the characters named."""
        if not kerns:
            return f"[({self._code(text)})]TJ"
        shown: list[str] = []
        begin = 0
        for index, move in _summed(kerns):
            if begin <= index < len(text) and move:
                shown.append(f"{self._code(text[begin : index + 1])}){number(-move)}(")
                begin = index + 1
        return f"[({''.join(shown)}{self._code(text[begin:])})]TJ"

    def _code(self, text: str) -> str:
        words = list(map(self._words.__getitem__, text.split(" ")))
        return self._codes[" "].join(words) if len(words) > 1 else words[0]

    def glyphs(self) -> dict[int, str]:
        """Give the glyphs drawn so far, by number, with the character that each stands for."""
        shown = sorted({self.face.codes.stand_in(char)[0] for char in self._codes} - {""})
        glyphs: dict[int, str] = {}
        for char in shown:
            glyphs.setdefault(self.face.glyph(char), char)
        return dict(sorted(glyphs.items()))


def _summed(kerns: tuple[tuple[int, float], ...]) -> list[tuple[int, float]]:
    """Give one move behind each character: a word's own and that towards the space behind it may be at one place."""
    moves: dict[int, float] = {}
    for index, move in kerns:
        moves[index] = moves.get(index, 0.0) + move
    return sorted(moves.items())
