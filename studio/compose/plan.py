"""Phases with dates to a time axis with ticks at days, weeks, months or years."""

from collections.abc import Iterator
from datetime import MAXYEAR, date

from studio.compose.formats import Formats
from studio.compose.texts import Texts
from studio.domain.blocks import PlanBlock, PlanPhase
from studio.domain.chapters import Phase, PlanChapter
from studio.domain.findings import error

_DAYS = 10
"""Up to so many days, every other day has a tick."""
_WEEKS = 70
"""Up to so many days, every Monday has a tick; months afterwards."""
_MOST = 12
"""Ticks of months; longer plans have one every third or sixth month. The first day has one where the next is this
part of the plan away. Plans that are longer than that name years, not more of them either."""
_LONGEST_STEP = 6
"""Months."""


def plan_block(chapter: PlanChapter, texts: Texts) -> PlanBlock:
    """Compose the plan; ticks lie between the first day and the last."""
    phases = tuple(_phase(phase, index, texts) for index, phase in enumerate(chapter.phases))
    start = date.fromordinal(min(phase.start for phase in phases))
    end = date.fromordinal(max(phase.end for phase in phases))
    return PlanBlock(source=texts.source, phases=phases, ticks=time_ticks(start, end, texts.setting.formats))


def time_ticks(start: date, end: date, formats: Formats) -> tuple[tuple[int, str], ...]:
    """Give the days that a time axis names, as ordinals with their labels."""
    first, last = start.toordinal(), end.toordinal()
    length = last - first + 1
    if length <= _DAYS:
        return tuple((day, formats.short_day(date.fromordinal(day))) for day in range(first, last + 1, 2))
    if length <= _WEEKS:
        monday = first + (7 - start.weekday()) % 7
        return tuple((day, formats.short_day(date.fromordinal(day))) for day in range(monday, last + 1, 7))
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months > _MOST * _LONGEST_STEP:
        return tuple(_years(start, end))
    return tuple(_months(start, end, next(step for step in (1, 3, _LONGEST_STEP) if months <= _MOST * step), formats))


def _years(start: date, end: date) -> Iterator[tuple[int, str]]:
    """Give the first days of round years: of each, or of every second, fifth or tenth one."""
    span = end.year - start.year + 1
    step = next(step * 10**power for power in range(4) for step in (1, 2, 5) if span <= _MOST * step * 10**power)
    for year in range(-(-start.year // step) * step, end.year + 1, step):
        if date(year, 1, 1) >= start:
            yield date(year, 1, 1).toordinal(), str(year)


def _months(start: date, end: date, step: int, formats: Formats) -> Iterator[tuple[int, str]]:
    number = start.year * 12 + start.month - 1
    if start.day > 1:
        number += 1
    number += -number % step
    named = 0
    if _first_day(number) - start.toordinal() >= (end - start).days / _MOST:
        yield start.toordinal(), formats.month(start, year=True)
        named = start.year
    while number // 12 <= min(end.year, MAXYEAR):
        month = date(number // 12, number % 12 + 1, 1)
        if month > end:
            return
        # The year stands at its first tick only, so that the labels stay short.
        yield month.toordinal(), formats.month(month, year=month.year != named)
        named = month.year
        number += step


def _first_day(number: int) -> int:
    """Give the first day of a month counted from the year 0, as an ordinal; the last day there is for one after it."""
    return date(number // 12, number % 12 + 1, 1).toordinal() if number // 12 <= MAXYEAR else date.max.toordinal()


def _phase(phase: Phase, index: int, texts: Texts) -> PlanPhase:
    path = f"phases.{index}"
    if phase.end < phase.start:
        texts.tell(error("phase-reversed", f"The phase “{phase.name}” ends before it starts."), f"{path}.end")
    start, end = sorted((phase.start, phase.end))
    return PlanPhase(
        name=texts.line(f"{path}.name", phase.name),
        description=texts.line(f"{path}.description", phase.description),
        milestone=texts.line(f"{path}.milestone", phase.milestone),
        start=start.toordinal(),
        end=end.toordinal(),
        dates=texts.setting.formats.stretch(start, end),
    )
