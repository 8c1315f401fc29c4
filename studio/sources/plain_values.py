"""Frozen values to what JSON can hold, and back by their types.

What comes back has the right types or is an error of `DAMAGED`, whatever the JSON held, and no code of it is run.
"""

from binascii import a2b_base64, b2a_base64
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

DAMAGED = (ValueError, TypeError, LookupError)
"""What reading raises that was not written here."""


class Codec(NamedTuple):
    """How values of a type become plain, and plain values one of them."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


@cache
def codec_of(hint: Any) -> Codec:
    """Give how values of a type are kept; raises TypeError for a type that cannot be."""
    kind, arguments = get_origin(hint) or hint, get_args(hint)
    if kind in (Union, UnionType):
        return _union(arguments)
    if kind is tuple:
        return _list(codec_of(arguments[0])) if arguments[1:] == (...,) else _row(tuple(map(codec_of, arguments)))
    if kind is dict:
        return _dict(*map(codec_of, arguments))
    if is_dataclass(kind):
        return _record(kind)
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


def _record(cls: Any) -> Codec:
    """Keep a dataclass as a list of its fields' values."""
    hints = get_type_hints(cls)
    codecs = [(one.name, codec_of(hints[one.name])) for one in fields(cls)]
    writers = [(attrgetter(name), codec.write) for name, codec in codecs]
    readers = [(name, codec.read) for name, codec in codecs]

    def read(values: Any) -> Any:
        return cls(**{name: read(value) for (name, read), value in zip(readers, values, strict=True)})

    return Codec(lambda record: [write(get(record)) for get, write in writers], read)


def _union(kinds: tuple[Any, ...]) -> Codec:
    """Keep one of several types as its number and value, None as it is."""
    codecs = [(kind, codec_of(kind)) for kind in kinds if kind is not NoneType]

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


_PLAIN: dict[Any, Codec] = {
    **{kind: Codec(_same, _exactly(kind)) for kind in (str, int, bool)},
    float: Codec(float, _exactly(float)),
    bytes: Codec(lambda value: b2a_base64(value, newline=False).decode("ascii"), a2b_base64),
    Path: Codec(str, lambda value: Path(_exactly(str)(value))),
}
