"""The blocks of a document, one frozen type for each kind of entry and of written chapter: every word final.

`source` is the id of the pick, or of the chapter for what was written for this client alone.
"""

from decimal import Decimal

from studio.domain.chapters import TextPurpose
from studio.domain.frozen import dataclass
from studio.domain.icons import Icon
from studio.domain.pictures import Picture
from studio.domain.text import Line, Rich


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What every block has."""

    source: str
    notes: Rich = ()
    picture: Picture | None = None
    icon: Icon | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledText:
    """A short text under a label: a fact, a headline number, a price factor."""

    label: Line
    value: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewBlock(Block):
    """What the topic is."""

    name: Line
    tagline: Line = ()
    summary: Rich = ()
    facts: tuple[LabelledText, ...] = ()
    numbers: tuple[LabelledText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitBlock(Block):
    """A benefit and its outcome."""

    title: Line
    description: Rich
    outcome: Rich = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawbackBlock(Block):
    """A drawback against its mitigation."""

    title: Line
    description: Rich
    mitigation: Rich = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCaseBlock(Block):
    """A use case and who uses it so."""

    title: Line
    description: Rich
    users: Line = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStudyBlock(Block):
    """A project as a story; the title is already neutral when the client is confidential."""

    title: Line
    category: Line = ()
    challenge: Rich = ()
    solution: Rich = ()
    result: Rich = ()
    figures: tuple[LabelledText, ...] = ()
    quote: Rich = ()
    """What the client said, in the quotation marks of the document's language."""
    quote_by: Line = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetBand:
    """A typical project as a stretch on the budget axis."""

    name: Line
    description: Line
    low: Decimal
    """Left end on the axis."""
    high: Decimal
    """Right end on the axis; never below `low`."""
    label: str
    """The stretch in words: `small – medium`, `€5,000 – €20,000`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostBlock(Block):
    """What such projects cost, and what moves the price."""

    title: Line
    summary: Rich = ()
    bands: tuple[BudgetBand, ...] = ()
    ticks: tuple[tuple[Decimal, str], ...] = ()
    """Positions on the budget axis with their labels, lowest first. On a scale of names each name has its middle
    at n + 1/2 and reaches from n to n + 1."""
    factors: tuple[LabelledText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRow:
    """One criterion of a comparison."""

    name: Line
    this: Line
    other: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonBlock(Block):
    """Two topics, criterion by criterion."""

    title: Line
    this: Line
    other: Line
    rows: tuple[ComparisonRow, ...]
    conclusion: Rich = ()
    choose_this: tuple[Line, ...] = ()
    choose_other: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBlock(Block):
    """A question with its answer."""

    question: Line
    answer: Rich


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStepBlock(Block):
    """The call to action."""

    title: Line
    text: Rich = ()
    action: Line = ()
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepBlock(Block):
    """One step of how we work."""

    title: Line
    description: Rich
    deliverable: Line = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleBlock(Block):
    """A role of the team; from the library or written for this client."""

    title: Line
    description: Rich = ()
    detail: Line = ()
    """Seniority or allocation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermBlock(Block):
    """One clause of the terms."""

    title: Line
    text: Rich


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock(Block):
    """A text written for this client."""

    purpose: TextPurpose
    body: Rich = ()
    key_points: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeBlock(Block):
    """What is included, what is not, and what is relied upon."""

    body: Rich = ()
    included: tuple[Line, ...] = ()
    excluded: tuple[Line, ...] = ()
    assumptions: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPhase:
    """A phase with its place on the time axis."""

    name: Line
    description: Line = ()
    milestone: Line = ()
    start: int
    """First day, as a proleptic ordinal."""
    end: int
    """Last day, included."""
    dates: str
    """The stretch in words: `2 Feb – 13 Feb 2027`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBlock(Block):
    """The plan with its phases."""

    phases: tuple[PlanPhase, ...]
    ticks: tuple[tuple[int, str], ...] = ()
    """Days on the time axis with their labels, such as the first of each month: `Feb`, `Mar 2027`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateRow:
    """One priced line, formatted."""

    title: Line
    description: Line = ()
    group: Line = ()
    quantity: str
    unit: Line = ()
    rate: str
    amount: str
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalRow:
    """One sum under the lines, formatted."""

    label: Line
    amount: str
    emphasis: bool = False
    """The total to pay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateBlock(Block):
    """The estimate with its totals; rows of one group follow one another."""

    rows: tuple[EstimateRow, ...]
    totals: tuple[TotalRow, ...]
    group_totals: tuple[tuple[str, str], ...] = ()
    """Plain group name and formatted sum, for groups with more than one row."""
    remarks: Rich = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBox:
    """One party that signs."""

    party: Line
    role: Line = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceBlock(Block):
    """The acceptance with its signature boxes."""

    text: Rich = ()
    boxes: tuple[SignatureBox, ...] = ()


AnyBlock = (
    OverviewBlock
    | BenefitBlock
    | DrawbackBlock
    | UseCaseBlock
    | CaseStudyBlock
    | CostBlock
    | ComparisonBlock
    | QuestionBlock
    | NextStepBlock
    | StepBlock
    | RoleBlock
    | TermBlock
    | TextBlock
    | ScopeBlock
    | PlanBlock
    | EstimateBlock
    | AcceptanceBlock
)
