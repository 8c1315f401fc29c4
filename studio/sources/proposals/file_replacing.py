"""Single keys and values of a YAML text: replaced in their own style, removed with their comment, put in."""

import re
from collections.abc import Collection, Iterable, Sequence

from yaml.nodes import MappingNode, Node, ScalarNode

from studio.sources.proposals.file_layout import STEP, after_key, block_text
from studio.sources.proposals.file_scalars import block, inline, quoted, single_quoted
from studio.sources.proposals.file_spans import (
    CannotMergeError,
    Edit,
    Entry,
    colon_end,
    comments_above,
    elsewhere,
    entries,
    full_end,
    is_block,
    line_end,
    line_start,
    start_of,
    value_end,
)
from studio.sources.proposals.file_trees import Literal, Tree

_OWN_LINE = "give each key a line of its own"
_HEADER = re.compile(r"[|>][-+]?([ \t]+#.*)?")


def replaced_value(text: str, entry: Entry, tree: Tree) -> Edit:
    """Write another value behind a key; a text in the style of the old one, a comment in its line stays."""
    node, colon = entry.value, colon_end(text, entry.key)
    indent = entry.key.start_mark.column
    empty = isinstance(node, ScalarNode) and start_of(node) == int(node.end_mark.index)
    if not empty and start_of(node) < colon:  # an alias of something further up
        raise elsewhere(entry.key)
    if isinstance(node, ScalarNode) and not empty and isinstance(tree, str | Literal):
        return replaced_scalar(text, node, tree, indent)
    end = colon if empty else value_end(text, node)
    return _beside_comment(text, colon, end, after_key(tree, indent))


def replaced_scalar(text: str, node: Node, tree: str | Literal, indent: int) -> Edit:
    """Write another text in the style of the old one; `indent` is that of its key or its dash."""
    if not isinstance(node, ScalarNode):
        raise CannotMergeError("a text is to stand here", node, "write a text in the place of what is there")
    start, end = start_of(node), value_end(text, node)
    if isinstance(tree, Literal):
        mark = node.style if node.style in ("'", '"') else ""
        return _beside_comment(text, start, end, f"{mark}{tree.text}{mark}")
    if node.style == '"':
        return Edit(start, end, quoted(tree))
    if node.style == "'":
        return Edit(start, end, single_quoted(tree))
    lines = block(tree, folded=("\n" not in tree and node.style == ">") if is_block(node) else None)
    if lines is None:
        return _beside_comment(text, start, end, inline(tree))
    if is_block(node):
        header = text[start : line_end(text, start)].rstrip()
        if known := _HEADER.fullmatch(header):
            first = header if header[0] == lines[0][0] else lines[0] + (known[1] or "")
            lines = (first, *lines[1:])
        return Edit(start, end, block_text(lines, indent + STEP))
    return _beside_comment(text, start, end, block_text(lines, indent + STEP))


def without_key(text: str, node: MappingNode, name: str) -> Edit:
    """Take a key with its value away, and the comment that stands directly above it."""
    names = [key.value for key, _ in node.value]
    at = names.index(name)
    key, value = node.value[at]
    start = line_start(text, start_of(key))
    if start_of(value) < start_of(key):
        raise elsewhere(key)
    if node.flow_style or len(names) == 1:
        raise CannotMergeError(f"`{name}` cannot be taken out alone", key, "take it out by hand")
    if not text[start : start_of(key)].strip():
        first, end = (
            _comment_of(text, name, start, 0 if key.start_mark.column else start_of(node)),
            full_end(text, value),
        )
        return Edit(first - 1, end, "") if first else Edit(0, min(end + 1, len(text)), "")
    following = start_of(node.value[at + 1][0]) if at + 1 < len(names) else -1
    if following < 0 or text[line_start(text, following) : following].strip():
        raise CannotMergeError(f"`{name}` stands in one line with something else", key, _OWN_LINE)
    return Edit(start_of(key), following, "")


def without_keys(text: str, node: MappingNode, names: Iterable[str]) -> list[Edit]:
    """Take keys away: what touches goes as one, since a key and the next both take the line's end between them."""
    found: list[Edit] = []
    for one in sorted((without_key(text, node, name) for name in names), key=Edit.order):
        if found and one.start <= found[-1].end:
            found[-1] = Edit(found[-1].start, max(found[-1].end, one.end), "")
        else:
            found.append(one)
    return found


def _comment_of(text: str, name: str, start: int, floor: int) -> int:
    """Give where the comment above a key begins; one with another value of that key, set aside, is not its own."""
    first = comments_above(text, start, floor)
    lines = text[first:start].split("\n")
    return start if any(line.strip().startswith(f"# {name}:") for line in lines) else first


def inserted_keys(
    text: str, node: MappingNode, new: Sequence[tuple[str, Tree]], order: Sequence[str], gone: Collection[str]
) -> list[Edit]:
    """Put keys into a mapping, each behind the last one that comes before it in `order` and is not `gone`."""
    if not new:
        return []
    staying = {name: entry for name, entry in entries(node).items() if name not in gone}
    if node.flow_style or not staying:
        raise CannotMergeError("no key stays here that a new one could follow", node, "write it by hand")
    indent = next(iter(entries(node).values())).key.start_mark.column
    places: dict[int, str] = {}
    for name, tree in new:
        earlier = [other for other in order[: order.index(name)] if other in staying]
        anchor = staying[earlier[-1]] if earlier else next(iter(staying.values()))
        at = full_end(text, anchor.value)
        if start_of(anchor.value) < start_of(anchor.key):
            raise elsewhere(anchor.key)
        places[at] = places.get(at, "") + "\n" + " " * indent + f"{inline(name)}:{after_key(tree, indent)}"
    return [Edit(at, at, lines, indent) for at, lines in places.items()]


def _beside_comment(text: str, start: int, end: int, new: str) -> Edit:
    """Replace a stretch; where several lines come before a comment, that stays in the first line."""
    rest = text[end : line_end(text, end)]
    head, line_break, body = new.partition("\n")
    if not line_break or not rest.strip():
        return Edit(start, end, new)
    return Edit(start, end + len(rest), head + rest.rstrip() + line_break + body)
