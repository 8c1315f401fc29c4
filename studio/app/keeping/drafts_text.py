"""Unsaved changes of a library to a text that survives a crash, and back: with what they began with, to be merged."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from studio.app.keeping.drafts import Drafts
from studio.app.keeping.rewrites import Rewrite
from studio.domain.entries import ENTRY_TYPES, SectionKind
from studio.domain.frozen import replace
from studio.domain.languages import HEAD
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.translation import Translation, TranslationFile
from studio.sources.names import ID, LANGUAGES
from studio.sources.plain_values import DAMAGED, Codec, Form, codec_of

_FORM = Form(named=True, without=frozenset(("place", "places", "sections", "entries")))


def drafts_text(drafts: Drafts) -> str:
    """Give the text of all that is not saved, each file beside what it was when its change began."""
    library = drafts.library
    content = {
        "sections": [
            [topic, _section(drafts.saved((topic, kind))), _section(now)]
            for (topic, kind), now in drafts.sections.items()
        ],
        "heads": [[_head(library.topic(name)), _head(now)] for name, now in drafts.heads.items()],
        "translations": [[_file(drafts.saved_file(tongue)), _file(now)] for tongue, now in drafts.translations.items()],
        "rewrites": {path: [[one.before, one.after] for one in found] for path, found in drafts.rewrites.items()},
    }
    return json.dumps(content, ensure_ascii=False)


def drafts_of(text: str, root: Path) -> Drafts:
    """Give drafts with nothing in their library but what their changes began with.

    Raises ValueError for a text that was not made here.
    """
    try:
        content = _without_halves(json.loads(text))
        sections = [(str(topic), _read_section(was), _read_section(now)) for topic, was, now in content["sections"]]
        heads = [(_codec(Topic | None).read(was), _codec(Topic).read(now)) for was, now in content["heads"]]
        files = [(_read_file(was), _read_file(now)) for was, now in content["translations"]]
        rewrites = {path: _read_rewrites(found) for path, found in content.get("rewrites", {}).items()}
        _check_places(sections, [head for pair in heads for head in pair if head], files)
    except (*DAMAGED, AttributeError, RecursionError) as problem:
        raise ValueError(str(problem)) from problem
    return Drafts(
        library=_library(root, sections, [was for was, _ in heads if was], tuple(was for was, _ in files)),
        sections={(topic, now.kind): now for topic, _, now in sections},
        heads={now.id: now for _, now in heads},
        translations={(now.name, now.language): now for _, now in files},
        rewrites=rewrites,
    )


def _without_halves(content: Any) -> Any:
    """Give what a note says with a question mark for each half of a character, which no file can hold."""
    return json.loads(json.dumps(content, ensure_ascii=False).encode("utf-8", "replace"))


def _check_places(
    sections: Sequence[tuple[str, Section, Section]],
    heads: Sequence[Topic],
    files: Sequence[tuple[TranslationFile, TranslationFile]],
) -> None:
    """Make sure that every entry is called after the place that it stands in.  Raises ValueError."""
    names = [head.id for head in heads]
    for topic, was, now in sections:
        names.append(topic)
        names += [_within(f"{topic}/{one.kind}", entry.id) for one in (was, now) for entry in one.entries]
    for file in (one for pair in files for one in pair):
        topic, _, kind = file.name.partition("/")
        if kind not in {HEAD, *map(str, SectionKind)} or file.head.id != file.name or file.language not in LANGUAGES:
            raise ValueError(file.name)
        names += [topic, *(_within(file.name, one.id) for one in file.entries)]
    for name in names:
        if not ID.fullmatch(name):
            raise ValueError(name)


def _within(place: str, entry: str) -> str:
    """Give the last part of an id."""
    if not entry.startswith(f"{place}/"):
        raise ValueError(entry)
    return entry.removeprefix(f"{place}/")


def _library(
    root: Path, sections: list[tuple[str, Section, Section]], heads: list[Topic], files: tuple[TranslationFile, ...]
) -> Library:
    known = {topic: Topic(id=topic, title=topic) for topic, _, _ in sections} | {one.id: one for one in heads}
    topics = []
    for name, topic in known.items():
        found = {was.kind: was for where, was, _ in sections if where == name}
        topics.append(replace(topic, sections=tuple(found[kind] for kind in SectionKind if kind in found)))
    return library_of(root, tuple(topics), files)


def _section(section: Section) -> dict[str, object]:
    write = _codec(ENTRY_TYPES[section.kind]).write
    return {**_codec(Section).write(section), "entries": [write(entry) for entry in section.entries]}


def _file(file: TranslationFile) -> dict[str, object]:
    return {**_codec(TranslationFile).write(file), "entries": [_codec(Translation).write(one) for one in file.entries]}


def _head(topic: Topic | None) -> object:
    return _codec(Topic | None).write(topic)


def _read_section(content: Mapping[str, Any]) -> Section:
    section: Section = _codec(Section).read(content)
    read = _codec(ENTRY_TYPES[section.kind]).read
    return replace(section, entries=tuple(read(one) for one in content["entries"]))


def _read_file(content: Mapping[str, Any]) -> TranslationFile:
    file: TranslationFile = _codec(TranslationFile).read(content)
    return replace(file, entries=tuple(_codec(Translation).read(one) for one in content["entries"]))


def _read_rewrites(content: object) -> tuple[Rewrite, ...]:
    return tuple(Rewrite(before, after) for before, after in _codec(tuple[tuple[str, str], ...]).read(content))


def _codec(kind: Any) -> Codec:
    return codec_of(kind, _FORM)
