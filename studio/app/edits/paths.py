"""Dotted paths, such as `client.name` or `lines.0.rate`, into frozen records: what is there, and other values in place.

A number is an index of a list; in free fields a segment is the field's name.
"""

import re
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from studio.compose.picks import fits
from studio.domain.frozen import replace
from studio.domain.pictures import Picture
from studio.sources.proposals.free_fields import FreeFields
from studio.sources.record_types import bare

FIXED = frozenset(("id", "path", "picks", "chapters", "origins", "unread", "place", "places"))
"""Fields that are not edited as values; origins are kept by the program."""
FREE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}\Z")
"""What a free field may be called."""


def value_at(record: object, path: str) -> Any:
    """Give the value at a path; None where there is nothing."""
    value: Any = record
    for name in path.split("."):
        if isinstance(value, tuple) and _is_pairs(value) and not name.isdecimal():
            value = dict(value).get(name)
        elif isinstance(value, tuple):
            value = value[int(name)] if name.isdecimal() and int(name) < len(value) else None
        else:
            value = getattr(value, name) if _has_field(value, name) else None
    return value


def hint_at(cls: type, path: str) -> Any:
    """Give the type that a value at a path has; None for a path that a record of this type cannot have."""
    hint: Any = cls
    for name in path.split("."):
        hint = bare(hint)
        if hint == FreeFields:
            hint = str if FREE_NAME.match(name) else None
        elif get_origin(hint) is tuple:
            hint = get_args(hint)[0] if name.isdecimal() else None
        elif isinstance(hint, type) and is_dataclass(hint):
            hint = hints_of(hint).get(name)
        else:
            return None
    return hint


def required_at(cls: type, path: str) -> bool:
    """Tell whether the record that holds a field cannot be without it; an item of a list cannot be empty either.

    A picture may be without words: it is decoration then.
    """
    parent, _, name = path.rpartition(".")
    holder = bare(hint_at(cls, parent)) if parent else cls
    if get_origin(holder) is tuple:
        return holder != FreeFields
    if holder is Picture or not (isinstance(holder, type) and is_dataclass(holder)):
        return False
    return any(one.name == name and one.default is MISSING and one.default_factory is MISSING for one in fields(holder))


def hints_of(cls: Any) -> dict[str, Any]:
    """Give the types of a record's fields that can be edited."""
    return _hints_of(cls)


@cache
def _hints_of(cls: Any) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {one.name: hints[one.name] for one in fields(cls) if one.name not in FIXED}


def with_value(record: Any, path: str, value: object) -> Any:
    """Give the record with another value at a path; the very same one when it is there already or does not fit.

    In free fields None removes a field and a new name adds one.  A record that is missing, such as a discount, is
    made when the value is all it needs.
    """
    return changed(record, type(record), tuple(path.split(".")), value)


def changed(holder: Any, hint: Any, segments: tuple[str, ...], value: object) -> Any:
    """Give what a value of this type is with another value at a path inside it, as `with_value` does."""
    if not segments:
        return value if fits(value, hint) and value != holder else holder
    name, rest = segments[0], segments[1:]
    kind = bare(hint)
    if kind == FreeFields:
        return holder if rest else _with_free_field(holder, name, value)
    if get_origin(kind) is tuple:
        return _with_item(holder, kind, name, lambda item, inner: changed(item, inner, rest, value))
    if not (isinstance(kind, type) and is_dataclass(kind) and name in hints_of(kind)):
        return holder
    if holder is None:
        return _made(kind, name, rest, value)
    old = getattr(holder, name)
    new = changed(old, hints_of(kind)[name], rest, value)
    return holder if new is old else replace(holder, **{name: new})


def _made(kind: Any, name: str, rest: tuple[str, ...], value: object) -> Any:
    required = {one.name for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING}
    new = changed(None, hints_of(kind)[name], rest, value)
    return kind(**{name: new}) if new is not None and required <= {name} else None


def _with_free_field(pairs: FreeFields, name: str, value: object) -> FreeFields:
    if not FREE_NAME.match(name) or not (value is None or isinstance(value, str)):
        return pairs
    known = dict(pairs)
    if known.get(name) == value:
        return pairs
    if value is None:
        del known[name]
    else:
        known[name] = value
    return tuple(known.items())


def _with_item(items: tuple[Any, ...], kind: Any, name: str, change: Callable[[Any, Any], Any]) -> tuple[Any, ...]:
    if not name.isdecimal() or int(name) >= len(items):
        return items
    at = int(name)
    new = change(items[at], get_args(kind)[0])
    return items if new is items[at] else (*items[:at], new, *items[at + 1 :])


def _is_pairs(value: tuple[Any, ...]) -> bool:
    return bool(value) and all(isinstance(one, tuple) for one in value)


def _has_field(value: Any, name: str) -> bool:
    cls: Any = type(value)
    return is_dataclass(cls) and name in hints_of(cls)
