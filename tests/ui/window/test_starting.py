from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from studio.app.folders import Folders
from studio.ui.desk import Desk
from studio.ui.start.choice import ChoiceButton
from studio.ui.window.main_window import MainWindow
from studio.ui.window.notices import Choice, Notice
from tests.ui.window.steps import WAIT, press, wait_for_pages


def test_a_clients_name_and_enter_are_enough_for_a_first_complete_deck(window: MainWindow, qtbot: QtBot) -> None:
    client = window.start.new.client
    qtbot.keyClicks(client, "Northwind & Sons")
    qtbot.keyClick(client, Qt.Key.Key_Return)
    wait_for_pages(window, qtbot)
    assert window.session is not None
    assert window.session.preview is not None
    assert len(window.session.preview.deck.pages) > 10
    assert len(window.session.preview.book.pages) > 5
    assert window.session.proposal.client.name == "Northwind & Sons"
    assert window.files.modified
    assert "Northwind & Sons" in window.windowTitle()


def test_enter_before_the_library_is_read_is_not_lost(desk: Desk, qtbot: QtBot) -> None:
    window = desk.new_window()
    qtbot.keyClicks(window.start.new.client, "Early Bird")
    qtbot.keyClick(window.start.new.client, Qt.Key.Key_Return)
    assert desk.library is None
    qtbot.waitUntil(lambda: window.session is not None, timeout=WAIT)


def test_without_a_name_the_page_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    press(window.start, "create", qtbot)
    assert window.session is None
    assert "Type the name of the client" in _texts(window)


def test_topics_are_chosen_by_clicking(window: MainWindow, qtbot: QtBot) -> None:
    assert window.start.new.chosen() == ("flask",)
    press(window.start, "topic-flask", qtbot)
    press(window.start, "topic-django", qtbot)
    assert window.start.new.chosen() == ("django",)


def test_an_example_opens_as_a_copy(window: MainWindow, qtbot: QtBot, folders: Folders) -> None:
    before = {path: path.read_bytes() for path in folders.examples.glob("*.yaml")}
    buttons = window.start.findChildren(ChoiceButton)
    example = next(one for one in buttons if one.accessibleName() == "A dispatch board that everyone can trust")
    qtbot.mouseClick(example, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session is not None, timeout=WAIT)
    assert window.session is not None
    assert window.session.proposal.path is None
    assert window.files.modified
    assert {path: path.read_bytes() for path in folders.examples.glob("*.yaml")} == before


def test_a_proposal_that_is_dropped_on_the_window_opens(window: MainWindow, qtbot: QtBot, folders: Folders) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folders.examples / "flask-pitch.proposal.yaml"))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    assert window.acceptDrops()
    window.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, buttons, keys))
    qtbot.waitUntil(lambda: window.session is not None, timeout=WAIT)


def test_a_file_that_is_no_proposal_is_said_plainly(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "notes.yaml"
    path.write_text("- just\n- a list\n", encoding="utf-8")
    window.files.open(path)
    qtbot.waitUntil(lambda: window.notices.shows("open"), timeout=WAIT)
    assert window.session is None
    assert window.start.findChild(QPushButton, "create").isEnabled()


def test_another_window_shows_the_start_page_at_once(editing: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(editing, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.windows) == 2
    other = desk.windows[1]
    assert other.session is None
    assert other.start.new.chosen() == ("flask",)
    other.close()
    assert desk.windows == [editing]


def _texts(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.start.new.findChildren(type(window.status.saved)))


def test_a_file_that_is_open_already_is_not_opened_twice(editing: MainWindow, desk: Desk, example: Path) -> None:
    editing.files.open(example)
    assert desk.windows == [editing]
    other = desk.new_window()
    other.files.open(example)
    assert other.session is None
    other.close()


def test_tab_goes_from_top_to_bottom_and_back_to_a_notice_that_came_first(desk: Desk, qtbot: QtBot) -> None:
    window = desk.new_window()
    window.show_notice(Notice(id="lost", text="Lost", choices=(Choice(text="Recover", run=lambda: None),)))
    qtbot.waitUntil(lambda: bool(desk.examples), timeout=WAIT)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    window.start.begin()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget().objectName() == "lost-Recover"
    window.start.begin()
    names = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().objectName())
    assert names == ["topic-flask", "topic-django", "create", "open-file"]
