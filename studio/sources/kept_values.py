"""Records of the domain's types to plain text and back, as a cache keeps them.

Nothing but text is stored, and a type's own reader makes values of it: whatever a file holds, reading it gives values
of the right types or raises one of `DAMAGED`, and runs no code. Every value is followed by a control character that no
text of a library can hold, another one at each level of nesting.
"""

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from studio.sources.record_types import PLACES, bare

DAMAGED = (ValueError, ArithmeticError, LookupError)
"""What reading a text raises that was not written here."""
ENDS = "\x1f\x1b\x1a\x19\x18\x17"
"""Ends of values, the outermost level first."""

Column = list[Any]
"""The values of one field in all records."""


class Codec(NamedTuple):
    """How values of a type are written and read."""

    write: Callable[[Any], str]
    read: Callable[[str], Any] | None
    """None for texts, which are what they are."""


class Table:
    """Records of one type as one text; what is read is converted field by field, not record by record."""

    def __init__(self, cls: type, *, without: frozenset[str] = PLACES, level: int = 0) -> None:
        """Prepare a type's fields; raises TypeError for a field that cannot be kept."""
        hints = get_type_hints(cls, include_extras=True)
        self.names = tuple(one.name for one in fields(cls) if one.name not in without)
        codecs = [codec_of(hints[name], level + 1) for name in self.names]
        self._end = ENDS[level]
        self._writers = [(attrgetter(name), codec.write) for name, codec in zip(self.names, codecs, strict=True)]
        self._readers = [(at, codec.read) for at, codec in enumerate(codecs) if codec.read is not None]

    def write(self, record: object, *more: object) -> str:
        """Give the text of one record, and of what shall stand behind it."""
        values = [write(get(record)) for get, write in self._writers]
        return self._end.join((*values, *map(str, more), ""))

    def read(self, text: str, more: int = 0) -> tuple[list[Column], list[list[str]]]:
        """Give a column for each field, and one for each of so many texts behind them; raises one of `DAMAGED`."""
        texts = text.split(self._end)
        width = len(self.names) + more
        if texts.pop() or len(texts) % width:
            raise ValueError
        columns: list[Column] = [texts[at::width] for at in range(width)]
        for at, read in self._readers:
            columns[at] = list(map(read, columns[at]))
        return columns[: len(self.names)], columns[len(self.names) :]


def records_of(cls: type, names: Iterable[str], columns: Iterable[Column]) -> tuple[Any, ...]:
    """Make records of columns by the names of their fields."""
    names = tuple(names)
    return tuple([cls(**dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True)])


@cache
def codec_of(hint: Any, level: int) -> Codec:
    """Give how a type is kept at a level of nesting; raises TypeError for a type that cannot be."""
    kind = bare(hint)
    known = _PLAIN.get(kind) or _made_codec(kind, level)
    if not (get_origin(hint) in (Union, UnionType) and NoneType in get_args(hint)):
        return known
    if known.read is None or get_origin(kind) is tuple:
        raise TypeError(f"no way to keep {hint!r}: what is empty and what is missing would look the same")
    return _optional(known.write, known.read)


def _made_codec(kind: Any, level: int) -> Codec:
    if get_origin(kind) is tuple:
        item, *rest = get_args(kind)
        if rest != [Ellipsis]:
            raise TypeError(f"no way to keep {kind!r}")
        return _records(bare(item), level) if is_dataclass(bare(item)) else _list(codec_of(item, level + 1), level)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return Codec(str, {str(member): member for member in kind}.__getitem__)
    if isinstance(kind, type) and is_dataclass(kind):
        write, read = _records(kind, level)
        return Codec(lambda value: write((value,)), lambda text: _only(read(text) if read else ()))
    raise TypeError(f"no way to keep {kind!r}")


def _optional(write: Callable[[Any], str], read: Callable[[str], Any]) -> Codec:
    return Codec(lambda value: "" if value is None else write(value), lambda text: read(text) if text else None)


def _records(cls: Any, level: int) -> Codec:
    table = Table(cls, level=level)
    return Codec(
        lambda items: "".join([table.write(item) for item in items]),
        lambda text: records_of(cls, table.names, table.read(text)[0]) if text else (),
    )


def _list(item: Codec, level: int) -> Codec:
    end, (write, read) = ENDS[level], item

    def read_all(text: str) -> tuple[Any, ...]:
        texts = text.split(end)
        if texts.pop():
            raise ValueError
        return tuple(texts if read is None else map(read, texts))

    return Codec(lambda items: "".join([write(item) + end for item in items]), read_all)


def _only(records: tuple[Any, ...]) -> Any:
    (record,) = records
    return record


def _decimal(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError
    return number


_PLAIN: dict[object, Codec] = {
    str: Codec(str, None),
    bool: Codec(lambda value: "1" if value else "0", {"1": True, "0": False}.__getitem__),
    int: Codec(str, int),
    float: Codec(repr, float),
    Decimal: Codec(str, _decimal),
    date: Codec(date.isoformat, date.fromisoformat),
}
