"""What is said when entries are deleted that proposals use: how many do, and the way back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.domain.entries import EntryId
from studio.ui.window.notices import Choice, Notice, Weight

if TYPE_CHECKING:
    from studio.ui.keeping.window import LibraryWindow


class Deleting(QObject):
    """Says it as soon as it is known; nothing is said of entries that nobody uses."""

    def __init__(self, window: "LibraryWindow") -> None:
        super().__init__(window)
        self._window = window
        self._gone: tuple[EntryId, ...] = ()
        window.keeper.edited.connect(self._on_keeper_edited)
        window.verbs.deleted.connect(self._on_verbs_deleted)
        window.workspace.used.found.connect(self._say)

    def _say(self) -> None:
        window, count = self._window, len(self._gone)
        uses = window.workspace.used.uses_of(self._gone) if count else 0
        if not uses:
            return
        what = "What you deleted is" if count == 1 else f"Of the {count} entries that you deleted, some are"
        text = f"{what} used in {uses} {'proposal' if uses == 1 else 'proposals'}."
        detail = "Proposals keep picking what is gone, and say so when they are opened."
        choices = (Choice(text="Undo", run=window.keeper.undo),)
        notice = Notice("deleted", text, detail, Weight.WARNING, choices, dismissed=self._forget)
        window.show_notice(notice)

    def _on_verbs_deleted(self, gone: tuple[EntryId, ...]) -> None:
        self._gone = gone
        self._say()

    def _forget(self) -> None:
        self._gone = ()

    def _on_keeper_edited(self) -> None:
        self._forget()
        self._window.notices.take_away("deleted")
