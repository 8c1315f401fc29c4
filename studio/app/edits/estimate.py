"""Lines of an estimate: new ones like their neighbours, discount and tax on and off."""

from decimal import Decimal

from studio.app.edits.finding import chapter_of, with_chapter
from studio.domain.chapters import Discount, EstimateChapter, EstimateLine, Tax
from studio.domain.frozen import replace
from studio.domain.proposal import Proposal


def next_line(chapter: EstimateChapter, index: int) -> EstimateLine:
    """Give a line to start from: of the group, unit and rate of the line before it."""
    near = chapter.lines[index - 1 : index] if index > 0 else chapter.lines[:1]
    if near:
        one = near[0]
        return EstimateLine(title="New line", group=one.group, quantity=Decimal(1), unit=one.unit, rate=one.rate)
    return EstimateLine(title="New line", quantity=Decimal(1), unit="days", rate=Decimal(0))


def with_discount(proposal: Proposal, chapter_id: str, *, on: bool) -> Proposal:
    """Give an estimate a discount of no percent to start from, or take its discount away."""
    chapter = chapter_of(proposal, chapter_id)
    if not isinstance(chapter, EstimateChapter) or on is (chapter.discount is not None):
        return proposal
    return with_chapter(proposal, replace(chapter, discount=Discount(percent=Decimal(0)) if on else None))


def with_tax(proposal: Proposal, chapter_id: str, *, on: bool) -> Proposal:
    """Give an estimate a tax of no percent to start from, or take its tax away."""
    chapter = chapter_of(proposal, chapter_id)
    if not isinstance(chapter, EstimateChapter) or on is (chapter.tax is not None):
        return proposal
    return with_chapter(proposal, replace(chapter, tax=Tax(label="VAT", percent=Decimal(0)) if on else None))
