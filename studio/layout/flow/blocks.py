"""Runs of blocks of one kind to flowables: every kind has its design."""

from collections.abc import Sequence
from itertools import groupby
from typing import assert_never

from studio.domain.blocks import (
    AcceptanceBlock,
    AnyBlock,
    BenefitBlock,
    CaseStudyBlock,
    ComparisonBlock,
    CostBlock,
    DrawbackBlock,
    EstimateBlock,
    NextStepBlock,
    OverviewBlock,
    PlanBlock,
    QuestionBlock,
    RoleBlock,
    ScopeBlock,
    StepBlock,
    TermBlock,
    TextBlock,
    UseCaseBlock,
)
from studio.layout.flow import agreement, case_studies, estimates, offers, stories, works
from studio.layout.flow.flowables import Flow
from studio.layout.flow.look import Look


def flow_of(blocks: Sequence[AnyBlock], look: Look) -> Flow:
    """Give the flowables of a chapter's blocks; neighbours of one kind are designed together."""
    flow: list[Flow] = [_run(tuple(run), look) for _, run in groupby(blocks, key=type)]
    return tuple(flowable for part in flow for flowable in part)


def _run(run: tuple[AnyBlock, ...], look: Look) -> Flow:
    match run[0]:
        case UseCaseBlock():
            return stories.use_cases(tuple(block for block in run if isinstance(block, UseCaseBlock)), look)
        case StepBlock():
            return works.process(tuple(block for block in run if isinstance(block, StepBlock)), look)
        case RoleBlock():
            return works.team(tuple(block for block in run if isinstance(block, RoleBlock)), look)
        case TermBlock():
            return agreement.terms(tuple(block for block in run if isinstance(block, TermBlock)), look)
        case _:
            return tuple(flowable for block in run for flowable in _one(block, look))


def _one(block: AnyBlock, look: Look) -> Flow:  # noqa: C901, PLR0911, PLR0912 - a line for every kind
    match block:
        case OverviewBlock():
            return stories.overview(block, look)
        case BenefitBlock():
            return stories.benefit(block, look)
        case DrawbackBlock():
            return stories.drawback(block, look)
        case CaseStudyBlock():
            return case_studies.case_study(block, look)
        case QuestionBlock():
            return stories.question(block, look)
        case TextBlock():
            return stories.written(block, look)
        case CostBlock():
            return offers.cost(block, look)
        case ComparisonBlock():
            return offers.comparison(block, look)
        case EstimateBlock():
            return estimates.estimate(block, look)
        case NextStepBlock():
            return offers.next_step(block, look)
        case ScopeBlock():
            return works.scope(block, look)
        case PlanBlock():
            return works.plan(block, look)
        case AcceptanceBlock():
            return agreement.acceptance(block, look)
        case UseCaseBlock() | StepBlock() | RoleBlock() | TermBlock():
            return _run((block,), look)
        case _:
            assert_never(block)
