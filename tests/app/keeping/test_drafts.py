from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.app.edits.typed import Misread
from studio.app.forms.specs import spec_of
from studio.app.keeping.checking import entry_findings
from studio.app.keeping.drafts import Drafts, current_library, unsaved_entries, with_entry
from studio.app.keeping.entry_edits import changed, entered, with_item, with_item_moved, with_item_twice, without_item
from studio.app.keeping.entry_forms import KEEPING, entry_form
from studio.app.keeping.entry_verbs import (
    Bulk,
    added,
    changed_all,
    duplicated,
    moved,
    named,
    removed,
    renamed,
    shifted,
)
from studio.app.keeping.pictures import kept_image
from studio.app.keeping.restoring import restored
from studio.app.keeping.settling import Saved, Settling
from studio.app.keeping.topics import with_new_topic
from studio.domain.entries import Benefit, CaseStudy, EntryId, EntryState, Figure, NextStep, SectionKind
from studio.domain.errors import StudioError
from studio.domain.library import Section, Topic, library_of

BENEFITS = ("flask", SectionKind.BENEFITS)


def benefit(name: str, topic: str = "flask", **more: object) -> Benefit:
    return Benefit(id=EntryId(f"{topic}/benefits/{name}"), title=name.title(), description="d", **more)  # type: ignore[arg-type]


def drafts() -> Drafts:
    section = Section(kind=SectionKind.BENEFITS, title="Benefits", entries=(benefit("a"), benefit("b"), benefit("c")))
    flask = Topic(id="flask", title="Flask", sections=(section,))
    return Drafts(library=library_of(Path("lib"), (flask, Topic(id="django", title="Django"))))


def names(state: Drafts, where: tuple[str, SectionKind] = BENEFITS) -> list[str]:
    return [entry.id.rpartition("/")[2] for entry in state.section(where).entries]


def test_a_change_that_is_taken_back_is_no_draft() -> None:
    start = drafts()
    state = with_entry(start, benefit("b", owner="Delivery"))
    assert unsaved_entries(state) == ("flask/benefits/b",)
    assert with_entry(state, benefit("b")).sections == {}


def test_new_entries_are_drafts_called_after_their_titles() -> None:
    state, first = added(drafts(), BENEFITS, "Größe zählt", "Anna", date(2027, 1, 1))
    state, second = added(state, BENEFITS, "Größe zählt")
    assert (first, second) == ("flask/benefits/grosse-zahlt", "flask/benefits/grosse-zahlt-2")
    entry = state.entry(first)
    assert isinstance(entry, Benefit)
    assert (entry.state, entry.owner, entry.title) == (EntryState.DRAFT, "Anna", "Größe zählt")
    assert [one.code for one in entry_findings(entry, Path("lib"))] == ["missing-value"]


def test_an_entry_that_was_never_saved_follows_its_title() -> None:
    state, entry_id = added(drafts(), BENEFITS, "New benefit")
    entry = state.entry(entry_id)
    assert entry is not None
    state = with_entry(state, replace(entry, title="Less is more"))  # type: ignore[arg-type]
    ids = named(state)
    assert ids == {entry_id: "flask/benefits/less-is-more"}
    assert names(renamed(state, ids)) == ["a", "b", "c", "less-is-more"]
    assert named(renamed(state, ids)) == {}


def test_saved_entries_keep_their_ids() -> None:
    assert named(with_entry(drafts(), replace(benefit("a"), title="Quite another"))) == {}


def test_a_copy_stands_behind_its_original() -> None:
    state, copy = duplicated(drafts(), EntryId("flask/benefits/a"))
    assert copy == "flask/benefits/a-copy"
    assert names(state) == ["a", "a-copy", "b", "c"]


def test_entries_move_to_the_same_kind_of_section_elsewhere() -> None:
    state, ids = moved(drafts(), (EntryId("flask/benefits/a"), EntryId("flask/benefits/c")), "django")
    assert ids == ("django/benefits/a", "django/benefits/c")
    assert names(state) == ["b"]
    assert names(state, ("django", SectionKind.BENEFITS)) == ["a", "c"]
    assert list(state.places()) == [BENEFITS, ("django", SectionKind.BENEFITS)]


def test_order_ends_at_the_ends() -> None:
    start = drafts()
    assert names(shifted(start, EntryId("flask/benefits/a"), 1)) == ["b", "a", "c"]
    assert shifted(start, EntryId("flask/benefits/a"), -1) is start


def test_what_was_deleted_comes_back() -> None:
    state = removed(drafts(), (EntryId("flask/benefits/b"),))
    assert names(state) == ["a", "c"]
    assert names(restored(state, benefit("b"))) == ["a", "c", "b"]


