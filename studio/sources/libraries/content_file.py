"""The nodes of one content file to the head of a topic, or to a section with its entries."""

from typing import Annotated

from yaml.nodes import Node, ScalarNode, SequenceNode

from studio.domain.entries import ENTRY_TYPES, AnyEntry, CaseStudy, SectionKind, TextField
from studio.domain.frozen import dataclass
from studio.domain.library import ENGLISH, Section, Topic
from studio.sources.libraries.entry_checks import checked_entry
from studio.sources.names import ID, ID_HINT, ID_LENGTH, LANGUAGES
from studio.sources.reading import Reading, is_null, shortened, value_at
from studio.sources.records import made, read_values

ENTRIES = frozenset(("entries",))
"""Keys of a section file that are read one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFile:
    """What `topic.yaml` says of its topic."""

    title: Annotated[str, TextField("name of the topic, as lists show it")]
    summary: Annotated[str, TextField("what it is about, in one or two sentences", long=True)] = ""
    language: Annotated[str, TextField("in which it is written: en, de, pl…; English where it is missing")] = ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionFile:
    """What a section file says beside its entries."""

    title: Annotated[str, TextField("heading of a chapter made of this section")]
    intro: Annotated[str, TextField("one or two sentences that open such a chapter", long=True)] = ""


def unread_topic(topic: str) -> Topic:
    """Give the topic of a folder of which nothing is known but its name."""
    return Topic(id=topic, title=topic.replace("-", " ").title())


def read_head(node: Node, reading: Reading, topic: str) -> Topic:
    """Read `topic.yaml` to a topic without sections."""
    unread = unread_topic(topic)
    values = read_values(TopicFile, node, reading, stand_ins={"title": unread.title}) or {}
    language = values.get("language", ENGLISH)
    if language not in LANGUAGES:
        text = f"`{shortened(str(language))}` is no language"
        written = value_at(node, "language") or node
        reading.error("unknown-language", text, written, path="language", hint="two small letters: en, de, pl…")
        values["language"] = ENGLISH
    place, places = reading.place(node), reading.take_places()
    return made(Topic, {"title": unread.title, **values}, id=topic, place=place, places=places)


def read_section(node: Node, reading: Reading, kind: SectionKind) -> Section | None:
    """Read a section; None, with a finding, for what is no mapping. The reading's source is the section's id."""
    title = str(kind).replace("_", " ").capitalize()
    values = read_values(SectionFile, node, reading, elsewhere=ENTRIES, stand_ins={"title": title})
    if values is None:
        return None
    places = reading.take_places()
    entries = _read_entries(node, reading, kind)
    return made(Section, values, kind=kind, entries=entries, place=reading.place(node), places=places)


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
    found = (_read_entry(cls, item, reading, section, first_lines) for item in entries_node.value)
    return tuple(entry for entry in found if entry is not None)


def _read_entry(
    cls: type[AnyEntry], node: Node, reading: Reading, section: str, first_lines: dict[str, int]
) -> AnyEntry | None:
    written = value_at(node, "id")
    name = written.value if isinstance(written, ScalarNode) else ""
    reading.source = f"{section}/{shortened(name, ID_LENGTH)}" if name else section
    values = read_values(cls, node, reading)
    places = reading.take_places()
    if values is None or written is None:
        return None
    if not ID.match(name) or len(name) > ID_LENGTH:
        reading.error("bad-name", f"`{shortened(name)}` cannot be an id", written, path="id", hint=ID_HINT)
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
