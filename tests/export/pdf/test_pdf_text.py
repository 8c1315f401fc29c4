"""What is written is there: words in order, in their places, in embedded fonts alone."""

import io
import shutil
from pathlib import Path

import pikepdf
import pypdf
import pytest
import uharfbuzz as hb

from studio.domain.errors import StudioError
from studio.domain.geometry import Rect
from studio.export.pdf import paint_book, paint_slides
from studio.export.pdf.fonts import FontUse, read_face
from studio.layout.page import FlowBook, SlideDeck
from studio.layout.paragraphs import LineBox, Piece, TextParagraph
from tests.export.pdf.pages import BLACK, DEJAVU, FACTS, SANS, book, paragraph, run, shape, text


def words_of(data: bytes, page: int = 0) -> list[str]:
    return pypdf.PdfReader(io.BytesIO(data)).pages[page].extract_text().split()


def content_of(data: bytes) -> list[tuple[list[pikepdf.Object], str]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [(list(operands), str(operator)) for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])]


def test_words_stay_apart_at_line_ends() -> None:
    data = paint_book(book((text(paragraph("AVATAR To the first line", "Ünïcode – “second” line")),)), FACTS)
    assert words_of(data) == ["AVATAR", "To", "the", "first", "line", "Ünïcode", "–", "“second”", "line"]


def test_a_word_divided_between_lines_gets_no_space() -> None:
    whole = "well-known"
    lines = tuple(
        LineBox(
            baseline=12 + 16 * index,
            pieces=(Piece(text=part, x=0, width=40, run=0, face=str(SANS)),),
            top=16.0 * index,
            height=16,
        )
        for index, part in enumerate(("well-", "known"))
    )
    divided = TextParagraph(runs=(run(whole),), lines=lines, style_size=12)
    shown = "".join(
        bytes(part).decode("latin-1")
        for operands, operator in content_of(paint_book(book((text(divided),)), FACTS))
        if operator == "TJ"
        for part in operands[0]
        if isinstance(part, pikepdf.String)
    )
    assert len(shown) == 2 * len("well-known ")


def test_pieces_with_a_gap_between_them_are_different_words() -> None:
    pieces = (
        Piece(text="Prices", x=0, width=shape("Prices", 12, SANS)[0], run=0, face=str(SANS)),
        Piece(text="12", x=300, width=14, run=1, face=str(SANS)),
    )
    line = LineBox(baseline=12, pieces=pieces, top=0, height=16)
    entry = TextParagraph(runs=(run("Prices"), run("12")), lines=(line,), style_size=12)
    assert words_of(paint_book(book((text(entry),)), FACTS)) == ["Prices", "12"]


def test_text_stands_where_the_line_says_kerned_by_the_piece() -> None:
    width, kerns = shape("AVA", 12, SANS)
    item = text(paragraph("AVA"), at=Rect(50, 60, 400, 40))
    content = content_of(paint_book(book((item,)), FACTS))
    (matrix,) = [operands for operands, operator in content if operator == "Tm"]
    assert [float(value) for value in matrix] == [1, 0, 0, 1, 50, 842 - 60 - 12]
    (array,) = [operands[0] for operands, operator in content if operator == "TJ"]
    moves = [float(part) for part in array if not isinstance(part, pikepdf.String)]
    assert moves == pytest.approx([-move for _, move in kerns], abs=0.001)
    assert len(moves) == 2
    assert width < 12 * 3


def test_every_font_is_an_embedded_subset(full_book: FlowBook, full_deck: SlideDeck) -> None:
    for data in (paint_book(full_book, FACTS), paint_slides(full_deck, FACTS)):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            fonts = pdf.pages[0].resources.Font
            assert len(fonts) == 2
            for font in fonts.values():
                (descendant,) = font.DescendantFonts
                assert "/FontFile2" in descendant.FontDescriptor
                assert str(font.BaseFont)[7] == "+"
                assert "/ToUnicode" in font
            assert b"Helvetica" not in data


def test_two_files_with_one_postscript_name_stay_two_fonts(tmp_path: Path) -> None:
    other = tmp_path / "Other.ttf"
    other.write_bytes(SANS.read_bytes() + b"\0\0\0\0")
    first, second = paragraph("one file"), paragraph("another file", top=20, path=other)
    with pikepdf.open(io.BytesIO(paint_book(book((text(first, second),)), FACTS))) as pdf:
        names = [str(font.BaseFont) for font in pdf.pages[0].resources.Font.values()]
    assert len(set(names)) == 2
    assert {name[8:] for name in names} == {"LiberationSans"}


