"""A section of the library to the text of its file: written anew, or put into the text that people wrote."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType

from yaml.nodes import MappingNode

from studio.domain.entries import ENTRY_TYPES, AnyEntry, Entry, SectionKind
from studio.domain.findings import Finding
from studio.domain.frozen import replace
from studio.domain.library import Section, Topic
from studio.sources.libraries.content_file import read_head, read_section
from studio.sources.libraries.entry_lines import Lines, Shape, edited_entries, last_part, lines_of, new_list
from studio.sources.libraries.refusals import cannot_change, cannot_read, says_otherwise
from studio.sources.line_breaks import plain_lines, with_breaks_of
from studio.sources.proposals.file_layout import flow, pairs
from studio.sources.proposals.file_records import Old, edited_record
from studio.sources.proposals.file_scalars import cleaned
from studio.sources.proposals.file_spans import CannotMergeError, applied, entries
from studio.sources.proposals.file_trees import Literal, Tree, record_tree
from studio.sources.reading import Reading
from studio.sources.yaml_nodes import LIBRARY_LIMITS, parse_nodes

_HEAD = ("title", "summary", "intro", "entries")
_KEPT_BY = ("tags", "owner", "review_by", "state", "icon", "picture", "notes")
"""What an entry's keepers write, behind what its readers see."""


def read_section_text(
    text: str, topic: str, kind: SectionKind, file: Path, root: Path
) -> tuple[Section | None, tuple[Finding, ...]]:
    """Read the text of a section file as it would be read from `file`; no section where it is none."""
    node, found = parse_nodes(text.encode("utf-8"), str(file), LIBRARY_LIMITS)
    reading = Reading(file=str(file), folder=file.parent, root=root, source=f"{topic}/{kind}", findings=[*found])
    section = None if node is None else read_section(node, reading, kind)
    return section, tuple(reading.findings)


def section_text(
    section: Section,
    topic: str,
    file: Path,
    root: Path,
    previous: str | None = None,
    lines: Lines = MappingProxyType({}),
) -> str:
    """Give the YAML text of a section's file, with pictures named from its folder.

    With `previous`, the text that is there now, only what has changed is written: comments, order, quotes, keys that
    nobody knows and entries that could not be read stay as they are, byte for byte.  Entries that are in
    `lines` are written by them, new here or not.  Raises StudioError where the text is written in a way that does not
    allow it, for example with an anchor in what has changed; nothing is lost.
    """
    clean = _new_file(section, file.parent, {})
    plain = None if previous is None else plain_lines(previous)
    try:
        merged = (
            _new_file(section, file.parent, lines)
            if plain is None
            else _merged(section, topic, file, root, plain, lines)
        )
    except CannotMergeError as problem:
        raise cannot_change(file, problem) from problem
    readings = (read_section_text(one, topic, section.kind, file, root)[0] for one in {merged, clean})
    if len({None if read is None else _said(read) for read in readings}) > 1:
        found = read_section_text(plain or "", topic, section.kind, file, root)[1]
        raise says_otherwise(file, plain or "", found)
    return with_breaks_of(merged, previous or "")


def _merged(section: Section, topic: str, file: Path, root: Path, plain: str, lines: Lines) -> str:
    before, node = _parsed(plain, topic, section.kind, file, root)
    old = Old(plain, file.parent)
    trees: list[Tree] = [dict(entry_tree(entry, old.folder)) for entry in section.entries]
    more: list[tuple[str, Tree]] = [] if "entries" in entries(node) or not trees else [("entries", trees)]
    was, now = (replace(one, entries=()) for one in (before, section))
    edits = edited_record(old, node, was, now, (*_HEAD, "kind", "place", "places"), more)
    listed = edited_entries(old, node, before.entries, section.entries, _shape(section.kind), lines)
    return applied(plain, [*edits, *listed])


def entries_lines(text: str, where: Path, root: Path, wanted: Mapping[str, AnyEntry], file: Path) -> dict[str, str]:
    """Give the lines of entries in the text of a section's file, changed to what they are to be in another file.

    `where` is the file of the text, `wanted` gives the entries as they are to be by the ids that they have in it.  The
    lines are given by the new ids, without those of entries that are not there.  Raises StudioError where one is
    written in a way in which it cannot be taken out alone.
    """
    plain = plain_lines(text)
    topic, kind, _ = next(iter(wanted), "//").split("/")
    if not wanted or not plain.strip():
        return {}
    try:
        before, node = _parsed(plain, topic, SectionKind(kind), where, root)
        was = ((_named_from(entry, where, file), wanted[entry.id]) for entry in before.entries if entry.id in wanted)
        return lines_of(Old(plain, file.parent), node, tuple(was), _shape(SectionKind(kind)))
    except CannotMergeError as problem:
        raise cannot_change(where, problem) from problem