def test_several_at_once() -> None:
    bulk = Bulk(add_tags=("new",), remove_tags=("old",), owner="Anna", state=EntryState.RETIRED)
    state = with_entry(drafts(), benefit("a", tags=("old", "kept")))
    state = changed_all(state, (EntryId("flask/benefits/a"), EntryId("flask/benefits/b")), bulk)
    a, b, c = state.section(BENEFITS).entries
    assert (a.tags, b.tags, c.tags) == (("kept", "new"), ("new",), ())
    assert {a.state, b.state} == {EntryState.RETIRED}
    assert c == benefit("c")


def test_after_a_save_an_earlier_state_leads_back_and_keeps_what_others_did() -> None:
    start = drafts()
    written = with_entry(start, replace(benefit("a"), title="Mine")).section(BENEFITS)
    theirs = replace(written, entries=(*written.entries, benefit("theirs")))
    after = Settling([Saved("flask", written, theirs)])
    state = after.of(start)
    assert names(state) == ["a", "b", "c", "theirs"]
    assert state.entry("flask/benefits/a") == benefit("a")
    assert state.library.find("flask/benefits/a") == replace(benefit("a"), title="Mine")
    assert after.of(with_entry(start, replace(benefit("a"), title="Mine"))).sections == {}


def test_the_library_as_if_all_were_saved() -> None:
    state, entry = added(drafts(), ("django", SectionKind.FAQ), "Why?")
    assert current_library(state).find(entry) == state.entry(entry)


def test_typing_is_taken_or_refused_in_words() -> None:
    title = spec_of(Benefit, "title")
    assert entered(benefit("a"), "title", "Other", title) == replace(benefit("a"), title="Other")
    assert isinstance(entered(benefit("a"), "title", " ", title), Misread)
    state, owner, review, tags = KEEPING
    assert entered(benefit("a"), "state", "retired", state) == benefit("a", state=EntryState.RETIRED)
    assert entered(benefit("a"), "review_by", "2027-02-28", review) == benefit("a", review_by=date(2027, 2, 28))
    assert entered(benefit("a", review_by=date(2027, 2, 28)), "review_by", "", review) == benefit("a")
    assert isinstance(entered(benefit("a"), "review_by", "soon", review), Misread)
    assert entered(benefit("a"), "tags", "x, y,, x", tags) == benefit("a", tags=("x", "y"))
    assert entered(benefit("a"), "owner", "Anna", owner) == benefit("a", owner="Anna")


@given(st.lists(st.tuples(st.sampled_from("+-2<>"), st.integers(0, 4)), max_size=12))
def test_lists_stay_lists_whatever_is_done_to_them(steps: list[tuple[str, int]]) -> None:
    story = CaseStudy(id=EntryId("t/case_studies/s"), title="S", result="r", figures=(Figure(value="1", label="l"),))
    for verb, at in steps:
        match verb:
            case "+":
                story = with_item(story, "figures", at)  # type: ignore[assignment]
            case "-":
                story = without_item(story, "figures", at)  # type: ignore[assignment]
            case "2":
                story = with_item_twice(story, "figures", at)  # type: ignore[assignment]
            case _:
                story = with_item_moved(story, "figures", at, at + (1 if verb == ">" else -1))  # type: ignore[assignment]
        assert all(isinstance(one, Figure) for one in story.figures)
        assert not [one for one in entry_findings(story, Path("lib")) if one.code != "few-figures"]


def test_the_form_shows_what_is_saved_beside_what_was_changed() -> None:
    state = with_entry(drafts(), benefit("a", owner="Anna"))
    form = entry_form(state, "flask/benefits/a")
    assert form is not None
    assert [section.title for section in form.sections] == ["", "Keeping", "Speaker notes"]
    owner = form.field("owner")
    assert owner is not None
    assert (owner.value, owner.library, owner.changed, form.changed) == ("Anna", "", True, 1)
    assert entry_form(state, "flask/benefits/gone") is None


def test_a_link_has_to_lead_somewhere() -> None:
    step = NextStep(id=EntryId("t/next_step/n"), title="Go")
    assert isinstance(changed(step, "href", "nowhere"), Misread)
    assert changed(step, "href", "https://example.com") == replace(step, href="https://example.com")


@pytest.mark.parametrize("title", ["Aux", "CON", "nul", "Com1", "LPT9 ", "prn."])
def test_a_topic_gets_no_name_that_windows_keeps_for_a_device(title: str) -> None:
    with pytest.raises(StudioError, match="cannot be the name of a folder") as caught:
        with_new_topic(drafts(), title)
    assert "Windows" in caught.value.hint
    assert with_new_topic(drafts(), f"{title} and more")[1].endswith("-and-more")


def test_a_picture_gets_no_name_that_windows_keeps_for_a_device(tmp_path: Path) -> None:
    assert kept_image(tmp_path, "flask", "Nul", ".png", b"x").name == "picture-nul.png"
