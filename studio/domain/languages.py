"""A library in one language: entries translated where somebody has done that, and what falls back to the original."""

from collections.abc import Sequence
from dataclasses import field
from functools import partial

from studio.domain.entries import AnyEntry, EntryId, SectionKind
from studio.domain.frozen import dataclass, replace
from studio.domain.late_entries import LateEntries
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.places import NOWHERE, Place
from studio.domain.translation import (
    Translated,
    Translation,
    TranslationFile,
    is_outdated,
    text_version,
    texts_of,
    translated,
)

SECTION_TEXTS = ("title", "intro")
TOPIC_TEXTS = ("title", "summary")
HEAD = "topic"
"""Name of a topic's own file, within its folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What an entry, or the head of a section, says in other words than those that are wanted."""

    written: str
    """The language of the original (ISO 639-1)."""
    lacking: tuple[str, ...] = ()
    """Fields that show the original's words."""
    whole: bool = False
    """Nothing is translated."""
    version: str = ""
    """That of the original's texts, where the translation is of older ones; empty where it is not."""
    place: Place = NOWHERE
    """Of the translation; where there is none, of the original."""


@dataclass(frozen=True, slots=True)
class InLanguage:
    """A library for proposals in one language; made by `in_language`."""

    original: Library
    language: str
    """ISO 639-1."""
    library: Library
    """The same topics and entries, translated; the very same library where nothing is."""
    files: dict[str, TranslationFile]
    known: dict[str, dict[str, Translation]] = field(default_factory=dict)
    """Translations of entries by id, in the files that were asked for."""

    def gap(self, entry_id: EntryId) -> Gap | None:
        """Tell what of an entry is not in this language; None where all of it is, or where there is no such entry."""
        entry = self.original.find(entry_id)
        topic = self.original.topic(entry_id.partition("/")[0])
        if entry is None or topic is None or topic.language == self.language:
            return None
        file = self.files.get(entry_id.rpartition("/")[0])
        translation = self._entries(file).get(entry_id) if file else None
        return _gap(entry, translation, topic.language)

    def head_gap(self, topic_id: str, kind: SectionKind) -> Gap | None:
        """Tell what of a section's title and introduction is not in this language."""
        topic = self.original.topic(topic_id)
        section = topic.section(kind) if topic else None
        if topic is None or section is None or topic.language == self.language:
            return None
        file = self.files.get(f"{topic_id}/{kind}")
        return _gap(section, file.head if file else None, topic.language, SECTION_TEXTS)

    def _entries(self, file: TranslationFile) -> dict[str, Translation]:
        if file.name not in self.known:
            self.known[file.name] = {one.id: one for one in reversed(file.entries)}
        return self.known[file.name]


def in_language(library: Library, language: str) -> InLanguage:
    """Give a library in a language (ISO 639-1), made once; entries are translated when somebody first looks."""
    view = library.views.get(language)
    if view is None:
        view = library.views.setdefault(language, _view(library, language))
    found: InLanguage = view
    return found


def library_for(library: Library, tag: str) -> Library:
    """Give a library as a proposal in this language, such as `de_AT`, shows it."""
    return in_language(library, base_language(tag)).library


def base_language(tag: str) -> str:
    """Give the language of a locale: `de` of `de_AT`."""
    return tag.strip().replace("-", "_").partition("_")[0].lower()


def _view(library: Library, language: str) -> InLanguage:
    files = {file.name: file for file in library.translations if file.language == language}
    topics = tuple(topic if topic.language == language else _topic(topic, files) for topic in library.topics)
    same = all(one is other for one, other in zip(topics, library.topics, strict=True))
    return InLanguage(library, language, library if same else library_of(library.root, topics), files)


def _topic(topic: Topic, files: dict[str, TranslationFile]) -> Topic:
    head = files.get(f"{topic.id}/{HEAD}")
    sections = tuple(_section(section, files.get(f"{topic.id}/{section.kind}")) for section in topic.sections)
    if head is None and all(one is other for one, other in zip(sections, topic.sections, strict=True)):
        return topic
    named: Topic = translated(topic, head.head, TOPIC_TEXTS).record if head else topic
    return replace(named, sections=sections)


def _section(section: Section, file: TranslationFile | None) -> Section:
    if file is None:
        return section
    named: Section = translated(section, file.head, SECTION_TEXTS).record
    return replace(named, entries=LateEntries(partial(_entries, section.entries, file)))


def _entries(entries: Sequence[AnyEntry], file: TranslationFile) -> tuple[AnyEntry, ...]:
    known = {one.id: one for one in reversed(file.entries)}
    return tuple(translated(one, known[one.id]).record if one.id in known else one for one in entries)


def _gap(
    record: AnyEntry | Section, translation: Translation | None, written: str, names: tuple[str, ...] = ()
) -> Gap | None:
    texts = texts_of(record, names)
    if translation is None or not translation.texts:
        lacking = tuple(dict.fromkeys(path.partition(".")[0] for path in texts))
        return Gap(written=written, lacking=lacking, whole=True, place=record.place) if texts else None
    found: Translated = translated(record, translation, names)
    version = text_version(texts) if is_outdated(translation, texts) else ""
    if not found.lacking and not version:
        return None
    return Gap(written=written, lacking=found.lacking, version=version, place=translation.place)
