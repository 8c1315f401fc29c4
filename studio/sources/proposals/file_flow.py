"""Changes of lists in brackets and records in braces: what stays is not written anew, nor what stands between it."""

import re
from collections.abc import Collection, Sequence

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from studio.sources.proposals.file_layout import flow
from studio.sources.proposals.file_lists import Slot, with_hidden
from studio.sources.proposals.file_scalars import inline, quoted, single_quoted
from studio.sources.proposals.file_spans import (
    CannotMergeError,
    Edit,
    Entry,
    applied,
    elsewhere,
    pair_end,
    start_of,
    value_end,
)
from studio.sources.proposals.file_trees import Literal, Tree

_COLON = re.compile(r"\s*:")
_BETWEEN = ", "


def replaced_in_flow(text: str, entry: Entry, tree: Tree) -> Edit:
    """Write another value behind a key between braces; a text in the quotes of the old one."""
    node = entry.value
    if start_of(node) < start_of(entry.key):
        raise elsewhere(entry.key)
    if start_of(node) < int(node.end_mark.index):
        return replaced_flow_item(text, node, tree)
    end = int(entry.key.end_mark.index)
    colon = _COLON.match(text, end)
    at = colon.end() if colon else end
    return Edit(at, at, f"{'' if colon else ':'} {flow(tree)}")


def replaced_flow_item(text: str, node: Node, tree: Tree) -> Edit:
    """Write another value in the place of one between brackets or braces; a text in the quotes of the old one."""
    style = node.style if isinstance(node, ScalarNode) and isinstance(tree, str | Literal) else None
    said = tree.text if isinstance(tree, Literal) else tree
    written = flow(tree)
    if style == "'":
        written = single_quoted(str(said))
    elif style == '"':
        written = quoted(str(said))
    return Edit(start_of(node), value_end(text, node), written)


def edited_items(text: str, node: SequenceNode, slots: Sequence[Slot], shown: Sequence[Node]) -> list[Edit]:
    """Give the edits that make of a list in brackets the one that it is now; items that were not read stay."""
    final = with_hidden(node, slots, shown)
    if [slot.origin for slot in final] == node.value:
        return [edit for slot in final for edit in slot.edits]
    spans = _within(text, node, [(start_of(item), value_end(text, item)) for item in node.value])
    if not spans or not final:
        return [_all_anew(node, [flow(slot.tree) for slot in final])]
    numbers = {id(item): number for number, item in enumerate(node.value)}
    said, last = "", None
    for slot in final:
        number = None if slot.origin is None else numbers[id(slot.origin)]
        if said:
            beside = number is not None and last is not None and number == last + 1
            said += text[spans[number - 1][1] : spans[number][0]] if number and beside else _BETWEEN
        said += flow(slot.tree) if number is None else applied(text, slot.edits, *spans[number])
        last = number
    return [Edit(spans[0][0], spans[-1][1], said)]


def edited_pairs(
    text: str, node: MappingNode, edits: list[Edit], new: Sequence[tuple[str, Tree]], gone: Collection[str]
) -> list[Edit]:
    """Give the edits of a record in braces with those of its values, without some keys, and with new ones at its end.

    Of a key that stands there twice, the first goes.
    """
    if not new and not gone:
        return edits
    spans = _within(text, node, [(start_of(key), pair_end(text, key, value)) for key, value in node.value])
    names = [key.value if isinstance(key, ScalarNode) else None for key, _ in node.value]
    lost = {names.index(name) for name in gone}
    kept = [number for number in range(len(spans)) if number not in lost]
    added = [f"{inline(name, flow=True)}: {flow(tree)}" for name, tree in new]
    if not kept:
        return [_all_anew(node, added)]
    cut = [Edit(spans[number][0], spans[number + 1][0], "") for number in sorted(lost) if number < kept[-1]]
    end = Edit(spans[kept[-1]][1], spans[-1][1], "".join(f"{_BETWEEN}{one}" for one in added))
    return [*edits, *cut, end]


def _within(text: str, node: MappingNode | SequenceNode, spans: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Give the places of all that is between brackets; raises CannotMergeError where some is written elsewhere."""
    opened, closed = start_of(node), int(node.end_mark.index)
    bounds = [opened + 1, *(at for span in spans for at in span), closed - 1]
    if bounds != sorted(bounds) or text[opened] not in "[{":
        hint = "write it without a name (`&name`, `*name`) and without a tag (`!name`)"
        raise CannotMergeError("what stands between these brackets is not all written here", node, hint)
    return spans


def _all_anew(node: MappingNode | SequenceNode, parts: Sequence[str]) -> Edit:
    return Edit(start_of(node) + 1, int(node.end_mark.index) - 1, _BETWEEN.join(parts))
