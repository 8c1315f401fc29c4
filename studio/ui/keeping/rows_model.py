"""The rows of the list of entries as Qt's model; what stays the same stays selected."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studio.app.keeping.rows import Row
from studio.app.library_filters import STATE_TITLES
from studio.domain.entries import EntryId

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RowsModel(QAbstractListModel):
    """Rows in the order in which they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self.words: tuple[str, ...] = ()
        """What is searched for, folded: marked in the titles."""

    @property
    def rows(self) -> Sequence[Row]:
        """All rows."""
        return self._rows

    def row(self, index: AnyIndex) -> Row:
        """Give the row at an index."""
        return self._rows[index.row()]

    def find(self, entry: EntryId) -> QModelIndex:
        """Give where an entry is shown; an invalid index where it is not."""
        at = next((n for n, row in enumerate(self._rows) if row.id == entry), None)
        return QModelIndex() if at is None else self.index(at, 0)

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows: those that are the same at the beginning and at the end are left alone."""
        old = self._rows
        shortest = min(len(old), len(rows))
        head = next((n for n in range(shortest) if old[n].id != rows[n].id), shortest)
        rest = shortest - head
        tail = next((n for n in range(rest) if old[-1 - n].id != rows[-1 - n].id), rest)
        if head < len(old) - tail:
            self.beginRemoveRows(QModelIndex(), head, len(old) - tail - 1)
            self._rows = [*old[:head], *old[len(old) - tail :]]
            self.endRemoveRows()
        if head < len(rows) - tail:
            self.beginInsertRows(QModelIndex(), head, len(rows) - tail - 1)
            self._rows = list(rows)
            self.endInsertRows()
        self._rows = list(rows)
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Give the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a row's title, and what screen readers and tooltips say."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return _said(row)
        return None


def _said(row: Row) -> str:
    fresh = "" if row.score is None else f"Freshness {row.score} of 100"
    until = f"Review by {row.review_by:%d %B %Y}" if row.review_by else "No review date"
    owner = f"Owner: {row.owner}" if row.owner else "No owner"
    lines = (row.title, f"{row.topic} · {row.section}", STATE_TITLES[row.state], owner, until, fresh)
    return "\n".join((*filter(None, lines), *(("Not saved yet",) if row.changed else ())))
