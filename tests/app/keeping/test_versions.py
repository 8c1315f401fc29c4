"""The versions of an entry, and how it comes back."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from studio.app.keeping.entries_then import EntriesThen
from studio.app.keeping.saving import OpenSection, SavedSection, open_section, save_section
from studio.app.keeping.versions import EntryVersion, entry_versions
from studio.domain.entries import Benefit, EntryId, SectionKind
from studio.domain.entry_version import version_of
from studio.domain.library import Section
from studio.history.repository import history_of
from studio.history.versions import Author

START = datetime(2027, 3, 2, tzinfo=UTC)
ONE, TWO = EntryId("flask/benefits/one"), EntryId("flask/benefits/two")


def saved(opened: OpenSection, section: Section, who: str, minute: int) -> OpenSection:
    done = save_section(opened, section, Author(name=who), START + timedelta(minutes=minute))
    assert isinstance(done, SavedSection)
    return done.opened


def changed(section: Section, entry: EntryId, **changes: Any) -> Section:
    entries = tuple(replace(one, **changes) if one.id == entry else one for one in section.entries)
    return replace(section, entries=entries)


def library(root: Path) -> OpenSection:
    first = Benefit(id=ONE, title="One", description="Because.")
    opened = open_section(root, "flask", SectionKind.BENEFITS)
    (root / "flask").mkdir()
    opened = saved(opened, replace(opened.section, title="Why", entries=(first,)), "Anna", 0)
    opened = saved(opened, changed(opened.section, ONE, title="Uno", tags=("a",)), "Ben", 1)
    second = replace(first, id=TWO)
    opened = saved(opened, replace(opened.section, entries=(*opened.section.entries, second)), "Ben", 2)
    opened = saved(opened, changed(opened.section, TWO, title="Due"), "Cleo", 3)
    return saved(opened, replace(opened.section, entries=opened.section.entries[1:]), "Anna", 4)


def versions(root: Path, entry: EntryId) -> tuple[EntryVersion, ...]:
    history = history_of(root)
    assert history is not None
    with closing(history):
        return entry_versions(history, root, entry)


def test_an_entrys_versions_are_the_saves_that_changed_it(tmp_path: Path) -> None:
    library(tmp_path)
    found = versions(tmp_path, ONE)
    assert [(one.version.author, one.changed, one.entry and one.entry.tags) for one in found] == [
        ("Anna", (), None),
        ("Ben", ("tags", "title"), ("a",)),
        ("Anna", (), ()),
    ]
    assert [one.version.author for one in versions(tmp_path, TWO)] == ["Cleo", "Ben"]
    assert versions(tmp_path, EntryId("flask/faq/never")) == ()


def test_an_old_version_comes_back_with_a_save(tmp_path: Path) -> None:
    opened = library(tmp_path)
    old = versions(tmp_path, ONE)[-1].entry
    assert old is not None
    back = saved(opened, replace(opened.section, entries=(old, *opened.section.entries)), "Anna", 5)
    assert back.section.entries[0] == old
    assert versions(tmp_path, ONE)[0].entry == old


def test_an_entry_is_found_as_it_was_in_a_version(tmp_path: Path) -> None:
    library(tmp_path)
    old = versions(tmp_path, ONE)[-1].entry
    assert old is not None
    history = history_of(tmp_path)
    assert history is not None
    with closing(history):
        then = EntriesThen(history, tmp_path, "flask/benefits", "")
        assert then.find(ONE, version_of(old), "") == old
        assert then.find(ONE, "0" * 12, "") is None
