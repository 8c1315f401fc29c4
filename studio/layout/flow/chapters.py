"""A chapter to sheets: on pages of its own under a field of colour, or below the end of the chapter before it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from studio.domain.blocks import AcceptanceBlock
from studio.domain.document import DocumentChapter
from studio.domain.frozen import dataclass, replace
from studio.layout.flow.blocks import flow_of
from studio.layout.flow.flowables import SLACK, Flow, Flowable, Sheet, stacked_height, take
from studio.layout.flow.look import Look
from studio.layout.flow.opening import LIFT, Field, opening, run_in

_YIELDING = 1.15
"""What a chapter may be higher than all of its pages but a half empty last one, for a tighter grid to be tried."""
_GUESSED = 1.02
"""The same on a tighter grid, whose height is known from those before to about so much."""
_LITTLE = 0.1
"""Part of a page that a chapter may be too high for the rest of one, for a tighter grid to be tried."""
_TIGHTER = (0.8, 0.6)
_HALF = 0.5
"""Part of a chapter's last page below which the page before shares with it."""
_FILLED = 0.7
"""Part of the page before that stays filled then: a chapter that ends early is no fault, a gap amid one is."""
_UNEVEN = (1.1, 1.25, 1.4, 1.6)
"""What either of two pages may be filled higher than half of what both hold, tried in order."""
_TAIL = 0.15
"""Part of a chapter's last page below which the page before gives it company, also where another chapter follows."""
_STEPS = 4
"""Fillings of that page that are tried."""
_SHORT = 0.7
"""Part of its only page below which a chapter's title is set lower."""
_SHORT_FIRST = 0.6
"""Part of the first of its pages below which that is done."""
_ROOM = 0.15
"""Part of a page that a chapter must leave free for the next one to be begun below it."""
_WELL_FILLED = 0.7
"""Part of a page that is filled at least where a chapter begins on it and goes on on the next."""
_BOTH_SHORT = 0.75
"""Part of a page that two chapters take at most without their titles, for one to be set tighter to share its page."""
_DISTANCE = 4.5
"""Between two chapters on a page, in units of the grid."""

Plan = tuple[tuple[tuple[float, Flowable], ...], ...]
"""What stands on each sheet, with its distance from the frame's upper edge."""


@dataclass(frozen=True, slots=True)
class Told:
    """A chapter with what it says under its title."""

    chapter: DocumentChapter
    flow: Flow

    @property
    def apart(self) -> bool:
        """Whether it shares no page: an acceptance is signed and sent back."""
        return any(isinstance(block, AcceptanceBlock) for block in self.chapter.blocks)


@dataclass(frozen=True, slots=True)
class Rest:
    """What a chapter leaves of its last sheet, which is all that the next one knows of it."""

    begin: float = 0.0
    """Where the next one may begin, in points below the frame's upper edge; 0 where it may not."""
    scant: bool = False
    """Whether the sheet would be half empty without another chapter."""


@dataclass(frozen=True, slots=True)
class ChapterPlan:
    """What stands where on the sheets of a chapter."""

    pages: Plan
    joins: bool
    """Whether the first sheet is what the chapter before leaves of its last page."""
    begin: float
    """Where the chapter begins on its first sheet, in points below the frame's upper edge."""
    rest: Rest
    settled: Plan
    """The same where no other chapter follows on its last sheet: filled alike, a short one's title lower."""


def told_of(chapter: DocumentChapter, look: Look) -> Told:
    """Set what stands under a chapter's title."""
    return Told(chapter, flow_of(chapter.blocks, look))


def matters(following: Told | None, told: Told, rest: Rest, look: Look) -> bool:
    """Tell whether a chapter's plan depends on the one that follows: after a half empty page, or if both are short."""
    if following is None or following.apart or told.apart:
        return False
    both = stacked_height(told.flow) + stacked_height(following.flow)
    return rest.scant or both <= look.frame.height * _BOTH_SHORT


