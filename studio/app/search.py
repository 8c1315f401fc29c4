"""Words to entries: a full-text index of the library in SQLite, in memory."""

import sqlite3
import weakref
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from enum import StrEnum

from studio.domain.entries import AnyEntry, EntryId, headline
from studio.domain.frozen import dataclass
from studio.domain.library import Library

_SKIPPED = frozenset({"id", "place", "places", "state", "owner", "review_by", "href", "currency"})
_LAST = frozenset({"tags", "notes"})
"""Fields that nobody reads first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An entry that holds all the words, and where."""

    entry: EntryId
    excerpt: str
    """Some words around the first match."""


class SearchIndex:
    """Finds entries of a library by the beginnings of words; made in one thread, it may be asked in another."""

    def __init__(self, library: Library, check: Callable[[], None] | None = None) -> None:
        """Index all entries; `check` is called before each, and may end it all by raising."""
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._end = weakref.finalize(self, self._database.close)
        self._database.execute(
            "create virtual table entries using fts5(id unindexed, title, tags, body, other, "
            "tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')"
        )
        self._database.executemany(
            "insert into entries (rowid, id, title, tags, body, other) values (?, ?, ?, ?, ?, ?)",
            _rows(library, check),
        )

    def search(self, query: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Give entries that hold every word of the query, or a word that begins with it; titles before texts."""
        asked = _asked(query)
        if not asked:
            return ()
        rows = self._database.execute(
            "select id, snippet(entries, -1, '', '', ' … ', 14) from entries where entries match ? "
            "order by bm25(entries, 0, 8, 4, 1, 1), rowid limit ?",
            (asked, limit),
        )
        return tuple(Hit(entry=EntryId(entry), excerpt=" ".join(excerpt.split())) for entry, excerpt in rows)

    def positions(self, query: str) -> tuple[int, ...] | None:
        """Give where in `library.entries()` all matching entries stand, ascending; None for a query without words."""
        asked = _asked(query)
        if not asked:
            return None
        rows = self._database.execute("select rowid from entries where entries match ? order by rowid", (asked,))
        return tuple(position for (position,) in rows)

    def nearest(self, query: str) -> str:
        """Give the query with the nearest known word for each that is nowhere; empty where there is none."""
        self._database.execute("create virtual table if not exists temp.terms using fts5vocab(main, entries, row)")
        words: list[str] = []
        for word in query.split():
            near = [word]
            if not self.search(word, limit=1):
                known = [term for (term,) in self._database.execute("select term from temp.terms")]
                near = get_close_matches(word[:64].lower(), known, n=1, cutoff=0.7)
            words += near or [""]
        return "" if "" in words or words == query.split() else " ".join(words)

    def close(self) -> None:
        """Let go of the index's memory."""
        self._end()


def _rows(library: Library, check: Callable[[], None] | None) -> Iterator[tuple[int, str, str, str, str, str]]:
    others = texts_in_other_languages(library)
    for position, entry in enumerate(library.entries()):
        if check is not None:
            check()
        names = " ".join((*entry.tags, entry.id.replace("/", " ")))
        yield position, entry.id, headline(entry), names, entry_text(entry), others.get(entry.id, "")


def texts_in_other_languages(library: Library) -> dict[str, str]:
    """Give what the translations of entries say, a line for each text in whatever language, by the entries' ids."""
    found: dict[str, list[str]] = {}
    for file in library.translations:
        for entry in file.entries:
            found.setdefault(entry.id, []).extend(one.text for one in entry.texts)
    return {entry: "\n".join(texts) for entry, texts in found.items()}


def entry_text(entry: AnyEntry) -> str:
    """Give all source texts of an entry, a line for each, notes and tags last."""
    own = (_texts(getattr(entry, one.name)) for one in fields(entry) if one.name not in _SKIPPED | _LAST)
    return "\n".join((*(text for texts in own for text in texts), entry.notes, *entry.tags))


def _asked(query: str) -> str:
    """Give the query in FTS5's language: every word, or its beginning; empty when there is no word in it."""
    words = query.replace('"', " ").replace("\0", " ").split()
    return " ".join(f'"{word}"*' for word in words if any(sign.isalnum() for sign in word))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, StrEnum):
        return  # such as the name of an icon, which nobody reads
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _SKIPPED:
                yield from _texts(getattr(value, field.name))
