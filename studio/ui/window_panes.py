"""What menus and shortcuts ask of the panes of a window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from studio.ui.window import MainWindow


class Panes(QObject):
    """Verbs about panes; while no proposal is open they do nothing."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def go_to(self, name: str) -> None:
        """Put the keyboard into a pane."""
        if self._window.editor is not None:
            self._window.editor.go_to(name)
            self._window.actions_of_window.refresh_checks()

    def go_to_client(self) -> None:
        """Show the fields of client, consultant and options."""
        if self._window.session is not None:
            self._window.session.select("", "client.name")
            self.go_to("tailor")

    def go_on(self) -> None:
        """Put the keyboard into the next pane that is shown."""
        if self._window.editor is not None:
            self._window.editor.go_on()

    def toggle(self, name: str) -> None:
        """Show or hide a pane."""
        if self._window.editor is not None:
            self._window.editor.toggle(name)
        self._window.actions_of_window.refresh_checks()

    def is_shown(self, name: str) -> bool:
        """Tell whether a pane is shown."""
        return self._window.editor is not None and self._window.editor.is_shown(name)

    def preview(self, verb: str) -> None:
        """Ask the preview to zoom or to present."""
        if self._window.editor is not None:
            getattr(self._window.editor.panes["preview"], verb)()
