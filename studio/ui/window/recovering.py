"""What was not saved when the program ended, back into windows: into that of its file when it is open already."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from studio.app.journal import Recovered
    from studio.ui.window.main_window import MainWindow


def recover(found: "tuple[Recovered, ...]", asked: "MainWindow") -> None:
    """Show what was found, the newest on top, beginning in the window that asked when nothing is open there."""
    for recovered in reversed(found):
        window = _window_of(recovered, asked)
        if window is None:
            window = asked if not asked.files.taken else asked.desk.new_window()
        _put(recovered, window)
        window.raise_()
        window.activateWindow()


def _window_of(recovered: "Recovered", asked: "MainWindow") -> "MainWindow | None":
    windows = asked.desk.windows
    return next((one for one in windows if recovered.path is not None and one.files.path == recovered.path), None)


def _put(recovered: "Recovered", window: "MainWindow") -> None:
    if window.session is None and window.files.taken:  # its file is on its way
        window.opened.connect(partial(_on_opened, recovered, window), Qt.ConnectionType.SingleShotConnection)
    else:
        window.files.open_lost(recovered)


def _on_opened(recovered: "Recovered", window: "MainWindow") -> None:
    if window.files.path == recovered.path:  # and not something else, because the file could not be opened
        window.files.open_lost(recovered)
