"""What keepers do with whole entries: new, copied, moved, in another order, retired, deleted, several at once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import date
from typing import Any

from studio.app.edits.paths import hints_of
from studio.app.keeping.drafts import Drafts, Where, place_of, with_entries
from studio.app.keeping.moves import moves_of
from studio.app.keeping.translating import carried, without
from studio.domain.entries import ENTRY_TYPES, AnyEntry, EntryId, EntryState, SectionKind, headline
from studio.domain.frozen import dataclass, replace
from studio.sources.proposals.chapters import Names, slug

_LONGEST = 48
"""Characters of a title that go into an id; a number may follow."""
_PROVISIONAL = re.compile(r"^new-|-copy(?:-\d+)?\Z")
"""In names that entries have until somebody has written their titles."""
_NAMES = ("title", "question", "name")
"""The field that names an entry, by its kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulk:
    """What several entries get at once; None leaves a field as it is."""

    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()
    owner: str | None = None
    review_by: date | None = None
    state: EntryState | None = None


def added(
    drafts: Drafts, where: Where, title: str, owner: str = "", review_by: date | None = None
) -> tuple[Drafts, EntryId]:
    """Put a new draft entry behind the others of a section; gives its id too, made from the title."""
    cls = ENTRY_TYPES[where[1]]
    entry_id = fresh_id(drafts, where, title)
    entry = _blank(cls, title.strip(), id=entry_id, state=EntryState.DRAFT, owner=owner, review_by=review_by)
    return with_entries(drafts, where, (*drafts.section(where).entries, entry)), entry_id


def duplicated(drafts: Drafts, entry_id: EntryId) -> tuple[Drafts, EntryId]:
    """Put a copy of an entry and its translations behind it, as a draft; gives the copy's id too."""
    where = place_of(entry_id)
    entries = list(drafts.section(where).entries)
    at = _index(entries, entry_id)
    if at is None:
        return drafts, entry_id
    title = f"{headline(entries[at])} (copy)"
    copy = _named(replace(entries[at], id=fresh_id(drafts, where, title), state=EntryState.DRAFT), title)
    drafts = with_entries(drafts, where, (*entries[: at + 1], copy, *entries[at + 1 :]))
    return carried(drafts, entry_id, copy.id, keep=True), copy.id


def moved(drafts: Drafts, entry_ids: Iterable[EntryId], topic: str) -> tuple[Drafts, tuple[EntryId, ...]]:
    """Move entries, with their translations, to the sections of their kinds in another topic; gives their ids there."""
    ids: list[EntryId] = []
    for entry_id in entry_ids:
        where, entry = place_of(entry_id), drafts.entry(entry_id)
        if entry is None or where[0] == topic:
            continue
        target = (topic, where[1])
        name = EntryId(f"{topic}/{where[1]}/{Names(_taken(drafts, target)).unique(entry_id.rpartition('/')[2])}")
        drafts = _taken_out(drafts, (entry_id,))
        drafts = with_entries(drafts, target, (*drafts.section(target).entries, replace(entry, id=name)))
        drafts = carried(drafts, entry_id, name)
        ids.append(name)
    return drafts, tuple(ids)


def shifted(drafts: Drafts, entry_id: EntryId, by: int) -> Drafts:
    """Move an entry up (-1) or down (1) in its section; at the end it stays."""
    where = place_of(entry_id)
    entries = list(drafts.section(where).entries)
    at = _index(entries, entry_id)
    if at is None or not 0 <= at + by < len(entries):
        return drafts
    entries.insert(at + by, entries.pop(at))
    return with_entries(drafts, where, tuple(entries))


def removed(drafts: Drafts, entry_ids: Iterable[EntryId]) -> Drafts:
    """Take entries and their translations out of the library."""
    gone = tuple(entry_ids)
    return without(_taken_out(drafts, gone), gone)


def _taken_out(drafts: Drafts, entry_ids: Iterable[EntryId]) -> Drafts:
    gone = frozenset(entry_ids)
    for where in dict.fromkeys(map(place_of, gone)):
        kept = tuple(entry for entry in drafts.section(where).entries if entry.id not in gone)
        drafts = with_entries(drafts, where, kept)
    return drafts


def changed_all(drafts: Drafts, entry_ids: Iterable[EntryId], bulk: Bulk) -> Drafts:
    """Change tags, owner, review date or state of several entries."""
    by_section: dict[Where, set[EntryId]] = {}
    for entry_id in entry_ids:
        by_section.setdefault(place_of(entry_id), set()).add(entry_id)
    for where, ids in by_section.items():
        entries = drafts.section(where).entries
        drafts = with_entries(drafts, where, tuple(_with_bulk(one, bulk) if one.id in ids else one for one in entries))
    return drafts


