"""Entries that two people have moved to different topics: both places are found, and one is kept where that is wanted.

Neither save is wrong, so that both are written; what it takes to find them is who had moved what before.
"""

from collections.abc import Iterable, Iterator, Mapping

from studio.app.keeping.drafts import (
    Drafts,
    file_of,
    path_of,
    place_of,
    translation_path,
    with_entry,
    with_file,
)
from studio.app.keeping.entry_verbs import removed
from studio.app.keeping.moves import moves_among, moves_of
from studio.app.keeping.translating import languages_of
from studio.domain.entries import AnyEntry, EntryId
from studio.domain.frozen import dataclass, replace
from studio.domain.library import Library, Section
from studio.domain.section_merge import Choices, Conflict, merge_sections
from studio.domain.translation import Translation, TranslationFile
from studio.domain.translation_merge import merge_translations

Moved = Mapping[EntryId, AnyEntry]
"""Entries as they were before they were moved, by the ids that they have now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedTwice:
    """One entry that stands in two topics, because two people have moved it."""

    was: AnyEntry
    """As both of them found it."""
    mine: EntryId
    theirs: EntryId


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOnce:
    """Drafts in which entries stand in one of their two topics, as far as it is clear what they say there."""

    drafts: Drafts
    conflicts: Mapping[str, tuple[Conflict, ...]]
    """What both people have changed in the words, by the paths of files; such an entry still stands in both."""


def moved_here(drafts: Drafts, before: Moved) -> dict[EntryId, AnyEntry]:
    """Give what was moved in drafts or, as `before` tells, in those that were saved."""
    found = dict(before)
    for now, old in moves_of(drafts).items():
        was = found.pop(old, None) or drafts.library.find(old)
        if was is not None:
            found[now] = was
    return {now: was for now, was in found.items() if now != was.id}


def moved_by_others(mine: Moved, before: Library, after: Library) -> tuple[MovedTwice, ...]:
    """Give the entries that stand elsewhere, too, in another reading of the library, where they were not before."""
    gone = [was for was in mine.values() if after.find(was.id) is None]
    if not gone:
        return ()
    new = (entry for entry in _new_entries(before, after) if entry.id not in mine)
    return moved_apart(mine, moves_among(gone, new))


def moved_apart(mine: Moved, theirs: Mapping[EntryId, EntryId]) -> tuple[MovedTwice, ...]:
    """Give the entries that `theirs`, old ids by new ones, have moved to somewhere else."""
    there = {old: now for now, old in theirs.items()}
    return tuple(
        MovedTwice(was=was, mine=now, theirs=there[was.id])
        for now, was in mine.items()
        if there.get(was.id, now) != now
    )


def still_twice(drafts: Drafts, found: Iterable[MovedTwice]) -> tuple[MovedTwice, ...]:
    """Give those of which both places are still there."""
    return tuple(one for one in found if drafts.entry(one.mine) and drafts.entry(one.theirs))


def kept_once(
    drafts: Drafts, found: Iterable[MovedTwice], choices: Mapping[str, Choices] | None = None, *, mine: bool
) -> KeptOnce:
    """Keep each entry where I have moved it, or where they have, with what both have made of its words.

    `choices` settle what both have changed, by the paths of files.
    """
    conflicts: dict[str, tuple[Conflict, ...]] = {}
    for one in still_twice(drafts, found):
        keep, leave = (one.mine, one.theirs) if mine else (one.theirs, one.mine)
        merged = _merged(drafts, one, keep, choices or {})
        if merged.conflicts:
            for path, asked in merged.conflicts.items():
                conflicts[path] = (*conflicts.get(path, ()), *asked)
        else:
            drafts = removed(merged.drafts, (leave,))
    return KeptOnce(drafts=drafts, conflicts=conflicts)


def _merged(drafts: Drafts, one: MovedTwice, keep: EntryId, choices: Mapping[str, Choices]) -> KeptOnce:
    """Put what both sides say into the entry that stays."""
    path, kind = path_of(place_of(keep)), place_of(keep)[1]
    sides = (one.was, drafts.entry(one.mine), drafts.entry(one.theirs))
    base, ours, theirs = (
        Section(kind=kind, title="", entries=(replace(side, id=keep),) if side else ()) for side in sides
    )
    merged = merge_sections(base, ours, theirs, choices.get(path))
    conflicts = {path: merged.conflicts} if merged.conflicts else {}
    for entry in merged.section.entries:
        drafts = with_entry(drafts, entry)
    for language in languages_of(drafts):
        drafts, asked = _translated(drafts, one, keep, language, choices)
        if asked:
            conflicts[translation_path(file_of(keep), language)] = asked
    return KeptOnce(drafts=drafts, conflicts=conflicts)


def _translated(
    drafts: Drafts, one: MovedTwice, keep: EntryId, language: str, choices: Mapping[str, Choices]
) -> tuple[Drafts, tuple[Conflict, ...]]:
    """Put both translations into the one that stays; where only one side has any, that one."""
    sides = [drafts.translation(entry, language) for entry in (one.mine, one.theirs)]
    given = [replace(side, id=keep) for side in sides if side.texts]
    if not given:
        return drafts, ()
    name = file_of(keep)
    base, ours, theirs = (
        TranslationFile(language=language, name=name, head=Translation(id=name), entries=(side,))
        for side in (Translation(id=keep), given[0], given[-1])
    )
    merged = merge_translations(base, ours, theirs, choices.get(translation_path(name, language)))
    file = drafts.translation_file((name, language))
    others = tuple(side for side in file.entries if side.id != keep)
    return with_file(drafts, replace(file, entries=(*others, *merged.file.entries))), merged.conflicts


def _new_entries(before: Library, after: Library) -> Iterator[AnyEntry]:
    for topic in after.topics:
        was = before.topic(topic.id)
        for section in topic.sections:
            old = was.section(section.kind) if was else None
            if old is not section:
                known = {entry.id for entry in old.entries} if old else frozenset[str]()
                yield from (entry for entry in section.entries if entry.id not in known)
