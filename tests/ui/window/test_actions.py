from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.ui.actions import Menu, plain
from studio.ui.dialogs.about import AboutDialog
from studio.ui.dialogs.shortcuts import ShortcutsDialog
from studio.ui.window.main_window import MainWindow
from tests.ui.window.steps import WAIT

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_no_two_actions_share_an_id_or_a_shortcut(window: MainWindow) -> None:
    rows = window.actions_of_window.rows
    assert not [name for name, count in Counter(row.id for row in rows).items() if count > 1]
    keys = Counter(QKeySequence(key).toString() for row in rows for key in row.shortcuts)
    assert "" not in keys
    assert not [key for key, count in keys.items() if count > 1]


def test_no_two_actions_of_a_menu_share_a_letter(window: MainWindow) -> None:
    for menu in Menu:
        texts = [row.text for row in window.actions_of_window.rows if row.menu is menu]
        letters = Counter(text[text.index("&") + 1].lower() for text in texts if "&" in text)
        assert not [letter for letter, count in letters.items() if count > 1], (menu, letters)


def test_what_needs_a_proposal_waits_for_one(window: MainWindow) -> None:
    actions = window.actions_of_window
    assert not actions["save"].isEnabled()
    assert not actions["export"].isEnabled()
    assert actions["open"].isEnabled()


def test_the_list_of_shortcuts_has_every_one(editing: MainWindow, qtbot: QtBot) -> None:
    editing.activateWindow()
    qtbot.waitUntil(editing.isActiveWindow, timeout=WAIT)
    qtbot.keyClick(editing, Qt.Key.Key_F1)
    dialog = editing.findChild(ShortcutsDialog)
    assert dialog is not None
    texts = {label.text() for label in dialog.findChildren(QLabel)}
    assert {plain(row.text) for row in editing.actions_of_window.rows if row.shortcuts} <= texts
    dialog.close()


def test_about_says_the_version(window: MainWindow) -> None:
    window.help.about()
    dialog = window.findChild(AboutDialog)
    assert dialog is not None
    assert any("Version" in label.text() for label in dialog.findChildren(QLabel))
    dialog.close()


def test_every_pane_is_reached_by_keys(editing: MainWindow, qtbot: QtBot) -> None:
    editing.activateWindow()
    qtbot.waitUntil(editing.isActiveWindow, timeout=WAIT)
    assert editing.editor is not None
    for number, name in enumerate(editing.editor.panes, 1):
        qtbot.keyClick(editing, Qt.Key(Qt.Key.Key_0 + number), CONTROL)
        focus = editing.focusWidget()
        pane = editing.editor.panes[name]
        assert focus is not None
        assert pane is focus or pane.isAncestorOf(focus), name
    assert editing.panes.is_shown("findings")
    qtbot.keyClick(editing, Qt.Key.Key_F6)
    assert editing.editor.library.isAncestorOf(editing.focusWidget())


def test_the_drawer_opens_and_closes_from_the_status_line(editing: MainWindow, qtbot: QtBot) -> None:
    assert not editing.panes.is_shown("findings")
    for shown in (True, False):
        qtbot.mouseClick(editing.status.findings, Qt.MouseButton.LeftButton)
        assert editing.panes.is_shown("findings") is shown
        assert editing.actions_of_window["show-findings"].isChecked() is shown