def test_one_font_under_two_paths_is_embedded_once(tmp_path: Path) -> None:
    copy = tmp_path / "Copy.ttf"
    shutil.copyfile(SANS, copy)
    data = paint_book(book((text(paragraph("one"), paragraph("two", top=20, path=copy)),)), FACTS)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages[0].resources.Font) == 1
    assert words_of(data) == ["one", "two"]


@pytest.mark.parametrize(
    "hostile", ["\0", "a\0b", "漢字", "😀", "\ud800", "(((", ")\\(", "\r\n\t", "a\u00adb\u200bc", "", "\u0301"]
)
def test_characters_without_a_glyph_never_stop_the_file(hostile: str) -> None:
    line = LineBox(baseline=12, pieces=(Piece(text=hostile, x=0, width=10, run=0, face=str(SANS)),), top=0, height=16)
    odd = TextParagraph(runs=(run(hostile),), lines=(line,), style_size=12)
    data = paint_book(book((text(odd, paragraph("after it", top=20)),)), FACTS)
    assert words_of(data)[-2:] == ["after", "it"]
    assert all(code != 0 for code in glyphs_of(data))


def glyphs_of(data: bytes) -> list[int]:
    strings = [
        bytes(part)
        for operands, operator in content_of(data)
        if operator == "TJ"
        for part in operands[0]
        if isinstance(part, pikepdf.String)
    ]
    return [int.from_bytes(text[index : index + 2], "big") for text in strings for index in range(0, len(text), 2)]


def test_a_missing_glyph_takes_the_room_that_was_measured() -> None:
    data = paint_book(book((text(paragraph("a漢b")),)), FACTS)
    (array,) = [operands[0] for operands, operator in content_of(data) if operator == "TJ"]
    (move,) = [float(part) for part in array if not isinstance(part, pikepdf.String)]
    replacement = shape("?", 1000, SANS)[0]
    assert replacement - move == pytest.approx(shape("漢", 1000, SANS)[0], abs=0.01)


def test_a_space_that_holds_is_shown_as_a_space_where_the_face_lacks_it() -> None:
    carlito = DEJAVU.parents[1] / "carlito" / "Carlito-Regular.ttf"
    held, free = (paint_book(book((text(paragraph(f"65{space}000 €", path=carlito)),)), FACTS) for space in "\u00a0 ")
    assert words_of(held) == ["65", "000", "€"]
    assert content_of(held) == content_of(free)


def test_glyph_codes_with_special_bytes_survive() -> None:
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(DEJAVU))))
    glyphs = {chr(code): font.get_nominal_glyph(code) for code in range(0x20, 0x400)}
    known = {char: glyph for char, glyph in glyphs.items() if glyph}
    assert {glyph & 0xFF for glyph in known.values()} >= set(b"()\\\r\n")
    data = paint_book(book((text(paragraph("".join(known), path=DEJAVU)),)), FACTS)
    assert glyphs_of(data)[: len(known)] == list(known.values())


def test_bold_comes_from_the_face() -> None:
    data = paint_book(book((text(paragraph((run("bold", bold=True, colour=BLACK),))),)), FACTS)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (font,) = pdf.pages[0].resources.Font.values()
    assert str(font.BaseFont).endswith("+LiberationSans-Bold")


def test_a_font_file_that_cannot_be_embedded_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "Broken.ttf"
    broken.write_bytes(b"no font")
    for path in (broken, tmp_path / "Missing.ttf"):
        line = LineBox(baseline=12, pieces=(Piece(text="a", x=0, width=1, run=0, face=str(path)),), top=0, height=16)
        with pytest.raises(StudioError, match=path.name):
            paint_book(book((text(TextParagraph(runs=(run("a"),), lines=(line,), style_size=12)),)), FACTS)


def test_moves_of_the_pen_at_one_place_add_up():
    """A word's own, and that towards the space behind it."""
    use = FontUse("F1", read_face(SANS))
    twice = use.show("a’’ b", ((1, -9.25), (2, -8.75), (2, -37.25)))
    assert twice == use.show("a’’ b", ((1, -9.25), (2, -46.0)))
    assert "46" in twice
