"""A hand-made brand, words and documents for tests of both page models: no file is needed but the shipped fonts."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from studio.domain.blocks import (
    AcceptanceBlock,
    AnyBlock,
    BenefitBlock,
    BudgetBand,
    CaseStudyBlock,
    ComparisonBlock,
    ComparisonRow,
    CostBlock,
    DrawbackBlock,
    EstimateBlock,
    EstimateRow,
    LabelledText,
    NextStepBlock,
    OverviewBlock,
    PlanBlock,
    PlanPhase,
    QuestionBlock,
    RoleBlock,
    ScopeBlock,
    SignatureBox,
    StepBlock,
    TermBlock,
    TextBlock,
    TotalRow,
    UseCaseBlock,
)
from studio.domain.brand import Brand, DecorShape, LayoutRole, PageStyle, SlideLayout, SlideSizes, Slot
from studio.domain.chapters import TextPurpose
from studio.domain.colours import Colour, Palette
from studio.domain.document import Cover, Document, DocumentChapter
from studio.domain.geometry import Rect
from studio.domain.text import Line, Paragraph, ParagraphKind, Rich, line_of, rich_of
from studio.domain.typography import Anchor, FontRole, TextStyle
from studio.domain.words import Words
from studio.layout.text.typefaces import FontBook
from tests.layout.families import FAMILIES

INK, WHITE, GREY, TEAL = (
    Colour("16243B", "tx1"),
    Colour("FFFFFF", "bg1"),
    Colour("536070", "tx2"),
    Colour("1F6B66", "accent1"),
)
PALETTE = Palette(
    text=INK,
    muted=GREY,
    background=WHITE,
    surface=Colour("F5F7F9", "bg2"),
    line=Colour("D6DEE6"),
    primary=INK,
    on_primary=WHITE,
    accent=TEAL,
    accent_text=TEAL,
    accent_soft=Colour("E8F8F7"),
    on_accent=WHITE,
    positive=Colour("2E7D4F"),
    positive_soft=Colour("E6F6ED"),
    negative=Colour("B3452C"),
    negative_soft=Colour("F9EBE8"),
    missing=Colour("FFE3A3"),
    on_missing=Colour("5A3700"),
    series=(TEAL, Colour("3F5BA9"), Colour("C77700")),
)

_BODY = tuple(
    TextStyle(size=size, colour=INK, bullet="•", indent=indent, space_before=9.0, line_spacing=1.08)
    for size, indent in ((18.0, 18.0), (16.0, 38.0), (14.0, 56.0))
)


def _slot(name: str, type_: str, idx: int, rect: Rect, *styles: TextStyle, anchor: Anchor = Anchor.TOP) -> Slot:
    return Slot(name=name, type=type_, idx=idx, rect=rect, styles=styles or _BODY, anchor=anchor)


def _heading(size: float, colour: Colour = INK) -> TextStyle:
    return TextStyle(size=size, colour=colour, font=FontRole.HEADING, bold=True, line_spacing=0.95)


def _plain(size: float, colour: Colour = INK, *, bold: bool = False) -> TextStyle:
    return TextStyle(size=size, colour=colour, bold=bold)


_TITLE = _slot("title", "title", 0, Rect(48, 40, 864, 68), _heading(28))
_AREA = Rect(48, 120, 864, 368)
_SMALL = (
    _slot("footer", "ftr", 11, Rect(72, 506, 640, 16), _plain(10, GREY), anchor=Anchor.MIDDLE),
    _slot("number", "sldNum", 12, Rect(832, 506, 80, 16), _plain(10, GREY), anchor=Anchor.MIDDLE),
)
_TAB = DecorShape(rect=Rect(48, 0, 48, 6), fill=TEAL)


def _layout(number: int, name: str, *slots: Slot, area: Rect = _AREA, inverse: bool = False) -> SlideLayout:
    return SlideLayout(
        name=name,
        part=f"/ppt/slideLayouts/slideLayout{number}.xml",
        slots=slots,
        decor=(_TAB,),
        background=INK if inverse else WHITE,
        area=area,
        inverse=inverse,
    )


def layouts() -> dict[LayoutRole, SlideLayout]:
    """Give one layout for every role, with all slots that slides can use."""
    lines = TextStyle(size=20, colour=INK, bullet="1.", indent=44, space_before=16)
    return {
        LayoutRole.COVER: _layout(
            1,
            "Cover",
            _slot("title", "ctrTitle", 0, Rect(48, 116, 594, 160), _heading(44, WHITE), anchor=Anchor.BOTTOM),
            _slot("subtitle", "subTitle", 1, Rect(48, 292, 594, 84), _plain(20, WHITE)),
            _slot("client", "body", 13, Rect(48, 424, 280, 72), _plain(14, WHITE, bold=True), _plain(14, WHITE)),
            _slot("meta", "body", 14, Rect(344, 424, 298, 72), _plain(12, WHITE)),
            area=Rect(48, 288, 594, 204),
            inverse=True,
        ),
        LayoutRole.AGENDA: _layout(
            2,
            "Agenda",
            _slot("title", "title", 0, Rect(48, 40, 240, 120), _heading(28)),
            _slot("body", "body", 1, Rect(376, 44, 536, 444), lines),
            *_SMALL,
            area=Rect(376, 44, 536, 444),
        ),
        LayoutRole.DIVIDER: _layout(
            3,
            "Section",
            _slot("number", "body", 13, Rect(48, 72, 320, 104), _heading(88, WHITE), anchor=Anchor.BOTTOM),
            _slot("title", "title", 0, Rect(48, 192, 594, 140), _heading(40, WHITE)),
            _slot("intro", "body", 14, Rect(48, 348, 594, 136), _plain(18, WHITE)),
            area=Rect(48, 344, 594, 150),
            inverse=True,
        ),
        LayoutRole.TITLE_ONLY: _layout(4, "Title Only", _TITLE, *_SMALL),
        LayoutRole.CONTENT: _layout(5, "Title and Content", _TITLE, _slot("body", "obj", 1, _AREA), *_SMALL),
        LayoutRole.TWO_CONTENT: _layout(
            6,
            "Two Content",
            _TITLE,
            _slot("body", "obj", 1, Rect(48, 120, 420, 368)),
            _slot("body2", "obj", 2, Rect(492, 120, 420, 368)),
            *_SMALL,
        ),
        LayoutRole.STATEMENT: _layout(
            7,
            "Statement",
            _slot("title", "title", 0, Rect(48, 72, 594, 136), _heading(40, WHITE), anchor=Anchor.BOTTOM),
            _slot("body", "body", 1, Rect(48, 228, 594, 152), _plain(20, WHITE)),
            _slot("action", "body", 13, Rect(68, 404, 440, 56), _plain(18, INK, bold=True), anchor=Anchor.MIDDLE),
            *_SMALL,
            area=Rect(48, 228, 594, 152),
            inverse=True,
        ),
    }


def bare_layouts() -> dict[LayoutRole, SlideLayout]:
    """Give the layouts of a firm whose template has titles and nothing else."""
    return {
        role: replace(layout, slots=(_TITLE,), area=_AREA, inverse=False, background=WHITE)
        for role, layout in layouts().items()
    }


def make_brand(given: dict[LayoutRole, SlideLayout] | None = None) -> Brand:
    """Give a brand of 960 by 540 points with these layouts, or with complete ones."""
    return Brand(
        name="test",
        title="Test brand",
        template=Path("deck.pptx"),
        slide_width=960.0,
        slide_height=540.0,
        palette=PALETTE,
        fonts=FAMILIES,
        sizes=SlideSizes(),
        page=PageStyle(),
        layouts=given or layouts(),
        icons=Path(__file__).parent.parent.parent / "assets" / "icons",
    )


WORDS = Words(
    language="en",
    agenda="Agenda",
    contents="Contents",
    proposal="Proposal",
    prepared_for="Prepared for",
    prepared_by="Prepared by",
    date="Date",
    valid_until="Valid until",
    chapter="Chapter {number}",
    page_of="Page {page} of {pages}",
    continued="{title} (continued)",
    key_facts="Key facts",
    in_numbers="In numbers",
    business_outcome="Business outcome",
    drawback="Drawback",
    mitigation="How we mitigate it",
    used_by="Used by",
    challenge="Challenge",
    solution="Solution",
    result="Result",
    quotation="“{text}”",
    confidential_client="Confidential client, {industry}",
    budget_bands="Typical budgets",
    cost_factors="What drives the cost",
    criterion="Criterion",
    conclusion="Conclusion",
    choose_when="Choose {name} when",
    question="Question",
    answer="Answer",
    step="Step {number}",
    deliverable="Deliverable",
    role="Role",
    allocation="Allocation",
    included="Included",
    excluded="Not included",
    assumptions="Assumptions",
    key_points="Key points",
    phase="Phase",
    activities="What happens",
    start="Start",
    end="End",
    milestone="Milestone",
    item="Item",
    quantity="Quantity",
    unit="Unit",
    rate="Rate",
    amount="Amount",
    optional="Optional",
    optional_note="Optional items are not included in the total.",
    subtotal="Subtotal",
    optional_total="Optional items",
    optional_net="Optional items, net",
    discount="Discount",
    net="Net total",
    tax="Tax",
    total="Total",
    acceptance="Acceptance",
    signature="Signature",
    name="Name",
    place_and_date="Place and date",
    missing="missing: {name}",
)


def bullets(*texts: str) -> Rich:
    return tuple(Paragraph(spans=line_of(text), kind=ParagraphKind.BULLET) for text in texts)


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(line_of(text) for text in texts)


def labelled(**texts: str) -> tuple[LabelledText, ...]:
    """Give label=value pairs."""
    return tuple(LabelledText(label=line_of(label), value=line_of(value)) for label, value in texts.items())


def benefit(
    number: int = 1, description: str = "Only the essentials are there, so teams add what they need."
) -> BenefitBlock:
    return BenefitBlock(
        source=f"benefits/{number}",
        title=line_of(f"Benefit {number}"),
        description=rich_of(description),
        outcome=rich_of("A faster start."),
        notes=rich_of(f"Say why {number}."),
    )


def estimate(count: int = 3) -> EstimateBlock:
    rows = tuple(
        EstimateRow(
            title=line_of(f"Item {number}"),
            description=line_of("What it is made of"),
            group=line_of("Build" if number % 2 else "Design") if count > 3 else (),
            quantity=str(number),
            unit=line_of("days"),
            rate="€600.00",
            amount=f"€{number * 600}.00",
            optional=number == count,
        )
        for number in range(1, count + 1)
    )
    totals = (
        TotalRow(label=line_of("Net total"), amount="€3,600.00"),
        TotalRow(label=line_of("Total"), amount="€4,428.00", emphasis=True),
    )
    return EstimateBlock(source="estimate", rows=rows, totals=totals, remarks=rich_of("Prices hold for 30 days."))


def plan() -> PlanBlock:
    phases = (
        PlanPhase(
            name=line_of("Discovery"), milestone=line_of("Scope"), start=740_000, end=740_013, dates="2 – 15 Feb"
        ),
        PlanPhase(
            name=line_of("Build"),
            description=line_of("In iterations"),
            start=740_014,
            end=740_060,
            dates="16 Feb – 3 Apr",
        ),
    )
    return PlanBlock(source="plan", phases=phases, ticks=((740_000, "Feb"), (740_028, "Mar")))


def cost() -> CostBlock:
    bands = (
        BudgetBand(
            name=line_of("API"), description=line_of("Few endpoints"), low=Decimal(0), high=Decimal(1), label="small"
        ),
        BudgetBand(name=line_of("MVP"), description=(), low=Decimal(0), high=Decimal(2), label="small – medium"),
    )
    ticks = tuple((Decimal(n) + Decimal("0.5"), word) for n, word in enumerate(("small", "medium", "large")))
    factors = labelled(Integrations="Every system adds work.", Security="Audits take time.")
    return CostBlock(
        source="cost",
        title=line_of("Scope sets the budget"),
        summary=rich_of("Three typical projects."),
        bands=bands,
        ticks=ticks,
        factors=factors,
    )


def every_block() -> tuple[AnyBlock, ...]:
    """Give a short block of every kind."""
    return (
        OverviewBlock(
            source="overview",
            name=line_of("Flask"),
            tagline=line_of("A small core"),
            summary=rich_of("A framework."),
            facts=labelled(Released="2010", License="BSD"),
            numbers=labelled(stars="64k+", extensions="100+"),
        ),
        benefit(1),
        benefit(2),
        DrawbackBlock(
            source="drawback",
            title=line_of("No conventions"),
            description=rich_of("Structure drifts."),
            mitigation=rich_of("We write conventions down."),
        ),
        UseCaseBlock(
            source="use", title=line_of("APIs"), description=rich_of("Light services."), users=line_of("Many")
        ),
        UseCaseBlock(source="use/2", title=line_of("Tools"), description=rich_of("Inside a company.")),
        CaseStudyBlock(
            source="case",
            title=line_of("An ERP"),
            category=line_of("Automation"),
            challenge=rich_of("Paper."),
            solution=rich_of("A workflow."),
            result=rich_of("Automated."),
            figures=labelled(faster="10x"),
        ),
        cost(),
        ComparisonBlock(
            source="comparison",
            title=line_of("Flask or Django"),
            this=line_of("Flask"),
            other=line_of("Django"),
            rows=(ComparisonRow(name=line_of("Approach"), this=line_of("Minimal"), other=line_of("Complete")),),
            conclusion=rich_of("Flask is free, Django is quick."),
            choose_this=lines("An API"),
            choose_other=lines("Admin"),
        ),
        QuestionBlock(source="question/1", question=line_of("What is it?"), answer=rich_of("A micro-framework.")),
        QuestionBlock(source="question/2", question=line_of("What for?"), answer=bullets("APIs", "Prototypes")),
        StepBlock(
            source="step/1", title=line_of("Discovery"), description=rich_of("We talk."), deliverable=line_of("Scope")
        ),
        StepBlock(source="step/2", title=line_of("Build"), description=rich_of("We build.")),
        RoleBlock(
            source="role/1", title=line_of("Architect"), description=rich_of("Decides."), detail=line_of("Senior")
        ),
        RoleBlock(source="role/2", title=line_of("Developer")),
        TermBlock(source="term/1", title=line_of("Validity"), text=rich_of("30 days.")),
        TermBlock(source="term/2", title=line_of("Payment"), text=rich_of("14 days.")),
        TextBlock(
            source="summary",
            purpose=TextPurpose.EXECUTIVE_SUMMARY,
            body=rich_of("We propose three services."),
            key_points=lines("Two days instead of nine", "Traceable"),
        ),
        ScopeBlock(source="scope", included=lines("Services"), excluded=lines("Hardware"), assumptions=lines("Access")),
        plan(),
        estimate(),
        AcceptanceBlock(
            source="acceptance",
            text=rich_of("With their signatures the parties agree."),
            boxes=(SignatureBox(party=line_of("Acme"), role=line_of("Board")), SignatureBox(party=line_of("Logic"))),
        ),
        NextStepBlock(
            source="next",
            title=line_of("Shall we talk?"),
            text=rich_of("In 30 minutes."),
            action=line_of("Book"),
            href="mailto:hello@example.com",
        ),
    )


def chapter(
    *blocks: AnyBlock, name: str = "why", title: str = "Why Flask", intro: str = "", number: int = 1
) -> DocumentChapter:
    return DocumentChapter(id=name, number=number, title=line_of(title), intro=rich_of(intro), blocks=blocks)


def document(*chapters: DocumentChapter, **changes: object) -> Document:
    """Give a document for Acme of these chapters, or of one with a block of every kind."""
    made = Document(
        cover=Cover(
            title=line_of("From workbook to services"),
            subtitle=line_of("An offer"),
            client="Acme",
            contact="Head of IT",
            company="Logic",
            author="Practice lead",
            contact_lines=("hello@logic.example",),
            date="2 March 2027",
            valid_until="1 April 2027",
        ),
        language="en-GB",
        words=WORDS,
        chapters=chapters or (chapter(*every_block(), intro="Why it fits."),),
        confidentiality=line_of("Confidential"),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def brand() -> Brand:
    return make_brand()


@pytest.fixture(scope="session")
def bare_brand() -> Brand:
    return make_brand(bare_layouts())


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook(FAMILIES)
