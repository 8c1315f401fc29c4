from collections.abc import Sequence

import uharfbuzz as hb
from hypothesis import example, given
from hypothesis import strategies as st

from studio.domain.typography import FontRole, Fonts
from studio.layout.paragraphs import Run
from studio.layout.text.atoms import atoms_of
from studio.layout.text.breaking import break_lines
from studio.layout.text.typefaces import FontBook
from tests.layout.families import DEJAVU, FAMILIES, LIBERATION, MONO, SANS, family
from tests.layout.text.conftest import BLACK

BOOK = FontBook(FAMILIES)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=120)


def run(text: str, *, bold: bool = False, size: float = 16.0) -> Run:
    return Run(text=text, size=size, colour=BLACK, bold=bold)


def lines_of(runs: Sequence[Run], width: float) -> list[str]:
    lines = break_lines(atoms_of(runs, BOOK), width)
    return ["".join(piece.text for piece in line.pieces(0.0)) for line in lines]


def whole_width(text: str, size: float) -> float:
    """What HarfBuzz says of the text as a whole, as an office program would ask it."""
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(SANS.regular))))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, {"kern": True, "liga": False})
    return sum(position.x_advance for position in buffer.glyph_positions) * size / font.face.upem


def test_lines_break_at_spaces_and_after_hyphens() -> None:
    assert lines_of([run("well-known words stay")], 90.0) == ["well-known", "words stay"]
    assert lines_of([run("well-known words stay")], 70.0) == ["well-", "known", "words", "stay"]
    assert lines_of([run("well-", bold=True), run("known words")], 70.0) == ["well-", "known", "words"]


def test_a_number_keeps_its_minus_and_a_dash_between_spaces_is_a_word() -> None:
    assert lines_of([run("from -5 to 3")], 1.0)[1:2] != ["-"]
    assert lines_of([run("one – two")], 55.0) == ["one –", "two"]


def test_a_word_in_two_styles_is_not_parted() -> None:
    assert lines_of([run("some "), run("bold", bold=True), run("ly set")], 75.0) == ["some", "boldly set"]


def test_spaces_before_a_word_that_fills_the_line_give_way() -> None:
    assert lines_of([run(" 0")], 8.0) == ["0"]
    assert lines_of([run("  long")], 32.0) == ["long"]


def test_a_space_that_holds_is_as_wide_as_a_space_where_a_typeface_lacks_it() -> None:
    carlito = family("Calibri", "carlito", "Carlito", LIBERATION)
    book = FontBook(Fonts(heading=carlito, body=carlito, code=MONO, fallback=DEJAVU))
    assert hb.Font(hb.Face(hb.Blob.from_file_path(str(carlito.regular)))).get_nominal_glyph(0xA0) is None
    widths = []
    for space in (" ", "\u00a0"):
        (line,) = break_lines(atoms_of([run(f"65{space}000 €")], book), 500.0)
        (piece,) = line.pieces(0.0)
        assert piece.text == f"65{space}000 €"
        widths.append(line.width)
    assert widths[0] == widths[1]


def test_a_word_longer_than_the_line_is_cut() -> None:
    lines = lines_of([run("x" * 50)], 60.0)
    assert "".join(lines) == "x" * 50
    assert len(lines) > 5


def test_an_unbreakable_space_holds() -> None:
    assert lines_of([run("about 5\u00a0km away")], 60.0) == ["about", "5\u00a0km", "away"]


def test_pieces_are_as_wide_as_harfbuzz_says_of_the_whole_line() -> None:
    text = "AVATAR To Ty Yes We. P, 1.1 VA Te"
    (line,) = break_lines(atoms_of([run(text)], BOOK), 10_000.0)
    (piece,) = line.pieces(0.0)
    assert abs(piece.width - whole_width(text, 16.0)) < 0.001
    assert abs(line.width - piece.width) < 0.001


def test_kerning_of_a_piece_adds_up_to_its_width() -> None:
    text = "Tomorrow, We Visit AVA"
    (line,) = break_lines(atoms_of([run(text)], BOOK), 10_000.0)
    (piece,) = line.pieces(0.0)
    face = BOOK.face(FontRole.BODY, bold=False, italic=False)
    natural = sum(face.word(character).width for character in text) * 16.0 / face.units
    assert piece.kerns
    assert abs(natural + sum(kern for _, kern in piece.kerns) * 16.0 / 1000 - piece.width) < 0.001


def test_characters_that_the_brand_lacks_come_from_the_fallback() -> None:
    (line,) = break_lines(atoms_of([run("done \u2713 now")], BOOK), 1_000.0)
    faces = [piece.face.rsplit("/", 1)[-1].rsplit("\\", 1)[-1] for piece in line.pieces(0.0)]
    assert faces == [f"LiberationSans{LIBERATION[0]}.ttf", "DejaVuSans.ttf", f"LiberationSans{LIBERATION[0]}.ttf"]


@example([" 0"], 8.0)
@given(st.lists(TEXTS, min_size=1, max_size=4), st.floats(8.0, 400.0))
def test_no_character_is_lost_and_no_line_is_too_wide(texts: list[str], width: float) -> None:
    runs = [run(text, bold=bool(index % 2)) for index, text in enumerate(texts)]
    lines = break_lines(atoms_of(runs, BOOK), width)
    kept = "".join(piece.text for line in lines for piece in line.pieces(0.0))
    assert kept.replace(" ", "") == "".join(texts).translate({ord(c): None for c in " \t\n\r"})
    for line in lines:
        single = sum(len(fragment.text) for atom in line.atoms for fragment in atom.fragments) <= 1
        assert single or line.width <= width + 0.01 or len(line.atoms) == 1


@given(TEXTS)
def test_line_ends_are_offsets_into_the_paragraph(text: str) -> None:
    lines = break_lines(atoms_of([run(text)], BOOK), 50.0)
    ends = [line.end for line in lines]
    assert ends == sorted(ends)
    assert ends[-1] == len(text)
