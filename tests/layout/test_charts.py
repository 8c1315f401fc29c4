"""What a budget chart shows, and where."""

from dataclasses import replace
from decimal import Decimal

import pytest

from studio.domain.brand import Brand
from studio.domain.document import BudgetBand, CostBlock
from studio.domain.geometry import Rect
from studio.domain.text import line_of
from studio.layout.charts import budget_chart
from studio.layout.page import ChartItem, TextItem
from studio.layout.text.typefaces import FontBook
from tests.layout.conftest import cost

AREA = Rect(40, 100, 500, 300)


def drawn(block: CostBlock, brand: Brand, fonts: FontBook) -> ChartItem:
    return budget_chart(block, AREA, brand, fonts, 14)


def words(chart: ChartItem) -> list[str]:
    texts = [item for item in chart.drawing if isinstance(item, TextItem)]
    return ["".join(run.text for paragraph in item.paragraphs for run in paragraph.runs) for item in texts]


def test_every_project_is_named_and_its_budget_stands_at_its_bar(brand: Brand, fonts: FontBook) -> None:
    shown = words(drawn(cost(), brand, fonts))
    assert {"API", "MVP", "small – medium"} <= set(shown)
    assert shown.count("small") == 2  # the axis, and the bar of the API


def test_the_stacked_series_reach_from_axis_to_axis(brand: Brand, fonts: FontBook) -> None:
    spec = drawn(cost(), brand, fonts).spec
    for index, band in enumerate(cost().bands):
        before, bar, after = (series.values[index] for series in spec.series)
        assert (before, bar) == (band.low, band.high - band.low)
        assert before + bar + after == spec.maximum == Decimal(3)


def test_a_project_without_a_budget_has_its_name_and_no_words_at_a_bar(brand: Brand, fonts: FontBook) -> None:
    unknown = BudgetBand(name=line_of("Unknown"), description=(), low=Decimal(0), high=Decimal(0), label="")
    block = replace(cost(), bands=(*cost().bands, unknown))
    chart = drawn(block, brand, fonts)
    assert "Unknown" in words(chart)
    assert all(series.labels[-1] == "" for series in chart.spec.series)
    assert chart.alt.endswith("MVP: small – medium; Unknown.")


@pytest.mark.parametrize("count", [1, 7])
def test_nothing_of_a_chart_leaves_its_rectangle(count: int, brand: Brand, fonts: FontBook) -> None:
    bands = tuple(replace(cost().bands[0], name=line_of(f"Project {number}")) for number in range(count))
    chart = drawn(replace(cost(), bands=bands), brand, fonts)
    assert AREA.contains(chart.rect)
    assert all(AREA.contains(item.rect, slack=0.5) for item in chart.drawing)
