from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from studio.ui.export.dialog import ExportDialog
from studio.ui.window.choosing import documents, existing_folder
from studio.ui.window.main_window import MainWindow
from tests.ui.window.steps import WAIT


def test_the_last_folder_or_what_is_left_of_its_way_or_home(own_config: Path, tmp_path: Path) -> None:
    there = own_config / "Clients"
    there.mkdir()
    assert existing_folder(there) == there
    assert existing_folder(None, there / "Acme" / "2026") == there
    assert existing_folder(own_config / "Gone", there) == there
    assert existing_folder(own_config / "Documents") == own_config
    assert existing_folder(None) == own_config
    assert existing_folder(tmp_path) == tmp_path


def test_nobody_is_asked_in_a_folder_that_is_not_there(
    window: MainWindow, qtbot: QtBot, own_config: Path, example: Path
) -> None:
    named = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert not Path(named).exists()
    assert documents() == own_config
    window.files.open_copy(example)
    qtbot.waitUntil(lambda: window.session is not None, timeout=WAIT)
    for ask in (window.files.choose, window.files.save_as):
        ask()
        dialog = window.findChild(QFileDialog)
        assert dialog is not None
        assert Path(dialog.directory().absolutePath()) == own_config
        dialog.reject()
        qtbot.waitUntil(lambda: window.findChild(QFileDialog) is None, timeout=WAIT)
    window.exporting.show()
    export = window.findChild(ExportDialog)
    assert export is not None
    assert export.place.path == own_config
    export.place.folder.setText(str(own_config / "nowhere" / "near"))
    export.place.browse.click()
    asked = export.findChild(QFileDialog)
    assert asked is not None
    assert Path(asked.directory().absolutePath()) == own_config
    asked.reject()
    qtbot.waitUntil(lambda: export.findChild(QFileDialog) is None, timeout=WAIT)
    qtbot.keyClick(export, Qt.Key.Key_Escape)


def test_a_file_is_looked_for_where_the_last_one_was(editing: MainWindow, qtbot: QtBot, example: Path) -> None:
    assert editing.files.path == example
    another = editing.desk.new_window()
    qtbot.waitUntil(lambda: bool(another.desk.memory.settings.recents), timeout=WAIT)
    another.files.choose()
    dialog = another.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.directory().absolutePath()) == example.parent
    dialog.reject()
