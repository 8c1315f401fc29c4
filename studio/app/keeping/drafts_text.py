"""Unsaved changes of a library to a text that survives a crash, and back: with what they began with, to be merged."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from studio.app.keeping.drafts import Drafts
from studio.app.keeping.rewrites import Rewrite
from studio.domain.entries import ENTRY_TYPES, SectionKind
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.translation import TranslationFile
from studio.sources.record_types import bare

_UNKEPT = frozenset(("place", "places", "sections", "entries"))
_PLAIN = (str, bool, int, float)


def drafts_text(drafts: Drafts) -> str:
    """Give the text of all that is not saved, each file beside what it was when its change began."""
    library = drafts.library
    content = {
        "sections": [
            [topic, _section(drafts.saved((topic, kind))), _section(now)]
            for (topic, kind), now in drafts.sections.items()
        ],
        "heads": [[_plain(library.topic(name)), _plain(now)] for name, now in drafts.heads.items()],
        "translations": [[_file(drafts.saved_file(tongue)), _file(now)] for tongue, now in drafts.translations.items()],
        "rewrites": {path: [[one.before, one.after] for one in found] for path, found in drafts.rewrites.items()},
    }
    return json.dumps(content, ensure_ascii=False)


def drafts_of(text: str, root: Path) -> Drafts:
    """Give drafts with nothing in their library but what their changes began with.

    Raises ValueError for a text that was not made here.
    """
    try:
        content = json.loads(text)
        sections = [(str(topic), _read_section(was), _read_section(now)) for topic, was, now in content["sections"]]
        heads = [(None if was is None else _read(Topic, was), _read(Topic, now)) for was, now in content["heads"]]
        files = [(_read_file(was), _read_file(now)) for was, now in content["translations"]]
        rewrites = {path: _read_rewrites(found) for path, found in content.get("rewrites", {}).items()}
    except (KeyError, TypeError, AttributeError, InvalidOperation, RecursionError) as problem:
        raise ValueError(str(problem)) from problem
    return Drafts(
        library=_library(root, sections, [was for was, _ in heads if was], tuple(was for was, _ in files)),
        sections={(topic, now.kind): now for topic, _, now in sections},
        heads={now.id: now for _, now in heads},
        translations={(now.name, now.language): now for _, now in files},
        rewrites=rewrites,
    )


def _library(
    root: Path, sections: list[tuple[str, Section, Section]], heads: list[Topic], files: tuple[TranslationFile, ...]
) -> Library:
    known = {topic: Topic(id=topic, title=topic) for topic, _, _ in sections} | {one.id: one for one in heads}
    topics = []
    for name, topic in known.items():
        found = {was.kind: was for where, was, _ in sections if where == name}
        made: Any = {one.name: getattr(topic, one.name) for one in fields(topic) if one.name != "sections"}
        topics.append(Topic(**made, sections=tuple(found[kind] for kind in SectionKind if kind in found)))
    return library_of(root, tuple(topics), files)


def _section(section: Section) -> dict[str, object]:
    return {**_record(section), "entries": [_plain(entry) for entry in section.entries]}


def _file(file: TranslationFile) -> dict[str, object]:
    return {**_record(file), "entries": [_plain(one) for one in file.entries]}


def _record(record: Any) -> dict[str, object]:
    return {one.name: _plain(getattr(record, one.name)) for one in fields(record) if one.name not in _UNKEPT}


def _plain(value: Any) -> object:
    """Give a value as JSON has it; what is no text, number or switch is a text."""
    match value:
        case None | bool():
            return value
        case StrEnum():
            return str(value)
        case str() | int() | float():
            return value
        case tuple():
            return [_plain(item) for item in value]
        case _:
            return _record(value) if is_dataclass(value) else str(value)


def _read_section(content: Mapping[str, Any]) -> Section:
    section: Section = _read(Section, content)
    cls = ENTRY_TYPES[section.kind]
    entries = tuple(_read(cls, one) for one in content["entries"])
    return Section(kind=section.kind, title=section.title, intro=section.intro, entries=entries)


def _read_rewrites(content: list[list[str]]) -> tuple[Rewrite, ...]:
    pairs = tuple(_value(tuple[tuple[str, str], ...], content))
    return tuple(Rewrite(before, after) for before, after in pairs)


def _read_file(content: Mapping[str, Any]) -> TranslationFile:
    file: TranslationFile = _read(TranslationFile, content)
    cls = type(file.head)
    entries = tuple(_read(cls, one) for one in content["entries"])
    return TranslationFile(language=file.language, name=file.name, head=file.head, entries=entries)


def _read(cls: Any, content: Mapping[str, Any]) -> Any:
    hints = get_type_hints(cls)
    known = {one.name for one in fields(cls)} - _UNKEPT
    return cls(**{name: _value(hints[name], value) for name, value in content.items() if name in known})


def _value(hint: Any, value: Any) -> Any:
    """Give the value of a field's type; raises ValueError or TypeError for another."""
    if value is None:
        if get_origin(hint) in (Union, UnionType) and NoneType in get_args(hint):
            return None
        raise ValueError(value)
    kind = bare(hint)
    if get_origin(kind) is tuple:
        kinds = get_args(kind)
        inner = kinds[:1] * len(value) if kinds[-1] is Ellipsis else kinds
        return tuple(_value(*pair) for pair in zip(inner, value, strict=True))
    if is_dataclass(kind):
        return _read(kind, value)
    if kind in _PLAIN:
        if type(value) is not kind:
            raise ValueError(value)
        return value
    if kind is date:
        return date.fromisoformat(value)
    if kind is Decimal or kind is Path or issubclass(kind, StrEnum):
        return kind(value)
    raise TypeError(kind)
