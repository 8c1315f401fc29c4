"""Turns a font's use in a document into the font objects of the file."""

import hashlib
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from studio.export.pdf.file import PACKED, PdfFile, packed
from studio.export.pdf.fonts import Face, FontUse
from studio.export.pdf.values import clean, number

_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def"
    " /CMapName /Adobe-Identity-UCS def /CMapType 2 def"
    " 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
)
_CMAP_TAIL = "endcmap CMapName currentdict /CMap defineresource pop end end\n"
_CMAP_BLOCK = 100
"""A block of a character map holds no more lines."""


class _Subset(NamedTuple):
    """A face with some of its glyphs, as a file holds it."""

    name: str
    program: bytes
    """Compressed."""
    length: int
    """Of the program in bytes, when it is unpacked."""
    widths: str
    characters: bytes
    """What character each glyph stands for; compressed."""


# While somebody types, the same page is painted again and again with the same glyphs.
@lru_cache(maxsize=256)
def _subset(face: Face, glyphs: tuple[tuple[int, str], ...]) -> _Subset:
    numbers = tuple([glyph for glyph, _ in glyphs])
    digest = hashlib.sha256(face.digest + repr(list(numbers)).encode("ascii")).digest()
    data = face.subset(numbers)
    return _Subset(
        name=f"/{''.join(chr(65 + byte % 26) for byte in digest[:6])}+{face.name}",
        program=packed(data),
        length=len(data),
        widths=_widths(face, numbers),
        characters=packed(_to_unicode(glyphs).encode("ascii")),
    )


def embed(file: PdfFile, use: FontUse) -> str:
    """Write the subset of the face that the document uses; give the reference to the font."""
    face = use.face
    subset = _subset(face, tuple(use.glyphs().items()))
    program = file.packed_stream(subset.program, f"/Length1 {subset.length} {PACKED}")
    descriptor = file.add(f"<< /Type /FontDescriptor /FontName {subset.name} {face.descriptor} /FontFile2 {program} >>")
    descendant = file.add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont {subset.name} /CIDToGIDMap /Identity"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        f" /FontDescriptor {descriptor} /DW {number(face.codes.advance(0))} /W [{subset.widths}] >>"
    )
    characters = file.packed_stream(subset.characters, PACKED)
    return file.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont {subset.name} /Encoding /Identity-H"
        f" /DescendantFonts [{descendant}] /ToUnicode {characters} >>"
    )


def _widths(face: Face, glyphs: tuple[int, ...]) -> str:
    starts = [index for index, (before, after) in enumerate(pairwise((-2, *glyphs))) if after != before + 1]
    runs = [glyphs[start:stop] for start, stop in pairwise((*starts, len(glyphs)))]
    advance = face.codes.advance
    return " ".join(f"{run[0]} [{' '.join(number(advance(glyph)) for glyph in run)}]" for run in runs)


def _to_unicode(glyphs: tuple[tuple[int, str], ...]) -> str:
    lines = [f"<{glyph:04x}> <{clean(char).encode('utf-16-be').hex()}>\n" for glyph, char in glyphs]
    blocks = (lines[start : start + _CMAP_BLOCK] for start in range(0, len(lines), _CMAP_BLOCK))
    body = "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
    return _CMAP_HEAD + body + _CMAP_TAIL
