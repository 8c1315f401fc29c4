"""An entry to its version: equal for equal words, another one as soon as clients may read anything else."""

import hashlib
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from studio.domain.entries import Entry

_LENGTH = 12
_KEPT_BY = frozenset(("id", "place", "places", "state", "owner", "review_by", "tags"))
"""What concerns an entry's keepers alone; tags, though they choose an icon where none is named."""


@lru_cache(maxsize=4096)
def version_of(entry: Entry) -> str:
    """Give twelve hexadecimal digits that stand for what an entry says."""
    # Fields as they are by themselves do not count: those that a later program adds must not make other versions.
    said = [(one.name, getattr(entry, one.name)) for one in fields(entry) if one.name not in _KEPT_BY]
    defaults = {one.name: one.default for one in fields(entry) if one.default is not MISSING}
    return value_version(tuple(sorted((name, value) for name, value in said if value != defaults.get(name, MISSING))))


def value_version(value: object) -> str:
    """Give twelve hexadecimal digits that stand for the value of a field."""
    return hashlib.sha256(_plain(value).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def versioned_fields(entry: Entry | type[Entry]) -> tuple[str, ...]:
    """Give the names of the fields that count for the version."""
    return tuple(one.name for one in fields(entry) if one.name not in _KEPT_BY)


def _plain(value: Any) -> str:
    """Write a value so that equal ones are equal, whatever they were read from."""
    match value:
        case tuple():
            return "[" + ", ".join(_plain(item) for item in value) + "]"
        case Decimal():
            return f"{value.normalize():f}"
        case Path():
            return repr(value.name)
        case _ if is_dataclass(value):
            inner = (
                (one.name, getattr(value, one.name)) for one in fields(value) if one.name not in {"place", "places"}
            )
            return "{" + ", ".join(f"{name}: {_plain(part)}" for name, part in inner) + "}"
        case _:
            return repr(None if value is None else str(value))
