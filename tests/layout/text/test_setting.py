from dataclasses import replace

import pytest

from studio.domain.brand import Slot
from studio.domain.geometry import Rect
from studio.domain.typography import Align, Anchor, Fonts, TextStyle
from studio.layout.boxes import sure_insets, text_item
from studio.layout.drawing import Box
from studio.layout.text.atoms import atoms_of
from studio.layout.text.breaking import break_lines
from studio.layout.text.placing import place
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import StyledParagraph
from studio.layout.text.typefaces import FontBook
from tests.layout.families import DEJAVU, MONO, SANS
from tests.layout.text.conftest import BLACK, paragraph


@pytest.mark.parametrize(
    ("spacing", "first", "pitch"), [(1.0, 20.0, 24.0), (1.2, 24.8, 28.8), (0.9, 17.28, 21.6), (0.8, 15.36, 19.2)]
)
def test_lines_stand_where_presentations_put_them(fonts: FontBook, spacing: float, first: float, pitch: float) -> None:
    text = measure([paragraph("one two three", line_spacing=spacing)], 60.0, fonts)
    (placed,) = place(text, height=200.0)
    baselines = [line.baseline for line in placed.lines]
    assert baselines == pytest.approx([first, first + pitch, first + 2 * pitch])
    assert text.height == pytest.approx(3 * pitch)


def test_space_before_counts_between_paragraphs_only(fonts: FontBook) -> None:
    text = measure([paragraph("a", space_before=10.0), paragraph("b", space_before=10.0)], 100.0, fonts)
    assert text.height == pytest.approx(24 + 10 + 24)
    assert [p.lines[0].baseline for p in place(text, height=100.0)] == pytest.approx([20.0, 54.0])


@pytest.mark.parametrize(("anchor", "top"), [(Anchor.TOP, 5.0), (Anchor.MIDDLE, 35.0), (Anchor.BOTTOM, 65.0)])
def test_anchors_count_from_the_insets(fonts: FontBook, anchor: Anchor, top: float) -> None:
    text = measure([paragraph("a")], 80.0, fonts)
    (placed,) = place(text, height=100.0, anchor=anchor, insets=(10.0, 5.0, 10.0, 11.0))
    assert placed.lines[0].top == pytest.approx(top)
    assert placed.lines[0].pieces[0].x == pytest.approx(10.0)


@pytest.mark.parametrize("align", list(Align))
def test_alignment_moves_lines_and_not_the_box(fonts: FontBook, align: Align) -> None:
    text = measure([paragraph("ab", align=align)], 100.0, fonts)
    (piece,) = place(text, height=30.0)[0].lines[0].pieces
    expected = {Align.LEFT: 0.0, Align.CENTER: (100 - piece.width) / 2, Align.RIGHT: 100 - piece.width}
    assert piece.x == pytest.approx(expected[align])


def test_a_bullet_hangs_before_the_indent(fonts: FontBook) -> None:
    text = measure([paragraph("item", bullet="•", indent=23.0)], 100.0, fonts)
    (placed,) = place(text, height=30.0)
    assert placed.bullet is not None
    assert placed.bullet.x == pytest.approx(0.0)
    assert placed.lines[0].pieces[0].x == pytest.approx(23.0)


def test_a_line_close_to_the_width_counts_as_the_longer_case(fonts: FontBook) -> None:
    words = paragraph("some words that fit in two lines")
    natural = measure([words], 10_000.0, fonts).natural_width
    exact = measure([words], natural + 0.01, fonts)
    assert (exact.line_count, exact.longest) == (1, pytest.approx(48.0))
    assert measure([words], natural * 1.01, fonts).longest == pytest.approx(24.0)


def test_an_empty_paragraph_is_as_high_as_a_line(fonts: FontBook) -> None:
    empty = StyledParagraph(runs=(), style=TextStyle(size=10.0, colour=BLACK))
    assert measure([empty], 50.0, fonts).height == pytest.approx(12.0)


SAYING = "A word that just fits the line, or just does not, is where two programs come to break lines in two ways."


