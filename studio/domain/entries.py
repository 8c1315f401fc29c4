"""The reusable pieces of a library, one frozen type for each kind of section.

Every `str` field that a client may see is *source text*: it may hold inline markup (`**bold**`, `*italic*`,
`` `code` ``, `[link](address)`) and merge fields (`{{ client.name }}`), which `compose` resolves.  Fields whose
`TextField` is `long` may hold several paragraphs and lists.
"""

from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, NewType

from studio.domain.frozen import dataclass
from studio.domain.icons import Icon
from studio.domain.pictures import Picture
from studio.domain.places import NOWHERE, Place, PlacesByField

EntryId = NewType("EntryId", str)
"""`topic/section/entry`, such as `flask/benefits/less-is-more`."""


@dataclass(frozen=True, slots=True)
class TextField:
    """How a text field is written and what it is for (shown in forms and in the JSON Schema)."""

    help: str
    long: bool = False


class SectionKind(StrEnum):
    """The kinds of section; the value is the name of the section's file without `.yaml`."""

    OVERVIEW = "overview"
    BENEFITS = "benefits"
    DRAWBACKS = "drawbacks"
    USE_CASES = "use_cases"
    CASE_STUDIES = "case_studies"
    COST_FACTORS = "cost_factors"
    COMPARISONS = "comparisons"
    FAQ = "faq"
    NEXT_STEP = "next_step"
    PROCESS = "process"
    TEAM = "team"
    TERMS = "terms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A short labelled statement: "First released: 2010"."""

    label: Annotated[str, TextField("what the fact is about")]
    value: Annotated[str, TextField("the fact")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A headline number with its meaning: "64k+", "GitHub stars"."""

    value: Annotated[str, TextField("the number as it is shown, such as 64k+")]
    label: Annotated[str, TextField("what the number counts")]


class EntryState(StrEnum):
    """How far an entry is on its way from an idea to what clients read, and out again."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every entry has beside the fields of its kind."""

    id: EntryId
    state: EntryState = EntryState.APPROVED
    tags: tuple[str, ...] = ()
    owner: str = ""
    review_by: date | None = None
    icon: Icon | None = None
    """Drawn beside it; without one its tags choose."""
    picture: Picture | None = None
    notes: Annotated[str, TextField("speaker notes", long=True)] = ""
    place: Place = field(default=NOWHERE, compare=False)
    places: PlacesByField = field(default=(), compare=False, repr=False)
    """Place of every text field by its dotted path, for findings inside it."""

    def place_of(self, path: str) -> Place:
        """Give where a field was written; the entry's own place when that is not known."""
        return dict(self.places).get(path, self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview(Entry):
    """What the topic is, in one slide."""

    name: Annotated[str, TextField("the topic's name")]
    tagline: Annotated[str, TextField("one short line under the name")] = ""
    summary: Annotated[str, TextField("two or three sentences", long=True)]
    facts: tuple[Fact, ...] = ()
    numbers: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit(Entry):
    """A strength, and what it is worth to the business."""

    title: Annotated[str, TextField("the benefit in a few words")]
    description: Annotated[str, TextField("why it is so", long=True)]
    outcome: Annotated[str, TextField("what the business gains", long=True)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawback(Entry):
    """A weakness, and what is done about it."""

    title: Annotated[str, TextField("the drawback in a few words")]
    description: Annotated[str, TextField("when and why it hurts", long=True)]
    mitigation: Annotated[str, TextField("what is done about it", long=True)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCase(Entry):
    """A situation that the topic suits, and who uses it so."""

    title: Annotated[str, TextField("the situation in a few words")]
    description: Annotated[str, TextField("what is built", long=True)]
    users: Annotated[str, TextField("who uses it so")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStudy(Entry):
    """A finished project as a story with figures."""

    title: Annotated[str, TextField("the project or the client")]
    category: Annotated[str, TextField("kind of project, such as Platform modernization")] = ""
    industry: Annotated[str, TextField("shown instead of the title when confidential")] = ""
    challenge: Annotated[str, TextField("what was difficult", long=True)] = ""
    solution: Annotated[str, TextField("what was done", long=True)] = ""
    result: Annotated[str, TextField("what came of it", long=True)]
    figures: tuple[Figure, ...] = ()
    quote: Annotated[str, TextField("what the client said of it, without quotation marks", long=True)] = ""
    quote_by: Annotated[str, TextField("who said it: a role and a company, such as Head of finance, Nordwind")] = ""
    confidential: bool = False
    """The title is never shown to clients; the industry takes its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """A typical project and its budget, as a band of the scale or as amounts."""

    name: Annotated[str, TextField("the kind of project")]
    description: Annotated[str, TextField("what it includes")] = ""
    band: tuple[str, ...] = ()
    """One band of the entry's scale, or the lowest and the highest."""
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """Something that moves the price."""

    title: Annotated[str, TextField("the factor in a few words")]
    description: Annotated[str, TextField("how it moves the price")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostFactors(Entry):
    """What projects of this topic cost, and why."""

    title: Annotated[str, TextField("the message of the slide")]
    summary: Annotated[str, TextField("what to know before the figures", long=True)] = ""
    scale: tuple[Annotated[str, TextField("name of a budget band")], ...] = ()
    """Names of the budget bands, lowest first."""
    currency: str = ""
    """Currency of the amounts (ISO 4217); empty for the proposal's."""
    engagements: tuple[Engagement, ...] = ()
    factors: tuple[Factor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One row of a comparison."""

    name: Annotated[str, TextField("what is compared")]
    this: Annotated[str, TextField("how this topic does")]
    other: Annotated[str, TextField("how the other does")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Entry):
    """A topic against another."""

    title: Annotated[str, TextField("the message of the comparison")]
    this: Annotated[str, TextField("name of this topic")]
    other: Annotated[str, TextField("name of the other")]
    criteria: tuple[Criterion, ...]
    conclusion: Annotated[str, TextField("the result in a sentence", long=True)] = ""
    choose_this: tuple[Annotated[str, TextField("a reason to choose this topic")], ...] = ()
    choose_other: tuple[Annotated[str, TextField("a reason to choose the other")], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Entry):
    """A question that clients ask, with its answer."""

    question: Annotated[str, TextField("as a client would ask it")]
    answer: Annotated[str, TextField("the short, true answer", long=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep(Entry):
    """The call to action."""

    title: Annotated[str, TextField("the question or invitation")]
    text: Annotated[str, TextField("what happens and what it gives", long=True)] = ""
    action: Annotated[str, TextField("the words on the button")] = ""
    href: str = ""
    """Where the action leads: a web or mail address; may hold merge fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessStep(Entry):
    """One step of how we work."""

    title: Annotated[str, TextField("the step in a few words")]
    description: Annotated[str, TextField("what happens", long=True)]
    deliverable: Annotated[str, TextField("what the client has afterwards")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRole(Entry):
    """A role that takes part in projects."""

    title: Annotated[str, TextField("name of the role")]
    description: Annotated[str, TextField("what the role answers for", long=True)]
    seniority: Annotated[str, TextField("such as Senior")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Entry):
    """One clause of the terms."""

    title: Annotated[str, TextField("what the clause is about")]
    text: Annotated[str, TextField("the clause", long=True)]


AnyEntry = (
    Overview
    | Benefit
    | Drawback
    | UseCase
    | CaseStudy
    | CostFactors
    | Comparison
    | Question
    | NextStep
    | ProcessStep
    | TeamRole
    | Term
)

ENTRY_TYPES: dict[SectionKind, type[AnyEntry]] = {
    SectionKind.OVERVIEW: Overview,
    SectionKind.BENEFITS: Benefit,
    SectionKind.DRAWBACKS: Drawback,
    SectionKind.USE_CASES: UseCase,
    SectionKind.CASE_STUDIES: CaseStudy,
    SectionKind.COST_FACTORS: CostFactors,
    SectionKind.COMPARISONS: Comparison,
    SectionKind.FAQ: Question,
    SectionKind.NEXT_STEP: NextStep,
    SectionKind.PROCESS: ProcessStep,
    SectionKind.TEAM: TeamRole,
    SectionKind.TERMS: Term,
}
"""The type of the entries in each kind of section."""


def headline(entry: AnyEntry) -> str:
    """Give the source text that names an entry in lists."""
    match entry:
        case Overview():
            return entry.name
        case Question():
            return entry.question
        case _:
            return entry.title
