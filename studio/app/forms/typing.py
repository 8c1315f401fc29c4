"""What somebody does in a form to a changed proposal, or to a plain word on why not."""

import datetime as dt
from decimal import Decimal

from studio.app.edits.fields import change, enter, set_intro
from studio.app.edits.finding import chapter_of
from studio.app.edits.paths import value_at
from studio.app.edits.typed import Misread, number_text
from studio.app.forms.form import FieldKind, FieldSpec
from studio.app.forms.merge import formats_of
from studio.compose.estimate import chapter_totals
from studio.compose.formats import Formats, Money
from studio.compose.markup import line_markup
from studio.domain.chapters import Discount, EstimateChapter, Phase
from studio.domain.library import Library
from studio.domain.proposal import Proposal
from studio.domain.text import plain_line

_WEEK = 7


def entered(
    proposal: Proposal, library: Library, source: str, path: str, text: str, spec: FieldSpec
) -> Proposal | Misread:
    """Set a field to what was typed; what cannot be taken is said, and nothing is changed."""
    if spec.kind is FieldKind.WORDS:
        return _words_entered(proposal, library, source, path, text)
    if path in ("discount.percent", "discount.amount") and not text.strip() and _only(proposal, source, path):
        return Misread(text="A discount needs a percentage or an amount.", hint="Type one, or switch the discount off.")
    if path == "intro" and chapter_of(proposal, source) is not None:
        return set_intro(proposal, library, source, text)
    return enter(proposal, library, source, path, text)


def typed_text(value: object, language: str) -> str:
    """Write a value as somebody would type it."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return number_text(value, language)
        case dt.date():
            return value.isoformat()
        case tuple():
            return ", ".join(str(one) for one in value)
        case _:
            return str(value)


def duration(phase: Phase) -> str:
    """Say how long a phase is: `3 days`, `2 weeks`, `5 weeks, 2 days`."""
    days = (phase.end - phase.start).days + 1
    weeks, rest = divmod(days, _WEEK)
    # From a Monday to a Friday is a week's work.
    if rest in (5, 6) and phase.start.weekday() == 0:
        weeks, rest = weeks + 1, 0
    parts = [(weeks, "week"), (rest, "day")]
    return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in parts if count)


def whole_duration(phases: tuple[Phase, ...]) -> str:
    """Say how long a plan is, from the first day of any phase to the last."""
    if not phases:
        return ""
    first = min(phase.start for phase in phases)
    last = max(max(phase.end, phase.start) for phase in phases)
    return duration(Phase(name="", start=first, end=last))


def totals_of(proposal: Proposal, chapter: EstimateChapter) -> tuple[tuple[str, str], ...]:
    """Give the sums of an estimate with their names, the total last but for what is optional."""
    formats = formats_of(proposal)
    sums = chapter_totals(chapter, formats.digits)
    rows: list[tuple[str, Decimal]] = []
    if chapter.discount or chapter.tax:
        rows.append(("Subtotal", sums.subtotal))
    if chapter.discount:
        rows.append(
            (_with_percent(chapter.discount.label or "Discount", chapter.discount.percent, formats), -sums.discount)
        )
    if chapter.discount and chapter.tax:
        rows.append(("Net", sums.net))
    if chapter.tax:
        rows.append((_with_percent(chapter.tax.label or "Tax", chapter.tax.percent, formats), sums.tax))
    rows.append(("Total", sums.total))
    if any(line.optional for line in chapter.lines):
        rows.append(("Optional", sums.optional))
    return tuple((name, formats.money(Money(amount, proposal.currency))) for name, amount in rows)


def amounts_of(chapter: EstimateChapter, formats: Formats) -> tuple[Decimal, ...]:
    """Give the amount of every line of an estimate."""
    return chapter_totals(chapter, formats.digits).amounts


def _with_percent(label: str, percent: Decimal | None, formats: Formats) -> str:
    """Give a sum's name with its percentage, unless it says that itself."""
    name = plain_line(line_markup(label)).strip()
    figure = formats.percent(percent) if percent is not None else ""
    said = "".join(name.split())
    return name if "".join(figure.split()) in said else f"{name} ({figure})"


def _only(proposal: Proposal, source: str, path: str) -> bool:
    """Tell whether this is the only figure of the discount, without which there would be none."""
    chapter = chapter_of(proposal, source)
    discount = chapter.discount if isinstance(chapter, EstimateChapter) else None
    return isinstance(discount, Discount) and value_at(discount, path.partition(".")[2]) is not None


def _words_entered(proposal: Proposal, library: Library, source: str, path: str, text: str) -> Proposal | Misread:

    return change(proposal, library, source, path, tuple(one.strip() for one in text.split(",") if one.strip()))
