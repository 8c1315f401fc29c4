from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from studio.app.keeping.drafts import Drafts, touched, unsaved_entries
from studio.app.keeping.entry_verbs import added, duplicated, moved, named, removed, renamed
from studio.app.keeping.language_names import language_code, language_name
from studio.app.keeping.subjects import record_of, with_record
from studio.app.keeping.translating import (
    State,
    among,
    filled_in,
    languages_of,
    marked_current,
    sides_of,
    state_of,
    version_now,
    with_text,
)
from studio.domain.entries import EntryId, SectionKind
from studio.domain.languages import library_for
from studio.domain.translation import TranslatedText
from studio.sources.libraries.library import read_library
from tests.app.keeping.drafting import changed, saved

LESS = EntryId("flask/benefits/less-is-more")


def text(drafts: Drafts, entry_id: str, language: str, path: str) -> str:
    return {one.path: one.text for one in drafts.translation(entry_id, language).texts}.get(path, "")


def test_texts_stand_side_by_side_with_the_words_of_the_form(drafts: Drafts) -> None:
    sides = sides_of(drafts, LESS, "de")
    assert sides is not None
    assert [row.label for row in sides.rows] == ["Title", "Description", "Outcome", "Speaker notes"]
    assert sides.rows[0].original == "A core without ballast"
    assert sides.rows[0].text == "Ein Kern ohne Ballast"
    assert (sides.state, sides.missing) == (State.CURRENT, 0)
    story = next(entry.id for entry in drafts.library.entries() if "/case_studies/" in entry.id)
    figures = sides_of(drafts, story, "fr")
    assert figures is not None
    assert "Figures 1: label" in [row.label for row in figures.rows]
    assert figures.missing == len(figures.rows)


def test_an_original_that_changes_makes_its_translation_old_until_somebody_marks_it(drafts: Drafts) -> None:
    drafts = changed(drafts, LESS, outcome="Less to carry.")
    assert state_of(drafts, LESS, "de") is State.OUTDATED
    typed = with_text(drafts, LESS, "de", "outcome", "Weniger zu tragen.")
    assert state_of(typed, LESS, "de") is State.OUTDATED
    current = marked_current(typed, LESS, "de")
    assert state_of(current, LESS, "de") is State.CURRENT
    assert state_of(current, LESS, "pl") is State.OUTDATED
    assert touched(drafts, current) == {("flask", SectionKind.BENEFITS)}


def test_a_new_translation_says_of_which_texts_it_is_and_is_taken_back_with_its_last_word(
    drafts: Drafts, root: Path
) -> None:
    begun = with_text(drafts, LESS, "fr", "title", "Un noyau sans lest")
    assert drafts.translation(LESS, "fr").texts == ()
    assert begun.translation(LESS, "fr").of == version_now(begun, LESS)
    assert languages_of(begun) == ("de", "fr", "pl")
    assert unsaved_entries(begun) == (LESS,)
    assert not with_text(begun, LESS, "fr", "title", "").any
    save, after = saved(begun)
    assert [one.path for one in save.written] == ["flask/benefits.fr.yaml"]
    assert not after.any
    again = read_library(root)[0]
    assert getattr(library_for(again, "fr").find(LESS), "title", "") == "Un noyau sans lest"


def test_saving_a_translation_touches_its_words_alone(drafts: Drafts, root: Path) -> None:
    file = root / "flask/benefits.de.yaml"
    before = file.read_text(encoding="utf-8")
    _, after = saved(with_text(drafts, LESS, "de", "title", "Ein leichter Kern"))
    assert file.read_text(encoding="utf-8") == before.replace("Ein Kern ohne Ballast", "Ein leichter Kern")
    assert not after.any


def test_translations_go_wherever_their_entry_goes(drafts: Drafts) -> None:
    elsewhere, (name,) = moved(drafts, (LESS,), "django")
    assert text(elsewhere, name, "de", "title") == "Ein Kern ohne Ballast"
    assert text(elsewhere, LESS, "de", "title") == ""
    twice, copy = duplicated(drafts, LESS)
    assert text(twice, copy, "pl", "title") == text(drafts, LESS, "pl", "title") != ""
    assert text(twice, LESS, "pl", "title")
    gone = removed(drafts, (LESS,))
    assert all(text(gone, LESS, language, "title") == "" for language in ("de", "pl"))
    new, entry = added(drafts, ("flask", SectionKind.BENEFITS), "New benefit")
    new = changed(new, entry, title="Quick to learn", description="A day is enough.")
    new = with_text(new, entry, "de", "title", "Schnell gelernt")
    ids = named(new)
    assert text(renamed(new, ids), ids[entry], "de", "title") == "Schnell gelernt"


def test_a_moved_entry_is_saved_with_its_translations(drafts: Drafts, root: Path) -> None:
    elsewhere, (name,) = moved(drafts, (LESS,), "django")
    save, after = saved(elsewhere)
    assert not save.held
    assert not after.any
    again = read_library(root)[0]
    assert getattr(library_for(again, "de").find(name), "title", "") == "Ein Kern ohne Ballast"
    assert "less-is-more" not in (root / "flask/benefits.de.yaml").read_text(encoding="utf-8")


