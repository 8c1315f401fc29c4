"""A search to its words, and to the places where a text holds them."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_MARKS = re.compile(r"\*+|`+|^[ \t]*(?:[-+]|\d+[.)])[ \t]+", re.MULTILINE)
_MARKED = re.compile(r"[*`\[\n]|^[ \t]*(?:[-+]|\d+[.)])[ \t]")
"""What must be in a text that has markup."""
_BEFORE = 12
"""Characters shown before the first match of an excerpt."""

Span = tuple[int, int]
"""Start and end of some characters in a text."""


@lru_cache(maxsize=64)
def query_words(query: str) -> tuple[str, ...]:
    """Give the words that a search asks for, folded: `Über API` gives `uber`, `api`."""
    return tuple(dict.fromkeys(_WORD.findall(_folded(unicodedata.normalize("NFC", query)))))


def match_spans(text: str, words: tuple[str, ...]) -> tuple[Span, ...]:
    """Give where words of a text begin with one of the folded words, as long as the part that matches."""
    return tuple(found.span() for found in _beginnings(words).finditer(_folded(text))) if words else ()


def excerpt_around(text: str, words: tuple[str, ...], *, length: int = 160) -> str:
    """Give the characters from shortly before the first match on; nothing when there is no match."""
    found = _beginnings(words).search(_folded(text)) if words else None
    if found is None:
        return ""
    begin = text.rfind(" ", 0, max(0, found.start() - _BEFORE)) + 1
    return f"… {text[begin : begin + length]}" if begin else text[:length]


def searched_words(text: str) -> str:
    """Give the words of a text, folded, each with a space before it: ` word` is in it where a word begins so."""
    return " " + " ".join(_WORD.findall(_folded(text)))


def readable(text: str) -> str:
    """Give source text on one line, without the signs of its markup."""
    if _MARKED.search(text):
        text = _MARKS.sub("", _LINK.sub(r"\1", text))
    return unicodedata.normalize("NFC", " ".join(text.split()))


@lru_cache(maxsize=64)
def _beginnings(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(re.escape(word) for word in longest_first)})")


def _folded(text: str) -> str:
    """Give small letters without accents, exactly one for every character."""
    return text.lower() if text.isascii() else "".join(map(_plain, text))


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    split = unicodedata.normalize("NFD", sign)
    base = split[0] if len(split) > 1 and unicodedata.combining(split[1]) else sign
    return base.lower() if len(base.lower()) == 1 else base
