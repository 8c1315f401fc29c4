"""An export in a thread of its own, with progress and a way to stop it."""

import threading
import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.app.export import Exported, export_proposal
from studio.app.outputs import Output
from studio.app.render import RenderRequest

_BETWEEN = 0.04
"""Seconds between two reports of progress."""


class _Stopped(Exception):  # noqa: N818 -- not an error: somebody cancelled
    """Raised inside the export to end it before anything is written."""


class ExportJob(QObject):
    """One export."""

    progressed = Signal(Output, int, int)
    """Which file, pages done, pages in all."""
    finished = Signal(Exported)
    failed = Signal(Exception)
    """A StudioError, or a bug; nothing was lost."""
    cancelled = Signal()

    def __init__(self, request: RenderRequest, targets: dict[Output, Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._request = request
        self._targets = targets
        self._stop = threading.Event()
        self._told = 0.0
        self._thread = threading.Thread(target=self._run, name="studio-export", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask it to stop; what is being written already will be complete."""
        self._stop.set()

    def close(self) -> None:
        """Stop it and wait until it has."""
        self.cancel()
        self._thread.join()

    def _run(self) -> None:
        try:
            exported = export_proposal(self._request, self._targets, progress=self._on_page)
        except _Stopped:
            self.cancelled.emit()
        except Exception as problem:  # noqa: BLE001 -- the boundary of the thread: what is not told here is lost
            self.failed.emit(problem)
        else:
            self.finished.emit(exported)

    def _on_page(self, output: Output, done: int, total: int) -> None:
        if self._stop.is_set():
            raise _Stopped
        now = time.monotonic()
        if done == total or now - self._told >= _BETWEEN:
            self._told = now
            self.progressed.emit(output, done, total)
