"""Another reading of a library with what it could not read any more, as that was: files that are there, but broken."""

from collections.abc import Iterator

from studio.app.keeping.drafts import head_path, path_of, translation_path, with_saved
from studio.domain.frozen import dataclass
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.translation import TranslationFile


@dataclass(frozen=True, slots=True)
class Whole:
    """A library in which nothing is missing that has a file."""

    library: Library
    broken: tuple[str, ...] = ()
    """Paths of the files, in the library, that cannot be read."""


def with_unreadable(known: Library, library: Library) -> Whole:
    """Give a new reading of a library with everything that it lacks though its file is still there, as it was known."""
    topics = {head_path(topic.id): topic for topic in _lost_topics(known, library)}
    if topics:
        found = sorted((*library.topics, *topics.values()), key=lambda one: _place(known, one))
        library = library_of(library.root, tuple(found), library.translations)
    sections = {path_of((topic, one.kind)): (topic, one) for topic, one in _lost_sections(known, library)}
    for topic_id, section in sections.values():
        library = with_saved(library, topic_id, section)
    files = {translation_path(one.name, one.language): one for one in _lost_translations(known, library)}
    if files:
        library = library_of(library.root, library.topics, (*library.translations, *files.values()))
    return Whole(library, (*topics, *sections, *files))


def _lost_topics(known: Library, library: Library) -> Iterator[Topic]:
    for topic in known.topics:
        if library.topic(topic.id) is None and (library.root / head_path(topic.id)).is_file():
            yield topic


def _lost_sections(known: Library, library: Library) -> Iterator[tuple[str, Section]]:
    for topic in known.topics:
        now = library.topic(topic.id)
        for section in topic.sections if now else ():
            lost = now is not None and now.section(section.kind) is None
            if lost and (library.root / path_of((topic.id, section.kind))).is_file():
                yield topic.id, section


def _lost_translations(known: Library, library: Library) -> Iterator[TranslationFile]:
    there = {(one.name, one.language) for one in library.translations}
    for one in known.translations:
        if (one.name, one.language) not in there and (
            library.root / translation_path(one.name, one.language)
        ).is_file():
            yield one


def _place(known: Library, topic: Topic) -> tuple[int, str]:
    names = [one.id for one in known.topics]
    return names.index(topic.id) if topic.id in names else len(names), topic.id
