"""Estimates add up as they are printed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.chapters import Discount, EstimateLine, Tax
from studio.domain.estimate import rounded, total

FIGURES = st.decimals(min_value=0, max_value=Decimal(999999999999), places=6)
PERCENTS = st.decimals(min_value=0, max_value=200, places=3)


def line(quantity: str | Decimal, rate: str | Decimal, *, optional: bool = False) -> EstimateLine:
    return EstimateLine(title="x", quantity=Decimal(quantity), rate=Decimal(rate), optional=optional)


LINES = st.lists(st.builds(line, FIGURES, FIGURES, optional=st.booleans()), max_size=6)
DISCOUNTS = st.one_of(
    st.none(), st.builds(Discount, percent=PERCENTS), st.builds(Discount, amount=FIGURES), st.just(Discount())
)
TAXES = st.one_of(st.none(), st.builds(Tax, percent=PERCENTS))


@pytest.mark.parametrize(
    ("amount", "digits", "result"),
    [("2.345", 2, "2.35"), ("2.355", 2, "2.36"), ("-2.345", 2, "-2.35"), ("2.5", 0, "3"), ("0.0005", 3, "0.001")],
)
def test_half_is_rounded_up_away_from_zero(amount: str, digits: int, result: str) -> None:
    assert rounded(Decimal(amount), digits) == Decimal(result)


def test_a_whole_estimate() -> None:
    lines = [line("10", "950"), line("2.5", "800.50"), line("1", "300", optional=True)]
    sums = total(lines, Discount(percent=Decimal(5)), Tax(percent=Decimal(23)), digits=2)
    assert sums.amounts == (Decimal("9500.00"), Decimal("2001.25"), Decimal("300.00"))
    assert (sums.subtotal, sums.optional) == (Decimal("11501.25"), Decimal("300.00"))
    assert (sums.discount, sums.net) == (Decimal("575.06"), Decimal("10926.19"))
    assert (sums.tax, sums.total) == (Decimal("2513.02"), Decimal("13439.21"))


def test_optional_lines_are_never_in_the_total() -> None:
    sums = total([line("1", "10", optional=True)], Discount(amount=Decimal(5)), Tax(percent=Decimal(23)), digits=2)
    assert (sums.subtotal, sums.discount, sums.tax, sums.total) == (0, 0, 0, 0)
    assert sums.optional == 10


def test_nothing_adds_up_to_nothing_with_the_digits_of_the_currency() -> None:
    assert str(total([], None, None, digits=2).total) == "0.00"
    assert str(total([], None, None, digits=0).total) == "0"


def test_a_credit_may_make_the_sum_negative_and_then_there_is_no_discount() -> None:
    sums = total([line("-2", "10")], Discount(percent=Decimal(50)), None, digits=2)
    assert (sums.subtotal, sums.discount, sums.total) == (-20, 0, -20)


def test_a_negative_discount_takes_nothing() -> None:
    assert total([line("1", "10")], Discount(amount=Decimal(-5)), None, digits=2).total == 10


@given(LINES, DISCOUNTS, TAXES, st.sampled_from((0, 2, 3)))
def test_the_column_adds_up_as_printed(
    lines: list[EstimateLine], discount: Discount | None, tax: Tax | None, digits: int
) -> None:
    sums = total(lines, discount, tax, digits=digits)
    mandatory = [amount for one, amount in zip(lines, sums.amounts, strict=True) if not one.optional]
    optional = [amount for one, amount in zip(lines, sums.amounts, strict=True) if one.optional]
    printed = [*sums.amounts, sums.subtotal, sums.optional, sums.discount, sums.net, sums.tax, sums.total]
    assert all(amount.as_tuple().exponent == -digits for amount in printed)
    assert exact(mandatory) == exact([sums.subtotal])
    assert exact(optional) == exact([sums.optional])
    assert exact([sums.net, sums.discount]) == exact([sums.subtotal])
    assert exact([sums.net, sums.tax]) == exact([sums.total])


@given(LINES, DISCOUNTS)
def test_a_discount_never_exceeds_the_subtotal(lines: list[EstimateLine], discount: Discount | None) -> None:
    sums = total(lines, discount, None, digits=2)
    assert 0 <= sums.discount <= sums.subtotal
    assert sums.net >= 0


@given(FIGURES, FIGURES)
def test_an_amount_is_within_half_a_cent_of_the_exact_product(quantity: Decimal, rate: Decimal) -> None:
    (amount,) = total([line(quantity, rate)], None, None, digits=2).amounts
    assert abs(exact([amount]) - scaled(quantity) * scaled(rate)) * 2 <= 10**10


def scaled(figure: Decimal) -> int:
    """Give a figure with up to six decimal places in millionths."""
    return int(figure.scaleb(6))


def exact(amounts: list[Decimal]) -> int:
    """Add in whole numbers of the twelfth decimal place, so that no rounding of the test hides one."""
    numbers = (amount.as_tuple() for amount in amounts)
    return sum(
        (-1 if number.sign else 1) * int("".join(map(str, number.digits))) * 10 ** (12 + int(number.exponent))
        for number in numbers
    )
