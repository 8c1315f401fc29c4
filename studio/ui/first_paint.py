"""Ends the program once its window can be seen and answers: for measuring how long that takes."""

import os

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

VARIABLE = "PROPOSAL_STUDIO_QUIT_WHEN_PAINTED"
"""Environment variable that asks for it."""


class FirstPaint(QObject):
    """Watches a window, which it belongs to."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Quit when what the first paint event began is done and the event loop is free again."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._quit)
        return False

    def _quit(self) -> None:
        QCoreApplication.exit(0)


def quit_when_painted(window: QWidget) -> None:
    """Quit after the window's first paint when the environment asks for it."""
    if os.environ.get(VARIABLE):
        FirstPaint(window)
