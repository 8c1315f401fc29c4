"""Opens the export of a window's proposal and remembers what was chosen."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.app.export_choice import ExportChoice
from studio.app.settings import Settings, export_of, with_export
from studio.domain.frozen import replace
from studio.ui.window.choosing import documents, existing_folder

if TYPE_CHECKING:
    from studio.ui.export.dialog import ExportDialog
    from studio.ui.window.main_window import MainWindow


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
            choice = export_of(self._window.desk.memory.settings, session.proposal.path, documents())
            choice = replace(choice, folder=existing_folder(choice.folder, documents()))
            self._dialog = dialog = ExportDialog(session, choice, self._window)
            dialog.findings_wanted.connect(self._on_findings_wanted)
            dialog.exported.connect(self._on_exported)
            dialog.destroyed.connect(self._on_destroyed)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def close(self) -> None:
        """Stop what is being made, and close the dialog."""
        if self._dialog is not None:
            self._dialog.end()

    def _on_findings_wanted(self) -> None:
        self._window.activateWindow()
        self._window.panes.go_to("findings")

    def _on_exported(self, path: Path | None, choice: ExportChoice) -> None:
        self._window.desk.memory.change(partial(_with_export, path, choice))

    def _on_destroyed(self) -> None:
        self._dialog = None


def _with_export(path: Path | None, choice: ExportChoice, settings: Settings) -> Settings:
    return with_export(settings, path, choice)
