"""Lines, discount and tax to totals, in exact decimals."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from studio.domain.chapters import Discount, EstimateLine, Tax
from studio.domain.frozen import dataclass

_EXACT = Context(prec=100)
"""Digits for every product and sum of figures with up to twelve digits before the point, whoever calls."""
LARGEST_AMOUNT = Decimal("1e15")
"""Amounts stay below: thousands of them add up exactly, and every column has room for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The sums of an estimate, each rounded to the currency's smallest unit."""

    amounts: tuple[Decimal, ...]
    """One for each line, optional lines included."""
    subtotal: Decimal
    """All lines that are not optional."""
    optional: Decimal
    """All optional lines."""
    discount: Decimal
    """Not negative; never more than the subtotal."""
    net: Decimal
    tax: Decimal
    total: Decimal


def rounded(amount: Decimal, digits: int) -> Decimal:
    """Round half up to so many decimal places, as invoices do."""
    return amount.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP, context=_EXACT)


def total(lines: Iterable[EstimateLine], discount: Discount | None, tax: Tax | None, *, digits: int) -> Totals:
    """Add up an estimate; every amount is rounded before it is added, so that the column adds up as printed."""
    with localcontext(_EXACT):
        return _total(tuple(lines), discount, tax, digits)


def _total(lines: tuple[EstimateLine, ...], discount: Discount | None, tax: Tax | None, digits: int) -> Totals:
    amounts = tuple(rounded(line.quantity * line.rate, digits) for line in lines)
    zero = rounded(Decimal(0), digits)
    subtotal = sum((amount for line, amount in zip(lines, amounts, strict=True) if not line.optional), zero)
    optional = sum((amount for line, amount in zip(lines, amounts, strict=True) if line.optional), zero)
    taken = min(max(_discount(discount, subtotal, digits), zero), max(subtotal, zero))
    net = subtotal - taken
    added = rounded(net * tax.percent / 100, digits) if tax else zero
    return Totals(
        amounts=amounts,
        subtotal=subtotal,
        optional=optional,
        discount=taken,
        net=net,
        tax=added,
        total=net + added,
    )


def _discount(discount: Discount | None, subtotal: Decimal, digits: int) -> Decimal:
    if discount is not None and discount.percent is not None:
        return rounded(subtotal * discount.percent / 100, digits)
    amount = discount.amount if discount else None
    return rounded(amount or Decimal(0), digits)
