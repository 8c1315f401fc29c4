"""Picks whose entries are gone from their places to where these stand now: one of the same kind and name elsewhere."""

from collections import Counter
from collections.abc import Callable, Iterable

from studio.domain.chapters import PicksChapter
from studio.domain.entries import EntryId
from studio.domain.library import Library
from studio.domain.proposal import Proposal


def moved_entries(proposal: Proposal, library: Library) -> dict[EntryId, EntryId]:
    """Give the new places of picked entries that were moved, by those that the proposal names.

    What cannot be read of a pick stays as it is in the file, and so does such a pick.
    """
    chapters = (chapter for chapter in proposal.chapters if isinstance(chapter, PicksChapter))
    picked = dict.fromkeys(pick.entry for chapter in chapters for pick in chapter.picks)
    return moved_of(picked, library, frozenset(proposal.unread))


def moved_of(picked: Iterable[EntryId], library: Library, left: frozenset[str] = frozenset()) -> dict[EntryId, EntryId]:
    """Give the new places of those that were moved among all entries that one proposal picks, but for those `left`."""
    known, topics = frozenset(picked), [topic.id for topic in library.topics]
    gone = (entry for entry in picked if entry not in left and library.find(entry) is None)
    found = {
        entry: place
        for entry in gone
        if (place := place_now(entry, topics, library.find)) is not None and place not in known
    }
    taken = Counter(found.values())  # two that may both be the one are not known to be
    return {entry: place for entry, place in found.items() if taken[place] == 1}


def place_now(gone: EntryId, topics: Iterable[str], find: Callable[[str], object | None]) -> EntryId | None:
    """Give the only entry of the same kind and name in other topics; None where there is none, or more than one.

    Nor is it known where one has a numbered namesake: what is moved beside an entry of its name gets such a name.
    """
    _, _, rest = gone.partition("/")
    if "/" not in rest:
        return None
    places = (EntryId(f"{topic}/{rest}") for topic in topics)
    found = [place for place in places if place != gone and find(place) is not None]
    return found[0] if len(found) == 1 and find(f"{found[0]}-2") is None else None


def topic_title(entry: EntryId, library: Library) -> str:
    """Give what the topic of an entry is called."""
    topic = library.topic(entry.partition("/")[0])
    return topic.title if topic else entry.partition("/")[0]
