from dataclasses import replace

import pytest

from studio.app.changed_place import changed_place
from studio.app.concerns import Concern
from studio.app.folders import shipped_folders
from studio.domain.chapters import PicksChapter
from studio.domain.proposal import Proposal
from studio.sources.proposals.proposal import read_proposal


@pytest.fixture(scope="module")
def full() -> Proposal:
    return read_proposal(shipped_folders().examples / "flask-full.proposal.yaml")[0]


def _picks(proposal: Proposal) -> tuple[int, PicksChapter]:
    found = enumerate(proposal.chapters)
    return next((n, one) for n, one in found if isinstance(one, PicksChapter) and len(one.picks) > 2)


def _with(proposal: Proposal, n: int, chapter: PicksChapter) -> Proposal:
    return replace(proposal, chapters=(*proposal.chapters[:n], chapter, *proposal.chapters[n + 1 :]))


def test_nothing_differs(full: Proposal) -> None:
    assert changed_place(full, full) is None
    assert changed_place(full, replace(full, origins=())) is None


def test_a_field_of_the_client_is_named(full: Proposal) -> None:
    assert changed_place(full, replace(full, client=replace(full.client, name="X"))) == Concern("", "client.name")


def test_a_changed_override_leads_to_its_pick(full: Proposal) -> None:
    n, chapter = _picks(full)
    pick = replace(chapter.picks[1], overrides=(("title", "Other words"),))
    changed = _with(full, n, replace(chapter, picks=(chapter.picks[0], pick, *chapter.picks[2:])))
    assert changed_place(full, changed) == Concern(pick.id, "title")


def test_what_comes_back_is_gone_to_and_what_goes_is_not(full: Proposal) -> None:
    n, chapter = _picks(full)
    without = _with(full, n, replace(chapter, picks=chapter.picks[1:]))
    assert changed_place(without, full) == Concern(chapter.picks[0].id, "")
    assert changed_place(full, without) is None
    shorter = replace(full, chapters=full.chapters[:-1])
    assert changed_place(shorter, full) == Concern(full.chapters[-1].id, "")
    assert changed_place(full, shorter) is None


def test_what_was_moved_is_gone_to(full: Proposal) -> None:
    first, second, third, *rest = full.chapters
    assert changed_place(full, replace(full, chapters=(second, third, first, *rest))) == Concern(first.id, "")
    assert changed_place(full, replace(full, chapters=(third, first, second, *rest))) == Concern(third.id, "")


def test_a_place_in_a_row_is_named(full: Proposal) -> None:
    chapter = full.chapters[0]
    changed = replace(full, chapters=(replace(chapter, title="Other"), *full.chapters[1:]))
    assert changed_place(full, changed) == Concern(chapter.id, "title")
