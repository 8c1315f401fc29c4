"""The entries of a library's file to the lines that they stand in: those that stay, new ones, those of another file."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from studio.domain.frozen import dataclass
from studio.domain.places import Place
from studio.sources.proposals.file_flow import edited_items
from studio.sources.proposals.file_layout import pairs
from studio.sources.proposals.file_lists import Extent, Slot, edited_list, extents, indented
from studio.sources.proposals.file_records import Old, edited_record
from studio.sources.proposals.file_replacing import replaced_scalar, replaced_value
from studio.sources.proposals.file_spans import CannotMergeError, Edit, Entry, applied, entries, start_of, value_end
from studio.sources.proposals.file_trees import Tree
from studio.sources.reading import is_null, value_at

DASH = 2
"""Spaces before the dash of an entry where nobody chose another way."""
_GAP = "\n"
"""Between entries where a file shows no way of its own."""


class Named(Protocol):
    """An entry, or its translation."""

    @property
    def id(self) -> str:
        """Its id in the library: `flask/benefits/less-is-more`."""

    @property
    def place(self) -> Place:
        """Where it was read."""


E = TypeVar("E", bound=Named)
Lines = Mapping[str, str]
"""How entries stand in another file, by the ids that they have here: with their comments, the dash at the start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape(Generic[E]):
    """How the entries of one kind of file are written."""

    record: Callable[[E], Any]
    """What an entry is in its file."""
    tree: Callable[[E, Path | None], dict[str, Tree]]
    """The keys of an entry with pictures named from a folder."""
    order: Sequence[str]
    """Its keys, as people write them."""


def new_list(listed: Sequence[E], shape: Shape[E], folder: Path | None, lines: Lines) -> str:
    """Give the lines of all entries, without a line end behind the last."""
    dash = " " * DASH

    def written(one: E) -> str:
        known = lines.get(one.id)
        return indented(known, DASH) if known else f"{dash}- {pairs(shape.tree(one, folder), DASH + 2)}"

    return f"\n{_GAP}".join(map(written, listed))


def edited_entries(
    old: Old, root: MappingNode, before: Sequence[E], after: Sequence[E], shape: Shape[E], lines: Lines
) -> list[Edit]:
    """Give the edits that make of the entries of a file those that they are to be; nothing where it has no list yet.

    Those that are in `lines` are written by them, in the place of what is there.  Raises CannotMergeError where they
    are written in a way that does not allow it.
    """
    written = entries(root).get("entries")
    if written is None or [*map(shape.record, before)] == [*map(shape.record, after)]:
        return []
    node = written.value
    hidden = unread(node, before)
    if not isinstance(node, SequenceNode) and hidden:
        raise CannotMergeError("`entries` is no list", node, "begin each entry on a line of its own with `- `")
    if not isinstance(node, SequenceNode) or not node.value or not (after or hidden):
        return [_anew(old, written, after, shape, lines)]
    nodes, was = _nodes(node, before), {one.id: one for one in before}
    spans = {} if node.flow_style else extents(old.text, written.key, node)
    slots = []
    for one in after:
        found, known = nodes.get(one.id), lines.get(one.id)
        if known and node.flow_style:
            hint = "begin each entry on a line of its own with `- `"
            raise CannotMergeError("an entry comes here with its comments, and the list stands in brackets", node, hint)
        edits = [] if found is None else _edits(old, found, was[one.id], one, shape, known, spans.get(id(found)))
        slots.append(Slot(origin=found, edits=edits, tree=dict(shape.tree(one, old.folder)), lines=known))
    shown = [nodes[one.id] for one in before]
    if node.flow_style:
        return edited_items(old.text, node, slots, shown)
    return edited_list(old.text, node, spans, slots, shown, gap=_GAP)


def _edits(
    old: Old, node: Node, was: E, now: E, shape: Shape[E], known: str | None, extent: Extent | None
) -> list[Edit]:
    """Give what makes of an entry the one that it is to be: what is known of how it is to stand there, else as told."""
    if known and extent is not None:
        return [Edit(extent.start, extent.end, indented(known, extent.dash))]
    return _entry_edits(old, node, was, now, shape)


def unread(node: Node, listed: Sequence[Named]) -> bool:
    """Tell whether a list of entries holds, or is, something else than those that were read from it.

    Raises CannotMergeError where it is not clear which those are.
    """
    if not isinstance(node, SequenceNode):
        return not is_null(node)
    return len(node.value) > len(_nodes(node, listed))


def lines_of(old: Old, root: MappingNode, pairs: Sequence[tuple[E, E]], shape: Shape[E]) -> dict[str, str]:
    """Give the lines of entries with what is to change in them, the dash at the start of its line, by their new ids.

    Each is given as it was and as it is to be.  `old.folder` is the one that pictures are to be named from.  Raises
    CannotMergeError where one cannot be taken out alone.
    """
    written = entries(root).get("entries")
    if written is None or not isinstance(written.value, SequenceNode):
        return {}
    flow = written.value.flow_style
    nodes = _nodes(written.value, [was for was, _ in pairs])
    spans = {} if flow else extents(old.text, written.key, written.value)
    found: dict[str, str] = {}
    for was, now in pairs:
        node = nodes[was.id]
        span = Extent("", start_of(node), value_end(old.text, node), 0) if flow else spans[id(node)]
        found[now.id] = ("- " if flow else "") + _lines(old, node, span, was, now, shape)
    return found


def _lines(old: Old, item: Node, extent: Extent, was: E, now: E, shape: Shape[E]) -> str:
    name = value_at(item, "id") if isinstance(item, MappingNode) else None
    if not isinstance(name, ScalarNode):
        raise CannotMergeError
    edits = _entry_edits(old, item, was, now, shape)
    if last_part(was.id) != last_part(now.id):
        edits.append(replaced_scalar(old.text, name, last_part(now.id), name.start_mark.column))
    return indented(applied(old.text, edits, extent.start, extent.end), -extent.dash)


def last_part(name: str) -> str:
    """Give what an entry is called in its file."""
    return name.rpartition("/")[2]


def _anew(old: Old, written: Entry, after: Sequence[E], shape: Shape[E], lines: Lines) -> Edit:
    trees: list[Tree] = [dict(shape.tree(one, old.folder)) for one in after]
    edit = replaced_value(old.text, written, trees)
    if not any(one.id in lines for one in after):
        return edit
    return Edit(edit.start, edit.end, f"{edit.text.partition(chr(10))[0]}\n{new_list(after, shape, old.folder, lines)}")


def _entry_edits(old: Old, node: Node, before: E, after: E, shape: Shape[E]) -> list[Edit]:
    was, now = shape.record(before), shape.record(after)
    return [] if was == now else edited_record(old, node, was, now, shape.order)


def _nodes(node: SequenceNode, listed: Sequence[Named]) -> dict[str, Node]:
    """Give where every entry that was read is written, by its id: one that was not read may have the same."""
    found = {(item.start_mark.line + 1, item.start_mark.column + 1): item for item in node.value}
    if any((one.place.line, one.place.column) not in found for one in listed):
        raise CannotMergeError(
            "not every entry is written in this list itself", node, "write it out in the place of its name, `*name`"
        )
    return {one.id: found[one.place.line, one.place.column] for one in listed}
