"""Phases become stretches of days, and the axis names days worth naming."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from studio.compose.plan import plan_block, time_ticks
from studio.domain.chapters import Phase, PlanChapter
from tests.compose.values import codes, english, texts


def ticks(start: date, end: date) -> list[tuple[date, str]]:
    return [(date.fromordinal(day), label) for day, label in time_ticks(start, end, english())]


def test_phases_keep_their_order_and_say_their_dates() -> None:
    chapter = PlanChapter(
        id="plan",
        title="Plan",
        phases=(
            Phase(name="Build", start=date(2027, 2, 15), end=date(2027, 3, 12), milestone="Beta"),
            Phase(name="Design", start=date(2027, 2, 2), end=date(2027, 2, 13)),
        ),
    )
    block = plan_block(chapter, texts())
    assert [phase.dates for phase in block.phases] == ["15 Feb – 12 Mar 2027", "2–13 Feb 2027"]
    assert block.phases[0].end - block.phases[0].start == 25


def test_a_phase_that_ends_before_it_starts_is_told_and_turned() -> None:
    at = texts()
    chapter = PlanChapter(id="p", title="P", phases=(Phase(name="A", start=date(2027, 2, 2), end=date(2027, 2, 1)),))
    block = plan_block(chapter, at)
    assert block.phases[0].start < block.phases[0].end
    assert codes(at.findings) == ["phase-reversed"]


def test_a_short_plan_names_every_other_day() -> None:
    assert ticks(date(2027, 2, 2), date(2027, 2, 6)) == [
        (date(2027, 2, 2), "2 Feb"), (date(2027, 2, 4), "4 Feb"), (date(2027, 2, 6), "6 Feb"),
    ]  # fmt: skip


def test_weeks_begin_on_mondays() -> None:
    days = ticks(date(2027, 2, 2), date(2027, 3, 5))
    assert [day for day, _ in days] == [date(2027, 2, 8) + timedelta(weeks=week) for week in range(4)]


def test_months_name_their_year_once() -> None:
    assert [label for _, label in ticks(date(2026, 11, 1), date(2027, 3, 20))] == [
        "Nov 2026", "Dec", "Jan 2027", "Feb", "Mar",
    ]  # fmt: skip


def test_long_plans_name_quarters() -> None:
    assert [day for day, _ in ticks(date(2026, 11, 15), date(2028, 6, 30))] == [
        date(2027, 1, 1), date(2027, 4, 1), date(2027, 7, 1), date(2027, 10, 1), date(2028, 1, 1), date(2028, 4, 1),
    ]  # fmt: skip


def test_plans_over_years_name_years() -> None:
    assert ticks(date(2026, 11, 15), date(2034, 6, 30)) == [(date(year, 1, 1), f"{year}") for year in range(2027, 2035)]


def test_plans_over_decades_and_centuries_name_round_years() -> None:
    def years(start: int, end: int) -> list[str]:
        return [label for _, label in ticks(date(start, 1, 1), date(end, 12, 31))]

    assert years(1995, 2037) == ["1995", "2000", "2005", "2010", "2015", "2020", "2025", "2030", "2035"]
    assert years(1800, 2301) == [f"{year}" for year in range(1800, 2302, 50)]
    assert years(1, 9999) == [f"{year}" for year in range(1000, 9999, 1000)]


@given(st.dates(), st.integers(min_value=0, max_value=4_000_000))
def test_ticks_lie_on_the_axis_in_order_and_are_few(start: date, days: int) -> None:
    end = date.fromordinal(min(start.toordinal() + days, date.max.toordinal()))
    found = [day for day, _ in time_ticks(start, end, english())]
    assert found == sorted(set(found))
    assert all(start.toordinal() <= day <= end.toordinal() for day in found)
    assert 1 <= len(found) <= 13


def test_a_month_that_a_plan_begins_in_is_named_at_its_first_day() -> None:
    assert ticks(date(2027, 1, 11), date(2027, 5, 20))[:2] == [
        (date(2027, 1, 11), "Jan 2027"), (date(2027, 2, 1), "Feb"),
    ]  # fmt: skip
    assert ticks(date(2027, 1, 29), date(2027, 5, 20))[0] == (date(2027, 2, 1), "Feb 2027")
