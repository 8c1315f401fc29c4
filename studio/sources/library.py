"""The content folder to a Library: topics in folders, sections in files, every imperfection a finding."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from yaml.nodes import Node

from studio.domain.entries import SectionKind
from studio.domain.findings import Finding
from studio.domain.library import Library, Section, Topic, library_of
from studio.sources.collector import collector_resting
from studio.sources.content_file import read_head, read_section, unread_topic
from studio.sources.kept_content import Entries, Origin, restored_head, restored_section, written_head, written_section
from studio.sources.kept_files import KeptFiles
from studio.sources.library_cache import LibraryCache
from studio.sources.library_folder import ContentFile, TopicFolder, list_topics
from studio.sources.reading import Reading, in_file_order
from studio.sources.yaml_nodes import LIBRARY_LIMITS, parse_nodes, read_bytes, read_nodes

T = TypeVar("T", Topic, Section)


def read_library(root: Path, cache: LibraryCache | None = None) -> tuple[Library, tuple[Finding, ...]]:
    """Read every topic below a folder; raises StudioError only when the folder itself cannot be read.

    A broken file costs that file alone, a faulty entry that entry. Topics come by name with `company` last, sections
    in the order of their kinds, entries as written. Nothing outside the folder is read, links included. With a cache,
    a file that had no findings and has not changed is not read again; what comes out is the same.
    """
    findings: list[Finding] = []
    with collector_resting():
        top, folders = list_topics(root, findings)
        run = _Run(top=top, kept=KeptFiles(cache, top), findings=findings)
        topics = tuple([run.topic(folder) for folder in folders])
        run.kept.store()
        return library_of(root, topics), in_file_order(findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """One reading of a library."""

    top: Path
    kept: KeptFiles
    findings: list[Finding]

    def topic(self, folder: TopicFolder) -> Topic:
        """Read a topic with its sections."""
        head = self._head(folder.head, folder.id) if folder.head else None
        sections = [self._section(file, kind) for kind, file in folder.sections]
        found = tuple(section for section in sections if section is not None)
        return replace(head or unread_topic(folder.id), sections=found)

    def _head(self, file: ContentFile, topic: str) -> Topic | None:
        reading = Reading(file=str(file.path), source=topic)
        restore = partial(restored_head, topic=topic, origin=self._origin(file))
        return self._file(file, reading, partial(read_head, topic=topic), restore, written_head)

    def _section(self, file: ContentFile, kind: SectionKind) -> Section | None:
        reading = _reading(file, self.top)
        read = partial(_entries, file, self.top, kind)
        restore = partial(restored_section, kind=kind, origin=self._origin(file), read=read)
        write = partial(written_section, reading=reading, now=self.kept.now)
        return self._file(file, reading, partial(read_section, kind=kind), restore, write)

    def _origin(self, file: ContentFile) -> Origin:
        return Origin(name=file.name, file=str(file.path), folder=file.path.parent, top=self.top, now=self.kept.now)

    def _file(
        self,
        file: ContentFile,
        reading: Reading,
        read: Callable[[Node, Reading], T | None],
        restore: Callable[[bytes], T],
        write: Callable[[T], str],
    ) -> T | None:
        """Give what was kept of a file, or else read it."""
        value = self.kept.restored(file, restore)
        if value is not None:
            return value
        data, found = read_bytes(file.path, LIBRARY_LIMITS)
        if data is None:
            self.findings.extend(found)
            return None
        value = self.kept.restored(file, restore, data)
        if value is not None:
            return value
        node, found = parse_nodes(data, reading.file, LIBRARY_LIMITS)
        reading.findings.extend(found)
        value = None if node is None else read(node, reading)
        self.findings.extend(reading.findings)
        if value is not None and not reading.findings:
            self.kept.keep(file, data, partial(write, value))
        return value


def _reading(file: ContentFile, top: Path) -> Reading:
    return Reading(file=str(file.path), folder=file.path.parent, root=top, source=file.name)


def _entries(file: ContentFile, top: Path, kind: SectionKind) -> Entries:
    """Read the entries of a file whatever is kept of it; none when it is no longer there."""
    node, _ = read_nodes(file.path, LIBRARY_LIMITS)
    section = None if node is None else read_section(node, _reading(file, top), kind)
    return tuple(section.entries) if section else ()
