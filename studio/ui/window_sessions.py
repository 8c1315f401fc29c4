"""What was opened to a session and its panes; loaded when the first proposal is."""

from typing import TYPE_CHECKING

from studio.app.workspace import Workspace
from studio.domain.library import library_of
from studio.ui.session import Session
from studio.ui.window_editor import Editor

if TYPE_CHECKING:
    from studio.ui.desk import Desk
    from studio.ui.jobs import Opened


def editor_of(opened: "Opened", desk: "Desk", width: int) -> tuple[Session, Editor]:
    """Give a session on a proposal, and the panes that show it in a window of that width."""
    library = desk.library or library_of(desk.folders.library, ())
    session = Session(Workspace(opened.proposal, library), desk.folders, desk)
    supply(session, opened)
    session.open(opened.proposal, opened.findings, modified=opened.modified)
    return session, Editor(session, width)


def supply(session: Session, opened: "Opened") -> None:
    """Give a session what was read with a proposal."""
    session.supply(brand=(opened.proposal.brand, *opened.brand), words=(opened.proposal.language, *opened.words))
