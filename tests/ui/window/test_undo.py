from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from studio.ui.session import Selection
from studio.ui.window.main_window import MainWindow
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


def test_what_was_undone_out_of_sight_comes_into_view(editing: MainWindow) -> None:
    session = editing.session
    assert session is not None
    last = session.proposal.chapters[-1].id
    changed = replace(session.proposal.chapters[-1], title="Other words")
    session.edit(lambda one: replace(one, chapters=(*one.chapters[:-1], changed)), "Change title")
    session.select("")
    editing.undo()
    assert session.selection == Selection(last, "title")
    assert editing.status.currentMessage() == "Undone: change title"
    session.select("")
    editing.redo()
    assert session.selection.source == last


def test_the_selection_stays_when_something_only_goes_away(editing: MainWindow) -> None:
    session = editing.session
    assert session is not None
    first = session.proposal.chapters[0].id
    session.edit(lambda one: replace(one, chapters=one.chapters[:-1]), "Remove a chapter")
    editing.undo()
    assert session.selection.source == session.proposal.chapters[-1].id
    session.select(first)
    editing.redo()
    assert session.selection.source == first
    assert "remove a chapter" in editing.status.currentMessage()
