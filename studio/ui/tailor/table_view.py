"""A table in which one types as in a spreadsheet."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from studio.ui.tailor.form_edits import FormEdits
from studio.ui.tailor.item_verbs import Verb, VerbMenu, verb_of
from studio.ui.tailor.table_cells import CellDelegate
from studio.ui.tailor.table_model import TableModel
from studio.ui.tailor.table_room import TableRoom

_MOST_HEIGHT = 440


class RecordTable(QTableView):
    """The table; the height follows the rows, up to a limit."""

    focus_came = Signal()
    add_asked = Signal()
    """Return was pressed in the last row."""
    columns_changed = Signal()
    """Others than before have room."""
    verb_asked = Signal(int, Verb)
    """Row, and what shall be done with it."""

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
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(36)
        self._room = TableRoom(self, model)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give every column its width, and be as high as the rows."""
        if self._room.share_width():
            self.columns_changed.emit()
        rows = self._room.share_height()
        wanted = min(self.horizontalHeader().sizeHint().height() + rows + 2, _MOST_HEIGHT)
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
        current = self.currentIndex()
        verb = verb_of(event)
        if event.key() == Qt.Key.Key_Delete and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            verb = Verb.REMOVE
        if verb is not None and current.isValid():
            self.verb_asked.emit(current.row(), verb)
        elif event.key() == Qt.Key.Key_Insert:
            self.add_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            self._on_return(current)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the row under the pointer, or with the current one."""
        index = self.indexAt(event.pos())
        if event.reason() is QContextMenuEvent.Reason.Keyboard or not index.isValid():
            index = self.currentIndex()
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        menu = VerbMenu(index.row(), self._records.rowCount(), "Ctrl+Del", self)
        menu.chosen.connect(self._on_verb_chosen)
        menu.open_at(event.globalPos())

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

    def _on_verb_chosen(self, verb: Verb) -> None:
        self.verb_asked.emit(self.currentIndex().row(), verb)
