"""Proposals that come to the start page by themselves: recent ones, and files that are dropped on the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.app.folders import settings_file
from studio.app.settings import read_settings
from studio.ui.desk import Desk
from studio.ui.start.choice import ChoiceButton
from studio.ui.window.main_window import MainWindow
from tests.ui.window.steps import WAIT, press


def drop(window: MainWindow, *paths: Path) -> bool:
    """Drag files onto a window and let them go; tells whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at, button, keys = QPointF(200, 200), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, button, keys)
    over.ignore()
    QApplication.sendEvent(window, over)
    if over.isAccepted():
        QApplication.sendEvent(window, QDropEvent(at, Qt.DropAction.CopyAction, data, button, keys))
    return over.isAccepted()


def said(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.notices.findChildren(QLabel))


@pytest.fixture
def three(tmp_path: Path, example: Path) -> list[Path]:
    paths = [tmp_path / f"{name}.proposal.yaml" for name in ("one", "two", "three")]
    for path in paths:
        path.write_bytes(example.read_bytes())
    return paths


def test_several_proposals_open_in_windows_of_their_own(
    window: MainWindow, desk: Desk, qtbot: QtBot, three: list[Path]
) -> None:
    assert drop(window, *three)
    qtbot.waitUntil(
        lambda: len(desk.windows) == 3 and all(one.session is not None for one in desk.windows), timeout=WAIT
    )
    opened = [one.session.proposal.path for one in desk.windows if one.session is not None]
    assert opened == three


def test_a_wrong_kind_of_file_is_said_and_the_others_open(
    window: MainWindow, qtbot: QtBot, three: list[Path], tmp_path: Path
) -> None:
    deck = tmp_path / "solweda.pptx"
    deck.write_bytes(b"PK")
    assert drop(window, deck, three[0])
    assert "“solweda.pptx” is a PowerPoint deck." in said(window)
    qtbot.waitUntil(lambda: window.session is not None, timeout=WAIT)
    assert window.session is not None
    assert window.session.proposal.path == three[0]


def test_text_that_is_dragged_over_the_window_is_not_taken(window: MainWindow) -> None:
    assert not drop(window)


def test_a_recent_proposal_whose_file_is_gone_is_grey_and_can_be_removed(
    editing: MainWindow, start: Callable[[], Desk], qtbot: QtBot, example: Path
) -> None:
    editing.close()
    example.unlink()
    desk = start()
    window = desk.new_window()
    qtbot.waitUntil(lambda: not choice(window).isEnabled(), timeout=WAIT)
    assert "any more" in choice(window).accessibleDescription()
    qtbot.waitUntil(lambda: bool(window.start.findChildren(QPushButton, f"forget-{example.name}")), timeout=WAIT)
    press(window.start, f"forget-{example.name}", qtbot)
    qtbot.waitUntil(lambda: not choices(window), timeout=WAIT)
    qtbot.waitUntil(lambda: not read_settings(settings_file()).recents, timeout=WAIT)


def test_a_file_that_is_back_can_be_opened_again(
    editing: MainWindow, start: Callable[[], Desk], qtbot: QtBot, example: Path
) -> None:
    editing.close()
    away = example.rename(example.with_name("away"))
    desk = start()
    window = desk.new_window()
    qtbot.waitUntil(lambda: not choice(window).isEnabled(), timeout=WAIT)
    away.rename(example)
    other = desk.new_window()  # and back, as somebody does who has just mounted the drive
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow, timeout=WAIT)
    window.activateWindow()
    qtbot.waitUntil(lambda: choice(window).isEnabled(), timeout=WAIT)
    qtbot.waitUntil(lambda: not window.start.findChildren(QPushButton, f"forget-{example.name}"), timeout=WAIT)


def choice(window: MainWindow) -> ChoiceButton:
    return choices(window)[-1]


def choices(window: MainWindow) -> list[ChoiceButton]:
    """The buttons of the one recent proposal: the one that is shown is the last."""
    return [one for one in window.start.findChildren(ChoiceButton) if one.accessibleName() == "Tarnbrook Freight"]
