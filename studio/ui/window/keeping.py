"""Unsaved work to the journal, a second after it was typed at the latest, so that a crash costs nothing."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUuid, Signal

from studio.ui import jobs

if TYPE_CHECKING:
    from studio.app.journal import Recovered
    from studio.app.saving import FileState
    from studio.ui.desk import Desk
    from studio.ui.session import Session

_PAUSE = 800
"""Milliseconds from the first change to the note; what follows meanwhile is in the same note."""


class Keeping(QObject):
    """Keeps the unsaved work of one window."""

    failed = Signal(Exception)
    """What is typed cannot be kept."""

    def __init__(self, desk: "Desk", seen: "Callable[[], FileState | None]", parent: QObject | None = None) -> None:
        """`seen` gives the file as it was seen last; None where there is none."""
        super().__init__(parent)
        self._desk = desk
        self._seen = seen
        self._session: Session | None = None
        self._key = ""
        self._noted = False
        self._told = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.keep)

    def follow(self, session: "Session", recovered: "Recovered | None" = None) -> None:
        """Keep what is typed in a session; what it was recovered from is let go once it is kept again."""
        self._session = session
        self._key = QUuid.createUuid().toString(QUuid.StringFormat.Id128)
        self._noted = self._told = False
        session.proposal_changed.connect(self._on_changed)
        session.history_changed.connect(self._on_changed)
        if recovered is not None:
            self.take_over(recovered)
        elif session.workspace.modified:
            self._timer.start()

    def take_over(self, recovered: "Recovered") -> None:
        """Let go of what was recovered, now that it is kept here."""
        self.keep()
        self._desk.writer.submit(partial(self._desk.journal.discard, recovered), _no_answer, self._on_failed)

    def keep(self) -> None:
        """Keep the present state now, or forget what was kept when all is saved."""
        self._timer.stop()
        if self._session is None:
            return
        journal = self._desk.journal
        if self._session.workspace.modified:
            work = partial(jobs.keep, journal, self._key, self._session.proposal, self._seen())
            self._desk.writer.submit(work, _no_answer, self._on_failed)
            self._noted = True
        elif self._noted:
            self._desk.writer.submit(partial(journal.clear, self._key), _no_answer, self._on_failed)
            self._noted = False

    def close(self) -> None:
        """Keep what is unsaved a last time."""
        if self._session is not None:
            self.keep()
            self._session.proposal_changed.disconnect(self._on_changed)
            self._session.history_changed.disconnect(self._on_changed)
            self._session = None

    def _on_changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _on_failed(self, problem: Exception) -> None:
        if not self._told:
            self._told = True
            self.failed.emit(problem)


def _no_answer(_result: None) -> None:
    """Nobody waits for this."""
