"""What all windows of the program share: the library, settings, the theme, and the worker that reads files."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.app.folders import Folders
from studio.ui import jobs
from studio.ui.theme import Mode, Theme
from studio.ui.worker import Worker

if TYPE_CHECKING:
    from studio.domain.library import Library
    from studio.ui.window import MainWindow


class Desk(QObject):
    """Opens windows, and reads for them what they share."""

    library_ready = Signal()
    examples_ready = Signal()
    troubled = Signal(Exception)
    """The library could not be read."""

    def __init__(self, folders: Folders, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folders = folders
        self.theme = theme
        self.library: Library | None = None
        self.examples: tuple[jobs.Example, ...] = ()
        self.windows: list[MainWindow] = []
        self.worker = Worker("reading", self)
        self._begun = False

    def begin(self) -> None:
        """Read what windows share, once the first of them can be seen."""
        if self._begun:
            return
        self._begun = True
        self.worker.submit(lambda: jobs.read_shelf(self.folders), self._on_library_read, self.troubled.emit)
        self.worker.submit(lambda: jobs.read_examples(self.folders), self._on_examples_read, self.troubled.emit)
        self.worker.submit(lambda: jobs.warm_up(self.folders), _no_answer, self.troubled.emit)

    def new_window(self, path: Path | None = None) -> "MainWindow":
        """Show another window, with a proposal or with the start page."""
        from studio.ui.window import MainWindow

        window = MainWindow(self)
        self.windows.append(window)
        window.show()
        if path is not None:
            window.files.open(path)
        return window

    def forget(self, window: "MainWindow") -> None:
        """Let go of a window that was closed; with the last one the work ends."""
        if window in self.windows:
            self.windows.remove(window)
        if not self.windows:
            self.worker.close()

    def set_mode(self, mode: Mode) -> None:
        """Follow the system's colours, or stay light or dark."""
        self.theme.set_mode(mode)
        for window in self.windows:
            window.actions_of_window.refresh_checks()

    def quit(self) -> None:
        """Close all windows; one with unsaved changes stays and asks."""
        for window in list(self.windows):
            window.close()

    def _on_library_read(self, library: "Library") -> None:
        self.library = library
        self.library_ready.emit()

    def _on_examples_read(self, examples: tuple[jobs.Example, ...]) -> None:
        self.examples = examples
        self.examples_ready.emit()


def _no_answer(_result: None) -> None:
    """Nobody waits for this."""
