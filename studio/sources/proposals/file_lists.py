"""Changes of a list to edits of the lines of its items: moved items keep their comments, new ones are written."""

from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from yaml.nodes import Node, ScalarNode, SequenceNode

from studio.domain.frozen import dataclass
from studio.sources.proposals.file_layout import after_dash
from studio.sources.proposals.file_spans import (
    CannotMergeError,
    Edit,
    applied,
    colon_end,
    dash_line,
    elsewhere,
    full_end,
    line_end,
)
from studio.sources.proposals.file_trees import Tree
from studio.sources.reading import FAULT, Reading, is_null
from studio.sources.records import reader_of


@dataclass(frozen=True, slots=True)
class Extent:
    """The lines of an item: comments above it and itself, without the line break at the end."""

    gap: str
    """Empty lines before it."""
    start: int
    end: int
    dash: int
    """Spaces before its dash."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One item of the list as it will be."""

    origin: Node | None
    """Where it was written, in this list or in another one; None for a new one."""
    edits: list[Edit]
    """Inside it."""
    tree: Tree
    """For writing it anew."""
    lines: str | None = None
    """How it stands in another file, the dash at the start of its line; None where it does not."""


def visible_items(node: SequenceNode, was: Sequence[Any], hint: Any) -> list[Node]:
    """Give the node of each item that was read; others had faults and were left out."""
    found: list[Node] = []
    read = reader_of(hint)
    for item in node.value:
        value = FAULT if is_null(item) else read(item, Reading(file=""), "")
        if len(found) < len(was) and value == was[len(found)]:
            found.append(item)
    if len(found) < len(was):
        raise CannotMergeError("the items of this list are not clear", node, "write each once, as a plain item")
    return found


def matched(was: Sequence[Any], now: Sequence[Any]) -> list[int | None]:
    """Give for each item of a list as it is now its index before: the same value, the same name, the same place."""
    found: list[int | None] = [None] * len(now)
    free = set(range(len(was)))
    for name_of in (lambda item: item, _name_of):
        places: dict[object, deque[int]] = defaultdict(deque)
        for n in sorted(free):
            places[name_of(was[n])].append(n)
        for n, item in enumerate(now):
            name = name_of(item)
            if found[n] is None and name is not None and places.get(name):
                found[n] = places[name].popleft()
                free.discard(found[n] or 0)
    open_places = [n for n, origin in enumerate(found) if origin is None]
    if len(open_places) == len(free):
        for n, origin in zip(open_places, sorted(free), strict=True):
            found[n] = origin
    else:
        for n in open_places:
            found[n] = n if n in free else None
    return found


def _name_of(item: Any) -> object:
    """Give what a record is called: its first field."""
    return getattr(item, fields(item)[0].name) if is_dataclass(item) else None


def extents(text: str, key: ScalarNode, node: SequenceNode) -> dict[int, Extent]:
    """Give the lines of every item of a list, by the `id` of its node."""
    floor = line_end(text, colon_end(text, key)) + 1
    found: dict[int, Extent] = {}
    for item in node.value:
        line = dash_line(text, item)
        if line < floor or item.start_mark.line < key.start_mark.line:
            raise elsewhere(key)
        start = floor
        while start < line and not text[start : line_end(text, start)].strip():
            start = line_end(text, start) + 1
        end = full_end(text, item)
        found[id(item)] = Extent(text[floor:start], start, end, text.index("-", line) - line)
        floor = end + 1
    return found


def edited_list(
    text: str,
    node: SequenceNode,
    lines: Mapping[int, Extent],
    slots: Sequence[Slot],
    shown: Sequence[Node],
    *,
    gap: str = "",
) -> list[Edit]:
    """Give the edits that make of a written list the one that it is now; items that were not read stay.

    `lines` knows the extents of all origins; `gap` are the empty lines between items of a list that had only one.
    """
    final = with_hidden(node, slots, shown)
    if [slot.origin for slot in final] == node.value:
        return [edit for slot in final for edit in slot.edits]
    own = [lines[id(item)] for item in node.value]
    usual = Counter(extent.gap for extent in own[1:]).most_common(1)[0][0] if len(own) > 1 else gap
    gaps = {id(item): extent.gap for item, extent in zip(node.value[1:], own[1:], strict=True)}
    parts = []
    for n, slot in enumerate(final):
        before = own[0].gap if n == 0 else gaps.get(id(slot.origin), usual)
        parts.append(before + _item(text, slot, lines, own[0]))
    return [Edit(own[0].start - len(own[0].gap), own[-1].end, "\n".join(parts))]


def with_hidden(node: SequenceNode, slots: Sequence[Slot], shown: Sequence[Node]) -> list[Slot]:
    """Put the items that were not read behind the ones that they stood behind."""
    visible = {id(item) for item in shown}
    staying = {id(slot.origin) for slot in slots}
    behind: dict[int, list[Slot]] = defaultdict(list)
    last = 0
    for item in node.value:
        if id(item) not in visible:
            behind[last].append(Slot(origin=item, edits=[], tree=None))
        elif id(item) in staying:
            last = id(item)
    final = list(behind[0])
    for slot in slots:
        final.append(slot)
        if slot.origin is not None:
            final += behind.pop(id(slot.origin), [])
    return final


def _item(text: str, slot: Slot, lines: Mapping[int, Extent], like: Extent) -> str:
    if slot.origin is None and slot.lines is not None:
        return indented(slot.lines, like.dash)
    if slot.origin is None:
        return " " * like.dash + "- " + after_dash(slot.tree, like.dash)
    extent = lines[id(slot.origin)]
    written = applied(text, slot.edits, extent.start, extent.end)
    return indented(written, like.dash - extent.dash)


def indented(written: str, by: int) -> str:
    """Give lines moved to the right by so many spaces, or to the left."""
    if not by:
        return written
    moved = (
        (" " * by + line if by > 0 else line[min(-by, len(line) - len(line.lstrip(" "))) :]) if line.strip() else line
        for line in written.split("\n")
    )
    return "\n".join(moved)
