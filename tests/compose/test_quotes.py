"""Straight marks become those of the language; what is no quotation, and code, stays as it is."""

import pytest

from studio.compose.markup import rich_markup
from studio.compose.quotes import curled
from studio.domain.text import plain

ENGLISH, GERMAN = "“{text}”", "„{text}“"


def printed(text: str, quotation: str = ENGLISH) -> str:
    return plain(curled(rich_markup(text), quotation))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('"Less is more" is meant literally', "“Less is more” is meant literally"),
        ('the "micro" in ("N+1") the name', "the “micro” in (“N+1”) the name"),
        ("the client's own, the clients' own, it's", "the client’s own, the clients’ own, it’s"),
        ("rock 'n' roll of the '90s", "rock ‘n’ roll of the ’90s"),
        ("she said 'no' twice", "she said ‘no’ twice"),
        ("\"he said 'no'\", she said", "“he said ‘no’”, she said"),
        ('a screen of 19" or 27"', 'a screen of 19" or 27"'),
        ("5' 10\" high", "5' 10\" high"),
        ('an "open end', 'an "open end'),
        ("“already” ‘right’ ’", "“already” ‘right’ ’"),
        ('say `print("it\'s")` and "run"', 'say print("it\'s") and “run”'),
        ('"**bold** and *more*"', "“bold and more”"),
        ("no marks", "no marks"),
    ],
)
def test_straight_marks_become_those_that_are_printed(written: str, expected: str) -> None:
    assert printed(written) == expected


def test_each_language_has_its_own_marks() -> None:
    assert printed("die \"Kleinen\" sagen 'ja', so geht's", GERMAN) == "die „Kleinen“ sagen ‚ja‘, so geht’s"


def test_emphasis_stays_where_it_was() -> None:
    (paragraph,) = curled(rich_markup('It is "**very** small".'), ENGLISH)
    assert [(span.text, span.bold) for span in paragraph.spans] == [
        ("It is “", False),
        ("very", True),
        (" small”.", False),
    ]


def test_a_pattern_with_spaces_changes_nothing() -> None:
    assert printed('"so"', "« {text} »") == '"so"'
