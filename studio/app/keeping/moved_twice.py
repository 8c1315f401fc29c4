"""Entries that two people have moved to different topics: both places are found, and one is kept where that is wanted.

Neither save is wrong, so that both are written; what it takes to find them is who had moved what before.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path

from studio.app.keeping.drafts import Drafts, Tongue, Where, file_of, path_of, place_of, translation_path, with_entries
from studio.app.keeping.entry_verbs import removed
from studio.app.keeping.moves import moves_among, moves_of
from studio.app.keeping.saving import open_section
from studio.app.keeping.translating import languages_of, with_translations
from studio.domain.entries import AnyEntry, EntryId
from studio.domain.errors import StudioError
from studio.domain.frozen import dataclass, replace
from studio.domain.library import Library, Section
from studio.domain.section_merge import Choices, Conflict, merge_sections
from studio.domain.translation import Translation, TranslationFile
from studio.domain.translation_merge import merge_translations


@dataclass(frozen=True, slots=True, kw_only=True)
class Was:
    """An entry as it was before it was moved."""

    entry: AnyEntry
    translations: Mapping[str, Translation] = field(default_factory=dict)
    """By language; those that there were."""


Moved = Mapping[EntryId, Was]
"""What was moved, by the ids that it has now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedTwice:
    """One entry that stands in two topics, because two people have moved it."""

    was: Was
    """As both of them found it."""
    mine: EntryId
    theirs: EntryId


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOnce:
    """Drafts in which entries stand in one of their two topics, as far as it is clear what they say there."""

    drafts: Drafts
    conflicts: Mapping[str, tuple[Conflict, ...]]
    """What both people have changed in the words, by the paths of files; such an entry still stands in both."""


def moved_here(drafts: Drafts, before: Moved) -> dict[EntryId, Was]:
    """Give what was moved in drafts or, as `before` tells, in those that were saved."""
    found = dict(before)
    for now, old in moves_of(drafts).items():
        entry, was = drafts.library.find(old), found.pop(old, None)
        if was is None and entry is not None:
            spoken = ((language, drafts.saved_translation(old, language)) for language in languages_of(drafts))
            was = Was(entry=entry, translations={language: one for language, one in spoken if one.texts})
        if was is not None:
            found[now] = was
    return {now: was for now, was in found.items() if now != was.entry.id}


def gone_before(mine: Moved, library: Library) -> dict[EntryId, Was]:
    """Give what is not where it was in a reading of the library: somebody else has taken it away, or moved it, too."""
    return {now: was for now, was in mine.items() if library.find(was.entry.id) is None}


def gone_from_disk(mine: Moved, root: Path) -> dict[EntryId, Was]:
    """Give what is not where it was in the library's files as they are; none of a file that cannot be read."""
    there: set[str] = set()
    for where in {place_of(was.entry.id) for was in mine.values()}:
        try:
            opened = open_section(root, *where)
            there |= {*(one.id for one in opened.section.entries), *opened.broken}
        except StudioError:
            there |= {was.entry.id for was in mine.values() if place_of(was.entry.id) == where}
    return {now: was for now, was in mine.items() if was.entry.id not in there}


def moved_by_others(mine: Moved, before: Library, after: Library) -> tuple[MovedTwice, ...]:
    """Give the entries that stand elsewhere, too, in another reading of the library, where they were not before."""
    gone = gone_before(mine, after)
    if not gone:
        return ()
    new = (entry for entry in _new_entries(before, after) if entry.id not in mine)
    return moved_apart(gone, moves_among((was.entry for was in gone.values()), new))


def moved_apart(mine: Moved, theirs: Mapping[EntryId, EntryId]) -> tuple[MovedTwice, ...]:
    """Give the entries that `theirs`, old ids by new ones, have moved to somewhere else."""
    there = {old: now for now, old in theirs.items()}
    return tuple(
        MovedTwice(was=was, mine=now, theirs=there[was.entry.id])
        for now, was in mine.items()
        if there.get(was.entry.id, now) != now
    )


def still_twice(drafts: Drafts, found: Iterable[MovedTwice]) -> tuple[MovedTwice, ...]:
    """Give those of which both places are still there."""
    known: dict[Where, frozenset[str]] = {}

    def there(entry: EntryId) -> bool:
        where = place_of(entry)
        if where not in known:
            known[where] = frozenset(one.id for one in drafts.section(where).entries)
        return entry in known[where]

    return tuple(one for one in found if there(one.mine) and there(one.theirs))


