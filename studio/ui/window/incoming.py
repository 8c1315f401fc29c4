"""A proposal on its way into a window: read in a thread, and dropped when the window is closed meanwhile."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.domain.frozen import dataclass
from studio.ui import jobs

if TYPE_CHECKING:
    from studio.ui.desk import Desk


@dataclass(frozen=True, eq=False)
class _Reading:
    """One proposal on its way."""

    path: Path | None
    """Its file; None for one that has none yet."""


class Incoming(QObject):
    """Brings at most one proposal at a time."""

    ready = Signal(jobs.Opened)
    """It is there, and so is what its panes need; it counts as on its way until `end`."""
    failed = Signal(Exception)
    """It could not be read, and is on its way no more."""

    def __init__(self, desk: "Desk", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reading: _Reading | None = None

    @property
    def underway(self) -> bool:
        """Whether a proposal is on its way."""
        return self._reading is not None

    @property
    def path(self) -> Path | None:
        """The file that is on its way; None for nothing, and for a proposal that has no file yet."""
        return self._reading.path if self._reading else None

    def begin(self, work: "partial[jobs.Opened]", path: Path | None = None) -> None:
        """Have a proposal read, of which this will be the file."""
        reading = self._reading = _Reading(path)
        self._desk.begin()
        self._desk.reader.submit(work, partial(self._on_read, reading), partial(self._on_not_read, reading))

    def end(self) -> None:
        """Wait for nothing more: the proposal has arrived, or nobody wants it now."""
        self._reading = None

    def _on_read(self, reading: _Reading, opened: jobs.Opened) -> None:
        self._desk.when_loaded(partial(self._on_loaded, reading, opened))

    def _on_loaded(self, reading: _Reading, opened: jobs.Opened) -> None:
        if self._reading is reading:
            self.ready.emit(opened)

    def _on_not_read(self, reading: _Reading, problem: Exception) -> None:
        if self._reading is reading:
            self.end()
            self.failed.emit(problem)
