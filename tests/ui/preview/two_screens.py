"""The presentation at a desk with two screens; run by test_screens.py in a process that has them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from studio.ui.preview.pane import PreviewPane
from studio.ui.session import Session


@pytest.fixture
def pane(qtbot: QtBot, session: Session) -> Iterator[PreviewPane]:
    """A preview on the second screen."""
    pane = PreviewPane(session)
    second = QGuiApplication.screens()[1].geometry()
    pane.setGeometry(second.adjusted(100, 100, -200, -200))
    qtbot.addWidget(pane)
    with qtbot.waitExposed(pane):
        pane.show()
    session.request_preview()
    qtbot.waitUntil(lambda: pane.view.showing == "pages")
    yield pane
    pane.end()


def test_it_fills_the_screen_of_the_window_and_moves_on_with_s(qtbot: QtBot, pane: PreviewPane) -> None:
    first, second = QGuiApplication.screens()
    qtbot.keyClick(pane.view.pages, Qt.Key.Key_F5)
    show = pane.presentation
    assert show is not None
    for screen in (second, first, second):
        qtbot.waitUntil(lambda screen=screen: show.screen() is screen and show.geometry() == screen.geometry())
        assert show.isFullScreen()
        qtbot.keyClick(show, Qt.Key.Key_S)
    show.close()
