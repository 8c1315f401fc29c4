import pytest

from studio.app.edits.chapters import (
    add_chapter,
    duplicate_chapter,
    move_chapters,
    remove_chapters,
    rename_chapter,
    shift_chapter,
)
from studio.app.edits.finding import chapter_of, new_ids
from studio.app.edits.starting import KINDS
from studio.sources.proposals.file import proposal_text
from studio.sources.proposals.proposal import read_proposal_text


def ids(proposal):
    return [chapter.id for chapter in proposal.chapters]


@pytest.mark.parametrize("kind", KINDS)
def test_new_chapters_of_every_kind_can_be_saved_and_read(full, kind):
    now = add_chapter(full, kind)
    (new,) = new_ids(full, now)
    again, findings = read_proposal_text(proposal_text(now), full.path)
    assert again == now
    assert findings == ()
    assert chapter_of(now, new).title == KINDS[kind]


def test_new_chapters_go_where_their_kind_belongs(full):
    empty = remove_chapters(full, ids(full))
    for kind in reversed(KINDS):
        empty = add_chapter(empty, kind)
    kinds = [getattr(chapter, "purpose", chapter.kind) for chapter in empty.chapters]
    known = ["executive_summary", "understanding", "scope", "plan", "estimate", "team", "terms", "acceptance"]
    assert [kind for kind in kinds if kind not in ("text", "picks")] == known


def test_new_chapters_go_where_one_says(full):
    assert ids(add_chapter(full, "text", 3, "Hello")).index("hello") == 3
    assert ids(add_chapter(full, "text", 99, "Hello"))[-1] == "hello"


def test_renaming_keeps_the_id(full):
    now = rename_chapter(full, "scope", "What we do")
    assert chapter_of(now, "scope").title == "What we do"
    assert rename_chapter(now, "scope", " ") is now


def test_a_copy_has_ids_of_its_own(full):
    now = duplicate_chapter(full, "terms")
    assert ids(now)[ids(now).index("terms") + 1] == "terms-2"
    one, two = chapter_of(now, "terms"), chapter_of(now, "terms-2")
    assert [pick.entry for pick in one.picks] == [pick.entry for pick in two.picks]
    assert not {pick.id for pick in one.picks} & {pick.id for pick in two.picks}


def test_moving(full):
    order = ids(full)
    assert ids(move_chapters(full, ["summary"], 2))[:3] == [order[1], "summary", order[2]]
    assert move_chapters(full, ["summary"], 1) is full
    assert ids(move_chapters(full, ["acceptance", "terms"], 0))[:2] == ["terms", "acceptance"]
    assert shift_chapter(full, "summary", -1) is full
    assert shift_chapter(shift_chapter(full, "summary", 1), "summary", -1) == full
