"""Proposals that were open lately: remembered, and offered in the menu."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from studio.app.settings import Recent, Settings, with_recent
from studio.ui.memory import Memory

if TYPE_CHECKING:
    from studio.domain.proposal import Proposal


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


def remember(memory: Memory, proposal: "Proposal") -> None:
    """Put a proposal at the top of the recent ones."""
    if proposal.path is not None:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        recent = Recent(path=proposal.path, title=proposal.title, client=proposal.client.name, opened=now)
        memory.change(partial(_with, recent))


def _with(recent: Recent, settings: Settings) -> Settings:
    return with_recent(settings, recent)


def _without_recents(settings: Settings) -> Settings:
    return replace(settings, recents=())
