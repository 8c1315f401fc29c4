"""What the columns of the two tables are: the lines of an estimate, the phases of a plan."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from studio.app.forms.merge import formats_of
from studio.app.forms.typing import amounts_of, duration, typed_text
from studio.compose.formats import Formats
from studio.domain.chapters import EstimateChapter
from studio.domain.frozen import dataclass
from studio.domain.proposal import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column."""

    field: str
    """Name of the record's field; empty for one that is worked out."""
    title: str
    wide: bool = False
    """Takes what the others leave; those are as wide as what they hold."""
    right: bool = False
    """Figures stand to the right."""
    check: bool = False
    """A switch, not a text."""
    rank: int = 0
    """Where there is no room, columns of the highest rank leave the table first; 0 stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableKind:
    """One of the tables."""

    columns: tuple[Column, ...]
    details: tuple[str, ...]
    """Fields of the current row that stand under the table."""
    under: Callable[[Any], str]
    """What stands in small under the first column's text."""


LINES = TableKind(
    columns=(
        Column(field="title", title="Item", wide=True),
        Column(field="quantity", title="Qty", right=True),
        Column(field="unit", title="Unit", rank=2),
        Column(field="rate", title="Rate", right=True),
        Column(field="", title="Amount", right=True, rank=1),
        Column(field="optional", title="Opt.", check=True, rank=2),
    ),
    details=("unit", "optional", "group", "description"),
    under=lambda line: " · ".join(one for one in (line.group, line.description) if one),
)
PHASES = TableKind(
    columns=(
        Column(field="name", title="Phase", wide=True),
        Column(field="start", title="First day"),
        Column(field="end", title="Last day", rank=1),
    ),
    details=("end", "description", "milestone"),
    under=lambda phase: " · ".join(one for one in (duration(phase), phase.milestone) if one),
)
KINDS = {"lines": LINES, "phases": PHASES}


@dataclass(frozen=True, slots=True)
class Figures:
    """What is worked out from the records of a table."""

    formats: Formats
    amounts: tuple[Decimal, ...] = ()

    def shown(self, row: int) -> str:
        """Give what the column that is worked out says."""
        return self.formats.money(self.amounts[row]) if row < len(self.amounts) else ""

    def longest(self) -> str:
        """Give the longest of what that column says: that of the largest amount, for words of money take long."""
        return self.formats.money(max(self.amounts, key=abs)) if self.amounts else ""


def figures_of(proposal: Proposal, chapter: object) -> Figures:
    """Work out what the records of a chapter's table do not say themselves."""
    formats = formats_of(proposal)
    return Figures(formats, amounts_of(chapter, formats) if isinstance(chapter, EstimateChapter) else ())


def cell_text(record: object, column: Column, language: str) -> str:
    """Give what stands in a cell, as somebody would type it."""
    return typed_text(getattr(record, column.field), language)


def shown_text(record: object, column: Column, figures: "Figures | None", language: str) -> str:
    """Give what a cell shows while nobody types in it: figures with their groups, prices with all digits of money."""
    value = getattr(record, column.field)
    if figures is None or not isinstance(value, Decimal):
        return typed_text(value, language)
    if column.field != "rate":
        return figures.formats.number(value)
    exponent = value.normalize().as_tuple().exponent
    finest = -exponent if isinstance(exponent, int) else 0
    return figures.formats.number(value, max(figures.formats.digits, finest))