def kept_once(
    drafts: Drafts, found: Iterable[MovedTwice], choices: Mapping[str, Choices] | None = None, *, mine: bool
) -> KeptOnce:
    """Keep each entry where I have moved it, or where they have, with what both have made of its words.

    `choices` settle what both have changed, by the paths of files.
    """
    keeping = _Keeping(drafts, choices or {}, mine=mine)
    for one in still_twice(drafts, found):
        keeping.take(one)
    return KeptOnce(drafts=keeping.kept(), conflicts=keeping.conflicts)


class _Keeping:
    """Merges entry by entry, and changes each file once: a thousand entries may have been moved together."""

    def __init__(self, drafts: Drafts, choices: Mapping[str, Choices], *, mine: bool) -> None:
        self._drafts, self._choices, self._mine = drafts, choices, mine
        self._languages = languages_of(drafts)
        self._entries: dict[Where, dict[str, AnyEntry]] = {}
        self._spoken: dict[Tongue, dict[str, Translation]] = {}
        self._kept: defaultdict[Where, dict[str, AnyEntry]] = defaultdict(dict)
        self._translated: defaultdict[str, list[Translation]] = defaultdict(list)
        self._left: list[EntryId] = []
        self.conflicts: dict[str, tuple[Conflict, ...]] = {}

    def take(self, one: MovedTwice) -> None:
        """Merge what both sides say of an entry."""
        keep, leave = (one.mine, one.theirs) if self._mine else (one.theirs, one.mine)
        entry, asked = self._merged(one, keep)
        translations: dict[str, Translation] = {}
        for language in self._languages:
            translations[language], more = self._merged_translation(one, keep, language)
            asked |= more
        for path, conflicts in asked.items():
            self.conflicts[path] = (*self.conflicts.get(path, ()), *conflicts)
        if not asked:
            self._kept[place_of(keep)][keep] = entry
            for language, translation in translations.items():
                self._translated[language].append(translation)
            self._left.append(leave)

    def kept(self) -> Drafts:
        """Give the drafts with all that was taken and is not asked about."""
        drafts = removed(self._drafts, self._left)
        for where, kept in self._kept.items():
            entries = drafts.section(where).entries
            drafts = with_entries(drafts, where, tuple(kept.get(one.id, one) for one in entries))
        for language, translations in self._translated.items():
            drafts = with_translations(drafts, translations, language)
        return drafts

    def _merged(self, one: MovedTwice, keep: EntryId) -> tuple[AnyEntry, dict[str, tuple[Conflict, ...]]]:
        sides = (one.was.entry, self._entry(one.mine), self._entry(one.theirs))
        where = place_of(keep)
        base, ours, theirs = (Section(kind=where[1], title="", entries=(replace(side, id=keep),)) for side in sides)
        merged = merge_sections(base, ours, theirs, self._choices.get(path_of(where)))
        return merged.section.entries[0], {path_of(where): merged.conflicts} if merged.conflicts else {}

    def _merged_translation(
        self, one: MovedTwice, keep: EntryId, language: str
    ) -> tuple[Translation, dict[str, tuple[Conflict, ...]]]:
        was = one.was.translations.get(language)
        sides = (was, *(self._translation(entry, language) for entry in (one.mine, one.theirs)))
        name = file_of(keep)
        base, ours, theirs = (
            TranslationFile(
                language=language,
                name=name,
                head=Translation(id=name),
                entries=(replace(side, id=keep),) if side and side.texts else (),
            )
            for side in sides
        )
        path = translation_path(name, language)
        merged = merge_translations(base, ours, theirs, self._choices.get(path))
        found = next(iter(merged.file.entries), Translation(id=keep))
        return found, {path: merged.conflicts} if merged.conflicts else {}

    def _entry(self, entry: EntryId) -> AnyEntry:
        where = place_of(entry)
        if where not in self._entries:
            self._entries[where] = {one.id: one for one in self._drafts.section(where).entries}
        return self._entries[where][entry]

    def _translation(self, entry: EntryId, language: str) -> Translation | None:
        tongue = (file_of(entry), language)
        if tongue not in self._spoken:
            self._spoken[tongue] = {one.id: one for one in self._drafts.translation_file(tongue).entries}
        return self._spoken[tongue].get(entry)


def _new_entries(before: Library, after: Library) -> Iterator[AnyEntry]:
    for topic in after.topics:
        was = before.topic(topic.id)
        for section in topic.sections:
            old = was.section(section.kind) if was else None
            if old is not section:
                known = {entry.id for entry in old.entries} if old else frozenset[str]()
                yield from (entry for entry in section.entries if entry.id not in known)
