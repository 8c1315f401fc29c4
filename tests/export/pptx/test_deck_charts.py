"""Native charts with their workbooks."""

import dataclasses
import io
import zipfile
from decimal import Decimal

import pptx
import pytest
from lxml import etree

from studio.domain.geometry import Rect
from studio.export.pptx import write_deck
from studio.export.pptx.axis_format import axis_format
from studio.export.pptx.workbook import Column, column_letters, write_workbook
from studio.layout.items import ChartItem
from studio.layout.roles import Role
from tests.export.pptx.values import (
    FACTS,
    MONEY_TICKS,
    NAMED_TICKS,
    NAMES,
    C,
    Parts,
    brand,
    chart,
    deck,
    page,
    spec,
    text,
)

SHEET = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def written(item: ChartItem) -> bytes:
    return write_deck(deck(page(1, item)), brand(), FACTS)


def chart_part(item: ChartItem) -> etree._Element:
    return Parts(written(item)).xml("ppt/charts/chart1.xml")


def values(root: etree._Element, path: str) -> list[str]:
    return [node.get("val") for node in root.iterfind(path, NAMES)]


def test_the_data_can_be_read_back():
    found = pptx.Presentation(io.BytesIO(written(chart()))).slides[0].shapes[1]
    plot = found.chart.plots[0]
    assert list(plot.categories) == ["Prototype", "Product", "Platform & more"]
    assert [(one.name, one.values) for one in plot.series] == [
        ("", (0.0, 5000.0, 10_000.0)),
        ("Budgets", (5000.0, 7000.0, 10_000.0)),
        ("", (15_000.0, 8000.0, 0.0)),
    ]
    assert found.has_chart
    assert not found.chart.has_legend


def test_the_workbook_opens_with_the_same_data():
    found = pptx.Presentation(io.BytesIO(written(chart()))).slides[0].shapes[1]
    book = found.chart.part.chart_workbook.xlsx_part.blob
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert archive.testzip() is None
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    cells = {cell.get("r"): "".join(cell.itertext()) for cell in sheet.iterfind(".//s:c", SHEET)}
    assert cells["A4"] == "Platform & more"
    assert (cells["C1"], cells["C3"], cells["D2"]) == ("Budgets", "7000", "15000")


def test_a_stacked_bar_chart_with_invisible_parts():
    root = chart_part(chart())
    assert values(root, ".//c:barDir") == ["bar"]
    assert values(root, ".//c:grouping") == ["stacked"]
    assert values(root, ".//c:overlap") == ["100"]
    assert values(root, ".//c:gapWidth") == ["150"]
    fills = [series.find("c:spPr", NAMES)[0].tag.partition("}")[2] for series in root.iterfind(".//c:ser", NAMES)]
    assert fills == ["noFill", "solidFill", "noFill"]


def test_the_first_category_is_on_top_and_the_axis_is_ours():
    root = chart_part(chart())
    assert values(root, ".//c:catAx/c:scaling/c:orientation") == ["maxMin"]
    assert values(root, ".//c:valAx/c:scaling/c:max") == ["20000"]
    assert values(root, ".//c:valAx/c:majorUnit") == ["5000"]
    ids = [int(value) for value in values(root, ".//c:axId")]
    assert all(0 < one < 2**31 for one in ids)
    assert root.find(".//c:numFmt[@formatCode='\"€\"#,##0']", NAMES) is not None


def test_the_plot_stands_where_the_layout_drew_it():
    layout = chart_part(chart(NAMED_TICKS)).find(".//c:manualLayout", NAMES)
    places = {node.tag.removeprefix(C): node.get("val") for node in layout}
    assert places["layoutTarget"] == "inner"
    assert float(places["x"]) == pytest.approx((186 - 36) / 612, abs=1e-4)
    assert float(places["h"]) == pytest.approx(120 / 144, abs=1e-4)


def test_labels_at_the_ends_of_the_axis_have_room():
    frame = pptx.Presentation(io.BytesIO(written(chart()))).slides[0].shapes[1]
    assert (frame.left.pt, round(frame.left.pt + frame.width.pt)) == (36.0, 186 + 450 + 45 + 4)
    layout = chart_part(chart()).find(".//c:manualLayout", NAMES)
    assert float(layout.find("c:w", NAMES).get("val")) * frame.width.pt == pytest.approx(450, abs=0.1)


