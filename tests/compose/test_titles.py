"""How titles are set."""

from dataclasses import replace

import pytest

from studio.compose.markup import line_markup
from studio.compose.titles import as_title
from studio.domain.blocks import BenefitBlock
from studio.domain.text import Span, line_of, plain_line
from tests.compose.values import BENEFIT, composed, library, picks, proposal


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("The scope sets the budget.", "The scope sets the budget"),
        ("**Our understanding.**", "Our understanding"),
        ("*Our* understanding", "Our understanding"),
        ("**Our understanding", "Our understanding"),
        ("Ready in 2027.", "Ready in 2027"),
        ("Five * rooms", "Five * rooms"),
        ("And so on...", "And so on..."),
        ("Why not?", "Why not?"),
        ("For Example Inc.", "For Example Inc."),
        ("Firma Example sp. z o.o.", "Firma Example sp. z o.o."),
        ("Angebot vom 3.", "Angebot vom 3."),
        ("Build it. Then run it.", "Build it. Then run it."),
        ("Configured in `app.`", "Configured in app."),
        (".", "."),
        ("", ""),
    ],
)
def test_a_title_has_no_emphasis_and_no_full_stop_of_a_sentence(written: str, shown: str) -> None:
    title = as_title(line_markup(written), written)
    assert plain_line(title) == shown
    assert not any(span.bold or span.italic for span in title)


def test_the_full_stop_of_a_name_stays_and_that_of_its_sentence_goes() -> None:
    name = (Span(text="An offer for Example Inc"), Span(text="."))
    assert plain_line(as_title(name, "An offer for {{ client.name }}")) == "An offer for Example Inc."
    assert (
        plain_line(as_title((*name, Span(text=".")), "An offer for {{ client.name }}.")) == "An offer for Example Inc."
    )


def test_a_mark_for_what_is_missing_stays_as_it_is() -> None:
    line = (Span(text="For "), Span(text="client.name.", missing=True))
    assert as_title(line, "For {{ client.name }}.") == line


def test_titles_of_proposal_chapters_and_entries_are_set_alike() -> None:
    benefit = replace(BENEFIT, title="Less is **more**.")
    made = proposal(picks(BENEFIT.id, title="*Why* it pays."), title="An **offer**.")
    document, _ = composed(made, library(benefit))
    (chapter,) = document.chapters
    assert document.cover.title == line_of("An offer")
    assert chapter.title == line_of("Why it pays")
    assert [block.title for block in chapter.blocks if isinstance(block, BenefitBlock)] == [line_of("Less is more")]
