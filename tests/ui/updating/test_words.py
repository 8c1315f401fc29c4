"""Three versions of a field as people read them, and how the changed words are marked."""

import re
from decimal import Decimal

import pytest

from studio.app.updating import FieldUpdate, Outcome
from studio.domain.entries import Figure
from studio.domain.icons import Icon
from studio.ui.theme import DARK, LIGHT, Colours
from studio.ui.updating.words import draft, mine_html, now_html, then_html, together_html, value_text


def field(then: object, now: object, mine: object) -> FieldUpdate:
    return FieldUpdate(name="title", then=then, now=now, mine=mine, outcome=Outcome.OPEN, result=mine)


def marked(html: str) -> list[str]:
    return re.findall(r"<span[^>]*>([^<]*)</span>", html)


@pytest.mark.parametrize("colour", [LIGHT, DARK])
def test_the_changed_words_of_each_side_are_marked(colour: Colours) -> None:
    one = field("One two three four", "One two three FOUR", "ONE two three four")
    assert marked(then_html(one, colour)) == ["four"]
    assert marked(now_html(one, colour)) == ["FOUR"]
    assert marked(mine_html(one, colour)) == ["ONE"]
    assert marked(together_html(one, colour)) == ["ONE", "FOUR"]
    assert draft(one) == "ONE two three FOUR"


def test_where_they_meet_the_draft_keeps_mine() -> None:
    assert draft(field("One two", "One 2", "One zwei")) == "One zwei"


def test_what_it_was_may_not_be_known() -> None:
    one = field(None, "One two", "One")
    assert "Not known any more" in then_html(one, LIGHT)
    assert marked(now_html(one, LIGHT)) == ["two"]


def test_texts_are_no_markup_and_long_words_may_break() -> None:
    one = field("", "<b>&\nnext", "x" * 60)
    assert "&lt;b&gt;&amp;" in now_html(one, LIGHT)
    assert "<br>" in now_html(one, LIGHT)
    assert "Nothing" in then_html(one, LIGHT)
    assert mine_html(one, LIGHT).count("\u200b") == 2


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "Yes"),
        (Decimal("1E+3"), "1000"),
        (Icon.BOOK_OPEN, "book open"),
        (("one", "two"), "• one\n• two"),
        ((Figure(label="Stars", value="68k"),), "• 68k · Stars"),
    ],
)
def test_values_are_written_for_people(value: object, text: str) -> None:
    assert value_text(value) == text
