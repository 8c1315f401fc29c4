"""An entry to the two lines that lists show of it, and to the words of its review date."""

from datetime import date

from studio.app.library_filters import OVERDUE, freshness_of
from studio.app.search import entry_text
from studio.app.search_words import excerpt_around, readable
from studio.domain.entries import (
    AnyEntry,
    CaseStudy,
    Comparison,
    CostFactors,
    NextStep,
    Overview,
    Question,
    Term,
    headline,
)

_LENGTH = 160
"""Characters of a second line; no list is wide enough for more."""


def title_line(entry: AnyEntry) -> str:
    """Give what names an entry, without markup."""
    return readable(headline(entry))


def second_line(entry: AnyEntry, words: tuple[str, ...] = ()) -> str:
    """Give what an entry says first, or the text around the first of the folded words where its title has none."""
    found = excerpt_around(_body(entry), words, length=_LENGTH) if words else ""
    return found or readable(_lead(entry))[:_LENGTH]


def review_line(entry: AnyEntry, today: date) -> str:
    """Give in words when an entry is to be reviewed, and by whom; empty when nobody said."""
    if entry.review_by is None:
        return ""
    day = f"{entry.review_by.day} {entry.review_by:%B %Y}"
    said = f"Review was due on {day}" if freshness_of(entry, today) in OVERDUE else f"Review by {day}"
    return f"{said}, {entry.owner}" if entry.owner else said


def _body(entry: AnyEntry) -> str:
    return readable(entry_text(entry).removeprefix(headline(entry)))


def _lead(entry: AnyEntry) -> str:
    match entry:
        case Overview() | CostFactors():
            text = entry.summary
        case CaseStudy():
            text = " · ".join(dict.fromkeys(part for part in (entry.category, entry.industry) if part)) or entry.result
        case Comparison():
            text = entry.conclusion or f"{entry.this}, {entry.other}"
        case Question():
            text = entry.answer
        case NextStep() | Term():
            text = entry.text
        case _:
            text = entry.description
    return text
