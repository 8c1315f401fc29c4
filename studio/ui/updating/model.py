"""Rows of changed entries as a Qt list model that changes row by row and is never reset."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from studio.ui.reordering import Insert, Move, Remove, steps
from studio.ui.updating.rows import UpdateRow

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class UpdateRole(IntEnum):
    """Roles beside those of Qt."""

    ROW = Qt.ItemDataRole.UserRole
    """The row itself."""


class UpdatesModel(QAbstractListModel):
    """Entries that have changed, and those that are pinned."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[UpdateRow] = []

    def show_rows(self, rows: Sequence[UpdateRow]) -> None:
        """Become these rows; what keeps its key keeps its index."""
        new = {row.key: row for row in rows}
        for step in steps([row.key for row in self._rows], [row.key for row in rows]):
            match step:
                case Remove(at):
                    self.beginRemoveRows(_NOWHERE, at, at)
                    del self._rows[at]
                    self.endRemoveRows()
                case Move(at, to):
                    self.beginMoveRows(_NOWHERE, at, at, _NOWHERE, to + 1 if to > at else to)
                    self._rows.insert(to, self._rows.pop(at))
                    self.endMoveRows()
                case Insert(at, key):
                    self.beginInsertRows(_NOWHERE, at, at)
                    self._rows.insert(at, new[key])
                    self.endInsertRows()
        for number, row in enumerate(rows):
            if row != self._rows[number]:
                self._rows[number] = row
                index = self.index(number)
                self.dataChanged.emit(index, index)

    def row_at(self, index: Index) -> UpdateRow | None:
        """Give the row of an index, None where there is none."""
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, key: str) -> QModelIndex:
        """Give the index of a row by its key; an invalid one where there is none."""
        return next((self.index(number) for number, row in enumerate(self._rows) if row.key == key), QModelIndex())

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Give the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a row shows."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == UpdateRole.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.title}. {row.kind}. {row.about}"
        return f"{row.title}\n{row.kind} · {row.about}" if role == Qt.ItemDataRole.ToolTipRole else None
