"""YAML mappings to the domain's frozen dataclasses, by introspection of their fields, all findings at once.

A record with an error is left out alone; an optional field with an error falls back to its default.
"""

from collections.abc import Collection, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from studio.domain.chapters import Override
from studio.domain.frozen import dataclass
from studio.domain.pictures import Picture
from studio.sources.pictures import read_picture
from studio.sources.proposals.free_fields import FreeFields, note_bad_key, read_free_fields
from studio.sources.reading import FAULT, Reading, is_null, shortened
from studio.sources.record_types import PLACES, bare, label_of
from studio.sources.scalars import (
    Reader,
    enum_reader,
    read_bool,
    read_date,
    read_decimal,
    read_float,
    read_int,
    read_item_text,
    read_text,
)
from studio.sources.unknown_keys import read_as_free_fields, refuse_key

T = TypeVar("T")

_ID = frozenset(("id",))
_NO_NAMES: frozenset[str] = frozenset()
_NOTHING: Mapping[str, object] = MappingProxyType({})
_SCALARS: dict[object, Reader] = {
    str: read_text,
    bool: read_bool,
    int: read_int,
    float: read_float,
    Decimal: read_decimal,
    date: read_date,
    Picture: read_picture,
}


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """How one field is read."""

    name: str
    read: Reader
    required: bool
    default: object


@dataclass(frozen=True, slots=True)
class Plan:
    """How a record is read; made once for each type."""

    label: str
    """The record's name in findings: `case study`."""
    fields: dict[str, FieldPlan]
    required: tuple[str, ...]
    free: bool
    """Has free fields."""


@cache
def plan_of(cls: type, without: frozenset[str] = _NO_NAMES) -> Plan:
    """Give the plan of a dataclass without some fields; raises TypeError for a field that no reader is known for."""
    hints = get_type_hints(cls, include_extras=True)
    plans: dict[str, FieldPlan] = {}
    for item in fields(cls):
        if item.name in PLACES or item.name in without:
            continue
        default = item.default_factory() if item.default_factory is not MISSING else item.default
        plans[item.name] = FieldPlan(item.name, reader_of(hints[item.name]), default is MISSING, default)
    return Plan(
        label=label_of(cls),
        fields=plans,
        required=tuple(plan.name for plan in plans.values() if plan.required),
        free=hints.get("fields") == FreeFields,
    )


