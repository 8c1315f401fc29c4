"""What is said when entries that proposals use are deleted or moved to another topic: how many do, and the way back."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.domain.entries import EntryId
from studio.ui.window.notices import Choice, Notice, Weight

if TYPE_CHECKING:
    from studio.ui.keeping.window import LibraryWindow

_DELETED = "Proposals keep picking what is gone, and say so when they are opened."
_MOVED = "They are told, and Update takes it over."
_RENAMED = "That name was taken there: proposals cannot follow, and say so when they are opened."


class Leaving(QObject):
    """Says it as soon as it is known; nothing is said of entries that nobody uses."""

    def __init__(self, window: "LibraryWindow") -> None:
        super().__init__(window)
        self._window = window
        self._gone: tuple[EntryId, ...] = ()
        self._moved = False
        self._detail = ""
        window.keeper.edited.connect(self._on_keeper_edited)
        window.verbs.deleted.connect(self._on_verbs_deleted)
        window.verbs.moved_away.connect(self._on_verbs_moved_away)
        window.workspace.used.found.connect(self._say)

    def _say(self) -> None:
        window, count = self._window, len(self._gone)
        uses = window.workspace.used.uses_of(self._gone) if count else 0
        if not uses:
            return
        done = "moved" if self._moved else "deleted"
        what = f"What you {done} is" if count == 1 else f"Of the {count} entries that you {done}, some are"
        text = f"{what} used in {uses} {'proposal' if uses == 1 else 'proposals'}."
        weight = Weight.INFO if self._detail == _MOVED else Weight.WARNING
        choices = (Choice(text="Undo", run=window.keeper.undo),)
        notice = Notice(done, text, self._detail, weight, choices, dismissed=self._forget)
        window.show_notice(notice)

    def _remember(self, gone: Iterable[EntryId], detail: str, *, moved: bool) -> None:
        self._gone, self._detail, self._moved = tuple(gone), detail, moved
        self._say()

    def _on_verbs_deleted(self, gone: tuple[EntryId, ...]) -> None:
        self._remember(gone, _DELETED, moved=False)

    def _on_verbs_moved_away(self, moved: dict[EntryId, EntryId]) -> None:
        kept = all(now.rpartition("/")[2] == was.rpartition("/")[2] for now, was in moved.items())
        self._remember(moved.values(), _MOVED if kept else _RENAMED, moved=True)

    def _forget(self) -> None:
        self._gone = ()

    def _on_keeper_edited(self) -> None:
        self._forget()
        for name in ("deleted", "moved"):
            self._window.notices.take_away(name)
