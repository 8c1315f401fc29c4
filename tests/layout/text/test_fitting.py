import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.domain.brand import SlideSizes
from studio.layout.paragraphs import Run
from studio.layout.text.fitting import fit, lowered, rungs, smaller_sizes, split
from studio.layout.text.setting import measure
from studio.layout.text.styling import StyledParagraph
from studio.layout.text.typefaces import FontBook
from tests.layout.families import FAMILIES
from tests.layout.text.conftest import BLACK
from tests.layout.text.test_setting import paragraph

SIZES = SlideSizes()
BOOK = FontBook(FAMILIES)
WORDS = "Twenty words about nothing in particular fill a box well enough to see the ladder at work. "


def text_of(paragraphs: tuple[StyledParagraph, ...]) -> str:
    return " ".join("".join(run.text for run in part.runs) for part in paragraphs)


def test_the_ladder_goes_tighter_then_smaller_and_never_below_the_minimum(fonts: FontBook) -> None:
    text = (paragraph(WORDS, space_before=8.0), paragraph(WORDS, space_before=8.0))
    sizes = []
    for height in (400.0, 186.0, 170.0, 130.0, 20.0):
        fitted = fit(text, 300.0, height, SIZES, fonts)
        sizes.append((fitted.rung, fitted.text.paragraphs[0].styled.style.size, fitted.fits))
    rungs = [rung for rung, _, _ in sizes]
    assert rungs == sorted(rungs)
    assert sizes[0] == (0, 20.0, True)
    assert sizes[-1][1:] == (SIZES.minimum, False)


@pytest.mark.parametrize("size", [11.0, 12.0, 13.0, 20.0, 27.0, 44.0, 60.0])
def test_every_rung_can_be_made_by_itself(size: float) -> None:
    text = (paragraph(WORDS, size=size, indent=size, space_before=8.0), paragraph(WORDS, size=20.0))
    for number, rung in enumerate(tuple(rungs(text, SIZES))[1:]):
        own = tuple(lowered(one, smaller_sizes(one, SIZES)[:number]) for one in text)
        assert [one.rung for one in own] == [one.rung for one in rung]
        assert [one.style.size for one in own] == [one.style.size for one in rung]
        assert [one.runs[0].size for one in own] == pytest.approx([one.runs[0].size for one in rung])
        assert [one.style.indent for one in own] == pytest.approx([one.style.indent for one in rung])


def test_runs_and_indents_shrink_with_their_paragraph(fonts: FontBook) -> None:
    fitted = fit((paragraph(WORDS * 3, indent=20.0),), 300.0, 150.0, SIZES, fonts)
    styled = fitted.text.paragraphs[0].styled
    assert styled.style.size < 20.0
    assert styled.runs[0].size == styled.style.size
    assert styled.style.indent == styled.style.size


def test_whole_paragraphs_stay_together_when_the_page_is_filled_well(fonts: FontBook) -> None:
    text = (paragraph(WORDS), paragraph(WORDS))
    head, tail = split(text, 300.0, measure(text[:1], 300.0, fonts).longest + 40.0, fonts)
    assert (head, tail) == (text[:1], text[1:])


@pytest.mark.parametrize(("size", "width"), [(12.0, 788.0), (14.0, 837.0)])
def test_the_first_part_fits_when_it_stands_alone(fonts: FontBook, size: float, width: float) -> None:
    told = "Every service does one job and can be changed, tested and released by itself. " * 20
    text = (paragraph(told, size=size), paragraph(told, size=size))
    head, tail = split(text, width, 120.0, fonts)
    assert 90.0 < measure(head, width, fonts).longest <= 120.05
    assert text_of((*head, *tail)).split() == text_of(text).split()


@settings(deadline=None)
@given(st.lists(st.text("ab c-\u00a0é", min_size=1, max_size=200), min_size=1, max_size=4), st.floats(20.0, 200.0))
def test_splitting_keeps_every_character_and_comes_to_an_end(texts: list[str], height: float) -> None:
    rest = tuple(
        StyledParagraph(runs=(Run(text=text, size=20.0, colour=BLACK),), style=paragraph("").style) for text in texts
    )
    parts = []
    while rest:
        head, tail = split(rest, 120.0, height, BOOK)
        assert head
        assert text_of(tail) != text_of(rest)
        parts.append(text_of(head))
        rest = tail
    assert "".join(parts).replace(" ", "") == "".join(texts).replace(" ", "")


def test_what_fits_is_not_split(fonts: FontBook) -> None:
    text = (paragraph(WORDS),)
    assert split(text, 300.0, 500.0, fonts) == (text, ())
