"""What a library can be narrowed down to: kinds of section, tags, industries, and how fresh its entries are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from studio.domain.entries import AnyEntry, CaseStudy, EntryState, SectionKind
from studio.domain.freshness import FreshnessBand, band_of, freshness
from studio.domain.frozen import dataclass
from studio.domain.library import Library


class Facet(StrEnum):
    """A property that entries are narrowed down by."""

    STATE = "state"
    FRESHNESS = "freshness"
    OWNER = "owner"
    SECTION = "section"
    INDUSTRY = "industry"
    TAG = "tag"
    TRANSLATION = "translation"
    """Known for a library that is looked after, not for one that is picked from."""


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
    FreshnessBand.STALE: "Stale",
    FreshnessBand.OUT_OF_DATE: "Out of date",
    FreshnessBand.NEEDS_REVIEW: "Needs review",
    FreshnessBand.FRESH: "Fresh",
    FreshnessBand.UNDATED: "No review date",
}
"""In the order in which people look for them."""
OVERDUE = frozenset((FreshnessBand.NEEDS_REVIEW, FreshnessBand.OUT_OF_DATE, FreshnessBand.STALE))
"""Their review date has passed."""
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
    Facet.FRESHNESS: {str(one): n for n, one in enumerate(FRESHNESS_TITLES)},
    Facet.SECTION: {str(kind): n for n, kind in enumerate(SectionKind)},
}


def freshness_of(entry: AnyEntry, today: date) -> FreshnessBand:
    """Tell what an entry's review date asks for on a day."""
    return band_of(freshness(entry, today))


def choice_title(choice: Choice) -> str:
    """Give a choice in words."""
    match choice.facet:
        case Facet.FRESHNESS:
            return FRESHNESS_TITLES[FreshnessBand(choice.value)]
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
        return counted({choice: len(positions) for choice, positions in self._having.items()})

    def positions(self, chosen: Iterable[Choice]) -> set[int] | None:
        """Give the entries that have one of the chosen values of every facet chosen from; None for nothing chosen."""
        by_facet: defaultdict[Facet, set[int]] = defaultdict(set)
        for choice in with_spellings(chosen, self._having):
            by_facet[choice.facet] |= self._having.get(choice, set())
        return set.intersection(*by_facet.values()) if by_facet else None


def counted(counts: Mapping[Choice, int]) -> tuple[Option, ...]:
    """Give what can be chosen facet by facet, in the order in which people look for it.

    Tags that differ in capitals alone are one, in the spelling that most entries have.
    """
    groups: defaultdict[Choice, list[Choice]] = defaultdict(list)
    for choice in sorted(counts):
        groups[_alike(choice)].append(choice)
    options = []
    for spellings in groups.values():
        choice = max(spellings, key=lambda one: counts[one])
        count = sum(counts[one] for one in spellings)
        options.append(Option(choice=choice, title=choice_title(choice), count=count))
    return tuple(sorted(options, key=_order))


def with_spellings(chosen: Iterable[Choice], known: Iterable[Choice]) -> set[Choice]:
    """Give what was chosen, and the known tags that differ from it in capitals alone."""
    wanted = set(chosen)
    alike = {_alike(one) for one in wanted}
    return wanted | {one for one in known if one.facet is Facet.TAG and _alike(one) in alike}


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


def _alike(choice: Choice) -> Choice:
    return Choice(Facet.TAG, choice.value.casefold()) if choice.facet is Facet.TAG else choice


def _order(option: Option) -> tuple[int, int, str]:
    order = _ORDERS.get(option.choice.facet, {})
    return _FACETS[option.choice.facet], order.get(option.choice.value, 0), option.title.casefold()
