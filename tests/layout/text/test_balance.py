"""Line ends that are better a little narrower."""

import pytest

from studio.domain.typography import Align, TextStyle
from studio.layout.paragraphs import Run
from studio.layout.text.balance import even_lines, no_lone_words, well_broken
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import StyledParagraph
from studio.layout.text.typefaces import FontBook
from tests.counting import calls_to
from tests.layout.text.conftest import BLACK


def paragraph(text: str, align: Align = Align.LEFT) -> StyledParagraph:
    style = TextStyle(size=20.0, colour=BLACK, align=align)
    return StyledParagraph(runs=(Run(text=text, size=20.0, colour=BLACK),), style=style)


def lines_of(text: MeasuredText) -> list[list[str]]:
    found = []
    for one in text.paragraphs:
        words = "".join(run.text for run in one.styled.runs)
        ends = [line.end for line in one.lines]
        found.append([words[a:b].strip() for a, b in zip([0, *ends[:-1]], [*ends[:-1], len(words)], strict=True)])
    return found


def test_a_title_has_lines_of_one_length(fonts: FontBook) -> None:
    text = measure((paragraph("A dispatch board that everyone can trust"),), 330.0, fonts)
    assert lines_of(text) == [["A dispatch board that everyone can", "trust"]]
    evened = even_lines(text, fonts)
    assert lines_of(evened) == [["A dispatch board that", "everyone can trust"]]
    assert (evened.width, evened.height) == (text.width, text.height)
    assert evened.sure < text.width, "other programs get an inset that makes them break there too"


def test_what_no_other_program_breaks_is_measured_only_where_lines_change(fonts: FontBook) -> None:
    words = "A dispatch board that everyone can trust, and that shows what others see"
    text = measure((paragraph(words),), 430.0, fonts.alone())
    assert calls_to(measure, lambda: even_lines(text, fonts.alone())) <= 4
    (evened,) = lines_of(even_lines(text, fonts.alone()))
    narrower = [measure((paragraph(words),), 430.0 * (1 - step * 0.02), fonts.alone()) for step in range(1, 26)]
    assert [evened] == lines_of([one for one in narrower if one.height <= text.height][-1])


def test_one_line_stays_as_it_is(fonts: FontBook) -> None:
    text = measure((paragraph("A board"), paragraph("that works")), 330.0, fonts)
    assert even_lines(text, fonts) is text
    assert no_lone_words(text, fonts) is text


def test_no_word_is_left_alone(fonts: FontBook) -> None:
    text = measure((paragraph("One statement in twenty corrected after sending"),), 395.0, fonts)
    assert lines_of(text) == [["One statement in twenty corrected after", "sending"]]
    assert lines_of(no_lone_words(text, fonts)) == [["One statement in twenty corrected", "after sending"]]


def test_a_paragraph_may_take_a_second_line_where_there_is_room(fonts: FontBook) -> None:
    points = (paragraph("Every statement traceable to readings"), paragraph("Room for 600 sites by the end of 2028"))
    width = max(measure((point,), 1000.0, fonts).natural_width for point in points[1:]) + 8.0
    text = measure((paragraph("Every single statement traceable to readings"), points[1]), width, fonts)
    assert [len(lines) for lines in lines_of(text)] == [2, 1]
    tight, roomy = no_lone_words(text, fonts), no_lone_words(text, fonts, text.height * 2)
    assert tight.height <= text.longest
    assert all(len(lines[-1].split()) > 1 for lines in lines_of(roomy))


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Access to all portals as ordered under PV-2027-014 and paid", "PV-2027-014"),
        ("Access to all the portals is given by 22 January or later", "22 January"),
        ("Statements of all variants are calculated in 9 days and sent", "9 days"),
    ],
)
def test_numbers_are_not_parted_where_a_little_less_width_keeps_them_whole(
    words: str, kept: str, fonts: FontBook
) -> None:
    head = words[: words.index(kept)] + kept[: kept.rindex("-" if "-" in kept else " ") + 1].strip()
    width = measure((paragraph(head),), 1000.0, fonts).natural_width + 6.0
    text = measure((paragraph(words),), width, fonts)
    assert not any(kept in line for line in lines_of(text)[0])
    assert any(kept in line for line in lines_of(no_lone_words(text, fonts))[0])


def test_words_are_not_cut_at_a_hyphen_for_nothing(fonts: FontBook) -> None:
    text = measure((paragraph("We keep all of it in good long-term order"),), 300.0, fonts)
    assert any(line.endswith("-") for line in lines_of(text)[0])
    assert not any(line.endswith("-") for line in lines_of(no_lone_words(text, fonts))[0])


@pytest.mark.parametrize(("align", "expected"), [(Align.CENTER, "even"), (Align.LEFT, "as they were")])
def test_only_what_is_centred_is_evened(fonts: FontBook, align: Align, expected: str) -> None:
    text = measure(
        (paragraph("Both frameworks are mature and free. They differ in what they bring", align),), 400.0, fonts
    )
    same = lines_of(well_broken(text, fonts, 0.0)) == lines_of(text)
    assert same is (expected == "as they were")
