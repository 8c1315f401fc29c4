"""The file of one window: opened, begun, saved, closed, with nothing lost on the way."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from studio.domain.errors import StudioError
from studio.ui import jobs
from studio.ui.window_notices import Notice, Weight

if TYPE_CHECKING:
    from studio.ui.session import Session
    from studio.ui.window import MainWindow

_FILTER = "Proposals (*.proposal.yaml *.proposal.yml);;YAML files (*.yaml *.yml)"


class Files(QObject):
    """What a window does with files."""

    opened = Signal(jobs.Opened)
    changed = Signal()
    """Name, or whether all is saved."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._session: Session | None = None
        self.state = ""

    @property
    def title(self) -> str:
        """What the window is about."""
        if self._session is None:
            return ""
        path = self._session.proposal.path
        return path.name if path else self._session.proposal.client.name

    @property
    def modified(self) -> bool:
        """Whether something is unsaved."""
        return self._session is not None and self._session.workspace.modified

    def new(self, client: str, topics: tuple[str, ...]) -> None:
        """Begin a proposal for a client."""
        library, folders = self._desk.library, self._desk.folders
        if library is None:
            return
        day = date.today()  # noqa: DTZ011 -- a proposal bears its author's calendar day
        self._desk.worker.submit(
            lambda: jobs.start_new(client, topics, day, library, folders), self._on_opened, self._on_not_opened
        )

    def choose(self) -> None:
        """Ask which proposal to open."""
        dialog = QFileDialog(self._window, "Open a proposal", "", _FILTER)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open(self, path: Path) -> None:
        """Open a proposal here, or in another window when one is open here."""
        if self._session is not None:
            self._desk.new_window(path)
            return
        folders = self._desk.folders
        self._desk.begin()
        self._desk.worker.submit(lambda: jobs.open_file(path, folders), self._on_opened, self._on_not_opened)

    def open_copy(self, path: Path) -> None:
        """Open a copy of an example, which has no file yet."""
        folders = self._desk.folders
        self._desk.worker.submit(lambda: jobs.open_copy(path, folders), self._on_opened, self._on_not_opened)

    def save(self) -> None:
        """Save."""

    def save_as(self) -> None:
        """Save under another name."""

    def follow(self, session: "Session") -> None:
        """Care for the file of a session."""
        self._session = session
        session.history_changed.connect(self.changed)
        self.changed.emit()

    def may_close(self) -> bool:
        """Tell whether the window may close now; ask when something is unsaved."""
        return True

    def close(self) -> None:
        """Let go of the file."""
        self._session = None

    def _on_file_chosen(self, name: str) -> None:
        self.open(Path(name))

    def _on_opened(self, opened: jobs.Opened) -> None:
        self.opened.emit(opened)

    def _on_not_opened(self, problem: Exception) -> None:
        self._window.start.new.tell_problem("")
        if not isinstance(problem, StudioError):
            raise problem
        detail = "\n".join(part for part in (problem.detail, problem.hint) if part)
        self._window.show_notice(Notice(id="open", text=problem.title, detail=detail, weight=Weight.ERROR))
