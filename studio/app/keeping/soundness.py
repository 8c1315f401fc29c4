"""The bytes of a file of a library to what nobody would see of it: the file, or entries in it that cannot be read."""

from collections.abc import Iterable
from pathlib import Path

from studio.app.keeping.broken import broken_entries
from studio.domain.entries import SectionKind
from studio.domain.findings import Finding
from studio.domain.languages import HEAD
from studio.sources.libraries.content_file import TopicFile, read_section
from studio.sources.reading import Reading
from studio.sources.records import read_values
from studio.sources.yaml_nodes import LIBRARY_LIMITS, parse_nodes

_KINDS = {str(kind): kind for kind in SectionKind}
_SHOWN = 3
"""Faults that are told one by one."""


def unreadable(root: Path, path: str, content: bytes | None) -> dict[str, Finding]:
    """Give the first thing wrong with a file, by an empty name, or with each entry in it that would be left out.

    There is nothing wrong with a file that is not there, nor with one that no library reads.
    """
    folder, _, name = path.rpartition("/")
    kind, translated, _ = name.removesuffix(".yaml").partition(".")
    known = name.endswith(".yaml") and (kind == HEAD or kind in _KINDS)
    if content is None or not known or not folder or "/" in folder:
        return {}
    node, found = parse_nodes(content, path, LIBRARY_LIMITS)
    if node is None:
        return {"": found[0]}
    shape = Reading(file=path)
    if read_values(TopicFile, node, shape, stand_ins={"title": ""}) is None:
        return {"": shape.findings[0]}
    if kind == HEAD or translated:
        return {}
    reading = Reading(file=path, folder=(root / path).parent, root=root, source=f"{folder}/{kind}")
    section = read_section(node, reading, _KINDS[kind])
    return (
        {} if section is None else {str(one): wrong for one, wrong in broken_entries(section, reading.findings).items()}
    )


def listed(faults: Iterable[Finding]) -> tuple[str, str]:
    """Give what is wrong, each on a line of its own with its file and line, and what to do about the first."""
    found = tuple(faults)
    lines = [f"{one.place.file}, line {max(one.place.line, 1)}: {one.text}" for one in found[:_SHOWN]]
    more = [f"and {len(found) - _SHOWN} more"] if found[_SHOWN:] else []
    return "\n".join([*lines, *more]), found[0].hint
