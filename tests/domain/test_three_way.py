"""Three versions of a text are merged word by word, and conflicts are never hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.three_way import merged_text, stretches

TEXTS = st.lists(st.sampled_from(("one", "two", "three", "four", "\n\n", " ")), max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        ("a b c d", "a b c d", "a b c d", "a b c d"),
        ("a b c d", "a X c d", "a b c d", "a X c d"),
        ("a b c d", "a b c d", "a b c Y", "a b c Y"),
        ("a b c d", "X b c d", "a b c Y", "X b c Y"),
        ("a b c d", "a X c d", "a X c d", "a X c d"),
        ("a b c d", "a X c d", "a Y c d", None),
        ("a b c d", "a c d", "a b Y d", None),
        ("a b", "", "a b", ""),
        ("a b", "a b extra", "new a b", "new a b extra"),
        ("", "mine", "", "mine"),
        ("", "mine", "theirs", None),
        ("One line.\n\nTwo.", "One line.\n\nTwo!", "A line.\n\nTwo.", "A line.\n\nTwo!"),
    ],
)
def test_changes_of_both_sides_are_taken(base: str, mine: str, theirs: str, expected: str | None) -> None:
    assert merged_text(base, mine, theirs) == expected


@given(TEXTS, TEXTS, TEXTS)
def test_the_stretches_are_the_three_texts(base: str, mine: str, theirs: str) -> None:
    parts = stretches(base, mine, theirs)
    assert "".join(part.base for part in parts) == base
    assert "".join(part.mine for part in parts) == mine
    assert "".join(part.theirs for part in parts) == theirs


@given(TEXTS, TEXTS)
def test_one_side_alone_always_wins(base: str, changed: str) -> None:
    assert merged_text(base, changed, base) == changed
    assert merged_text(base, base, changed) == changed
    assert merged_text(base, changed, changed) == changed


@given(TEXTS, TEXTS, TEXTS)
def test_sides_can_be_exchanged(base: str, mine: str, theirs: str) -> None:
    assert merged_text(base, mine, theirs) == merged_text(base, theirs, mine)