def owned(drafts: Drafts, owner: str) -> Drafts:
    """Give new entries for which nobody answers yet an owner; those that were only moved stay as they are."""
    moved_here = moves_of(drafts)
    new = [
        entry.id
        for section in drafts.sections.values()
        for entry in section.entries
        if not entry.owner and drafts.library.find(entry.id) is None and entry.id not in moved_here
    ]
    return changed_all(drafts, new, Bulk(owner=owner)) if new else drafts


def fresh_id(drafts: Drafts, where: Where, title: str) -> EntryId:
    """Make an id of a title that no entry of a section has, or had when it was saved."""
    name = (slug(title) or slug(str(where[1])))[:_LONGEST].rstrip("-")
    return EntryId(f"{where[0]}/{where[1]}/{Names(_taken(drafts, where)).unique(name)}")


def named(drafts: Drafts) -> dict[EntryId, EntryId]:
    """Give ids made of the titles that entries have now, for those that were never saved and are called otherwise."""
    ids: dict[EntryId, EntryId] = {}
    for where, section in drafts.sections.items():
        for entry in section.entries:
            if drafts.library.find(entry.id) is None and not _is_after(entry):
                ids[entry.id] = fresh_id(renamed(drafts, ids), where, headline(entry))
    return ids


def renamed(drafts: Drafts, ids: Mapping[EntryId, EntryId]) -> Drafts:
    """Give the drafts with other ids for some entries, and for their translations."""
    for where in dict.fromkeys(map(place_of, ids)):
        entries = drafts.section(where).entries
        drafts = with_entries(drafts, where, tuple(replace(one, id=ids.get(one.id, one.id)) for one in entries))
    for old, new in ids.items():
        drafts = carried(drafts, old, new)
    return drafts


def _is_after(entry: AnyEntry) -> bool:
    """Tell whether an id may stay: it is the title's, perhaps with a number, or was given somewhere else."""
    name, wanted = entry.id.rpartition("/")[2], slug(headline(entry))[:_LONGEST].rstrip("-")
    rest = name.removeprefix(wanted)
    if not wanted or not _PROVISIONAL.search(name):
        return True
    return name.startswith(wanted) and (not rest or (rest[:1] == "-" and rest[1:].isdecimal()))


def _with_bulk(entry: AnyEntry, bulk: Bulk) -> AnyEntry:
    gone = {tag.casefold() for tag in bulk.remove_tags}
    kept = [tag for tag in entry.tags if tag.casefold() not in gone]
    known = {tag.casefold() for tag in kept}
    new = (tag for tag in bulk.add_tags if tag.casefold() not in known)
    changes: dict[str, Any] = {"tags": tuple(dict.fromkeys((*kept, *new)))}
    given = {"owner": bulk.owner, "review_by": bulk.review_by, "state": bulk.state}
    changes |= {name: value for name, value in given.items() if value is not None}
    return replace(entry, **changes)


def _taken(drafts: Drafts, where: Where) -> set[str]:
    known = (*drafts.section(where).entries, *drafts.saved(where).entries)
    return {entry.id.rpartition("/")[2] for entry in known}


def _named(entry: AnyEntry, title: str) -> AnyEntry:
    changes: dict[str, Any] = {_name_field(type(entry)): title}
    return replace(entry, **changes)


def _name_field(cls: type) -> str:
    return next(name for name in _NAMES if name in hints_of(cls))


def _blank(cls: type[AnyEntry], title: str, **given: Any) -> AnyEntry:
    """Make an entry of which every required text but its title is still to be written."""
    required = (one for one in fields(cls) if one.default is MISSING and one.default_factory is MISSING)
    hints = hints_of(cls)
    values = {one.name: "" if hints.get(one.name) is str else () for one in required if one.name != "id"}
    return cls(**(values | {_name_field(cls): title} | given))


def _index(entries: Sequence[AnyEntry], entry_id: EntryId) -> int | None:
    return next((n for n, entry in enumerate(entries) if entry.id == entry_id), None)


def section_kinds(drafts: Drafts, topic: str) -> tuple[SectionKind, ...]:
    """Give the kinds of section that a topic does not have yet."""
    known = {kind for name, kind in drafts.places() if name == topic}
    return tuple(kind for kind in SectionKind if kind not in known)
