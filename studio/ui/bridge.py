"""Where events of the core become Qt signals, and results of the worker reach the GUI thread."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from studio.app.events import Event, HistoryChanged, LibraryChanged, ProposalChanged
from studio.app.lane import Lane
from studio.app.pauses import take_turns
from studio.app.preview import Preview, Previewer, PreviewRequest
from studio.app.workspace import Workspace
from studio.ui.constants_alive import keep_constants_alive

keep_constants_alive()
take_turns()
_BREATH = 0.3
"""Seconds that the rest of a state waits at most for the window to show what came before."""
_PATIENCE = 1.0
"""Seconds that closing waits for pages that are being laid out: a text of any length must not hold the window."""


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


class _Wanted(NamedTuple):
    """A state of which a preview is wanted, and how to come by all that it is made from."""

    revision: int
    request: Callable[[], PreviewRequest]


class PreviewLane(QObject):
    """Previews made in a worker thread; signals arrive in the GUI thread."""

    ready = Signal(Preview)
    """Comes twice for a state: with the output that is looked at, then with everything."""
    failed = Signal(int, Exception)
    """Revision, and the exception: a StudioError, or a bug."""

    def __init__(self, give_way: Callable[[], None], parent: QObject | None = None) -> None:
        """`give_way` is called in the worker's thread between the chapters."""
        super().__init__(parent)
        self._previewer = Previewer(give_way)
        self._preparations: tuple[Callable[[Preview], None], ...] = ()
        self._lane: Lane[_Wanted, None] = Lane(self._work, self._done, self._fail, name="preview")

    def submit(self, revision: int, request: Callable[[], PreviewRequest]) -> None:
        """Ask for a preview, of what `request` gives in the worker's thread; one that is still waiting is dropped."""
        self._lane.submit(_Wanted(revision, request))

    def go_on(self) -> None:
        """Lay out the rest: what came before is shown."""
        self._lane.go_on()

    def prepare(self, preparation: Callable[[Preview], None]) -> Callable[[], None]:
        """Call this in the worker's thread with each preview before anybody is told; call what is given to end that.

        It is for work that shall be done when the preview arrives, such as the pixels of the page in view.
        """
        self._preparations = (*self._preparations, preparation)

        def end() -> None:
            self._preparations = tuple(one for one in self._preparations if one != preparation)

        return end

    def close(self) -> None:
        """End the worker thread; what it still lays out is for nobody."""
        self._lane.close(patience=_PATIENCE)

    # All of these run in the worker's thread: a signal that is emitted there is queued for the GUI thread.
    def _work(self, wanted: _Wanted) -> None:
        for preview in self._previewer.stages(wanted.request()):
            if self._lane.closed:  # whom it would be told to may be gone
                return
            for preparation in self._preparations:
                preparation(preview)
            tell = partial(self.ready.emit, preview)
            if preview.pending is None:
                tell()
            else:
                self._lane.rest(tell, _BREATH)

    def _done(self, _wanted: _Wanted, _nothing: None) -> None:
        """Everything was told already."""

    def _fail(self, wanted: _Wanted, problem: Exception) -> None:
        self.failed.emit(wanted.revision, problem)
