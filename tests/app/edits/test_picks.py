from dataclasses import replace

from studio.app.edits.finding import all_ids, chapter_of, holder_of, new_ids, pick_of
from studio.app.edits.picks import (
    add_entry,
    move_picks,
    remove_entries,
    remove_picks,
    shift_pick,
    toggle_entries,
)
from studio.domain.chapters import PicksChapter
from studio.domain.entries import EntryId
from studio.domain.proposal import Proposal


def entries(proposal: Proposal, chapter_id: str) -> list[str]:
    chapter = chapter_of(proposal, chapter_id)
    assert isinstance(chapter, PicksChapter)
    return [pick.entry.rpartition("/")[2] for pick in chapter.picks]


def section(library, topic: str, kind: str) -> list[EntryId]:
    return [entry.id for entry in library.entries() if entry.id.startswith(f"{topic}/{kind}/")]


def topic(library, name: str) -> list[EntryId]:
    return [entry.id for entry in library.entries() if entry.id.startswith(f"{name}/")]


def test_an_entry_joins_its_section_in_the_librarys_order(full, library):
    missing = next(one for one in section(library, "flask", "use_cases") if pick_missing(full, one))
    now = add_entry(full, library, missing)
    (new,) = new_ids(full, now)
    holder = holder_of(now, new)
    assert holder.id == "practice"
    order = [pick.entry for pick in holder.picks if "/use_cases/" in pick.entry]
    assert order == sorted(order, key=section(library, "flask", "use_cases").index)
    assert all(a is b for a, b in zip(now.chapters, full.chapters, strict=True) if b.id != "practice")


def pick_missing(proposal, entry) -> bool:
    return all(pick.entry != entry for chapter in proposal.chapters for pick in getattr(chapter, "picks", ()))


def test_a_new_topic_makes_chapters_beside_the_other_topics(full, library):
    now = toggle_entries(full, library, topic(library, "django"), on=True)
    ids = [chapter.id for chapter in now.chapters]
    new = [chapter for chapter in now.chapters if chapter.id not in all_ids(full)]
    sections = {section.title for section in library.topic("django").sections}
    assert {chapter.title for chapter in new} <= sections
    places = [ids.index(chapter.id) for chapter in new if "next_step" not in chapter.picks[0].entry]
    assert places == sorted(places)
    assert ids.index("practice") < places[0]
    assert places[-1] < ids.index("scope")
    assert ids[-1] == "acceptance"


def test_ticking_and_unticking_gives_the_same_proposal(full, library):
    django = topic(library, "django")
    now = toggle_entries(full, library, django, on=True)
    assert toggle_entries(now, library, django, on=True) is now
    assert toggle_entries(now, library, django, on=False) == full


def test_unticking_keeps_a_chapter_in_which_something_is_written(full):
    flask = chapter_of(full, "flask")
    now = remove_entries(full, [pick.entry for pick in flask.picks])
    assert chapter_of(now, "flask").picks == ()
    assert chapter_of(remove_entries(now, ["company/terms/validity"]), "flask") is chapter_of(now, "flask")


def test_ticking_again_fills_the_empty_chapter_of_that_title(full, library):
    terms = chapter_of(full, "terms")
    empty = remove_picks(full, [pick.id for pick in terms.picks])
    assert entries(empty, "terms") == []
    title = library.topic("company").section(
        next(s.kind for s in library.topic("company").sections if s.kind == "terms")
    )
    empty = replace(
        empty, chapters=tuple(replace(c, title=title.title) if c.id == "terms" else c for c in empty.chapters)
    )
    now = add_entry(empty, library, terms.picks[0].entry)
    assert entries(now, "terms") == ["validity"]


def test_a_moved_pick_keeps_its_id_and_its_words(full):
    pick = pick_of(full, "flask/3")
    now = move_picks(full, ["flask/3"], "limits", 1)
    assert holder_of(now, "flask/3").id == "limits"
    assert pick_of(now, "flask/3") is pick
    assert entries(now, "limits")[:3] == ["no-conventions", "free-choice", "little-built-in"]
    assert move_picks(now, ["flask/3"], "flask", 2) == full


def test_picks_move_within_their_chapter_as_a_drop_says(full):
    assert entries(move_picks(full, ["flask/1"], "flask", 3), "flask")[:4] == [
        "less-is-more",
        "free-choice",
        "flask",
        "light-and-fast",
    ]
    assert move_picks(full, ["flask/1"], "flask", 1) is full
    assert move_picks(full, ["flask/1"], "flask", 0) is full
    assert entries(move_picks(full, ["flask/5", "flask/2"], "flask", 0), "flask")[:3] == [
        "less-is-more",
        "extensions",
        "flask",
    ]


def test_shifting_walks_through_all_chapters_of_picks(full):
    now, seen = full, []
    for _ in range(100):
        after = shift_pick(now, "flask/6", 1)
        if after is now:
            break
        now = after
        seen.append(holder_of(now, "flask/6").id)
    assert list(dict.fromkeys(seen)) == [
        "limits", "practice", "how-we-work", "cost-factors", "questions", "terms", "next-step",
    ]  # fmt: skip
    for _ in seen:
        now = shift_pick(now, "flask/6", -1)
    assert now == full


def test_dropping_an_entry_that_is_picked_moves_it(full, library):
    pick = pick_of(full, "flask/2")
    now = add_entry(full, library, pick.entry, "limits", 0)
    assert holder_of(now, "flask/2").id == "limits"
    assert add_entry(full, library, pick.entry) is full


def test_ids_of_removed_picks_are_not_used_again(full, library):
    entry = pick_of(full, "flask/6").entry
    now = add_entry(remove_picks(full, ["flask/6"]), library, entry)
    assert pick_of(now, "flask/6") is None
    assert len(new_ids(full, now)) == 1
