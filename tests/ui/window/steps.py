"""What a person does with a window, step by step."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.window.main_window import MainWindow

WAIT = 20_000
"""Milliseconds: much more than anything takes, for machines that are busy."""


def opened(window: MainWindow, path: Path, qtbot: QtBot) -> MainWindow:
    """Open a file in a window and wait for it."""
    window.files.open(path)
    qtbot.waitUntil(lambda: window.session is not None, timeout=WAIT)
    return window


def wait_for_pages(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the pages are those of the proposal as it stands."""
    qtbot.waitUntil(lambda: _is_previewed(window), timeout=WAIT)


def press(parent: QWidget, name: str, qtbot: QtBot) -> None:
    """Click on a button by its name."""
    button = parent.findChild(QPushButton, name)
    assert button is not None, name
    assert button.isVisibleTo(parent), name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def answer_dialog(parent: QWidget, path: Path, qtbot: QtBot) -> None:
    """Choose a path in the file dialog that is open, and accept."""
    dialog = parent.findChild(QFileDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    dialog.selectFile(str(path))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=WAIT)
    parent.activateWindow()
    qtbot.waitUntil(parent.isActiveWindow, timeout=WAIT)


def wait_until_saved(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until nothing is unsaved."""
    qtbot.waitUntil(lambda: not window.files.modified and window.files.state != "Saving…", timeout=WAIT)


def _is_previewed(window: MainWindow) -> bool:
    session = window.session
    if session is None or session.preview is None:
        return False
    return session.preview.revision == session.workspace.revision and session.preview.pending is None
