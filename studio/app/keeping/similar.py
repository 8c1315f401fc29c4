"""An entry to those that say nearly the same, found by the words and pairs of words that they share."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, pairwise
from math import sqrt
from typing import NamedTuple

from studio.app.keeping.rows import words_of
from studio.domain.entries import AnyEntry, EntryId

NEAR = 0.5
"""Cosine of shared words and pairs from which two texts are worth a look."""
_FEWEST = 8
"""Words below which a text is too short to be like another."""
_COMMON = 0.1
"""Share of all entries that hold a word from which it says nothing."""
_CANDIDATES = 24
"""Entries with the most words in common, which are compared whole."""


class Similar(NamedTuple):
    """An entry that says nearly the same."""

    entry: EntryId
    nearness: float
    """1 for the same words in the same order."""


class SimilarIndex:
    """Knows what every entry of a library says, those included that are written meanwhile.

    Made in one thread, it may be asked and told of changes in another, one call after the other.
    """

    def __init__(self, words: Mapping[EntryId, str], check: Callable[[], None] | None = None) -> None:
        """Take what `words_of` gives of all entries; `check` is called before each."""
        self._said: dict[EntryId, str] = {}
        self._holders: defaultdict[str, list[EntryId]] = defaultdict(list)
        """The entries that hold a word."""
        for entry, text in words.items():
            if check is not None:
                check()
            self._put(entry, _said(text))

    def learn(self, words: Mapping[EntryId, str], gone: Iterable[EntryId] = ()) -> None:
        """Know what these entries say now, and that others are gone."""
        for entry in gone:
            self._put(entry, "")
            self._said.pop(entry, None)
        for entry, text in words.items():
            self._put(entry, _said(text))

    def like(self, entry: AnyEntry, most: int = 2) -> tuple[Similar, ...]:
        """Give the entries that are most like one that is being written, itself left out."""
        said = _said(words_of(entry))
        words = set(said.split())
        if len(words) < _FEWEST:
            return ()
        limit = max(_COMMON * len(self._said), 8)
        telling = (held for word in words if len(held := self._holders.get(word, ())) <= limit)
        shared = Counter(chain.from_iterable(telling))
        grams = _grams(said)
        found = (
            Similar(one, _cosine(grams, _grams(self._said[one])))
            for one, _ in shared.most_common(_CANDIDATES)
            if one != entry.id
        )
        near = sorted((one for one in found if one.nearness >= NEAR), key=lambda one: -one.nearness)
        return tuple(near[:most])

    def _put(self, entry: EntryId, said: str) -> None:
        """Know what an entry says, and no more what it said before."""
        before = self._said.get(entry, "")
        self._said[entry] = said
        if before == said:
            return
        old, new = set(before.split()), set(said.split())
        for word in old - new:
            holders = self._holders[word]
            holders.remove(entry)
            if not holders:
                del self._holders[word]
        for word in new - old:
            self._holders[word].append(entry)


def _said(words: str) -> str:
    """Give what clients read."""
    return words.partition("\n")[0]


def _grams(said: str) -> frozenset[str]:
    """Give the words of a text and every two that follow one another."""
    words = said.split()
    return frozenset((*words, *(" ".join(pair) for pair in pairwise(words))))


def _cosine(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / sqrt(max(len(one) * len(other), 1))
