"""A library's history to what a keeper looks at: the versions of an entry, and entries that were deleted."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from studio.app.keeping.comparing import field_label
from studio.app.keeping.drafts import Where
from studio.app.keeping.life import life_of
from studio.app.keeping.versions import EntryVersion, section_versions
from studio.domain.entries import AnyEntry, EntryId
from studio.history.repository import BEGAN, History, history_of
from studio.history.versions import Version


class Deleted(NamedTuple):
    """An entry that is not there any more, as it was last."""

    entry: AnyEntry
    version: Version
    """The save that took it away."""
    last: str
    """The id of the version in which it stood last."""


def versions_of(root: Path, entry: EntryId) -> tuple[EntryVersion, ...]:
    """Give the saves that changed an entry, the newest first, also where it was before; none without a history.

    Raises StudioError where the history cannot be read.
    """
    with _opened(root) as history:
        return life_of(history, root, entry) if history else ()


def deleted_from(root: Path, where: Where) -> tuple[Deleted, ...]:
    """Give the entries that saves took out of a section, the latest first.  Raises StudioError as `versions_of`."""
    with _opened(root) as history:
        if history is None:
            return ()
        present: dict[EntryId, AnyEntry] = {}
        gone: dict[EntryId, Deleted] = {}
        last = ""
        for version, section in section_versions(history, root, where):
            now = {entry.id: entry for entry in section.entries} if section else {}
            gone |= {name: Deleted(entry, version, last) for name, entry in present.items() if name not in now}
            gone = {name: one for name, one in gone.items() if name not in now}
            present, last = now, version.id
        return tuple(sorted(gone.values(), key=lambda one: one.version.when, reverse=True))


def what_changed(version: EntryVersion) -> str:
    """Say in words what a save did to an entry."""
    entry = version.entry
    if entry is None:
        return "Deleted"
    if not version.changed:
        if version.moved:
            return "Moved here"
        return "As the history began" if version.version.summary == BEGAN else "Written"
    labels = [field_label(type(entry), name).lower() for name in version.changed]
    changed = " and ".join(filter(None, (", ".join(labels[:-1]), labels[-1])))
    return f"Moved here, changed {changed}" if version.moved else f"Changed {changed}"


@contextmanager
def _opened(root: Path) -> Iterator[History | None]:
    history = history_of(root)
    try:
        yield history
    finally:
        if history is not None:
            history.close()
