"""Dragging as a person does it, each time as one drag: from the library into the outline, and within the outline.

It runs on a real display too, where Qt's own drag loop carries what is dragged: tests/judge/test_dragging.py.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from studio.domain.proposal import Proposal
from studio.ui.library.model import LibraryModel
from studio.ui.library.pane import LibraryPane
from studio.ui.library.tree import LibraryTree
from studio.ui.outline.pane import OutlinePane
from studio.ui.session import Selection, Session
from tests.ui.outline.mouse import drag

PicksOf = Callable[[Proposal, str], list[str]]
ENTRY = "flask/benefits/extensions"
RIGHT_OF_THE_BOX = 60


@dataclass
class Desk:
    """Library and outline beside one another."""

    window: QSplitter
    qtbot: QtBot
    tree: LibraryTree
    outline: OutlinePane

    def entry(self, name: str) -> QPoint:
        """Give a point on a row of the library, beside its box."""
        model = self.tree.model()
        assert isinstance(model, LibraryModel)
        index = model.index_of(model.shelf.named(name))
        self.tree.scrollTo(index)
        self.tree.executeDelayedItemsLayout()
        rect = self.tree.visualRect(index)
        return QPoint(rect.left() + RIGHT_OF_THE_BOX, rect.center().y())

    def row(self, source: str, part: float = 0.5) -> QPoint:
        """Give a point on a row of the outline, that part of its height down."""
        index = self.outline.model.index_of(source)
        self.outline.tree.scrollTo(index)
        rect = self.outline.tree.visualRect(index)
        return QPoint(rect.center().x(), rect.top() + round(rect.height() * part))

    def bring(self, entry: str, source: str, part: float) -> None:
        """Drag an entry of the library to a row of the outline."""
        start = self.entry(entry)
        drag(self.qtbot, self.tree.viewport(), start, self.outline.tree.viewport(), self.row(source, part))

    def move(self, source: str, to: str, part: float) -> None:
        """Drag a row of the outline to another."""
        start, end = self.row(source), self.row(to, part)
        drag(self.qtbot, self.outline.tree.viewport(), start, self.outline.tree.viewport(), end)


@pytest.fixture
def desk(session: Session, qtbot: QtBot) -> Desk:
    window = QSplitter()
    library, outline = LibraryPane(session), OutlinePane(session)
    window.addWidget(library)
    window.addWidget(outline)
    qtbot.addWidget(window)
    window.resize(900, 860)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: library.ready)
    tree = library.findChild(LibraryTree)
    assert isinstance(tree, LibraryTree)
    return Desk(window, qtbot, tree, outline)


def entries(proposal: Proposal, chapter_id: str) -> list[str]:
    chapter = next(one for one in proposal.chapters if one.id == chapter_id)
    return [pick.entry for pick in chapter.picks]


def test_an_entry_goes_where_it_is_let_go(desk: Desk, session: Session) -> None:
    assert ENTRY not in entries(session.proposal, "flask")
    desk.bring(ENTRY, "flask/2", 0.8)
    assert entries(session.proposal, "flask")[2] == ENTRY
    chosen = next(one for one in session.proposal.chapters if one.id == "flask").picks[2]
    assert session.selection == Selection(chosen.id)
    session.workspace.undo()
    assert ENTRY not in entries(session.proposal, "flask")


def test_an_entry_over_a_chapter_goes_into_it(desk: Desk, session: Session) -> None:
    desk.bring(ENTRY, "flask", 0.5)
    assert entries(session.proposal, "flask")[0] == ENTRY


def test_a_whole_section_is_dragged_as_one_step(desk: Desk, session: Session) -> None:
    before = session.proposal
    desk.bring("flask/benefits", "proof/1", 0.9)
    added = [entry for entry in entries(session.proposal, "proof") if entry.startswith("flask/benefits/")]
    assert len(added) > 1
    session.workspace.undo()
    assert session.proposal is before


def test_a_pick_moves_within_its_chapter(desk: Desk, session: Session, picks_of: PicksOf) -> None:
    desk.move("flask/4", "flask/1", 0.2)
    assert picks_of(session.proposal, "flask") == ["flask/4", "flask/1", "flask/2", "flask/3"]


def test_a_pick_moves_into_another_chapter(desk: Desk, session: Session, picks_of: PicksOf) -> None:
    desk.move("flask/2", "proof/1", 0.2)
    assert picks_of(session.proposal, "proof")[0] == "flask/2"
    assert "flask/2" not in picks_of(session.proposal, "flask")


def test_a_chapter_moves_with_all_that_is_in_it(desk: Desk, session: Session, picks_of: PicksOf) -> None:
    desk.move("proof", "flask", 0.2)
    ids = [chapter.id for chapter in session.proposal.chapters]
    assert ids.index("proof") == ids.index("flask") - 1
    assert picks_of(session.proposal, "proof") == ["proof/1"]
    session.workspace.undo()
    assert [chapter.id for chapter in session.proposal.chapters] != ids


def test_what_is_let_go_where_it_stands_changes_nothing(desk: Desk, session: Session) -> None:
    before = session.proposal
    desk.move("flask/2", "flask/2", 0.3)
    assert session.proposal is before
    assert not session.workspace.modified
    assert desk.outline.tree.state() is desk.outline.tree.State.NoState
