from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.app.folders import settings_file
from studio.app.settings import read_settings
from studio.ui.desk import Desk
from studio.ui.guide import Guide
from studio.ui.window.main_window import MainWindow
from tests.ui.window.steps import WAIT, opened, press


def test_place_panes_and_recent_files_come_back(
    editing: MainWindow, start: Callable[[], Desk], qtbot: QtBot, example: Path
) -> None:
    assert editing.editor is not None
    editing.resize(QSize(960, 666))
    editing.editor.set_sizes([210, 220, 290, 237], [])
    editing.panes.toggle("library")
    editing.panes.toggle("library")
    sizes = editing.editor.sizes()["across"]
    editing.close()
    desk = start()
    window = desk.new_window()
    assert window.size() == QSize(960, 666)
    assert desk.memory.settings.recents[0].path == example
    opened(window, example, qtbot)
    assert window.editor is not None
    qtbot.waitUntil(lambda: window.editor.sizes()["across"] == sizes, timeout=WAIT)
    window.close()


def test_the_first_steps_are_shown_once(editing: MainWindow, qtbot: QtBot, example: Path) -> None:
    qtbot.waitUntil(lambda: editing.findChild(Guide) is not None, timeout=WAIT)
    guide = editing.findChild(Guide)
    for _ in range(3):
        press(guide, "guide-next", qtbot)
    qtbot.waitUntil(lambda: editing.findChild(Guide) is None, timeout=WAIT)
    qtbot.waitUntil(lambda: read_settings(settings_file()).guide_dismissed, timeout=WAIT)
    second = example.with_name("second.proposal.yaml")
    second.write_bytes(example.read_bytes())
    other = opened(editing.desk.new_window(), second, qtbot)
    qtbot.waitUntil(lambda: other.session.preview is not None, timeout=WAIT)
    assert other.findChild(Guide) is None
    other.help.guide()
    again = other.findChild(Guide)
    assert again is not None
    press(again, "guide-skip", qtbot)
    other.close()


def test_a_recent_proposal_opens_from_the_start_page(
    editing: MainWindow, start: Callable[[], Desk], qtbot: QtBot
) -> None:
    editing.close()
    desk = start()
    window = desk.new_window()
    recent = next(one for one in window.start.findChildren(QPushButton) if one.accessibleName() == "Tarnbrook Freight")
    qtbot.mouseClick(recent, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session is not None, timeout=WAIT)
    window.close()
