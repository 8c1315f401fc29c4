"""Native tables."""

import io
from dataclasses import replace

import pptx
import pytest

from studio.domain.geometry import Rect
from studio.export.pptx import write_deck
from studio.layout.items import Cell, Row, TableItem
from tests.export.pptx.values import FACTS, NAMES, Parts, brand, deck, page, paragraph, table


def test_cells_rows_and_columns():
    data = write_deck(deck(page(1, table())), brand(), FACTS)
    found = pptx.Presentation(io.BytesIO(data)).slides[0].shapes[1]
    grid = found.table
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["Item", "Days", "Price"],
        ["Build", "10", "€8,000"],
        ["Total", "", "€8,000"],
    ]
    assert [column.width.pt for column in grid.columns] == [240.0, 120.0, 120.0]
    assert [row.height.pt for row in grid.rows] == [30.0] * 3
    assert (grid.first_row, grid.first_col) == (True, True)
    assert (grid.cell(2, 0).span_width, grid.cell(2, 1).is_spanned) == (2, True)
    assert grid.cell(0, 0).margin_left.pt == 6.0


def test_borders_stand_before_the_fill():
    parts = Parts(write_deck(deck(page(1, table())), brand(), FACTS))
    head = parts.find(1, "//a:tc[1]/a:tcPr")[0]
    assert [child.tag.partition("}")[2] for child in head] == ["lnL", "lnR", "lnT", "lnB", "solidFill"]
    assert head.find("a:lnT", NAMES).get("w") == "12700"
    assert head.find("a:lnL/a:noFill", NAMES) is not None


def rows(*cells: Cell) -> TableItem:
    return TableItem(rect=Rect(0, 0, 90, 20), columns=(30.0, 30.0, 30.0), rows=(Row(height=20.0, cells=cells),))


def test_a_short_row_is_filled_up_and_a_long_one_is_a_bug():
    one = Cell(paragraphs=(paragraph("x"),))
    parts = Parts(write_deck(deck(page(1, rows(one))), brand(), FACTS))
    assert len(parts.find(1, "//a:tc")) == len(parts.find(1, "//a:gridCol")) == 3
    with pytest.raises(ValueError, match="covers 4 columns of 3"):
        write_deck(deck(page(1, rows(one, one, one, one))), brand(), FACTS)


def test_an_empty_cell_does_not_raise_its_row():
    parts = Parts(write_deck(deck(page(1, rows(Cell(paragraphs=())))), brand(), FACTS))
    assert {node.get("sz") for node in parts.find(1, "//a:tc//a:endParaRPr")} == {"100"}
    assert not parts.find(1, "//a:tblPr/@firstRow")


def test_lines_in_cells_are_spaced_in_points():
    told = replace(paragraph("two lines", line_spacing=1.15), line_height=18.4)
    parts = Parts(write_deck(deck(page(1, rows(Cell(paragraphs=(told,))))), brand(), FACTS))
    (spacing,) = parts.find(1, "//a:tc[1]//a:lnSpc/*")
    assert (spacing.tag.partition("}")[2], spacing.get("val")) == ("spcPts", "1840")