def test_names_have_room_to_be_set_wider():
    made = chart()
    plot = made.spec.plot
    name = text("Discovery", rect=Rect(plot.x - 200, plot.y + 4, 190, 20), role=Role.LABEL)
    named = dataclasses.replace(made, drawing=(*made.drawing, name))
    frame = pptx.Presentation(io.BytesIO(written(named))).slides[0].shapes[1]
    assert frame.left.pt < name.rect.x - 0.05 * name.rect.width


def test_words_stand_in_the_bar_they_belong_to():
    root = chart_part(chart())
    labels = [
        ("".join(label.itertext()), label.find("c:dLblPos", NAMES).get("val"))
        for label in root.iterfind(".//c:dLbl", NAMES)
        if label.find("c:delete", NAMES) is None
    ]
    assert labels == [("€5k – €12k", "ctr"), ("€10k – €20k", "ctr"), ("up to €5k", "inBase")]


def test_names_on_the_axis_become_texts_beside_the_plot():
    parts = Parts(written(chart(NAMED_TICKS)))
    assert [node.text for node in parts.find(1, "//p:sp[position()>1]//a:t")] == ["small", "medium", "large"]
    assert values(parts.xml("ppt/charts/chart1.xml"), ".//c:valAx/c:tickLblPos") == ["none"]


def test_figures_on_the_axis_are_native():
    parts = Parts(written(chart(MONEY_TICKS)))
    assert len(parts.find(1, "//p:sp")) == 1
    root = parts.xml("ppt/charts/chart1.xml")
    assert values(root, ".//c:valAx/c:tickLblPos") == ["nextTo"]
    assert values(root, ".//c:valAx/c:axPos") == ["t"]
    assert values(root, ".//c:valAx/c:txPr//a:schemeClr") == ["accent2"], "they look as they were drawn"


def test_the_chart_says_what_it_shows():
    parts = Parts(written(chart()))
    assert parts.find(1, "//p:graphicFrame//p:cNvPr")[0].get("descr") == "Three budgets"
    assert values(parts.xml("ppt/charts/chart1.xml"), ".//c:autoTitleDeleted") == ["1"]


def test_every_chart_has_parts_of_its_own():
    names = Parts(write_deck(deck(page(1, chart(), chart()), page(2, chart())), brand(), FACTS)).names
    assert sum(name.startswith("ppt/charts/chart") for name in names) == 3
    assert sum(name.startswith("ppt/embeddings/") for name in names) == 3


def ticks(*labels: str) -> tuple[tuple[int, str], ...]:
    return tuple((5000 * index, label) for index, label in enumerate(labels))


@pytest.mark.parametrize(
    ("labels", "code"),
    [
        (("0", "5000", "10000", "15000", "20000"), "0"),
        (("0", "5,000", "10,000", "15,000", "20,000"), "#,##0"),
        (("0 €", "5.000 €", "10.000 €", "15.000 €", "20.000 €"), '#,##0" €"'),
        (("0\u00a0zł", "5\u202f000\u00a0zł", "10 000\u00a0zł", "15’000\u00a0zł", "20'000\u00a0zł"), '#,##0"\u00a0zł"'),
        (("€0k", "€5k", "€10k", "€15k", "€20k"), '"€"#,##0,"k"'),
        (("€0.00M", "€0.01M", "€0.01M", "€0.02M", "€0.02M"), None),
        (("none", "€5k", "€10k", "€15k", "€20k"), None),
        (("€0k", "€5k", "€10k", "€15k", "$20k"), None),
        (("0", "5000", "10,000", "15,000", "20,000"), None),
        (("0", "5000", "10000"), None),
    ],
)
def test_a_number_format_says_exactly_the_labels_or_none_does(labels: tuple[str, ...], code: str | None):
    assert axis_format(spec(ticks(*labels))) == code


def test_decimals_on_the_axis():
    small = dataclasses.replace(
        spec(()),
        maximum=Decimal("1.5"),
        unit=Decimal("0.5"),
        ticks=((Decimal(0), "0,0"), (Decimal("0.5"), "0,5"), (Decimal(1), "1,0"), (Decimal("1.5"), "1,5")),
    )
    assert axis_format(small) == "#,##0.0"


def test_columns_have_letters():
    assert [column_letters(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_workbook_writes_words_as_words():
    book = write_workbook(("=1+1", "_x0041_", "<b>"), (Column(name="n", values=(Decimal("1E+3"),) * 3),))
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "_x005F_x0041_" in sheet
    assert "<v>1000</v>" in sheet
