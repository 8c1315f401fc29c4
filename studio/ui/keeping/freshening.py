"""What others have changed in the library's files, brought in when somebody comes back to the window."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from studio.app.keeping.broken import with_unreadable
from studio.app.keeping.drafts import Drafts
from studio.app.keeping.rebasing import Rebasing, differing
from studio.domain.library import Library
from studio.ui.window.notices import Notice, Weight
from studio.ui.worker import Worker

if TYPE_CHECKING:
    from studio.ui.keeping.window import LibraryWindow


class _Compared(NamedTuple):
    names: frozenset[str]
    """Files that say something else."""
    rebasing: Rebasing
    """Knows already what becomes of all that can be undone."""
    broken: tuple[str, ...]
    """Paths of files that cannot be read any more: what was in them stays as it was."""


class Freshening(QObject):
    """Compares each new reading of the library in a thread, then merges it into the drafts."""

    def __init__(self, window: "LibraryWindow") -> None:
        super().__init__(window)
        self._window = window
        self._worker = Worker("library-changes", self)
        self._saves = 0
        """Saves when the files were looked at: an earlier reading is not to be shown after them."""
        self._later = False
        """Whether to look once the save is done that is going on."""
        window.desk.library_changed.connect(self._on_library_changed)
        window.keeper.history_changed.connect(self._on_keeper_history_changed)

    def look(self) -> None:
        """Look at the library's files, which others may have changed; after a save that is going on."""
        self._later = self._window.keeper.saving
        if not self._later:
            self._saves = self._window.keeper.saves
            self._window.desk.look_at_library()

    def close(self) -> None:
        """End the thread."""
        self._window.desk.library_changed.disconnect(self._on_library_changed)
        self._window.keeper.history_changed.disconnect(self._on_keeper_history_changed)
        self._worker.close(finish=False)

    def _on_keeper_history_changed(self) -> None:
        if self._later and not self._window.keeper.saving:
            self.look()

    def _on_library_changed(self) -> None:
        keeper, library = self._window.keeper, self._window.desk.library
        known = keeper.drafts.library
        if library is None or library is known or library.root != known.root:
            return
        if keeper.saving or keeper.saves != self._saves:
            self.look()
            return
        work = partial(_compared, known, library, keeper.states())
        self._worker.submit(work, partial(self._on_compared, known), self._window.tell)

    def _on_compared(self, known: Library, found: _Compared) -> None:
        keeper = self._window.keeper
        if keeper.drafts.library is not known or keeper.saving:  # something was saved meanwhile: look once more
            self.look()
            return
        waiting = keeper.take_in(found.rebasing, found.names)
        self._say_broken(found.broken)
        if waiting:
            text = "Somebody has changed what you are changing, too."
            detail = "Yours is still here. When you save, you see both and choose."
            self._window.show_notice(Notice(id="both", text=text, detail=detail, weight=Weight.WARNING))
        elif found.names:
            text = "The library’s files were changed outside: what is new in them is here now."
            self._window.show_notice(Notice(id="others", text=text))

    def _say_broken(self, paths: tuple[str, ...]) -> None:
        self._window.notices.take_away("broken")
        if not paths:
            return
        more = f" and {len(paths) - 1} more files" if paths[1:] else ""
        text = f"{paths[0]}{more} cannot be read: somebody has changed that outside."
        detail = "You see it as it was, and it is not saved before it is mended in a text editor."
        self._window.show_notice(Notice(id="broken", text=text, detail=detail, weight=Weight.WARNING))


def _compared(known: Library, library: Library, states: tuple[Drafts, ...]) -> _Compared:
    whole = with_unreadable(known, library)
    return _Compared(differing(known, whole.library), Rebasing(whole.library, states), whole.broken)
