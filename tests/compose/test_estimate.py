"""Estimates are shown as they add up."""

from dataclasses import replace
from decimal import Decimal

import pytest

from studio.compose.estimate import estimate_block
from studio.domain.blocks import EstimateBlock
from studio.domain.chapters import Discount, EstimateChapter, EstimateLine, Tax
from studio.domain.findings import Finding, Severity
from studio.domain.text import line_of, plain_line
from tests.compose.values import codes, texts


def line(
    title: str, quantity: str = "1", rate: str = "100", group: str = "", *, optional: bool = False
) -> EstimateLine:
    return EstimateLine(
        title=title, quantity=Decimal(quantity), rate=Decimal(rate), unit="day", group=group, optional=optional
    )


def composed(
    *lines: EstimateLine, discount: Discount | None = None, tax: Tax | None = None
) -> tuple[EstimateBlock, list[Finding]]:
    at = texts()
    return estimate_block(EstimateChapter(id="e", title="E", lines=lines, discount=discount, tax=tax), at), at.findings


def totals(block: EstimateBlock) -> list[tuple[str, str]]:
    return [(plain_line(row.label), row.amount) for row in block.totals]


def test_a_row_says_quantity_rate_and_amount() -> None:
    block, findings = composed(line("Build", "2.50", "950"))
    row = block.rows[0]
    assert (plain_line(row.title), row.quantity, row.unit, row.rate, row.amount) == (
        "Build", "2.5", line_of("day"), "€950.00", "€2,375.00",
    )  # fmt: skip
    assert findings == []


def test_all_totals_in_order() -> None:
    block, _ = composed(
        line("A", "10"),
        line("B", optional=True),
        discount=Discount(label="Early start", percent=Decimal("7.5")),
        tax=Tax(label="VAT", percent=Decimal(23)),
    )
    assert totals(block) == [
        ("subtotal", "€1,000.00"), ("Early start (7.5%)", "-€75.00"), ("net", "€925.00"), ("VAT (23%)", "€212.75"),
        ("total", "€1,137.75"), ("optional_net", "€100.00"),
    ]  # fmt: skip
    assert [row.emphasis for row in block.totals] == [False, False, False, False, True, False]


def test_sums_that_would_say_the_same_twice_are_left_out() -> None:
    assert totals(composed(line("A"))[0]) == [("total", "€100.00")]
    assert [label for label, _ in totals(composed(line("A"), tax=Tax(percent=Decimal(8)))[0])] == [
        "subtotal", "tax (8%)", "total",
    ]  # fmt: skip
    block, _ = composed(line("A"), discount=Discount(amount=Decimal(10)))
    assert totals(block) == [("subtotal", "€100.00"), ("discount", "-€10.00"), ("total", "€90.00")]


def test_a_label_that_says_its_percentage_is_not_told_twice() -> None:
    block, _ = composed(line("A"), tax=Tax(label="VAT 23%", percent=Decimal(23)))
    assert totals(block)[1][0] == "VAT 23%"


def test_groups_stand_together_in_the_order_of_their_first_lines() -> None:
    block, _ = composed(
        line("a", group="Build"), line("b"), line("c", group="Run"), line("d", group="Build"), line("e"),
        line("f", group="Build", optional=True),
    )  # fmt: skip
    assert [plain_line(row.title) for row in block.rows] == ["a", "d", "f", "b", "e", "c"]
    assert block.group_totals == (("Build", "€200.00"),)


def test_groups_and_units_are_texts_like_all_others() -> None:
    at = texts({"client.name": "Acme", "client.unit": ""})
    lines = (
        replace(line("a", group="For {{ client.name }}"), unit="**days**"),
        replace(line("b", group="For Acme"), unit="{{ client.unit }}"),
    )
    block = estimate_block(EstimateChapter(id="e", title="E", lines=lines), at)
    assert [plain_line(row.group) for row in block.rows] == ["For Acme", "For Acme"]
    assert block.group_totals == (("For Acme", "€200.00"),)
    assert block.rows[0].unit == line_of("days", bold=True)
    assert [span.missing for span in block.rows[1].unit] == [True]
    (finding,) = at.findings
    assert (finding.code, finding.place.field) == ("merge-field-empty", "lines.1.unit")


@pytest.mark.parametrize(
    ("discount", "code"),
    [
        (Discount(percent=Decimal(120)), "discount-too-large"),
        (Discount(amount=Decimal(101)), "discount-too-large"),
        (Discount(amount=Decimal(-1)), "discount-negative"),
        (Discount(percent=Decimal("NaN")), "amount-unusable"),
    ],
)
def test_an_odd_discount_is_told(discount: Discount, code: str) -> None:
    block, findings = composed(line("A"), discount=discount)
    assert code in codes(findings)
    assert not any("--" in row.amount for row in block.totals)


@pytest.mark.parametrize("figure", ["NaN", "Infinity", "1E+999999", "1E-999999", "-Infinity", "12345678901.23456789"])
def test_a_figure_that_nobody_means_is_told_and_counts_as_nothing(figure: str) -> None:
    block, findings = composed(line("A", figure), line("B"), tax=Tax(percent=Decimal(figure)))
    assert codes(findings) == ["amount-unusable"] * 2
    assert totals(block) == [("total", "€100.00")]


def test_a_sum_that_no_table_has_room_for_is_told() -> None:
    most = ("999999999999", "999")
    assert codes(composed(line("A", *most))[1]) == []
    (finding,) = composed(line("A", *most), line("B", *most))[1]
    assert (finding.code, finding.severity) == ("estimate-too-large", Severity.ERROR)
    assert codes(composed(line("A", *most, optional=True), line("B", *most, optional=True), line("C"))[1]) == [
        "estimate-too-large"
    ]


def test_a_total_below_zero_is_told() -> None:
    assert codes(composed(line("A", "-5"), line("B", "2"))[1]) == ["estimate-negative"]
    assert codes(composed(line("A", "-5"), line("B", "6"))[1]) == []


def test_a_total_of_zero_is_told() -> None:
    assert codes(composed(line("A", "0"))[1]) == ["estimate-zero"]
    _, (finding,) = composed(line("A", optional=True))
    assert (finding.code, finding.hint) == ("estimate-zero", "All lines are optional.")
    _, (finding,) = composed(line("A"), line("B", optional=True), discount=Discount(percent=Decimal(100)))
    assert (finding.code, finding.hint) == ("estimate-zero", "The discount takes off all of it.")
