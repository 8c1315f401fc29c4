"""An entry of the library, with the words changed for this client, to the block that shows it."""

from typing import TypedDict, assert_never

from studio.compose.case_studies import case_study_block
from studio.compose.costs import cost_block
from studio.compose.texts import Texts
from studio.domain.blocks import (
    AnyBlock,
    BenefitBlock,
    ComparisonBlock,
    ComparisonRow,
    DrawbackBlock,
    LabelledText,
    NextStepBlock,
    OverviewBlock,
    QuestionBlock,
    RoleBlock,
    StepBlock,
    TermBlock,
    UseCaseBlock,
)
from studio.domain.entries import (
    AnyEntry,
    Benefit,
    CaseStudy,
    Comparison,
    CostFactors,
    Drawback,
    NextStep,
    Overview,
    ProcessStep,
    Question,
    TeamRole,
    Term,
    UseCase,
)
from studio.domain.icons import Icon, icon_by_tags
from studio.domain.pictures import Picture
from studio.domain.text import Rich, Span


class Shared(TypedDict):
    """What every block takes from its entry."""

    source: str
    notes: Rich
    picture: Picture | None
    icon: Icon | None


def entry_block(entry: AnyEntry, texts: Texts) -> AnyBlock:
    """Compose the block of an entry."""
    shared = Shared(
        source=texts.source,
        notes=texts.rich("notes", entry.notes),
        picture=texts.picture("picture", entry.picture),
        icon=entry.icon or (None if isinstance(entry, Drawback) else icon_by_tags(entry.tags)),
    )
    block: AnyBlock
    match entry:
        case Overview():
            block = _overview(entry, texts, shared)
        case CaseStudy():
            block = case_study_block(entry, texts, notes=shared["notes"])
        case CostFactors():
            block = cost_block(entry, texts, notes=shared["notes"])
        case Comparison():
            block = _comparison(entry, texts, shared)
        case Question():
            question = texts.title("question", entry.question)
            block = QuestionBlock(**shared, question=question, answer=texts.rich("answer", entry.answer))
        case NextStep():
            block = _next_step(entry, texts, shared)
        case _:
            block = _titled(entry, texts, shared)
    return block


def _titled(
    entry: Benefit | Drawback | UseCase | ProcessStep | TeamRole | Term, texts: Texts, shared: Shared
) -> AnyBlock:
    title = texts.title("title", entry.title)
    if isinstance(entry, Term):
        return TermBlock(**shared, title=title, text=texts.rich("text", entry.text))
    description = texts.rich("description", entry.description)
    match entry:
        case Benefit(outcome=outcome):
            worth = texts.rich("outcome", outcome)
            return BenefitBlock(**shared, title=title, description=description, outcome=worth)
        case Drawback(mitigation=mitigation):
            answer = texts.rich("mitigation", mitigation)
            return DrawbackBlock(**shared, title=title, description=description, mitigation=answer)
        case UseCase(users=users):
            return UseCaseBlock(**shared, title=title, description=description, users=texts.line("users", users))
        case ProcessStep(deliverable=deliverable):
            gain = texts.line("deliverable", deliverable)
            return StepBlock(**shared, title=title, description=description, deliverable=gain)
        case TeamRole(seniority=seniority):
            detail = texts.line("seniority", seniority)
            return RoleBlock(**shared, title=title, description=description, detail=detail)
        case _:
            assert_never(entry)


def _overview(entry: Overview, texts: Texts, shared: Shared) -> OverviewBlock:
    return OverviewBlock(
        **shared,
        name=texts.title("name", entry.name),
        tagline=texts.line("tagline", entry.tagline),
        summary=texts.rich("summary", entry.summary),
        facts=tuple(
            LabelledText(
                label=texts.line(f"facts.{index}.label", fact.label),
                value=texts.line(f"facts.{index}.value", fact.value),
            )
            for index, fact in enumerate(entry.facts)
        ),
        numbers=texts.figures("numbers", entry.numbers),
    )


def _comparison(entry: Comparison, texts: Texts, shared: Shared) -> ComparisonBlock:
    return ComparisonBlock(
        **shared,
        title=texts.title("title", entry.title),
        this=texts.line("this", entry.this),
        other=texts.line("other", entry.other),
        rows=tuple(
            ComparisonRow(
                name=texts.line(f"criteria.{index}.name", row.name),
                this=texts.line(f"criteria.{index}.this", row.this),
                other=texts.line(f"criteria.{index}.other", row.other),
            )
            for index, row in enumerate(entry.criteria)
        ),
        conclusion=texts.rich("conclusion", entry.conclusion),
        choose_this=texts.lines("choose_this", entry.choose_this),
        choose_other=texts.lines("choose_other", entry.choose_other),
    )


def _next_step(entry: NextStep, texts: Texts, shared: Shared) -> NextStepBlock:
    action = texts.line("action", entry.action)
    href, missing = texts.address("href", entry.href)
    # A button without its address would look finished: what is missing stands on it.
    for mark in missing:
        action = (*action, Span(text=" "), mark) if action else (mark,)
    return NextStepBlock(
        **shared,
        title=texts.title("title", entry.title),
        text=texts.rich("text", entry.text),
        action=action,
        href=href,
    )
