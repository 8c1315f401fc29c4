"""What a budget chart shows, and where."""

from dataclasses import replace
from decimal import Decimal

import pytest

from studio.domain.blocks import BudgetBand, CostBlock
from studio.domain.brand import Brand
from studio.domain.geometry import Rect
from studio.domain.text import line_of
from studio.layout.charts import budget_chart
from studio.layout.items import ChartItem, TextItem
from studio.layout.text.typefaces import FontBook
from tests.layout.conftest import cost

AREA = Rect(40, 100, 500, 300)


def drawn(block: CostBlock, brand: Brand, fonts: FontBook) -> ChartItem:
    return budget_chart(block, AREA, brand, fonts, 14)


def words(chart: ChartItem) -> list[str]:
    texts = [item for item in chart.drawing if isinstance(item, TextItem)]
    return ["".join(run.text for paragraph in item.paragraphs for run in paragraph.runs) for item in texts]


def amounts() -> CostBlock:
    """Give the same without names on its axis."""
    return replace(cost(), ticks=())


def test_every_project_is_named_and_its_budget_stands_at_its_bar(brand: Brand, fonts: FontBook) -> None:
    shown = words(drawn(amounts(), brand, fonts))
    assert {"API", "MVP", "small – medium"} <= set(shown)
    assert shown.count("small") == 1


def test_budgets_with_names_have_these_over_the_bars_and_lines_between(brand: Brand, fonts: FontBook) -> None:
    chart = drawn(cost(), brand, fonts)
    plot = chart.spec.plot
    names = [item for item in chart.drawing if item.name.startswith("Band ")]
    assert [item.name for item in names] == ["Band small", "Band medium", "Band large"]
    assert not any("–" in text for text in words(chart))
    lines = [item.rect.x for item in chart.drawing if item.name in ("Baseline", "Grid line 1", "Grid line 2")]
    bars = [item.rect for item in chart.drawing if item.name.startswith("Bar ")]
    assert [bar.x for bar in bars] == [plot.x, plot.x]
    assert [bar.right for bar in bars] == pytest.approx(lines[1:])
    assert all(item.rect.bottom <= plot.y for item in names)
    assert (chart.spec.unit, chart.spec.maximum, chart.spec.ticks) == (1, 3, cost().ticks)


def test_a_long_name_of_a_band_makes_room_for_its_lines(brand: Brand, fonts: FontBook) -> None:
    usual = drawn(cost(), brand, fonts).spec.plot
    long = replace(cost(), ticks=((Decimal("0.5"), "a medium project of three to five months " * 2), *cost().ticks[1:]))
    chart = drawn(long, brand, fonts)
    assert chart.spec.plot.y > usual.y + 20
    assert all(AREA.contains(item.rect, slack=0.5) for item in chart.drawing)


def test_all_budgets_stand_behind_their_bars_with_nothing_else_to_read(brand: Brand, fonts: FontBook) -> None:
    chart = drawn(amounts(), brand, fonts)
    assert (chart.spec.ticks, chart.spec.unit) == ((), Decimal(0))
    assert [any(series.labels) for series in chart.spec.series] == [False, False, True]
    bars = [item for item in chart.drawing if item.name.startswith("Bar ")]
    labels = [item for item in chart.drawing if item.name.startswith("Label ")]
    assert all(0 < label.rect.x - bar.rect.right < 10 for bar, label in zip(bars, labels, strict=True))


def test_the_stacked_series_reach_from_axis_to_axis(brand: Brand, fonts: FontBook) -> None:
    spec = drawn(cost(), brand, fonts).spec
    for index, band in enumerate(cost().bands):
        before, bar, after = (series.values[index] for series in spec.series)
        assert (before, bar) == (band.low, band.high - band.low)
        assert before + bar + after == spec.maximum >= Decimal(2)


def test_a_project_without_a_budget_has_its_name_and_no_words_at_a_bar(brand: Brand, fonts: FontBook) -> None:
    unknown = BudgetBand(name=line_of("Unknown"), description=(), low=Decimal(0), high=Decimal(0), label="")
    block = replace(cost(), bands=(*cost().bands, unknown))
    chart = drawn(block, brand, fonts)
    assert "Unknown" in words(chart)
    assert chart.spec.series[-1].labels[-1] == ""
    assert chart.alt.endswith("MVP: small – medium; Unknown.")


@pytest.mark.parametrize("count", [1, 7])
def test_nothing_of_a_chart_leaves_its_rectangle(count: int, brand: Brand, fonts: FontBook) -> None:
    bands = tuple(replace(cost().bands[0], name=line_of(f"Project {number}")) for number in range(count))
    chart = drawn(replace(cost(), bands=bands), brand, fonts)
    assert AREA.contains(chart.rect)
    assert all(AREA.contains(item.rect, slack=0.5) for item in chart.drawing)


def test_a_long_name_has_its_line_ends_in_the_data(brand: Brand, fonts: FontBook) -> None:
    name = "A rollout to all hospitals and laboratories of the group"
    chart = drawn(replace(cost(), bands=(replace(cost().bands[0], name=line_of(name)),)), brand, fonts)
    (category,) = chart.spec.categories
    assert "\n" in category
    assert category.replace("\n", " ") == name
    (shown,) = [item for item in chart.drawing if isinstance(item, TextItem) and item.name.startswith("Category")]
    lines = ["".join(piece.text for piece in line.pieces) for line in shown.paragraphs[0].lines]
    assert lines == category.split("\n")
