import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from studio.app.keeping.drafts import Drafts
from studio.app.keeping.drafts_text import drafts_of, drafts_text
from studio.app.keeping.entry_verbs import added, moved, removed
from studio.app.keeping.own_library import carried_over
from studio.app.keeping.rebasing import Rebasing, differing, rebased
from studio.app.keeping.saving import Conflicts
from studio.app.keeping.subjects import record_of, with_record
from studio.app.keeping.topics import with_new_topic
from studio.app.keeping.translating import with_text
from studio.app.keeping.writing import save_drafts
from studio.domain.entries import EntryId, SectionKind
from studio.sources.libraries.library import read_library
from tests.app.keeping.drafting import changed
from tests.app.keeping.teams import ANNA, NOW
from tests.counting import calls_to
from tests.outside import outside

LESS, FREE = EntryId("flask/benefits/less-is-more"), EntryId("flask/benefits/free-choice")
BENEFITS = "flask/benefits.yaml"


def full(drafts: Drafts) -> Drafts:
    """Give drafts of every kind."""
    drafts = changed(drafts, LESS, title="", outcome="Half typ")
    drafts, name = added(drafts, ("flask", SectionKind.FAQ), "Why now?")
    drafts = with_text(drafts, name, "de", "question", "Warum jetzt?")
    story = next(entry.id for entry in drafts.library.entries() if "django/case_studies/" in entry.id)
    drafts = with_text(drafts, story, "fr", "figures.0.label", "plus vite")
    drafts, _ = moved(drafts, (EntryId("flask/benefits/pythonic"),), "django")
    drafts = removed(drafts, (EntryId("flask/benefits/extensions"),))
    drafts, topic = with_new_topic(drafts, "Data & AI")
    drafts, _ = added(drafts, (topic, SectionKind.OVERVIEW), "Data")
    section = record_of(drafts, "flask/drawbacks")
    assert section is not None
    return with_record(drafts, "flask/drawbacks", replace(section, title="What it costs"))


def test_all_that_is_not_saved_comes_back_out_of_its_text(drafts: Drafts, root: Path) -> None:
    state = full(drafts)
    again = rebased(drafts_of(drafts_text(state), root), drafts.library)
    assert not again.waiting
    assert again.drafts.sections == state.sections
    assert again.drafts.heads == state.heads
    assert again.drafts.translations == state.translations


def test_every_entry_of_the_library_survives_its_text(drafts: Drafts, root: Path) -> None:
    state = drafts
    for topic in drafts.library.topics:
        for section in topic.sections:
            state = with_record(state, f"{topic.id}/{section.kind}", replace(section, title=f"{section.title}!"))
    again = drafts_of(drafts_text(state), root)
    assert again.sections == state.sections


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"sections": [["x", {}, {}]], "heads": [], "translations": []}', "nul"]
)
def test_a_damaged_text_is_refused(text: str, root: Path) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        drafts_of(text, root)


def test_changes_of_others_come_into_drafts_and_nothing_is_lost(drafts: Drafts, root: Path) -> None:
    state = changed(drafts, LESS, outcome="Mine.")
    state = with_text(state, LESS, "de", "title", "Meins")
    outside(root / BENEFITS, "title: A core without ballast", "title: A core without weight")
    outside(root / "flask/benefits.de.yaml", "title: Freie Wahl bei jedem Baustein", "title: Freie Wahl")
    outside(root / "flask/topic.yaml", "title: Flask", "title: Flask!")
    library = read_library(root)[0]
    assert differing(drafts.library, library) == {"flask/benefits", "flask/topic"}
    now = rebased(state, library)
    assert not now.waiting
    entry = now.drafts.entry(LESS)
    assert (getattr(entry, "title", ""), getattr(entry, "outcome", "")) == ("A core without weight", "Mine.")
    texts = {one.path: one.text for one in now.drafts.translation(FREE, "de").texts}
    assert texts["title"] == "Freie Wahl"
    assert now.drafts.changed(LESS)
    assert not now.drafts.changed(FREE)


def test_what_both_changed_waits_and_is_asked_about_when_it_is_saved(drafts: Drafts, root: Path) -> None:
    state = changed(drafts, LESS, title="Mine")
    state = with_text(state, LESS, "de", "title", "Meins")
    outside(root / BENEFITS, "title: A core without ballast", "title: Theirs")
    outside(root / "flask/benefits.de.yaml", "title: Ein Kern ohne Ballast", "title: Ihres")
    now = rebased(state, read_library(root)[0])
    assert now.waiting == (BENEFITS, "flask/benefits.de.yaml")
    assert getattr(now.drafts.entry(LESS), "title", "") == "Mine"
    save = save_drafts(now.drafts, ANNA, NOW)
    (one,) = save.written
    assert isinstance(one.result, Conflicts)
    assert [(found.mine, found.theirs) for found in one.result.conflicts] == [("Mine", "Theirs")]
    choices = {BENEFITS: {found.key: "Both" for found in one.result.conflicts}}
    save = save_drafts(now.drafts, ANNA, NOW, choices)
    asked = {one.path: one.result for one in save.written}["flask/benefits.de.yaml"]
    assert isinstance(asked, Conflicts)
    assert "title: Both" in (root / BENEFITS).read_text(encoding="utf-8")


