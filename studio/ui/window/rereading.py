"""What reading a proposal's file found, kept true while it is changed, saved and read again."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from studio.ui import jobs

if TYPE_CHECKING:
    from studio.app.saving import FileState
    from studio.domain.findings import Finding
    from studio.domain.proposal import Proposal
    from studio.ui.session import Session
    from studio.ui.worker import Worker

_PAUSE = 250
"""Milliseconds without a change before the file is read as it would be saved."""


class Rereading(QObject):
    """Reads what would be saved, for proposals in whose file there was something to find."""

    failed = Signal(Exception)

    def __init__(self, reader: "Worker", seen: "Callable[[], FileState | None]", parent: QObject | None = None) -> None:
        """`seen` gives the file as it was seen last; None when there is none."""
        super().__init__(parent)
        self._reader = reader
        self._seen = seen
        self._session: Session | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._on_pause)

    def follow(self, session: "Session", findings: "tuple[Finding, ...]") -> None:
        """Care for what was found; nothing is read again where nothing was."""
        self.close()
        if findings:
            self._session = session
            session.proposal_changed.connect(self.look)

    def retell(self, session: "Session", findings: "tuple[Finding, ...]") -> None:
        """Tell what was found in a file that was read again."""
        session.tell_reading(findings)
        if self._session is None:
            self.follow(session, findings)

    def look(self) -> None:
        """Read again what would be saved, after a pause."""
        if self._session is not None:
            self._timer.start()

    def close(self) -> None:
        """Let go of a session."""
        self._timer.stop()
        if self._session is not None:
            self._session.proposal_changed.disconnect(self.look)
            self._session = None

    def _on_pause(self) -> None:
        if self._session is not None:
            seen = self._seen()
            work = partial(jobs.read_as_saved, self._session.proposal, seen.text if seen else None)
            self._reader.submit(work, partial(self._on_read, self._session.proposal), self.failed.emit)

    def _on_read(self, proposal: "Proposal", findings: "tuple[Finding, ...]") -> None:
        if self._session is not None and self._session.proposal is proposal:
            self._session.tell_reading(findings)
