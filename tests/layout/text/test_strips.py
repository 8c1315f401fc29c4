"""Text set without cutting it up must come out just as the text that is cut up."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from studio.domain.typography import Fonts
from studio.layout.paragraphs import Piece, Run
from studio.layout.text.atoms import atoms_of
from studio.layout.text.breaking import break_lines
from studio.layout.text.broken import AnyLine, broken_into
from studio.layout.text.strands import Bundle, bundle_of
from studio.layout.text.strips import Strip, strip_of, widest_stretch
from studio.layout.text.typefaces import FontBook
from tests.layout.families import DEJAVU, LIBERATION, MONO, SANS, family
from tests.layout.text.conftest import BLACK

BOOK = FontBook(Fonts(heading=SANS, body=SANS, code=MONO, fallback=DEJAVU))
WORDS = st.text("AVTWaeoy.,-–1 \u00a0", min_size=1, max_size=60)
"""Pairs that kern, with each other and with spaces; places to part a word; a space that holds."""


def run(text: str, **look: object) -> Run:
    return Run(**{"text": text, "size": 16.0, "colour": BLACK} | look)  # type: ignore[arg-type]


def lines_of(easy: Strip | Bundle | None, width: float) -> tuple[AnyLine, ...] | None:
    """Give a text's lines where it need not be cut up; what is known without them must be true of them."""
    broken = easy.broken(width) if easy else None
    if broken is None:
        return None
    told = broken_into(broken.lines)
    assert broken.count == told.count
    assert [broken.widest, broken.needed] == pytest.approx([told.widest, told.needed], abs=1e-6)
    assert not broken.size or {line.size for line in broken.lines} == {broken.size}
    return broken.lines


def told(line: AnyLine) -> tuple[object, ...]:
    near = [pytest.approx(value, abs=1e-6) for value in (line.width, line.needed, line.size)]
    return (line.end, *near, *(told_piece(piece) for piece in line.pieces(7.0)))


def told_piece(piece: Piece) -> tuple[object, ...]:
    kerns = tuple((index, pytest.approx(move, abs=1e-6)) for index, move in piece.kerns)
    near = [pytest.approx(value, abs=1e-6) for value in (piece.x, piece.width)]
    return (piece.text, piece.face, piece.run, kerns, *near)


@example("A VA-VA Ty", 60.0)
@example("well-known – words.", 75.0)
@example("Work starts on 22\u00a0January 2027", 90.0)
@given(WORDS, st.floats(20.0, 400.0))
def test_a_strip_is_broken_and_kerned_like_a_text_in_pieces(text: str, width: float) -> None:
    runs = (run(text),)
    lines = lines_of(strip_of(runs, BOOK), width)
    if lines is not None:
        assert [told(line) for line in break_lines(atoms_of(runs, BOOK), width)] == [told(line) for line in lines]


def test_a_day_that_stays_with_its_month_needs_no_cutting_up() -> None:
    carlito = family("Calibri", "carlito", "Carlito", LIBERATION)
    runs = (run("Work starts on 22\u00a0January 2027"),)
    for book in (BOOK, FontBook(Fonts(heading=carlito, body=carlito, code=MONO, fallback=DEJAVU))):
        lines = lines_of(strip_of(runs, book), 90.0)
        assert lines is not None
        assert [told(line) for line in break_lines(atoms_of(runs, book), 90.0)] == [told(line) for line in lines]


@example(["A bold", " word", ", and "], 60.0)
@example(["See ", "well-known", " places"], 50.0)
@given(st.lists(WORDS, min_size=2, max_size=4), st.floats(20.0, 400.0))
def test_runs_side_by_side_are_broken_and_kerned_like_a_text_in_pieces(texts: list[str], width: float) -> None:
    runs = tuple(run(text, bold=bool(index % 2), size=16.0 + index % 2) for index, text in enumerate(texts))
    lines = lines_of(bundle_of(runs, BOOK), width)
    if lines is not None:
        assert [told(line) for line in break_lines(atoms_of(runs, BOOK), width)] == [told(line) for line in lines]
        assert [line.renumbered(0) for line in lines] == list(lines)


@example(["well-known – places"])
@example(["A bo", "ld", " word"])
@example([" "])
@given(st.lists(WORDS, max_size=3))
def test_the_widest_word_is_that_of_a_text_in_pieces(texts: list[str]) -> None:
    runs = tuple(run(text, bold=bool(index % 2)) for index, text in enumerate(texts))
    words = [atom.width for atom in atoms_of(runs, BOOK) if not atom.space]
    assert widest_stretch(runs, BOOK) == max(words, default=0.0)


def test_emphasis_needs_no_cutting_up() -> None:
    runs = (run("Some words are "), run("well-known", bold=True), run(", and some "), run("not", italic=True))
    lines = lines_of(bundle_of(runs, BOOK), 120.0) or ()
    assert ["".join(piece.text for piece in line.pieces(0.0)) for line in lines] == [
        "Some words are",
        "well-known,",
        "and some not",
    ]
    assert [[piece.run for piece in line.renumbered(1).pieces(0.0)] for line in lines[1:]] == [[0, 1], [1, 2]]
    assert bundle_of((run("well-"), run("known", bold=True)), BOOK) is None
    assert bundle_of((run("two "), run(" spaces", bold=True)), BOOK) is None


@pytest.mark.parametrize("text", ["two  spaces", " before", "behind ", "tab\tulated", "done \u2713", ""])
def test_what_is_not_plain_is_left_to_be_cut_up(text: str) -> None:
    assert lines_of(strip_of((run(text),), BOOK), 300.0) is None
    assert strip_of((run("plain"), run("bold", bold=True)), BOOK) is None
    assert lines_of(strip_of((run("x" * 50),), BOOK), 60.0) is None, "a word that no line holds"


def test_capitals_are_measured_as_they_are_shown() -> None:
    (line,) = lines_of(strip_of((run("small", caps=True),), BOOK), 300.0) or ()
    assert [piece.text for piece in line.pieces(0.0)] == ["SMALL"]
    assert isinstance(line.pieces(0.0)[0], Piece)


def test_the_characters_of_lines_are_those_of_the_text() -> None:
    text = "Plain words fill one line after the other, with a well-known-place to part them."
    lines = lines_of(strip_of((run(text),), BOOK), 120.0) or ()
    assert len(lines) > 3
    assert " ".join(line.pieces(0.0)[0].text for line in lines).replace("- ", "-") == text
    assert [line.end for line in lines[:-1]] == [text.index(line.pieces(0.0)[0].text) for line in lines[1:]]
    assert all(line.width <= 120.0 < line.needed for line in lines)
