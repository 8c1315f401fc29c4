"""Entries to the rows of a list: what is shown of each, and what it is searched, filtered and sorted by."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from studio.app.keeping.drafts import Drafts, Where
from studio.app.library_filters import Choice, Facet, choices_of, with_spellings
from studio.app.search import entry_text
from studio.app.search_words import query_words, readable, searched_words
from studio.domain.entries import AnyEntry, EntryId, EntryState, headline
from studio.domain.freshness import FreshnessBand, band_of, freshness
from studio.domain.frozen import replace


class Row(NamedTuple):
    """An entry as a list shows it."""

    id: EntryId
    title: str
    topic: str
    """Titles of the topic and of the section."""
    section: str
    state: EntryState
    score: int | None
    """Freshness from 0 to 100, None without a review date."""
    owner: str
    review_by: date | None
    choices: frozenset[Choice]
    changed: bool
    """Whether it differs from what is saved."""
    words: str
    """Of its title, as `searched_words` gives them: what is searched before all words of the library are known."""

    @property
    def band(self) -> FreshnessBand:
        """What its freshness asks for."""
        return band_of(self.score)


class Order(StrEnum):
    """What a list is sorted by."""

    LIBRARY = "library"
    TITLE = "title"
    OWNER = "owner"
    REVIEW = "review"
    FRESHNESS = "freshness"
    STATE = "state"


ORDER_TITLES = {
    Order.LIBRARY: "As in the library",
    Order.TITLE: "By title",
    Order.OWNER: "By owner",
    Order.REVIEW: "By review date",
    Order.FRESHNESS: "Least fresh first",
    Order.STATE: "By state",
}
_STATES = {state: n for n, state in enumerate(EntryState)}
_KEYS: Mapping[Order, Callable[[Row], Any]] = {
    Order.TITLE: lambda row: row.title.casefold(),
    Order.OWNER: lambda row: (not row.owner, row.owner.casefold()),
    Order.REVIEW: lambda row: (row.review_by is None, row.review_by or date.max),
    Order.FRESHNESS: lambda row: (row.score is None, row.score),
    Order.STATE: lambda row: _STATES[row.state],
}
Choices = Mapping[EntryId, frozenset[Choice]]
"""What more entries can be filtered by."""
Words = Mapping[EntryId, str]
"""What every entry is searched by, as `words_of` gives it."""


def section_rows(drafts: Drafts, where: Where, today: date, more: Choices = MappingProxyType({})) -> tuple[Row, ...]:
    """Give the rows of a section as it stands now; `more` is what entries are filtered by beside their own fields."""
    topic, section = drafts.topic(where[0]), drafts.section(where)
    title = topic.title if topic else where[0]
    name = f"{where[0]}/{where[1]}"
    draft = where in drafts.sections or any(one == name for one, _ in drafts.translations)
    return tuple(
        Row(
            id=entry.id,
            title=(shown := readable(headline(entry)) or "Untitled"),
            topic=title,
            section=section.title,
            state=entry.state,
            score=freshness(entry, today),
            owner=entry.owner,
            review_by=entry.review_by,
            choices=frozenset(choices_of(entry, today)) | more.get(entry.id, frozenset()),
            changed=draft and drafts.changed(entry.id),
            words=searched_words(shown),
        )
        for entry in section.entries
    )


def words_of(entry: AnyEntry, others: str = "") -> str:
    """Give the words of an entry, folded, each with a space before it; behind a new line those that clients skip.

    To these belong `others`, what its translations say.
    """
    said = f"{headline(entry)} {entry_text(replace(entry, tags=(), notes=''))}"
    kept = f"{entry.id.replace('/', ' ')} {entry.owner} {' '.join(entry.tags)} {entry.notes} {others}"
    return f"{searched_words(said)}\n{searched_words(kept)}"


def narrowed(rows: Iterable[Row], query: str, chosen: Iterable[Choice], words: Words) -> list[Row]:
    """Give the rows that hold all words of a search, and one chosen value of every facet chosen from.

    Of an entry whose words are not known yet, the title is searched.
    """
    found, wanted = list(rows), set(chosen)
    by_facet: dict[Facet, set[Choice]] = {}
    for choice in with_spellings(wanted, frozenset().union(*(row.choices for row in found)) if wanted else ()):
        by_facet.setdefault(choice.facet, set()).add(choice)
    for choices in by_facet.values():
        found = [row for row in found if not choices.isdisjoint(row.choices)]
    for word in query_words(query):
        begun = f" {word}"
        found = [row for row in found if begun in (words.get(row.id) or row.words)]
    return found


def in_sequence(rows: Sequence[Row], order: Order) -> list[Row]:
    """Give rows in an order; those that are alike stay as they are in the library."""
    key = _KEYS.get(order)
    return sorted(rows, key=key) if key else list(rows)
