"""What is set for a pick changes where it stands; what could not be read of it stays beside it."""

import pytest

from studio.domain.frozen import replace
from studio.sources.proposals.file import merged_text
from studio.sources.proposals.proposal import read_proposal_text

HEAD = "title: x\nclient:\n  name: c\ndate: 2026-01-01\nchapters:\n  - title: a\n    picks:\n"
ENTRY = "      - entry: flask/benefits/less-is-more\n"


def changed(written: str, overrides: tuple[tuple[str, object], ...]) -> str:
    """Give the lines of the only pick after other words were set for it."""
    text = HEAD + written
    proposal, _ = read_proposal_text(text, None)
    (chapter,) = proposal.chapters
    (pick,) = chapter.picks
    after = replace(chapter, picks=(replace(pick, overrides=overrides),))
    merged = merged_text(replace(proposal, chapters=(after,)), text)
    assert merged is not None
    return merged.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("written", "overrides", "after"),
    [
        ("        set:\n          title: T # c\n          titel: mine\n", (), "        set:\n          titel: mine\n"),
        ("        set: {title: T, titel: mine}\n", (), "        set: {titel: mine}\n"),
        ("        set: {title: T, titel: mine}\n", (("title", "U"),), "        set: {title: U, titel: mine}\n"),
        (
            "        set:\n          title: T\n          outcome: [mine]\n",
            (("title", "T"), ("outcome", "X")),
            "        set:\n          title: T\n          # outcome: [mine]\n          outcome: X\n",
        ),
        (
            "        set: mine # and more\n",
            (("outcome", "X"),),
            "        # set: mine # and more\n        set: # and more\n          outcome: X\n",
        ),
        (
            "        set:\n          outcome: [mine]\n",
            (("title", "X"),),
            "        set:\n          outcome: [mine]\n          title: X\n",
        ),
        ("        set: {title: T}\n", (("title", "U"),), "        set: {title: U}\n"),
        ("        mine: stays\n        set: {title: T}\n", (), "        mine: stays\n"),
    ],
)
def test_what_cannot_be_read_of_a_pick_stays(
    written: str, overrides: tuple[tuple[str, object], ...], after: str
) -> None:
    assert changed(ENTRY + written, overrides) == ENTRY + after


def test_a_pick_between_braces_keeps_what_cannot_be_read() -> None:
    pick = "      - {entry: flask/benefits/less-is-more, set: {title: T, titel: mine}} # ours\n"
    assert changed(pick, (("title", "U"),)) == pick.replace("title: T", "title: U")
    assert changed(pick, ()) == pick.replace("title: T, ", "")


@pytest.mark.parametrize(
    "chapters",
    [
        "  - title: a\n    picks: [{entry: flask/benefits/less-is-more, set: {title: T, titel: mine}}]\n",
        "  - {title: a, mine: x, picks: [{entry: flask/benefits/less-is-more, set: {title: T}}]}\n",
    ],
)
def test_a_list_between_brackets_is_not_written_over_while_something_in_it_cannot_be_read(chapters: str) -> None:
    text = HEAD[: HEAD.index("  - title: a")] + chapters
    proposal, _ = read_proposal_text(text, None)
    (chapter,) = proposal.chapters
    after = replace(chapter, picks=(replace(chapter.picks[0], overrides=(("title", "U"),)),))
    assert merged_text(replace(proposal, chapters=(after,)), text) is None
    mended = text.replace(", titel: mine", "").replace("mine: x, ", "")
    assert "title: U" in (merged_text(replace(proposal, chapters=(after,)), mended) or "")
