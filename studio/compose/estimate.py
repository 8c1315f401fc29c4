"""Estimate lines to formatted rows and totals."""

from decimal import Decimal

from studio.compose.markup import joined
from studio.compose.texts import Texts
from studio.domain.blocks import EstimateBlock, EstimateRow, TotalRow
from studio.domain.chapters import Discount, EstimateChapter, EstimateLine
from studio.domain.estimate import LARGEST_AMOUNT, Totals, total
from studio.domain.findings import error, warning
from studio.domain.frozen import replace
from studio.domain.text import Line, Span, line_of, plain_line

_LARGEST = 12
"""Digits before the decimal point of a figure that somebody means."""
_FINEST = -9
"""Its last decimal place."""
_MOST_DIGITS = 15
"""Before and after the point together."""


def chapter_totals(chapter: EstimateChapter, digits: int) -> Totals:
    """Add up an estimate; figures that cannot be used count as nothing."""
    usable = _usable(chapter)
    return total(usable.lines, usable.discount, usable.tax, digits=digits)


def estimate_block(chapter: EstimateChapter, texts: Texts) -> EstimateBlock:
    """Compose the estimate; lines of one group stand together, groups in the order of their first lines."""
    formats = texts.setting.formats
    usable = _usable(chapter)
    sums = chapter_totals(chapter, formats.digits)
    groups = _groups(usable.lines, texts)
    rank = {name: place for place, name in enumerate(dict.fromkeys(map(plain_line, groups)))}
    order = sorted(range(len(groups)), key=lambda index: rank[plain_line(groups[index])])
    _look_for_doubts(chapter, usable, sums, texts)
    return EstimateBlock(
        source=texts.source,
        rows=tuple(_row(usable.lines[index], groups[index], index, sums.amounts[index], texts) for index in order),
        totals=_total_rows(usable, sums, texts),
        group_totals=_group_totals(groups, usable, sums, texts),
        remarks=texts.rich("remarks", chapter.remarks),
    )


def _is_figure(figure: Decimal) -> bool:
    """Tell whether this is a number of a size that can be added up exactly."""
    if not figure.is_finite():
        return False
    _, digits, exponent = figure.as_tuple()
    fine = isinstance(exponent, int) and exponent >= _FINEST
    return figure.adjusted() < _LARGEST and fine and len(digits) <= _MOST_DIGITS


def _usable_line(line: EstimateLine) -> EstimateLine:
    if _is_figure(line.quantity) and _is_figure(line.rate):
        return line
    return replace(line, quantity=Decimal(0), rate=Decimal(0))


def _usable(chapter: EstimateChapter) -> EstimateChapter:
    nothing = Decimal(0)
    discount, tax = chapter.discount, chapter.tax
    if discount and not all(_is_figure(part) for part in (discount.percent or nothing, discount.amount or nothing)):
        discount = None
    return replace(
        chapter,
        lines=tuple(_usable_line(line) for line in chapter.lines),
        discount=discount,
        tax=tax if tax and _is_figure(tax.percent) else None,
    )


def _look_for_doubts(chapter: EstimateChapter, usable: EstimateChapter, sums: Totals, texts: Texts) -> None:
    for index, (written, used) in enumerate(zip(chapter.lines, usable.lines, strict=True)):
        if written is not used:
            fault = f"“{written.title}” has a figure that cannot be used."
            texts.tell(error("amount-unusable", fault), f"lines.{index}.title")
    if chapter.discount is not usable.discount:
        texts.tell(error("amount-unusable", "The discount has a figure that cannot be used."), "discount")
    if chapter.tax is not usable.tax:
        texts.tell(error("amount-unusable", "The tax has a figure that cannot be used."), "tax")
    if usable.discount:
        _look_at_discount(usable.discount, sums, texts)
    if chapter.lines and sums.total == 0:
        texts.tell(warning("estimate-zero", "The total of the estimate is zero.", hint=_why_zero(sums)))
    if max(abs(sums.subtotal), abs(sums.optional), abs(sums.total)) >= LARGEST_AMOUNT:
        hint = f"Sums are below {LARGEST_AMOUNT:,.0f}: look for digits too many."
        texts.tell(error("estimate-too-large", "The estimate adds up to more than its table has room for.", hint=hint))
    if sums.total < 0:
        hint = "A line with a negative rate takes something off: look whether it takes off too much."
        texts.tell(warning("estimate-negative", "The total of the estimate is negative.", hint=hint))


