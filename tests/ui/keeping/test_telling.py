"""Findings to sentences."""

import pytest

from studio.domain.findings import error
from studio.ui.keeping.telling import sentence


@pytest.mark.parametrize(
    ("text", "hint", "said"),
    [
        ("`title` is empty.", "fill it in", "Title is empty. Fill it in"),
        ("`title` is empty", "fill it in", "Title is empty: fill it in"),
        ("`title` is empty.", "", "Title is empty."),
    ],
)
def test_a_hint_goes_on_after_a_sentence_or_a_part_of_one(text: str, hint: str, said: str) -> None:
    assert sentence(error("x", text, hint=hint), {"title": "Title"}) == said


def test_a_form_does_not_speak_of_files_of_text() -> None:
    found = error("budget-missing", "there is no budget", hint="add `band:` to the YAML file")
    assert sentence(found, {}) == "There is no budget: Give a band, or the lowest and the highest price."