def _named_from(entry: AnyEntry, where: Path, file: Path) -> AnyEntry:
    """Give an entry of a file so that its picture differs from the one it is to have in a file of another folder."""
    if entry.picture is None or where.parent == file.parent:
        return entry
    return replace(entry, picture=replace(entry.picture, path=Path()))


def _parsed(plain: str, topic: str, kind: SectionKind, file: Path, root: Path) -> tuple[Section, MappingNode]:
    section, findings = read_section_text(plain, topic, kind, file, root)
    node, _ = parse_nodes(plain.encode("utf-8"), str(file), LIBRARY_LIMITS)
    if section is None or not isinstance(node, MappingNode):
        raise cannot_read(file, findings)
    return section, node


def read_topic_text(text: str, topic: str, file: Path) -> tuple[Topic | None, tuple[Finding, ...]]:
    """Read the text of a `topic.yaml` to a topic without sections; no topic where it is none."""
    node, found = parse_nodes(text.encode("utf-8"), str(file), LIBRARY_LIMITS)
    reading = Reading(file=str(file), folder=file.parent, source=f"{topic}/topic", findings=[*found])
    head = read_head(node, reading, topic) if isinstance(node, MappingNode) else None
    return head, tuple(reading.findings)


def topic_text(topic: Topic, file: Path, previous: str | None = None) -> str:
    """Give the text of a `topic.yaml`, put into what is there.  Raises StudioError as `section_text` does."""
    tree = record_tree(replace(topic, id="", sections=()), None)
    if previous is None or not previous.strip():
        return pairs({name: tree[name] for name in ("title", "summary") if name in tree}, 0) + "\n"
    plain = plain_lines(previous)
    node, _ = parse_nodes(plain.encode("utf-8"), str(file), LIBRARY_LIMITS)
    if not isinstance(node, MappingNode):
        raise cannot_read(file, read_topic_text(plain, topic.id, file)[1])
    before = replace(read_head(node, Reading(file=str(file)), topic.id), sections=())
    after = replace(topic, sections=())
    try:
        edits = edited_record(Old(plain, None), node, before, after, ("id", *_HEAD, "language", "sections"))
        merged = applied(plain, edits)
    except CannotMergeError as problem:
        raise cannot_change(file, problem) from problem
    again, _ = read_topic_text(merged, topic.id, file)
    if again is None or _called(again) != _called(after):
        raise says_otherwise(file, plain, read_topic_text(plain, topic.id, file)[1])
    return with_breaks_of(merged, previous)


def _called(topic: Topic) -> tuple[str, str, str]:
    return cleaned(topic.title), cleaned(topic.summary), topic.language


def _said(section: Section) -> tuple[object, ...]:
    """Give what a section says, without where it stands."""
    return section.title, section.intro, section.entries


def _new_file(section: Section, folder: Path, lines: Lines) -> str:
    head = record_tree(replace(section, entries=()), folder)
    head.pop("kind", None)
    body = new_list(section.entries, _shape(section.kind), folder, lines)
    return f"{pairs(head, 0)}\n\nentries:{chr(10) + body if body else ' []'}\n"


def entry_tree(entry: AnyEntry, folder: Path | None) -> dict[str, Tree]:
    """Give the keys of an entry in the order in which people write them."""
    tree: dict[str, Tree] = {"id": last_part(entry.id), **record_tree(entry, folder)}
    if isinstance(tags := tree.get("tags"), list):
        tree["tags"] = Literal(flow(tags))
    order = _order(type(entry))
    return {name: tree[name] for name in sorted(tree, key=order.index)}


def _order(cls: type[Entry]) -> tuple[str, ...]:
    common = {one.name for one in fields(Entry)}
    own = tuple(one.name for one in fields(cls) if one.name not in common)
    return ("id", *own, *_KEPT_BY, *sorted(common - {"id", *_KEPT_BY}))


def _shape(kind: SectionKind) -> Shape[AnyEntry]:
    return Shape(record=lambda entry: entry, tree=entry_tree, order=_order(ENTRY_TYPES[kind]))
