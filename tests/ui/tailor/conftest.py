"""A tailor pane in a window of its own, on the full example."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.app.folders import Folders
from studio.app.workspace import Workspace
from studio.domain.library import Library
from studio.domain.proposal import Proposal
from studio.sources.proposals.proposal import read_proposal
from studio.ui.session import Session
from studio.ui.tailor.field_row import FieldRow
from studio.ui.tailor.pane import TailorPane


@pytest.fixture(scope="session")
def full(folders: Folders) -> Proposal:
    """The full example, with an estimate and a plan."""
    return read_proposal(folders.examples / "flask-full.proposal.yaml")[0]


@pytest.fixture
def work(qapp: QApplication, folders: Folders, library: Library, full: Proposal) -> Iterator[Session]:
    """A session on the full example."""
    session = Session(Workspace(full, library), folders, qapp)
    yield session
    session.close()
    session.deleteLater()


@pytest.fixture
def pane(work: Session, qtbot: QtBot) -> TailorPane:
    """The pane, shown and active."""
    pane = TailorPane(work)
    qtbot.addWidget(pane)
    pane.resize(480, 900)
    pane.show()
    qtbot.waitExposed(pane)
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    return pane


@pytest.fixture
def row(pane: TailorPane, work: Session, qtbot: QtBot) -> Callable[[str, str], FieldRow]:
    """Select something, and give one of its fields with the cursor in it, once all others are there too."""

    def find(source: str, path: str) -> FieldRow:
        work.select(source, path)
        view = pane.view
        assert view is not None
        qtbot.waitUntil(lambda: view.complete)  # or a key makes those that are missing, and tints them
        found = next(row for row in view.rows() if row.path == path)
        qtbot.waitUntil(lambda: has_focus(found) and found.isVisible())
        return found

    return find


def has_focus(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
