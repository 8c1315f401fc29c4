"""What is done to selected rows, as pure functions."""

from datetime import date

import pytest

from studio.app.edits.finding import all_picks
from studio.domain.chapters import Pick, PicksChapter, TextChapter
from studio.domain.entries import EntryId
from studio.domain.proposal import Client, Proposal
from studio.ui.outline import verbs


def chapter(name: str, picks: str) -> PicksChapter:
    return PicksChapter(
        id=name, title=name, picks=tuple(Pick(id=one, entry=EntryId(f"t/benefits/{one}")) for one in picks)
    )


PROPOSAL = Proposal(
    title="T",
    client=Client(name="C"),
    date=date(2026, 1, 1),
    chapters=(chapter("one", "abc"), TextChapter(id="text", title="Text"), chapter("two", "de")),
)


def shape(proposal: Proposal) -> str:
    """Write chapters and picks in a line: `one:abc text two:de`."""
    return " ".join(
        one.id + (":" + "".join(pick.id for pick in one.picks) if isinstance(one, PicksChapter) else "")
        for one in proposal.chapters
    )


@pytest.mark.parametrize(
    ("ids", "step", "expected"),
    [
        ("b", -1, "one:bac text two:de"),
        ("c", 1, "one:ab text two:cde"),
        ("d", -1, "one:abcd text two:e"),
        ("ab", -1, "one:abc text two:de"),
        ("bc", -1, "one:bca text two:de"),
        ("ab", 1, "one:cab text two:de"),
        ("bc", 1, "one:a text two:bcde"),
        ("ac", -1, "one:acb text two:de"),
        ("e", 1, "one:abc text two:de"),
    ],
)
def test_picks_move_together_and_never_past_each_other(ids: str, step: int, expected: str) -> None:
    assert shape(verbs.shift(PROPOSAL, set(ids), step)) == expected


@pytest.mark.parametrize(
    ("ids", "step", "expected"),
    [
        ({"two"}, -1, "one:abc two:de text"),
        ({"one", "text"}, -1, "one:abc text two:de"),
        ({"one", "text"}, 1, "two:de one:abc text"),
        ({"two", "a"}, -1, "one:abc two:de text"),
        ({"gone"}, 1, "one:abc text two:de"),
    ],
)
def test_chapters_move_with_all_their_picks(ids: set[str], step: int, expected: str) -> None:
    assert shape(verbs.shift(PROPOSAL, ids, step)) == expected


def test_what_cannot_move_is_the_same_proposal() -> None:
    assert verbs.shift(PROPOSAL, {"one"}, -1) is PROPOSAL
    assert verbs.shift(PROPOSAL, set(), 1) is PROPOSAL
    assert verbs.drop_chapters(PROPOSAL, {"text"}, 1) is PROPOSAL
    assert verbs.drop_picks(PROPOSAL, {"b"}, "one", 2) is PROPOSAL


def test_a_copy_has_ids_of_its_own() -> None:
    copied = verbs.duplicate(PROPOSAL, {"b", "two", "d"})
    ids = [one.id for one in copied.chapters] + [pick.id for _, pick in all_picks(copied)]
    assert len(ids) == len(set(ids))
    counts = [len(one.picks) for one in copied.chapters if isinstance(one, PicksChapter)]
    assert counts == [4, 2, 2]


@pytest.mark.parametrize(
    ("gone", "left", "expected"),
    [
        ("b", "one a c text two d e", "c"),
        ("c", "one a b text two d e", "b"),
        ("c", "one text two d e", "one"),
        ("one", "text two d e", "text"),
        ("two", "one a b c text", "text"),
        ("d", "one a b c text", "text"),
        ("d", "", ""),
        ("never there", "one a b c text two d e", ""),
    ],
)
def test_the_row_beside_one_that_went_is_shown(gone: str, left: str, expected: str) -> None:
    before = [
        ("", ""),
        ("one", ""),
        *((one, "one") for one in "abc"),
        ("text", ""),
        ("two", ""),
        ("d", "two"),
        ("e", "two"),
    ]
    assert verbs.shown_after(before, gone, set(left.split())) == expected
