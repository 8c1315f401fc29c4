"""The records of a list as a table model: cells are typed into the proposal, rows come and go one by one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from studio.app.edits.typed import Misread
from studio.app.forms.form import FieldSpec
from studio.ui.tailor.form_edits import FormEdits
from studio.ui.tailor.refusals import is_back
from studio.ui.tailor.table_columns import Column, Figures, TableKind, cell_text, shown_text
from studio.ui.theme import colours

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
UNDER = Qt.ItemDataRole.UserRole + 1
"""What stands in small under the text of the first column."""
WRONG = Qt.ItemDataRole.UserRole + 2
"""The Misread of a cell whose text was not taken, or None."""


_FEW = 12
"""Texts of a column that are measured."""


class TableModel(QAbstractTableModel):
    """Records in rows. What cannot be taken is not applied, and goes when its cell is left."""

    def __init__(self, path: str, spec: FieldSpec, kind: TableKind, edits: FormEdits, parent: QObject) -> None:
        super().__init__(parent)
        self.path = path
        self.kind = kind
        self._spec = spec
        self._specs = {one.name: one for one in spec.columns}
        self._edits = edits
        self._records: tuple[Any, ...] = ()
        self._figures: Figures | None = None
        self._wrong: dict[tuple[int, int], tuple[str, Misread]] = {}
        self.given_up = ""
        """Why the text of a cell that was left is not in it any more."""
        self.told = False
        """Whether what is worked out stands under the first column, for want of a column of its own."""

    move_asked = Signal(int, int)
    """A row was dragged: where it is, and the index that it shall have."""

    def show_records(self, records: tuple[Any, ...], figures: Figures, *, anew: bool) -> None:
        """Show other records; rows that stay the same are not touched."""
        old, self._figures = self._records, figures
        if anew:
            self._wrong.clear()
            self.given_up = ""
        shortest = min(len(old), len(records))
        head = next((n for n in range(shortest) if old[n] != records[n]), shortest)
        rest = shortest - head
        tail = next((n for n in range(rest) if old[-1 - n] != records[-1 - n]), rest)
        if len(records) != len(old):
            self._wrong.clear()
            self._resize(records, head, len(old) - tail, len(records) - tail)
        self._records = records
        self._drop_changed(old)
        if records:
            # Amounts are worked out anew in other currencies and languages, so all that is visible is asked for again.
            self.dataChanged.emit(self.index(0, 0), self.index(len(records) - 1, self.columnCount() - 1))

    def type(self, index: Index, text: str) -> Misread | None:
        """Take what was typed into a cell."""
        row, name = index.row(), self.kind.columns[index.column()].field
        place = (row, index.column())
        self._wrong.pop(place, None)
        self.given_up = ""
        wrong = self._edits.type(f"{self.path}.{row}.{name}", text, self._specs[name])
        if wrong is not None:
            self._wrong[place] = (text, wrong)
            self.dataChanged.emit(self.index(*place), self.index(*place))
        return wrong

    def leave(self, index: Index) -> None:
        """Show again what a cell holds when what was typed there could not be taken, and remember why."""
        place = (index.row(), index.column())
        text, wrong = self._wrong.pop(place, ("", None))
        if wrong is None:
            return
        cell, column = self.index(*place), self.kind.columns[index.column()]
        name = f"{self._spec.item.capitalize()} {index.row() + 1}, {column.title.lower()}"
        self.given_up = f"{name}: {is_back(text, wrong, self._text(cell))}"
        self._edits.drop(self.path_at(cell))
        self.dataChanged.emit(cell, cell)

    def path_at(self, index: Index) -> str:
        """Give the path of a cell's field."""
        name = self.kind.columns[index.column()].field
        return f"{self.path}.{index.row()}.{name}" if name else f"{self.path}.{index.row()}"

    def record(self, row: int) -> Any:
        """Give the record in a row, None where there is none."""
        return self._records[row] if 0 <= row < len(self._records) else None

    def column_of(self, field: str) -> int:
        """Give the column of a field, -1 when it has none."""
        return next((n for n, column in enumerate(self.kind.columns) if column.field == field), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Give the number of records."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Give the number of columns."""
        return 0 if parent.isValid() else len(self.kind.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the columns' titles."""
        if orientation is Qt.Orientation.Vertical or section >= len(self.kind.columns):
            return None
        column = self.kind.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole:
                spec = self._specs.get(column.field)
                return (spec.help or spec.label) if spec else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled  # between rows, not on them
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        column = self.kind.columns[index.column()]
        if column.check:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if column.field else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give what a cell shows."""
        record = self.record(index.row())
        if record is None:
            return None
        wrong = self._wrong.get((index.row(), index.column()))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return wrong[0] if wrong else self._text(index, typed=role == Qt.ItemDataRole.EditRole)
        column = self.kind.columns[index.column()]
        if role == UNDER:
            return self._under(index.row()) if index.column() == 0 else None
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0 and not wrong:
            return "\n".join(one for one in (self._text(index), self._under(index.row())) if one)
        return wrong[1] if role == WRONG and wrong else _look(record, column, role, wrong[1] if wrong else None)

    def longest(self, column: int) -> tuple[str, ...]:
        """Give the longest texts of a column, one of which is the widest."""
        one = self.kind.columns[column]
        if not one.field:
            return (self._figures.longest(),) if self._figures else ()
        texts = {shown_text(record, one, self._figures, self._edits.language) for record in self._records}
        return tuple(sorted(texts, key=len)[-_FEW:])

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Switch a switch; texts are taken key by key in `type`."""
        column = self.kind.columns[index.column()]
        if role != Qt.ItemDataRole.CheckStateRole or not column.check:
            return False
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        return self._edits.choose(self.path_at(index), on, self._specs[column.field]) is None

    def supportedDropActions(self) -> Qt.DropAction:
        """Say that rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Name what is dragged: rows of this very table."""
        return [f"application/x-proposal-row-{id(self)}"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Give a row that is dragged."""
        data = QMimeData()
        data.setData(self.mimeTypes()[0], str(indexes[0].row()).encode() if indexes else b"")
        return data

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, _parent: Index) -> bool:
        """Ask to move the row; False, for the view shall take nothing away itself."""
        dragged = bytes(data.data(self.mimeTypes()[0]).data())
        if dragged.isdigit():
            here, to = int(dragged), row if row >= 0 else len(self._records)
            self.move_asked.emit(here, to - 1 if to > here else to)
        return False

    def _drop_changed(self, old: tuple[Any, ...]) -> None:
        """Forget what was typed wrongly into records that are others now."""
        records = self._records
        for row in [row for row in self._wrong if row[0] < len(old) and old[row[0]] != records[row[0]]]:
            del self._wrong[row]

    def _under(self, row: int) -> str:
        figure = self._figures.shown(row) if self.told and self._figures else ""
        words = " ".join(self.kind.under(self.record(row)).split())
        return " · ".join(one for one in (figure, words) if one)

    def _text(self, index: Index, *, typed: bool = False) -> str:
        record = self.record(index.row())
        column = self.kind.columns[index.column()]
        if column.check:
            return ""
        if not column.field:
            return self._figures.shown(index.row()) if self._figures else ""
        if typed:
            return cell_text(record, column, self._edits.language)
        return shown_text(record, column, self._figures, self._edits.language)

    def _resize(self, records: tuple[Any, ...], head: int, old_end: int, new_end: int) -> None:
        """Take rows out, or put rows in, where the lists begin to differ."""
        gone, come = (old_end - head) - (new_end - head), (new_end - head) - (old_end - head)
        if gone > 0:
            self.beginRemoveRows(_NOWHERE, head, head + gone - 1)
            self._records = records
            self.endRemoveRows()
        else:
            self.beginInsertRows(_NOWHERE, head, head + come - 1)
            self._records = records
            self.endInsertRows()


def _look(record: Any, column: Column, role: int, wrong: Misread | None) -> Any:
    """Give how a cell looks."""
    match role:
        case Qt.ItemDataRole.CheckStateRole if column.check:
            return Qt.CheckState.Checked if getattr(record, column.field) else Qt.CheckState.Unchecked
        case Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        case Qt.ItemDataRole.ForegroundRole:
            known = colours(QApplication.palette())
            muted = not column.field or bool(getattr(record, "optional", False))
            return QColor(known.error) if wrong else QColor(known.muted) if muted else None
        case Qt.ItemDataRole.ToolTipRole if wrong:
            return f"{wrong.text} {wrong.hint}"
    return None
