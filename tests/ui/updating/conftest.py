"""A window on a library of one's own, which somebody changes on the disk."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.folders import Folders
from studio.app.keeping.history import opened_history
from studio.history.versions import Author
from studio.ui.desk import Desk
from studio.ui.theme import Theme
from studio.ui.window.main_window import MainWindow
from tests.outside import outside
from tests.ui.window.steps import WAIT, opened, wait_for_pages

Edit = Callable[[str, str, str], None]


@pytest.fixture
def shelf(folders: Folders, tmp_path: Path) -> Path:
    """A library with a history."""
    root = tmp_path / "library"
    shutil.copytree(folders.library, root)
    history = opened_history(root, Author(name="Keeper"), datetime(2026, 11, 1, tzinfo=UTC))
    assert history is not None
    history.close()
    return root


@pytest.fixture
def desk(qapp: QApplication, folders: Folders, shelf: Path) -> Iterator[Desk]:
    """The program with that library; everything is closed after the test, whatever is unsaved."""
    desk = Desk(replace(folders, library=shelf), Theme(qapp), qapp)
    yield desk
    for window in list(desk.windows):
        window.files.give_up()
        if window in desk.windows:
            window.close()
    desk.close()
    desk.theme.deleteLater()
    desk.deleteLater()


@pytest.fixture
def editing(desk: Desk, folders: Folders, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """A window with a proposal, the copy of the short example."""
    window = desk.new_window()
    qtbot.waitUntil(lambda: bool(desk.examples), timeout=WAIT)
    path = tmp_path / "pitch.proposal.yaml"
    path.write_bytes((folders.examples / "flask-pitch.proposal.yaml").read_bytes())
    wait_for_pages(opened(window, path, qtbot), qtbot)
    return window


@pytest.fixture
def edit(shelf: Path, desk: Desk, editing: MainWindow, qtbot: QtBot) -> Edit:
    """Change a file of the library with another program, then come back to the window."""

    def edited(section: str, old: str, new: str) -> None:
        outside(shelf / f"{section}.yaml", old, new)
        before = desk.library
        desk.look_at_library()
        qtbot.waitUntil(lambda: desk.library is not before, timeout=WAIT)
        assert editing.session is not None
        assert editing.session.workspace.library is desk.library

    return edited
