"""Versions of entries: equal for equal words, another for other words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from studio.domain.entries import Benefit, CostFactors, Engagement, EntryId, EntryState
from studio.domain.entry_version import value_version, version_of
from studio.domain.pictures import Picture

ENTRY = Benefit(id=EntryId("t/benefits/a"), title="A", description="B")


def test_what_clients_read_makes_another_version_and_what_keepers_note_does_not() -> None:
    for other in (replace(ENTRY, title="X"), replace(ENTRY, outcome="X"), replace(ENTRY, notes="X")):
        assert version_of(other) != version_of(ENTRY)
    kept = replace(ENTRY, owner="X", tags=("x",), state=EntryState.DRAFT, review_by=date(2030, 1, 1))
    assert version_of(kept) == version_of(ENTRY)


def test_an_amount_of_nothing_is_not_a_missing_one_and_ten_is_ten() -> None:
    def costs(low: Decimal | None) -> str:
        engagement = Engagement(name="x", low=low)
        return version_of(CostFactors(id=EntryId("t/cost_factors/a"), title="A", engagements=(engagement,)))

    assert costs(Decimal(0)) != costs(None)
    assert costs(Decimal(10)) == costs(Decimal("10.00")) == costs(Decimal("1E+1"))


def test_another_picture_is_another_version_wherever_the_library_lies() -> None:
    def shown(path: str) -> str:
        return version_of(replace(ENTRY, picture=Picture(path=Path(path), alt="x", width=1, height=1)))

    assert shown("/a/one.png") == shown("/b/one.png") != shown("/a/two.png")


def test_values_have_versions_too() -> None:
    assert value_version(("a", "b")) == value_version(("a", "b")) != value_version(("a, b",))
    assert value_version(None) != value_version("None")
