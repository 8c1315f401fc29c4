from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.app.outputs import Output
from studio.ui.export.dialog import ExportDialog
from studio.ui.export.job import ExportJob
from studio.ui.window import MainWindow
from tests.ui.window.steps import WAIT, press, wait_for_pages


@pytest.fixture
def dialog(editing: MainWindow, qtbot: QtBot, tmp_path: Path) -> Iterator[ExportDialog]:
    """The export dialog of a window with a proposal, aimed at a folder of its own."""
    qtbot.keyClick(editing, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = editing.findChild(ExportDialog)
    assert dialog is not None
    (tmp_path / "out").mkdir()
    dialog.folder.setText(str(tmp_path / "out"))
    return dialog


def _wait_until_over(dialog: ExportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.outcome.isVisible() and dialog.export_button.isEnabled(), timeout=WAIT * 2)


def test_the_files_hold_what_is_on_the_screen_not_what_was_saved(
    dialog: ExportDialog, editing: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert editing.session is not None
    editing.session.edit(lambda proposal: replace(proposal, title="Typed just now"), "Change title")
    press(dialog, "export-start", qtbot)
    _wait_until_over(dialog, qtbot)
    names = ["pitch-slides.pdf", "pitch.pdf", "pitch.pptx"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names
    for name in names[:2]:
        assert "Typed just now" in PdfReader(tmp_path / "out" / name).pages[0].extract_text().replace("\n", " ")
    assert "3 files were written" in dialog.outcome.text()
    assert dialog.findChild(QPushButton, "open-deck").isVisible()
    assert dialog.show_button.isVisible()
    assert editing.desk.memory.settings.export_folder == tmp_path / "out"


def test_only_the_wanted_files_are_made(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    for output in (Output.DECK, Output.SLIDES):
        dialog.row(output).check.click()
    dialog.name.setText("for the board")
    press(dialog, "export-start", qtbot)
    _wait_until_over(dialog, qtbot)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["for the board.pdf"]


def test_a_folder_that_is_not_there_is_said_plainly(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.folder.setText(str(tmp_path / "nowhere"))
    press(dialog, "export-start", qtbot)
    _wait_until_over(dialog, qtbot)
    assert "there is no folder" in dialog.outcome.text()
    assert dialog.outcome.property("role") == "error"
    assert not list((tmp_path / "out").iterdir())


def test_a_name_that_no_file_can_have_is_refused_before(dialog: ExportDialog) -> None:
    dialog.name.setText("a/b")
    assert not dialog.export_button.isEnabled()
    assert dialog.outcome.isVisible()
    dialog.name.setText("fine")
    assert dialog.export_button.isEnabled()


def test_an_export_can_be_cancelled_and_nothing_is_written(
    dialog: ExportDialog, editing: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    press(dialog, "export-start", qtbot)
    job = dialog.findChild(ExportJob)
    assert job is not None
    with qtbot.waitSignal(job.cancelled, timeout=WAIT):
        press(dialog, "export-close", qtbot)
    _wait_until_over(dialog, qtbot)
    assert not list((tmp_path / "out").iterdir())
    assert "Nothing was written" in dialog.outcome.text()
    dialog.close()
    qtbot.waitUntil(lambda: editing.findChild(ExportDialog) is None, timeout=WAIT)


def test_closing_the_window_ends_an_export(dialog: ExportDialog, editing: MainWindow, qtbot: QtBot) -> None:
    press(dialog, "export-start", qtbot)
    editing.close()
    assert not editing.desk.windows


def test_errors_are_mentioned_before_with_a_way_to_them(
    dialog: ExportDialog, editing: MainWindow, qtbot: QtBot
) -> None:
    assert editing.session is not None
    editing.session.edit(lambda proposal: replace(proposal, title="For {{ client.nobody }}"), "Change title")
    wait_for_pages(editing, qtbot)
    button = dialog.findChild(QPushButton, "export-findings")
    qtbot.waitUntil(button.isVisible, timeout=WAIT)
    press(dialog, "export-findings", qtbot)
    assert editing.panes.is_shown("findings")
