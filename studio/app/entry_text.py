"""An entry to readable lines: every field with its name."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from studio.domain.entries import AnyEntry
from studio.domain.pictures import Picture

_INTERNAL = frozenset({"id", "place", "places"})
_LONG = 90
"""Characters from which a text stands on lines of its own."""


def entry_lines(entry: AnyEntry) -> tuple[str, ...]:
    """Give an entry's id, where it is written, and all fields that are filled."""
    return (entry.id, f"  written in: {entry.place}", *_record(entry, "  "))


def _record(value: object, indent: str) -> Iterator[str]:
    for field in fields(value):  # type: ignore[arg-type]
        if field.name not in _INTERNAL:
            yield from _field(field.name, getattr(value, field.name), indent)


def _field(name: str, value: object, indent: str) -> Iterator[str]:
    if value in (None, "", (), False):
        return
    if isinstance(value, Picture):
        yield f"{indent}{name}: {Path(value.path).name} ({value.width} × {value.height}) {value.alt}".rstrip()
    elif isinstance(value, tuple):
        yield f"{indent}{name}:"
        for item in value:
            yield from _item(item, indent + "  ")
    elif isinstance(value, str) and ("\n" in value or len(value) > _LONG):
        yield f"{indent}{name}:"
        yield from (f"{indent}  {line}" for line in value.splitlines())
    else:
        yield f"{indent}{name}: {value}"


def _item(item: object, indent: str) -> Iterator[str]:
    if is_dataclass(item):
        lines = list(_record(item, indent + "  "))
        yield f"{indent}- {lines[0].strip()}"
        yield from lines[1:]
    else:
        yield f"{indent}- {item}"
