"""Where the parts of a YAML text begin and end, so that single ones can be replaced and all others stay as they are."""

import re
from collections.abc import Iterable

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from studio.domain.frozen import dataclass

_ALIAS = re.compile(r"\s*:\s*\*[^\s,\[\]{}]+")


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the text and what comes in its place."""

    start: int
    end: int
    text: str
    depth: int | None = None
    """Of a key that is put in: its indentation. At one place values come first, then the keys, deeper ones first."""

    def order(self) -> tuple[int, int, bool, int]:
        """Give what edits are sorted by."""
        return self.start, self.end, self.depth is not None, -(self.depth or 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping with its value."""

    key: ScalarNode
    value: Node


class CannotMergeError(Exception):
    """The text is written in a way in which single parts cannot be replaced: why, where, and what helps."""

    def __init__(self, why: str = "", node: Node | None = None, hint: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.line = 0 if node is None else int(node.start_mark.line) + 1
        """0 where nobody knows."""
        self.hint = hint


def elsewhere(key: Node) -> CannotMergeError:
    """Give the error for a key whose value is written in another place."""
    name = f"`{key.value}` " if isinstance(key, ScalarNode) else "this "
    hint = "write the words themselves in the place of the name behind the star"
    return CannotMergeError(f"{name}stands for words that are written elsewhere (an alias, `*name`)", key, hint)


def entries(node: MappingNode) -> dict[str, Entry]:
    """Give the entries of a mapping by key; the first of several with one key."""
    found: dict[str, Entry] = {}
    for key, value in node.value:
        if isinstance(key, ScalarNode):
            found.setdefault(key.value, Entry(key, value))
    return found


def start_of(node: Node) -> int:
    """Give the index of a node's first character."""
    return int(node.start_mark.index)


def applied(text: str, edits: Iterable[Edit], start: int = 0, end: int | None = None) -> str:
    """Give a stretch of a text with its edits; raises CannotMergeError when two overlap, or one lies elsewhere."""
    end = len(text) if end is None else end
    parts, at = [], start
    for edit in sorted(edits, key=Edit.order):
        if edit.start < at or edit.end > end:
            raise CannotMergeError("what is to be changed stands in one line with something else that is to be changed")
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join((*parts, text[at:end]))


def line_start(text: str, index: int) -> int:
    """Give the index of the first character of a line."""
    return text.rfind("\n", 0, index) + 1


def line_end(text: str, index: int) -> int:
    """Give the index of the line break that ends a line, or of the text's end."""
    found = text.find("\n", index)
    return len(text) if found < 0 else found


def value_end(text: str, node: Node) -> int:
    """Give the index behind the last character of a node, of comments and empty lines behind it none."""
    last = node
    while isinstance(last, MappingNode | SequenceNode) and not last.flow_style and last.value:
        key, value = last.value[-1] if isinstance(last, MappingNode) else (last, last.value[-1])
        if start_of(value) < start_of(key):
            return alias_end(text, key)
        last = value
    start, end = start_of(last), int(last.end_mark.index)
    if is_block(last):
        return start + len(text[start:end].rstrip())
    return max(start, end)


def pair_end(text: str, key: Node, value: Node) -> int:
    """Give the index behind the last character of a key and its value."""
    if start_of(value) < start_of(key):
        return alias_end(text, key)
    return max(value_end(text, key), value_end(text, value))


def alias_end(text: str, key: Node) -> int:
    """Give the index behind `*name`: what it stands for bears the marks of the place where it is written out."""
    end = int(key.end_mark.index)
    alias = _ALIAS.match(text, end) if isinstance(key, ScalarNode) else None
    if alias is None:
        raise elsewhere(key)
    return alias.end()


def full_end(text: str, node: Node) -> int:
    """Give the index of the end of a node's last line, with a comment that stands in it."""
    return line_end(text, value_end(text, node))


def is_block(node: Node) -> bool:
    """Tell whether a node is a text behind `|` or `>`."""
    return isinstance(node, ScalarNode) and node.style in ("|", ">")


def dash_line(text: str, node: Node) -> int:
    """Give the start of the line with the dash of a list's item; raises CannotMergeError when it is elsewhere."""
    start = line_start(text, start_of(node))
    before = text[start : start_of(node)]
    if before.strip() != "-":
        hint = "begin each item on a line of its own with `- `, without a name (`&name`, `*name`) or a tag (`!name`)"
        raise CannotMergeError("an item of this list is written in a way of its own", node, hint)
    return start


def colon_end(text: str, key: ScalarNode) -> int:
    """Give the index behind the colon of a key."""
    end = int(key.end_mark.index)
    at = text.find(":", end)
    if at < 0 or text[end:at].strip():
        raise CannotMergeError("this key has no colon beside it", key, "write it as `key: value`")
    return at + 1


def comments_above(text: str, start: int, floor: int) -> int:
    """Give where the comment begins that stands directly above a line, not before `floor`; the line itself if none."""
    while start > floor:
        above = line_start(text, start - 1)
        if above < floor or not text[above:start].strip().startswith("#"):
            break
        start = above
    return start
