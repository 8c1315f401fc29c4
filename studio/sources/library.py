"""The content folder to a Library: topics in folders, sections in files, every imperfection a finding."""

from dataclasses import replace
from pathlib import Path

from studio.domain.entries import SectionKind
from studio.domain.findings import Finding
from studio.domain.library import Library, Section, Topic, library_of
from studio.sources.collector import collector_resting
from studio.sources.content_file import read_head, read_section, unread_topic
from studio.sources.library_folder import ContentFile, TopicFolder, list_topics
from studio.sources.reading import Reading, in_file_order
from studio.sources.yaml_nodes import LIBRARY_LIMITS, read_nodes


def read_library(root: Path) -> tuple[Library, tuple[Finding, ...]]:
    """Read every topic below a folder; raises StudioError only when the folder itself cannot be read.

    A broken file costs that file alone, a faulty entry that entry. Topics come by name with `company` last, sections
    in the order of their kinds, entries as written. Nothing outside the folder is read, links included.
    """
    findings: list[Finding] = []
    with collector_resting():
        top, folders = list_topics(root, findings)
        topics = tuple(_read_topic(folder, top, findings) for folder in folders)
        return library_of(root, topics), in_file_order(findings)


def _read_topic(folder: TopicFolder, top: Path, findings: list[Finding]) -> Topic:
    topic = unread_topic(folder.id) if folder.head is None else _read_head(folder.head, folder.id, findings)
    sections = (_read_section(file, top, kind, findings) for kind, file in folder.sections)
    return replace(topic, sections=tuple(section for section in sections if section is not None))


def _read_head(file: ContentFile, topic: str, findings: list[Finding]) -> Topic:
    node, found = read_nodes(file.path, LIBRARY_LIMITS)
    findings.extend(found)
    reading = Reading(file=str(file.path), source=topic, findings=findings)
    return unread_topic(topic) if node is None else read_head(node, reading, topic)


def _read_section(file: ContentFile, top: Path, kind: SectionKind, findings: list[Finding]) -> Section | None:
    node, found = read_nodes(file.path, LIBRARY_LIMITS)
    findings.extend(found)
    folder = file.path.parent
    reading = Reading(file=str(file.path), folder=folder, root=top, source=file.name, findings=findings)
    return None if node is None else read_section(node, reading, kind)
