"""Changes of a record to edits of the mapping in which it was written, key by key."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args

from yaml.nodes import MappingNode, Node, SequenceNode

from studio.domain.entries import Picture
from studio.domain.frozen import dataclass
from studio.sources.proposals.file_layout import flow
from studio.sources.proposals.file_lists import Slot, edited_list, extents, matched, visible_items
from studio.sources.proposals.file_replacing import inserted_keys, replaced_scalar, replaced_value, without_key
from studio.sources.proposals.file_scalars import cleaned
from studio.sources.proposals.file_spans import CannotMergeError, Edit, Entry, entries, start_of, value_end
from studio.sources.proposals.file_trees import (
    NEVER_WRITTEN,
    Tree,
    default_of,
    file_of,
    hints_of,
    record_tree,
    value_tree,
)
from studio.sources.proposals.free_fields import FreeFields
from studio.sources.records import bare

_NOTHING = (None, "", (), False)
"""Defaults that are not written; others take the place of what was."""


@dataclass(frozen=True, slots=True)
class Old:
    """The text that changes go into, and the folder that pictures are named from."""

    text: str
    folder: Path | None


def edited_record(
    old: Old, node: Node, before: Any, after: Any, order: Sequence[str] = (), more: Iterable[tuple[str, Tree]] = ()
) -> list[Edit]:
    """Give the edits that make of a written record the one that it is now; keys that nobody knows stay.

    `order` names the keys where it is not that of the fields; `more` are keys to add that are no fields.
    """
    if not isinstance(node, MappingNode) or node.flow_style:
        return _whole(old, node, after)
    hints, written = hints_of(type(after)), entries(node)
    edits: list[Edit] = []
    new: dict[str, Tree] = dict(more)
    gone: set[str] = set()
    for one in fields(after):
        was, now = getattr(before, one.name), getattr(after, one.name)
        if one.name in NEVER_WRITTEN or was == now:
            continue
        entry = written.get(one.name)
        if hints[one.name] == FreeFields:
            edits += _free_fields(old, node, one.name, was, now, new)
        elif entry is None:
            if now != default_of(one):
                new[one.name] = value_tree(now, old.folder)
        elif now == default_of(one) and now in _NOTHING:
            gone.add(one.name)
        else:
            edits += edited_value(old, entry, was, now, hints[one.name])
    edits += [without_key(old.text, node, name) for name in sorted(gone)]
    names = order or [one.name for one in fields(after)]
    ordered = [(name, new[name]) for name in sorted(new, key=names.index)]
    return edits + inserted_keys(old.text, node, ordered, names, gone)


def edited_value(old: Old, entry: Entry, was: Any, now: Any, hint: Any) -> list[Edit]:
    """Give the edits that make of a written value another; as few as can be, otherwise the value is written anew."""
    node, kind = entry.value, bare(hint)
    if isinstance(now, Picture) and isinstance(was, Picture) and now.alt == was.alt:
        return [_other_file(old, entry, now)]
    try:
        if is_dataclass(now) and is_dataclass(was) and isinstance(node, MappingNode) and not isinstance(now, Picture):
            return edited_record(old, node, was, now)
        if isinstance(now, tuple) and isinstance(was, tuple) and now and isinstance(node, SequenceNode):
            return _edited_items(old, entry, node, was, now, get_args(kind)[0])
    except CannotMergeError:
        pass
    return [replaced_value(old.text, entry, value_tree(now, old.folder))]


def _other_file(old: Old, entry: Entry, picture: Picture) -> Edit:
    """Name another file; where words for those who cannot see it are missing, no quotes make it decoration."""
    node = entry.value
    named = entries(node).get("file") if isinstance(node, MappingNode) else entry
    if named is None:
        raise CannotMergeError
    name = file_of(picture, old.folder)
    if isinstance(node, MappingNode) and node.flow_style:
        return Edit(start_of(named.value), value_end(old.text, named.value), flow(name))
    return replaced_value(old.text, named, name)


def _whole(old: Old, node: Node, after: Any) -> list[Edit]:
    if not isinstance(node, MappingNode):
        raise CannotMergeError
    return [Edit(start_of(node), value_end(old.text, node), flow(record_tree(after, old.folder)))]


def _edited_items(
    old: Old, entry: Entry, node: SequenceNode, was: tuple[Any, ...], now: tuple[Any, ...], hint: Any
) -> list[Edit]:
    if node.flow_style:
        tree = value_tree(now, old.folder)
        return [Edit(start_of(node), value_end(old.text, node), flow(tree))]
    shown = visible_items(node, was, hint)
    slots = []
    for item, origin in zip(now, matched(was, now), strict=True):
        place = None if origin is None else shown[origin]
        edits = [] if place is None or origin is None else _edited_item(old, place, was[origin], item)
        slots.append(Slot(origin=place, edits=edits, tree=value_tree(item, old.folder)))
    return edited_list(old.text, node, extents(old.text, entry.key, node), slots, shown)


def _edited_item(old: Old, node: Node, was: Any, now: Any) -> list[Edit]:
    if was == now:
        return []
    if isinstance(now, str):
        return [replaced_scalar(old.text, node, cleaned(now), node.start_mark.column)]
    return edited_record(old, node, was, now)


def _free_fields(
    old: Old, node: MappingNode, key: str, was: FreeFields, now: FreeFields, new: dict[str, Tree]
) -> list[Edit]:
    """Edit free fields where they stand, under their key or among the others; put what has no place into `new`."""
    under = entries(node).get(key)
    written: Tree = {name: cleaned(text) for name, text in now}
    if under is None and not was:
        new[key] = written
        return []
    try:
        return _edited_free_fields(old, node, key, dict(was), dict(now))
    except CannotMergeError:
        inside = entries(under.value) if under is not None and isinstance(under.value, MappingNode) else {}
        if under is None or not {name for name, _ in was} <= inside.keys():
            raise
        return [replaced_value(old.text, under, written) if now else without_key(old.text, node, key)]


def _edited_free_fields(old: Old, node: MappingNode, key: str, was: dict[str, str], now: dict[str, str]) -> list[Edit]:
    under = entries(node).get(key)
    holders = [under.value] if under is not None and isinstance(under.value, MappingNode) else []
    kept = [name for name in was if name in now]
    if not kept or list(now)[: len(kept)] != kept:
        raise CannotMergeError
    edits: list[Edit] = []
    home = {name: _holder_of(name, [*holders, node]) for name in was}
    for name, holder in home.items():
        if name not in now:
            edits.append(without_key(old.text, holder, name))
        elif was[name] != now[name] and holder.flow_style:
            raise CannotMergeError
        elif was[name] != now[name]:
            edits.append(replaced_value(old.text, entries(holder)[name], cleaned(now[name])))
    added = [(name, cleaned(text)) for name, text in now.items() if name not in was]
    return edits + _added_free_fields(old, home[kept[-1]], kept[-1], added, node)


def _holder_of(name: str, holders: Collection[MappingNode]) -> MappingNode:
    found = next((holder for holder in holders if name in entries(holder)), None)
    if found is None:
        raise CannotMergeError
    return found


def _added_free_fields(
    old: Old, holder: MappingNode, last: str, added: Sequence[tuple[str, Tree]], record: MappingNode
) -> list[Edit]:
    if not added:
        return []
    if holder is record and any(name in entries(record) for name, _ in added):
        raise CannotMergeError
    return inserted_keys(old.text, holder, added, [last, *(name for name, _ in added)], ())
