"""A table in which one types as in a spreadsheet."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from studio.ui.tailor.form_edits import FormEdits
from studio.ui.tailor.table_cells import ROW, TALL_ROW, CellDelegate
from studio.ui.tailor.table_model import UNDER, TableModel

_MOST_HEIGHT = 440
_LEAST_TEXT = 100
"""Width of the column of names."""


class RecordTable(QTableView):
    """The table; the height follows the rows, up to a limit."""

    focus_came = Signal()
    add_asked = Signal()
    """Return was pressed in the last row."""
    room_changed = Signal(bool)
    """Whether all columns have room now."""
    verb_asked = Signal(int, int)
    """Row, and how far it shall move: -1, 1; 0 to remove it."""

    def __init__(self, model: TableModel, edits: FormEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records = model
        self.setModel(model)
        delegate = CellDelegate(model, edits, self)
        delegate.stepped.connect(self._on_delegate_stepped)
        self.setItemDelegate(delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.DoubleClicked | trigger.SelectedClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(36)
        for number, column in enumerate(model.kind.columns):
            self.setColumnWidth(number, column.width or _LEAST_TEXT)
        model.rowsInserted.connect(self._on_rows_changed)
        model.rowsRemoved.connect(self._on_rows_changed)
        model.dataChanged.connect(self._on_rows_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the text what the figures leave, and put away what can stand elsewhere when that is too little."""
        super().resizeEvent(event)
        columns = self._records.kind.columns
        needed = sum(column.width or _LEAST_TEXT for column in columns)
        roomy = self.viewport().width() >= needed
        for number, column in enumerate(columns):
            if column.roomy and self.isColumnHidden(number) is roomy:
                self.setColumnHidden(number, not roomy)
                self.room_changed.emit(roomy)
        others = sum(column.width for column in columns if column.width and (roomy or not column.roomy))
        text = next(number for number, column in enumerate(columns) if not column.width)
        self.setColumnWidth(text, max(self.viewport().width() - others, _LEAST_TEXT))

    def fit_height(self) -> None:
        """Be as high as the rows."""
        tall = any(self._records.index(row, 0).data(UNDER) for row in range(min(self._records.rowCount(), 60)))
        height = TALL_ROW if tall else ROW
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)
        rows = self._records.rowCount() * height
        bar = self.horizontalScrollBar().sizeHint().height() if self.horizontalScrollBar().maximum() else 0
        wanted = min(self.horizontalHeader().sizeHint().height() + rows + bar + 2, _MOST_HEIGHT)
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def go(self, row: int, column: int, *, edit: bool = False) -> None:
        """Make a cell the current one, and perhaps begin to type in it."""
        index = self._records.index(row, column)
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        self.scrollTo(index)
        if edit and self._records.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act as a spreadsheet does."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        current = self.currentIndex()
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and current.isValid():
            self.verb_asked.emit(current.row(), -1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.verb_asked.emit(current.row(), 0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            self._on_return(current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the first cell."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._records.rowCount():
            self.setCurrentIndex(self._records.index(0, 0))
        self.focus_came.emit()

    def _on_return(self, index: QModelIndex) -> None:
        if self._records.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        elif self._records.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
            self._records.setData(index, state.value, Qt.ItemDataRole.CheckStateRole)

    def _step(self, rows: int, columns: int) -> bool:
        """Type in the next cell in a direction, over those that cannot be changed; False at the end."""
        current = self.currentIndex()
        if not current.isValid():
            return False
        row, column = current.row() + rows, current.column() + columns
        while 0 <= row < self._records.rowCount():
            if not 0 <= column < self._records.columnCount():
                row += 1 if columns > 0 else -1
                column = 0 if columns > 0 else self._records.columnCount() - 1
                continue
            if self._records.kind.columns[column].field and not self.isColumnHidden(column):
                self.go(row, column, edit=True)
                return True
            column += columns or 1
        return False

    def _on_delegate_stepped(self, rows: int, columns: int) -> None:
        editor = self.focusWidget()
        last = rows > 0 and self.currentIndex().row() == self._records.rowCount() - 1
        if isinstance(editor, QLineEdit):
            self.commitData(editor)
            self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.setFocus()
        if last:
            self.add_asked.emit()
        elif not self._step(rows, columns) and columns:
            self.focusNextPrevChild(columns > 0)

    def _on_rows_changed(self) -> None:
        self.fit_height()
