"""Markup becomes spans and paragraphs, and everything else stays characters."""

import re
import string
import subprocess
import sys
from time import process_time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from studio.compose.markup import line_markup, rich_markup
from studio.domain.text import Paragraph, ParagraphKind, Rich, Span, plain, plain_line

MARKUP = st.text(alphabet="ab \n*_`[]()\\-1.!<>#&{}", max_size=80)
BULLET, NUMBER, BODY = ParagraphKind.BULLET, ParagraphKind.NUMBER, ParagraphKind.BODY


def shape(rich: Rich) -> list[tuple[ParagraphKind, int, int, str]]:
    return [(one.kind, one.level, one.number, plain_line(one.spans)) for one in rich]


def test_inline_markup() -> None:
    assert line_markup("a **b *c*** `d*` [e](https://f.example)") == (
        Span(text="a "),
        Span(text="b ", bold=True),
        Span(text="c", bold=True, italic=True),
        Span(text=" "),
        Span(text="d*", code=True),
        Span(text=" "),
        Span(text="e", href="https://f.example"),
    )


def test_emphasis_inside_emphasis_lasts_to_the_outer_end() -> None:
    assert line_markup("**a **b** c** d") == (Span(text="a b c", bold=True), Span(text=" d"))


def test_a_link_keeps_the_style_around_and_inside() -> None:
    spans = line_markup("**see [this *page*](tel:+48123)**")
    assert [(span.text, span.italic, span.href) for span in spans] == [
        ("see ", False, ""), ("this ", False, "tel:+48123"), ("page", True, "tel:+48123"),
    ]  # fmt: skip
    assert all(span.bold for span in spans)


@pytest.mark.parametrize(
    "text",
    ["# no heading", "<b>no HTML</b>", "![no picture](https://a.example)", "a &amp; b", "> no quote", "2 * 3 * 4",
     "snake_case_name", "[client]", "[a] (b)", "a | b", "---", "~~a~~", "https://a.example", "<a@b.example>"],
)  # fmt: skip
def test_what_is_no_markup_here_stays_characters(text: str) -> None:
    assert line_markup(text) == (Span(text=text),)
    assert rich_markup(text) == (Paragraph(spans=(Span(text=text),)),)


def test_paragraphs_and_wrapped_lines() -> None:
    assert shape(rich_markup("One\nline.\n\nTwo\n  lines.\n \t\n\n\n")) == [
        (BODY, 0, 0, "One line."),
        (BODY, 0, 0, "Two lines."),
    ]


def test_lists_nest_to_three_levels_and_stay_there() -> None:
    text = "Intro:\n- a\n  - b\n    - c\n      - d\n- e\n\n3. x\n4. y\n   1. z"
    assert shape(rich_markup(text)) == [
        (BODY, 0, 0, "Intro:"), (BULLET, 0, 0, "a"), (BULLET, 1, 0, "b"), (BULLET, 2, 0, "c"), (BULLET, 2, 0, "d"),
        (BULLET, 0, 0, "e"), (NUMBER, 0, 3, "x"), (NUMBER, 0, 4, "y"), (NUMBER, 1, 1, "z"),
    ]  # fmt: skip


def test_a_second_paragraph_of_an_item_has_no_bullet_of_its_own() -> None:
    assert shape(rich_markup("- a\n\n  b\n\n- c")) == [(BULLET, 0, 0, "a"), (BODY, 0, 0, "b"), (BULLET, 0, 0, "c")]


def test_hard_breaks_are_paragraphs_in_long_texts_and_spaces_in_lines() -> None:
    assert shape(rich_markup("a  \n**b**\\\nc")) == [(BODY, 0, 0, "a"), (BODY, 0, 0, "b"), (BODY, 0, 0, "c")]
    assert plain_line(line_markup("a  \n**b**\nc")) == "a b c"


def test_no_text_no_spans() -> None:
    assert line_markup(" \n ") == ()
    assert rich_markup(" \n\n ") == ()
    assert rich_markup("- \n- a") == (Paragraph(spans=(Span(text="a"),), kind=BULLET),)


def test_lists_deeper_than_the_parser_goes_lose_nothing() -> None:
    text = "- " * 60 + "end"
    assert "end" in plain(rich_markup(text))


@pytest.mark.parametrize(
    "piece", ["[", "*", "_", "`", "[a](", "**a", "*a ", "- ", "1. ", "![", "\\", "](", "`a", "-\n"]
)
def test_hostile_repetition_is_read_in_fair_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    before = process_time()
    line_markup(text)
    rich_markup(text)
    assert process_time() - before < 5


@given(MARKUP)
def test_any_text_can_be_read(text: str) -> None:
    for paragraph in rich_markup(text):
        assert paragraph.spans
        assert all(span.text for span in paragraph.spans)
        assert 0 <= paragraph.level <= 2
    line_markup(text)


@given(st.text(alphabet="ab \n.,!()&é—", max_size=60))
def test_the_short_way_for_plain_texts_gives_what_the_parser_gives(text: str) -> None:
    parsed = rich_markup(text + "\n\n`x`")[:-1]
    assert rich_markup(text.replace("  \n", " \n")) == parsed or "  \n" in text


@given(st.lists(st.sampled_from(["a", "b2", "*", "**", " ", "é", ",", ".", "(", ")", "\n", "&", "—"]), max_size=20))
def test_the_short_way_for_words_in_bold_gives_what_the_parser_gives(pieces: list[str]) -> None:
    text = "".join(pieces)
    assume(not re.search(r"^[ \t]*\*(?:[ \t]|$)", text, re.MULTILINE) and "  \n" not in text)
    assert rich_markup(text) == rich_markup(text + "\n\n`x`")[:-1]


def test_words_in_bold_and_italics_need_no_parser() -> None:
    code = (
        "import sys; from studio.compose.markup import rich_markup;"
        "rich_markup('**One** and *two\\nmore*, (**three**).\\n\\n*Four*'); print('markdown_it' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Z")), max_size=60))
def test_escaped_text_keeps_its_characters(text: str) -> None:
    escaped = "".join(f"\\{one}" if one in string.punctuation else one for one in text)
    assert plain_line(line_markup(escaped)) == text
    assert re.sub(r"\s", "", plain(rich_markup(escaped))) == re.sub(r"\s", "", text)


def test_a_number_that_no_list_can_begin_with_stays_words() -> None:
    assert shape(rich_markup("32767. a\n\n999999999. b\n1. c")) == [
        (NUMBER, 0, 32_767, "a"),
        (NUMBER, 0, 32_768, "b"),
        (NUMBER, 0, 32_769, "c"),
    ]
    assert shape(rich_markup("999999999. *b*\n1. c")) == [(BODY, 0, 0, "999999999. b"), (BODY, 0, 0, "1000000000. c")]


@pytest.mark.parametrize("text", ["2010.", "42)", "The year was\n\n1998.", "-", "*"])
def test_a_number_or_a_dash_alone_is_not_lost(text: str) -> None:
    assert plain(rich_markup(text)).split() == text.split()


def test_a_link_without_words_shows_its_address() -> None:
    assert line_markup("see [](https://a.example)") == (
        Span(text="see "),
        Span(text="https://a.example", href="https://a.example"),
    )
