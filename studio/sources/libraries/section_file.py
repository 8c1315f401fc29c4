"""A section of the library to the text of its file: written anew, or put into the text that people wrote."""

from dataclasses import fields
from pathlib import Path

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from studio.domain.entries import AnyEntry, Entry, SectionKind
from studio.domain.errors import StudioError
from studio.domain.findings import Finding
from studio.domain.frozen import replace
from studio.domain.library import Section, Topic
from studio.sources.libraries.content_file import read_head, read_section
from studio.sources.line_breaks import plain_lines, with_breaks_of
from studio.sources.proposals.file_layout import flow, pairs
from studio.sources.proposals.file_lists import Slot, edited_list, extents
from studio.sources.proposals.file_records import Old, edited_record
from studio.sources.proposals.file_replacing import replaced_value
from studio.sources.proposals.file_spans import CannotMergeError, Edit, applied, entries, start_of, value_end
from studio.sources.proposals.file_trees import Literal, Tree, record_tree
from studio.sources.reading import Reading, value_at
from studio.sources.yaml_nodes import LIBRARY_LIMITS, parse_nodes

_HEAD = ("title", "summary", "intro", "entries")
_KEPT_BY = ("tags", "owner", "review_by", "state", "icon", "picture", "notes")
"""What an entry's keepers write, behind what its readers see."""
_GAP = "\n"
"""Between entries where a file shows no way of its own."""


def read_section_text(
    text: str, topic: str, kind: SectionKind, file: Path, root: Path
) -> tuple[Section | None, tuple[Finding, ...]]:
    """Read the text of a section file as it would be read from `file`; no section where it is none."""
    node, found = parse_nodes(text.encode("utf-8"), str(file), LIBRARY_LIMITS)
    reading = Reading(file=str(file), folder=file.parent, root=root, source=f"{topic}/{kind}", findings=[*found])
    section = None if node is None else read_section(node, reading, kind)
    return section, tuple(reading.findings)


def section_text(section: Section, topic: str, file: Path, root: Path, previous: str | None = None) -> str:
    """Give the YAML text of a section's file, with pictures named from its folder.

    With `previous`, the text that is there now, only what has changed is written: comments, order, quotes, keys that
    nobody knows and entries that could not be read stay as they are, byte for byte.  Raises StudioError where the
    text is written in a way that does not allow it, for example with an anchor in what has changed; nothing is lost.
    """
    clean = _new_file(section, file.parent)
    if previous is None:
        return clean
    plain = plain_lines(previous)
    before, _ = read_section_text(plain, topic, section.kind, file, root)
    root_node, _ = parse_nodes(plain.encode("utf-8"), str(file), LIBRARY_LIMITS)
    if before is None or not isinstance(root_node, MappingNode):
        raise _cannot(file)
    try:
        merged = applied(plain, _edits(Old(plain, file.parent), root_node, before, section))
    except CannotMergeError as problem:
        raise _cannot(file) from problem
    readings = (read_section_text(one, topic, section.kind, file, root)[0] for one in (merged, clean))
    if len({None if read is None else _said(read) for read in readings}) > 1:
        raise _cannot(file)
    return with_breaks_of(merged, previous)


def read_topic_text(text: str, topic: str, file: Path) -> tuple[Topic | None, tuple[Finding, ...]]:
    """Read the text of a `topic.yaml` to a topic without sections; no topic where it is none."""
    node, found = parse_nodes(text.encode("utf-8"), str(file), LIBRARY_LIMITS)
    reading = Reading(file=str(file), folder=file.parent, source=f"{topic}/topic", findings=[*found])
    head = read_head(node, reading, topic) if isinstance(node, MappingNode) else None
    return head, tuple(reading.findings)


def topic_text(topic: Topic, file: Path, previous: str | None = None) -> str:
    """Give the text of a `topic.yaml`, put into what is there.  Raises StudioError as `section_text` does."""
    tree = record_tree(replace(topic, id="", sections=()), None)
    if previous is None:
        return pairs({name: tree[name] for name in ("title", "summary") if name in tree}, 0) + "\n"
    node, _ = parse_nodes(previous.encode("utf-8"), str(file), LIBRARY_LIMITS)
    if not isinstance(node, MappingNode):
        raise _cannot(file)
    before = replace(read_head(node, Reading(file=str(file)), topic.id), sections=())
    after = replace(topic, sections=())
    try:
        return applied(
            previous, edited_record(Old(previous, None), node, before, after, ("id", *_HEAD, "language", "sections"))
        )
    except CannotMergeError as problem:
        raise _cannot(file) from problem


