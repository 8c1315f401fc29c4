"""Where events of the core become Qt signals, and results of the worker reach the GUI thread."""

from PySide6.QtCore import QObject, Signal

from studio.app.events import Event, HistoryChanged, LibraryChanged, ProposalChanged
from studio.app.lane import Lane
from studio.app.preview import Preview, Previewer, PreviewRequest
from studio.app.workspace import Workspace


class WorkspaceBridge(QObject):
    """A workspace's events as signals."""

    proposal_changed = Signal(ProposalChanged)
    history_changed = Signal(HistoryChanged)
    library_changed = Signal(LibraryChanged)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leave = workspace.subscribe(self._tell)

    def close(self) -> None:
        """Stop listening."""
        self._leave()

    def _tell(self, event: Event) -> None:
        match event:
            case ProposalChanged():
                self.proposal_changed.emit(event)
            case HistoryChanged():
                self.history_changed.emit(event)
            case LibraryChanged():
                self.library_changed.emit(event)


class PreviewLane(QObject):
    """Previews made in a worker thread; signals arrive in the GUI thread."""

    ready = Signal(Preview)
    failed = Signal(int, Exception)
    """Revision, and the exception: a StudioError, or a bug."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._previewer = Previewer()
        self._lane: Lane[PreviewRequest, Preview] = Lane(
            self._previewer.preview, self._deliver, self._fail, name="preview"
        )

    def submit(self, request: PreviewRequest) -> None:
        """Ask for a preview; one that is still waiting is dropped."""
        self._lane.submit(request)

    def close(self) -> None:
        """End the worker thread."""
        self._lane.close()

    # Both run in the worker's thread: a signal that is emitted there is queued for the GUI thread.
    def _deliver(self, _request: PreviewRequest, preview: Preview) -> None:
        self.ready.emit(preview)

    def _fail(self, request: PreviewRequest, problem: Exception) -> None:
        self.failed.emit(request.revision, problem)
