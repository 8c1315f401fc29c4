"""The nodes of a translation's file, such as `benefits.de.yaml`, to what it says in place of the original's words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from yaml.nodes import Node, ScalarNode, SequenceNode

from studio.domain.entries import SectionKind
from studio.domain.translation import TranslatedText, Translation, TranslationFile
from studio.sources.libraries.content_file import ENTRIES
from studio.sources.libraries.translation_types import OF, entry_translation, head_translation
from studio.sources.names import ID, ID_HINT, ID_LENGTH
from studio.sources.reading import Reading, shortened, value_at
from studio.sources.records import read_values

_VERSION = re.compile(r"[0-9a-f]{12}\Z")


def read_translation(node: Node, reading: Reading, kind: SectionKind | None, language: str) -> TranslationFile | None:
    """Read a translation of a section, or of a topic's head; None, with a finding, for what is no mapping.

    The reading's source is the name of the original, such as `flask/benefits`.
    """
    name, found = reading.source, len(reading.findings)
    values = read_values(head_translation(kind), node, reading, elsewhere=ENTRIES if kind else frozenset())
    if values is None:
        return None
    head = _translation(name, values, node, reading, found)
    entries = _entries(node, reading, kind, name) if kind else ()
    return TranslationFile(language=language, name=name, head=head, entries=entries)


def _translation(name: str, values: Mapping[str, object], node: Node, reading: Reading, found: int) -> Translation:
    """Make a translation of what was read of it since there were so many findings."""
    of = str(values.get(OF, ""))
    if of and not _VERSION.match(of):
        text = f"`{shortened(of)}` is no version"
        hint = "twelve digits and letters a to f, as `proposal-studio check` says them"
        reading.error("bad-version", text, value_at(node, OF) or node, path=OF, hint=hint)
        of = ""
    texts = tuple(
        TranslatedText(path, text)
        for key, value in values.items()
        if key not in (OF, "id")
        for path, text in _texts(key, value)
    )
    unread = len(reading.findings) > found
    place, places = reading.place(node), reading.take_places()
    return Translation(id=name, of=of, texts=texts, unread=unread, place=place, places=places)


def _texts(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if value:
            yield path, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _texts(f"{path}.{number}", item)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _texts(f"{path}.{one.name}", getattr(value, one.name))


def _entries(node: Node, reading: Reading, kind: SectionKind, section: str) -> tuple[Translation, ...]:
    entries = value_at(node, "entries")
    if entries is None:
        return ()
    if not isinstance(entries, SequenceNode):
        reading.wrong_type("a list", entries, "entries")
        return ()
    first_lines: dict[str, int] = {}
    found = [_entry(item, reading, kind, section, first_lines) for item in entries.value]
    return tuple(one for one in found if one is not None)


def _entry(
    node: Node, reading: Reading, kind: SectionKind, section: str, first_lines: dict[str, int]
) -> Translation | None:
    written = value_at(node, "id")
    name = written.value if isinstance(written, ScalarNode) else ""
    reading.source = f"{section}/{shortened(name, ID_LENGTH)}" if name else section
    found = len(reading.findings)
    values = read_values(entry_translation(kind), node, reading)
    if values is None or written is None:
        reading.take_places()
        return None
    if not ID.match(name) or len(name) > ID_LENGTH:
        reading.take_places()
        reading.error("bad-name", f"`{shortened(name)}` cannot be an id", written, path="id", hint=ID_HINT)
        return None
    if name in first_lines:
        reading.take_places()
        text = f"the entry `{name}` is translated on line {first_lines[name]} already"
        reading.error("duplicate-id", text, written, path="id", hint="keep one of the two")
        return None
    first_lines[name] = node.start_mark.line + 1
    return _translation(f"{section}/{name}", values, node, reading, found)
