"""Rows of changed entries as a Qt list model."""

from enum import IntEnum

from PySide6.QtCore import Qt

from studio.ui.keyed_rows import Index, KeyedRows
from studio.ui.updating.rows import UpdateRow


class UpdateRole(IntEnum):
    """Roles beside those of Qt."""

    ROW = Qt.ItemDataRole.UserRole
    """The row itself."""


class UpdatesModel(KeyedRows[UpdateRow]):
    """Entries that have changed, and those that are pinned."""

    def row_at(self, index: Index) -> UpdateRow | None:
        """Give the row of an index, None where there is none."""
        return self._rows[index.row()] if index.isValid() else None

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