def _why_zero(sums: Totals) -> str:
    if sums.subtotal:
        return "The discount takes off all of it."
    return "All lines are optional." if sums.optional else "Fill in quantities and rates."


def _look_at_discount(discount: Discount, sums: Totals, texts: Texts) -> None:
    percent, amount = discount.percent or Decimal(0), discount.amount or Decimal(0)
    if min(percent, amount) < 0:
        texts.tell(error("discount-negative", "The discount is negative, so nothing is taken off."), "discount.label")
    if percent > 100 or amount > max(sums.subtotal, Decimal(0)):  # noqa: PLR2004 - all of it
        text = "The discount is larger than the sum of the lines."
        texts.tell(warning("discount-too-large", text), "discount.label")


def _groups(lines: tuple[EstimateLine, ...], texts: Texts) -> tuple[Line, ...]:
    """Give the group of every line; groups that read alike are one, and look as the first of them does."""
    known: dict[str, Line] = {}
    written = (texts.line(f"lines.{index}.group", line.group) for index, line in enumerate(lines))
    return tuple(known.setdefault(plain_line(group), group) for group in written)


def _row(line: EstimateLine, group: Line, index: int, amount: Decimal, texts: Texts) -> EstimateRow:
    formats = texts.setting.formats
    return EstimateRow(
        title=texts.line(f"lines.{index}.title", line.title),
        description=texts.line(f"lines.{index}.description", line.description),
        group=group,
        quantity=formats.number(line.quantity),
        unit=texts.line(f"lines.{index}.unit", line.unit),
        rate=formats.rate(line.rate),
        amount=formats.money(amount),
        optional=line.optional,
    )


def _group_totals(
    groups: tuple[Line, ...], chapter: EstimateChapter, sums: Totals, texts: Texts
) -> tuple[tuple[str, str], ...]:
    """Sum the lines that are not optional, so that the groups add up to the subtotal."""
    amounts: dict[str, list[Decimal]] = {}
    for group, line, amount in zip(groups, chapter.lines, sums.amounts, strict=True):
        if group and not line.optional:
            amounts.setdefault(plain_line(group), []).append(amount)
    money = texts.setting.formats.money
    return tuple((name, money(sum(parts, Decimal(0)))) for name, parts in amounts.items() if len(parts) > 1)


def _total_rows(chapter: EstimateChapter, sums: Totals, texts: Texts) -> tuple[TotalRow, ...]:
    words, formats = texts.setting.words, texts.setting.formats
    rows: list[TotalRow] = []
    if chapter.discount or chapter.tax:
        rows.append(TotalRow(label=line_of(words.subtotal), amount=formats.money(sums.subtotal)))
    if chapter.discount:
        label = texts.line("discount.label", chapter.discount.label) or line_of(words.discount)
        rows.append(
            TotalRow(label=_with_percent(label, chapter.discount.percent, texts), amount=formats.money(-sums.discount))
        )
    if chapter.discount and chapter.tax:
        rows.append(TotalRow(label=line_of(words.net), amount=formats.money(sums.net)))
    if chapter.tax:
        label = texts.line("tax.label", chapter.tax.label) or line_of(words.tax)
        rows.append(TotalRow(label=_with_percent(label, chapter.tax.percent, texts), amount=formats.money(sums.tax)))
    rows.append(TotalRow(label=line_of(words.total), amount=formats.money(sums.total), emphasis=True))
    if any(line.optional for line in chapter.lines):
        label = line_of(words.optional_net if chapter.tax else words.optional_total)
        rows.append(TotalRow(label=label, amount=formats.money(sums.optional)))
    return tuple(rows)


def _with_percent(label: Line, percent: Decimal | None, texts: Texts) -> Line:
    """Add the percentage, unless the label says it already."""
    if percent is None:
        return label
    figure = texts.setting.formats.percent(percent)
    said = plain_line(label).replace("\u00a0", "").replace(" ", "")
    if figure.replace("\u00a0", "") in said:
        return label
    return joined((*label, Span(text=f" ({figure})")))
