"""Review dates to scores and bands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.entries import EntryId, Term
from studio.domain.freshness import FreshnessBand, band_of, freshness

DAY = date(2026, 6, 1)


def score(late: int) -> int | None:
    entry = Term(id=EntryId("t/terms/x"), title="X", text="x", review_by=DAY)
    return freshness(entry, DAY + timedelta(days=late))


@pytest.mark.parametrize(
    ("late", "expected", "band"),
    [
        (-400, 100, FreshnessBand.FRESH),
        (-30, 100, FreshnessBand.FRESH),
        (0, 75, FreshnessBand.FRESH),
        (1, 74, FreshnessBand.NEEDS_REVIEW),
        (180, 5, FreshnessBand.NEEDS_REVIEW),
        (181, 4, FreshnessBand.OUT_OF_DATE),
        (364, 1, FreshnessBand.OUT_OF_DATE),
        (365, 0, FreshnessBand.STALE),
        (9000, 0, FreshnessBand.STALE),
    ],
)
def test_the_score_falls_through_the_bands(late: int, expected: int, band: FreshnessBand) -> None:
    assert (score(late), band_of(score(late))) == (expected, band)


def test_without_a_review_date_there_is_no_score() -> None:
    assert freshness(Term(id=EntryId("t/terms/x"), title="X", text="x"), DAY) is None
    assert band_of(None) is FreshnessBand.UNDATED


@given(st.integers(-800, 800))
def test_an_entry_is_never_fresher_the_day_after(late: int) -> None:
    before, after = score(late), score(late + 1)
    assert before is not None
    assert after is not None
    assert 100 >= before >= after >= 0
