"""Changes of a pick to edits of its lines: the words that are set for this client, where they stand."""

from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode

from studio.domain.chapters import Pick
from studio.domain.entries import ENTRY_TYPES, SectionKind
from studio.sources.proposals.file_flow import edited_pairs, replaced_in_flow
from studio.sources.proposals.file_layout import after_dash, after_key
from studio.sources.proposals.file_layout import flow as flow_text
from studio.sources.proposals.file_records import Old, edited_value
from studio.sources.proposals.file_replacing import inserted_keys, replaced_value, without_key, without_keys
from studio.sources.proposals.file_spans import CannotMergeError, Edit, Entry, entries, line_end, start_of, value_end
from studio.sources.proposals.file_trees import Tree, hints_of, override_tree
from studio.sources.proposals.file_unread import is_unread, set_aside
from studio.sources.reading import is_null


def edited_pick(old: Old, node: Node, before: Pick, after: Pick, tree: Tree) -> list[Edit]:
    """Give the edits that make of a written pick the one that it is to be; what could not be read of it stays."""
    named = _renamed(old, node, before, after)
    if before.overrides == after.overrides:
        return named
    if isinstance(node, ScalarNode):
        return [_with_set(old, node, tree, named)]
    if not isinstance(node, MappingNode):
        raise CannotMergeError
    edits = _edited_set(old, node, before, after, tree)
    covered = any(edit.start <= one.start and one.end <= edit.end for edit in edits for one in named)
    return edits if covered else [*named, *edits]


def _renamed(old: Old, node: Node, before: Pick, after: Pick) -> list[Edit]:
    """Name the place where the entry stands now."""
    if before.entry == after.entry:
        return []
    name = entries(node)["entry"].value if isinstance(node, MappingNode) else node
    return [Edit(start_of(name), value_end(old.text, name), flow_text(after.entry))]


def _edited_set(old: Old, node: MappingNode, before: Pick, after: Pick, tree: Tree) -> list[Edit]:
    keys = entries(node)
    if "set" not in keys and isinstance(tree, dict):
        return _with_key(old, node, [("set", tree["set"])])
    if after.overrides or not _is_all(old, keys["set"].value, before):
        return _edited_overrides(old, keys["set"], before, after, flow=bool(node.flow_style))
    if keys.keys() <= {"entry", "set"} and len(node.value) == len(keys):
        written = flow_text(tree) if node.flow_style else _short(old, node, tree)
        return [Edit(start_of(node), value_end(old.text, node), written)]
    return edited_pairs(old.text, node, [], (), ("set",)) if node.flow_style else [without_key(old.text, node, "set")]


def _with_set(old: Old, node: ScalarNode, tree: Tree, named: list[Edit]) -> Edit:
    """Put what is set behind the id of an entry, which stood alone."""
    end, column = value_end(old.text, node), node.start_mark.column
    rest = old.text[end : line_end(old.text, end)].rstrip()
    sets = tree["set"] if isinstance(tree, dict) else None
    name = named[0].text if named else old.text[start_of(node) : end]
    lines = f"entry: {name}{rest}\n{' ' * column}set:{after_key(sets, column)}"
    return Edit(start_of(node), end + len(rest), lines)


def _with_key(old: Old, node: MappingNode, new: list[tuple[str, Tree]]) -> list[Edit]:
    if node.flow_style:
        return edited_pairs(old.text, node, [], new, ())
    return inserted_keys(old.text, node, new, ("entry", "set"), ())


def _is_all(old: Old, node: Node, pick: Pick) -> bool:
    """Tell whether what is set was read from this value, and nothing else is in it."""
    if not isinstance(node, MappingNode):
        return is_null(node)
    keys, was, hints = entries(node), dict(pick.overrides), _hints_of(pick)
    if len(node.value) != len(keys) or keys.keys() != was.keys():
        return False
    return not any(is_unread(keys[name].value, value, hints[name], old.folder) for name, value in was.items())


def _hints_of(pick: Pick) -> dict[str, Any]:
    return hints_of(ENTRY_TYPES[SectionKind(pick.entry.split("/")[1])])


def _short(old: Old, node: MappingNode, tree: Tree) -> str:
    """Write a pick as the id alone, with the comment that stood beside it."""
    entry = entries(node)["entry"].value
    end = value_end(old.text, entry)
    rest = old.text[end : line_end(old.text, end)].rstrip()
    return after_dash(tree, 0) + (rest if end < value_end(old.text, node) else "")


def _edited_overrides(old: Old, entry: Entry, before: Pick, after: Pick, *, flow: bool) -> list[Edit]:
    """Edit what is set where it stands; write it anew where that cannot be done and nothing is lost by it."""
    was, now = dict(before.overrides), dict(after.overrides)
    node = entry.value
    whole = {name: override_tree(value, old.folder) for name, value in now.items()}
    if not isinstance(node, MappingNode):
        aside = [] if is_null(node) else [set_aside(old.text, entry, flow=flow)]
        return [*aside, replaced_in_flow(old.text, entry, whole) if flow else replaced_value(old.text, entry, whole)]
    kept = [name for name in was if name in now]
    in_order = list(now)[: len(kept)] == kept and (kept or set(entries(node)) - was.keys())
    try:
        if in_order:
            return _edited_sets(old, node, was, now, _hints_of(after))
    except CannotMergeError:
        pass
    if not _is_all(old, node, before):
        raise CannotMergeError("what is set for this pick is not known in full", node)
    return [replaced_in_flow(old.text, entry, whole) if flow else replaced_value(old.text, entry, whole)]


def _edited_sets(
    old: Old, node: MappingNode, was: dict[str, object], now: dict[str, object], hints: dict[str, Any]
) -> list[Edit]:
    keys, inside = entries(node), bool(node.flow_style)
    gone = [name for name in was if name not in now]
    if any(is_unread(keys[name].value, was[name], hints[name], old.folder) for name in gone):
        raise CannotMergeError
    edits: list[Edit] = []
    for name, value in now.items():
        if name not in keys or (name in was and was[name] == value):
            continue
        if value in ("", None):
            null = replaced_in_flow if inside else replaced_value
            edits.append(null(old.text, keys[name], None))
        else:
            edits += edited_value(old, keys[name], was.get(name), value, hints[name], flow=inside)
    new = [(name, override_tree(value, old.folder)) for name, value in now.items() if name not in keys]
    if inside:
        return edited_pairs(old.text, node, edits, new, gone)
    edits += without_keys(old.text, node, gone)
    return edits + inserted_keys(old.text, node, new, [*keys, *(name for name, _ in new)], gone)
