"""Unsaved changes of the library to the journal within a second, and back after a crash."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from studio.app.keeping.drafts import Drafts
from studio.app.keeping.drafts_text import drafts_of, drafts_text
from studio.ui.window.notices import Choice, Notice, Weight

if TYPE_CHECKING:
    from studio.app.journal import Journal, Recovered
    from studio.ui.keeping.window import LibraryWindow

_PAUSE = 800
"""Milliseconds from the first change to the note; what follows meanwhile is in the same note."""


class Surviving(QObject):
    """Keeps what is not saved; what an earlier window left comes in as one step that can be taken back."""

    def __init__(self, window: "LibraryWindow") -> None:
        super().__init__(window)
        self._window = window
        self._key = ""
        self._told = self._closed = False
        self._brought: tuple[Recovered, ...] = ()
        """Notes that were brought back here, and are to stay until there is another note of the same."""
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.keep)
        window.keeper.history_changed.connect(self._on_keeper_history_changed)
        window.desk.library_lost.connect(self.recover)

    def keep(self) -> None:
        """Keep the present state now, or forget what was kept when all is saved."""
        self._timer.stop()
        desk, drafts = self._window.desk, self._window.keeper.drafts
        key = f"{desk.LOST_LIBRARY}{drafts.library.root}"
        if self._key and (self._key != key or not drafts.any):
            desk.writer.submit(partial(desk.journal.clear, self._key), _no_answer, self._on_failed)
            self._key = ""
        if drafts.any:
            self._key = key
            noted = partial(self._on_noted, self._brought)
            desk.writer.submit(partial(_note, desk.journal, key, drafts), noted, self._on_failed)
        else:
            self._forget(self._brought)

    def recover(self) -> None:
        """Bring back what was not saved when the program ended, once nothing else is unsaved here."""
        keeper, desk = self._window.keeper, self._window.desk
        root = keeper.drafts.library.root
        mine = [one for one in desk.lost_library if one.path == root]
        if not mine or keeper.modified:
            return
        newest = mine[0]
        desk.lost_library = tuple(one for one in desk.lost_library if one is not newest)
        unreadable = partial(self._on_unreadable, newest)
        desk.writer.submit(partial(_read, newest, root), partial(self._on_read, newest), unreadable)

    def close(self) -> None:
        """Forget what was kept: it is saved, or was given up."""
        self._window.desk.library_lost.disconnect(self.recover)
        self._closed = True
        self._timer.stop()
        self._forget(self._brought)
        if self._key:
            desk = self._window.desk
            desk.writer.submit(partial(desk.journal.clear, self._key), _no_answer, self._on_failed)
            self._key = ""

    def _on_keeper_history_changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
        if self._window.desk.lost_library:
            self.recover()

    def _forget(self, brought: "tuple[Recovered, ...]") -> None:
        self._brought = tuple(one for one in self._brought if one not in brought)
        self._window.desk.discard(brought)

    def _on_noted(self, brought: "tuple[Recovered, ...]", _result: None) -> None:
        self._forget(brought)

    def _on_read(self, found: "Recovered", drafts: Drafts) -> None:
        window, desk, keeper = self._window, self._window.desk, self._window.keeper
        if self._closed or keeper.modified or keeper.drafts.library.root != found.path:
            desk.lost_library = (found, *desk.lost_library)  # somebody was faster: once more when nothing is unsaved
            return
        if not keeper.bring_back(drafts):
            desk.discard((found,))
            return
        self._brought = (*self._brought, found)
        self.keep()
        when = f"{found.noted.astimezone():%d %B, %H:%M}".lstrip("0")
        window.show_notice(
            Notice(
                id="recovered",
                text="What was not saved when the program ended is here again.",
                detail=f"It was typed until {when}. Look at it, then save it, or take it back.",
                weight=Weight.WARNING,
                choices=(Choice(text="Take it back", run=keeper.undo),),
            )
        )

    def _on_unreadable(self, found: "Recovered", problem: Exception) -> None:
        if not isinstance(problem, ValueError):
            raise problem
        desk = self._window.desk
        desk.writer.submit(partial(desk.journal.set_aside, found), self._on_set_aside, self._on_failed)

    def _on_set_aside(self, file: Path) -> None:
        text = "What was not saved when the program ended cannot be read any more."
        notice = Notice(id="recovered", text=text, detail=f"It is kept in {file}.", weight=Weight.WARNING)
        self._window.show_notice(notice)

    def _on_failed(self, problem: Exception) -> None:
        if not self._told:
            self._told = True
            self._window.tell(problem)


def _note(journal: "Journal", key: str, drafts: Drafts) -> None:
    journal.note(key, drafts_text(drafts), path=drafts.library.root, title=drafts.library.root.name)


def _read(found: "Recovered", root: Path) -> Drafts:
    return drafts_of(found.text, root)


def _no_answer(_result: None) -> None:
    """Nobody waits for this."""
