"""A word in a table is broken only where no column could hold it."""

import pytest

from studio.domain.typography import TextStyle
from studio.layout.flow.columns import roomy
from studio.layout.tables import Column, TableCell, TableRow, column_widths, measure_table
from studio.layout.text.styling import styled_text
from studio.layout.text.typefaces import FontBook
from tests.layout.conftest import INK
from tests.layout.families import FAMILIES
from tests.layout.flow.values import BRAND

FONTS = FontBook(FAMILIES)
EVEN = (Column(), Column(), Column())
INSETS = (8.0, 5.0, 8.0, 5.0)


def row(*texts: str) -> TableRow:
    style = TextStyle(size=10.0, colour=INK)
    return TableRow(cells=tuple(TableCell(text=(styled_text(text, style, BRAND.palette),)) for text in texts))


def lines(columns: tuple[Column, ...], rows: tuple[TableRow, ...], width: float) -> list[int]:
    table = measure_table(columns, rows, width, FONTS, insets=INSETS)
    return [cell.text.line_count for one in table.rows for cell in one.cells]


def test_columns_that_hold_their_words_stay_as_they_are() -> None:
    columns = (Column(width=90.0), Column(weight=2.0), Column())
    assert roomy(columns, (row("Item", "A longer text of many words", "12"),), 300.0, 16.0, FONTS) == columns


def test_a_long_word_takes_room_from_columns_that_have_it() -> None:
    rows = (row("Qualitätssicherungskonzept", "two words", "12"),)
    assert lines(EVEN, rows, 240.0)[0] == 2
    columns = roomy(EVEN, rows, 240.0, 16.0, FONTS)
    assert lines(columns, rows, 240.0)[0] == 1
    assert sum(column_widths(columns, 240.0)) == pytest.approx(240.0)


def test_where_not_all_words_have_room_nothing_changes() -> None:
    rows = (row(*("Qualitätssicherungskonzept",) * 3),)
    assert roomy(EVEN, rows, 240.0, 16.0, FONTS) == EVEN
