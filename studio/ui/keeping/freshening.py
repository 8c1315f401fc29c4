"""What others have changed in the library's files, brought in when somebody comes back to the window."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from studio.app.folders import Folders
from studio.app.keeping.broken import Broken, left_out, with_unreadable
from studio.app.keeping.drafts import Drafts
from studio.app.keeping.moved_twice import Moved, MovedTwice, moved_by_others, moved_here
from studio.app.keeping.own_library import Hindrance, hindrance
from studio.app.keeping.rebasing import Rebasing, differing
from studio.app.library_reading import open_library
from studio.domain.library import Library
from studio.ui.keeping.telling import both_changed, broken_name, sentence
from studio.ui.window.notices import Notice, Weight
from studio.ui.worker import Worker

if TYPE_CHECKING:
    from studio.ui.keeping.window import LibraryWindow

_SHOWN = 3
"""Things that cannot be read and are told one by one."""
_IN_VIEW = "You see it as it was, and it is not saved before it is mended in a text editor."
_LEFT_OUT = "It stays in its file as it is, and is shown here as soon as it is mended in a text editor."


class _Compared(NamedTuple):
    names: frozenset[str]
    """Files that say something else."""
    rebasing: Rebasing
    """Knows already what becomes of all that can be undone."""
    broken: tuple[Broken, ...]
    """Files and entries that cannot be read any more: they stay as they were."""
    twice: tuple[MovedTwice, ...]
    """Entries that others have moved elsewhere than it was done here."""


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
        self._worker.submit(partial(_left_out, window.desk.folders), self._say_broken, window.tell, awaited=False)

    def look(self) -> None:
        """Look at the library's files, which others may have changed; after a save that is going on."""
        self._later = self._window.keeper.saving
        if not self._later:
            self._saves = self._window.keeper.saves
            self._window.desk.look_at_library()
            found = partial(hindrance, self._window.keeper.drafts.library)  # a drive may not answer for long
            self._worker.submit(found, self._window.owning.note, self._window.tell, awaited=False)

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
        if self._window.owning.hindrance is Hindrance.MISSING:  # the empty folder of a drive that has gone
            return
        if keeper.saving or keeper.saves != self._saves:
            self.look()
            return
        work = partial(_compared, known, library, keeper.states(), keeper.moved, self._window.desk.folders)
        self._worker.submit(work, partial(self._on_compared, known), self._window.tell)

    def _on_compared(self, known: Library, found: _Compared) -> None:
        keeper = self._window.keeper
        if keeper.saving:
            self.look()
            return
        if keeper.drafts.library is not known:  # another reading was taken in meanwhile, or something was saved
            self._on_library_changed()
            return
        waiting = keeper.take_in(found.rebasing, found.names)
        self._say_broken(found.broken)
        keeper.forget_moved(found.twice)
        self._window.moving_twice.ask(found.twice)
        if waiting:
            self._window.show_notice(both_changed())
        elif found.names:
            text = "The library’s files were changed outside: what is new in them is here now."
            self._window.show_notice(Notice(id="others", text=text))

    def _say_broken(self, found: tuple[Broken, ...]) -> None:
        self._window.notices.take_away("broken")
        if not found:
            return
        more = f" and {len(found) - 1} more" if found[1:] else ""
        text = f"{broken_name(self._window.keeper.drafts, found[0])}{more} cannot be read."
        lines = [f"{one.path}, line {one.finding.place.line}: {sentence(one.finding, {})}" for one in found[:_SHOWN]]
        last = _IN_VIEW if found[0].in_view else _LEFT_OUT
        detail = "\n".join((*lines, last))
        self._window.show_notice(Notice(id="broken", text=text, detail=detail, weight=Weight.WARNING))


def _compared(
    known: Library, library: Library, states: tuple[Drafts, ...], moved: Moved, folders: Folders
) -> _Compared:
    whole = with_unreadable(known, library)
    told = {(one.path, one.entry) for one in whole.broken}
    others = [one for one in _left_out(folders) if (one.path, one.entry) not in told]
    twice = moved_by_others(moved_here(states[0], moved), known, whole.library)
    names, rebasing = differing(known, whole.library), Rebasing(whole.library, states)
    return _Compared(names, rebasing, (*whole.broken, *others), twice)


def _left_out(folders: Folders) -> tuple[Broken, ...]:
    """Look for what cannot be read: files in which nothing is wrong are known, and not read again."""
    return left_out(*open_library(folders))
