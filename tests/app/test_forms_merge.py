"""Markup and merge fields in a text that is being written."""

import datetime as dt
from difflib import get_close_matches
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.app.forms.merge import MOST_MARKED, Mark, Merging, merging_of
from studio.compose.texts import LONGEST
from studio.domain.library import library_of
from studio.domain.proposal import Client, Proposal
from tests.counting import calls_to

PROPOSAL = Proposal(
    title="An offer", client=Client(name="Client & Co", fields=(("region", ""),)), date=dt.date(2027, 1, 11)
)
LIBRARY = library_of(Path("content"), ())


@pytest.fixture(scope="module")
def merging() -> Merging:
    return merging_of(PROPOSAL, LIBRARY)


def found(merging: Merging, text: str) -> list[tuple[str, Mark]]:
    return [(text[one.start : one.start + one.length], one.mark) for one in merging.stretches(text)]


def test_fields_are_told_from_unknown_and_empty_ones(merging: Merging) -> None:
    text = "{{ client.name }} {{ client.region }} {{ client.nam }} {{ client.name"
    assert found(merging, text) == [
        ("{{ client.name }}", Mark.FIELD),
        ("{{ client.region }}", Mark.EMPTY),
        ("{{ client.nam }}", Mark.UNKNOWN),
        ("{{", Mark.UNKNOWN),
    ]
    notes = [one.note for one in merging.stretches(text)]
    assert notes[0] == "Client & Co"
    assert "client.name" in notes[2]


def test_markup(merging: Merging) -> None:
    assert found(merging, "**a b** *c* `d*e*` [f](https://g) 2 * 3 * 4") == [
        ("**a b**", Mark.BOLD),
        ("*c*", Mark.ITALIC),
        ("`d*e*`", Mark.CODE),
        ("[f](https://g)", Mark.LINK),
    ]
    assert found(merging, "- point") == [("-", Mark.BULLET)]


def test_words_as_a_reader_sees_them(merging: Merging) -> None:
    text = "For **{{ client.name }}**\n\n- one\n- two"
    assert merging.words(text, long=True) == ("For Client & Co", "one", "two")
    assert merging.words("", long=False) == ()


def test_the_fields_that_can_be_inserted(merging: Merging) -> None:
    known = {field.name: field for field in merging.known()}
    assert known["client.name"].value == "Client & Co"
    assert known["client.region"].value == ""
    assert known["client.name"].source == "{{ client.name }}"
    assert [field.group for field in merging.known()] == sorted(
        (field.group for field in merging.known()), key=["client", "consultant", "proposal", "estimate", "topic"].index
    )


@given(st.text(alphabet='{}*`[]()|." \n\\cliént.name🦊-', max_size=60))
def test_marks_stay_inside_any_text(text: str) -> None:
    for stretch in merging_of(PROPOSAL, LIBRARY).stretches(text):
        assert stretch.start >= 0
        assert stretch.length > 0
        assert stretch.start + stretch.length <= len(text)


def test_an_unknown_field_written_a_thousand_times_is_looked_up_once(merging: Merging) -> None:
    text = "{{ client.nmae }} **b** \u202eabc " * 5_000
    assert calls_to(get_close_matches, lambda: merging.words(text, long=False)) == 1
    assert calls_to(get_close_matches, lambda: merging.words(text + "a", long=True)) == 0
    assert calls_to(get_close_matches, lambda: merging.stretches(text)) == 0


def test_marks_are_looked_for_in_the_beginning_of_a_paragraph(merging: Merging) -> None:
    field = "{{ client.name }}"
    text = "a" * (MOST_MARKED - 1) + field * 5_000
    assert found(merging, text) == [(field, Mark.FIELD)]
    assert len(merging.stretches("**b** " * 100_000)) < MOST_MARKED


def test_words_are_those_of_the_part_that_is_used(merging: Merging) -> None:
    assert merging.words("a" * 2 * LONGEST, long=False) == ("a" * LONGEST,)
