"""Where a new chapter belongs among the others: opening, topics, project, closing."""

from enum import IntEnum

from studio.domain.chapters import (
    AcceptanceChapter,
    AnyChapter,
    EstimateChapter,
    PicksChapter,
    PlanChapter,
    ScopeChapter,
    TeamChapter,
    TermsChapter,
    TextChapter,
    TextPurpose,
)
from studio.domain.entries import EntryId, SectionKind
from studio.domain.proposal import Proposal


class Stage(IntEnum):
    """The parts of a proposal in the order in which it tells them."""

    SUMMARY = 0
    UNDERSTANDING = 1
    TOPICS = 2
    PROCESS = 3
    SCOPE = 4
    PLAN = 5
    ESTIMATE = 6
    TEAM = 7
    TERMS = 8
    NEXT_STEP = 9
    ACCEPTANCE = 10


_SECTIONS = {str(kind): kind for kind in SectionKind}
_SECTION_STAGES = {
    SectionKind.PROCESS: Stage.PROCESS,
    SectionKind.TEAM: Stage.TEAM,
    SectionKind.TERMS: Stage.TERMS,
    SectionKind.NEXT_STEP: Stage.NEXT_STEP,
}
_TOPIC_ORDER = (
    SectionKind.OVERVIEW,
    SectionKind.BENEFITS,
    SectionKind.DRAWBACKS,
    SectionKind.USE_CASES,
    SectionKind.CASE_STUDIES,
    SectionKind.COMPARISONS,
    SectionKind.COST_FACTORS,
    SectionKind.FAQ,
)
_WRITTEN_STAGES: dict[type[AnyChapter], Stage] = {
    ScopeChapter: Stage.SCOPE,
    PlanChapter: Stage.PLAN,
    EstimateChapter: Stage.ESTIMATE,
    TeamChapter: Stage.TEAM,
    TermsChapter: Stage.TERMS,
    AcceptanceChapter: Stage.ACCEPTANCE,
}
_PURPOSE_STAGES = {TextPurpose.EXECUTIVE_SUMMARY: Stage.SUMMARY, TextPurpose.UNDERSTANDING: Stage.UNDERSTANDING}


def section_of(entry: EntryId) -> tuple[str, SectionKind | None]:
    """Give topic and kind of section of an entry, from its id alone."""
    topic, _, rest = entry.partition("/")
    name = rest.partition("/")[0]
    return topic, _SECTIONS.get(name)


def section_stage(kind: SectionKind) -> Stage:
    """Give the part of a proposal in which a section is told."""
    return _SECTION_STAGES.get(kind, Stage.TOPICS)


def stage_of(chapter: AnyChapter) -> Stage | None:
    """Give the part of a proposal that a chapter belongs to; None for one that may stand anywhere."""
    if isinstance(chapter, TextChapter):
        return _PURPOSE_STAGES.get(chapter.purpose)
    if not isinstance(chapter, PicksChapter):
        return _WRITTEN_STAGES[type(chapter)]
    if not chapter.picks:
        return None
    kind = section_of(chapter.picks[0].entry)[1]
    return section_stage(kind) if kind else None


def place_for_stage(proposal: Proposal, stage: Stage) -> int:
    """Give the index at which a chapter of a part goes: the last of those where fewest others are out of order."""
    stages = [stage_of(chapter) for chapter in proposal.chapters]

    def disorder(at: int) -> int:
        early = sum(one is not None and one > stage for one in stages[:at])
        late = sum(one is not None and one < stage for one in stages[at:])
        return 2 * (early + late) + sum(one is stage for one in stages[at:])

    return min(range(len(stages), -1, -1), key=disorder)


def place_for_section(proposal: Proposal, topic: str, kind: SectionKind) -> int:
    """Give the index at which a chapter made of a topic's section goes: beside the topic's other chapters."""
    if section_stage(kind) is not Stage.TOPICS:
        return place_for_stage(proposal, section_stage(kind))
    same = [
        (n, _TOPIC_ORDER.index(other))
        for n, chapter in enumerate(proposal.chapters)
        if isinstance(chapter, PicksChapter) and chapter.picks
        for other_topic, other in [section_of(chapter.picks[0].entry)]
        if other_topic == topic and other in _TOPIC_ORDER
    ]
    if not same:
        return place_for_stage(proposal, Stage.TOPICS)
    before = [n for n, order in same if order <= _TOPIC_ORDER.index(kind)]
    return before[-1] + 1 if before else same[0][0]
