"""A chapter to sheets: on pages of its own under a field of colour, or below the end of the chapter before it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from studio.domain.blocks import AcceptanceBlock
from studio.domain.document import DocumentChapter
from studio.domain.frozen import dataclass, replace
from studio.layout.flow.blocks import flow_of
from studio.layout.flow.flowables import SLACK, Flow, Flowable, Sheet, stacked_height, take
from studio.layout.flow.look import Look
from studio.layout.flow.opening import LIFT, Field, opening, run_in

_NEARLY_EMPTY = 0.3
"""Part of a chapter's last page below which a tighter grid is tried."""
_LITTLE = 0.1
"""Part of a page that a chapter may be too high for the rest of one, for a tighter grid to be tried."""
_TIGHTER = (0.8, 0.6)
_HALF = 0.5
"""Part of a chapter's last page below which the page before shares with it."""
_UNEVEN = (1.1, 1.25, 1.4)
"""What either of two pages may be filled higher than half of what both hold, tried in order."""
_SHORT = 0.7
"""Part of its only page below which a chapter's title is set lower."""
_ROOM = 0.3
"""Part of a page that a chapter must leave free for the next one to be begun below it."""
_DISTANCE = 4.5
"""Between two chapters on a page, in units of the grid."""

Plan = tuple[tuple[tuple[float, Flowable], ...], ...]
"""What stands on each sheet, with its distance from the frame's upper edge."""


@dataclass(frozen=True, slots=True)
class ChapterPlan:
    """What stands where on the sheets of a chapter."""

    pages: Plan
    joins: bool
    """Whether the first sheet is what the chapter before leaves of its last page."""
    begin: float
    """Where the chapter begins on its first sheet, in points below the frame's upper edge."""
    rest: float
    """Where another chapter may begin on the last sheet; 0 where none may."""
    settled: Plan
    """The same where nothing else stands on its sheets: filled alike, a short one's title lower."""


def plan_chapter(chapter: DocumentChapter, begin: float, look: Look) -> ChapterPlan:
    """Plan a chapter, so far below the upper edge of a frame if all of it has room there, else on its own pages.

    At 0 it begins a page. An acceptance has a page of its own, to be signed and sent back.
    """
    flow = flow_of(chapter.blocks, look)
    apart = any(isinstance(block, AcceptanceBlock) for block in chapter.blocks)
    joined = _joined(chapter, flow, begin, look) if begin and not apart else ()
    pages, settled = (joined, joined) if joined else _alone(chapter, flow, look)
    begin = begin if joined else 0.0
    rest = 0.0 if apart else _rest(pages, look)
    return ChapterPlan(pages, joins=bool(joined), begin=begin, rest=rest, settled=settled)


def _joined(chapter: DocumentChapter, flow: Flow, begin: float, look: Look) -> Plan:
    """Put all of a chapter into the rest of a page, tighter where it nearly has room; nothing where it has none."""
    told = (*run_in(chapter, look), *flow)
    room = look.frame.height - begin
    if stacked_height(told) > room + look.frame.height * _LITTLE:
        return ()
    for tightness in (1.0, *_TIGHTER):
        close = replace(look, tightness=tightness)
        tried = told if tightness == look.tightness else (*run_in(chapter, close), *flow_of(chapter.blocks, close))
        if stacked_height(tried) <= room + SLACK:
            pending = list(tried)[::-1]
            return (tuple((begin + offset, flowable) for offset, flowable in take(pending, room, force=False)),)
    return ()


def _alone(chapter: DocumentChapter, flow: Flow, look: Look) -> tuple[Plan, Plan]:
    """Fill pages under a field of colour, tighter where the last one would be nearly empty; and the same settled."""
    flow = (*opening(chapter, look), *flow)
    plan = planned(flow, look)
    for tightness in _TIGHTER if len(plan) > 1 and _end(plan) < look.frame.height * _NEARLY_EMPTY else ():
        close = replace(look, tightness=tightness)
        tight = (*opening(chapter, close), *flow_of(chapter.blocks, close))
        tighter = planned(tight, look)
        if len(tighter) < len(plan):
            flow, plan = tight, tighter
            break
    return plan, _lowered(_evened(flow, plan, look), look)


def planned(flow: Iterable[Flowable], look: Look, rooms: Mapping[int, float] = MappingProxyType({})) -> Plan:
    """Fill page after page; the first flowable begins a page, and there is at least one page.

    `rooms` says which pages, counted from 0, are filled less high than others, in points.
    """
    pending = list(flow)[::-1]
    plan: list[tuple[tuple[float, Flowable], ...]] = []
    while pending or not plan:
        plan.append(tuple(take(pending, rooms.get(len(plan), look.frame.height), force=True)))
    return tuple(plan)


def _evened(flow: Flow, plan: Plan, look: Look) -> Plan:
    """Fill the last two pages alike where the last one is half empty."""
    if len(plan) == 1 or _end(plan) >= look.frame.height * _HALF:
        return plan
    half = (_end(plan[:-1]) + _end(plan)) / 2
    for uneven in _UNEVEN:
        other = planned(flow, look, {len(plan) - 2: half * uneven})
        if len(other) == len(plan) and _end(plan) < _end(other) <= half * uneven:
            return other
    return plan


def _end(plan: Plan) -> float:
    """Give the height that is used of the last page."""
    return max((offset + flowable.height for offset, flowable in plan[-1]), default=0.0)


def _rest(plan: Plan, look: Look) -> float:
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
    """Set the title of a chapter that leaves most of its only page free lower; others as they are."""
    if len(plan) > 1 or _end(plan) >= look.frame.height * _SHORT:
        return plan
    return (tuple(_lower(offset, flowable) for offset, flowable in plan[0]),)


def _lower(offset: float, flowable: Flowable) -> tuple[float, Flowable]:
    if isinstance(flowable, Field):
        return offset, replace(flowable, lift=LIFT)
    return offset + LIFT, flowable
