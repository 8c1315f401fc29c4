"""The chapters of a proposal as they were written: picked entries with their changed words, or what is for one client.

Text fields are source text, as in `entries`: markup and merge fields are resolved by `compose`.
"""

import datetime as dt
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from studio.domain.entries import EntryId, TextField
from studio.domain.frozen import dataclass
from studio.domain.icons import Icon
from studio.domain.places import NOWHERE, Place, PlacesByField

NO_INTRO = "-"
"""Written as the introduction of a chapter, it leaves out the one that the library's section would give."""

Override = tuple[str, object]
"""A field's name and its value for this client, of the type that the field has in its entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """An entry chosen for this client, with its changed fields."""

    id: str
    """Unique in the proposal: `chapter/3`."""
    entry: EntryId
    overrides: tuple[Override, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)
    places: PlacesByField = field(default=(), compare=False, repr=False)
    """Place of every overridden text field by its dotted path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """What every chapter has."""

    id: str
    """Unique in the proposal: written as `id`, or made from the title."""
    title: Annotated[str, TextField("heading of the chapter")]
    intro: Annotated[str, TextField("one or two sentences under the heading", long=True)] = ""
    notes: Annotated[str, TextField("speaker notes of the chapter's first slide", long=True)] = ""
    place: Place = field(default=NOWHERE, compare=False)
    places: PlacesByField = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PicksChapter(Chapter):
    """A chapter of library entries."""

    kind: ClassVar[str] = "picks"
    picks: tuple[Pick, ...] = ()


class TextPurpose(StrEnum):
    """What a written chapter is for; it decides the design."""

    EXECUTIVE_SUMMARY = "executive_summary"
    UNDERSTANDING = "understanding"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChapter(Chapter):
    """A chapter written for this client alone."""

    kind: ClassVar[str] = "text"
    purpose: TextPurpose = TextPurpose.TEXT
    body: Annotated[str, TextField("paragraphs and lists", long=True)] = ""
    key_points: tuple[Annotated[str, TextField("a point to stand out")], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeChapter(Chapter):
    """What is included and what is not."""

    kind: ClassVar[str] = "scope"
    body: Annotated[str, TextField("paragraphs", long=True)] = ""
    included: tuple[Annotated[str, TextField("something included")], ...] = ()
    excluded: tuple[Annotated[str, TextField("something not included")], ...] = ()
    assumptions: tuple[Annotated[str, TextField("something relied upon")], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A stretch of the plan."""

    name: Annotated[str, TextField("name of the phase")]
    start: dt.date
    end: dt.date
    """Last day, included; not before `start`."""
    description: Annotated[str, TextField("what happens in it")] = ""
    milestone: Annotated[str, TextField("what is reached at its end")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChapter(Chapter):
    """Phases with dates."""

    kind: ClassVar[str] = "plan"
    phases: tuple[Phase, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateLine:
    """Something that is priced."""

    title: Annotated[str, TextField("what is delivered")]
    description: Annotated[str, TextField("detail under the title")] = ""
    group: Annotated[str, TextField("lines of one group stand together with a subtotal")] = ""
    quantity: Decimal
    unit: Annotated[str, TextField("such as days")] = ""
    rate: Decimal
    """Price of one unit, in the proposal's currency."""
    optional: bool = False
    """Offered, not in the total."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discount:
    """Taken off the sum of the lines: a percentage or an amount, not both."""

    label: Annotated[str, TextField("why")] = ""
    percent: Decimal | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tax:
    """Added after the discount."""

    label: Annotated[str, TextField("such as VAT")] = ""
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateChapter(Chapter):
    """Lines with quantities and rates, discount and tax."""

    kind: ClassVar[str] = "estimate"
    lines: tuple[EstimateLine, ...] = ()
    discount: Discount | None = None
    tax: Tax | None = None
    remarks: Annotated[str, TextField("under the total", long=True)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A role in this project's team; never a person's name."""

    role: Annotated[str, TextField("name of the role")]
    description: Annotated[str, TextField("what the role does here", long=True)] = ""
    allocation: Annotated[str, TextField("such as 3 days a week")] = ""
    icon: Icon | None = None
    """Drawn beside the role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamChapter(Chapter):
    """The team for this client."""

    kind: ClassVar[str] = "team"
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause of the terms for this client."""

    title: Annotated[str, TextField("what the clause is about")]
    text: Annotated[str, TextField("the clause", long=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsChapter(Chapter):
    """Terms written for this client."""

    kind: ClassVar[str] = "terms"
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """One party that signs."""

    party: Annotated[str, TextField("the company that signs")]
    role: Annotated[str, TextField("in which capacity")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceChapter(Chapter):
    """The acceptance page with its signature blocks."""

    kind: ClassVar[str] = "acceptance"
    text: Annotated[str, TextField("what signing means", long=True)] = ""
    signatories: tuple[Signatory, ...] = ()
    """Empty: the client and the consultant's company."""


AnyChapter = (
    PicksChapter
    | TextChapter
    | ScopeChapter
    | PlanChapter
    | EstimateChapter
    | TeamChapter
    | TermsChapter
    | AcceptanceChapter
)
