"""How the columns and rows of a table share the room: names get what figures leave, and break into two lines."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from studio.ui.tailor.table_cells import PADDING, ROW, TALL_ROW, lines_of
from studio.ui.tailor.table_columns import Column
from studio.ui.tailor.table_model import UNDER, TableModel

_LEAST_TEXT = (104, 150)
"""Width of the column of names below which columns of the first rank, and of the second, leave the table."""
_BOX = 40
"""Width of a column of switches."""


class TableRoom:
    """The sizes of one table."""

    def __init__(self, table: QTableView, model: TableModel) -> None:
        self._table = table
        self._model = model
        self._heights: tuple[object, ...] = ()

    def share_width(self) -> bool:
        """Make columns as wide as what they hold; True when others stand in the table than before."""
        table, columns = self._table, self._model.kind.columns
        widths = [0 if column.wide else self._width(number, column) for number, column in enumerate(columns)]
        room = table.viewport().width()
        rank = next((rank for rank in (2, 1) if self._left(widths, room, rank) >= _LEAST_TEXT[rank - 1]), 0)
        changed = False
        for number, column in enumerate(columns):
            if table.isColumnHidden(number) is not (column.rank > rank):
                table.setColumnHidden(number, column.rank > rank)
                changed = True
            table.setColumnWidth(number, max(self._left(widths, room, rank), 40) if column.wide else widths[number])
        self._model.told = any(not one.field and table.isColumnHidden(n) for n, one in enumerate(columns))
        return changed

    def share_height(self) -> int:
        """Make rows as high as their names need; gives the height of all of them together."""
        table, model = self._table, self._model
        width = table.columnWidth(0) - 2 * PADDING
        names = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        tall = any(model.index(row, 0).data(UNDER) for row in range(len(names)))
        heights = (width, tall, *names)
        rows = table.verticalHeader()
        if heights != self._heights:
            self._heights = heights
            metrics = table.fontMetrics()
            for row, name in enumerate(names):
                height = _height(name, metrics, width, tall=tall)
                if rows.sectionSize(row) != height:
                    rows.resizeSection(row, height)
        return rows.length()

    def _left(self, widths: list[int], room: int, rank: int) -> int:
        """Give what the figures leave when columns up to a rank are shown."""
        columns = self._model.kind.columns
        return room - sum(width for width, column in zip(widths, columns, strict=True) if column.rank <= rank)

    def _width(self, number: int, column: Column) -> int:
        if column.check:
            return _BOX
        metrics = self._table.fontMetrics()
        texts = (column.title, *self._model.longest(number))
        return max(metrics.horizontalAdvance(text) for text in texts) + 2 * PADDING + 1


def _height(text: str, metrics: QFontMetrics, width: int, *, tall: bool) -> int:
    more = (len(lines_of(text, metrics, width)) - 1) * (metrics.height() + 1)
    return (TALL_ROW if tall else ROW) + more