def test_a_list_that_is_half_translated_waits_and_all_else_is_saved(drafts: Drafts, root: Path) -> None:
    story = next(entry.id for entry in drafts.library.entries() if "django/case_studies/" in entry.id)
    drafts = with_text(drafts, story, "fr", "title", "Une histoire")
    drafts = with_text(drafts, story, "fr", "figures.0.label", "plus vite")
    save, after = saved(drafts)
    assert [(one.subject, one.path.partition(".")[0], one.language) for one in save.held] == [(story, "figures", "fr")]
    assert "Une histoire" in (root / "django/case_studies.fr.yaml").read_text(encoding="utf-8")
    assert "plus vite" not in (root / "django/case_studies.fr.yaml").read_text(encoding="utf-8")
    assert text(after, story, "fr", "figures.0.label") == "plus vite"
    whole = filled_in(after, story, "fr")
    save, after = saved(whole)
    assert not save.held
    assert not after.any


def test_items_that_the_original_lost_go_when_it_is_marked(drafts: Drafts) -> None:
    file = drafts.translation_file(("flask/benefits", "de"))
    extra = replace(file.entries[0], texts=(*file.entries[0].texts, TranslatedText("facts.0", "Rest")))
    state = replace(drafts, translations={("flask/benefits", "de"): replace(file, entries=(extra, *file.entries[1:]))})
    sides = sides_of(state, LESS, "de")
    assert sides is not None
    assert [row.path for row in sides.rows if not row.original] == ["facts.0"]
    assert not marked_current(state, LESS, "de").any


def test_headings_are_translated_too(drafts: Drafts, root: Path) -> None:
    section = record_of(drafts, "flask/benefits")
    assert section is not None
    drafts = with_record(drafts, "flask/benefits", replace(section, title="What you gain"))
    assert state_of(drafts, "flask/benefits", "de") is State.OUTDATED
    drafts = marked_current(with_text(drafts, "flask/benefits", "de", "title", "Ihr Gewinn"), "flask/benefits", "de")
    drafts = with_text(drafts, "flask/topic", "fr", "title", "Flask en bref")
    save, after = saved(drafts)
    assert {one.path for one in save.written} == {
        "flask/benefits.yaml", "flask/benefits.de.yaml", "flask/topic.fr.yaml",
    }  # fmt: skip
    assert not after.any
    again = library_for(read_library(root)[0], "de").topic("flask")
    assert again is not None
    assert [one.title for one in again.sections if one.kind is SectionKind.BENEFITS] == ["Ihr Gewinn"]


def test_languages_are_called_by_their_names() -> None:
    assert language_name("de") == "German"
    assert [language_code(one) for one in ("German", " deutsch ", "DE", "Klingon")] == ["de", "de", "de", ""]


PRECIOUS = "title: [Kostbare, Worte]\n"
ODD = f"""# ours
{PRECIOUS}intro: Mehr
entries:
  - id: less-is-more
    {PRECIOUS}    description: Worte
  - id: free-choice
    title: Freie Wahl
"""


def without_texts(drafts: Drafts, subject: str) -> Drafts:
    for path in [one.path for one in drafts.translation(subject, "fr").texts]:
        drafts = with_text(drafts, subject, "fr", path, "")
    return drafts


def test_words_that_cannot_be_read_stay_when_the_last_text_of_a_translation_goes(root: Path) -> None:
    file = root / "flask" / "benefits.fr.yaml"
    file.write_text(ODD, encoding="utf-8")
    drafts = Drafts(library=read_library(root)[0])
    for subject in ("flask/benefits", LESS, "flask/benefits/free-choice"):
        drafts = without_texts(drafts, subject)
    _, after = saved(drafts)
    left = f"# ours\n{PRECIOUS}entries:\n  - id: less-is-more\n    {PRECIOUS}"
    assert file.read_text(encoding="utf-8") == left
    assert not after.translations
    assert state_of(after, LESS, "fr") is State.MISSING
    saved(with_text(after, LESS, "fr", "description", "Neu"))
    assert f"{PRECIOUS}    description: Neu\n" in file.read_text(encoding="utf-8")


def test_words_that_cannot_be_read_go_with_their_entry(root: Path) -> None:
    file = root / "flask" / "benefits.fr.yaml"
    file.write_text(ODD.replace("    description: Worte\n", ""), encoding="utf-8")
    drafts = Drafts(library=read_library(root)[0])
    drafts, (there,) = moved(drafts, (LESS,), "company")
    _, drafts = saved(drafts)
    assert "less-is-more" not in file.read_text(encoding="utf-8")
    other = root / "company" / "benefits.fr.yaml"
    assert other.read_text(encoding="utf-8") == f"entries:\n  - id: less-is-more\n    {PRECIOUS}"
    drafts, copy = duplicated(drafts, there)
    assert not drafts.translation(copy, "fr").texts
    saved(removed(drafts, (there, copy)))
    assert PRECIOUS not in other.read_text(encoding="utf-8")


NAMES = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(NAMES, NAMES, NAMES)
def test_new_translations_stand_behind_those_of_the_entries_before_theirs(
    order: list[str], names: list[str], originals: list[str]
) -> None:
    new = [name for name in names if name not in order]
    found = among(order, new, originals)
    assert sorted(found) == sorted(order + new)
    assert [name for name in found if name in order] == order
    without = [name for name in new if name not in originals]
    assert found[len(found) - len(without) :] == without
    for name in (one for one in new if one in originals):
        before = [one for one in originals[: originals.index(name)] if one in found]
        assert all(found.index(one) < found.index(name) for one in before)
        begin = max([found.index(one) for one in before], default=-1) + 1
        assert found[begin] == name


def test_many_new_translations_are_put_in_order_at_once() -> None:
    """A step for each: names are only looked up."""
    names = [f"entry-{number}" for number in range(50_000)]
    assert among(names[::2], names[1::2], names) == names
