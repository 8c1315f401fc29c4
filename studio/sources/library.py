"""The content folder to a Library: topics in folders, sections in files, every imperfection a finding."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from studio.domain.entries import ENTRY_TYPES, AnyEntry, CaseStudy, SectionKind, TextField
from studio.domain.errors import StudioError
from studio.domain.findings import Finding, error, warning
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.places import Place
from studio.sources.entry_checks import checked_entry
from studio.sources.reading import Reading, did_you_mean, in_file_order, is_null, shortened
from studio.sources.records import made, read_values
from studio.sources.yaml_nodes import LIBRARY_LIMITS, read_nodes

COMPANY = "company"
"""The topic about ourselves; stands last."""
ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z")
"""Topics and entries are named so, up to `ID_LENGTH` characters."""
ID_LENGTH = 64

_KINDS = {str(kind): kind for kind in SectionKind}
ENTRIES = frozenset(("entries",))
"""Keys of a section file that are read one by one."""
_ID_HINT = "small letters, digits and single dashes, such as less-is-more"


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFile:
    """What `topic.yaml` says of its topic."""

    title: Annotated[str, TextField("name of the topic, as lists show it")]
    summary: Annotated[str, TextField("what it is about, in one or two sentences", long=True)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionFile:
    """What a section file says beside its entries."""

    title: Annotated[str, TextField("heading of a chapter made of this section")]
    intro: Annotated[str, TextField("one or two sentences that open such a chapter", long=True)] = ""


def read_library(root: Path) -> tuple[Library, tuple[Finding, ...]]:
    """Read every topic below a folder; raises StudioError only when the folder itself cannot be read.

    A broken file costs that file alone, a faulty entry that entry. Topics come by name with `company` last, sections
    in the order of their kinds, entries as written. Nothing outside the folder is read, links included.
    """
    try:
        top = root.resolve(strict=True)
        folders = sorted(root.iterdir(), key=lambda path: (path.name == COMPANY, path.name))
    except (OSError, RuntimeError, ValueError) as problem:
        raise StudioError(
            f"The library folder {root} cannot be read.", detail=str(problem), hint="Name a folder that holds topics."
        ) from problem
    findings: list[Finding] = []
    topics = []
    for folder in folders:
        if folder.name.startswith(".") or not _may_read(folder, top, findings):
            continue
        if folder.is_dir():
            topics.append(_read_topic(folder, top, findings))
        elif folder.suffix.lower() in (".yaml", ".yml"):
            text = "a file beside the topics is not read"
            hint = "move it into the folder of its topic"
            findings.append(warning("stray-file", text, hint=hint, place=Place(file=str(folder))))
    return library_of(root, tuple(topic for topic in topics if topic is not None)), in_file_order(findings)


def _may_read(path: Path, top: Path, findings: list[Finding]) -> bool:
    try:
        inside = path.resolve().is_relative_to(top)
    except (OSError, RuntimeError):  # RuntimeError: links in a circle
        inside = False
    if not inside:
        text = "a link that leads out of the library is not followed"
        findings.append(error("outside-library", text, hint="copy its target here", place=Place(file=str(path))))
    return inside


def _read_topic(folder: Path, top: Path, findings: list[Finding]) -> Topic | None:
    """Read one topic; None for a folder without YAML, such as one of pictures, and for one with an unusable name."""
    files = _yaml_files(folder, top, findings)
    if not files:
        return None
    if not ID.match(folder.name) or len(folder.name) > ID_LENGTH:
        text = f"`{shortened(folder.name)}` cannot be the name of a topic"
        findings.append(error("bad-name", text, hint=_ID_HINT, place=Place(file=str(folder))))
        return None
    head = Topic(id=folder.name, title=folder.name.replace("-", " ").title())
    described = files.pop("topic", None)
    if described is None:
        text = "the topic has no topic.yaml"
        findings.append(error("missing-file", text, hint="add one with `title:`", place=Place(file=str(folder))))
    else:
        head = _read_head(described, head, findings)
    sections = []
    for kind in SectionKind:
        file = files.pop(kind, None)
        if file is not None:
            sections.append(_read_section(file, top, head.id, kind, findings))
    for name, file in files.items():
        text = f"`{file.name}` is not the name of a section"
        hint = did_you_mean(name, ("topic", *_KINDS), what="sections")
        findings.append(error("unknown-section", text, hint=hint, place=Place(file=str(file))))
    return Topic(
        id=head.id,
        title=head.title,
        summary=head.summary,
        sections=tuple(section for section in sections if section is not None),
        place=head.place,
        places=head.places,
    )


def _yaml_files(folder: Path, top: Path, findings: list[Finding]) -> dict[str, Path]:
    """Give the YAML files of a topic by their names without `.yaml`, in the order of their names."""
    files: dict[str, Path] = {}
    try:
        paths = sorted(folder.iterdir())
    except OSError as problem:
        text = f"the folder cannot be read: {problem}"
        findings.append(error("file-unreadable", text, place=Place(file=str(folder))))
        return {}
    for path in paths:
        if path.name.startswith(".") or path.suffix.lower() not in (".yaml", ".yml"):
            continue
        if path.suffix != ".yaml":
            text = f"`{path.name}` is not read"
            hint = f"rename it to `{path.stem}.yaml`"
            findings.append(error("file-suffix", text, hint=hint, place=Place(file=str(path))))
        elif _may_read(path, top, findings):
            files[path.stem] = path
    return files


def _read_head(file: Path, head: Topic, findings: list[Finding]) -> Topic:
    reading = Reading(file=str(file), source=head.id, findings=findings)
    node = _root(file, reading)
    if node is None:
        return head
    values = read_values(TopicFile, node, reading, stand_ins={"title": head.title}) or {}
    place, places = reading.place(node), reading.take_places()
    return made(Topic, {"title": head.title, **values}, id=head.id, place=place, places=places)


def _root(file: Path, reading: Reading) -> Node | None:
    node, found = read_nodes(file, LIBRARY_LIMITS)
    reading.findings.extend(found)
    return node


def _read_section(file: Path, top: Path, topic: str, kind: SectionKind, findings: list[Finding]) -> Section | None:
    reading = Reading(file=str(file), folder=file.parent, root=top, source=f"{topic}/{kind}", findings=findings)
    node = _root(file, reading)
    if node is None:
        return None
    title = str(kind).replace("_", " ").capitalize()
    values = read_values(SectionFile, node, reading, elsewhere=ENTRIES, stand_ins={"title": title})
    if values is None:
        return None
    places = reading.take_places()
    entries = _read_entries(node, reading, kind)
    place = reading.place(node)
    return made(Section, values, kind=kind, entries=entries, place=place, places=places)


def _read_entries(node: Node, reading: Reading, kind: SectionKind) -> tuple[AnyEntry, ...]:
    entries_node = value_at(node, "entries")
    if not isinstance(entries_node, SequenceNode):
        if entries_node is None:
            reading.error("missing-key", "`entries` is missing in this section", node, hint="add `entries:`")
        else:
            reading.wrong_type("a list", entries_node, "entries")
        return ()
    if not entries_node.value:
        reading.warning("empty-section", "this section has no entries", entries_node)
    section, cls = reading.source, ENTRY_TYPES[kind]
    first_lines: dict[str, int] = {}
    entries = []
    for item in entries_node.value:
        entry = _read_entry(cls, item, reading, section, first_lines)
        if entry is not None:
            entries.append(entry)
    return tuple(entries)


def _read_entry(
    cls: type[AnyEntry], node: Node, reading: Reading, section: str, first_lines: dict[str, int]
) -> AnyEntry | None:
    written = value_at(node, "id")
    name = written.value if isinstance(written, ScalarNode) else ""
    reading.source = f"{section}/{shortened(name)}" if name else section
    values = read_values(cls, node, reading)
    places = reading.take_places()
    if values is None or written is None:
        return None
    if not ID.match(name) or len(name) > ID_LENGTH:
        reading.error("bad-name", f"`{shortened(name)}` cannot be an id", written, path="id", hint=_ID_HINT)
        return None
    if name in first_lines:
        text = f"the id `{name}` is taken by the entry on line {first_lines[name]}"
        reading.error("duplicate-id", text, written, path="id", hint="give each entry of a section its own id")
        return None
    first_lines[name] = node.start_mark.line + 1
    values["id"] = f"{section}/{name}"
    secrecy = value_at(node, "confidential") if cls is CaseStudy else None
    if secrecy is not None and not is_null(secrecy) and "confidential" not in values:
        values["confidential"] = True  # whatever was meant there, a client's name is not shown by mistake
    entry = made(cls, values, place=reading.place(node), places=places)
    return checked_entry(entry, reading.findings)


def value_at(node: Node, key: str) -> Node | None:
    """Give the value of a key of a mapping; None where there is no mapping or no such key."""
    if not isinstance(node, MappingNode):
        return None
    return next((value for name, value in node.value if type(name) is ScalarNode and name.value == key), None)
