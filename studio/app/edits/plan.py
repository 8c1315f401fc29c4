"""Phases of a plan: new ones that follow on, and days that stay in order."""

import datetime as dt
from dataclasses import replace

from studio.domain.proposal import Phase, PlanChapter

LENGTH = dt.timedelta(days=11)
"""From the first to the last day of a new phase: two working weeks."""


def next_phase(chapter: PlanChapter, index: int, date: dt.date) -> Phase:
    """Give a phase to start from: on the Monday after the one before it, four weeks after `date` for the first."""
    before = chapter.phases[index - 1].end if 0 < index <= len(chapter.phases) else _later(date, dt.timedelta(days=21))
    start = _later(before, dt.timedelta(days=7 - before.weekday()))
    return Phase(name="New phase", start=start, end=_later(start, LENGTH))


def with_days_in_order(chapter: PlanChapter, before: PlanChapter) -> PlanChapter:
    """Move the last day of a phase along with its first day when that was moved behind it."""
    if len(chapter.phases) != len(before.phases):
        return chapter
    pairs = zip(chapter.phases, before.phases, strict=True)
    return replace(chapter, phases=tuple(_in_order(phase, old) for phase, old in pairs))


def shift_plan(chapter: PlanChapter, start: dt.date) -> PlanChapter:
    """Move all phases by as many days as the earliest one is away from `start`."""
    if not chapter.phases:
        return chapter
    by = start - min(phase.start for phase in chapter.phases)
    moved = (replace(phase, start=_later(phase.start, by), end=_later(phase.end, by)) for phase in chapter.phases)
    return replace(chapter, phases=tuple(moved)) if by else chapter


def _in_order(phase: Phase, old: Phase) -> Phase:
    if phase.end >= phase.start or phase.start == old.start:
        return phase
    return replace(phase, end=_later(phase.start, old.end - old.start))


def _later(day: dt.date, by: dt.timedelta) -> dt.date:
    try:
        return day + by
    except OverflowError:
        return day
