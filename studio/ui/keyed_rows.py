"""Rows with keys as a Qt list model that changes row by row and is never reset."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex

from studio.ui.reordering import Insert, Move, Remove, steps

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Keyed(Protocol):
    """A row that is the same one as long as its key is."""

    @property
    def key(self) -> str:
        """What no other row has."""


R = TypeVar("R", bound=Keyed)


class KeyedRows(QAbstractListModel, Generic[R]):
    """What is selected stays so: a row that keeps its key keeps its index."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[R] = []

    def show_rows(self, rows: Sequence[R]) -> None:
        """Become these rows."""
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

    def index_of(self, key: str) -> QModelIndex:
        """Give the index of a row by its key; an invalid one where there is none."""
        return next((self.index(number) for number, row in enumerate(self._rows) if row.key == key), QModelIndex())

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Give the number of rows."""
        return 0 if parent.isValid() else len(self._rows)
