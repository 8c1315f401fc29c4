"""What was opened to a session and its panes; loaded when the first proposal is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.app.workspace import Workspace
from studio.domain.library import library_of
from studio.ui.session import Session
from studio.ui.turns import Turns
from studio.ui.window.editor import Editor

if TYPE_CHECKING:
    from studio.ui.desk import Desk
    from studio.ui.jobs import Opened


class Opening(QObject):
    """What was opened on its way into a window: its session, and its panes one by one while the window lives on."""

    finished = Signal()

    def __init__(self, opened: "Opened", desk: "Desk", width: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.opened = opened
        library = desk.library or library_of(desk.folders.library, ())
        workspace = Workspace(opened.proposal, library, modified=opened.modified)
        self.session = Session(workspace, desk.folders, desk, findings=opened.findings)
        supply(self.session, opened)
        self.editor = Editor(self.session, width)
        self._turns = Turns(self._panes(), self)
        self._turns.finished.connect(self.finished)

    def start(self) -> None:
        """Make the panes."""
        self._turns.start()

    def stop(self) -> None:
        """Make no more of them."""
        self._turns.stop()

    def _panes(self) -> Iterator[None]:
        for _ in self.editor.build():
            yield
            self.session.courtesy.begin()


def supply(session: Session, opened: "Opened") -> None:
    """Give a session what was read with a proposal."""
    session.supply(brand=(opened.proposal.brand, *opened.brand), words=(opened.proposal.language, *opened.words))
