"""Drafts to those of the library as a save has left it: what was saved is no draft, what came before leads back."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from studio.app.keeping.drafts import Drafts, Tongue, Where, head_path, path_of, sections_with, translation_path
from studio.app.keeping.rewrites import Rewrite, with_rewrite
from studio.domain.frozen import replace
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.section_merge import merge_sections
from studio.domain.translation import TranslationFile
from studio.domain.translation_merge import merge_translations, same_file
from studio.sources.libraries.folder import COMPANY

R = TypeVar("R", Section, TranslationFile)
K = TypeVar("K", bound=Hashable)
Record = Section | Topic | TranslationFile


class Saved(NamedTuple):
    """A file that a save has written."""

    topic: str
    written: Record
    """What was to be written."""
    saved: Record
    """What it says now, with what others have changed in it."""
    rewrite: Rewrite | None = None
    """What was done to its text."""


def changed_paths(drafts: Drafts) -> frozenset[str]:
    """Give the paths of the files that drafts change."""
    tongues = (translation_path(*tongue) for tongue in drafts.translations)
    return frozenset((*map(path_of, drafts.sections), *map(head_path, drafts.heads), *tongues))


def same_section(one: Section, other: Section) -> bool:
    """Tell whether two sections say the same."""
    heads = (one.title, one.intro) == (other.title, other.intro)
    return heads and tuple(one.entries) == tuple(other.entries)


class Settling:
    """Drafts after one save, of any number of states: what they have in common is looked at once.

    What was changed since the save stays a draft; a state from before it becomes a draft that leads back to it.
    """

    def __init__(self, saves: Iterable[Saved]) -> None:
        self._sections: dict[Where, tuple[Section, Section]] = {}
        self._heads: dict[str, tuple[Topic, Topic]] = {}
        self._files: dict[Tongue, tuple[TranslationFile, TranslationFile]] = {}
        self._rewrites: dict[str, Rewrite | None] = {}
        for one in saves:
            self._take(one)
        self._libraries: dict[int, tuple[Library, Library]] = {}
        """By the identity of the library as it was, which is kept with what became of it, as all that follows."""
        self._states: dict[int, tuple[Drafts, Drafts]] = {}
        self._merged: dict[tuple[Hashable, int], tuple[object, object]] = {}

    def of(self, drafts: Drafts) -> Drafts:
        """Give the drafts as they are after the save."""
        found = self._states.get(id(drafts))
        if found is None:
            found = self._states[id(drafts)] = (drafts, self._settled(drafts))
        return found[1]

    def _take(self, one: Saved) -> None:
        match one.written, one.saved:
            case Section() as written, Section() as section:
                where = (one.topic, section.kind)
                self._sections[where], path = (written, section), path_of(where)
            case Topic() as written, Topic() as topic:
                self._heads[topic.id], path = (written, topic), head_path(topic.id)
            case TranslationFile() as written, TranslationFile() as file:
                tongue = (file.name, file.language)
                self._files[tongue], path = (written, file), translation_path(*tongue)
            case _:
                raise TypeError(one.topic)
        self._rewrites[path] = one.rewrite

    def _settled(self, drafts: Drafts) -> Drafts:
        known = self._libraries.get(id(drafts.library))
        if known is None:
            known = self._libraries[id(drafts.library)] = (drafts.library, self._library(drafts.library))
        after: Drafts = replace(
            drafts,
            library=known[1],
            sections=self._rest(drafts.sections, self._sections, drafts.section, _merged_section),
            heads=self._rest_of_heads(drafts),
            translations=self._rest(drafts.translations, self._files, drafts.translation_file, _merged_file),
        )
        return self._with_rewrites(after)

    def _library(self, library: Library) -> Library:
        topics = {topic.id: topic for topic in library.topics}
        for name, (_, saved) in self._heads.items():
            topics[name] = replace(topics[name], title=saved.title, summary=saved.summary) if name in topics else saved
        listed = (
            sorted(topics.values(), key=lambda one: (one.id == COMPANY, one.id)) if self._heads else topics.values()
        )
        by_topic: dict[str, list[Section]] = {}
        for (name, _), (_, section) in self._sections.items():
            by_topic.setdefault(name, []).append(section)
        whole = (
            replace(topic, sections=sections_with(topic, by_topic[topic.id])) if topic.id in by_topic else topic
            for topic in listed
        )
        others = (one for one in library.translations if (one.name, one.language) not in self._files)
        return library_of(library.root, tuple(whole), (*others, *(saved for _, saved in self._files.values())))

    def _rest(
        self,
        drafts: Mapping[K, R],
        saves: Mapping[K, tuple[R, R]],
        now: Callable[[K], R],
        merged: Callable[[R, R, R], R | None],
    ) -> dict[K, R]:
        """Give what differs from the library as it is after the save."""
        rest = dict(drafts)
        for key, (written, saved) in saves.items():
            before = now(key)
            name = (key, id(before))
            if name not in self._merged:
                self._merged[name] = (before, merged(written, before, saved))
            found: R | None = self._merged[name][1]  # type: ignore[assignment]
            rest.pop(key, None)
            if found is not None:
                rest[key] = found
        return rest

    def _rest_of_heads(self, drafts: Drafts) -> dict[str, Topic]:
        rest = dict(drafts.heads)
        for name, (written, saved) in self._heads.items():
            now = drafts.topic(name)
            rest.pop(name, None)
            if now is None:
                continue
            stays = _called(written) == _called(saved) or _called(now) != _called(written)
            if stays and _called(now) != _called(saved):
                rest[name] = now
        return rest

    def _with_rewrites(self, drafts: Drafts) -> Drafts:
        if not drafts.rewrites and not any(self._rewrites.values()):
            return drafts
        paths, found = changed_paths(drafts), dict(drafts.rewrites)
        for path, rewrite in self._rewrites.items():
            before = found.pop(path, ())
            if rewrite is not None and path in paths:
                found[path] = with_rewrite(before, rewrite)
        return replace(drafts, rewrites=found)


def _merged_section(written: Section, now: Section, saved: Section) -> Section | None:
    """Give what stays of a draft; None where it says what was saved."""
    found = now if same_section(written, saved) else merge_sections(written, now, saved).section
    return None if same_section(found, saved) else found


def _merged_file(written: TranslationFile, now: TranslationFile, saved: TranslationFile) -> TranslationFile | None:
    found = now if same_file(written, saved) else merge_translations(written, now, saved).file
    return None if same_file(found, saved) else found


def _called(topic: Topic) -> tuple[str, str]:
    return topic.title, topic.summary
