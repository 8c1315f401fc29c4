"""Entries that drafts take out of one topic and put into another: what a keeper sees as moved."""

from collections.abc import Iterator

from studio.app.keeping.drafts import Drafts, Where
from studio.domain.entries import AnyEntry, EntryId, SectionKind
from studio.domain.frozen import replace


def moves_of(drafts: Drafts) -> dict[EntryId, EntryId]:
    """Give the ids that moved entries have in the library, by those that they have now.

    One that says the same, else one of the same name, in the section of its kind in another topic is the same entry.
    """
    gone, new = _by_kind(_taken_out(drafts)), _by_kind(_put_in(drafts))
    found: dict[EntryId, EntryId] = {}
    for kind, entries in new.items():
        for same in (_says_the_same, _has_the_same_name):
            for entry in entries:
                origin = next((one for one in gone.get(kind, ()) if same(one, entry)), None)
                if origin is not None and entry.id not in found:
                    found[entry.id] = origin.id
                    gone[kind].remove(origin)
    return found


def _says_the_same(one: AnyEntry, other: AnyEntry) -> bool:
    return _topic(one) != _topic(other) and replace(one, id=other.id) == other


def _has_the_same_name(one: AnyEntry, other: AnyEntry) -> bool:
    return _topic(one) != _topic(other) and one.id.rpartition("/")[2] == other.id.rpartition("/")[2]


def _topic(entry: AnyEntry) -> str:
    return entry.id.partition("/")[0]


def _taken_out(drafts: Drafts) -> Iterator[tuple[Where, AnyEntry]]:
    for where, section in drafts.sections.items():
        now = {entry.id for entry in section.entries}
        yield from ((where, entry) for entry in drafts.saved(where).entries if entry.id not in now)


def _put_in(drafts: Drafts) -> Iterator[tuple[Where, AnyEntry]]:
    for where, section in drafts.sections.items():
        was = {entry.id for entry in drafts.saved(where).entries}
        yield from ((where, entry) for entry in section.entries if entry.id not in was)


def _by_kind(entries: Iterator[tuple[Where, AnyEntry]]) -> dict[SectionKind, list[AnyEntry]]:
    found: dict[SectionKind, list[AnyEntry]] = {}
    for (_, kind), entry in entries:
        found.setdefault(kind, []).append(entry)
    return found
