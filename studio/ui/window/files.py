"""The file of one window: opened, begun, saved, closed, with nothing lost on the way."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTime, Signal

from studio.domain.errors import StudioError
from studio.ui import jobs
from studio.ui.window.choosing import choose_file, choose_name
from studio.ui.window.incoming import Incoming
from studio.ui.window.keeping import Keeping
from studio.ui.window.questions import conflict, failure, touched, unsaved, written_anew
from studio.ui.window.recent import remember
from studio.ui.window.rereading import Rereading

if TYPE_CHECKING:
    from studio.app.journal import Recovered
    from studio.app.saving import Conflict, FileState, Saved
    from studio.domain.proposal import Proposal
    from studio.ui.session import Session
    from studio.ui.window.main_window import MainWindow


class Files(QObject):
    """What a window does with files."""

    read = Signal(jobs.Opened)
    """A proposal is there; `follow` its session once there is one."""
    changed = Signal()
    """The name, or whether all is saved."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._session: Session | None = None
        self._seen: FileState | None = None
        self._saving = False
        self._closing = False
        self._giving_up = False
        self._saved_at = ""
        self._incoming = Incoming(self._desk, self)
        self._incoming.ready.connect(self.read)
        self._incoming.failed.connect(self._on_not_opened)
        self.keeping = Keeping(self._desk, self._last_seen, self)
        self.keeping.failed.connect(self._on_not_kept)
        self._rereading = Rereading(self._desk.reader, self._last_seen, self)
        self._rereading.failed.connect(self._on_failed)

    @property
    def taken(self) -> bool:
        """Whether a proposal is open here, or on its way."""
        return self._session is not None or self._incoming.underway

    @property
    def path(self) -> Path | None:
        """The file that is open here, or on its way; None for one that has no file yet."""
        return self._session.proposal.path if self._session else self._incoming.path

    @property
    def title(self) -> str:
        """What the window is about."""
        if self._session is None:
            return ""
        proposal = self._session.proposal
        return proposal.path.name if proposal.path else f"{proposal.client.name or 'New proposal'} – not saved yet"

    @property
    def modified(self) -> bool:
        """Whether something is unsaved."""
        return self._session is not None and self._session.workspace.modified

    @property
    def state(self) -> str:
        """Whether all is saved, in words."""
        if self._saving:
            return "Saving…"
        if self.modified:
            return "Unsaved changes" if self._seen else "Not saved yet, but kept in case of a crash"
        return f"Saved at {self._saved_at}" if self._saved_at else "Everything is saved"

    def new(self, client: str, topics: tuple[str, ...]) -> None:
        """Begin a proposal for a client."""
        library, folders = self._desk.library, self._desk.folders
        if library is None:
            return
        day = date.today()  # noqa: DTZ011 -- a proposal bears its author's calendar day
        consultant = self._desk.memory.settings.consultant
        self._read(partial(jobs.start_new, client, topics, consultant, day, library, folders))

    def choose(self) -> None:
        """Ask which proposal to open."""
        choose_file(self._window, self._last_folder(), self.open)

    def open(self, path: Path) -> None:
        """Open a proposal here, or in another window when one is open here; one that is open already comes forward."""
        if self._desk.bring_forward(path):
            return
        if self.taken:
            self._desk.new_window(path)
        else:
            self._read(partial(jobs.open_file, path, self._desk.folders), path.absolute())

    def open_all(self, paths: Sequence[Path]) -> None:
        """Open several proposals, the first where `open` does and each of the others in a window of its own."""
        for number, path in enumerate(paths):
            if number == 0:
                self.open(path)
            elif not self._desk.bring_forward(path):
                self._desk.new_window(path)

    def open_copy(self, path: Path) -> None:
        """Open a copy of an example, which has no file yet."""
        self._read(partial(jobs.open_copy, path, self._desk.folders))

    def open_lost(self, recovered: "Recovered") -> None:
        """Open what was not saved when the program ended; in its file, when that is open here, undo takes it back."""
        work = partial(jobs.open_lost, recovered, self._desk.folders)
        if self._session is None:
            self._read(work, recovered.path)
        else:
            self._desk.reader.submit(work, self._on_lost_read, self._on_failed)

    def follow(self, session: "Session", opened: jobs.Opened) -> None:
        """Care for the file of a session."""
        self._session = session
        self._incoming.end()
        self._seen = opened.seen
        self._saved_at = ""
        self._giving_up = False
        session.history_changed.connect(self.changed)
        self.keeping.follow(session, opened.recovered)
        self._rereading.follow(session, opened.findings)
        if opened.seen is not None:
            remember(self._desk.memory, session.proposal)
        self.changed.emit()

    def save(self) -> None:
        """Save, under the name that the file has or under one that is asked for."""
        if self._session is None or self._saving:
            return
        path = self._session.proposal.path
        if path is None:
            self.save_as()
        else:
            self._write(path, self._seen)

    def save_as(self) -> None:
        """Ask for a name and save under it."""
        if self._session is not None:
            choose_name(self._window, self._session.proposal, self._last_folder(), self._on_name_chosen)

    def reload(self) -> None:
        """Show the file as somebody else has left it; undo brings one's own state back."""
        if self._session is not None and self._session.proposal.path is not None:
            work = partial(jobs.open_file, self._session.proposal.path, self._desk.folders)
            self._desk.reader.submit(work, self._on_reloaded, self._on_failed)

    def look(self) -> None:
        """Look whether somebody else has changed the file."""
        if self._session is not None and self._seen is not None and not self._saving:
            self._desk.reader.submit(partial(jobs.was_touched, self._seen), self._on_looked, self._on_failed)

    def may_close(self) -> bool:
        """Tell whether the window may close now; ask when something is unsaved."""
        self._closing = self._saving
        if self._giving_up or (not self.modified and not self._saving):
            return True
        if not self._saving and self._session is not None:
            self._window.show_notice(unsaved(self._session.proposal, self._save_and_close, self.give_up))
        return False

    def give_up(self) -> None:
        """Close without saving; what is unsaved stays in the journal."""
        self._giving_up = True
        self._window.close_now()

    def close(self) -> None:
        """Let go of the file; what is unsaved stays in the journal."""
        self.keeping.close()
        self._rereading.close()
        self._incoming.end()
        self._session = self._seen = None
        self._giving_up = False

    def _last_folder(self) -> Path | None:
        """Give the folder of the file that is open here, or of the one that was used last."""
        path = self._seen.path if self._seen else next((one.path for one in self._desk.memory.settings.recents), None)
        return path.parent if path else None

    def _last_seen(self) -> "FileState | None":
        return self._seen

    def _read(self, work: "partial[jobs.Opened]", path: Path | None = None) -> None:
        """Have something opened here, unless something else is on its way: a second click is one too many."""
        if not self.taken:
            self._incoming.begin(work, path)

    def _write(self, path: Path, seen: "FileState | None", *, replaces: bool = False) -> None:
        if self._session is None:
            return
        proposal = self._session.proposal
        self._saving = True
        self.changed.emit()
        library = self._session.workspace.library
        work = partial(jobs.write_file, path, proposal, library, seen, previous=self._seen, replaces=replaces)
        self._desk.writer.submit(work, partial(self._on_written, proposal), self._on_not_written)

    def _save_and_close(self) -> None:
        self._closing = True
        self.save()

    def _on_name_chosen(self, path: Path) -> None:
        self._write(path, None, replaces=True)

    def _on_not_opened(self, problem: Exception) -> None:
        self._window.start.begin()
        self._tell(problem, "open")

    def _on_written(self, written: "Proposal", result: "Saved | Conflict") -> None:
        from studio.app.saving import Saved

        self._saving = False
        if self._session is None:
            return
        if not isinstance(result, Saved):
            self._closing = False
            theirs = result.theirs
            overwrite = partial(self._write, theirs.path, theirs)
            self._window.show_notice(conflict(theirs, overwrite, self.save_as, self.reload))
        else:
            self._seen = result.state
            self._saved_at = QTime.currentTime().toString("HH:mm")
            self._session.workspace.settle(written, result.proposal)
            self._rereading.look()
            self._window.notices.take_away("save", "touched")
            if result.before is not None:
                self._window.show_notice(written_anew(result.before))
            remember(self._desk.memory, result.proposal)
        self.changed.emit()
        if self._closing and not self.modified:
            self._window.close_now()
        self._closing = False

    def _on_not_written(self, problem: Exception) -> None:
        self._saving = self._closing = False
        self.changed.emit()
        self._tell(problem, "save")

    def _on_reloaded(self, opened: jobs.Opened) -> None:
        if self._session is not None:
            self._show_instead(self._session, opened, "Reload")
            self._session.workspace.settle(self._session.proposal, opened.proposal)
            self._seen = opened.seen
            self._window.notices.take_away("save", "touched")
            self.changed.emit()

    def _on_lost_read(self, opened: jobs.Opened) -> None:
        if self._session is not None and opened.recovered is not None:
            self._show_instead(self._session, opened, "Recover unsaved changes")
            self._seen = opened.seen  # not what is in the file by now, when others have changed it
            self.keeping.take_over(opened.recovered)

    def _show_instead(self, session: "Session", opened: jobs.Opened, label: str) -> None:
        from studio.ui.window.sessions import supply

        supply(session, opened)
        session.workspace.apply(opened.proposal, label)
        self._rereading.retell(session, opened.findings)

    def _on_looked(self, touched_by_others: bool) -> None:  # noqa: FBT001 -- the answer of a job
        if touched_by_others and self._session is not None and not self._window.notices.shows("save"):
            self._window.show_notice(touched(self.title, self.reload, modified=self.modified))

    def _on_failed(self, problem: Exception) -> None:
        self._tell(problem, "save")

    def _on_not_kept(self, problem: Exception) -> None:
        self._tell(problem, "journal")

    def _tell(self, problem: Exception, name: str) -> None:
        if not isinstance(problem, StudioError):
            raise problem
        self._window.show_notice(failure(problem, name, self.save_as if name == "save" else None))
