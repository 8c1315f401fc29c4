"""Rows of findings as a Qt list model that changes row by row and is never reset."""

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from studio.ui.findings.rows import GROUPS, AnyRow, FindingRow, GroupRow
from studio.ui.reordering import Insert, Move, Remove, steps

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class FindingRole(IntEnum):
    """Roles beside those of Qt."""

    ROW = Qt.ItemDataRole.UserRole
    """The row itself."""


def said(row: AnyRow) -> str:
    """Say a row to somebody who hears it."""
    if isinstance(row, GroupRow):
        return f"{GROUPS[row.severity]}: {row.count}"
    return " ".join(part for part in (GROUPS[row.severity][:-1] + ":", row.text, row.hint, row.where) if part)


def _tip(row: AnyRow) -> str:
    return "" if isinstance(row, GroupRow) else "Go to this place" if row.concern else row.where


_SHOWN: dict[int, Callable[[AnyRow], str]] = {
    Qt.ItemDataRole.DisplayRole: said,
    Qt.ItemDataRole.AccessibleTextRole: said,
    Qt.ItemDataRole.ToolTipRole: _tip,
}


class FindingsModel(QAbstractListModel):
    """Headings and findings; only findings can be selected."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[AnyRow] = []

    def show_rows(self, rows: Sequence[AnyRow]) -> None:
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

    def row_at(self, index: Index) -> FindingRow | None:
        """Give the finding of an index; None for a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, FindingRow) else None

    def index_of(self, key: str) -> QModelIndex:
        """Give the index of a row by its key; an invalid one where there is none."""
        return next((self.index(number) for number, row in enumerate(self._rows) if row.key == key), QModelIndex())

    def finding_indexes(self) -> list[QModelIndex]:
        """Give the indexes of all findings, in order."""
        return [self.index(number) for number, row in enumerate(self._rows) if isinstance(row, FindingRow)]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Give the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a row shows."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == FindingRole.ROW:
            return row
        shown = _SHOWN.get(role)
        return shown(row) if shown else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Give what can be done with a row."""
        if self.row_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
