"""The content folder to a Library: topics in folders, sections in files, every imperfection a finding."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from yaml.nodes import Node

from studio.domain.entries import SectionKind
from studio.domain.findings import Finding, warning
from studio.domain.frozen import dataclass, replace
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.places import Place
from studio.domain.translation import Translation, TranslationFile
from studio.sources.collector import collector_resting
from studio.sources.libraries.cache import LibraryCache
from studio.sources.libraries.content_file import read_head, read_section, unread_topic
from studio.sources.libraries.folder import HEAD, ContentFile, TopicFolder, TranslationPath, list_topics
from studio.sources.libraries.kept_content import (
    Entries,
    Origin,
    restored_head,
    restored_section,
    restored_translation,
    written_head,
    written_section,
    written_translation,
)
from studio.sources.libraries.kept_files import KeptFiles
from studio.sources.libraries.translation_file import read_translation
from studio.sources.reading import Reading, in_file_order
from studio.sources.yaml_nodes import LIBRARY_LIMITS, parse_nodes, read_bytes, read_nodes

T = TypeVar("T", Topic, Section, TranslationFile)


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
        translations = [run.translation(one, topic) for topic, one in run.translations(folders, topics)]
        run.kept.store()
        found = tuple(one for one in translations if one is not None)
        return library_of(root, topics, found), in_file_order(findings)


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

    def translations(
        self, folders: list[TopicFolder], topics: tuple[Topic, ...]
    ) -> Iterator[tuple[Topic, TranslationPath]]:
        """Give what is to be read as a translation; one into the topic's own language is a finding."""
        for folder, topic in zip(folders, topics, strict=True):
            for one in folder.translations:
                if one.language != topic.language:
                    yield topic, one
                    continue
                text = f"the topic is written in `{topic.language}` itself, so this translation is not read"
                hint = "remove it, or say `language:` in topic.yaml"
                place = Place(file=str(one.file.path))
                self.findings.append(warning("translation-unused", text, hint=hint, place=place))

    def translation(self, path: TranslationPath, topic: Topic) -> TranslationFile | None:
        """Read what a file says in another language."""
        file, kind, language = path.file, path.kind, path.language
        name = f"{topic.id}/{kind or HEAD}"
        reading = Reading(file=str(file.path), source=name)
        again = partial(_translations, file, name, kind, language)
        restore = partial(restored_translation, language=language, origin=self._origin(file), read=again)
        read = partial(read_translation, kind=kind, language=language)
        return self._file(file, reading, read, restore, written_translation)

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


def _translations(file: ContentFile, name: str, kind: SectionKind | None, language: str) -> tuple[Translation, ...]:
    """Read the entries of a translation whatever is kept of it; none when it is no longer there."""
    node, _ = read_nodes(file.path, LIBRARY_LIMITS)
    reading = Reading(file=str(file.path), source=name)
    found = None if node is None else read_translation(node, reading, kind, language)
    return tuple(found.entries) if found else ()
