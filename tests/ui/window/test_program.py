import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QPlainTextEdit
from pytestqt.qtbot import QtBot

from studio.app.folders import settings_file
from studio.app.settings import read_settings
from studio.ui.desk import Desk
from studio.ui.dialogs.fault import FaultDialog
from studio.ui.faults import Faults
from studio.ui.first_paint import VARIABLE
from studio.ui.system_libraries import how_to_install, missing_libraries
from studio.ui.window.main_window import MainWindow
from tests.ui.window.steps import WAIT

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("start", [["main.py"], ["-m", "studio"], ["-c", "from studio.cli import main; main([])"]])
def test_every_way_to_start_shows_the_window(start: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, *start], cwd=ROOT, env={**os.environ, VARIABLE: "1"}, check=False, timeout=60
    )
    assert ended.returncode == 0


@pytest.mark.parametrize("start", [["main.py"], ["-m", "studio"]])
def test_proposals_can_be_named(start: list[str], example: Path, qtbot: QtBot) -> None:
    other = example.with_name("other.proposal.yaml")
    other.write_bytes(example.read_bytes())
    with subprocess.Popen([sys.executable, *start, str(example), str(other)], cwd=ROOT) as process:
        qtbot.waitUntil(lambda: len(read_settings(settings_file()).recents) == 2, timeout=WAIT)
        assert process.poll() is None
        process.terminate()


def test_a_file_that_is_not_there_is_said_in_the_window(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    window = desk.new_window(tmp_path / "gone.proposal.yaml")
    qtbot.waitUntil(lambda: window.notices.shows("open"), timeout=WAIT)
    notice = window.notices.findChild(QFrame, "open")
    assert notice is not None
    assert "gone.proposal.yaml" in notice.accessibleName()
    assert window.start.isVisible()


def test_several_files_open_in_windows_of_their_own(desk: Desk, qtbot: QtBot, example: Path, tmp_path: Path) -> None:
    window = desk.new_window()
    window.files.open_all([example, example, tmp_path / "gone.proposal.yaml"])
    assert len(desk.windows) == 2
    qtbot.waitUntil(lambda: window.session is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: desk.windows[1].notices.shows("open"), timeout=WAIT)


def test_missing_libraries_are_named_with_their_packages() -> None:
    said = how_to_install(("libEGL.so.1", "libxcb-cursor.so.0"))
    assert "sudo apt install libegl1 libxcb-cursor0" in said
    assert "sudo dnf install mesa-libEGL xcb-util-cursor" in said


def test_nothing_is_missing_where_the_window_is_shown() -> None:
    assert missing_libraries() == ()


@pytest.mark.qt_no_exception_capture
def test_a_fault_is_reported_and_work_is_kept(
    editing: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    Faults(editing.desk).listen()

    def break_down() -> None:
        raise ZeroDivisionError("nobody expected this")

    QTimer.singleShot(0, break_down)
    qtbot.waitUntil(lambda: editing.findChild(FaultDialog) is not None, timeout=WAIT)
    dialog = editing.findChild(FaultDialog)
    assert dialog is not None
    assert "nobody expected this" in dialog.findChild(QPlainTextEdit).toPlainText()
    assert "nobody expected this" in capfd.readouterr().err
    dialog.close()
