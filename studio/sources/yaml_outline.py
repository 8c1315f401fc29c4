"""The text of a library's file to its keys and entries, each with the lines and comments that belong to it."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from studio.domain.frozen import dataclass
from studio.sources.proposals.file_spans import (
    CannotMergeError,
    Entry,
    colon_end,
    dash_line,
    is_block,
    line_end,
    line_start,
    start_of,
    value_end,
)
from studio.sources.yaml_nodes import LIBRARY_LIMITS, parse_nodes

ENTRIES = "entries"
Value = str | tuple["Value", ...]
"""What a node says: a text, or the values of a list; of a mapping its keys and values in turn, by key."""

_MARKER = re.compile(r"(?:---|\.\.\.)(?:\s|\Z)|%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A key with its value, as somebody wrote them; lines without their line breaks."""

    name: str
    lead: tuple[str, ...]
    """Comments and empty lines above it."""
    body: tuple[str, ...]
    """Its own lines; a dash in the first one is left out."""
    remark: str
    """The comment behind the first of them, with the white space before it; left out there."""
    inner: tuple[str, ...]
    """Comments further down in its lines, without white space around."""
    value: Value
    indent: int
    margin: int
    """The column in which comments above it begin: that of its dash, where it has one."""
    source: str = field(repr=False, compare=False)
    """The text that it stands in."""
    span: tuple[int, int]
    """Where its lines stand in that text."""
    node: Entry = field(repr=False, compare=False)

    @property
    def comments(self) -> Counter[str]:
        """Give all comments of it, without white space around."""
        own = (self.remark.strip(), *self.inner, *said_in(self.lead))
        return Counter(one for one in own if one)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a file's list."""

    id: str
    dash: int
    """The column of its dash."""
    parts: dict[str, Part]
    """By key, in the order of the file."""

    @property
    def values(self) -> dict[str, Value]:
        """Give what its keys say."""
        return {name: part.value for name, part in self.parts.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A file; put together again its parts are its text."""

    parts: dict[str, Part]
    """By key; that of the list of entries has the line of the key alone."""
    items: dict[str, Item]
    """The entries by id."""
    tail: tuple[str, ...]
    """Comments and empty lines behind everything."""
    comments: Counter[str]
    """All comments of the text, without white space around."""

    def values(self) -> dict[tuple[str, str], Value]:
        """Give what all keys say, by entry and key, in the order of the file."""
        found = {("", name): part.value for name, part in self.parts.items()}
        for item in self.items.values():
            found |= {(item.id, name): value for name, value in item.values.items()}
        return found


def outline_of(text: str) -> Outline:
    """Part a text whose lines end with a line feed; raises CannotMergeError for one that is written in another way.

    Every key of the file and of its entries has to stand on a line of its own, and every entry has an id.
    """
    root, findings = parse_nodes(text.encode("utf-8"), "", LIBRARY_LIMITS)
    if not isinstance(root, MappingNode) or findings or root.flow_style:
        raise CannotMergeError
    return _Parting(text, _comments_in(text, root)).outline(root)


def comments_of(text: str) -> Counter[str]:
    """Give the comments of a plain text, however it is written; raises CannotMergeError for what is no YAML."""
    root, _ = parse_nodes(text.encode("utf-8"), "", LIBRARY_LIMITS)
    if root is None:
        raise CannotMergeError
    return Counter(_comments_in(text, root).values())


def empty_outline() -> Outline:
    """Give the outline of a file that is not there."""
    return Outline(parts={}, items={}, tail=(), comments=Counter())


def said_in(lines: Sequence[str]) -> tuple[str, ...]:
    """Give lines that are not empty, without white space around."""
    return tuple(stripped for line in lines if (stripped := line.strip()))


class _Parting:
    """Takes a text apart from top to bottom."""

    def __init__(self, text: str, comments: dict[int, str]) -> None:
        self._text = text
        self._comments = comments
        self._places = sorted(comments)
        self._at = 0

    def outline(self, root: MappingNode) -> Outline:
        parts: dict[str, Part] = {}
        items: dict[str, Item] = {}
        for key, value in root.value:
            name = _name(key, parts)
            is_list = name == ENTRIES and not _is_empty(value)
            parts[name] = self._part(name, Entry(key, value), is_list=is_list)
            if is_list:
                items = self._items(value)
        tail = tuple(self._text[self._at :].split("\n")) if self._at <= len(self._text) else ()
        _refuse_content(tail)
        return Outline(parts=parts, items=items, tail=tail, comments=Counter(self._comments.values()))

    def _items(self, node: Node) -> dict[str, Item]:
        if not isinstance(node, SequenceNode) or node.flow_style:
            raise CannotMergeError
        items: dict[str, Item] = {}
        for one in node.value:
            if not isinstance(one, MappingNode) or one.flow_style or not one.value:
                raise CannotMergeError
            dash = self._text.index("-", dash_line(self._text, one)) - line_start(self._text, start_of(one))
            parts: dict[str, Part] = {}
            for key, value in one.value:
                name = _name(key, parts)
                parts[name] = self._part(name, Entry(key, value), dash=dash if not parts else None)
            known = parts.get("id")
            if known is None or not isinstance(known.value, str) or not known.value or known.value in items:
                raise CannotMergeError
            items[known.value] = Item(id=known.value, dash=dash, parts=parts)
        return items

    def _part(self, name: str, node: Entry, *, is_list: bool = False, dash: int | None = None) -> Part:
        text, start = self._text, line_start(self._text, start_of(node.key))
        indent = start_of(node.key) - start
        if text[start : start + indent].strip() != ("" if dash is None else "-") or start < self._at:
            raise CannotMergeError
        if start_of(node.value) < start_of(node.key):  # an alias of something further up
            raise CannotMergeError
        last = colon_end(text, node.key) if is_list else max(start_of(node.key), value_end(text, node.value))
        end = line_end(text, last)
        lead = tuple(text[self._at : start].split("\n")[:-1])
        _refuse_content(lead)
        _refuse_content((text[last:end],))
        remark = self._remark(start, end)
        lines = (" " * indent + text[start + indent : end]).split("\n")
        lines[0] = lines[0][: len(lines[0]) - len(remark)] if remark else lines[0]
        first = line_end(text, start)
        inner = tuple(self._comments[at] for at in self._within(first + 1, end))
        self._at = end + 1
        return Part(
            name=name,
            lead=lead,
            body=tuple(lines),
            remark=remark,
            inner=inner,
            value=() if name == ENTRIES and (is_list or _is_empty(node.value)) else _value(node.value),
            indent=indent,
            margin=indent if dash is None else dash,
            source=text,
            span=(start, end),
            node=node,
        )

    def _within(self, start: int, end: int) -> list[int]:
        """Give where comments begin in a stretch of the text."""
        return self._places[bisect_left(self._places, start) : bisect_left(self._places, end)]

    def _remark(self, start: int, end: int) -> str:
        """Give the comment of a part's first line, with the white space before it."""
        stop = min(line_end(self._text, start), end)
        at = next(iter(self._within(start, stop)), stop)
        before = self._text[start:at].rstrip()
        return self._text[start + len(before) : stop] if at < stop else ""


def _name(key: Node, known: dict[str, Part]) -> str:
    if not isinstance(key, ScalarNode) or key.value in known:
        raise CannotMergeError
    return str(key.value)


def _is_empty(node: Node) -> bool:
    if isinstance(node, SequenceNode):
        return not node.value
    return isinstance(node, ScalarNode) and not node.value


def _value(node: Node) -> Value:
    if isinstance(node, ScalarNode):
        return str(node.value)
    if isinstance(node, MappingNode):
        pairs = sorted(((_value(key), _value(value)) for key, value in node.value), key=repr)
        return ("{}", *(part for pair in pairs for part in pair))
    return ("[]", *map(_value, node.value))


def _refuse_content(lines: Sequence[str]) -> None:
    """Make sure that nothing but comments, empty lines and marks of a document is between the parts."""
    if any(not line.startswith("#") and not _MARKER.match(line) for line in said_in(lines)):
        raise CannotMergeError


def _comments_in(text: str, root: Node) -> dict[int, str]:
    """Give where comments begin, and what they say: whatever follows a `#` that is no part of a scalar."""
    found: dict[int, str] = {}
    inside = sorted(_scalars(text, root))
    number, at = 0, text.find("#")
    while at >= 0:
        while number < len(inside) and inside[number][1] <= at:
            number += 1
        if number < len(inside) and inside[number][0] <= at:
            at = text.find("#", inside[number][1])
        elif at and text[at - 1] not in " \t\n":
            at = text.find("#", at + 1)
        else:
            found[at] = text[at : line_end(text, at)].strip()
            at = text.find("#", line_end(text, at))
    return found


def _scalars(text: str, node: Node) -> Iterator[tuple[int, int]]:
    """Give where scalars stand, those of blocks without their headers."""
    seen, waiting = set(), [node]
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, MappingNode):
            waiting += [part for pair in one.value for part in pair]
        elif isinstance(one, SequenceNode):
            waiting += one.value
        elif is_block(one):
            yield line_end(text, start_of(one)), value_end(text, one)
        else:
            yield start_of(one), int(one.end_mark.index)