def test_a_topic_that_others_took_away_is_made_again_once_somebody_decides_so(drafts: Drafts, root: Path) -> None:
    state = changed(drafts, LESS, title="Mine")
    shutil.rmtree(root / "flask")
    now = rebased(state, read_library(root)[0])
    assert now.waiting == (BENEFITS,)
    assert getattr(now.drafts.entry(LESS), "title", "") == "Mine"
    (one,) = save_drafts(now.drafts, ANNA, NOW).written
    assert isinstance(one.result, Conflicts)
    assert not (root / "flask").exists()
    (conflict,) = one.result.conflicts
    save_drafts(now.drafts, ANNA, NOW, {BENEFITS: {conflict.key: conflict.mine}})
    flask = read_library(root)[0].topic("flask")
    assert flask is not None
    assert flask.title == "Flask"
    assert [entry.id for section in flask.sections for entry in section.entries] == [LESS]


def test_what_is_new_in_a_topic_that_others_took_away_stays_without_the_rest(drafts: Drafts, root: Path) -> None:
    state, name = added(drafts, ("flask", SectionKind.BENEFITS), "New here")
    shutil.rmtree(root / "flask")
    now = rebased(state, read_library(root)[0])
    assert [entry.id for entry in now.drafts.section(("flask", SectionKind.BENEFITS)).entries] == [name]


def test_a_topic_that_others_took_away_is_not_made_for_what_moves_out_of_it(drafts: Drafts, root: Path) -> None:
    state, (there,) = moved(drafts, (LESS,), "django")
    shutil.rmtree(root / "flask")
    now = rebased(state, read_library(root)[0])
    save_drafts(now.drafts, ANNA, NOW)
    assert not (root / "flask").exists()
    assert read_library(root)[0].find(there)


def test_a_translation_whose_file_is_gone_is_asked_about(drafts: Drafts, root: Path) -> None:
    state = with_text(drafts, LESS, "de", "title", "Meins")
    path = "flask/benefits.de.yaml"
    (root / path).unlink()
    (one,) = save_drafts(state, ANNA, NOW).written
    assert isinstance(one.result, Conflicts)
    assert [(found.entry, found.field) for found in one.result.conflicts] == [(LESS, "")]
    mine = {path: {one.result.conflicts[0].key: one.result.conflicts[0].mine}}
    (one,) = save_drafts(state, ANNA, NOW, mine).written
    assert "title: Meins" in (root / path).read_text(encoding="utf-8")


def test_nobody_is_said_to_have_changed_what_nobody_has_changed(drafts: Drafts, root: Path) -> None:
    story = next(entry.id for entry in drafts.library.entries() if "django/case_studies/" in entry.id)
    state = drafts
    for path in ("figures.0.label", "title", "figures.0.value"):
        state = with_text(state, story, "fr", path, f"En français: {path}")
    (root / "django/case_studies.fr.yaml").write_text("\n", encoding="utf-8")
    (one,) = save_drafts(state, ANNA, NOW).written
    assert not isinstance(one.result, Conflicts | Exception)
    assert not one.others


def test_each_state_goes_on_from_another_reading_once(drafts: Drafts, root: Path) -> None:
    one = changed(drafts, LESS, title="Mine")
    other = changed(one, FREE, title="Mine, too")
    outside(root / BENEFITS, "title: A core without ballast", "title: Theirs")
    library = read_library(root)[0]
    known = Rebasing(library, (drafts, one))
    made = [known.of(one)]
    assert calls_to(rebased, lambda: made.append(known.of(one))) == 0
    assert made[0] is made[1]
    assert made[0].waiting == (BENEFITS,)
    assert calls_to(rebased, lambda: made.append(known.of(other))) == 1
    assert made[2] == rebased(other, library)


def test_what_comes_along_to_a_library_of_others_takes_nothing_away_there(
    drafts: Drafts, root: Path, tmp_path: Path
) -> None:
    team = tmp_path / "team"
    shutil.copytree(root, team)
    outside(team / BENEFITS, "title: Freedom to choose every component", "title: Theirs alone")
    outside(team / BENEFITS, "title: A core without ballast", "title: Theirs")
    file = team / BENEFITS
    only = "\n  - id: only-theirs\n    title: Only theirs\n    description: Years of work.\n"
    file.write_text(file.read_text(encoding="utf-8") + only, encoding="utf-8")
    state = changed(changed(drafts, LESS, title="Mine"), FREE, outcome="Mine, too.")
    come = carried_over(state, read_library(team)[0])
    assert come.waiting == (BENEFITS,)
    (one,) = save_drafts(come.drafts, ANNA, NOW).written
    assert isinstance(one.result, Conflicts)
    assert [(found.mine, found.theirs) for found in one.result.conflicts] == [("Mine", "Theirs")]
    save_drafts(come.drafts, ANNA, NOW, {BENEFITS: {one.result.conflicts[0].key: "Both"}})
    text = file.read_text(encoding="utf-8")
    assert all(said in text for said in ("Only theirs", "Theirs alone", "title: Both", "Mine, too."))
