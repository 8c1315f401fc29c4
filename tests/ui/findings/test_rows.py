"""Findings in plain words and in order."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from studio.domain.chapters import Pick, PicksChapter, TextChapter
from studio.domain.entries import EntryId
from studio.domain.findings import Finding, Severity, error, warning
from studio.domain.library import library_of
from studio.domain.places import Place
from studio.domain.proposal import Client, Proposal
from studio.ui.findings.rows import FindingRow, GroupRow, copied, field_words, finding_rows, sentence, shown_rows

LIBRARY = library_of(Path("none"), ())
PROPOSAL = Proposal(
    title="T",
    client=Client(name="C"),
    date=date(2026, 1, 1),
    chapters=(
        TextChapter(id="first", title="Our **understanding**"),
        PicksChapter(
            id="why",
            title="Why",
            picks=(Pick(id="why/1", entry=EntryId("a/benefits/b"), overrides=(("title", "Fast"),)),),
        ),
    ),
)
LATE = warning("a", "Late.", source="why/1", place=Place(field="figures.0.label"))
EARLY = warning("b", "Early", hint="do `this`", source="first", place=Place(field="body"))
BAD = error("c", "`client` is missing", place=Place(file="x.proposal.yaml", line=3))
OWN = error("d", "No name", place=Place(field="client.name"))


def rows(*findings: Finding) -> tuple[FindingRow, ...]:
    return finding_rows(PROPOSAL, LIBRARY, findings)


def test_the_worst_come_first_then_the_order_of_the_proposal() -> None:
    assert [row.text for row in rows(LATE, EARLY, BAD, OWN)] == ["No name.", "“client” is missing.", "Early.", "Late."]


def test_it_is_said_where_something_is() -> None:
    places = {row.text: row.where for row in rows(LATE, EARLY, BAD, OWN)}
    assert places == {
        "Late.": "Why › Fast › Figures 1, label",
        "Early.": "Our understanding › Body",
        "No name.": "Cover & client › Client, name",
        "“client” is missing.": "x.proposal.yaml, line 3",
    }
    assert copied(rows(EARLY)[0]) == "Early.\nDo “this”.\nOur understanding › Body"


@pytest.mark.parametrize(
    ("written", "said"),
    [("`a` is b", "“a” is b."), ("did you mean `x`?", "Did you mean “x”?"), ("", ""), ("Done.", "Done.")],
)
def test_words_become_sentences(written: str, said: str) -> None:
    assert sentence(written) == said


def test_fields_are_said_in_words() -> None:
    assert field_words("key_points.2") == "Key points 3"
    assert field_words("") == ""


def test_filters_narrow_by_severity_and_words() -> None:
    found = rows(LATE, EARLY, BAD, OWN)
    everything = shown_rows(found, (), "")
    assert [row.count for row in everything if isinstance(row, GroupRow)] == [2, 2]
    assert len(shown_rows(found, [Severity.WARNING], "")) == 3
    assert [row.key for row in shown_rows(found, (), "WHY fast")] == ["group 2", rows(LATE)[0].key]
    assert shown_rows(found, [Severity.HINT], "") == ()


def test_another_line_or_other_words_leave_it_the_same_row() -> None:
    moved = replace(EARLY, text="Still early", place=replace(EARLY.place, line=9))
    assert rows(moved)[0].key == rows(EARLY)[0].key
    assert len({row.key for row in rows(EARLY, moved)}) == 2
