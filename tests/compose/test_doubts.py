"""What is told about a picked entry: how old it is, whether it was approved, who may be recognised."""

from dataclasses import replace
from datetime import date

import pytest

from studio.compose.doubts import origin_doubts, pick_doubts
from studio.domain.chapters import Pick, PicksChapter
from studio.domain.entries import AnyEntry, CaseStudy, EntryId, EntryState
from studio.domain.entry_version import version_of, versioned_fields
from studio.domain.proposal import Client, Origin, Proposal
from tests.compose.values import BENEFIT, codes, library

TODAY = date(2027, 3, 2)
CASE = CaseStudy(id=EntryId("flask/case_studies/x"), title="X", industry="Health care", result="y", confidential=True)


def doubts(entry: AnyEntry, industry: str = "", *, seen: bool = False) -> list[str]:
    pick = Pick(id="why/1", entry=entry.id)
    return codes(pick_doubts(pick, entry, TODAY, industry, {entry.id} if seen else set()))


def test_a_good_entry_raises_no_doubts() -> None:
    assert doubts(replace(BENEFIT, review_by=TODAY)) == []
    assert doubts(BENEFIT) == []


def test_an_entry_picked_before_is_told() -> None:
    assert doubts(BENEFIT, seen=True) == ["pick-repeated"]


@pytest.mark.parametrize(
    ("day", "code", "words"),
    [
        (date(2027, 3, 1), "review-overdue", "was to be reviewed by 2027-03-01"),
        (date(2026, 6, 1), "review-overdue", "out of date"),
        (date(2026, 3, 2), "entry-stale", "stale"),
    ],
)
def test_an_entry_past_its_review_is_told_with_who_to_ask(day: date, code: str, words: str) -> None:
    old = replace(BENEFIT, review_by=day, owner="Sales lead")
    [finding] = pick_doubts(Pick(id="why/1", entry=old.id), old, TODAY, "", set())
    assert (finding.code, finding.source) == (code, "why/1")
    assert words in finding.text
    assert "Sales lead" in finding.hint


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (EntryState.APPROVED, []),
        (EntryState.DRAFT, ["entry-unapproved"]),
        (EntryState.IN_REVIEW, ["entry-unapproved"]),
        (EntryState.RETIRED, ["entry-retired"]),
    ],
)
def test_only_approved_entries_go_out_unquestioned(state: EntryState, expected: list[str]) -> None:
    assert doubts(replace(BENEFIT, state=state)) == expected


@pytest.mark.parametrize(
    ("industry", "expected"),
    [("health care ", ["confidential-industry"]), ("Energy", []), ("", [])],
)
def test_a_confidential_case_of_the_clients_own_industry_is_told(industry: str, expected: list[str]) -> None:
    assert doubts(CASE, industry) == expected
    assert doubts(replace(CASE, confidential=False), industry) == []
    assert doubts(replace(CASE, industry=""), "") == []


def test_an_entry_that_the_library_changed_since_is_told_unless_it_is_pinned() -> None:
    chapter = PicksChapter(id="why", title="Why", picks=(Pick(id="why/1", entry=BENEFIT.id),))

    def told(*origins: Origin) -> list[str]:
        proposal = Proposal(title="T", client=Client(name="C"), date=TODAY, chapters=(chapter,), origins=origins)
        return [f"{one.code} {one.source}" for one in origin_doubts(proposal, library())]

    assert told() == []
    assert told(Origin(entry=BENEFIT.id, version=version_of(BENEFIT))) == []
    assert told(Origin(entry=BENEFIT.id, version="0" * 12)) == ["entry-changed why/1"]
    assert told(Origin(entry=BENEFIT.id, version="0" * 12, pinned=True)) == ["pin-incomplete why/1"]
    words = tuple((name, getattr(BENEFIT, name)) for name in versioned_fields(BENEFIT))
    chapter = replace(chapter, picks=(Pick(id="why/1", entry=BENEFIT.id, overrides=words),))
    assert told(Origin(entry=BENEFIT.id, version="0" * 12, pinned=True)) == []
