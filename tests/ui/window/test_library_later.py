import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from studio.app.folders import Folders, settings_file
from studio.app.settings import change_settings
from studio.ui.desk import Desk
from studio.ui.theme import Theme
from tests.ui.window.steps import WAIT, opened


@pytest.fixture
def copied(folders: Folders, tmp_path: Path) -> Callable[[], Path]:
    """Makes a library of one topic appear, as with a drive that is plugged in."""
    target = tmp_path / "drive" / "library"

    def appear() -> Path:
        shutil.copytree(folders.library / "flask", target / "flask")
        return target

    return appear


def test_a_library_that_was_not_there_at_the_start_is_read_once_it_is(
    qapp: QApplication, folders: Folders, qtbot: QtBot, example: Path, tmp_path: Path, copied: Callable[[], Path]
) -> None:
    desk = Desk(replace(folders, library=tmp_path / "drive" / "library"), Theme(qapp), qapp)
    window = desk.new_window()
    qtbot.waitUntil(lambda: window.notices.shows("library"), timeout=WAIT)
    opened(window, example, qtbot)
    assert desk.library is None
    copied()
    desk.look_at_library()
    qtbot.waitUntil(lambda: desk.library is not None, timeout=WAIT)
    assert not window.notices.shows("library")
    assert window.session is not None
    assert [topic.id for topic in window.session.workspace.library.topics] == ["flask"]
    assert window.start.findChild(QPushButton, "topic-flask") is not None
    window.files.give_up()
    window.close()
    desk.close()
    desk.theme.deleteLater()
    desk.deleteLater()


def test_ones_own_library_takes_its_place_when_it_appears_and_stays_when_it_goes(
    start: Callable[[], Desk], qtbot: QtBot, tmp_path: Path, copied: Callable[[], Path]
) -> None:
    own = tmp_path / "drive" / "library"
    change_settings(settings_file(), lambda known: replace(known, library=own))
    desk = start()
    desk.new_window()
    qtbot.waitUntil(lambda: bool(desk.examples), timeout=WAIT)
    shipped = desk.library
    assert shipped is not None
    assert shipped.root != own
    copied()
    with qtbot.waitSignal(desk.library_changed, timeout=WAIT):
        desk.look_at_library()
    assert desk.library is not None
    assert desk.library.root == own
    assert [one.objectName() for one in desk.windows[0].start.new.stops()][1:-1] == ["topic-flask"]
    shutil.rmtree(own)
    with qtbot.assertNotEmitted(desk.library_changed, wait=500):
        desk.look_at_library()
    assert desk.library.root == own


def test_proposals_do_not_wait_for_the_library_to_be_looked_at(
    start: Callable[[], Desk], qtbot: QtBot, example: Path
) -> None:
    desk = start()
    window = desk.new_window()
    qtbot.waitUntil(lambda: bool(desk.examples), timeout=WAIT)
    desk.look_at_library()
    assert "studio-library" in {thread.name for thread in threading.enumerate()}, "it has a thread of its own"
    opened(window, example, qtbot)
