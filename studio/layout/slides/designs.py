"""Blocks to slides: every kind has its design, and neighbours of one kind are designed together."""

from collections.abc import Iterator, Sequence
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
from studio.domain.document import DocumentChapter
from studio.domain.frozen import replace
from studio.domain.text import Line, plain
from studio.layout.slides.acceptance import acceptance_sheets
from studio.layout.slides.benefits import benefit_sheets
from studio.layout.slides.case_study import case_study_sheets
from studio.layout.slides.comparison import comparison_sheets
from studio.layout.slides.cost import cost_sheets
from studio.layout.slides.desk import Desk, Sheet
from studio.layout.slides.drawbacks import drawback_sheets
from studio.layout.slides.estimate import estimate_sheets
from studio.layout.slides.next_step import next_step_sheets
from studio.layout.slides.overview import overview_sheets
from studio.layout.slides.plan import plan_sheets
from studio.layout.slides.process import step_sheets
from studio.layout.slides.questions import question_sheets
from studio.layout.slides.scope import scope_sheets
from studio.layout.slides.team import role_sheets
from studio.layout.slides.terms import term_sheets
from studio.layout.slides.use_cases import use_case_sheets
from studio.layout.slides.written import text_sheets


def block_sheets(desk: Desk, blocks: Sequence[AnyBlock], heading: Line) -> Iterator[Sheet]:
    """Design a chapter's blocks in their order; `heading` is the chapter's title."""
    for _, run in groupby(blocks, key=type):
        yield from _run_sheets(desk, tuple(run), heading)


def with_introduction(chapter: DocumentChapter) -> tuple[AnyBlock, ...]:
    """Let the first block say the chapter's introduction where it has a text to begin with; else the very blocks."""
    if not chapter.blocks or not plain(chapter.intro).strip():
        return chapter.blocks
    first, *rest = chapter.blocks
    match first:
        case TextBlock() | ScopeBlock():
            return (replace(first, body=(*chapter.intro, *first.body)), *rest)
        case NextStepBlock() | AcceptanceBlock():
            return (replace(first, text=(*chapter.intro, *first.text)), *rest)
        case _:
            return chapter.blocks


def _run_sheets(desk: Desk, run: tuple[AnyBlock, ...], heading: Line) -> Sequence[Sheet]:  # noqa: C901, PLR0911, PLR0912 - one case for each kind
    match run[0]:
        case OverviewBlock():
            return overview_sheets(desk, [b for b in run if isinstance(b, OverviewBlock)], heading)
        case BenefitBlock():
            return benefit_sheets(desk, [b for b in run if isinstance(b, BenefitBlock)], heading)
        case DrawbackBlock():
            return drawback_sheets(desk, [b for b in run if isinstance(b, DrawbackBlock)], heading)
        case UseCaseBlock():
            return use_case_sheets(desk, [b for b in run if isinstance(b, UseCaseBlock)], heading)
        case CaseStudyBlock():
            return case_study_sheets(desk, [b for b in run if isinstance(b, CaseStudyBlock)])
        case CostBlock():
            return cost_sheets(desk, [b for b in run if isinstance(b, CostBlock)])
        case ComparisonBlock():
            return comparison_sheets(desk, [b for b in run if isinstance(b, ComparisonBlock)])
        case QuestionBlock():
            return question_sheets(desk, [b for b in run if isinstance(b, QuestionBlock)], heading)
        case NextStepBlock():
            return next_step_sheets(desk, [b for b in run if isinstance(b, NextStepBlock)])
        case StepBlock():
            return step_sheets(desk, [b for b in run if isinstance(b, StepBlock)], heading)
        case RoleBlock():
            return role_sheets(desk, [b for b in run if isinstance(b, RoleBlock)], heading)
        case TermBlock():
            return term_sheets(desk, [b for b in run if isinstance(b, TermBlock)], heading)
        case TextBlock():
            return text_sheets(desk, [b for b in run if isinstance(b, TextBlock)], heading)
        case ScopeBlock():
            return scope_sheets(desk, [b for b in run if isinstance(b, ScopeBlock)], heading)
        case PlanBlock():
            return plan_sheets(desk, [b for b in run if isinstance(b, PlanBlock)], heading)
        case EstimateBlock():
            return estimate_sheets(desk, [b for b in run if isinstance(b, EstimateBlock)], heading)
        case AcceptanceBlock():
            return acceptance_sheets(desk, [b for b in run if isinstance(b, AcceptanceBlock)], heading)
        case unknown:
            assert_never(unknown)
