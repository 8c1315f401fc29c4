"""Frozen values to what JSON can hold, and back by their types.

What comes back has the right types or is an error of `DAMAGED`, whatever the JSON held, and no code of it is run.
"""

import re
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, NamedTuple, NewType, Union, get_args, get_origin, get_type_hints

DAMAGED = (ValueError, TypeError, LookupError)
"""What reading raises that was not written here."""


_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:E[-+]?\d{1,3})?")


class Codec(NamedTuple):
    """How values of a type become plain, and plain values one of them."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


class Form(NamedTuple):
    """How records are kept."""

    named: bool = False
    """With the names of their fields, so that a later type with more fields, or fewer, is read too; a list if not."""
    without: frozenset[str] = frozenset()
    """Fields that are not kept, in records of any type: their defaults are read."""


@cache
def codec_of(hint: Any, form: Form = Form()) -> Codec:  # noqa: B008 - a constant
    """Give how values of a type are kept; raises TypeError for a type that cannot be."""
    hint = hint.__supertype__ if isinstance(hint, NewType) else hint
    kind, arguments = get_origin(hint) or hint, get_args(hint)
    if kind in (Union, UnionType):
        return _union(arguments, form)
    if kind in (tuple, dict):
        inner = tuple(codec_of(one, form) for one in arguments if one is not ...)
        return _dict(*inner) if kind is dict else _list(*inner) if arguments[1:] == (...,) else _row(inner)
    if is_dataclass(kind):
        return _record(kind, form)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return Codec(attrgetter("value"), kind)
    if kind not in _PLAIN:
        raise TypeError(f"no way to keep {hint!r}")
    return _PLAIN[kind]


def _exactly(kind: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError
        return value

    return read


def _same(value: Any) -> Any:
    return value


def _record(cls: Any, form: Form) -> Codec:
    """Keep a dataclass as a list of its fields' values, or by their names."""
    hints = get_type_hints(cls)
    names = [one.name for one in fields(cls) if one.name not in form.without]
    codecs = {name: codec_of(hints[name], form) for name in names}
    writers = [(name, attrgetter(name), codec.write) for name, codec in codecs.items()]
    readers = [(name, codec.read) for name, codec in codecs.items()]

    def read(values: Any) -> Any:
        return cls(**{name: read(value) for (name, read), value in zip(readers, values, strict=True)})

    def read_named(values: Any) -> Any:
        if not isinstance(values, dict):
            raise TypeError
        return cls(**{name: codecs[name].read(value) for name, value in values.items() if name in codecs})

    if form.named:
        return Codec(lambda record: {name: write(get(record)) for name, get, write in writers}, read_named)
    return Codec(lambda record: [write(get(record)) for _, get, write in writers], read)


def _union(kinds: tuple[Any, ...], form: Form) -> Codec:
    """Keep one of several types as its number and value, the only one as it is, and None too."""
    codecs = [(kind, codec_of(kind, form)) for kind in kinds if kind is not NoneType]
    if len(codecs) == 1:
        return _optional(codecs[0][1])

    def write(value: Any) -> Any:
        if value is None:
            return None
        number, codec = next((at, codec) for at, (kind, codec) in enumerate(codecs) if isinstance(value, kind))
        return [number, codec.write(value)]

    def read(value: Any) -> Any:
        if value is None and NoneType in kinds:
            return None
        number, plain = value
        return codecs[number][1].read(plain)

    return Codec(write, read)


def _optional(one: Codec) -> Codec:
    return Codec(
        lambda value: None if value is None else one.write(value),
        lambda value: None if value is None else one.read(value),
    )


def _list(item: Codec) -> Codec:
    write, read = item
    return Codec(
        lambda values: [write(value) for value in values], lambda values: tuple([read(value) for value in values])
    )


def _row(items: tuple[Codec, ...]) -> Codec:
    return Codec(
        lambda values: [item.write(value) for item, value in zip(items, values, strict=True)],
        lambda values: tuple([item.read(value) for item, value in zip(items, values, strict=True)]),
    )


def _dict(key: Codec, value: Codec) -> Codec:
    return Codec(
        lambda values: [[key.write(one), value.write(other)] for one, other in values.items()],
        lambda pairs: {key.read(one): value.read(other) for one, other in pairs},
    )


def _decimal(value: Any) -> Decimal:
    number = Decimal(_exactly(str)(value)) if _NUMBER.fullmatch(str(value)) else None
    if number is None:
        raise ValueError
    return number


_PLAIN: dict[Any, Codec] = {
    **{kind: Codec(_same, _exactly(kind)) for kind in (str, int, bool)},
    float: Codec(float, _exactly(float)),
    bytes: Codec(lambda value: b2a_base64(value, newline=False).decode("ascii"), a2b_base64),
    Path: Codec(str, lambda value: Path(_exactly(str)(value))),
    Decimal: Codec(str, _decimal),
    date: Codec(date.isoformat, lambda value: date.fromisoformat(_exactly(str)(value))),
}
