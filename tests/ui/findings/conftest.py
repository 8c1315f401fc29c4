from collections.abc import Iterator

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from studio.ui.constants_alive import keep_constants_alive
from studio.ui.findings.pane import FindingsPane
from studio.ui.session import Session

keep_constants_alive()


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> Iterator[FindingsPane]:
    """Findings that are seen; their model is watched for contradictions."""
    pane = FindingsPane(session)
    tester = QAbstractItemModelTester(pane.model, QAbstractItemModelTester.FailureReportingMode.Warning, pane)
    qtbot.addWidget(pane)
    pane.resize(520, 400)
    pane.show()
    qtbot.waitExposed(pane)
    pane.activateWindow()
    yield pane
    tester.deleteLater()
