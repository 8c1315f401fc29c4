"""A table in the sizes of a slide's text, with more room above and below its texts where there is some."""

from collections.abc import Callable, Sequence

from studio.layout.slides.desk import COMFORTABLE, Desk
from studio.layout.slides.ladder import ROUNDING, words_fit
from studio.layout.tables import (
    Column,
    MeasuredTable,
    TableRow,
    column_widths,
    least_row_height,
    measure_table,
    with_ends,
)

SIDE = 10.0
"""Points between the sides of a cell and its text."""
ENDS = 5.0
"""Points above and below the text of a cell."""
_MOST_ENDS = 11.0
"""The same when a table has room to breathe."""

Dress = Callable[[float], Sequence[TableRow]]
"""Gives the rows with text of a size in points."""


def table_within(desk: Desk, columns: Sequence[Column], rows: Dress, room: float) -> MeasuredTable | None:
    """Set a table in comfort in so much height beside other things; None when it does not fit."""
    widths = column_widths(columns, desk.area().width)
    for size in table_sizes(desk, COMFORTABLE):
        dressed, insets = rows(size), (SIDE, ENDS, SIDE, ENDS)
        if sum([least_row_height(row, widths, insets, desk.fonts) for row in dressed]) > room + ROUNDING:
            continue
        table = measure_table(columns, dressed, desk.area().width, desk.fonts, insets=insets)
        if table.height <= room + ROUNDING and table_words_fit(table, desk):
            return breathing(table, room, ENDS)
    return None


def table_words_fit(table: MeasuredTable, desk: Desk) -> bool:
    """Tell whether no word of a table has to be cut."""
    return all(words_fit(cell.cell.text, cell.text.width, desk.fonts) for row in table.rows for cell in row.cells)


def table_sizes(desk: Desk, floor: float) -> list[float]:
    """Give the sizes that a table is tried in, largest first."""
    sizes = (desk.sizes.body, desk.comfortable, desk.sizes.minimum)
    return sorted({max(size, desk.sizes.minimum) for size in sizes if size >= floor}, reverse=True)


def breathing(table: MeasuredTable, room: float, ends: float) -> MeasuredTable:
    """Give cells more space than these points above and below while there is room."""
    spare = (room * 0.98 - table.height) / max(len(table.rows), 1) / 2
    return with_ends(table, min(ends + max(spare, 0.0), _MOST_ENDS))
