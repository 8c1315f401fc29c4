"""An entry to its version: equal for equal words, another one as soon as anything that clients may see is different."""

import hashlib
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from studio.domain.entries import Entry

_LENGTH = 12
_KEPT_BY = frozenset(("id", "place", "places", "state", "owner", "review_by", "tags"))
"""What concerns an entry's keepers alone."""


@lru_cache(maxsize=4096)
def version_of(entry: Entry) -> str:
    """Give twelve hexadecimal digits that stand for what an entry says."""
    said = [(one.name, _plain(getattr(entry, one.name))) for one in fields(entry) if one.name not in _KEPT_BY]
    # Fields that a later program adds must not make other versions of entries that do not use them.
    written = repr(sorted((name, value) for name, value in said if value))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def versioned_fields(entry: Entry) -> tuple[str, ...]:
    """Give the names of the fields that count for the version."""
    return tuple(one.name for one in fields(entry) if one.name not in _KEPT_BY)


def _plain(value: Any) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_plain(item) for item in value) + "]" if value else ""
    if is_dataclass(value):
        inner = ((one.name, getattr(value, one.name)) for one in fields(value) if one.name not in {"path", "place"})
        return "{" + ", ".join(f"{name}: {_plain(part)}" for name, part in inner if part) + "}"
    return repr(str(value)) if value else ""
