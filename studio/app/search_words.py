"""A search to its words, and to the places where a text holds them."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_MARKS = re.compile(r"\*+|`+|^[ \t]*(?:[-+]|\d+[.)])[ \t]+", re.MULTILINE)
_BEFORE = 24
"""Characters shown before the first match of an excerpt."""

Span = tuple[int, int]
"""Start and end of some characters in a text."""


@lru_cache(maxsize=64)
def query_words(query: str) -> tuple[str, ...]:
    """Give the words that a search asks for, folded: `Über API` gives `uber`, `api`."""
    return tuple(dict.fromkeys(_folded(word) for word in _WORD.findall(query) if _folded(word)))


def match_spans(text: str, words: tuple[str, ...]) -> tuple[Span, ...]:
    """Give where words of a text begin with one of the folded words, as long as the part that matches."""
    if not words:
        return ()
    spans = []
    for found in _WORD.finditer(text):
        folded = _folded(found.group())
        length = max((len(word) for word in words if folded.startswith(word)), default=0)
        if length:
            spans.append((found.start(), found.start() + _unfolded_length(found.group(), length)))
    return tuple(spans)


def excerpt_around(text: str, words: tuple[str, ...], *, length: int = 160) -> str:
    """Give the characters from shortly before the first match on; nothing when there is no match."""
    spans = match_spans(text, words)
    if not spans:
        return ""
    start = spans[0][0]
    if start <= _BEFORE:
        return text[:length]
    begin = text.rfind(" ", 0, start - _BEFORE) + 1
    return "… " + text[begin : begin + length] if begin else text[:length]


def readable(text: str) -> str:
    """Give source text on one line, without the signs of its markup."""
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", text)).split())


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    split = unicodedata.normalize("NFD", word)
    return "".join(sign for sign in split if not unicodedata.combining(sign)).lower()


def _unfolded_length(word: str, length: int) -> int:
    if word.isascii():
        return length
    return next((n for n in range(1, len(word) + 1) if len(_folded(word[:n])) >= length), len(word))
