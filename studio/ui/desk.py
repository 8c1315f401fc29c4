"""What all windows of the program share: the library, the settings, the theme, the workers, the journal."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.app import settings
from studio.app.folders import Folders, with_own_library
from studio.domain.frozen import replace
from studio.ui import jobs
from studio.ui.collecting import Collecting
from studio.ui.memory import Memory
from studio.ui.theme import Mode, Theme
from studio.ui.turns import Turns
from studio.ui.worker import Worker

if TYPE_CHECKING:
    from studio.app.journal import Journal, Recovered
    from studio.domain.library import Library
    from studio.ui.keeping.window import LibraryWindow
    from studio.ui.window.main_window import MainWindow


_PATIENCE = 3.0
"""Seconds for which the end waits for a drive that does not answer."""


class Desk(QObject):
    """Opens windows, and reads for them what they share."""

    LOST_LIBRARY = "library "
    """What the keys of notes in the journal begin with that are about a library."""

    library_ready = Signal()
    library_changed = Signal()
    """Its files are others than they were when it was read."""
    examples_ready = Signal()
    lost_found = Signal(tuple)
    """What was not saved when the program ended."""
    library_lost = Signal()
    """Unsaved changes of a library were found, too."""
    troubled = Signal(Exception)
    """The library could not be read."""

    def __init__(self, folders: Folders, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.collecting = Collecting(self)
        self.library: Library | None = None
        self.examples: tuple[jobs.Example, ...] = ()
        self.windows: list[MainWindow] = []
        self.reader = Worker("reading", self)
        self._looker = Worker("library", self)
        """Looks at the library's files, which may take long: nobody waits for it who wants to open a proposal."""
        self.writer = Worker("writing", self)
        self.memory = Memory(self.writer, self)
        self._shipped = folders
        self.folders = with_own_library(folders, self.memory.settings.library)
        self.keeping: LibraryWindow | None = None
        """Where the library is written; there is one at most."""
        self.lost_library: tuple[Recovered, ...] = ()
        """What was not saved there when the program ended."""
        self._journal: Journal | None = None
        self._begun = False
        self._loading = Turns(jobs.load_panes(), self)
        self._loading.finished.connect(self._on_loaded)
        self._loaded = False
        self._awaiting: list[Callable[[], None]] = []
        self._stamp: frozenset[tuple[str, int, int]] = frozenset()
        self._looking = self._again = False
        self.theme.set_mode(Mode(self.memory.settings.theme.value))

    @property
    def journal(self) -> "Journal":
        """Keeps what is not saved; used by the writer alone."""
        if self._journal is None:
            from studio.app.journal import Journal

            self._journal = Journal(settings.journal_folder())
        return self._journal

    def begin(self) -> None:
        """Read what windows share, once the first of them can be seen."""
        if self._begun:
            return
        self._begun = self._looking = True
        self.reader.submit(
            lambda: jobs.read_shelf_with_stamp(self.folders), self._on_library_read, self._on_library_not_read
        )
        self.reader.submit(lambda: jobs.read_examples(self.folders), self._on_examples_read, self.troubled.emit)
        self.reader.submit(lambda: jobs.warm_up(self.folders), self._on_warmed_up, self._on_not_warmed_up)
        self.writer.submit(lambda: jobs.find_lost(self.journal), self._on_lost_found, self.troubled.emit)

    def when_loaded(self, follow_up: Callable[[], None]) -> None:
        """Do something that needs the panes of a proposal as soon as they are loaded, which takes many turns."""
        if self._loaded:
            follow_up()
        else:
            self._awaiting.append(follow_up)
            self.begin()

    def look_at_library(self) -> None:
        """Read the library again if somebody has changed its files, or if it is there only now, as on a drive."""
        self._again = self._looking
        if self._begun and not self._looking:
            self._looking = True
            work = partial(_look, self.folders, self._shipped, self.memory.settings.library, self._stamp)
            self._looker.submit(work, partial(self._on_library_looked_at, self.folders), self._on_library_lost)

    def use_library(self, library: "Library") -> None:
        """Have all windows work with the library as it is now; whether its files say more is looked at next time."""
        self._take(library, frozenset())

    def new_window(self, path: Path | None = None) -> "MainWindow":
        """Show another window, with a proposal or with the start page."""
        from studio.ui.window.main_window import MainWindow

        window = MainWindow(self)
        self.windows.append(window)
        window.show()
        if path is not None:
            window.files.open(path)
        return window

    def bring_forward(self, path: Path) -> bool:
        """Show the window in which a file is open; False when there is none."""
        for window in self.windows:
            if window.files.path == path.absolute():
                window.raise_()
                window.activateWindow()
                return True
        return False

    def forget(self, window: "MainWindow") -> None:
        """Let go of a window that was closed; with the last one the work ends."""
        if window in self.windows:
            self.windows.remove(window)
        if not self.windows and self.keeping is None:
            self.close()

    def show_library(self) -> None:
        """Show the window in which the library is written."""
        if self.library is None:
            return
        if self.keeping is None:
            from studio.ui.keeping.window import LibraryWindow

            self.keeping = LibraryWindow(self, self.library)
        self.keeping.show()
        self.keeping.raise_()
        self.keeping.activateWindow()

    def open_proposal(self, path: Path) -> None:
        """Open a proposal in a window that has none, or in another one; one that is open already comes forward."""
        empty = next((window for window in self.windows if not window.files.taken), None)
        if empty is None and not self.bring_forward(path):
            self.new_window(path)
        elif empty is not None:
            empty.files.open(path)
            empty.raise_()
            empty.activateWindow()

    def forget_library(self) -> None:
        """Let go of that window, which was closed."""
        self.keeping = None
        if not self.windows:
            self.close()

    def own_library(self, library: "Library") -> None:
        """Use a library of the user's own, now and at every start."""
        self.folders = replace(self.folders, library=library.root)
        self.memory.change(lambda known: replace(known, library=library.root))
        self.use_library(library)

    def close(self) -> None:
        """End the workers; what is to be written is written first."""
        self.collecting.close()
        self._loading.stop()
        self._awaiting.clear()
        self.reader.close(finish=False)
        self._looker.close(finish=False, patience=_PATIENCE)
        self.writer.close()
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def set_mode(self, mode: Mode) -> None:
        """Follow the system's colours, or stay light or dark."""
        self.theme.set_mode(mode)
        theme = settings.Theme(mode.value)
        self.memory.change(lambda known: replace(known, theme=theme))
        for window in self.windows:
            window.actions_of_window.refresh_checks()

    def discard(self, lost: "tuple[Recovered, ...]") -> None:
        """Forget what was not saved when the program ended."""
        for one in lost:
            self.writer.submit(partial(self.journal.discard, one), _no_answer, self.troubled.emit)

    def quit(self) -> None:
        """Close all windows; one with unsaved changes stays and asks."""
        for window in list(self.windows):
            window.close()
        if self.keeping is not None:
            self.keeping.close()

    def _on_library_read(self, shelf: jobs.Shelf) -> None:
        self._looking = False
        self.library, self._stamp = shelf
        self.library_ready.emit()

    def _on_library_not_read(self, problem: Exception) -> None:
        self._looking = False
        self.troubled.emit(problem)

    def _on_library_looked_at(self, asked: Folders, found: tuple[Folders, jobs.Shelf | None]) -> None:
        self._looking = False
        folders, shelf = found
        if shelf is not None and asked is self.folders:  # otherwise another library is used since
            self.folders = folders
            self._take(shelf.library, shelf.stamp)
            self.library_ready.emit()
        if self._again:  # somebody has come back once more while the files were being looked at
            self.look_at_library()

    def _take(self, library: "Library", stamp: frozenset[tuple[str, int, int]]) -> None:
        self.library, self._stamp = library, stamp
        self.library_changed.emit()

    def _on_library_lost(self, problem: Exception) -> None:
        self._looking = False
        raise problem

    def _on_warmed_up(self, _nothing: None) -> None:
        self._loading.start()

    def _on_not_warmed_up(self, problem: Exception) -> None:
        self._loading.start()
        self.troubled.emit(problem)

    def _on_loaded(self) -> None:
        self._loaded = True
        awaiting, self._awaiting = self._awaiting, []
        for follow_up in awaiting:
            follow_up()

    def _on_examples_read(self, examples: tuple[jobs.Example, ...]) -> None:
        self.examples = examples
        self.examples_ready.emit()

    def _on_lost_found(self, lost: "tuple[Recovered, ...]") -> None:
        proposals = tuple(one for one in lost if not one.key.startswith(self.LOST_LIBRARY))
        self.lost_library = tuple(one for one in lost if one.key.startswith(self.LOST_LIBRARY))
        if self.lost_library:
            self.library_lost.emit()
        if proposals:
            self.lost_found.emit(proposals)


def _look(
    used: Folders, shipped: Folders, own: Path | None, stamp: frozenset[tuple[str, int, int]]
) -> tuple[Folders, jobs.Shelf | None]:
    """Give the folders with the user's own library once it is there, and the library when it is another than before."""
    folders = used if used.library == own else with_own_library(shipped, own)
    if folders.library == used.library:
        folders = used
    return folders, jobs.read_changed_shelf(folders, stamp)


def _no_answer(_result: None) -> None:
    """Nobody waits for this."""
