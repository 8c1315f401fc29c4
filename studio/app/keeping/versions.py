"""The history of a library to the versions of one entry: who changed what and when, and how it read then."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from studio.domain.entries import AnyEntry, EntryId, SectionKind
from studio.domain.frozen import dataclass
from studio.domain.library import Section
from studio.domain.section_merge import FIXED
from studio.history.repository import History
from studio.history.versions import Version
from studio.sources.libraries.section_file import read_section_text


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryVersion:
    """An entry as one save left it."""

    version: Version
    entry: AnyEntry | None
    """None where that save removed it."""
    changed: tuple[str, ...]
    """The fields that the save changed; empty where it made or removed the entry."""
    moved: bool = False
    """Whether the save moved the entry here from another topic."""


FileVersions = tuple[tuple[Version, Section | None], ...]
"""A section in every version of its file, the newest first."""


def file_versions(history: History, root: Path, entry: EntryId, most: int = 200) -> FileVersions:
    """Read the section of an entry in the newest versions of its file."""
    topic, kind, _ = entry.split("/")
    path = f"{topic}/{kind}.yaml"
    return tuple((version, section_of(history, root, version.id, path)) for version in history.versions(path, most))


def entry_versions(history: History, root: Path, entry: EntryId, most: int = 200) -> tuple[EntryVersion, ...]:
    """Give the saves that changed an entry, the newest first; at most so many saves of its file are looked through."""
    return versions_in(file_versions(history, root, entry, most), entry)


def versions_in(sections: FileVersions, entry: EntryId) -> tuple[EntryVersion, ...]:
    """Give those of a file's versions in which an entry was changed, the newest first."""
    found: list[EntryVersion] = []
    before: AnyEntry | None = None
    for version, section in reversed(sections):
        now = entry_in(section, entry)
        if now != before:
            found.append(EntryVersion(version=version, entry=now, changed=changed_fields(before, now)))
        before = now
    return tuple(reversed(found))


def section_versions(
    history: History, root: Path, where: tuple[str, SectionKind], most: int = 200
) -> Iterator[tuple[Version, Section | None]]:
    """Give the states of a section, the oldest first; None where its file was not there or could not be read."""
    path = f"{where[0]}/{where[1]}.yaml"
    for version in reversed(history.versions(path, most)):
        yield version, section_of(history, root, version.id, path)


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
        if one.name not in FIXED and getattr(before, one.name, None) != getattr(after, one.name)
    )


def section_of(history: History, root: Path, version: str, path: str) -> Section | None:
    """Give a section as it was in a version, None where its file was not there or could not be read."""
    content = history.content(version, path)
    if content is None:
        return None
    topic, _, name = path.partition("/")
    kind = SectionKind(name.removesuffix(".yaml"))
    return read_section_text(content.decode("utf-8", "replace"), topic, kind, root / path, root)[0]
