"""Cycles of objects looked for in the window's thread alone, a little at a time.

Python looks for them in whichever thread makes the next object. An object of Qt that is found and destroyed in another
thread than the window's ends the program, now and then and without a word.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_BEAT = 250
"""Milliseconds between two looks."""
_FEW = 1_000
"""New objects that are not worth a look."""
_MANY = 5_000
"""New objects that come of work on whole documents: they have no cycles, and a look at them would be felt."""
_ROUNDS = 5
"""Looks at the newest after which those that were left over are looked through too."""


class Collecting(QObject):
    """Takes the place of Python's own collector until it is closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._awake = gc.isenabled()
        self._owing = False
        gc.disable()
        self._timer = QTimer(self, interval=_BEAT)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state_changed)

    def owe(self) -> None:
        """Take that something large was closed: windows hold themselves, so that only a look at everything frees it."""
        self._owing = True

    def close(self) -> None:
        """Leave the cycles to Python again."""
        self._timer.stop()
        if self._awake:
            gc.enable()

    def _on_beat(self) -> None:
        young, rounds, _ = gc.get_count()
        if young > _MANY:
            gc.freeze()  # and back, as old ones, without a look
            gc.unfreeze()
        elif young > _FEW:
            gc.collect(1 if rounds >= _ROUNDS else 0)

    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        """Look through everything when the user turns to another program: that may take a quarter of a second."""
        if state is Qt.ApplicationState.ApplicationInactive and self._owing and self._timer.isActive():
            gc.collect()
            self._owing = False
