"""Budgets become stretches on one axis."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.compose.costs import cost_block, nice_step
from studio.domain.blocks import CostBlock
from studio.domain.entries import CostFactors, Engagement, EntryId, Factor
from studio.domain.findings import Finding
from studio.domain.text import line_of
from tests.compose.values import codes, texts

SCALE = ("small", "medium", "large")


def composed(*engagements: Engagement, **changes: object) -> tuple[CostBlock, list[Finding]]:
    at = texts()
    entry = CostFactors(id=EntryId("flask/cost_factors/a"), title="T", engagements=engagements, **changes)  # type: ignore[arg-type]
    return cost_block(entry, at, ()), at.findings


def banded(*band: str) -> Engagement:
    return Engagement(name="E", band=band)


def priced(low: str | None, high: str | None) -> Engagement:
    return Engagement(name="E", low=None if low is None else Decimal(low), high=None if high is None else Decimal(high))


def test_named_bands_reach_from_one_line_to_the_next_and_their_names_stand_between() -> None:
    block, findings = composed(banded("small"), banded("small", "medium"), banded("medium", "large"), scale=SCALE)
    assert [(int(band.low), int(band.high), band.label) for band in block.bands] == [
        (0, 1, "small"), (0, 2, "small – medium"), (1, 3, "medium – large"),
    ]  # fmt: skip
    assert block.ticks == ((Decimal("0.5"), "small"), (Decimal("1.5"), "medium"), (Decimal("2.5"), "large"))
    assert findings == []


def test_amounts_stand_on_an_axis_of_money() -> None:
    block, findings = composed(priced("5000", "20000"), priced("8000.50", "8000.50"))
    assert [band.label for band in block.bands] == ["€5,000 – €20,000", "€8,000.50"]
    assert block.ticks == tuple((Decimal(at), f"€{at:,}") for at in (0, 5000, 10000, 15000, 20000))
    assert findings == []


def test_an_open_end_reaches_to_the_end_of_the_axis() -> None:
    block, _ = composed(priced("30000", None), priced(None, "4000"), currency="USD")
    assert [(int(band.low), int(band.high), band.label) for band in block.bands] == [
        (30000, 40000, "US$30,000+"),
        (0, 4000, "≤ US$4,000"),
    ]
    assert block.ticks[-1][0] == 40_000
    assert [int(band.high) for band in composed(priced("8000", None), priced("1", "20000"))[0].bands] == [20000] * 2


def test_names_of_bands_are_texts_like_all_others() -> None:
    block, findings = composed(banded("for {{ client.nobody }}"), scale=("small", "for {{ client.nobody }}"))
    assert block.bands[0].label == block.ticks[1][1] == "for missing: client.nobody"
    assert [(finding.code, finding.place.field) for finding in findings] == [("merge-field-unknown", "scale.1")]


@pytest.mark.parametrize(
    ("engagements", "code"),
    [
        ((banded("small"), priced("1", "2")), "budget-mixed"),
        ((banded(),), "budget-missing"),
        ((banded("smal"),), "band-unknown"),
        ((priced("-100", "50"), priced("1", "2")), "budget-negative"),
        ((priced("-100", "-50"),), "budget-negative"),
        ((priced("5", "12345678901234567890"), priced("1", "2")), "budget-too-large"),
        ((priced("1e15", None),), "budget-too-large"),
    ],
)
def test_what_has_no_place_on_the_axis_is_told_and_keeps_its_name(
    engagements: tuple[Engagement, ...], code: str
) -> None:
    block, findings = composed(*engagements, scale=SCALE)
    assert codes(findings) == [code]
    assert len(block.bands) == len(engagements)
    assert (block.bands[0].low, block.bands[0].high, block.bands[0].label) == (0, 0, "")


def test_factors_keep_their_descriptions() -> None:
    block, _ = composed(factors=(Factor(title="Scale", description="More servers."),))
    assert (block.factors[0].label, block.factors[0].value) == (line_of("Scale"), line_of("More servers."))


@pytest.mark.parametrize(
    ("highest", "step"),
    [("20000", "5000"), ("90000", "20000"), ("1", "0.2"), ("5", "1"), ("0", "1"), ("1000000", "200000")],
)
def test_steps_are_nice(highest: str, step: str) -> None:
    assert str(nice_step(Decimal(highest))) == step


AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2)


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=4))
def test_every_stretch_lies_on_the_axis(pairs: list[tuple[Decimal, Decimal]]) -> None:
    block, _ = composed(*(Engagement(name="E", low=low, high=high) for low, high in pairs))
    places = [at for at, _ in block.ticks]
    assert places == sorted(set(places))
    assert len(places) <= 7
    assert all(places[0] <= band.low <= band.high <= places[-1] for band in block.bands)
