import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.app.search_words import excerpt_around, match_spans, query_words, readable


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Fast start, faster end", "fast", ["Fast", "fast"]),
        ("Breakfast is not it", "fast", []),
        ("Über alle Maßen", "uber", ["Über"]),
        ("u\u0308ber", "über", []),
        ("time-to-market", "time-to-m", ["time", "to", "m"]),
        ("snake_case words", "case", ["case"]),
        ("dates and data", "dat data", ["dat", "data"]),
        ("a (b) [c]", "( [ c", ["c"]),
        ("anything", "", []),
    ],
)
def test_beginnings_of_words_are_marked(text: str, query: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in match_spans(text, query_words(query))] == marked


def test_an_excerpt_begins_shortly_before_the_match_at_a_word() -> None:
    text = "one two three four five six seven eight nine ten eleven twelve"
    excerpt = excerpt_around(text, ("nine",), length=30)
    assert excerpt.startswith("… seven eight nine")
    assert excerpt_around(text, ("two",), length=10) == "one two th"
    assert excerpt_around(text, ("absent",)) == ""


def test_markup_and_line_breaks_are_not_shown() -> None:
    assert readable("- **Bold** and `code`\n- see [the site](https://a.example)") == "Bold and code see the site"
    assert readable("u\u0308ber 3 * 4") == "über 3 4"


@given(st.text(max_size=60), st.text(max_size=12))
def test_marks_lie_in_the_text_one_after_the_other(text: str, query: str) -> None:
    end = 0
    for start, stop in match_spans(text, query_words(query)):
        assert end <= start < stop <= len(text)
        end = stop
