"""Proposals that were open lately: remembered, offered in the menu and on the start page, forgotten."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from studio.app.settings import Recent, Settings, missing_recents, with_recent, without_recent
from studio.domain.frozen import replace
from studio.ui.memory import Memory
from studio.ui.worker import Worker

if TYPE_CHECKING:
    from studio.domain.proposal import Proposal
    from studio.ui.start.page import StartPage

_PATIENCE = 0.2
"""Seconds for which a window that closes waits for a drive that does not answer."""


class RecentMenu(QMenu):
    """The menu of recent proposals."""

    file_wanted = Signal(Path)

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__("Open &recent", parent)
        self._memory = memory
        memory.changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        self.clear()
        recents = self._memory.settings.recents
        for recent in recents:
            text = f"{recent.client or recent.title} – {recent.path.name}" if recent.client else recent.path.name
            action = self.addAction(text.replace("&", "&&"))
            action.setToolTip(str(recent.path))
            action.triggered.connect(partial(self._on_chosen, recent.path))
        if recents:
            self.addSeparator()
            self.addAction("Clear this list").triggered.connect(self._on_cleared)
        self.setEnabled(bool(recents))

    def _on_chosen(self, path: Path, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 -- as Qt calls it
        self.file_wanted.emit(path)

    def _on_cleared(self) -> None:
        self._memory.change(_without_recents)


class RecentFiles(QObject):
    """The recent proposals of a start page: kept up to date, and those whose files are gone are known.

    Their files are looked at in a thread of their own: a drive that is gone answers late, and nothing else waits.
    """

    def __init__(self, memory: Memory, start: "StartPage") -> None:
        super().__init__(start)
        self._memory = memory
        self._start = start
        self._looker = Worker("looking", self)
        memory.changed.connect(self._on_memory_changed)
        start.forget_wanted.connect(self._on_forget_wanted)
        start.show_recent(memory.settings.recents)

    def look(self) -> None:
        """Look which files are there."""
        if self._memory.settings.recents:
            work = partial(missing_recents, self._memory.settings)
            self._looker.submit(work, self._start.show_missing, _raise)

    def close(self) -> None:
        """Look no more."""
        self._looker.close(finish=False, patience=_PATIENCE)

    def _on_memory_changed(self) -> None:
        self._start.show_recent(self._memory.settings.recents)

    def _on_forget_wanted(self, path: Path) -> None:
        self._memory.change(partial(_without, path))


def remember(memory: Memory, proposal: "Proposal") -> None:
    """Put a proposal at the top of the recent ones."""
    if proposal.path is not None:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        recent = Recent(path=proposal.path, title=proposal.title, client=proposal.client.name, opened=now)
        memory.change(partial(_with, recent))


def _with(recent: Recent, settings: Settings) -> Settings:
    return with_recent(settings, recent)


def _without(path: Path, settings: Settings) -> Settings:
    return without_recent(settings, path)


def _raise(problem: Exception) -> None:
    raise problem


def _without_recents(settings: Settings) -> Settings:
    return replace(settings, recents=())
