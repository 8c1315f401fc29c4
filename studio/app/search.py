"""Words to entries: a full-text index of the library in SQLite, in memory."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from studio.domain.entries import AnyEntry, EntryId, headline
from studio.domain.library import Library

_SKIPPED = frozenset({"id", "place", "places", "owner", "review_by", "href", "currency"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An entry that holds all the words, and where."""

    entry: EntryId
    excerpt: str
    """Some words around the first match."""


class SearchIndex:
    """Finds entries of a library by the beginnings of words; best matches first, titles before texts."""

    def __init__(self, library: Library) -> None:
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute(
            "create virtual table entries using fts5(id unindexed, title, tags, body, "
            "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
        )
        self._database.executemany(
            "insert into entries values (?, ?, ?, ?)",
            (
                (entry.id, headline(entry), " ".join((*entry.tags, entry.id.replace("/", " "))), entry_text(entry))
                for entry in library.entries()
            ),
        )

    def search(self, query: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Give entries that hold every word of the query, or a word that begins with it."""
        terms = " ".join(f'"{term}"*' for term in query.replace('"', " ").replace("\0", " ").split())
        if not terms:
            return ()
        rows = self._database.execute(
            "select id, snippet(entries, -1, '', '', ' … ', 14) from entries where entries match ? "
            "order by bm25(entries, 0, 8, 4, 1), rowid limit ?",
            (terms, limit),
        )
        return tuple(Hit(entry=EntryId(entry), excerpt=" ".join(excerpt.split())) for entry, excerpt in rows)

    def close(self) -> None:
        """Let go of the index's memory."""
        self._database.close()


def entry_text(entry: AnyEntry) -> str:
    """Give all source texts of an entry, a line for each."""
    return "\n".join(_texts(entry))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _SKIPPED:
                yield from _texts(getattr(value, field.name))
