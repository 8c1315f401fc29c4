"""Rectangles divide and contain as expected."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.geometry import Rect

LENGTHS = st.floats(min_value=0, max_value=2000)
SIZES = st.floats(min_value=400, max_value=2000)
RECTS = st.builds(Rect, LENGTHS, LENGTHS, SIZES, SIZES)


def test_edges() -> None:
    rect = Rect(10, 20, 30, 40)
    assert (rect.right, rect.bottom) == (40, 60)


def test_inset_takes_one_two_or_four_margins() -> None:
    rect = Rect(0, 0, 100, 50)
    assert rect.inset(5) == Rect(5, 5, 90, 40)
    assert rect.inset(10, 5) == Rect(10, 5, 80, 40)
    assert rect.inset(1, 2, 3, 4) == Rect(1, 2, 96, 44)


def test_contains_allows_for_rounding_and_no_more() -> None:
    rect = Rect(0, 0, 10, 10)
    assert rect.contains(Rect(0, 0, 10.005, 10))
    assert not rect.contains(Rect(0, 0, 10.5, 10))
    assert not rect.contains(Rect(-1, 0, 5, 5))


@given(RECTS, st.integers(min_value=1, max_value=8), st.floats(min_value=0, max_value=20))
def test_columns_and_rows_fill_the_rectangle_with_gaps_between(rect: Rect, count: int, gap: float) -> None:
    columns, rows = rect.columns(count, gap), rect.rows(count, gap)
    assert len(columns) == len(rows) == count
    assert all(rect.contains(part) for part in (*columns, *rows))
    assert columns[-1].right == pytest.approx(rect.right)
    assert rows[-1].bottom == pytest.approx(rect.bottom)
    for before, after in pairwise(columns):
        assert after.x - before.right == pytest.approx(gap, abs=1e-6)
    for before, after in pairwise(rows):
        assert after.y - before.bottom == pytest.approx(gap, abs=1e-6)
