from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from studio.ui.window import MainWindow
from tests.ui.window.steps import WAIT

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def client_of(window: MainWindow) -> str:
    assert window.session is not None
    return window.session.proposal.client.name


def test_undo_in_a_text_field_takes_back_what_was_typed_in_the_proposal(editing: MainWindow, qtbot: QtBot) -> None:
    editing.activateWindow()
    editing.panes.go_to_client()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit), timeout=WAIT)
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, " and Sons")
    qtbot.waitUntil(lambda: client_of(editing) == "Tarnbrook Freight and Sons", timeout=WAIT)
    undo = editing.actions_of_window["undo"]
    assert undo.isEnabled()
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert client_of(editing) == "Tarnbrook Freight"
    assert not undo.isEnabled()
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert client_of(editing) == "Tarnbrook Freight and Sons"
    assert undo.text().startswith("&Undo ")
