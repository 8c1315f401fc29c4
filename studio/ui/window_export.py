"""Opens the export of a window's proposal and remembers what was chosen."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.app.settings import Settings
from studio.ui.window_choosing import documents

if TYPE_CHECKING:
    from studio.ui.export.dialog import ExportDialog
    from studio.ui.window import MainWindow


class Exporting(QObject):
    """The export dialog of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._dialog: ExportDialog | None = None

    def show(self) -> None:
        """Show the dialog, or bring it to the front."""
        from studio.ui.export.dialog import ExportDialog

        session = self._window.session
        if session is None:
            return
        if self._dialog is None:
            path = session.proposal.path
            folder = self._window.desk.memory.settings.export_folder or (path.parent if path else documents())
            self._dialog = dialog = ExportDialog(session, folder, self._window)
            dialog.findings_wanted.connect(self._on_findings_wanted)
            dialog.exported.connect(self._on_exported)
            dialog.destroyed.connect(self._on_destroyed)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def close(self) -> None:
        """Stop what is being made, and close the dialog."""
        if self._dialog is not None:
            self._dialog.close()

    def _on_findings_wanted(self) -> None:
        self._window.activateWindow()
        self._window.panes.go_to("findings")

    def _on_exported(self, folder: Path) -> None:
        def with_folder(settings: Settings) -> Settings:
            return replace(settings, export_folder=folder)

        self._window.desk.memory.change(with_folder)

    def _on_destroyed(self) -> None:
        self._dialog = None
