"""A window whose proposal was closed goes on with the start page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from studio.ui.window.main_window import MainWindow


def test_the_start_page_can_be_used_after_a_proposal_was_closed(editing: MainWindow, qtbot: QtBot) -> None:
    editing.activateWindow()
    qtbot.waitUntil(editing.isActiveWindow)
    editor = editing.editor
    assert editor is not None
    with qtbot.waitSignal(editor.destroyed):
        qtbot.keyClick(editing, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    client = editing.findChild(QLineEdit, "client-name")
    qtbot.keyClicks(client, "Tarn")
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert client.text() == "Tarn"
    assert QApplication.focusWidget() is not client
