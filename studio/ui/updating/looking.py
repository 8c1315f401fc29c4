"""A proposal and its library to what has changed, looked up in the reader's thread."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from studio.app.updating import EntryUpdate, updates_of
from studio.domain.errors import StudioError
from studio.ui.worker import Worker

if TYPE_CHECKING:
    from studio.app.updating import Then
    from studio.domain.entries import AnyEntry
    from studio.domain.library import Library
    from studio.domain.proposal import Origin, Proposal
    from studio.ui.session import Session

_PAUSE = 120
"""Milliseconds: what is typed meanwhile is looked at once."""


class Looking(QObject):
    """Looks up what has changed, again whenever the proposal or the library does."""

    begun = Signal()
    """What was found is not the latest any more."""
    found = Signal(tuple)
    """The updates of the proposal as it stands: `EntryUpdate`s."""

    def __init__(self, session: "Session", reader: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reader = reader
        self._past = _Past()
        self._closed = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._look)
        session.proposal_changed.connect(self.again)
        session.library_changed.connect(self.again)

    def again(self) -> None:
        """Look in a moment."""
        self.begun.emit()
        self._timer.start()

    def close(self) -> None:
        """Look no more."""
        if self._closed:
            return
        self._closed = True
        self._timer.stop()
        self._session.proposal_changed.disconnect(self.again)
        self._session.library_changed.disconnect(self.again)

    def _look(self) -> None:
        proposal, library = self._session.proposal, self._session.workspace.library
        work = partial(self._past.updates, proposal, library)
        self._reader.submit(work, partial(self._on_looked, proposal, library), self._on_failed)

    def _on_looked(self, proposal: "Proposal", library: "Library", updates: tuple[EntryUpdate, ...]) -> None:
        if self._closed or self._timer.isActive():
            return
        if proposal is self._session.proposal and library is self._session.workspace.library:
            self.found.emit(updates)

    def _on_failed(self, problem: Exception) -> None:
        raise problem


class _Past:
    """Remembers entries as they were: a version never changes. Used in the reader's thread alone."""

    def __init__(self) -> None:
        self._library: Library | None = None
        self._known: dict[tuple[str, ...], AnyEntry | None] = {}

    def updates(self, proposal: "Proposal", library: "Library") -> tuple[EntryUpdate, ...]:
        """Give the updates; the history is opened when something is to be looked up in it."""
        if library is not self._library:
            self._library = library
            self._known = {key: entry for key, entry in self._known.items() if entry is not None}
        with ExitStack() as stack:
            return updates_of(proposal, library, partial(self._then, _opener(library, stack)))

    def _then(self, history: "Callable[[], Then]", origin: "Origin", language: str) -> "AnyEntry | None":
        key = (origin.entry, origin.version, origin.language, language)
        if key not in self._known:
            try:
                self._known[key] = history()(origin, language)
            except StudioError:  # a history that is damaged in places tells less, and is no reason to show nothing
                self._known[key] = None
        return self._known[key]


def _opener(library: "Library", stack: ExitStack) -> "Callable[[], Then]":
    opened: list[Then] = []

    def history() -> "Then":
        from studio.app.update_file import known_then  # noqa: PLC0415 - costs 60 ms, here the reader's

        if not opened:
            opened.append(stack.enter_context(known_then(library.root)))
        return opened[0]

    return history
