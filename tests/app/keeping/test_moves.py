"""One save is one version, whatever number of files it writes, and says what was moved where."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from studio.app.keeping.drafts import Drafts, with_entries
from studio.app.keeping.entry_verbs import Bulk, added, changed_all, moved, removed, shifted
from studio.app.keeping.looking_back import versions_of, what_changed
from studio.app.keeping.moves import moves_of
from studio.app.keeping.saving import Conflicts, SavedSection
from studio.app.keeping.writing import Save, save_drafts
from studio.domain.entries import Benefit, EntryId, SectionKind
from studio.domain.errors import StudioError
from studio.history.repository import history_of
from studio.history.versions import Version
from studio.sources.libraries.library import read_library
from studio.sources.libraries.section_file import entries_lines
from tests.app.keeping.drafting import changed
from tests.app.keeping.teams import ANNA, NOW
from tests.counting import all_calls, calls_to

ONE, TWO, THREE = (EntryId(f"flask/benefits/{name}") for name in ("one", "two", "three"))
_ENTRY = "  - id: {0}\n    title: {1}\n    description: The {0} reason.\n"
_TEXT = "title: Benefits\nentries:\n" + "\n".join(_ENTRY.format(one, one.title()) for one in ("one", "two", "three"))
_GERMAN = "entries:\n  - id: one\n    title: Eins\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for topic in ("flask", "django"):
        (tmp_path / topic).mkdir()
        (tmp_path / topic / "topic.yaml").write_text(f"title: {topic.title()}\n", encoding="utf-8")
    (tmp_path / "flask" / "benefits.yaml").write_text(_TEXT, encoding="utf-8", newline="")
    (tmp_path / "flask" / "benefits.de.yaml").write_text(_GERMAN, encoding="utf-8", newline="")
    return tmp_path


def drafts(root: Path) -> Drafts:
    return Drafts(library=read_library(root)[0])


def saved(state: Drafts) -> Save:
    return save_drafts(state, ANNA, NOW)


def versions(root: Path) -> tuple[Version, ...]:
    """Give the versions since the library began, the newest first."""
    history = history_of(root)
    assert history is not None
    with closing(history):
        return history.versions()[:-1]


def test_an_entry_that_moves_to_another_topic_is_one_version_that_says_so(root: Path) -> None:
    saved(moved(drafts(root), (ONE,), "django")[0])
    (version,) = versions(root)
    assert (version.summary, version.details) == ("Moved “One” from “Flask” to “Django”", "")
    assert set(version.files) == {
        f"{topic}/{name}" for topic in ("flask", "django") for name in ("benefits.yaml", "benefits.de.yaml")
    }


def test_the_entry_says_where_its_history_begins(root: Path) -> None:
    saved(moved(drafts(root), (ONE,), "django")[0])
    saved(changed(drafts(root), "django/benefits/one", title="Uno"))
    assert [what_changed(one) for one in versions_of(root, EntryId("django/benefits/one"))] == [
        "Changed title",
        "Moved here",
        "As the history began",
    ]


def test_a_history_goes_on_over_moves_there_and_back(root: Path) -> None:
    saved(changed(drafts(root), ONE, title="First"))
    there, (here,) = moved(drafts(root), (ONE,), "django")
    saved(changed(there, here, outcome="Time."))
    saved(changed(drafts(root), here, title="Second"))
    saved(moved(drafts(root), (here,), "flask")[0])
    saved(changed(drafts(root), ONE, title="Third"))
    found = versions_of(root, ONE)
    assert [what_changed(one) for one in found] == [
        "Changed title",
        "Moved here",
        "Changed title",
        "Moved here, changed outcome",
        "Changed title",
        "As the history began",
    ]
    assert [one.entry.title for one in found if isinstance(one.entry, Benefit)] == [
        "Third", "Second", "Second", "First", "First", "One",
    ]  # fmt: skip
    assert {one.entry.id for one in found if one.entry} == {ONE}


def test_a_history_of_an_entry_that_was_written_here_has_no_other_in_it(root: Path) -> None:
    there, name = added(removed(drafts(root), (ONE,)), ("django", SectionKind.BENEFITS), "One")
    saved(changed(there, name, description="Everything that is needed comes along, from forms to an admin."))
    assert [what_changed(one) for one in versions_of(root, name)] == ["Written"]


def test_what_was_changed_beside_the_move_is_told_behind_it(root: Path) -> None:
    state, (there,) = moved(drafts(root), (ONE,), "django")
    saved(changed(changed(state, there, title="Uno"), TWO, title="Due"))
    (version,) = versions(root)
    assert version.summary == "Moved “Uno” from “Flask” to “Django” and changed its title, and 1 more change"
    assert version.details.splitlines() == [
        "Moved “Uno” from “Flask” to “Django” and changed its title",
        "Changed title of “Due”",
    ]


def test_several_that_move_are_counted(root: Path) -> None:
    saved(moved(drafts(root), (ONE, TWO), "django")[0])
    (version,) = versions(root)
    assert version.summary == "Moved 2 entries from “Flask” to “Django”"


@pytest.mark.parametrize(
    ("entry", "by", "said"),
    [(TWO, -1, "Moved “Two” above “One” in “Benefits”"), (TWO, 1, "Moved “Three” above “Two” in “Benefits”")],
)
def test_another_order_is_told_as_a_move(root: Path, entry: EntryId, by: int, said: str) -> None:
    saved(shifted(drafts(root), entry, by))
    (version,) = versions(root)
    assert version.summary == said


def test_changes_of_several_files_are_one_version(root: Path) -> None:
    state, _ = added(changed(drafts(root), ONE, title="Uno"), ("django", SectionKind.FAQ), "Why?")
    saved(changed(state, "django/faq/why", answer="Because."))
    (version,) = versions(root)
    assert version.summary == "2 changes in “Benefits” and “FAQ”"
    assert version.details.splitlines() == ["Changed title of “Uno”", "New section “FAQ” with 1 entry"]


def test_an_entry_stays_where_it_is_while_its_new_place_cannot_be_written(root: Path) -> None:
    state, _ = moved(drafts(root), (ONE,), "django")
    (root / "django" / "benefits.yaml").mkdir()
    save = saved(changed(state, TWO, title="Due"))
    (lost,) = save.written
    assert lost.path == "django/benefits.yaml"
    assert isinstance(lost.result, StudioError)
    assert (root / "flask" / "benefits.yaml").read_text(encoding="utf-8") == _TEXT


def test_two_that_change_places_are_both_written(root: Path) -> None:
    there = moved(drafts(root), (ONE,), "django")[0]
    saved(there)
    state = moved(moved(drafts(root), (TWO,), "django")[0], (EntryId("django/benefits/one"),), "flask")[0]
    save = saved(state)
    assert not any(isinstance(one.result, StudioError | Conflicts) for one in save.written)
    assert sum(isinstance(one.result, SavedSection) for one in save.written) == 2
    library = read_library(root)[0]
    assert library.find("django/benefits/two")
    assert library.find("flask/benefits/one")
    assert len(versions(root)) == 2


def put(root: Path, path: str, text: str) -> None:
    (root / path).write_text(text, encoding="utf-8", newline="")


def summaries(root: Path) -> list[str]:
    return sorted(line for one in versions(root) for line in (one.summary, *one.details.splitlines()))


def test_an_entry_of_the_same_name_with_other_words_was_not_moved(root: Path) -> None:
    there, name = added(removed(drafts(root), (ONE,)), ("django", SectionKind.BENEFITS), "One")
    assert name == "django/benefits/one"
    saved(changed(there, name, description="Everything that is needed comes along, from forms to an admin."))
    assert not any(line.startswith("Moved") for line in summaries(root))
    assert "Removed “One”" in " ".join(summaries(root))


def test_a_number_in_a_name_does_not_make_two_entries_one(root: Path) -> None:
    certified = "We are certified and are audited every year by an independent body."
    here, old = added(drafts(root), ("flask", SectionKind.BENEFITS), "ISO 27001")
    saved(changed(here, old, description=certified))
    there, new = added(removed(drafts(root), (old,)), ("django", SectionKind.BENEFITS), "ISO 9001")
    assert (old, new) == ("flask/benefits/iso-27001", "django/benefits/iso-9001")
    assert moves_of(changed(there, new, description=certified)) == {}


def test_an_entry_whose_name_was_taken_is_found_under_its_number(root: Path) -> None:
    there, name = added(drafts(root), ("django", SectionKind.BENEFITS), "One")
    saved(changed(there, name, description="Everything that is needed comes along, from forms to an admin."))
    state, (here,) = moved(drafts(root), (ONE,), "django")
    assert here == "django/benefits/one-2"
    assert moves_of(changed(state, here, title="One, said anew")) == {here: ONE}


def test_which_of_two_entries_that_say_the_same_was_moved_is_not_guessed(root: Path) -> None:
    put(root, "flask/benefits.yaml", _TEXT.replace("title: Two", "title: One").replace("The two", "The one"))
    state, ids = moved(drafts(root), (ONE, TWO), "django")
    one_of_them = removed(state, (ids[0],))
    entry = one_of_them.entry(ids[1])
    assert entry is not None
    other = replace(entry, id=EntryId("django/benefits/another"))
    saved(with_entries(one_of_them, ("django", SectionKind.BENEFITS), (other,)))
    assert not any(line.startswith("Moved") for line in summaries(root))


def test_many_that_move_are_found_at_once(root: Path) -> None:
    def looks(count: int) -> int:
        entries = "\n".join(_ENTRY.format(f"n{number}", f"Reason {number}") for number in range(count))
        put(root, "flask/benefits.yaml", f"title: Benefits\nentries:\n{entries}")
        state = drafts(root)
        ids = [entry.id for entry in state.section(("flask", SectionKind.BENEFITS)).entries]
        state = moved(state, ids, "django")[0]
        state = changed_all(state, [EntryId(f"django/benefits/n{number}") for number in range(count)], Bulk(owner="Me"))
        return all_calls(lambda: moves_of(state))

    looks(20)
    assert looks(80) < 5 * looks(20)


def test_an_entry_moves_though_somebody_else_has_deleted_it_meanwhile(root: Path) -> None:
    state, (there,) = moved(drafts(root), (ONE,), "django")
    put(root, "flask/benefits.yaml", _TEXT.replace(_ENTRY.format("one", "One") + "\n", ""))
    save = saved(changed(state, TWO, title="Due"))
    assert not any(isinstance(one.result, StudioError | Conflicts) for one in save.written)
    assert read_library(root)[0].find(there)
    assert versions(root)[0].summary == "Moved “One” from “Flask” to “Django”, and 1 more change"


def test_files_that_entries_come_from_are_read_once(root: Path) -> None:
    state = moved(drafts(root), (ONE, TWO, THREE), "django")[0]
    assert calls_to(entries_lines, lambda: saved(state)) == 1
    assert "The three reason." in (root / "django" / "benefits.yaml").read_text(encoding="utf-8")


def test_an_entry_that_cannot_be_taken_out_with_all_its_words_stays(root: Path) -> None:
    file = root / "flask" / "benefits.yaml"
    text = _TEXT.replace("    title: One\n", "    mine: [&mine stays]\n    owner: *mine\n    title: One\n")
    file.write_text(text, encoding="utf-8", newline="")
    state, (there,) = moved(drafts(root), (ONE,), "django")
    problem, *others = (one.result for one in saved(changed(state, there, owner="Anna")).written)
    assert isinstance(problem, StudioError)
    assert problem.detail.startswith(f"{file}:5: `owner` stands for words that are written elsewhere")
    assert not others
    assert file.read_text(encoding="utf-8") == text
    assert not (root / "django" / "benefits.yaml").exists()
