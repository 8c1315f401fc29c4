"""An entry to those that say nearly the same, found by the words and pairs of words that they share."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
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

    def __init__(self, words: Mapping[EntryId, str]) -> None:
        """Take what `words_of` gives of all entries."""
        self._ids: list[EntryId] = []
        self._said: list[str] = []
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        self._number: dict[EntryId, int] = {}
        """Where the entries that are there stand in the lists; texts from before stay in them, and count no more."""
        for entry, text in words.items():
            self._add(entry, _said(text))

    def learn(self, words: Mapping[EntryId, str], gone: Iterable[EntryId] = ()) -> None:
        """Know what these entries say now, and that others are gone."""
        for entry in gone:
            self._number.pop(entry, None)
        for entry, text in words.items():
            said, number = _said(text), self._number.get(entry)
            if number is None or self._said[number] != said:
                self._add(entry, said)

    def like(self, entry: AnyEntry, most: int = 2) -> tuple[Similar, ...]:
        """Give the entries that are most like one that is being written, itself left out."""
        said = _said(words_of(entry))
        words = set(said.split())
        if len(words) < _FEWEST:
            return ()
        limit = max(_COMMON * len(self._number), 8)
        telling = (held for word in words if 0 < len(held := self._holding(word)) <= limit)
        shared = Counter(chain.from_iterable(telling))
        grams = _grams(said)
        found = (
            Similar(self._ids[one], _cosine(grams, _grams(self._said[one])))
            for one, _ in shared.most_common(_CANDIDATES)
            if self._ids[one] != entry.id
        )
        near = sorted((one for one in found if one.nearness >= NEAR), key=lambda one: -one.nearness)
        return tuple(near[:most])

    def _add(self, entry: EntryId, said: str) -> None:
        number = self._number[entry] = len(self._ids)
        self._ids.append(entry)
        self._said.append(said)
        for word in set(said.split()):
            self._holders[word].append(number)

    def _holding(self, word: str) -> list[int]:
        """Give the entries that hold a word now; what they said before is forgotten on the way."""
        held = self._holders.get(word, [])
        held[:] = [one for one in held if self._number.get(self._ids[one]) == one]
        return held


def _said(words: str) -> str:
    """Give what clients read."""
    return words.partition("\n")[0]


def _grams(said: str) -> frozenset[str]:
    """Give the words of a text and every two that follow one another."""
    words = said.split()
    return frozenset((*words, *(" ".join(pair) for pair in pairwise(words))))


def _cosine(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / sqrt(max(len(one) * len(other), 1))
