"""An entry's review date to a score from 0 to 100, and the score to the band that its keepers act on."""

from datetime import date
from enum import StrEnum

from studio.domain.entries import Entry

_SOON = 30
"""Days before the review date in which the score falls from 100 to that of the date itself."""
_ON_THE_DAY = 75
_LATE = 180
"""Days after the review date in which the score falls through `NEEDS_REVIEW`."""
_VERY_LATE = 365
"""Days after the review date from which nothing speaks for the entry any more."""


class FreshnessBand(StrEnum):
    """What a score asks for; the limits are those of Loopio's freshness score."""

    FRESH = "fresh"
    """75 to 100."""
    NEEDS_REVIEW = "needs_review"
    """5 to 74."""
    OUT_OF_DATE = "out_of_date"
    """1 to 4."""
    STALE = "stale"
    """0."""
    UNDATED = "undated"
    """No score: nobody has said when the entry is to be reviewed."""


def freshness(entry: Entry, today: date) -> int | None:
    """Give an entry's score on a day, None without a review date.

    It is 100 until a month before the date, 75 on the day itself, 74 to 5 in the half year after it, then 4 to 1, and
    0 a year after it.
    """
    if entry.review_by is None:
        return None
    late = (today - entry.review_by).days
    if late <= 0:
        return min(100, _ON_THE_DAY + (100 - _ON_THE_DAY) * -late // _SOON)
    if late <= _LATE:
        return 74 - 69 * (late - 1) // (_LATE - 1)
    if late < _VERY_LATE:
        return 4 - 3 * (late - _LATE - 1) // (_VERY_LATE - _LATE - 2)
    return 0


def band_of(score: int | None) -> FreshnessBand:
    """Give the band of a score."""
    if score is None:
        return FreshnessBand.UNDATED
    if score >= _ON_THE_DAY:
        return FreshnessBand.FRESH
    if score >= 5:  # noqa: PLR2004 - Loopio's limit
        return FreshnessBand.NEEDS_REVIEW
    return FreshnessBand.OUT_OF_DATE if score else FreshnessBand.STALE
