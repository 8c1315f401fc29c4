"""What menus and shortcuts ask of the panes of a window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from studio.ui.window.main_window import MainWindow


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

    def search(self) -> None:
        """Put the keyboard into the search of the library."""
        if self._window.editor is not None:
            self._window.editor.show_pane("library")
            self._window.editor.library.focus_search()

    def insert_field(self) -> None:
        """Offer the merge fields for the text that is being written."""
        if self._window.editor is not None:
            self._window.editor.tailor.open_insert_menu()

    def step(self, by: int) -> None:
        """Go to the next or the previous thing to tailor."""
        if self._window.editor is not None:
            tailor = self._window.editor.tailor
            (tailor.select_next if by > 0 else tailor.select_previous)()

    def step_findings(self, by: int) -> None:
        """Go to what the next or the previous finding is about, and show what is wrong there."""
        if self._window.editor is not None:
            self._window.editor.show_pane("findings")
            self._window.actions_of_window.refresh_checks()
            findings = self._window.editor.findings
            (findings.next_finding if by > 0 else findings.previous_finding)()

    def zoom(self, by: int) -> None:
        """Show the pages larger or smaller; 0 for whole pages."""
        if self._window.editor is not None:
            preview = self._window.editor.preview
            (preview.zoom_fit if by == 0 else preview.zoom_in if by > 0 else preview.zoom_out)()

    def present(self) -> None:
        """Show the deck on the whole screen."""
        if self._window.editor is not None:
            self._window.editor.preview.present()
