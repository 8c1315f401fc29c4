"""What is remembered from one start to the next: known at once, written by the worker."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.app.folders import settings_file
from studio.app.settings import Settings, change_settings, read_settings
from studio.domain.errors import StudioError
from studio.ui.worker import Worker


class Memory(QObject):
    """The settings of all windows."""

    changed = Signal()

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._file = settings_file()
        self.settings = read_settings(self._file)

    def change(self, change: Callable[[Settings], Settings]) -> None:
        """Remember something; another window's changes to other things stay."""
        self.settings = change(self.settings)
        self._worker.submit(partial(_write, self._file, change), _no_answer, _raise)
        self.changed.emit()


def _write(file: Path, change: Callable[[Settings], Settings]) -> None:
    try:
        change_settings(file, change)
    except StudioError:
        return  # a place that cannot be written costs comfort, not work: nobody is to be bothered


def _no_answer(_result: None) -> None:
    """Nobody waits for this."""


def _raise(problem: Exception) -> None:
    raise problem
