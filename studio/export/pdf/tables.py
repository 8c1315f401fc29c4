"""Turns a table's columns and rows into cell rectangles, and draws its fills and rules."""

from collections.abc import Iterator, Sequence

from studio.domain.geometry import Rect
from studio.export.pdf.sheet import Sheet
from studio.layout.items import Cell, Row, TableItem

PlacedCell = tuple[Rect, Cell]
PlacedRow = tuple[Row, tuple[PlacedCell, ...]]


def placed_rows(item: TableItem) -> Iterator[PlacedRow]:
    """Give every row with its cells' rectangles on the page."""
    top = item.rect.y
    for row in item.rows:
        yield row, tuple(_placed_cells(item, row, top))
        top += row.height


def _placed_cells(item: TableItem, row: Row, top: float) -> Iterator[PlacedCell]:
    left, column = item.rect.x, 0
    for cell in row.cells:
        width = sum(item.columns[column : column + cell.span])
        yield Rect(left, top, width, row.height), cell
        left += width
        column += cell.span


def draw_grid(sheet: Sheet, rows: Sequence[PlacedRow]) -> None:
    """Draw all fills, and then all rules, so that no fill covers half of a rule."""
    cells = [placed for _, row in rows for placed in row]
    for rect, cell in cells:
        if cell.fill is not None:
            sheet.rectangle(rect, cell.fill)
    for rect, cell in cells:
        if cell.top is not None:
            sheet.line(rect.x, rect.y, rect.right, rect.y, cell.top)
        if cell.bottom is not None:
            sheet.line(rect.x, rect.bottom, rect.right, rect.bottom, cell.bottom)
