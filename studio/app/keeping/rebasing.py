"""Drafts of a library to drafts of that library as somebody else has left it: nothing of either side is lost."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from studio.app.keeping.drafts import (
    Drafts,
    Where,
    head_path,
    path_of,
    translation_path,
    with_file,
    with_head,
    with_saved,
    with_section,
)
from studio.app.keeping.saving_beside import as_section
from studio.app.keeping.settling import changed_paths, same_section
from studio.domain.frozen import replace
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.section_merge import merge_sections
from studio.domain.translation_merge import merge_translations, same_file
from studio.sources.libraries.folder import COMPANY


class Rebased(NamedTuple):
    """Drafts of the library as it is now."""

    drafts: Drafts
    waiting: tuple[str, ...] = ()
    """Files in which both sides changed the same: these drafts go on from what they began with, and saving asks."""


def rebased(drafts: Drafts, library: Library) -> Rebased:
    """Give drafts of another reading of their library, with what others have changed meanwhile."""
    result = Drafts(library=library, heads=_new_heads(drafts, library))
    waiting: list[str] = []
    for topic in drafts.heads.values():
        result = _head(drafts, result, topic, waiting)
    for where, section in drafts.sections.items():
        result = _section(drafts, result, where, section, waiting)
    for tongue in drafts.translations:
        result = _translation(drafts, result, tongue, waiting)
    paths = changed_paths(result)
    rewrites = {path: one for path, one in drafts.rewrites.items() if path in paths}
    return Rebased(replace(result, rewrites=rewrites) if rewrites else result, tuple(waiting))


class Rebasing:
    """Drafts of one reading of a library, each made once: many in a thread of their own, others when they are needed.

    Made in one thread, it may be asked in another afterwards.
    """

    def __init__(self, library: Library, states: Iterable[Drafts] = ()) -> None:
        self.library = library
        self._known: dict[int, tuple[Drafts, Rebased]] = {}
        """By the identity of the drafts, which are kept with what was made of them: no others can have it."""
        for drafts in states:
            self.of(drafts)

    def of(self, drafts: Drafts) -> Rebased:
        """Give what `rebased` makes of these drafts."""
        found = self._known.get(id(drafts))
        if found is None:
            found = self._known[id(drafts)] = (drafts, rebased(drafts, self.library))
        return found[1]


def differing(old: Library, new: Library) -> frozenset[str]:
    """Give the names of the files, such as `flask/benefits`, that say something else in another reading."""
    return frozenset((*_differing_topics(old, new), *_differing_translations(old, new)))


def _differing_topics(old: Library, new: Library) -> Iterator[str]:
    before, after = ({topic.id: topic for topic in library.topics} for library in (old, new))
    for name in before.keys() | after.keys():
        one, other = before.get(name), after.get(name)
        if one is None or other is None or _called(one) != _called(other):
            yield f"{name}/topic"
        kinds = {section.kind for topic in (one, other) if topic for section in topic.sections}
        for kind in kinds:
            pair = [topic.section(kind) if topic else None for topic in (one, other)]
            if pair[0] != pair[1]:
                yield f"{name}/{kind}"


def _differing_translations(old: Library, new: Library) -> Iterator[str]:
    before, after = ({(one.name, one.language): one for one in library.translations} for library in (old, new))
    for tongue in before.keys() | after.keys():
        one, other = before.get(tongue), after.get(tongue)
        if one is None or other is None or not same_file(one, other):
            yield tongue[0]


def _called(topic: Topic) -> tuple[str, str, str]:
    return topic.title, topic.summary, topic.language


def _new_heads(drafts: Drafts, library: Library) -> dict[str, Topic]:
    """Give the topics that only the drafts know."""
    known = {topic.id for topic in library.topics}
    return {name: topic for name, topic in drafts.heads.items() if name not in known}


def _head(drafts: Drafts, result: Drafts, topic: Topic, waiting: list[str]) -> Drafts:
    base, theirs = drafts.library.topic(topic.id), result.library.topic(topic.id)
    if theirs is None:
        return result
    was = base or Topic(id=topic.id, title="")
    merged = merge_sections(as_section(was), as_section(topic), as_section(theirs))
    if not merged.conflicts:
        return with_head(result, replace(theirs, title=merged.section.title, summary=merged.section.intro))
    waiting.append(head_path(topic.id))
    kept = replace(theirs, title=base.title, summary=base.summary) if base else theirs
    return with_head(_with_topic(result, kept), topic)


def _section(drafts: Drafts, result: Drafts, where: Where, section: Section, waiting: list[str]) -> Drafts:
    base, theirs = drafts.saved(where), result.library.topic(where[0])
    now = (theirs.section(where[1]) if theirs else None) or Section(kind=where[1], title=base.title, intro=base.intro)
    merged = merge_sections(base, section, now)
    lost = replace(drafts.topic(where[0]) or Topic(id=where[0], title=where[0]), sections=())
    if merged.conflicts:
        waiting.append(path_of(where))
        # also of a topic that is gone: without what the changes began with, all of it would count as new
        known = result if theirs else _with_topic(result, lost)
        kept = replace(known, library=with_saved(known.library, where[0], base))
        return with_section(kept, where[0], section)
    if result.topic(where[0]) is None:
        if same_section(merged.section, now):
            return result
        result = with_head(result, lost)
    return with_section(result, where[0], merged.section)


def _translation(drafts: Drafts, result: Drafts, tongue: tuple[str, str], waiting: list[str]) -> Drafts:
    base, mine, theirs = drafts.saved_file(tongue), drafts.translations[tongue], result.saved_file(tongue)
    merged = merge_translations(base, mine, theirs)
    if not merged.conflicts:
        return with_file(result, theirs if same_file(merged.file, theirs) else merged.file)
    waiting.append(translation_path(*tongue))
    others = tuple(one for one in result.library.translations if (one.name, one.language) != tongue)
    library = library_of(result.library.root, result.library.topics, (*others, base))
    return with_file(replace(result, library=library), mine)


def _with_topic(drafts: Drafts, topic: Topic) -> Drafts:
    topics = {one.id: one for one in drafts.library.topics} | {topic.id: topic}
    listed = sorted(topics.values(), key=lambda one: (one.id == COMPANY, one.id))
    return replace(drafts, library=library_of(drafts.library.root, tuple(listed), drafts.library.translations))
