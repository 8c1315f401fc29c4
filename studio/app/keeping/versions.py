"""The history of a library to the versions of one entry: who changed what and when, and how it read then."""

from dataclasses import dataclass, fields
from pathlib import Path

from studio.domain.entries import AnyEntry, EntryId, SectionKind
from studio.domain.entry_version import version_of
from studio.domain.library import Section
from studio.history.repository import History
from studio.history.versions import Version
from studio.sources.section_file import read_section_text

_FIXED = frozenset(("id", "place", "places"))


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryVersion:
    """An entry as one save left it."""

    version: Version
    entry: AnyEntry | None
    """None where that save removed it."""
    changed: tuple[str, ...]
    """The fields that the save changed; empty where it made or removed the entry."""


def entry_versions(history: History, root: Path, entry: EntryId, most: int = 200) -> tuple[EntryVersion, ...]:
    """Give the saves that changed an entry, the newest first; at most so many saves of its file are looked through."""
    topic, kind, _ = entry.split("/")
    path = f"{topic}/{kind}.yaml"
    found: list[EntryVersion] = []
    before: AnyEntry | None = None
    for version in reversed(history.versions(path, most)):
        now = entry_in(_section(history, root, version.id, path), entry)
        if now != before:
            found.append(EntryVersion(version=version, entry=now, changed=changed_fields(before, now)))
        before = now
    return tuple(reversed(found))


def entry_in(section: Section | None, entry: EntryId) -> AnyEntry | None:
    """Give an entry of a section, None where it is not there."""
    return None if section is None else next((one for one in section.entries if one.id == entry), None)


def changed_fields(before: AnyEntry | None, after: AnyEntry | None) -> tuple[str, ...]:
    """Give the names of the fields in which two states of an entry differ, none where one of them is not there."""
    if before is None or after is None:
        return ()
    return tuple(
        one.name
        for one in fields(after)
        if one.name not in _FIXED and getattr(before, one.name, None) != getattr(after, one.name)
    )


def _section(history: History, root: Path, version: str, path: str) -> Section | None:
    content = history.content(version, path)
    if content is None:
        return None
    topic, _, name = path.partition("/")
    kind = SectionKind(name.removesuffix(".yaml"))
    return read_section_text(content.decode("utf-8", "replace"), topic, kind, root / path, root)[0]


def entry_then(history: History, root: Path, entry: EntryId, version: str, most: int = 200) -> AnyEntry | None:
    """Give an entry as it was when its `version_of` was this one, None where the history does not know it."""
    found = (one.entry for one in entry_versions(history, root, entry, most) if one.entry is not None)
    return next((one for one in found if version_of(one) == version), None)
