"""The help of a window: its dialogs, each shown once at a time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from studio.ui.dialogs.about import AboutDialog
from studio.ui.dialogs.shortcuts import ShortcutsDialog

if TYPE_CHECKING:
    from studio.ui.window import MainWindow


class Help(QObject):
    """Shows dialogs of help."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def shortcuts(self) -> None:
        """List the shortcuts."""
        self._show(ShortcutsDialog(self._window.actions_of_window.rows, self._window))

    def export(self) -> None:
        """Open the export."""

    def guide(self) -> None:
        """Show the first steps."""

    def about(self) -> None:
        """Say what this program is."""
        self._show(AboutDialog(self._window))

    def _show(self, dialog: QDialog) -> None:
        dialog.open()
