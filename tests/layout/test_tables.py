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
    measure_table,
    split_row,
    split_table,
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


def test_a_table_continues_under_its_header() -> None:
    measured = table(row("head", "h", header=True), row("one", "1"), row("two", "2"), row("three", "3"))
    first, rest = split_table(measured, 34.0 * 3)
    assert words(first) == ["head", "one", "two"]
    assert words(rest) == ["head", "three"]
    assert rest is not None
    assert (measured.continued, rest.continued) == (False, True)


def test_a_group_heading_does_not_end_a_page() -> None:
    measured = table(row("head", "h", header=True), row("one", "1"), row("group", "", keep=True), row("two", "2"))
    first, rest = split_table(measured, 34.0 * 3)
    assert words(first) == ["head", "one"]
    assert words(rest) == ["head", "group", "two"]


def test_a_table_without_room_for_a_row_moves_whole() -> None:
    measured = table(row("head", "h", header=True), row("one", "1"))
    first, rest = split_table(measured, 40.0)
    assert first is None
    assert rest == measured


def test_a_row_taller_than_a_page_is_split_inside() -> None:
    measured = table(row("head", "h", header=True), row("word " * 200, "1"), row("last", "2"))
    head, tail = split_row(measured, 200.0)
    assert head.height <= 200.0
    assert words(head)[1].split() + words(tail)[1].split() == ["word"] * 200
    assert words(tail)[2] == "last"


@settings(deadline=None)
@given(st.lists(st.text("ab ", max_size=60), min_size=1, max_size=30), st.floats(80.0, 300.0))
def test_every_row_appears_once_on_pages_it_fits(texts: list[str], room: float) -> None:
    rest: MeasuredTable | None = table(row("head", "h", header=True), *(row(text, "1") for text in texts))
    seen = []
    while rest is not None:
        part, following = split_table(rest, room)
        if part is None:
            part, following = split_row(rest, room)
            following = replace(following, continued=True)
        assert part.height <= room + 34.0
        seen.append(words(part)[1:])
        rest = following
    joined = "".join("".join(part) for part in seen)
    assert joined.replace(" ", "") == "".join(texts).replace(" ", "")


def test_a_group_that_goes_on_is_headed_again() -> None:
    again = row("build (continued)", "").cells
    lines = [replace(row(name, "1"), resumed=again) for name in ("one", "two", "three", "four")]
    measured = table(row("head", "h", header=True), row("build", "", keep=True), *lines)
    first, rest = split_table(measured, 34.0 * 4)
    assert words(first) == ["head", "build", "one", "two"]
    assert rest is not None
    assert words(rest) == ["head", "build (continued)", "three", "four"]
    assert split_table(rest, 34.0 * 2)[0] is None


def test_more_air_in_a_table_needs_no_measuring_anew() -> None:
    rows = [row("Name", "Sum", header=True), replace(row("a group"), resumed=row("again, in lines", "9").cells)]
    tight, airy = (measure_table(COLUMNS, rows, 120.0, BOOK, insets=(8.0, ends, 8.0, ends)) for ends in (5.0, 9.0))
    aired = with_ends(tight, 9.0)
    assert aired.heights == airy.heights != tight.heights
    assert [one.resumed and one.resumed.height for one in aired.rows] == [
        one.resumed and one.resumed.height for one in airy.rows
    ]
    assert table_item(aired, 0.0, 0.0, source="", name="") == table_item(airy, 0.0, 0.0, source="", name="")
