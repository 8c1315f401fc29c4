from dataclasses import replace
from datetime import date
from pathlib import Path

from studio.app.concerns import Concern, Concerns
from studio.domain.chapters import Pick, PicksChapter
from studio.domain.entries import EntryId
from studio.domain.findings import Finding, warning
from studio.domain.places import Place
from studio.domain.proposal import Client, Proposal

ENTRY = EntryId("flask/benefits/fast")
CHAPTER = PicksChapter(id="why", title="Why", picks=(Pick(id="why/1", entry=ENTRY), Pick(id="why/2", entry=ENTRY)))
PROPOSAL = Proposal(
    path=Path("a.proposal.yaml"), title="T", client=Client(name="C"), date=date(2026, 1, 1), chapters=(CHAPTER,)
)


def concern(source: str, place: Place, proposal: Proposal = PROPOSAL) -> Concern | None:
    finding: Finding = warning("some", "Something", place=place, source=source)
    return Concerns(proposal).of(finding)


def test_chapters_and_picks_are_themselves() -> None:
    assert concern("why", Place(field="title")) == Concern("why", "title")
    assert concern("why/2", Place(field="outcome")) == Concern("why/2", "outcome")


def test_an_entry_is_its_first_pick() -> None:
    assert concern(ENTRY, Place(file="benefits.yaml", line=3, field="title")) == Concern("why/1", "title")
    assert concern("flask/benefits/other", Place(file="benefits.yaml")) is None


def test_the_proposals_own_fields_are_told_from_other_files() -> None:
    assert concern("", Place(file="a.proposal.yaml", line=2, field="client.name")) == Concern("", "client.name")
    assert concern("", Place(field="date"), replace(PROPOSAL, path=None)) == Concern("", "date")
    assert concern("", Place(file="brand.yaml", line=2)) is None
