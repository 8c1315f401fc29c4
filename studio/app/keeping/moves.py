"""Entries that drafts take out of one topic and put into another: what a keeper sees as moved."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

from studio.app.keeping.drafts import Drafts, Where, place_of
from studio.app.search import entry_text
from studio.domain.entries import AnyEntry, EntryId
from studio.domain.frozen import replace

_NEAR = 0.6
"""Share of their words that two entries of one name have in common from which on they are the same entry."""
_NUMBER = re.compile(r"-\d+\Z")
Key = Callable[[AnyEntry], Hashable]


def moves_of(drafts: Drafts) -> dict[EntryId, EntryId]:
    """Give the ids that moved entries have in the library, by those that they have now.

    Told as by `moves_among`.
    """
    return moves_among(_taken_out(drafts), _put_in(drafts))


def moves_among(gone: Iterable[AnyEntry], new: Iterable[AnyEntry]) -> dict[EntryId, EntryId]:
    """Give the ids that entries had, by those that they have now, among entries that are gone and entries that are new.

    An entry that is gone was moved where a new one of its kind in another topic says the same, or nearly the same
    under the same name.  Where there are several of either, nobody knows which one it is, and none was moved.
    """
    gone, new = list(gone), list(new)
    found: dict[EntryId, EntryId] = {}
    for keys, like in (
        ((_name_and_words, _name_and_words), _other_topic),
        ((_words, _words), _other_topic),
        ((_name, _name), _nearly_the_same),
        ((_name, _stem), _nearly_the_same),
    ):
        pairs = [(one, other) for one, other in _matched(gone, new, keys) if like(one, other)]
        found |= {other.id: one.id for one, other in pairs}
        done = {entry.id for pair in pairs for entry in pair}
        gone, new = ([one for one in side if one.id not in done] for side in (gone, new))
    return found


def ways_of(drafts: Drafts, moves: Mapping[EntryId, EntryId]) -> dict[Where, frozenset[Where]]:
    """Give, by the sections that lose entries, those in which these go on, or may: under the same name at least."""
    there: defaultdict[Hashable, set[Where]] = defaultdict(set)
    for entry in _put_in(drafts):
        there[_name(entry)].add(place_of(entry.id))
    found: defaultdict[Where, set[Where]] = defaultdict(set)
    for entry in _taken_out(drafts):
        found[place_of(entry.id)] |= there.get(_name(entry), set())
    for now, old in moves.items():
        found[place_of(old)].add(place_of(now))
    return {where: frozenset(others - {where}) for where, others in found.items()}


def _matched(
    gone: Iterable[AnyEntry], new: Iterable[AnyEntry], keys: tuple[Key, Key]
) -> Iterator[tuple[AnyEntry, AnyEntry]]:
    """Give the entries that are the only ones with a key among those that are gone and those that are new."""
    groups: tuple[defaultdict[Hashable, list[AnyEntry]], ...] = (defaultdict(list), defaultdict(list))
    for side, key, group in zip((gone, new), keys, groups, strict=True):
        for entry in side:
            group[key(entry)].append(entry)
    for name, ones in groups[0].items():
        others = groups[1].get(name, [])
        if len(ones) == len(others) == 1:
            yield ones[0], others[0]


def _name_and_words(entry: AnyEntry) -> Hashable:
    return _name(entry), replace(entry, id=EntryId(""))


def _words(entry: AnyEntry) -> Hashable:
    return replace(entry, id=EntryId(""))


def _name(entry: AnyEntry) -> Hashable:
    return type(entry), entry.id.rpartition("/")[2]


def _stem(entry: AnyEntry) -> Hashable:
    """Give the name without the number that a moved entry has behind its own where that was taken."""
    kind, name = type(entry), entry.id.rpartition("/")[2]
    return kind, _NUMBER.sub("", name)


def alike(one: AnyEntry, other: AnyEntry, share: float) -> bool:
    """Tell whether two entries have so much of their words in common, whatever their order."""
    words, others = (Counter(entry_text(entry).casefold().split()) for entry in (one, other))
    return 2 * (words & others).total() >= share * (words + others).total()


def _other_topic(one: AnyEntry, other: AnyEntry) -> bool:
    return place_of(one.id) != place_of(other.id)


def _nearly_the_same(one: AnyEntry, other: AnyEntry) -> bool:
    return _other_topic(one, other) and alike(one, other, _NEAR)


def _taken_out(drafts: Drafts) -> Iterator[AnyEntry]:
    for where, section in drafts.sections.items():
        now = {entry.id for entry in section.entries}
        yield from (entry for entry in drafts.saved(where).entries if entry.id not in now)


def _put_in(drafts: Drafts) -> Iterator[AnyEntry]:
    for where, section in drafts.sections.items():
        was = {entry.id for entry in drafts.saved(where).entries}
        yield from (entry for entry in section.entries if entry.id not in was)
