"""Steps back and forth in a window: what they changed comes into view, and the status line says what it was."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.app.events import HistoryChanged
    from studio.ui.session import Session
    from studio.ui.window.main_window import MainWindow

_SAID = 4000
"""Milliseconds for which it is said what was undone."""


class Steps(QObject):
    """Undo and redo of one window; while no proposal is open they do nothing."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._labels = ("", "")

    def follow(self, session: "Session") -> None:
        """Take the steps of a session."""
        self._labels = ("", "")
        session.history_changed.connect(self._on_history_changed)

    def undo(self) -> None:
        """Take the last step back."""
        if self._window.session is not None:
            self._take(self._window.session, self._window.session.workspace.undo, "Undone", self._labels[0])

    def redo(self) -> None:
        """Take a step again that was taken back."""
        if self._window.session is not None:
            self._take(self._window.session, self._window.session.workspace.redo, "Redone", self._labels[1])

    def _take(self, session: "Session", step: "Callable[[], None]", said: str, label: str) -> None:
        from studio.app.changed_place import changed_place  # with all that reads proposals: too much for the start

        before = session.proposal
        step()
        if session.proposal is before:
            return
        self._window.status.showMessage(f"{said}: {_lower(label)}", _SAID)
        place = changed_place(before, session.proposal)
        if place is not None:
            session.select(place.source, place.field)

    def _on_history_changed(self, event: "HistoryChanged") -> None:
        self._labels = (event.undo, event.redo)


def _lower(label: str) -> str:
    return f"{label[:1].lower()}{label[1:]}"
