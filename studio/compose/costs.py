"""Typical projects and their budgets to stretches on one axis, of named bands or of money."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal

from studio.compose.formats import Formats, near
from studio.compose.texts import Texts
from studio.domain.blocks import BudgetBand, CostBlock, LabelledText
from studio.domain.entries import CostFactors, Engagement
from studio.domain.estimate import LARGEST_AMOUNT
from studio.domain.findings import Finding, error, warning
from studio.domain.frozen import replace
from studio.domain.icons import icon_by_tags
from studio.domain.text import Rich, plain_line

_TICKS = 5
"""About so many stretches between the labels of a money axis."""
_HALF = Decimal("0.5")
Ticks = tuple[tuple[Decimal, str], ...]


def cost_block(entry: CostFactors, texts: Texts, notes: Rich) -> CostBlock:
    """Compose what projects cost; an engagement without a place on the axis has low = high = 0 and no label."""
    _look_for_mixture(entry, texts, amounts=any(_has_amounts(engagement) for engagement in entry.engagements))
    entry = _within_bounds(entry, texts)
    if any(_has_amounts(engagement) for engagement in entry.engagements):
        bands, ticks = _money_axis(entry, texts)
    else:
        names = tuple(plain_line(texts.line(f"scale.{index}", name)) for index, name in enumerate(entry.scale))
        bands = tuple(_named(entry, names, index, texts) for index in range(len(entry.engagements)))
        ticks = tuple((index + _HALF, name) for index, name in enumerate(names))
    return CostBlock(
        source=texts.source,
        notes=notes,
        picture=texts.picture("picture", entry.picture),
        icon=entry.icon or icon_by_tags(entry.tags),
        title=texts.title("title", entry.title),
        summary=texts.rich("summary", entry.summary),
        bands=bands,
        ticks=ticks,
        factors=tuple(
            LabelledText(
                label=texts.title(f"factors.{index}.title", factor.title),
                value=texts.line(f"factors.{index}.description", factor.description),
            )
            for index, factor in enumerate(entry.factors)
        ),
    )


def nice_step(highest: Decimal) -> Decimal:
    """Give the distance between ticks: 1, 2 or 5 times a power of ten, about five of them to the highest amount."""
    if highest <= 0:
        return Decimal(1)
    wanted = highest / _TICKS
    power = Decimal(1).scaleb(wanted.adjusted())
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= wanted)
    return Decimal(f"{step:f}")  # 50000, not 5E+4: it is written into files


def _has_amounts(engagement: Engagement) -> bool:
    return engagement.low is not None or engagement.high is not None


def _look_for_mixture(entry: CostFactors, texts: Texts, *, amounts: bool) -> None:
    for index, engagement in enumerate(entry.engagements):
        path = f"engagements.{index}.name"
        if amounts and not _has_amounts(engagement):
            fault = f"“{engagement.name}” has no amounts, and others of this entry have."
            texts.tell(error("budget-mixed", fault, hint="Give all of them amounts, or all of them bands."), path)
        elif not amounts and not engagement.band:
            fault = f"“{engagement.name}” has no budget, so it has no bar in the chart."
            texts.tell(warning("budget-missing", fault, hint="Write `band:`, or `low:` and `high:`."), path)


def _within_bounds(entry: CostFactors, texts: Texts) -> CostFactors:
    """Leave out budgets below zero, which have no place on an axis of money, and those that no bar has room for."""
    kept = []
    for index, one in enumerate(entry.engagements):
        fault = _out_of_bounds(one)
        if fault is not None:
            texts.tell(fault, f"engagements.{index}.name")
        kept.append(one if fault is None else replace(one, low=None, high=None))
    return replace(entry, engagements=tuple(kept))


def _out_of_bounds(engagement: Engagement) -> Finding | None:
    amounts = [amount for amount in (engagement.low, engagement.high) if amount is not None]
    name = engagement.name
    if min(amounts, default=0) < 0:
        fault = f"“{name}” has a negative amount, so it has no bar in the chart."
        return error("budget-negative", fault, hint="Write amounts from 0 up.")
    if max(amounts, default=0) >= LARGEST_AMOUNT:
        fault = f"“{name}” has an amount that no chart has room for, so it has no bar."
        return error("budget-too-large", fault, hint=f"Write amounts below {LARGEST_AMOUNT:,.0f}.")
    return None


def _named(entry: CostFactors, names: Sequence[str], index: int, texts: Texts) -> BudgetBand:
    """Give the stretch of an engagement on a scale; `names` are the composed ones of its bands."""
    engagement = entry.engagements[index]
    known = [name for name in engagement.band if name in entry.scale]
    for name in engagement.band:
        if name not in entry.scale:
            fault = f"There is no budget band “{name}” in the scale of this entry."
            texts.tell(error("band-unknown", fault, hint=near(name, entry.scale)), f"engagements.{index}.name")
    places = sorted(entry.scale.index(name) for name in known)
    if not places:
        return _band(engagement, index, texts, low=Decimal(0), high=Decimal(0), label="")
    label = " – ".join(dict.fromkeys((names[places[0]], names[places[-1]])))
    return _band(engagement, index, texts, low=Decimal(places[0]), high=Decimal(places[-1] + 1), label=label)


def _money_axis(entry: CostFactors, texts: Texts) -> tuple[tuple[BudgetBand, ...], Ticks]:
    formats = texts.setting.formats
    currency = entry.currency or formats.currency
    amounts = [
        amount for engagement in entry.engagements for amount in (engagement.low, engagement.high) if amount is not None
    ]
    step = nice_step(max(amounts))
    count = max(int((max(amounts) / step).to_integral_value(ROUND_CEILING)), 1)
    # A budget without an upper end has to reach somewhere.
    count += any(one.high is None and one.low == count * step for one in entry.engagements)
    ticks = tuple((index * step, formats.round_money(index * step, currency)) for index in range(count + 1))
    bands = tuple(
        _band(
            engagement,
            index,
            texts,
            low=min(_ends(engagement, ticks[-1][0])),
            high=max(_ends(engagement, ticks[-1][0])),
            label=_money_label(engagement, formats, currency),
        )
        for index, engagement in enumerate(entry.engagements)
    )
    return bands, ticks


def _ends(engagement: Engagement, end: Decimal) -> tuple[Decimal, Decimal]:
    if not _has_amounts(engagement):
        return Decimal(0), Decimal(0)
    low = Decimal(0) if engagement.low is None else engagement.low
    return low, end if engagement.high is None else engagement.high


def _money_label(engagement: Engagement, formats: Formats, currency: str) -> str:
    match engagement.low, engagement.high:
        case None, None:
            return ""
        case Decimal() as low, None:
            return f"{formats.round_money(low, currency)}+"
        case None, Decimal() as high:
            return f"≤ {formats.round_money(high, currency)}"
        case Decimal() as low, Decimal() as high if low == high:
            return formats.round_money(low, currency)
        case low, high:
            ends = sorted(amount for amount in (low, high) if amount is not None)
            return " – ".join(formats.round_money(amount, currency) for amount in ends)


def _band(engagement: Engagement, index: int, texts: Texts, *, low: Decimal, high: Decimal, label: str) -> BudgetBand:
    return BudgetBand(
        name=texts.line(f"engagements.{index}.name", engagement.name),
        description=texts.line(f"engagements.{index}.description", engagement.description),
        low=low,
        high=high,
        label=label,
    )
