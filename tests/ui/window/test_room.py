from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from studio.ui.window.main_window import MainWindow
from tests.ui.window.steps import WAIT


def _preview(window: MainWindow) -> int:
    assert window.editor is not None
    return window.editor.sizes()["across"][3]


def test_the_library_becomes_narrower_before_pages_do_and_wide_again(editing: MainWindow, qtbot: QtBot) -> None:
    editor = editing.editor
    assert editor is not None
    editing.resize(QSize(1440, 900))
    editor.set_sizes([260, 270, 350, 560], [])
    qtbot.waitUntil(lambda: editor.sizes()["across"][0] > 240, timeout=WAIT)
    before = editor.sizes()["across"]
    editing.resize(QSize(1360, 720))
    qtbot.waitUntil(lambda: editor.sizes()["across"][0] < before[0], timeout=WAIT)
    assert editor.sizes()["across"][1:3] == before[1:3]
    assert _preview(editing) > before[3] - 80
    editing.resize(QSize(1440, 900))
    qtbot.waitUntil(lambda: editor.sizes()["across"] == before, timeout=WAIT)
