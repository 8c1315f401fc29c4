"""The rows of the list of entries as Qt's model; what stays the same stays selected."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from studio.app.keeping.rows import Row
from studio.app.library_filters import STATE_TITLES
from studio.domain.entries import EntryId

AnyIndex = QModelIndex | QPersistentModelIndex
_AT_ONCE = 256
"""Rows that are put in at once: Qt makes room for each of them by moving those that it put in before."""

_CHOSEN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


class RowsModel(QStringListModel):
    """Rows in the order in which they are shown.

    Qt counts them, as texts that nobody reads: a view asks for their number once for each of them.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._at: dict[EntryId, int] | None = None
        """Where entries are shown; made when somebody asks."""
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
        if self._at is None:
            self._at = {row.id: n for n, row in enumerate(self._rows)}
        at = self._at.get(entry)
        return QModelIndex() if at is None else self.index(at, 0)

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows: those that are the same at the beginning and at the end are left alone."""
        old = self._rows
        shortest = min(len(old), len(rows))
        head = next((n for n in range(shortest) if old[n].id != rows[n].id), shortest)
        rest = shortest - head
        tail = next((n for n in range(rest) if old[-1 - n].id != rows[-1 - n].id), rest)
        if head < len(old) - tail:
            self.removeRows(head, len(old) - tail - head)  # whoever asks meanwhile is answered from the old rows
        self._rows, self._at = list(rows), None
        for start in range(head, len(rows) - tail, _AT_ONCE):
            self.insertRows(start, min(_AT_ONCE, len(rows) - tail - start))
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Say that rows are chosen, and neither typed into nor dragged."""
        return _CHOSEN if index.isValid() else Qt.ItemFlag.NoItemFlags

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
