from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.domain.chapters import PicksChapter
from studio.sources.libraries.library import read_library
from studio.sources.proposals.file import proposal_text
from studio.sources.proposals.new import new_proposal_text
from studio.sources.proposals.proposal import read_proposal, read_proposal_text
from tests.sources.proposals.proposal_strategies import chapters, numbered, proposals
from tests.sources.yaml_values import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.proposal.yaml"))
LIMITS = settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))


def read(text: str):
    proposal, findings = read_proposal_text(text, None)
    return proposal, [one for one in findings if one.code not in {"missing-value", "no-chapters", "valid-before-date"}]


@given(proposals)
@LIMITS
def test_what_is_written_reads_the_same(proposal):
    assert read(proposal_text(proposal)) == (proposal, [])


@given(proposals, proposals)
@LIMITS
def test_any_proposal_goes_into_any_old_text(proposal, other):
    assert read(proposal_text(proposal, proposal_text(other)))[0] == proposal


@given(proposals, st.data())
@LIMITS
def test_changes_go_into_the_old_text(proposal, data):
    text = proposal_text(proposal)
    order = data.draw(st.permutations(proposal.chapters))
    kept = order[: data.draw(st.integers(0, len(order)))]
    taken = {chapter.id for chapter in kept}
    new = [
        one for one in data.draw(st.lists(chapters, max_size=2, unique_by=lambda one: one.id)) if one.id not in taken
    ]
    changed = numbered(
        replace(
            data.draw(proposals),
            client=replace(proposal.client, name=data.draw(st.sampled_from(("A", "B: c", "")))),
            chapters=tuple(data.draw(st.permutations([*(altered(one, data) for one in kept), *new]))),
        )
    )
    assert read(proposal_text(changed, text))[0] == changed


def altered(chapter, data):
    """Give the chapter with its title changed, or with its picks in another order and some of them gone."""
    if not isinstance(chapter, PicksChapter):
        return replace(chapter, title=data.draw(st.sampled_from((chapter.title, "Other: title"))))
    order = data.draw(st.permutations(chapter.picks))
    return replace(chapter, picks=tuple(order[: data.draw(st.integers(0, len(order)))]))


@given(proposals)
@LIMITS
def test_an_unchanged_proposal_gives_its_own_text(proposal):
    text = proposal_text(proposal)
    assert proposal_text(read_proposal_text(text, None)[0], text) == text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples_are_written_back_as_they_are(path: Path):
    text = path.read_text(encoding="utf-8")
    proposal, _ = read_proposal(path)
    assert proposal_text(proposal, text) == text
    assert read_proposal_text(proposal_text(proposal), path)[0] == proposal


def test_new_proposals_are_written_back_as_they_are():
    library, _ = read_library(ROOT / "content")
    topics = [topic for topic in library.topics if topic.id != "company"]
    text = new_proposal_text(client="A: B", topics=topics, company=library.topic("company"), date=date(2027, 1, 4))
    proposal, _ = read_proposal_text(text, None)
    assert proposal_text(proposal, text) == text
    assert read_proposal_text(proposal_text(proposal), None)[0] == proposal


def test_a_file_with_a_control_character_is_changed_in_place():
    text = "title: O\x7fne # ours\nclient: {name: Ac\x01me}\ndate: 2026-03-01\ncurrency: EUR # theirs\n"
    proposal = read_proposal_text(text, None)[0]
    assert (proposal.title, proposal.client.name) == ("One", "Acme")
    assert proposal_text(proposal, text) == text
    changed = proposal_text(replace(proposal, currency="USD"), text)
    assert changed == text.replace("EUR", "USD")
