"""Titles as they are set: in one weight, and without the full stop that ends a sentence."""

import re

from studio.compose.markup import joined
from studio.domain.frozen import replace
from studio.domain.text import Line, Span, plain_line

_LAST_WORD = re.compile(r"(?:^|[\s(])([^\s(]+)\.\Z")
_SENTENCE_END = re.compile(r"[.!?…]\s")
_STARS = re.compile(r"\*{2,}")
"""What is left of emphasis that begins and does not end."""
_SHORT = re.compile(
    r"(?:inc|ltd|corp|co|bros|jr|sr|etc|approx|dept|usw|bzw|mio|mrd|std|itd|itp|mln|mld|tys|godz)", re.IGNORECASE
)
"""Words that are short for others, and so end with their own full stop."""
_DIGITS = 2
"""Digits of an ordinal number at most, which some languages write with a full stop."""


def as_title(line: Line, written: str) -> Line:
    """Give a composed line as a title: `written` is its source, whose full stop goes; that of a name in it stays."""
    spans = tuple(_unstressed(span) for span in line)
    if spans and _ends(written) and not spans[-1].code and not spans[-1].missing:
        spans = _without_stop(spans)
    return joined(spans)


def _unstressed(span: Span) -> Span:
    if span.code or span.missing:
        return span
    text = _STARS.sub("", span.text) if "**" in span.text else span.text
    return replace(span, text=text, bold=False, italic=False) if span.bold or span.italic or text != span.text else span


def _ends(written: str) -> bool:
    """Tell whether its author has ended a text with one full stop."""
    text = written.rstrip(" \t\n*_")
    return text.endswith(".") and not text.endswith("..")


def _without_stop(spans: Line) -> Line:
    text = plain_line(spans).rstrip()
    if not text.endswith(".") or _SENTENCE_END.search(text) or _is_short(text):
        return spans
    *before, last = spans
    return (*before, replace(last, text=last.text.rstrip().removesuffix(".")))


def _is_short(text: str) -> bool:
    """Tell whether the last word has a full stop of its own: an abbreviation, an initial, an ordinal number."""
    found = _LAST_WORD.search(text)
    word = found[1] if found else ""
    if word.endswith("."):
        return False  # one of the two is the sentence's
    return (
        "." in word or len(word) <= 1 or (word.isdigit() and len(word) <= _DIGITS) or _SHORT.fullmatch(word) is not None
    )
