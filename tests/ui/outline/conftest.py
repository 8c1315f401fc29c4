from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from studio.domain.chapters import PicksChapter
from studio.domain.proposal import Proposal
from studio.ui.constants_alive import keep_constants_alive
from studio.ui.outline.pane import OutlinePane
from studio.ui.session import Session

keep_constants_alive()


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> Iterator[OutlinePane]:
    """An outline that is seen and has the focus; its model is watched for contradictions."""
    pane = OutlinePane(session)
    tester = QAbstractItemModelTester(pane.model, QAbstractItemModelTester.FailureReportingMode.Warning, pane)
    qtbot.addWidget(pane)
    pane.resize(340, 700)
    pane.show()
    qtbot.waitExposed(pane)
    pane.activateWindow()
    pane.tree.setFocus()
    qtbot.waitUntil(pane.tree.hasFocus)
    yield pane
    tester.deleteLater()


@pytest.fixture
def picks_of() -> Callable[[Proposal, str], list[str]]:
    """Gives the ids of a chapter's picks."""

    def picks(proposal: Proposal, chapter_id: str) -> list[str]:
        chapter = next(one for one in proposal.chapters if one.id == chapter_id)
        assert isinstance(chapter, PicksChapter)
        return [pick.id for pick in chapter.picks]

    return picks
