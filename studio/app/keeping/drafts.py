"""A library and what was changed in it and not saved: whole files, beside those on the disk."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from studio.app.keeping.rewrites import Rewrite
from studio.app.library_filters import SECTION_TITLES
from studio.domain.entries import AnyEntry, EntryId, SectionKind
from studio.domain.frozen import dataclass, replace
from studio.domain.languages import HEAD, in_language
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.translation import Translation, TranslationFile
from studio.domain.translation_merge import same_file, same_translation
from studio.sources.libraries.folder import COMPANY

Where = tuple[str, SectionKind]
"""The topic and the kind of a section."""
Tongue = tuple[str, str]
"""The name of an original, such as `flask/benefits` or `flask/topic`, and a language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """What a keeper of a library sees: the library as it is saved, with changes in place of some of its files."""

    library: Library
    sections: Mapping[Where, Section] = field(default_factory=dict)
    """Sections that differ from the library's."""
    heads: Mapping[str, Topic] = field(default_factory=dict)
    """Topics by id that have another title or summary, or are new; what is in them does not count here."""
    translations: Mapping[Tongue, TranslationFile] = field(default_factory=dict)
    """Translations that differ from the library's."""
    rewrites: Mapping[str, tuple[Rewrite, ...]] = field(default_factory=dict, compare=False)
    """What saves have made, since these drafts, of the files that they lead back, by the paths of the files."""

    @property
    def any(self) -> bool:
        """Whether something differs from what is saved."""
        return bool(self.sections or self.heads or self.translations)

    def topics(self) -> tuple[Topic, ...]:
        """Give the topics as they are called now, new ones too; their sections are those that are saved."""
        if not self.heads:
            return self.library.topics
        names = sorted({*self.heads, *(topic.id for topic in self.library.topics)})
        found = (self.topic(name) for name in sorted(names, key=lambda name: name == COMPANY))
        return tuple(topic for topic in found if topic is not None)

    def topic(self, topic_id: str) -> Topic | None:
        """Give a topic as it is called now, None where there is none."""
        head, saved = self.heads.get(topic_id), self.library.topic(topic_id)
        return replace(saved, title=head.title, summary=head.summary) if head and saved else head or saved

    def section(self, where: Where) -> Section:
        """Give a section as it stands now; an empty one where there is none."""
        return self.sections.get(where) or self.saved(where)

    def saved(self, where: Where) -> Section:
        """Give a section as it is saved; an empty one where there is none."""
        topic = self.library.topic(where[0])
        known = topic.section(where[1]) if topic else None
        return known or Section(kind=where[1], title=SECTION_TITLES[where[1]])

    def places(self) -> Iterator[Where]:
        """Give all sections that hold something or did, topic by topic in the order of the kinds."""
        for topic in self.topics():
            known = {section.kind for section in topic.sections}
            yield from ((topic.id, kind) for kind in SectionKind if kind in known or (topic.id, kind) in self.sections)

    def entry(self, entry_id: str) -> AnyEntry | None:
        """Give an entry as it stands now, None where it is gone."""
        where = place_of(entry_id)
        if where not in self.sections:
            return self.library.find(entry_id)
        return next((one for one in self.sections[where].entries if one.id == entry_id), None)

    def changed(self, entry_id: str) -> bool:
        """Tell whether an entry, or a translation of it, differs from what is saved."""
        if place_of(entry_id) in self.sections and self.entry(entry_id) != self.library.find(entry_id):
            return True
        name = entry_id.rpartition("/")[0]
        return any(
            not same_translation(self.translation(entry_id, tongue[1]), self.saved_translation(entry_id, tongue[1]))
            for tongue in self.translations
            if tongue[0] == name
        )

    def translation_file(self, tongue: Tongue) -> TranslationFile:
        """Give a translation's file as it stands now; an empty one where there is none."""
        return self.translations.get(tongue) or self.saved_file(tongue)

    def saved_file(self, tongue: Tongue) -> TranslationFile:
        """Give a translation's file as it is saved; an empty one where there is none."""
        found = in_language(self.library, tongue[1]).files.get(tongue[0])
        return found or TranslationFile(language=tongue[1], name=tongue[0], head=Translation(id=tongue[0]))

    def translation(self, subject: str, language: str) -> Translation:
        """Give the translation of an entry or, by the name of its file, of a head; an empty one where there is none."""
        return _within(self.translation_file((file_of(subject), language)), subject)

    def saved_translation(self, subject: str, language: str) -> Translation:
        """Give a translation as it is saved; an empty one where there is none."""
        return _within(self.saved_file((file_of(subject), language)), subject)


def place_of(entry_id: str) -> Where:
    """Give the section that an entry's id names."""
    topic, kind, _ = entry_id.split("/")
    return topic, SectionKind(kind)


def file_of(subject: str) -> str:
    """Give the name of the file that an entry stands in; a head is called as its file is."""
    return subject.rpartition("/")[0] if subject.count("/") > 1 else subject


def path_of(where: Where) -> str:
    """Give the path of a section's file in its library."""
    return f"{where[0]}/{where[1]}.yaml"


def head_path(topic: str) -> str:
    """Give the path of a topic's head in its library."""
    return f"{topic}/{HEAD}.yaml"


