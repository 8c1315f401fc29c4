"""Rows of findings as a Qt list model."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QModelIndex, Qt

from studio.ui.findings.rows import GROUPS, AnyRow, FindingRow, GroupRow
from studio.ui.keyed_rows import Index, KeyedRows


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


class FindingsModel(KeyedRows[AnyRow]):
    """Headings and findings; only findings can be selected."""

    def row_at(self, index: Index) -> FindingRow | None:
        """Give the finding of an index; None for a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, FindingRow) else None

    def finding_indexes(self) -> list[QModelIndex]:
        """Give the indexes of all findings, in order."""
        return [self.index(number) for number, row in enumerate(self._rows) if isinstance(row, FindingRow)]

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
