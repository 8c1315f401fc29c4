"""Work in small steps, one in each turn of the event loop: keys, painting and closing come between them."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

_END = object()


class Turns(QObject):
    """Runs an iterator to its end; what it yields is of no interest."""

    finished = Signal()

    def __init__(self, steps: Iterator[object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_turn)

    def start(self) -> None:
        """Begin with the next turn."""
        self._timer.start()

    def stop(self) -> None:
        """Leave out what was not done yet."""
        self._timer.stop()
        self._steps = iter(())

    def _on_turn(self) -> None:
        """Do a step; one that raises is the last, and nothing is finished then."""
        steps = self._steps
        if next(steps, _END) is _END:
            self.finished.emit()
        elif self._steps is steps:
            self._timer.start()