def _said(section: Section) -> tuple[object, ...]:
    """Give what a section says, without where it stands."""
    return section.title, section.intro, section.entries


def _new_file(section: Section, folder: Path) -> str:
    head = record_tree(replace(section, entries=()), folder)
    head.pop("kind", None)
    written = [_entry_lines(entry, folder) for entry in section.entries]
    body = "\n\n".join(f"  - {lines}" for lines in written)
    return f"{pairs(head, 0)}\n\nentries:{chr(10) + body if written else ' []'}\n"


def _entry_lines(entry: AnyEntry, folder: Path) -> str:
    return pairs(entry_tree(entry, folder), 4)


def entry_tree(entry: AnyEntry, folder: Path) -> dict[str, Tree]:
    """Give the keys of an entry in the order in which people write them."""
    tree: dict[str, Tree] = {"id": entry.id.rpartition("/")[2], **record_tree(entry, folder)}
    if isinstance(tags := tree.get("tags"), list):
        tree["tags"] = Literal(flow(tags))
    order = _order(type(entry))
    return {name: tree[name] for name in sorted(tree, key=order.index)}


def _order(cls: type[Entry]) -> tuple[str, ...]:
    common = {one.name for one in fields(Entry)}
    own = tuple(one.name for one in fields(cls) if one.name not in common)
    return ("id", *own, *_KEPT_BY, *sorted(common - {"id", *_KEPT_BY}))


def _edits(old: Old, root: MappingNode, before: Section, after: Section) -> list[Edit]:
    written = entries(root).get("entries")
    plain_before, plain_after = (replace(section, entries=()) for section in (before, after))
    trees: list[Tree] = [dict(entry_tree(entry, old.folder or Path())) for entry in after.entries]
    more: list[tuple[str, Tree]] = [("entries", trees)] if written is None and after.entries else []
    names = (*_HEAD, "kind", "place", "places")
    edits = edited_record(old, root, plain_before, plain_after, names, more)
    if written is None or before.entries == after.entries:
        return edits
    node = written.value
    if not isinstance(node, SequenceNode) or node.flow_style or not node.value or not after.entries:
        return [*edits, replaced_value(old.text, written, trees)]
    nodes = _nodes(node, before)
    was = {entry.id: entry for entry in before.entries}
    slots = []
    for entry, tree in zip(after.entries, trees, strict=True):
        found = nodes.get(entry.id)
        changes = [] if found is None else _entry_edits(old, found, was[entry.id], entry)
        slots.append(Slot(origin=found, edits=changes, tree=tree))
    shown = [nodes[entry.id] for entry in before.entries]
    return edits + edited_list(old.text, node, extents(old.text, written.key, node), slots, shown, gap=_GAP)


def _entry_edits(old: Old, node: Node, before: AnyEntry, after: AnyEntry) -> list[Edit]:
    if before == after:
        return []
    if isinstance(node, MappingNode) and node.flow_style:
        whole = flow(dict(entry_tree(after, old.folder or Path())))
        return [Edit(start_of(node), value_end(old.text, node), whole)]
    return edited_record(old, node, before, after, _order(type(after)))


def _nodes(node: SequenceNode, section: Section) -> dict[str, Node]:
    """Give where every entry that was read is written, by its id."""
    prefix = section.entries[0].id.rpartition("/")[0] if section.entries else ""
    found: dict[str, Node] = {}
    for item in node.value:
        name = value_at(item, "id") if isinstance(item, MappingNode) else None
        if isinstance(name, ScalarNode):
            found.setdefault(f"{prefix}/{name.value}", item)
    if any(entry.id not in found for entry in section.entries):
        raise CannotMergeError
    return found


def _cannot(file: Path) -> StudioError:
    return StudioError(
        "This file cannot be changed from here",
        detail=f"{file} is written in a way in which single entries cannot be replaced without touching the others.",
        hint="Nothing was written. Change it in a text editor: anchors (&name) and aliases (*name) stand in the way.",
    )