def translation_path(name: str, language: str) -> str:
    """Give the path of a translation in its library, such as `flask/benefits.de.yaml`."""
    return f"{name}.{language}.yaml"


def where_of(path: str) -> Where | None:
    """Give the section that a file of a library is written for, in any language; None for another file."""
    topic, _, name = path.partition("/")
    kind = name.removesuffix(".yaml").partition(".")[0]
    return (topic, SectionKind(kind)) if kind in {str(one) for one in SectionKind} else None


def with_section(drafts: Drafts, topic: str, section: Section) -> Drafts:
    """Give the drafts with a section as it is now; one that is as it was saved is no draft any more."""
    where = (topic, section.kind)
    saved = drafts.saved(where)
    same = (section.title, section.intro) == (saved.title, saved.intro)
    rest = {place: one for place, one in drafts.sections.items() if place != where}
    if same and tuple(section.entries) == tuple(saved.entries):
        return replace(drafts, sections=rest) if where in drafts.sections else drafts
    return replace(drafts, sections={**rest, where: section})


def with_entries(drafts: Drafts, where: Where, entries: tuple[AnyEntry, ...]) -> Drafts:
    """Give the drafts with these entries in a section."""
    return with_section(drafts, where[0], replace(drafts.section(where), entries=entries))


def with_entry(drafts: Drafts, entry: AnyEntry) -> Drafts:
    """Give the drafts with an entry in the place of the one with its id; the same ones where there is none."""
    where = place_of(entry.id)
    before = drafts.section(where).entries
    if all(one.id != entry.id or one == entry for one in before):
        return drafts
    return with_entries(drafts, where, tuple(entry if one.id == entry.id else one for one in before))


def with_head(drafts: Drafts, topic: Topic) -> Drafts:
    """Give the drafts with a topic called as it is now; one that is as it was saved is no draft any more."""
    saved = drafts.library.topic(topic.id)
    rest = {name: one for name, one in drafts.heads.items() if name != topic.id}
    if saved is not None and (topic.title, topic.summary) == (saved.title, saved.summary):
        return replace(drafts, heads=rest) if topic.id in drafts.heads else drafts
    return replace(drafts, heads={**rest, topic.id: topic})


def with_file(drafts: Drafts, file: TranslationFile) -> Drafts:
    """Give the drafts with a translation's file; one that says what is saved is no draft any more."""
    tongue = (file.name, file.language)
    rest = {place: one for place, one in drafts.translations.items() if place != tongue}
    if same_file(file, drafts.saved_file(tongue)):
        return replace(drafts, translations=rest) if tongue in drafts.translations else drafts
    return replace(drafts, translations={**rest, tongue: file})


def with_saved(library: Library, topic_id: str, section: Section) -> Library:
    """Give the library with a section as it was saved."""
    topics = tuple(
        replace(topic, sections=sections_with(topic, (section,))) if topic.id == topic_id else topic
        for topic in library.topics
    )
    return library_of(library.root, topics, library.translations)


def sections_with(topic: Topic, sections: Iterable[Section]) -> tuple[Section, ...]:
    """Give the sections of a topic with others in the place of those of their kinds, in the order of the kinds."""
    known = {one.kind: one for one in topic.sections} | {one.kind: one for one in sections}
    return tuple(known[kind] for kind in SectionKind if kind in known)


def current_library(drafts: Drafts) -> Library:
    """Give the library as if everything were saved."""
    files = {(one.name, one.language): one for one in drafts.library.translations} | dict(drafts.translations)
    library = drafts.library
    if drafts.heads or drafts.translations:
        library = library_of(library.root, drafts.topics(), tuple(files.values()))
    for (topic, _), section in drafts.sections.items():
        library = with_saved(library, topic, section)
    return library


def unsaved_entries(drafts: Drafts) -> tuple[EntryId, ...]:
    """Give the entries that differ from what is saved, or are translated otherwise; none that were deleted."""
    translated = [name for name, _ in drafts.translations if not name.endswith(f"/{HEAD}")]
    places = dict.fromkeys((*drafts.sections, *((name.split("/")[0], _kind(name)) for name in translated)))
    return tuple(entry.id for where in places for entry in drafts.section(where).entries if drafts.changed(entry.id))


def touched(before: Drafts, after: Drafts) -> frozenset[Where]:
    """Give the sections of which something is shown otherwise: their entries, translations, or their topic's name."""
    found = {
        one for one in {*before.sections, *after.sections} if before.sections.get(one) is not after.sections.get(one)
    }
    pairs = {*before.translations, *after.translations}
    names = {one[0] for one in pairs if before.translations.get(one) is not after.translations.get(one)}
    found |= {(name.split("/")[0], _kind(name)) for name in names if not name.endswith(f"/{HEAD}")}
    heads = {one for one in {*before.heads, *after.heads} if before.heads.get(one) is not after.heads.get(one)}
    return frozenset(found | {where for where in after.places() if where[0] in heads} if heads else found)


def _kind(name: str) -> SectionKind:
    return SectionKind(name.split("/")[1])


def _within(file: TranslationFile, subject: str) -> Translation:
    if subject == file.name:
        return file.head
    return next((one for one in file.entries if one.id == subject), None) or Translation(id=subject)
