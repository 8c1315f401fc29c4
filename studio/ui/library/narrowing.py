"""What is searched for and filtered by, to the entries that are shown, and to words about them."""

from studio.app.library_filters import Choice
from studio.app.search_words import query_words
from studio.domain.frozen import dataclass, replace
from studio.ui.library.indexing import Indexes


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What somebody asked to see."""

    query: str = ""
    choices: frozenset[Choice] = frozenset()

    @property
    def words(self) -> tuple[str, ...]:
        """The words to highlight."""
        return query_words(self.query)

    @property
    def is_on(self) -> bool:
        """Whether anything narrows the library."""
        return bool(self.words or self.choices)

    def without(self, choice: Choice) -> "Narrowing":
        """Give the same without one filter."""
        return replace(self, choices=self.choices - {choice})


def shown_positions(narrowing: Narrowing, indexes: Indexes) -> list[int] | None:
    """Give where in the library the entries stand that are shown, ascending; None for all."""
    found = indexes.search.positions(narrowing.query) if narrowing.words else None
    having = indexes.filters.positions(narrowing.choices)
    if found is None:
        return None if having is None else sorted(having)
    return list(found) if having is None else [position for position in found if position in having]


def hit_line(shown: int, topics: int, total: int, narrowing: Narrowing) -> str:
    """Say how many entries there are, or how many of them are shown."""
    if not narrowing.is_on:
        return f"{total:,} {_entries(total)}" if total else ""
    where = "1 topic" if topics == 1 else f"{topics:,} topics"
    return f"{shown:,} of {total:,} {_entries(total)}, in {where}" if shown else "Nothing found"


def nothing_shown(narrowing: Narrowing, indexes: Indexes) -> tuple[str, str, str]:
    """Say why no entry is shown: a title, a hint, and what the button does (clear the search or the filters)."""
    query = narrowing.query.strip()
    if not narrowing.words:
        return "No entry has all of this", "Your filters hide every entry.", "Clear filters"
    found = len(indexes.search.positions(narrowing.query) or ())
    if found and narrowing.choices:
        many = "1 entry matches" if found == 1 else f"{found:,} entries match"
        return "Hidden by your filters", f"{many} “{query}”, but your filters hide it all.", "Clear filters"
    return f"Nothing found for “{query}”", "Try fewer words, or only the beginning of one.", "Clear search"


def _entries(count: int) -> str:
    return "entry" if count == 1 else "entries"
