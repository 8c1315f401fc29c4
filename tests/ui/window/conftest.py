"""A desk and a window as the program makes them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.folders import Folders
from studio.ui.desk import Desk
from studio.ui.theme import Theme
from studio.ui.window.main_window import MainWindow
from tests.ui.window.steps import WAIT, opened


@pytest.fixture
def start(qapp: QApplication, folders: Folders) -> Iterator[Callable[[], Desk]]:
    """Start the program, as often as wanted; everything is closed after the test, whatever is unsaved."""
    desks: list[Desk] = []

    def started() -> Desk:
        desks.append(Desk(folders, Theme(qapp), qapp))
        return desks[-1]

    yield started
    for desk in desks:
        for window in list(desk.windows):
            window.files.give_up()
            if window in desk.windows:
                window.close()
        desk.close()
        desk.theme.deleteLater()
        desk.deleteLater()


@pytest.fixture
def desk(start: Callable[[], Desk]) -> Desk:
    """What all windows share."""
    return start()


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    """A window with its start page, the library read."""
    window = desk.new_window()
    qtbot.waitUntil(lambda: bool(desk.examples), timeout=WAIT)
    return window


@pytest.fixture
def example(folders: Folders, tmp_path: Path) -> Path:
    """A copy of the short example."""
    path = tmp_path / "pitch.proposal.yaml"
    path.write_bytes((folders.examples / "flask-pitch.proposal.yaml").read_bytes())
    return path


@pytest.fixture
def editing(window: MainWindow, qtbot: QtBot, example: Path) -> MainWindow:
    """A window with a proposal of its own, the copy of the short example."""
    return opened(window, example, qtbot)
