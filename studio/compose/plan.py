"""Phases with dates to a time axis with ticks at days, weeks or months."""

from collections.abc import Iterator
from datetime import MAXYEAR, date

from studio.compose.formats import Formats
from studio.compose.texts import Texts
from studio.domain.document import PlanBlock, PlanPhase
from studio.domain.findings import error
from studio.domain.proposal import Phase, PlanChapter

_DAYS = 10
"""Up to so many days, every other day has a tick."""
_WEEKS = 70
"""Up to so many days, every Monday has a tick; months afterwards."""
_MOST = 12
"""Ticks of months; longer plans have one every third, sixth or twelfth month. The first day has one where the
next is this part of the plan away."""


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
    return tuple(_months(start, end, formats))


def _months(start: date, end: date, formats: Formats) -> Iterator[tuple[int, str]]:
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    step = next((step for step in (1, 3, 6) if months <= _MOST * step), 12 * -(-months // (12 * _MOST)))
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
