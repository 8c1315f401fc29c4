"""What a proposal does with a library that has changed: takes, keeps, merges, asks; pinned entries stay."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from studio.app.edits.fields import clear_override, clear_overrides
from studio.app.pinning import pinned, pinned_entries, with_pinned_words
from studio.app.updating import Outcome, updates_of, with_origins, with_updates
from studio.compose.picks import overridden
from studio.domain.chapters import Pick, PicksChapter
from studio.domain.entries import AnyEntry, Benefit, EntryId, EntryState, Fact, Overview, SectionKind
from studio.domain.entry_version import version_of
from studio.domain.languages import library_for
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.proposal import Client, Origin, Proposal
from studio.domain.translation import TranslatedText, Translation, TranslationFile
from studio.sources.proposals.file import proposal_text
from studio.sources.proposals.proposal import read_proposal_text

ENTRY = Benefit(
    id=EntryId("flask/benefits/one"),
    title="One two three four",
    description="Because it is so.",
    outcome="Money.",
    tags=("a",),
)
OTHER = replace(ENTRY, id=EntryId("flask/benefits/two"))


def library(*entries: AnyEntry) -> Library:
    section = Section(kind=SectionKind.BENEFITS, title="Why", entries=entries)
    return library_of(Path(), (Topic(id="flask", title="Flask", sections=(section,)),))


def proposal(**overrides: Any) -> Proposal:
    picks = (
        Pick(id="why/1", entry=ENTRY.id, overrides=tuple(overrides.items())),
        Pick(id="why/2", entry=OTHER.id),
    )
    chapter = PicksChapter(id="why", title="Why", picks=picks)
    return Proposal(title="T", client=Client(name="C"), date=date(2027, 1, 1), chapters=(chapter,))


def begun(**overrides: Any) -> Proposal:
    return with_origins(proposal(**overrides), library(ENTRY, OTHER))


def shown(changed: Proposal, now: Library) -> AnyEntry:
    chapter = changed.chapters[0]
    assert isinstance(chapter, PicksChapter)
    entry = now.find(ENTRY.id)
    assert entry is not None
    return overridden(entry, chapter.picks[0].overrides)


def test_what_the_library_says_is_remembered_once_for_every_entry() -> None:
    first = begun(title="Mine")
    assert first.origins == (
        Origin(entry=ENTRY.id, version=version_of(ENTRY), said=(("title", "One two three four"),)),
        Origin(entry=OTHER.id, version=version_of(OTHER)),
    )
    assert with_origins(first, library(ENTRY, OTHER)) == first


def test_nothing_changed_gives_no_update_and_keepers_fields_do_not_count() -> None:
    assert updates_of(begun(), library(ENTRY, OTHER)) == ()
    kept = replace(ENTRY, owner="X", tags=(), state=EntryState.DRAFT, review_by=date(2030, 1, 1))
    assert updates_of(begun(), library(kept, OTHER)) == ()


def test_what_was_not_changed_here_follows_the_library() -> None:
    now = library(replace(ENTRY, outcome="More money."), OTHER)
    [update] = updates_of(begun(title="Mine"), now, lambda *_: ENTRY)
    [field] = update.fields
    assert (field.name, field.then, field.now, field.mine, field.outcome) == (
        "outcome",
        "Money.",
        "More money.",
        "More money.",
        Outcome.TAKEN,
    )
    after = with_updates(begun(title="Mine"), now, (update,))
    assert shown(after, now) == replace(ENTRY, title="Mine", outcome="More money.")
    assert updates_of(after, now) == ()


def test_without_a_history_the_change_is_still_told() -> None:
    now = library(replace(ENTRY, outcome="More money."), OTHER)
    [update] = updates_of(begun(), now)
    assert (update.entry, update.fields) == (ENTRY.id, ())
    assert updates_of(with_updates(begun(), now, (update,)), now) == ()


@pytest.mark.parametrize(
    ("mine", "theirs", "outcome", "result"),
    [
        ("One two THREE four", "One two three four", None, "One two THREE four"),
        ("One two THREE four", "ONE two three four", Outcome.MERGED, "ONE two THREE four"),
        ("Mine", "Theirs", Outcome.OPEN, "Mine"),
        ("Same", "Same", Outcome.KEPT, "Same"),
    ],
)
def test_what_was_changed_here_is_merged_word_by_word(
    mine: str, theirs: str, outcome: Outcome | None, result: str
) -> None:
    now = library(replace(ENTRY, title=theirs, outcome="More."), OTHER)
    before = begun(title=mine)
    [update] = updates_of(before, now)
    assert [field.outcome for field in update.fields] == ([outcome] if outcome else [])
    assert getattr(shown(with_updates(before, now, (update,)), now), "title") == result  # noqa: B009


def test_an_open_field_waits_until_somebody_chooses() -> None:
    now = library(replace(ENTRY, title="Theirs"), OTHER)
    before = begun(title="Mine")
    [update] = updates_of(before, now)
    waiting = with_updates(before, now, (update,))
    assert updates_of(waiting, now) == (update,), "asked again the next time"
    settled = with_updates(before, now, (update,), {("why/1", "title"): "Both"})
    assert shown(settled, now) == replace(ENTRY, title="Both")
    assert updates_of(settled, now) == ()
    theirs = with_updates(before, now, (update,), {("why/1", "title"): "Theirs"})
    chapter = theirs.chapters[0]
    assert isinstance(chapter, PicksChapter)
    assert chapter.picks[0].overrides == (), "the library's words are no change any more"


def test_a_text_that_was_set_after_the_library_changed_is_asked_about_until_somebody_chooses() -> None:
    now = library(replace(ENTRY, title="Theirs"), OTHER)
    by_hand = replace(begun(), chapters=proposal(title="Mine").chapters)
    updates = updates_of(by_hand, now, lambda *_: ENTRY)
    assert [[one.outcome for one in update.fields] for update in updates] == [[Outcome.OPEN]]
    waiting = with_origins(with_updates(by_hand, now, updates), now)
    assert updates_of(waiting, now, lambda *_: ENTRY) == updates
    chosen = with_updates(waiting, now, updates, {("why/1", "title"): "Mine"})
    assert updates_of(chosen, now, lambda *_: ENTRY) == ()
    same = replace(waiting, chapters=proposal(title="Theirs").chapters)
    [update] = updates_of(same, now, lambda *_: ENTRY)
    assert update.open_fields == ()


def test_none_leaves_everything_and_one_leaves_the_others() -> None:
    now = library(replace(ENTRY, outcome="X"), replace(OTHER, outcome="Y"))
    updates = updates_of(begun(), now)
    assert [update.entry for update in updates] == [ENTRY.id, OTHER.id]
    assert with_updates(begun(), now, ()) == begun()
    assert [update.entry for update in updates_of(with_updates(begun(), now, updates[:1]), now)] == [OTHER.id]


def test_a_pinned_entry_stays_and_can_be_let_go() -> None:
    old = library(ENTRY, OTHER)
    kept = pinned(begun(title="Mine"), old, ENTRY.id)
    now = library(replace(ENTRY, title="Theirs", outcome="X"), OTHER)
    assert updates_of(kept, now) == ()
    assert shown(kept, now) == replace(ENTRY, title="Mine")
    assert shown(with_origins(kept, now), now) == replace(ENTRY, title="Mine")
    free = pinned(kept, old, ENTRY.id, on=False)
    assert free.origins[0].pinned is False
    assert shown(free, old) == replace(ENTRY, title="Mine")
    chapter = free.chapters[0]
    assert isinstance(chapter, PicksChapter)
    assert chapter.picks[0].overrides == (("title", "Mine"),)


def pinned_by_hand() -> Proposal:
    first = begun()
    return replace(first, origins=tuple(replace(one, pinned=one.entry == ENTRY.id) for one in first.origins))


@pytest.mark.parametrize("changed", [False, True])
def test_a_pin_that_was_set_by_hand_keeps_the_words_that_were_remembered(changed: bool) -> None:
    now = library(replace(ENTRY, title="Theirs", outcome="X"), OTHER)
    here, then = (now, ENTRY) if changed else (library(ENTRY, OTHER), None)
    kept = with_origins(with_pinned_words(pinned_by_hand(), here, lambda *_: then), here)
    assert pinned_entries(kept) == {ENTRY.id}
    assert shown(kept, now) == ENTRY
    assert with_pinned_words(kept, now) == kept
    assert updates_of(kept, now) == ()


def test_a_pin_of_words_that_nobody_knows_any_more_stays_a_pin() -> None:
    now = library(replace(ENTRY, title="Theirs", outcome="X"), OTHER)
    kept = with_origins(with_pinned_words(pinned_by_hand(), now), now)
    assert pinned_entries(kept) == {ENTRY.id}
    assert kept == pinned_by_hand()


def test_what_was_cleared_here_stays_cleared_when_it_is_pinned() -> None:
    old = library(ENTRY, OTHER)
    kept = pinned(begun(outcome=""), old, ENTRY.id)
    now = library(replace(ENTRY, notes="New notes", outcome="X"), OTHER)
    assert shown(kept, now) == replace(ENTRY, outcome="")
    again, findings = read_proposal_text(proposal_text(kept), None)
    assert findings == ()
    assert shown(again, now) == replace(ENTRY, outcome="")
    assert again.origins == kept.origins


def test_a_list_that_only_i_changed_is_no_question() -> None:
    facts = (Fact(label="First", value="2010"),)
    entry = Overview(id=EntryId("flask/overview/x"), name="F", summary="S", facts=facts)
    pick = Pick(id="why/1", entry=entry.id, overrides=(("facts", ()),))
    chapter = PicksChapter(id="why", title="Why", picks=(pick,))
    first = with_origins(replace(proposal(), chapters=(chapter,)), library(entry))
    assert [one.fields for one in updates_of(first, library(replace(entry, summary="T")))] == [()]
    [update] = updates_of(first, library(replace(entry, facts=(*facts, *facts))))
    assert [(one.name, one.outcome) for one in update.fields] == [("facts", Outcome.OPEN)]


def test_pinned_words_are_those_of_the_proposals_language() -> None:
    text = TranslatedText(path="title", text="Eins zwei drei")
    german = Translation(id=ENTRY.id, texts=(text,))
    file = TranslationFile(
        language="de", name="flask/benefits", head=Translation(id="flask/benefits"), entries=(german,)
    )
    here = library_of(Path(), library(ENTRY, OTHER).topics, (file,))
    kept = pinned(replace(begun(), language="de_AT"), here, ENTRY.id)
    chapter = kept.chapters[0]
    assert isinstance(chapter, PicksChapter)
    assert dict(chapter.picks[0].overrides)["title"] == "Eins zwei drei"
    chapter = pinned(kept, here, ENTRY.id, on=False).chapters[0]
    assert isinstance(chapter, PicksChapter)
    assert chapter.picks[0].overrides == ()


def test_an_entry_that_is_let_go_follows_where_nobody_changed_it_here() -> None:
    old = library(ENTRY, OTHER)
    kept = pinned(begun(title="Mine"), old, ENTRY.id)
    now = library(replace(ENTRY, title="Theirs", outcome="X"), OTHER)
    [update] = updates_of(pinned(kept, now, ENTRY.id, on=False), now)
    assert {one.name: one.outcome for one in update.fields} == {"title": Outcome.OPEN, "outcome": Outcome.TAKEN}


def test_an_entry_that_is_given_back_altogether_is_not_pinned_any_more() -> None:
    old = library(ENTRY, OTHER)
    given = clear_overrides(pinned(begun(), old, ENTRY.id), "why/1")
    assert pinned_entries(with_origins(given, old)) == frozenset()
    kept = pinned(begun(), old, ENTRY.id)
    chapter = kept.chapters[0]
    assert isinstance(chapter, PicksChapter)
    for name, _ in chapter.picks[0].overrides:
        assert pinned_entries(with_origins(kept, old)) == {ENTRY.id}
        kept = clear_override(kept, old, "why/1", name)
    assert pinned_entries(with_origins(kept, old)) == frozenset()


def test_an_entry_that_is_gone_is_no_update_and_stays_remembered() -> None:
    gone = library(OTHER)
    assert updates_of(begun(), gone) == ()
    assert with_origins(begun(), gone) == begun()


def in_german(entry: AnyEntry, here: Library, **texts: str) -> Library:
    """Give the library with a translation of an entry."""
    found = Translation(id=entry.id, texts=tuple(TranslatedText(path=path, text=text) for path, text in texts.items()))
    name = "flask/benefits"
    file = TranslationFile(language="de", name=name, head=Translation(id=name), entries=(found,))
    return library_of(Path(), here.topics, (file,))


GERMAN = {"title": "Eins zwei drei vier", "description": "Weil es so ist.", "outcome": "Geld."}


def german(here: Library, **overrides: Any) -> Proposal:
    return with_origins(replace(proposal(**overrides), language="de_AT"), here)


def test_what_is_remembered_and_compared_is_in_the_language_of_the_proposal() -> None:
    old = in_german(ENTRY, library(ENTRY, OTHER), **GERMAN)
    before = german(old, title="Eins zwei DREI vier")
    assert before.origins[0].language == "de"
    assert before.origins[0].said == (("title", "Eins zwei drei vier"),)
    assert updates_of(before, old) == ()
    assert updates_of(before, in_german(ENTRY, library(replace(ENTRY, owner="X"), OTHER), **GERMAN)) == ()
    now = in_german(ENTRY, library(ENTRY, OTHER), **GERMAN | {"title": "EINS zwei drei vier", "outcome": "Mehr Geld."})
    then = library_for(old, "de").find(ENTRY.id)
    [update] = updates_of(before, now, lambda _, language: then if language == "de" else None)
    found = {one.name: (one.then, one.now, one.mine, one.outcome, one.result) for one in update.fields}
    assert found == {
        "title": (
            "Eins zwei drei vier",
            "EINS zwei drei vier",
            "Eins zwei DREI vier",
            Outcome.MERGED,
            "EINS zwei DREI vier",
        ),
        "outcome": ("Geld.", "Mehr Geld.", "Mehr Geld.", Outcome.TAKEN, "Mehr Geld."),
    }
    after = with_updates(before, now, (update,))
    assert shown(after, library_for(now, "de")).title == "EINS zwei DREI vier"  # type: ignore[union-attr]
    assert updates_of(after, now) == ()


def test_an_original_that_changed_under_its_translation_changes_no_translated_proposal() -> None:
    old = in_german(ENTRY, library(ENTRY, OTHER), **GERMAN)
    now = in_german(ENTRY, library(replace(ENTRY, title="New"), OTHER), **GERMAN)
    assert updates_of(german(old), now) == ()
    assert len(updates_of(begun(), now)) == 1


def test_what_is_not_translated_is_compared_in_the_originals_language_and_says_so() -> None:
    old = in_german(ENTRY, library(ENTRY, OTHER), title="Eins zwei drei vier")
    now = in_german(ENTRY, library(replace(ENTRY, outcome="More."), OTHER), title="Eins")
    then = library_for(old, "de").find(ENTRY.id)
    [update] = updates_of(german(old), now, lambda *_: then)
    assert {one.name: (one.then, one.now, one.written) for one in update.fields} == {
        "title": ("Eins zwei drei vier", "Eins", ""),
        "outcome": ("Money.", "More.", "en"),
    }


def test_a_translation_that_came_later_is_told_of_and_one_in_another_language_is_not() -> None:
    plain = library(ENTRY, OTHER)
    before = german(plain, title="Meins")
    assert (before.origins[0].language, before.origins[0].said) == ("de", (("title", "One two three four"),))
    now = in_german(ENTRY, plain, **GERMAN)
    [update] = updates_of(before, now, lambda *_: ENTRY)
    outcomes = {one.name: one.outcome for one in update.fields}
    assert outcomes == {"title": Outcome.OPEN, "description": Outcome.TAKEN, "outcome": Outcome.TAKEN}
    assert updates_of(begun(), now) == ()


def test_a_proposal_that_changes_its_language_is_no_change_of_the_library() -> None:
    here = in_german(ENTRY, library(ENTRY, OTHER), **GERMAN)
    turned = replace(with_origins(proposal(title="Mine"), here), language="de_DE")
    assert updates_of(turned, here) == ()
    after = with_origins(turned, here)
    assert (after.origins[0].language, dict(after.origins[0].said)) == ("de", {"title": "Eins zwei drei vier"})
    changed = in_german(ENTRY, library(replace(ENTRY, title="New"), OTHER), **GERMAN)
    assert with_origins(turned, changed).origins[0] == turned.origins[0], "kept until somebody has looked"
    asked: list[tuple[str, str]] = []

    def then(origin: Origin, language: str) -> AnyEntry | None:
        asked.append((origin.language, language))
        return library_for(here, language).find(EntryId(origin.entry))

    [update] = updates_of(turned, changed, then)
    assert asked == [("", "de")]
    assert update.fields == (), "the German words are the same"


def test_the_language_of_what_is_remembered_is_kept_in_the_file() -> None:
    before = german(in_german(ENTRY, library(ENTRY, OTHER), **GERMAN), title="Meins")
    again, findings = read_proposal_text(proposal_text(before), None)
    assert findings == ()
    assert again.origins == before.origins
