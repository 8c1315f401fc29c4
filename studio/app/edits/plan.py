"""Phases of a plan: new ones that follow on, days that stay in order, and later ones that move along."""

import datetime as dt
from collections.abc import Sequence

from studio.app.edits.finding import chapter_of, with_chapter
from studio.domain.chapters import Phase, PlanChapter
from studio.domain.frozen import replace
from studio.domain.proposal import Proposal

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


def moved_phase(before: Sequence[Phase], after: Sequence[Phase]) -> tuple[int, int] | None:
    """Give the only phase whose days are others, by its index, and by how many days its last one moved; else None."""
    if len(before) != len(after):
        return None
    pairs = enumerate(zip(before, after, strict=True))
    moved = [(n, old, new) for n, (old, new) in pairs if (old.start, old.end) != (new.start, new.end)]
    if len(moved) != 1:
        return None
    index, old, new = moved[0]
    return index, (new.end - old.end).days


def shift_following(proposal: Proposal, chapter_id: str, index: int, days: int) -> Proposal:
    """Move all phases that stand below the one with this index by a number of days."""
    chapter = chapter_of(proposal, chapter_id)
    if not isinstance(chapter, PlanChapter) or not days:
        return proposal
    by = dt.timedelta(days=days)
    later = (replace(one, start=_later(one.start, by), end=_later(one.end, by)) for one in chapter.phases[index + 1 :])
    return with_chapter(proposal, replace(chapter, phases=(*chapter.phases[: index + 1], *later)))


def _in_order(phase: Phase, old: Phase) -> Phase:
    if phase.end >= phase.start or phase.start == old.start:
        return phase
    return replace(phase, end=_later(phase.start, old.end - old.start))


def _later(day: dt.date, by: dt.timedelta) -> dt.date:
    try:
        return day + by
    except OverflowError:
        return day
