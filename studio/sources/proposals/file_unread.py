"""What of a written value could not be read: known from what was, kept as a comment where another takes its place."""

from pathlib import Path
from typing import Any, get_args

from yaml.nodes import Node, SequenceNode

from studio.domain.findings import Severity
from studio.sources.proposals.file_lists import visible_items
from studio.sources.proposals.file_spans import (
    CannotMergeError,
    Edit,
    Entry,
    elsewhere,
    full_end,
    line_start,
    start_of,
    value_end,
)
from studio.sources.reading import Reading, is_null
from studio.sources.record_types import bare
from studio.sources.records import reader_of


def is_unread(node: Node, was: Any, hint: Any, folder: Path | None) -> bool:
    """Tell whether a value is, or holds, something else than what was read from it."""
    if is_null(node):
        return False
    reading = Reading(file="", folder=folder)
    value = reader_of(hint)(node, reading, "")
    return value != was or any(one.severity is Severity.ERROR for one in reading.findings)


def holds_unread(node: Node, was: Any, hint: Any) -> bool:
    """Tell whether a list holds items beside those that were read from it."""
    if not isinstance(node, SequenceNode) or not isinstance(was, tuple):
        return False
    return len(visible_items(node, was, get_args(bare(hint))[0])) < len(node.value)


def set_aside(text: str, entry: Entry, *, flow: bool) -> Edit:
    """Put a key with its value as a comment above its line, from where somebody can take its words."""
    key, value = entry.key, entry.value
    if start_of(value) < start_of(key):
        raise elsewhere(key)
    start = line_start(text, start_of(key))
    before = text[start : start_of(key)]
    if not flow and before.strip(" -"):
        raise CannotMergeError(f"what stands at `{key.value}` cannot be read", key, "mend it, or take it out")
    end = value_end(text, value) if flow else full_end(text, value)
    first, *others = text[start_of(key) : end].split("\n")
    lines = (f"# {line}".rstrip() for line in (first, *(_moved(line, key.start_mark.column) for line in others)))
    indent = before[: len(before) - len(before.lstrip(" "))]
    return Edit(start, start, "".join(f"{indent}{line}\n" for line in lines))


def _moved(line: str, column: int) -> str:
    """Give a line without so many spaces in front."""
    return line[min(column, len(line) - len(line.lstrip(" "))) :]
