import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from studio.app.settings import read_settings, settings_file
from studio.ui.dialogs.fault import FaultDialog
from studio.ui.faults import Faults
from studio.ui.system_libraries import how_to_install, missing_libraries
from studio.ui.window import MainWindow
from tests.ui.window.steps import WAIT

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("start", [["main.py", "FILE"], ["-m", "studio"]])
def test_the_program_opens_its_window(start: list[str], example: Path) -> None:
    arguments = [str(example) if part == "FILE" else part for part in start]
    program = [sys.executable, *arguments]
    with subprocess.Popen(program, cwd=ROOT, env={**os.environ, "STUDIO_TEST": "1"}) as process:
        begun = time.monotonic()
        while process.poll() is None and time.monotonic() - begun < WAIT / 1000:
            if "FILE" not in start or read_settings(settings_file()).recents:
                break
        time_is_up = time.monotonic() - begun >= WAIT / 1000
        assert process.poll() is None
        process.terminate()
    assert not time_is_up


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
