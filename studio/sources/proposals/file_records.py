"""Changes of a record to edits of the mapping in which it was written, key by key."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields, is_dataclass
from functools import partial
from pathlib import Path
from typing import Any, get_args

from yaml.nodes import MappingNode, Node, SequenceNode

from studio.domain.frozen import dataclass
from studio.domain.pictures import Picture
from studio.sources.proposals.file_flow import edited_items, edited_pairs, replaced_flow_item, replaced_in_flow
from studio.sources.proposals.file_layout import flow as flow_text
from studio.sources.proposals.file_lists import Slot, edited_list, extents, matched, visible_items
from studio.sources.proposals.file_replacing import (
    inserted_keys,
    replaced_scalar,
    replaced_value,
    without_key,
    without_keys,
)
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
from studio.sources.proposals.file_unread import holds_unread, is_unread, set_aside
from studio.sources.proposals.free_fields import FreeFields
from studio.sources.record_types import bare

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
    if not isinstance(node, MappingNode):
        raise CannotMergeError("keys with values are to stand here", node)
    hints, written = hints_of(type(after)), entries(node)
    edits: list[Edit] = []
    new: dict[str, Tree] = dict(more)
    gone: set[str] = set()
    for one in fields(after):
        was, now = getattr(before, one.name), getattr(after, one.name)
        if one.name in NEVER_WRITTEN or was == now:
            continue
        entry, hint = written.get(one.name), hints[one.name]
        if hint == FreeFields:
            if node.flow_style:
                return [_whole(old, node, before, after)]
            edits += _free_fields(old, node, one.name, was, now, new)
        elif entry is None:
            if now != default_of(one):
                new[one.name] = value_tree(now, old.folder)
        elif now == default_of(one) and now in _NOTHING and not holds_unread(entry.value, was, hint):
            gone.add(one.name)
        else:
            edits += edited_value(old, entry, was, now, hint, flow=bool(node.flow_style))
    names = order or [one.name for one in fields(after)]
    ordered = [(name, new[name]) for name in sorted(new, key=names.index)]
    if node.flow_style:
        return edited_pairs(old.text, node, edits, ordered, gone)
    edits += without_keys(old.text, node, gone)
    return edits + inserted_keys(old.text, node, ordered, names, gone)


def edited_value(old: Old, entry: Entry, was: Any, now: Any, hint: Any, *, flow: bool = False) -> list[Edit]:
    """Give the edits that make of a written value another; as few as can be, otherwise the value is written anew.

    What could not be read stays: items in their list, keys in their record, a whole value above it as a comment.
    `flow` tells that it stands between braces.
    """
    node = entry.value
    if isinstance(now, Picture) and isinstance(was, Picture):
        return _edited_picture(old, entry, was, now, flow=flow)
    if isinstance(now, tuple) and isinstance(was, tuple) and isinstance(node, SequenceNode):
        fine = partial(_edited_items, old, entry, node, was, now, get_args(bare(hint))[0])
    elif is_dataclass(now) and is_dataclass(was) and isinstance(node, MappingNode):
        fine = partial(edited_record, old, node, was, now)
    else:
        aside = [set_aside(old.text, entry, flow=flow)] if is_unread(node, was, hint, old.folder) else []
        return [*aside, _replaced(old, entry, value_tree(now, old.folder), flow=flow)]
    try:
        return fine()
    except CannotMergeError:
        if is_unread(node, was, hint, old.folder):
            raise
        return [_replaced(old, entry, value_tree(now, old.folder), flow=flow)]


def _replaced(old: Old, entry: Entry, tree: Tree, *, flow: bool) -> Edit:
    return replaced_in_flow(old.text, entry, tree) if flow else replaced_value(old.text, entry, tree)


def _edited_picture(old: Old, entry: Entry, was: Picture, now: Picture, *, flow: bool) -> list[Edit]:
    """Name another file, or change its words; where those are missing, no quotes make it decoration."""
    node, name = entry.value, file_of(now, old.folder)
    if not isinstance(node, MappingNode):
        tree: Tree = name if was.alt == now.alt else value_tree(now, old.folder)
        return [_replaced(old, entry, tree, flow=flow)]
    written, inside = entries(node), bool(node.flow_style)
    edits = []
    if was.path != now.path:
        edits.append(_replaced(old, written["file"], name, flow=inside))
    if was.alt == now.alt:
        return edits
    if "alt" in written:
        return [*edits, _replaced(old, written["alt"], cleaned(now.alt), flow=inside)]
    new: list[tuple[str, Tree]] = [("alt", cleaned(now.alt))]
    if inside:
        return edited_pairs(old.text, node, edits, new, ())
    return edits + inserted_keys(old.text, node, new, ("file", "alt"), ())


def _whole(old: Old, node: MappingNode, before: Any, after: Any) -> Edit:
    """Write a record in braces anew, where nothing is in it that is not known."""
    known = record_tree(before, old.folder)
    free = {name for value in known.values() if isinstance(value, dict) for name in value}
    if len(node.value) != len(entries(node)) or not entries(node).keys() <= known.keys() | free:
        raise CannotMergeError("some keys between these braces are not known", node, "give each key a line of its own")
    return Edit(start_of(node), value_end(old.text, node), flow_text(record_tree(after, old.folder)))


def _edited_items(
    old: Old, entry: Entry, node: SequenceNode, was: tuple[Any, ...], now: tuple[Any, ...], hint: Any
) -> list[Edit]:
    shown = visible_items(node, was, hint)
    if not now and len(shown) == len(node.value):
        raise CannotMergeError  # nothing is left of the list, which is written otherwise then
    slots = []
    for item, origin in zip(now, matched(was, now), strict=True):
        place = None if origin is None else shown[origin]
        edits = [] if place is None or origin is None else _edited_item(old, place, was[origin], item, node)
        slots.append(Slot(origin=place, edits=edits, tree=value_tree(item, old.folder)))
    if node.flow_style:
        return edited_items(old.text, node, slots, shown)
    return edited_list(old.text, node, extents(old.text, entry.key, node), slots, shown)


def _edited_item(old: Old, node: Node, was: Any, now: Any, within: SequenceNode) -> list[Edit]:
    if was == now:
        return []
    if not isinstance(now, str):
        return edited_record(old, node, was, now)
    if within.flow_style:
        return [replaced_flow_item(old.text, node, cleaned(now))]
    return [replaced_scalar(old.text, node, cleaned(now), node.start_mark.column)]


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
        if under is None or len(under.value.value) > len(was) or not {name for name, _ in was} <= inside.keys():
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
