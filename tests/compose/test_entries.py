"""Every kind of entry becomes its block, with all its words in it."""

from dataclasses import fields

import pytest

from studio.compose.entries import entry_block
from studio.domain.blocks import (
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
    Comparison,
    Criterion,
    Drawback,
    EntryId,
    Fact,
    Figure,
    NextStep,
    Overview,
    ProcessStep,
    Question,
    TeamRole,
    Term,
    UseCase,
)
from studio.domain.text import Span, line_of, plain, rich_of
from tests.compose.values import codes, texts

ID = EntryId("flask/benefits/a")


@pytest.mark.parametrize(
    ("entry", "block"),
    [
        (
            Benefit(id=ID, title="T", description="D", outcome="O", notes="N"),
            BenefitBlock(
                source="pick", title=line_of("T"), description=rich_of("D"), outcome=rich_of("O"), notes=rich_of("N")
            ),
        ),
        (
            Drawback(id=ID, title="T", description="D", mitigation="M"),
            DrawbackBlock(source="pick", title=line_of("T"), description=rich_of("D"), mitigation=rich_of("M")),
        ),
        (
            UseCase(id=ID, title="T", description="D", users="U"),
            UseCaseBlock(source="pick", title=line_of("T"), description=rich_of("D"), users=line_of("U")),
        ),
        (
            ProcessStep(id=ID, title="T", description="D", deliverable="G"),
            StepBlock(source="pick", title=line_of("T"), description=rich_of("D"), deliverable=line_of("G")),
        ),
        (
            TeamRole(id=ID, title="T", description="D", seniority="Senior"),
            RoleBlock(source="pick", title=line_of("T"), description=rich_of("D"), detail=line_of("Senior")),
        ),
        (Term(id=ID, title="T", text="X"), TermBlock(source="pick", title=line_of("T"), text=rich_of("X"))),
        (
            Question(id=ID, question="Q?", answer="A."),
            QuestionBlock(source="pick", question=line_of("Q?"), answer=rich_of("A.")),
        ),
        (
            Overview(id=ID, name="N", tagline="T", summary="S", facts=(Fact(label="L", value="V"),),
                     numbers=(Figure(value="64k+", label="stars"),)),
            OverviewBlock(
                source="pick", name=line_of("N"), tagline=line_of("T"), summary=rich_of("S"),
                facts=(LabelledText(label=line_of("L"), value=line_of("V")),),
                numbers=(LabelledText(label=line_of("stars"), value=line_of("64k+")),),
            ),
        ),
        (
            Comparison(id=ID, title="T", this="A", other="B", criteria=(Criterion(name="C", this="x", other="y"),),
                       conclusion="Z", choose_this=("p", ""), choose_other=("q",)),
            ComparisonBlock(
                source="pick", title=line_of("T"), this=line_of("A"), other=line_of("B"),
                rows=(ComparisonRow(name=line_of("C"), this=line_of("x"), other=line_of("y")),),
                conclusion=rich_of("Z"), choose_this=(line_of("p"),), choose_other=(line_of("q"),),
            ),
        ),
        (
            NextStep(id=ID, title="T", text="X", action="Write", href="https://a.example"),
            NextStepBlock(
                source="pick", title=line_of("T"), text=rich_of("X"), action=line_of("Write"), href="https://a.example"
            ),
        ),
    ],
)  # fmt: skip
def test_an_entry_becomes_its_block(entry: AnyEntry, block: object) -> None:
    at = texts()
    assert entry_block(entry, at) == block
    assert at.findings == []


def test_a_button_without_its_address_shows_what_is_missing() -> None:
    at = texts({"consultant.email": ""})
    block = entry_block(NextStep(id=ID, title="T", action="Write", href="mailto:{{ consultant.email }}"), at)
    assert isinstance(block, NextStepBlock)
    mark = Span(text="missing: consultant.email", missing=True)
    assert block.action == (Span(text="Write"), Span(text=" "), mark)
    assert block.href == ""
    assert codes(at.findings) == ["merge-field-empty"]


def test_findings_name_the_field_inside_lists() -> None:
    at = texts()
    entry_block(Overview(id=ID, name="N", summary="S", facts=(Fact(label="L", value="{{ x.y }}"),)), at)
    assert at.findings[0].place.field == "facts.0.value"


def test_markup_works_in_every_field() -> None:
    block = entry_block(Benefit(id=ID, title="**T**", description="*D*", outcome="- `O`", notes="**N**"), texts())
    assert isinstance(block, BenefitBlock)
    assert block.title == line_of("T")
    assert [
        plain(getattr(block, field.name)) for field in fields(block) if field.name in {"description", "outcome"}
    ] == [
        "D",
        "O",
    ]
