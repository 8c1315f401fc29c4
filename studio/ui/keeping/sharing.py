"""Sharing the library with a team: others' changes come in, one's own go out, over any git remote."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.app.folders import Folders
from studio.app.keeping.moved_twice import MovedTwice
from studio.app.keeping.sharing import AllChoices, Shared, share
from studio.app.library_reading import open_library
from studio.domain.errors import StudioError
from studio.domain.frozen import replace
from studio.domain.library import Library
from studio.domain.section_merge import Choices
from studio.history.versions import Author
from studio.ui.window.notices import Choice, Notice, Weight
from studio.ui.worker import Worker

if TYPE_CHECKING:
    from studio.ui.keeping.window import LibraryWindow


class Sharing(QObject):
    """What the window does about sharing; everything has to be saved first."""

    def __init__(self, window: "LibraryWindow") -> None:
        super().__init__(window)
        self._window = window
        self._worker = Worker("library-sharing", self)

    def share(self) -> None:
        """Bring in what others have shared and send what was changed here."""
        window = self._window
        if window.owning.hindrance is not None:
            window.owning.offer()
        elif window.keeper.modified:
            self._say("Save your changes first, then share them.", weight=Weight.WARNING)
        elif not window.desk.memory.settings.remote:
            self.ask()
        else:
            window.with_author(partial(self._share, None))

    def ask(self) -> None:
        """Ask where the library is shared."""
        detail = "The address of a git repository that your team can reach, such as https://… or ssh://…"
        self._window.ask.ask("Where does your team share its library?", detail, "Share", self._on_address)
        self._window.ask.line.setText(self._window.desk.memory.settings.remote)
        self._window.ask.line.selectAll()

    def close(self) -> None:
        """End the thread; what was begun is finished."""
        self._worker.close()

    def _share(self, choices: Mapping[str, Choices] | None) -> None:
        window = self._window
        root, url, author = window.keeper.drafts.library.root, window.desk.memory.settings.remote, window.author()
        window.notices.take_away("shared")
        window.show_notice(Notice(id="sharing", text="Sharing…", detail=url))
        self._worker.submit(partial(_shared, root, url, author, choices), self._on_shared, self._on_not_shared)

    def _say(self, text: str, *, weight: Weight = Weight.INFO) -> None:
        self._window.notices.take_away("sharing")
        self._window.show_notice(Notice(id="shared", text=text, weight=weight))

    def _on_address(self, address: str) -> None:
        self._window.desk.memory.change(lambda settings: replace(settings, remote=address))
        self.share()

    def _on_shared(self, shared: Shared) -> None:
        window = self._window
        if shared.conflicts:
            window.notices.take_away("sharing")
            found = {one.path: one.conflicts for one in shared.conflicts}
            window.workspace.show_conflicts(found, self._share)
            return
        if window.workspace.middle.currentWidget() is window.workspace.conflicts:
            window.workspace.conflicts.left.emit()
        count = len(shared.received)
        came = "Nothing new came in" if not count else f"{count} changed {'file' if count == 1 else 'files'} came in"
        said = f"{came}; {'yours went out' if shared.sent else 'there was nothing to send'}."
        if count:
            work = partial(_read_again, window.desk.folders)
            self._worker.submit(work, partial(self._on_read_again, said, shared.twice), self._on_not_read)
        else:
            self._say(said)

    def _on_not_shared(self, problem: Exception) -> None:
        self._window.notices.take_away("sharing")
        if not isinstance(problem, StudioError):
            raise problem
        text = f"This was not shared. {problem.title}"
        detail = "\n".join(part for part in (problem.detail, problem.hint) if part)
        choices = (Choice(text="Other address…", run=self.ask),)
        notice = Notice(id="shared", text=text, detail=detail, weight=Weight.ERROR, choices=choices)
        self._window.show_notice(notice)

    def _on_not_read(self, problem: Exception) -> None:
        self._window.notices.take_away("sharing")
        self._window.tell(problem)

    def _on_read_again(self, said: str, twice: tuple[MovedTwice, ...], library: Library) -> None:
        """Say what came in once it can be seen."""
        self._window.desk.use_library(library)
        if not self._window.keeper.modified:
            self._window.use_library(library)
        self._say(said)
        self._window.moving_twice.ask(twice)


def _shared(root: Path, url: str, author: Author, choices: AllChoices | None) -> Shared:
    return share(root, url, author, datetime.now().astimezone(), choices)


def _read_again(folders: Folders) -> Library:
    return open_library(folders)[0]
