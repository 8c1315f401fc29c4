"""Turns a font's use in a document into the font objects of the file."""

import hashlib
from itertools import pairwise

from studio.export.pdf.file import PdfFile
from studio.export.pdf.fonts import FontUse
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


def embed(file: PdfFile, use: FontUse) -> str:
    """Write the subset of the face that the document uses; give the reference to the font."""
    glyphs = use.glyphs()
    face = use.face
    digest = hashlib.sha256(face.digest + repr(sorted(glyphs)).encode("ascii")).digest()
    tag = "".join(chr(65 + byte % 26) for byte in digest[:6])
    base = f"/{tag}+{face.name}"
    data = face.subset(glyphs)
    program = file.stream(data, f"/Length1 {len(data)}")
    descriptor = file.add(f"<< /Type /FontDescriptor /FontName {base} {face.descriptor()} /FontFile2 {program} >>")
    descendant = file.add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont {base} /CIDToGIDMap /Identity"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        f" /FontDescriptor {descriptor} /DW {number(face.codes.advance(0))} /W [{_widths(use, tuple(glyphs))}] >>"
    )
    characters = file.stream(_to_unicode(glyphs).encode("ascii"))
    return file.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont {base} /Encoding /Identity-H"
        f" /DescendantFonts [{descendant}] /ToUnicode {characters} >>"
    )


def _widths(use: FontUse, glyphs: tuple[int, ...]) -> str:
    starts = [index for index, (before, after) in enumerate(pairwise((-2, *glyphs))) if after != before + 1]
    runs = [glyphs[start:stop] for start, stop in pairwise((*starts, len(glyphs)))]
    advance = use.face.codes.advance
    return " ".join(f"{run[0]} [{' '.join(number(advance(glyph)) for glyph in run)}]" for run in runs)


def _to_unicode(glyphs: dict[int, str]) -> str:
    lines = [f"<{glyph:04x}> <{clean(char).encode('utf-16-be').hex()}>\n" for glyph, char in glyphs.items()]
    blocks = (lines[start : start + _CMAP_BLOCK] for start in range(0, len(lines), _CMAP_BLOCK))
    body = "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
    return _CMAP_HEAD + body + _CMAP_TAIL
