from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.domain.typography import Align
from studio.layout.tables import (
    Column,
    MeasuredTable,
    TableCell,
    TableRow,
    column_widths,
    least_row_height,
    measure_table,
    table_item,
    with_ends,
)
from studio.layout.text.typefaces import FontBook
from tests.layout.families import FAMILIES
from tests.layout.text.test_setting import paragraph

BOOK = FontBook(FAMILIES)
COLUMNS = (Column(weight=2.0), Column(width=80.0, align=Align.RIGHT))


def row(*texts: str, header: bool = False, keep: bool = False) -> TableRow:
    cells = tuple(TableCell(text=(paragraph(text),) if text else ()) for text in texts)
    return TableRow(cells=cells, header=header, keep_with_next=keep)


def table(*rows: TableRow) -> MeasuredTable:
    return measure_table(COLUMNS, rows, 300.0, BOOK)


def words(measured: MeasuredTable | None) -> list[str]:
    rows = measured.rows if measured else ()
    return ["".join(run.text for p in row.row.cells[0].text for run in p.runs) for row in rows]


def test_fixed_columns_keep_their_width_and_weights_share_the_rest() -> None:
    assert table(row("a", "b")).widths == (220.0, 80.0)


def test_a_row_is_as_high_as_its_tallest_cell() -> None:
    measured = table(row("short", "long text that takes several lines"), row("x", "y"))
    assert measured.heights[0] > measured.heights[1] == pytest.approx(24.0 + 10.0)


def test_a_column_aligns_its_cells() -> None:
    item = table_item(table(row("left", "9")), 10.0, 20.0, source="s", name="t")
    (number,) = item.rows[0].cells[1].paragraphs[0].lines[0].pieces
    assert number.x + number.width == pytest.approx(80.0 - 8.0)
    assert item.rect.x == 10.0


def test_more_air_in_a_table_needs_no_measuring_anew() -> None:
    rows = [row("Name", "Sum", header=True), replace(row("a group"), resumed=row("again, in lines", "9").cells)]
    tight, airy = (measure_table(COLUMNS, rows, 120.0, BOOK, insets=(8.0, ends, 8.0, ends)) for ends in (5.0, 9.0))
    aired = with_ends(tight, 9.0)
    assert aired.heights == airy.heights != tight.heights
    assert [one.resumed and one.resumed.height for one in aired.rows] == [
        one.resumed and one.resumed.height for one in airy.rows
    ]
    assert table_item(aired, 0.0, 0.0, source="", name="") == table_item(airy, 0.0, 0.0, source="", name="")


@settings(deadline=None)
@given(st.lists(st.text("ab ", max_size=60), min_size=2, max_size=2), st.floats(120.0, 300.0))
def test_what_a_row_needs_at_least_is_known_before_it_is_measured(texts: list[str], width: float) -> None:
    one = row(*texts)
    insets = (8.0, 6.0, 8.0, 6.0)
    (height,) = measure_table(COLUMNS, [one], width, BOOK, insets=insets).heights
    least = least_row_height(one, column_widths(COLUMNS, width), insets, BOOK)
    assert least <= height
    assert least >= 24.0 * any(texts) + 2 * 6.0 - 0.01


def test_lines_of_a_group_share_what_resumes_it() -> None:
    again = row("build (continued)", "").cells
    first, second, other = table(
        *[replace(row(name, "1"), resumed=again) for name in ("one", "two")],
        replace(row("three", "1"), resumed=row("launch (continued)", "").cells),
    ).rows
    assert first.resumed is second.resumed is not None
    assert other.resumed is not None
    assert [cell.cell.text for cell in other.resumed.cells] != [cell.text for cell in again]