def plan_chapter(told: Told, rest: Rest, following: Told | None, look: Look) -> ChapterPlan:
    """Plan a chapter on what the one before leaves of its last page if all of it has room there, else on its own pages.

    It goes on from there over pages where that page would else be half empty, if that spares a page: its own, or that
    of the `following` chapter, given where that `matters`. It is set tighter, too, where that one then has room below.
    """
    joined = None if told.apart else _joined(told, rest.begin, look)
    if joined is not None:
        return _plan(told, joined, joined, rest.begin, look)
    plan, evened = _alone(told, look)
    if rest.scant and not told.apart:
        gone_on = _gone_on(told, rest.begin, plan, following, look)
        if gone_on is not None:
            return _plan(told, *gone_on, rest.begin, look)
    if following and _joined(following, _below(plan, look), look) is None:
        close = replace(look, tightness=_TIGHTER[0])
        tight = planned((*opening(told.chapter, close), *flow_of(told.chapter.blocks, close)), look)
        if len(tight) <= len(plan) and _joined(following, _below(tight, close), look) is not None:
            return _plan(told, tight, tight, 0.0, close)
    return _plan(told, plan, evened, 0.0, look)


def _plan(told: Told, pages: Plan, evened: Plan, begin: float, look: Look) -> ChapterPlan:
    left = 0.0 if told.apart else _below(pages, look)
    rest = Rest(left, scant=left > 0.0 and _end(evened) < look.frame.height * _HALF)
    settled = evened if begin else _lowered(evened, look)
    return ChapterPlan(pages, joins=begin > 0.0, begin=begin, rest=rest, settled=settled)


def _gone_on(told: Told, begin: float, alone: Plan, following: Told | None, look: Look) -> tuple[Plan, Plan] | None:
    """Begin a chapter below another and go on over pages where that spares one; and the same evened.

    It is set tighter where its last page then has little enough for that to spare another.
    """
    best: tuple[Plan, Plan] | None = None
    heights: list[float] = []
    for flow in _run_ins(told, look):
        heights.append(stacked_height(flow))
        over = planned(flow, look, begin=begin)
        if _spares(over, alone, following, look) and (best is None or len(over) < len(best[0])):
            best = _with_company(flow, over, look, begin), _evened(flow, over, look, begin)
        if best is None:
            continue
        fewer = (len(best[0]) - 1) * look.frame.height - begin
        if _end(best[0]) >= look.frame.height * _HALF or not _may_fit(heights, fewer):
            break
    return best


def _spares(over: Plan, alone: Plan, following: Told | None, look: Look) -> bool:
    """Tell whether a chapter that begins below another and goes on over pages takes less of them than one of its own.

    Equally many are less where the following chapter has room on the last of them only.
    """
    if _end(over[:1]) < look.frame.height * _WELL_FILLED or len(over) - 1 > len(alone):
        return False
    if len(over) - 1 < len(alone):
        return True
    if following is None:
        return False
    below, later = (_joined(following, _below(plan, look), look) for plan in (over, alone))
    return below is not None and later is None


def _joined(told: Told, begin: float, look: Look) -> Plan | None:
    """Put all of a chapter into the rest of a page, tighter where it nearly has room; nothing where it has none."""
    if not begin:
        return None
    room = look.frame.height - begin
    if stacked_height(told.flow) > room + look.frame.height * _LITTLE:
        return None
    for flow in _run_ins(told, look):
        height = stacked_height(flow)
        if height <= room + SLACK:
            return planned(flow, look, begin=begin)
        if height > room + look.frame.height * _LITTLE:
            break
    return None


def _run_ins(told: Told, look: Look) -> Iterator[Flow]:
    """Give a chapter as it begins below another one, then tighter."""
    yield (*run_in(told.chapter, look), *told.flow)
    for tightness in _TIGHTER:
        close = replace(look, tightness=tightness)
        yield (*run_in(told.chapter, close), *flow_of(told.chapter.blocks, close))


