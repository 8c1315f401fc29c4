"""Worker threads wait between two pieces of work while the window is at work: together both take twice as long."""

import threading

from PySide6.QtCore import QObject, QTimer

_LONGEST = 0.03
"""Seconds that a piece of work waits at most: a window that never rests must not stop it."""


class Courtesy(QObject):
    """Knows whether the window has begun something that it has not painted yet."""

    def __init__(self, parent: QObject | None = None, *, longest: float = _LONGEST) -> None:
        super().__init__(parent)
        self._longest = longest
        self._resting = threading.Event()
        self._resting.set()
        self._painted = QTimer(self, singleShot=True, interval=0)  # comes after painting, as a posted call does not
        self._painted.timeout.connect(self._resting.set)

    def begin(self) -> None:
        """Have threads wait until what the window does now is on the screen."""
        self._resting.clear()
        self._painted.start()

    def give_way(self) -> None:
        """Wait until the window rests; for a worker's thread, between two pieces of a few milliseconds."""
        self._resting.wait(self._longest)

    def close(self) -> None:
        """Let nobody wait any more."""
        self._painted.stop()
        self._longest = 0.0
        self._resting.set()
