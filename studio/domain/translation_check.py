"""A library to what is odd about its translations: entries that are missing or older than their originals."""

from collections.abc import Collection, Iterator
from itertools import chain

from studio.domain.entries import AnyEntry
from studio.domain.findings import Finding, Severity, warning
from studio.domain.languages import HEAD, SECTION_TEXTS, TOPIC_TEXTS
from studio.domain.library import Library, Section, Topic
from studio.domain.places import Place
from studio.domain.translation import (
    BESIDE_FIGURES,
    Translation,
    TranslationFile,
    is_outdated,
    text_version,
    texts_of,
    translated,
)


def translation_findings(library: Library, broken: Collection[str] = ()) -> tuple[Finding, ...]:
    """Give what somebody who looks after the translations of a library should know, originals without any left out.

    `broken` names the files, such as `flask/benefits`, whose originals could not be read in full: nothing is said of
    their translations, since whoever followed it would take words away that are good.
    """
    sound = (file for file in library.translations if file.name not in broken)
    return tuple(chain.from_iterable(_file(library, file) for file in sound))


def _file(library: Library, file: TranslationFile) -> Iterator[Finding]:
    topic_id, _, kind = file.name.partition("/")
    topic = library.topic(topic_id)
    if topic is None:
        return
    if kind == HEAD:
        yield from _record(topic, file.head, TOPIC_TEXTS)
        return
    section = next((one for one in topic.sections if one.kind == kind), None)
    if section is not None:
        yield from _record(section, file.head, SECTION_TEXTS)
        yield from _entries(section, file)


def _entries(section: Section, file: TranslationFile) -> Iterator[Finding]:
    originals: dict[str, AnyEntry] = {entry.id: entry for entry in section.entries}
    for one in file.entries:
        entry = originals.get(one.id)
        if entry is None:
            text = f"“{one.id}” is translated, but there is no such entry"
            hint = "rename or remove it"
            yield warning("translation-unknown", text, hint=hint, place=one.place, source=one.id)
        else:
            yield from _record(entry, one)
    known = {one.id for one in file.entries}
    for name, entry in originals.items():
        if name not in known:
            text, hint = f"“{name}” is not translated", f"add it, with {_of(entry, ())}"
            yield _hint("translation-missing", text, hint, file.head.place, name)


def _record(record: AnyEntry | Section | Topic, one: Translation, names: tuple[str, ...] = ()) -> Iterator[Finding]:
    texts = texts_of(record, names)
    if is_outdated(one, texts):
        text = "the translation is older than its original"
        hint = f"bring it up to date, then write `of: {text_version(texts)}`"
        yield warning("translation-outdated", text, hint=hint, place=_at(one, "of"), source=one.id)
    elif not one.of and one.texts:
        text = "the translation does not say which version of its original it is of"
        hint = f"compare the two, then add {_of(record, names)}"
        yield warning("translation-unversioned", text, hint=hint, place=one.place, source=one.id)
    lacking = translated(record, one, names).lacking
    given = {text.path.partition(".")[0] for text in one.texts}
    waiting = BESIDE_FIGURES & given if is_outdated(one, texts) else frozenset[str]()
    yield from (_lacking(one, name, given) for name in lacking if name not in waiting and (one.texts or not names))
    for name in sorted(given - {path.partition(".")[0] for path in texts}):
        text = f"`{name}` is translated, but empty in the original"
        yield warning("translation-unused", text, hint="remove it", place=_at(one, name), source=one.id)


def _lacking(one: Translation, name: str, given: Collection[str]) -> Finding:
    if name not in given:
        return _hint("translation-missing", f"`{name}` is not translated", "add it", one.place, one.id)
    text = f"`{name}` does not answer the original item by item, so the original is shown"
    hint = "write as many items as there are in the original, each with the same keys, and a current `of:`"
    return warning("translation-mismatch", text, hint=hint, place=_at(one, name), source=one.id)


def _of(record: AnyEntry | Section | Topic, names: tuple[str, ...]) -> str:
    return f"`of: {text_version(texts_of(record, names))}`"


def _at(one: Translation, field: str) -> Place:
    """Give where a field, or the first text in it, was written."""
    found = (place for path, place in one.places if path.partition(".")[0] == field)
    return next(found, one.place)


def _hint(code: str, text: str, hint: str, place: Place, source: str) -> Finding:
    return Finding(code=code, severity=Severity.HINT, text=text, hint=hint, place=place, source=source)
