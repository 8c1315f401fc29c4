import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from studio.app.settings import read_settings, settings_file
from studio.ui.dialogs.fault import FaultDialog
from studio.ui.faults import Faults
from studio.ui.first_paint import VARIABLE
from studio.ui.system_libraries import how_to_install, missing_libraries
from studio.ui.window import MainWindow
from tests.ui.window.steps import WAIT

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("start", [["main.py"], ["-m", "studio"], ["-c", "from studio.cli import main; main([])"]])
def test_every_way_to_start_shows_the_window(start: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, *start], cwd=ROOT, env={**os.environ, VARIABLE: "1"}, check=False, timeout=60
    )
    assert ended.returncode == 0


def test_a_proposal_can_be_named(example: Path, qtbot: QtBot) -> None:
    with subprocess.Popen([sys.executable, "main.py", str(example)], cwd=ROOT) as process:
        qtbot.waitUntil(lambda: bool(read_settings(settings_file()).recents), timeout=WAIT)
        assert process.poll() is None
        process.terminate()


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