def line_texts(text: MeasuredText) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for p in place(text, height=500.0) for line in p.lines]


@pytest.mark.parametrize("width", range(150, 260))
def test_other_widths_of_words_break_lines_alike(fonts: FontBook, width: int) -> None:
    text = measure([paragraph(SAYING, size=14.0)], width, fonts)
    assert width * 0.94 - 40 < text.sure <= width
    for stretched in (0.995, 1.005):
        lines = break_lines(atoms_of(paragraph(SAYING, size=14.0).runs, fonts), text.sure * stretched)
        assert ["".join(f.text for a in line.atoms for f in a.fragments) for line in lines] == line_texts(text)


@pytest.mark.parametrize("width", range(150, 260, 10))
def test_pages_that_nobody_else_sets_are_broken_at_the_very_width(fonts: FontBook, width: int) -> None:
    runs = paragraph(SAYING, size=14.0).runs
    text = measure([paragraph(SAYING, size=14.0)], width, fonts.alone())
    lines = break_lines(atoms_of(runs, fonts), width)
    assert ["".join(f.text for a in line.atoms for f in a.fragments) for line in lines] == line_texts(text)
    assert text.longest == text.height
    assert sure_insets(text, (1.0, 2.0, 3.0, 4.0)) == (1.0, 2.0, 3.0, 4.0)


def test_a_text_that_just_fits_its_line_stays_on_it(fonts: FontBook) -> None:
    natural = measure([paragraph("Two words")], 500.0, fonts).natural_width
    assert line_texts(measure([paragraph("Two words")], natural + 0.01, fonts)) == ["Two words"]


def test_a_word_longer_than_the_line_is_measured_all_the_same(fonts: FontBook) -> None:
    text = measure([paragraph("x" * 40), paragraph("x", indent=90.0)], 90.0, fonts)
    assert "".join(line_texts(text)) == "x" * 41


@pytest.mark.parametrize(
    ("align", "insets"),
    [(Align.LEFT, (1.0, 2.0, 13.0, 4.0)), (Align.CENTER, (6.0, 2.0, 8.0, 4.0)), (Align.RIGHT, (11.0, 2.0, 3.0, 4.0))],
)
def test_what_keeps_other_programs_from_one_more_word_is_inset(
    fonts: FontBook, align: Align, insets: tuple[float, ...]
) -> None:
    text = replace(measure([paragraph("word", align=align)], 100.0, fonts), sure=90.0)
    assert sure_insets(text, (1.0, 2.0, 3.0, 4.0)) == insets


def test_a_line_that_just_fits_stands_in_a_box_a_hair_wider(fonts: FontBook) -> None:
    words = paragraph("Two words")
    natural = measure([words], 500.0, fonts).natural_width
    spot = Rect(10.0, 10.0, natural + 0.01, 30.0)
    text = measure([words], spot.width, fonts)
    item = text_item(text, spot, name="Text")
    assert natural * 1.006 < item.rect.width < natural * 1.01
    assert item.paragraphs == place(text, height=30.0)
    slot = Slot(name="body", type="body", idx=1, rect=spot, styles=(words.style,))
    for shown in (text_item(text, spot, name="Text", box=Box()), text_item(text, spot, name="Text", slot=slot)):
        assert shown.rect == spot
    roomy = Rect(10.0, 10.0, natural * 1.02, 30.0)
    assert text_item(measure([words], roomy.width, fonts), roomy, name="Text").rect == roomy


def test_bullets_have_a_face_of_their_own_and_numbers_that_of_the_text() -> None:
    fonts = FontBook(Fonts(heading=MONO, body=MONO, code=MONO, fallback=DEJAVU, bullets=SANS))
    for number, sign, face in ((0, "•", SANS), (3, "3.", MONO), (0, "✓", DEJAVU)):
        text = measure([replace(paragraph("word", bullet=sign, indent=20.0), number=number)], 100.0, fonts)
        (placed,) = place(text, height=50.0)
        assert placed.bullet
        assert placed.bullet.face == str(face.regular)