def _alone(told: Told, look: Look) -> tuple[Plan, Plan]:
    """Fill pages under a field of colour, tighter where the last one would be half empty; and the same evened."""
    chapter = told.chapter
    flow = (*opening(chapter, look), *told.flow)
    plan = planned(flow, look)
    fewer = (len(plan) - 1) * look.frame.height
    heights = [stacked_height(flow)]
    for tightness in _TIGHTER if _end(plan) < look.frame.height * _HALF else ():
        if not _may_fit(heights, fewer):
            break
        close = replace(look, tightness=tightness)
        tight = (*opening(chapter, close), *flow_of(chapter.blocks, close))
        heights.append(stacked_height(tight))
        tighter = planned(tight, look)
        if len(tighter) < len(plan):
            flow, plan = tight, tighter
            break
    return _with_company(flow, plan, look), _evened(flow, plan, look)


def _may_fit(heights: Sequence[float], room: float) -> bool:
    """Tell from the heights on the grids so far whether a chapter may have room on the next: steps take off alike."""
    if len(heights) == 1:
        return heights[0] <= room * _YIELDING
    return 2 * heights[-1] - heights[-2] <= room * _GUESSED


def planned(
    flow: Iterable[Flowable], look: Look, rooms: Mapping[int, float] = MappingProxyType({}), *, begin: float = 0.0
) -> Plan:
    """Fill page after page, the first one from `begin` points on if anything has room there; there is at least one.

    `rooms` says which pages, counted from 0, are filled less high than others, in points.
    """
    pending = list(flow)[::-1]
    plan: list[tuple[tuple[float, Flowable], ...]] = []
    while pending or not plan:
        top = 0.0 if plan else begin
        room = rooms.get(len(plan), look.frame.height) - top
        plan.append(tuple((top + offset, flowable) for offset, flowable in take(pending, room, force=not top)))
    return tuple(plan)


def _evened(flow: Flow, plan: Plan, look: Look, begin: float = 0.0) -> Plan:
    """Fill the last two pages more alike where the last one is half empty."""
    if len(plan) == 1 or _end(plan) >= look.frame.height * _HALF:
        return plan
    half, least = (_end(plan[:-1]) + _end(plan)) / 2, look.frame.height * _FILLED
    for room in (half * uneven for uneven in _UNEVEN):
        if room < least:
            continue
        other = planned(flow, look, {len(plan) - 2: room}, begin=begin)
        if len(other) == len(plan) and _end(other[:-1]) >= least and _end(plan) < _end(other) <= room:
            return other
    return plan


def _with_company(flow: Flow, plan: Plan, look: Look, begin: float = 0.0) -> Plan:
    """Take more to the last page where only a remark or a quote of what stands before it would be there."""
    height = look.frame.height
    if len(plan) == 1 or _end(plan) >= height * _TAIL:
        return plan
    for step in range(1, _STEPS + 1):
        room = height * (1 - (1 - _FILLED) * step / _STEPS)
        other = planned(flow, look, {len(plan) - 2: room}, begin=begin)
        if len(other) > len(plan) or _end(other[:-1]) < height * _FILLED:
            return plan
        if _end(other) >= height * _TAIL:
            return other
    return plan


def _end(plan: Plan) -> float:
    """Give the height that is used of the last page."""
    return max((offset + flowable.height for offset, flowable in plan[-1]), default=0.0)


def _below(plan: Plan, look: Look) -> float:
    """Give where another chapter may begin on the last page; 0 where it may not."""
    begin = _end(plan) + look.unit * _DISTANCE
    return begin if look.frame.height - begin >= look.frame.height * _ROOM else 0.0


def placed(plan: Plan, look: Look) -> tuple[Sheet, ...]:
    """Draw what was planned."""
    sheets = []
    for page in plan:
        sheet = Sheet()
        for offset, flowable in page:
            flowable.place(look.frame.x, look.frame.y + offset, sheet)
        sheets.append(sheet)
    return tuple(sheets)


def _lowered(plan: Plan, look: Look) -> Plan:
    """Set the title of a chapter that leaves much of its first page free lower; others as they are."""
    filled = _SHORT if len(plan) == 1 else _SHORT_FIRST
    if _end(plan[:1]) >= look.frame.height * filled:
        return plan
    return (tuple(_lower(offset, flowable) for offset, flowable in plan[0]), *plan[1:])


def _lower(offset: float, flowable: Flowable) -> tuple[float, Flowable]:
    if isinstance(flowable, Field):
        return offset, replace(flowable, lift=LIFT)
    return offset + LIFT, flowable
