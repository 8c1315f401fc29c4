"""How often each entry is used, those that never are first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from studio.app.keeping.usage_rows import Overview
from studio.ui.theme import SPACE
from studio.ui.theme_roles import label

_ENTRY = Qt.ItemDataRole.UserRole


class UsageList(QWidget):
    """A list to go through when a library is tidied."""

    entry_wanted = Signal(str)
    """The id of an entry that somebody wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overview: Overview | None = None
        self.head = label("", "heading", wrap=True)
        self.only_never = QCheckBox("Only those that are never used")
        self.list = QListWidget()
        self.list.setAccessibleName("How often each entry is used")
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for widget in (self.head, self.only_never):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        self.only_never.toggled.connect(self._fill)
        self.list.itemActivated.connect(self._on_item_activated)

    def show_overview(self, overview: Overview) -> None:
        """Show these rows."""
        self._overview = overview
        self.head.setText(overview.said)
        self._fill()

    def _fill(self) -> None:
        rows = self._overview.rows if self._overview else ()
        self.list.clear()
        for row in rows:
            if row.count and self.only_never.isChecked():
                continue
            item = QListWidgetItem(f"{row.title}\n{row.about}")
            item.setData(_ENTRY, row.entry)
            item.setToolTip(f"{row.entry}\nPress Return to see it")
            self.list.addItem(item)

    def _on_item_activated(self, item: QListWidgetItem) -> None:
        self.entry_wanted.emit(item.data(_ENTRY))
