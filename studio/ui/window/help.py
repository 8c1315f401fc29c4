"""The help of a window: shortcuts, the first steps, what the program is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.app.settings import Settings
from studio.domain.frozen import replace

if TYPE_CHECKING:
    from studio.ui.guide import Guide
    from studio.ui.window.main_window import MainWindow


class Help(QObject):
    """Shows help; what is shown is loaded when it is."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._guide: Guide | None = None

    def shortcuts(self) -> None:
        """List the shortcuts."""
        from studio.ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._window.actions_of_window.rows, self._window).open()

    def about(self) -> None:
        """Say what this program is."""
        from studio.ui.dialogs.about import AboutDialog

        AboutDialog(self._window).open()

    def welcome(self) -> None:
        """Show the first steps to somebody who has not put them away yet."""
        if not self._window.desk.memory.settings.guide_dismissed:
            self.guide()

    def guide(self) -> None:
        """Show the first steps, in the panes of the proposal that is open."""
        from studio.ui.guide import Guide

        if self._window.editor is not None and self._guide is None:
            self._guide = Guide(self._window.editor)
            self._guide.dismissed.connect(self._on_dismissed)
            self._guide.destroyed.connect(self._on_gone)

    def _on_dismissed(self) -> None:
        self._window.desk.memory.change(_without_guide)

    def _on_gone(self) -> None:
        self._guide = None


def _without_guide(settings: Settings) -> Settings:
    return replace(settings, guide_dismissed=True)
