"""The texts of a record by their dotted paths: which can be translated, their version, and others in their place.

A field is translated as a whole or not at all: a list whose items do not answer those of the original, one by one and
text by text, shows the original's, so that no label ever stands beside a figure that it does not belong to.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, is_dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from studio.domain.entries import CostFactors, TextField
from studio.domain.frozen import dataclass, replace
from studio.domain.pictures import Picture
from studio.domain.places import NOWHERE, Place, PlacesByField

BESIDE_FIGURES = frozenset(("scale", "engagements"))
"""Fields of which amounts or names stay the original's: an old translation could give them to the wrong item."""

_LENGTH = 12


@dataclass(frozen=True, slots=True)
class TranslatedText:
    """One text of a record in another language."""

    path: str
    """Such as `title` or `figures.0.label`."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The texts of an entry, of a section's head or of a topic in another language."""

    id: str
    """Of the entry; of a head the name of its file, such as `flask/benefits`."""
    of: str = ""
    """Version of the original's texts when they were translated; empty when nobody said."""
    texts: tuple[TranslatedText, ...] = ()
    unread: bool = field(default=False, compare=False)
    """Whether something stands there that cannot be read: without texts it is a translation all the same."""
    place: Place = field(default=NOWHERE, compare=False)
    places: PlacesByField = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationFile:
    """What a file such as `benefits.de.yaml` says."""

    language: str
    """ISO 639-1: `de`."""
    name: str
    """Of the original within the library: `flask/benefits`."""
    head: Translation
    entries: Sequence[Translation] = ()
    """Immutable; a tuple, or made when somebody first looks."""


class Translated(NamedTuple):
    """A record in another language, as far as it could be."""

    record: Any
    lacking: tuple[str, ...]
    """Fields that show the original's words."""


def texts_of(record: Any, names: tuple[str, ...] = ()) -> dict[str, str]:
    """Give the texts of a record that somebody reads or says, of all its fields or of these; without empty ones."""
    found: dict[str, str] = {}
    for name in names or text_fields(type(record)):
        found.update(_texts(name, getattr(record, name)))
    return found


def text_version(texts: Mapping[str, str]) -> str:
    """Give twelve hexadecimal digits that stand for these texts; figures, pictures and tags do not count."""
    written = repr(sorted(texts.items()))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def is_outdated(translation: Translation, texts: Mapping[str, str]) -> bool:
    """Tell whether a translation says that it was made of other texts than these."""
    return bool(translation.of) and translation.of != text_version(texts)


def translated(record: Any, translation: Translation, names: tuple[str, ...] = ()) -> Translated:
    """Give a record with the texts of its translation, in all its fields or in these, where they answer its own."""
    originals = texts_of(record, names)
    given = {one.path: one.text for one in translation.texts}
    answers = _by_field(given)
    kept = BESIDE_FIGURES if is_outdated(translation, originals) else frozenset[str]()
    changes: dict[str, Any] = {}
    lacking = []
    for name, paths in _by_field(originals).items():
        if name in kept or paths != answers.get(name):
            lacking.append(name)
            continue
        changes[name] = _with_texts(name, getattr(record, name), given)
    if isinstance(record, CostFactors) and "scale" in changes:
        engagements = changes.get("engagements", record.engagements)
        bands = dict(reversed(tuple(zip(record.scale, changes["scale"], strict=True))))
        changes["engagements"] = tuple(
            replace(one, band=tuple(bands.get(name, name) for name in one.band)) for one in engagements
        )
    places = _TranslatedPlaces(record.places, translation.places, frozenset(changes))
    return Translated(replace(record, **changes, places=places), tuple(lacking))


@dataclass(frozen=True, slots=True)
class _TranslatedPlaces:
    """Places of an original's texts, and behind them those of the texts that stand for them; made when asked for."""

    originals: PlacesByField
    translations: PlacesByField
    fields: frozenset[str]
    """That are translated."""

    def __iter__(self) -> Iterator[tuple[str, Place]]:
        """Give each path with its place."""
        yield from self.originals
        yield from ((path, place) for path, place in self.translations if path.partition(".")[0] in self.fields)


def _by_field(paths: Mapping[str, str]) -> dict[str, set[str]]:
    fields: dict[str, set[str]] = {}
    for path in paths:
        fields.setdefault(path.partition(".")[0], set()).add(path)
    return fields


def _texts(path: str, value: Any) -> Iterator[tuple[str, str]]:
    match value:
        case str():
            if value:
                yield path, value
        case tuple():
            for number, item in enumerate(value):
                yield from _texts(f"{path}.{number}", item)
        case None:
            pass
        case _:
            for name in text_fields(type(value)):
                yield from _texts(f"{path}.{name}", getattr(value, name))


def _with_texts(path: str, value: Any, texts: Mapping[str, str]) -> Any:
    match value:
        case str():
            return texts.get(path, value)
        case tuple():
            return tuple(_with_texts(f"{path}.{number}", item, texts) for number, item in enumerate(value))
        case None:
            return None
        case _:
            names = text_fields(type(value))
            return replace(
                value, **{name: _with_texts(f"{path}.{name}", getattr(value, name), texts) for name in names}
            )


def text_fields(cls: type) -> tuple[str, ...]:
    """Give the fields of a record type that hold texts to translate, in lists and records of their own too."""
    return _text_fields(cls)


@cache
def _text_fields(cls: Any) -> tuple[str, ...]:
    if cls is Picture:
        return ("alt",)
    hints = get_type_hints(cls, include_extras=True)
    return tuple(name for name, hint in hints.items() if holds_text(hint))


def holds_text(hint: Any) -> bool:
    """Tell whether a field of this type holds texts to translate."""
    if get_origin(hint) is Annotated:
        return any(isinstance(note, TextField) for note in hint.__metadata__)
    if get_origin(hint) in {tuple, UnionType}:
        return holds_text(get_args(hint)[0])
    return isinstance(hint, type) and is_dataclass(hint) and hint is not Place and bool(text_fields(hint))
