"""Rich text keeps its characters."""

from hypothesis import given
from hypothesis import strategies as st

from studio.domain.text import Paragraph, Span, line_of, plain, plain_line, rich_of


def test_plain_text_has_a_line_for_each_paragraph() -> None:
    rich = (Paragraph(spans=(Span(text="a "), Span(text="b", bold=True))), Paragraph(spans=(Span(text="c"),)))
    assert plain(rich) == "a b\nc"


def test_no_characters_make_no_text() -> None:
    assert rich_of("") == ()
    assert line_of("") == ()
    assert plain(()) == plain_line(()) == ""


@given(st.text())
def test_wrapping_keeps_every_character(text: str) -> None:
    assert plain(rich_of(text)) == plain_line(line_of(text, bold=True)) == text
