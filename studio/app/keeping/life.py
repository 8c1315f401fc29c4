"""The versions of an entry over its whole life: where it was moved from another topic, on from there."""

from itertools import takewhile
from pathlib import Path

from studio.app.keeping.moves import moves_among
from studio.app.keeping.versions import EntryVersion, changed_fields, entry_versions, section_of
from studio.domain.entries import AnyEntry, EntryId
from studio.domain.frozen import replace
from studio.history.repository import History
from studio.history.versions import Version

_MOST = 200
"""Saves of a file that are looked through."""
_MOVED = "Moved "
"""What a save says first of an entry that it moved."""


def life_of(history: History, root: Path, entry: EntryId) -> tuple[EntryVersion, ...]:
    """Give the saves that changed an entry, the newest first, with its id of today, wherever it was then.

    A save that moved it says what else it changed.  Costs grow with the versions of the files that it was in.
    """
    place, found = entry, list[EntryVersion]()
    versions = entry_versions(history, root, place)
    while True:
        here = list(takewhile(lambda one: one.entry is not None, versions)) or list(versions[:1])
        begun = here[-1] if here else None
        before = _before(history, root, begun) if begun else None
        if begun is None or begun.entry is None or before is None:
            break
        changed = changed_fields(before, begun.entry)
        found += [*here[:-1], replace(begun, changed=changed, moved=True)]
        place = before.id
        older = entry_versions(history, root, place)
        at = next((number for number, one in enumerate(older) if one.version.id == begun.version.id), len(older))
        versions = older[at + 1 :]
    return tuple(_as_it_is_called(one, entry) for one in (*found, *versions))


def _as_it_is_called(version: EntryVersion, name: EntryId) -> EntryVersion:
    return replace(version, entry=replace(version.entry, id=name)) if version.entry else version


def _before(history: History, root: Path, begun: EntryVersion) -> AnyEntry | None:
    """Give the entry of another topic that a save moved here, as it was before; None where it was written here."""
    entry, version = begun.entry, begun.version
    if entry is None or begun.changed or not _says_moved(version):
        return None
    kind = entry.id.split("/")[1]
    others = [path for path in version.files if path.endswith(f"/{kind}.yaml") and not entry.id.startswith(path[:-4])]
    gone = [one for path in others for one in _taken_out(history, root, version, path)]
    origin = moves_among(gone, [entry]).get(entry.id)
    return next((one for one in gone if one.id == origin), None)


def _says_moved(version: Version) -> bool:
    return any(line.startswith(_MOVED) for line in (version.summary, *version.details.splitlines()))


def _taken_out(history: History, root: Path, version: Version, path: str) -> list[AnyEntry]:
    """Give the entries that a save took out of a section."""
    ids = [one.id for one in history.versions(path, _MOST)]
    at = ids.index(version.id) if version.id in ids else len(ids)
    before = section_of(history, root, ids[at + 1], path) if at + 1 < len(ids) else None
    after = section_of(history, root, version.id, path)
    there = {one.id for one in after.entries} if after else frozenset()
    return [one for one in before.entries if one.id not in there] if before else []
