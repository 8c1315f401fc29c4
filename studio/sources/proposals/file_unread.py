"""What of a written value could not be read: known from what was, kept as a comment where another takes its place."""

from pathlib import Path
from typing import Any, get_args

from yaml.nodes import Node, SequenceNode

from studio.domain.findings import Severity
from studio.sources.proposals.file_lists import visible_items
from studio.sources.proposals.file_spans import CannotMergeError, Edit, Entry, elsewhere, full_end, line_start, start_of
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
    """Put a key with its value as a comment above it, from where somebody can take its words."""
    start, column = line_start(text, start_of(entry.key)), entry.key.start_mark.column
    if start_of(entry.value) < start_of(entry.key):
        raise elsewhere(entry.key)
    if flow or text[start : start_of(entry.key)].strip(" -"):
        raise CannotMergeError(
            f"what stands at `{entry.key.value}` cannot be read", entry.key, "mend it, or take it out"
        )
    first, *others = text[start_of(entry.key) : full_end(text, entry.value)].split("\n")
    lines = (f"# {line}".rstrip() for line in (first, *(_moved(line, column) for line in others)))
    return Edit(start, start, "".join(f"{' ' * column}{line}\n" for line in lines))


def _moved(line: str, column: int) -> str:
    """Give a line without so many spaces in front."""
    return line[min(column, len(line) - len(line.lstrip(" "))) :]