@cache
def reader_of(hint: Any) -> Reader:
    """Give the reader for a type hint; raises TypeError where there is none."""
    hint = bare(hint)
    if hint == FreeFields:
        return read_free_fields
    if hint in _SCALARS:
        return _SCALARS[hint]
    if get_origin(hint) is tuple:
        return _tuple_reader(get_args(hint))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return enum_reader(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return _nested_reader(hint)
    raise TypeError(f"no reader for {hint!r}")


def read_values(
    cls: type,
    node: Node,
    reading: Reading,
    path: str = "",
    *,
    elsewhere: frozenset[str] = _NO_NAMES,
    fixed: frozenset[str] = _NO_NAMES,
    stand_ins: Mapping[str, object] = _NOTHING,
    open_fields: bool = False,
) -> dict[str, object] | None:
    """Read the values of a record by field name; None, with at least one finding, when a required one fails.

    `elsewhere` names keys that the caller reads, `fixed` fields that nobody writes; `stand_ins` gives values with
    which a record survives the loss of required fields; with `open_fields` an unknown key becomes a free field.
    """
    plan = plan_of(cls, elsewhere | fixed)
    if type(node) is not MappingNode:
        reading.wrong_type(f"a {plan.label} with keys and values", node, path)
        return None
    values = _collect(plan, node, reading, path, elsewhere=elsewhere, open_fields=open_fields)
    complete = True
    for name in plan.required:
        if values.get(name, FAULT) is not FAULT:
            continue
        if name not in values:
            where = f"{path}.{name}" if path else name
            hint = _hint_for_missing(name, (*plan.fields, *elsewhere), node)
            reading.error("missing-key", f"`{where}` is missing in this {plan.label}", node, path=where, hint=hint)
        if name in stand_ins:
            values[name] = stand_ins[name]
        else:
            complete = False
    return {name: value for name, value in values.items() if value is not FAULT} if complete else None


def _hint_for_missing(name: str, known: Collection[str], node: MappingNode) -> str:
    strays = [key.value for key, _ in node.value if type(key) is ScalarNode and key.value not in known]
    near = next((key for key in strays if get_close_matches(key[:64].lower(), known, n=1) == [name]), None)
    return f"`{shortened(near)}` stands there: is `{name}` meant?" if near else f"add `{name}:`"


def read_record(cls: type[T], node: Node, reading: Reading, path: str = "", *, open_fields: bool = False) -> T | None:
    """Read a record; None, with at least one finding, when a required field is missing or faulty.

    The places of its texts are left in `reading.places`, by their dotted path from the outermost record.
    """
    values = read_values(cls, node, reading, path, open_fields=open_fields)
    return None if values is None else made(cls, values)


def made(cls: type[T], values: Mapping[str, object], **more: object) -> T:
    """Make a record of values whose types its plan has already proved."""
    make: Any = cls
    record: T = make(**values, **more)
    return record


def read_overrides(cls: type, node: Node, reading: Reading, path: str = "") -> tuple[Override, ...]:
    """Read changed fields of an entry of this type, nothing required; an empty value gives the field's default."""
    plan = plan_of(cls, _ID)
    if type(node) is not MappingNode:
        reading.wrong_type("a mapping of fields to their words for this client", node, path)
        return ()
    values = _collect(plan, node, reading, path, clear=True)
    return tuple((name, value) for name, value in values.items() if value is not FAULT)


def _collect(
    plan: Plan,
    node: MappingNode,
    reading: Reading,
    path: str,
    *,
    elsewhere: Collection[str] = (),
    open_fields: bool = False,
    clear: bool = False,
) -> dict[str, object]:
    """Read the keys that are there, FAULT for those in error; `clear` turns an empty value into the default."""
    values: dict[str, object] = {}
    taken: set[str] = set()
    strays: list[tuple[ScalarNode, Node]] = []
    prefix = f"{path}." if path else ""
    for key_node, value_node in node.value:
        name = key_node.value if type(key_node) is ScalarNode else None
        if name is None or name in taken:
            note_bad_key(key_node, reading, prefix)
            continue
        taken.add(name)
        field = plan.fields.get(name)
        if field is None:
            if name not in elsewhere:
                strays.append((key_node, value_node))
        elif not field.required and is_null(value_node):
            if clear:
                values[name] = field.default
        else:
            values[name] = _read_field(field, value_node, reading, prefix + name)
    if strays:
        known = (*plan.fields, *elsewhere)
        if open_fields and plan.free:
            values["fields"] = read_as_free_fields(strays, values.get("fields", ()), known, reading, prefix)
        else:
            for key, _ in strays:
                refuse_key(key, plan.label, known, reading, prefix)
    return values


def _read_field(field: FieldPlan, node: Node, reading: Reading, path: str) -> object:
    if not field.required:
        return field.read(node, reading, path)
    value = "" if is_null(node) else field.read(node, reading, path)
    if value == "":
        return reading.error("missing-value", f"`{path}` is empty", node, path=path, hint="write something here")
    return value


def _nested_reader(cls: type) -> Reader:
    def read(node: Node, reading: Reading, path: str) -> object:
        values = read_values(cls, node, reading, path, open_fields=True)
        return FAULT if values is None else cls(**values)

    return read


def _tuple_reader(kinds: tuple[Any, ...]) -> Reader:
    """Give a reader for `tuple[X, ...]`, which loses faulty items, or for `tuple[X, X]`, which is all or nothing."""
    endless = kinds[-1] is Ellipsis
    readers = [read_item_text if kind is str else reader_of(kind) for kind in (kinds[:-1] if endless else kinds)]
    single = readers[0]

    def read_all(node: Node, reading: Reading, path: str) -> object:
        if type(node) is not SequenceNode:
            return reading.wrong_type("a list", node, path)
        items: list[object] = []
        for item_node in node.value:
            before = len(reading.places)
            item = _read_item(single, item_node, reading, f"{path}.{len(items)}")
            if item is FAULT:
                del reading.places[before:]  # the next item takes this number
            else:
                items.append(item)
        return tuple(items)

    def read_exactly(node: Node, reading: Reading, path: str) -> object:
        if type(node) is not SequenceNode or len(node.value) != len(readers):
            return reading.wrong_type(f"a list of {len(readers)} values", node, path)
        pairs = zip(readers, node.value, strict=True)
        items = [_read_item(read, item, reading, f"{path}.{n}") for n, (read, item) in enumerate(pairs)]
        return FAULT if FAULT in items else tuple(items)

    return read_all if endless else read_exactly


def _read_item(read: Reader, node: Node, reading: Reading, path: str) -> object:
    if is_null(node):
        return reading.error("missing-value", f"`{path}` is empty", node, path=path, hint="remove it or fill it")
    return read(node, reading, path)
