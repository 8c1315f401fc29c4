"""Two states of a value to the words that went and came, for people."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from studio.app.forms.specs import label_for
from studio.app.library_filters import STATE_TITLES
from studio.domain.entries import AnyEntry, Entry, EntryState
from studio.domain.pictures import Picture
from studio.domain.section_merge import FIXED

_WORD = re.compile(r"\s*\S+|\s+")
_HIDDEN = frozenset(("path", "place", "places"))
_NAMES = ("title", "question", "name")
_LABELS = {"review_by": "Review by"}


class Part(NamedTuple):
    """A run of words."""

    text: str
    kind: str
    """`same`, `gone` or `new`."""


class Difference(NamedTuple):
    """A field that differs, with both values in words."""

    label: str
    before: str
    after: str


def parts_of(before: str, after: str) -> tuple[Part, ...]:
    """Give a text with what went and what came, word by word; without those that came it is the earlier text."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    found: list[Part] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Part("".join(new[c:d]), "same"))
            continue
        found += [Part("".join(words), kind) for words, kind in ((old[a:b], "gone"), (new[c:d], "new")) if words]
    return tuple(found)


def differences(before: AnyEntry, after: AnyEntry) -> Iterator[Difference]:
    """Give every field in which two states of an entry differ."""
    for one in fields(after):
        was, now = getattr(before, one.name, None), getattr(after, one.name)
        if one.name not in FIXED and was != now:
            yield Difference(field_label(type(after), one.name), said(was), said(now))


def field_label(cls: type, name: str) -> str:
    """Give what a field of an entry is called."""
    return _LABELS.get(name) or label_for(cls, name)


def said(value: object) -> str:
    """Give a value of a field in words, a line for every item of a list; empty for nothing."""
    match value:
        case tuple():
            return "\n".join(said(item) for item in value)
        case bytes():
            return f"A file of {len(value):,} bytes"
        case Picture():
            return f"{value.path.name} ({value.alt or 'decorative'})"
        case Entry():
            return " ".join(str(getattr(value, name)) for name in _NAMES if hasattr(value, name))
        case _ if is_dataclass(value):
            inner = (said(getattr(value, one.name)) for one in fields(value) if one.name not in _HIDDEN)
            return " – ".join(filter(None, inner))
        case _:
            return _word(value)


def _word(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else "No"
        case date():
            return f"{value.day} {value:%B %Y}"
        case EntryState():
            return STATE_TITLES[value]
        case StrEnum():
            return str(value).replace("-", " ")
        case _:
            return str(value)
