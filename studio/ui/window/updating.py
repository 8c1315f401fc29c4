"""Opens what the library has changed since for a window's proposal."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from studio.ui.updating.dialog import UpdateDialog
    from studio.ui.window.editor import Editor
    from studio.ui.window.main_window import MainWindow


class Updating(QObject):
    """The update dialog of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._dialog: UpdateDialog | None = None

    def follow(self, editor: "Editor") -> None:
        """Show the dialog when a pane asks for it."""
        editor.outline.update_wanted.connect(self.show)
        editor.findings.update_wanted.connect(self.show)

    def show(self, source: str = "") -> None:
        """Show the dialog, or bring it to the front, with the pick that has this id."""
        from studio.ui.updating.dialog import UpdateDialog

        window = self._window
        if window.session is None:
            return
        window.desk.look_at_library()
        if self._dialog is None:
            self._dialog = UpdateDialog(window.session, window.desk.reader, window)
            self._dialog.finished.connect(self._on_finished)
        self._dialog.go_to(source or window.session.selection.source)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def close(self) -> None:
        """Close the dialog: what it is about is closed."""
        if self._dialog is not None:
            self._dialog.reject()

    def _on_finished(self) -> None:
        self._dialog = None
