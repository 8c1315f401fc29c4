"""Straight quotation marks and apostrophes, as keyboards have them, to those that the document's language prints."""

import re
from itertools import accumulate

from studio.compose.markup import joined
from studio.domain.frozen import replace
from studio.domain.text import Paragraph, Rich

_STRAIGHT = re.compile(r"[\"']")
_CODE = "\0"
"""Stands for a character of code, in which every mark stays as it is."""
_DOUBLE = re.compile(r"(?<![^\s(\[{/–—-])\"(?=\S)([^\"]*[^\"\s])\"(?!\w)")
"""What is quoted: its marks have a partner, and words inside alone. Inches have none."""
_SINGLE = re.compile(r"(?<![^\s(\[{/–—“„«-])'(?=\S)([^'\"]*[^'\"\s])'(?!\w)")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'|'(?=[^\W\d_]|\d\ds?\b)|(?<=\d)'(?=s\b)")
"""One that belongs to a letter, or stands for the century of a year; feet and minutes do not."""
_INNER = {"„": "‚‘", "«": "‹›"}
"""Single marks by the double ones that open; in Polish, too, „ opens, but hardly anybody quotes inside a quotation."""


def curled(rich: Rich, quotation: str) -> Rich:
    """Give paragraphs with the marks of a pattern such as `“{text}”` in place of straight ones; code stays."""
    return tuple(_curled(one, quotation) if _has_straight(one) else one for one in rich)


def _has_straight(paragraph: Paragraph) -> bool:
    return any(_STRAIGHT.search(span.text) for span in paragraph.spans if not span.code)


def _curled(paragraph: Paragraph, quotation: str) -> Paragraph:
    """Look at the words of all spans together: a quotation may begin in one and end in another."""
    spans = paragraph.spans
    written = "".join([_CODE * len(span.text) if span.code else span.text for span in spans])
    printed = _printed(written, quotation)
    ends = [*accumulate([len(span.text) for span in spans])]
    new = [
        span if span.code else replace(span, text=printed[end - len(span.text) : end])
        for span, end in zip(spans, ends, strict=True)
    ]
    return replace(paragraph, spans=joined(new))


def _printed(written: str, quotation: str) -> str:
    """Give as many characters: every mark becomes one."""
    opening, _, closing = quotation.partition("{text}")
    if len(opening) != 1 or len(closing) != 1:
        return written  # marks with spaces of their own would move all that follows
    inner = _INNER.get(opening, "‘’")
    text = _DOUBLE.sub(rf"{opening}\1{closing}", written)
    text = _SINGLE.sub(rf"{inner[0]}\1{inner[1]}", text)
    return _APOSTROPHE.sub("’", text)
