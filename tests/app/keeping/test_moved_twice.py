"""One entry that two people move to different topics: it is found out, and stays where somebody wants it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from studio.app.keeping.drafts import Drafts
from studio.app.keeping.entry_verbs import moved, removed
from studio.app.keeping.moved_twice import (
    MovedTwice,
    Was,
    gone_before,
    gone_from_disk,
    kept_once,
    moved_by_others,
    moved_here,
    still_twice,
)
from studio.app.keeping.rebasing import rebased
from studio.app.keeping.sharing import share
from studio.app.keeping.translating import with_text
from studio.app.keeping.writing import save_drafts
from studio.domain.entries import AnyEntry, EntryId
from studio.domain.library import Library
from studio.sources.libraries.library import read_library
from tests.app.keeping.drafting import changed
from tests.app.keeping.teams import ANNA, BEN, NOW, Team, put, text_of
from tests.counting import all_calls

ONE, HERE, THERE = (EntryId(f"{topic}/benefits/one") for topic in ("flask", "django", "rails"))
GERMAN = "entries:\n  - id: one\n    title: Eins\n"
Change = Callable[[Drafts], Drafts]


def with_topics(root: Path) -> Path:
    for topic in ("flask", "django", "rails"):
        put(root, f"title: {topic.title()}\n", f"{topic}/topic.yaml")
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path, "title: Why\nentries:\n  - id: one\n    title: One\n    description: The first reason is this.\n")
    put(tmp_path, GERMAN, "flask/benefits.de.yaml")
    return with_topics(tmp_path)


def library(root: Path) -> Library:
    return read_library(root)[0]


def moving(topic: str, **fields: Any) -> Change:
    def change(drafts: Drafts) -> Drafts:
        return moved(changed(drafts, ONE, **fields), (ONE,), topic)[0]

    return change


def saved(drafts: Drafts) -> None:
    save_drafts(drafts, ANNA, NOW)


def both_moved(root: Path, mine: Change, theirs: Change) -> tuple[Drafts, tuple[MovedTwice, ...]]:
    """Give my drafts of the library as Ben has saved it meanwhile, and what is in two places."""
    known = library(root)
    drafts = mine(Drafts(library=known))
    save_drafts(theirs(Drafts(library=known)), BEN, NOW)
    after = library(root)
    return rebased(drafts, after).drafts, moved_by_others(moved_here(drafts, {}), known, after)


def titles(root: Path) -> dict[str, str]:
    found = (entry for topic in library(root).topics for section in topic.sections for entry in section.entries)
    return {entry.id: getattr(entry, "title", "") for entry in found}


def test_what_two_people_move_to_different_topics_is_found(root: Path) -> None:
    drafts, found = both_moved(root, moving("django"), moving("rails", title="Uno"))
    was = found[0].was
    assert (was.entry.id, *found) == (ONE, MovedTwice(was=was, mine=HERE, theirs=THERE))
    assert still_twice(drafts, found) == found
    assert still_twice(removed(drafts, (HERE,)), found) == ()


def test_it_is_found_after_the_own_move_was_saved_too(root: Path) -> None:
    known = library(root)
    mine = moving("django")(Drafts(library=known))
    saved(moving("rails")(Drafts(library=known)))
    saved(mine)
    assert sorted(titles(root)) == [HERE, THERE]
    found = moved_by_others(moved_here(mine, {}), known, library(root))
    assert [(one.mine, one.theirs) for one in found] == [(HERE, THERE)]


def test_moves_one_after_the_other_are_one_move_and_one_back_is_none(root: Path) -> None:
    drafts = moving("django")(Drafts(library=library(root)))
    memory = moved_here(drafts, {})
    saved(drafts)
    again = Drafts(library=library(root))
    assert moved_here(again, memory) == memory
    assert moved_here(moved(again, (HERE,), "rails")[0], memory) == {THERE: memory[HERE]}
    assert moved_here(moved(again, (HERE,), "flask")[0], memory) == {}


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (moving("django"), moving("django")),
        (moving("django"), lambda drafts: removed(drafts, (ONE,))),
        (moving("django"), moving("rails", title="Else", description="Nothing in it is what it was.")),
        (lambda drafts: drafts, moving("rails")),
    ],
    ids=["to the same topic", "deleted", "written anew", "only by one"],
)
def test_nothing_is_asked_where_there_is_nothing_to_decide(root: Path, mine: Change, theirs: Change) -> None:
    assert both_moved(root, mine, theirs)[1] == ()


def test_one_that_was_there_before_is_not_the_moved_one(root: Path) -> None:
    put(root, text_of(root), "rails/benefits.yaml")
    assert both_moved(root, moving("django"), lambda drafts: removed(drafts, (ONE,)))[1] == ()


@pytest.mark.parametrize(("mine", "stays"), [(True, HERE), (False, THERE)])
def test_it_stays_in_one_place_with_what_both_wrote_in_it(root: Path, stays: EntryId, *, mine: bool) -> None:
    drafts, found = both_moved(
        root, moving("django", title="Uno"), moving("rails", description="The first reason is that.")
    )
    kept = kept_once(drafts, found, mine=mine)
    assert not kept.conflicts
    saved(kept.drafts)
    entry = library(root).find(stays)
    assert titles(root) == {stays: "Uno"}
    assert getattr(entry, "description", "") == "The first reason is that."
    assert [one.texts[0].text for one in _translations(root)] == ["Eins"]
    assert [one.id for one in _translations(root)] == [stays]


def test_words_that_both_changed_are_asked_about_and_nothing_goes_before(root: Path) -> None:
    drafts, found = both_moved(
        root,
        both(moving("django", title="Uno"), speaking(HERE, "Mein Eins")),
        both(moving("rails", title="Ein"), speaking(THERE, "Bens Eins")),
    )
    kept = kept_once(drafts, found, mine=True)
    assert kept.drafts == drafts
    asked = {path: [(one.field, one.mine, one.theirs) for one in those] for path, those in kept.conflicts.items()}
    assert asked == {
        "django/benefits.yaml": [("title", "Uno", "Ein")],
        "django/benefits.de.yaml": [("title", "Mein Eins", "Bens Eins")],
    }
    choices = {path: {one.key: one.theirs for one in those} for path, those in kept.conflicts.items()}
    settled = kept_once(drafts, found, choices, mine=True)
    assert not settled.conflicts
    saved(settled.drafts)
    assert titles(root) == {HERE: "Ein"}
    assert spoken(root) == {HERE: "Bens Eins"}


def test_of_several_in_one_file_everything_is_asked_about(root: Path) -> None:
    put(root, text_of(root) + "  - id: two\n    title: Two\n    description: The second reason.\n")
    two = EntryId("flask/benefits/two")

    def calling(topic: str, word: str) -> Change:
        def change(drafts: Drafts) -> Drafts:
            for one in (ONE, two):
                drafts = changed(drafts, one, title=word)
            return moved(drafts, (ONE, two), topic)[0]

        return change

    drafts, found = both_moved(root, calling("django", "Mine"), calling("rails", "Theirs"))
    kept = kept_once(drafts, found, mine=True)
    assert [one.entry for one in kept.conflicts["django/benefits.yaml"]] == [HERE, "django/benefits/two"]


@pytest.mark.parametrize("mine", [True, False])
@pytest.mark.parametrize(("text", "said"), [("Neu", "Neu"), ("", None)], ids=["changed", "taken away"])
def test_a_translation_that_one_has_changed_is_as_they_left_it(
    root: Path, text: str, said: str | None, *, mine: bool
) -> None:
    drafts, found = both_moved(root, both(moving("django"), speaking(HERE, text)), moving("rails"))
    kept = kept_once(drafts, found, mine=mine)
    assert not kept.conflicts
    saved(kept.drafts)
    assert spoken(root) == ({HERE if mine else THERE: said} if said else {})


def test_many_are_kept_at_once_each_file_changed_once(root: Path) -> None:
    ids = [f"e{number}" for number in range(400)]
    lines = (f"  - id: {one}\n    title: Title {one}\n    description: The reason is {one}.\n" for one in ids)
    put(root, "title: Why\nentries:\n" + "".join(lines))
    put(
        root,
        "entries:\n" + "".join(f"  - id: {one}\n    title: Titel {one}\n" for one in ids),
        "flask/benefits.de.yaml",
    )
    every = tuple(EntryId(f"flask/benefits/{one}") for one in ids)
    drafts, found = both_moved(
        root, lambda state: moved(state, every, "django")[0], lambda state: moved(state, every, "rails")[0]
    )
    assert len(found) == len(every)
    assert len(still_twice(kept_once(drafts, found[:300], mine=True).drafts, found)) == 100
    some, all_ = (all_calls(lambda count=count: kept_once(drafts, found[:count], mine=True)) for count in (100, 400))
    assert all_ < 5 * some


def test_keys_that_nobody_knows_come_along_from_where_somebody_else_has_moved_it(root: Path) -> None:
    put(root, text_of(root) + "    jira: ABC-1 # keep\n")
    known = library(root)
    saved(moving("rails")(Drafts(library=known)))
    saved(moving("django")(Drafts(library=known)))
    assert "jira: ABC-1 # keep" in text_of(root, "django/benefits.yaml")
    twice = MovedTwice(was=Was(entry=entry_of(known, ONE)), mine=HERE, theirs=THERE)
    saved(kept_once(Drafts(library=library(root)), (twice,), mine=True).drafts)
    assert "jira: ABC-1 # keep" in text_of(root, "django/benefits.yaml")
    assert "jira" not in text_of(root, "rails/benefits.yaml")


def test_lines_of_another_entry_of_the_name_are_left_where_they_are(root: Path) -> None:
    put(
        root,
        "title: R\nentries:\n  - id: one\n    title: One\n    description: Quite else.\n    x: 1\n",
        "rails/benefits.yaml",
    )
    known = library(root)
    saved(removed(Drafts(library=known), (ONE,)))
    saved(moving("django")(Drafts(library=known)))
    assert "x: 1" not in text_of(root, "django/benefits.yaml")


def test_a_broken_file_elsewhere_keeps_nobody_from_saving_a_move(root: Path) -> None:
    known = library(root)
    saved(removed(Drafts(library=known), (ONE,)))
    put(root, "entries: [", "rails/benefits.yaml")
    saved(moving("django")(Drafts(library=known)))
    assert "One" in text_of(root, "django/benefits.yaml")


def test_a_number_in_the_name_hides_no_move(root: Path) -> None:
    other = "title: R\nentries:\n  - id: one\n    title: Another\n    description: Quite else.\n"
    put(root, other, "rails/benefits.yaml")
    _, found = both_moved(root, moving("django"), moving("rails", owner="Ben"))
    assert [(one.mine, one.theirs) for one in found] == [(HERE, "rails/benefits/one-2")]


def test_what_stood_in_its_place_until_it_was_saved_was_moved_by_nobody_else(root: Path) -> None:
    mine = moved_here(moving("django")(Drafts(library=library(root))), {})
    assert gone_before(mine, library(root)) == gone_from_disk(mine, root) == {}
    put(root, "title: [")
    assert gone_from_disk(mine, root) == {}, "it may still be in a file that cannot be read"
    put(root, "title: Why\nentries: []\n")
    assert gone_before(mine, library(root)) == gone_from_disk(mine, root) == mine


def entry_of(known: Library, entry: EntryId) -> AnyEntry:
    found = known.find(entry)
    assert found is not None
    return found


def both(first: Change, second: Change) -> Change:
    return lambda drafts: second(first(drafts))


def speaking(entry: EntryId, text: str) -> Change:
    return lambda drafts: with_text(drafts, entry, "de", "title", text)


def spoken(root: Path) -> dict[str, str]:
    return {one.id: one.texts[0].text for one in _translations(root)}


def _translations(root: Path) -> list[Any]:
    return [entry for file in library(root).translations for entry in file.entries]


def test_two_who_share_a_library_are_told_whoever_shares_second(team: Team) -> None:
    for root, topic in ((team.anna, "django"), (team.ben, "rails")):
        saved(moving(topic)(Drafts(library=library(with_topics(root)))))
    assert share(team.anna, team.url, ANNA, NOW).twice == ()
    shared = share(team.ben, team.url, BEN, NOW)
    assert [(one.was.entry.id, one.mine, one.theirs) for one in shared.twice] == [(ONE, THERE, HERE)]
    assert shared.sent
    kept = kept_once(Drafts(library=library(team.ben)), shared.twice, mine=False)
    save_drafts(kept.drafts, BEN, NOW)
    share(team.ben, team.url, BEN, NOW)
    assert share(team.anna, team.url, ANNA, NOW).twice == ()
    for root in (team.anna, team.ben):
        assert [name for name in titles(root) if name.endswith("/one")] == [HERE]
