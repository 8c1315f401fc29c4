"""What a library can be narrowed down to: kinds of section, tags, industries, and how fresh its entries are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from studio.domain.entries import AnyEntry, CaseStudy, EntryState, SectionKind
from studio.domain.library import Library

SOON = timedelta(days=30)
"""An entry's review is due soon for so long before its day."""


class Freshness(StrEnum):
    """How an entry's review date stands to today."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    FRESH = "fresh"
    UNDATED = "undated"


class Facet(StrEnum):
    """A property that entries are narrowed down by."""

    STATE = "state"
    FRESHNESS = "freshness"
    OWNER = "owner"
    SECTION = "section"
    INDUSTRY = "industry"
    TAG = "tag"


class Choice(NamedTuple):
    """One value of a facet, as it was chosen."""

    facet: Facet
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A value that can be chosen."""

    choice: Choice
    title: str
    count: int
    """Entries that have it."""


FRESHNESS_TITLES = {
    Freshness.OVERDUE: "Review overdue",
    Freshness.DUE_SOON: "Review due soon",
    Freshness.FRESH: "Up to date",
    Freshness.UNDATED: "No review date",
}
SECTION_TITLES = {kind: kind.value.replace("_", " ").capitalize() for kind in SectionKind} | {SectionKind.FAQ: "FAQ"}
STATE_TITLES = {
    EntryState.DRAFT: "Draft",
    EntryState.IN_REVIEW: "In review",
    EntryState.APPROVED: "Approved",
    EntryState.RETIRED: "Retired",
}
_FACETS = {str(facet): n for n, facet in enumerate(Facet)}
_ORDERS: dict[Facet, dict[str, int]] = {
    Facet.STATE: {str(state): n for n, state in enumerate(EntryState)},
    Facet.FRESHNESS: {str(one): n for n, one in enumerate(Freshness)},
    Facet.SECTION: {str(kind): n for n, kind in enumerate(SectionKind)},
}


def freshness_of(entry: AnyEntry, today: date) -> Freshness:
    """Tell how an entry's review date stands to a day; it is overdue from the day after its date."""
    if entry.review_by is None:
        return Freshness.UNDATED
    if entry.review_by < today:
        return Freshness.OVERDUE
    return Freshness.DUE_SOON if entry.review_by <= today + SOON else Freshness.FRESH


def choice_title(choice: Choice) -> str:
    """Give a choice in words."""
    match choice.facet:
        case Facet.FRESHNESS:
            return FRESHNESS_TITLES[Freshness(choice.value)]
        case Facet.STATE:
            return STATE_TITLES[EntryState(choice.value)]
        case Facet.SECTION:
            return SECTION_TITLES[SectionKind(choice.value)]
        case _:
            return choice.value


class FilterIndex:
    """Answers which entries of a library have what was chosen; entries are named by where they stand in it."""

    def __init__(self, library: Library, today: date) -> None:
        having: defaultdict[Choice, set[int]] = defaultdict(set)
        for position, entry in enumerate(library.entries()):
            for choice in choices_of(entry, today):
                having[choice].add(position)
        self._having = dict(having)

    def options(self) -> tuple[Option, ...]:
        """Give everything that can be chosen, facet by facet, in the order in which people look for it."""
        options = (
            Option(choice=choice, title=choice_title(choice), count=len(positions))
            for choice, positions in self._having.items()
        )
        return in_order(options)

    def positions(self, chosen: Iterable[Choice]) -> set[int] | None:
        """Give the entries that have one of the chosen values of every facet chosen from; None for nothing chosen."""
        by_facet: defaultdict[Facet, set[int]] = defaultdict(set)
        for choice in chosen:
            by_facet[choice.facet] |= self._having.get(choice, set())
        return set.intersection(*by_facet.values()) if by_facet else None


def in_order(options: Iterable[Option]) -> tuple[Option, ...]:
    """Give options facet by facet, in the order in which people look for them."""
    return tuple(sorted(options, key=_order))


def choices_of(entry: AnyEntry, today: date) -> Iterator[Choice]:
    """Give everything that an entry can be found by."""
    yield Choice(Facet.STATE, entry.state)
    if entry.owner:
        yield Choice(Facet.OWNER, entry.owner)
    yield Choice(Facet.FRESHNESS, freshness_of(entry, today))
    yield Choice(Facet.SECTION, entry.id.split("/")[1])
    for tag in entry.tags:
        yield Choice(Facet.TAG, tag)
    if isinstance(entry, CaseStudy) and entry.industry:
        yield Choice(Facet.INDUSTRY, entry.industry)


def _order(option: Option) -> tuple[int, int, str]:
    order = _ORDERS.get(option.choice.facet, {})
    return _FACETS[option.choice.facet], order.get(option.choice.value, 0), option.title.casefold()
