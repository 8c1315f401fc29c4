"""What saves made of a file is taken back at once, however many they were, around what others have changed."""

from difflib import SequenceMatcher

import pytest

from studio.app.keeping.rewrites import Rewrite, taken_back, with_rewrite
from tests.counting import calls_to

LINES = "".join(f"line {number}\n" for number in range(60))


def saves(count: int, outside: int = 0) -> tuple[list[str], tuple[Rewrite, ...]]:
    """Give the file after each of so many saves, others having changed it before so many of them, and all rewrites."""
    texts, rewrites = [LINES], tuple[Rewrite, ...]()
    for number in range(count):
        before = texts[-1]
        if 0 < number <= outside:
            before = before.replace(f"line {59 - number}\n", f"theirs {number}\n")
        texts.append(before.replace(f"line {2 * number}\n", f"mine {number}\n"))
        rewrites = with_rewrite(rewrites, Rewrite(before, texts[-1]))
    return texts, rewrites


def differences(count: int) -> int:
    texts, rewrites = saves(count)
    text = texts[-1].replace("line 59", "theirs")
    return calls_to(SequenceMatcher.get_matching_blocks, lambda: taken_back(text, rewrites))


def test_many_saves_are_compared_once() -> None:
    assert differences(3) == differences(15) > 0


def test_what_others_changed_after_and_between_the_saves_stays() -> None:
    texts, rewrites = saves(8, outside=3)
    expected = LINES.replace("line 59\n", "theirs\n")
    for number in (1, 2, 3):
        expected = expected.replace(f"line {59 - number}\n", f"theirs {number}\n")
    assert taken_back(texts[-1].replace("line 59\n", "theirs\n"), rewrites) == expected


def test_a_line_that_others_changed_keeps_no_other_from_being_taken_back() -> None:
    texts, rewrites = saves(3)
    text = texts[-1].replace("mine 1\n", "theirs\n")
    assert taken_back(text, rewrites) == LINES.replace("line 2\n", "theirs\n")


def test_what_others_put_where_a_save_took_something_away_stands_behind_it() -> None:
    rewrites = with_rewrite((), Rewrite("a\nb\nc\n", "a\nc\n"))
    assert taken_back("a\nnew\nc\n", rewrites) == "a\nb\nnew\nc\n"


@pytest.mark.parametrize("state", range(5))
def test_a_save_that_leads_back_to_a_state_is_not_remembered_for_it(state: int) -> None:
    texts, rewrites = saves(5)
    back = with_rewrite(rewrites, Rewrite(texts[-1], texts[state]))
    assert taken_back(texts[state], back) == LINES
    assert bool(back) == bool(state)
