from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.ui.desk import Desk
from studio.ui.window.main_window import MainWindow
from tests.outside import outside
from tests.ui.window.steps import WAIT, answer_dialog, press, wait_until_saved

CONTROL = Qt.KeyboardModifier.ControlModifier


def retitle(window: MainWindow, title: str) -> None:
    assert window.session is not None
    window.session.edit(lambda proposal: replace(proposal, title=title), "Change title")


def title_of(window: MainWindow) -> str:
    assert window.session is not None
    return window.session.proposal.title


def test_saving_writes_what_was_changed_and_nothing_else(editing: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "pitch.proposal.yaml"
    before = path.read_text(encoding="utf-8")
    retitle(editing, "Another title")
    assert editing.isWindowModified()
    qtbot.keyClick(editing, Qt.Key.Key_S, CONTROL)
    wait_until_saved(editing, qtbot)
    after = path.read_text(encoding="utf-8")
    assert "entry: flask/overview/flask" in after.partition("origins:\n")[2]
    assert after == before.replace("A dispatch board that everyone can trust", "Another title", 1)
    assert not editing.isWindowModified()
    assert "Saved at" in editing.status.saved.text()


def test_saving_under_another_name_keeps_the_history(editing: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    retitle(editing, "Another title")
    qtbot.keyClick(editing, Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    answer_dialog(editing, tmp_path / "second", qtbot)
    wait_until_saved(editing, qtbot)
    assert "Another title" in (tmp_path / "second.proposal.yaml").read_text(encoding="utf-8")
    assert editing.windowTitle().startswith("second.proposal.yaml")
    qtbot.keyClick(editing, Qt.Key.Key_Z, CONTROL)
    assert title_of(editing) == "A dispatch board that everyone can trust"
    assert editing.isWindowModified()
    qtbot.keyClick(editing, Qt.Key.Key_S, CONTROL)
    wait_until_saved(editing, qtbot)
    assert "Another title" not in (tmp_path / "second.proposal.yaml").read_text(encoding="utf-8")
    assert editing.desk.memory.settings.recents[0].path == tmp_path / "second.proposal.yaml"


def _changed_by_somebody(path: Path) -> None:
    outside(path, "A dispatch board that everyone can trust", "Their title")


def test_a_file_changed_by_somebody_else_is_not_overwritten_unseen(
    editing: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "pitch.proposal.yaml"
    _changed_by_somebody(path)
    retitle(editing, "My title")
    editing.files.save()
    qtbot.waitUntil(lambda: editing.notices.shows("save"), timeout=WAIT)
    assert "Their title" in path.read_text(encoding="utf-8")
    press(editing, "save-Overwrite", qtbot)
    wait_until_saved(editing, qtbot)
    assert "My title" in path.read_text(encoding="utf-8")
    retitle(editing, "My next title")
    editing.files.save()
    wait_until_saved(editing, qtbot)
    assert "My next title" in path.read_text(encoding="utf-8")


def test_their_version_can_be_loaded_and_undone(editing: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "pitch.proposal.yaml"
    _changed_by_somebody(path)
    retitle(editing, "My title")
    editing.files.save()
    qtbot.waitUntil(lambda: editing.notices.shows("save"), timeout=WAIT)
    press(editing, "save-Reload", qtbot)
    qtbot.waitUntil(lambda: title_of(editing) == "Their title", timeout=WAIT)
    assert not editing.files.modified
    editing.undo()
    assert title_of(editing) == "My title"
    assert editing.files.modified


def test_a_change_elsewhere_is_noticed_when_one_comes_back(editing: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    _changed_by_somebody(tmp_path / "pitch.proposal.yaml")
    editing.files.look()
    qtbot.waitUntil(lambda: editing.notices.shows("touched"), timeout=WAIT)


def test_what_was_said_about_the_file_goes_once_it_is_saved(editing: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    _changed_by_somebody(tmp_path / "pitch.proposal.yaml")
    retitle(editing, "My title")
    editing.files.look()
    qtbot.waitUntil(lambda: editing.notices.shows("touched"), timeout=WAIT)
    editing.files.save()
    qtbot.waitUntil(lambda: editing.notices.shows("save"), timeout=WAIT)
    press(editing, "save-Overwrite", qtbot)
    wait_until_saved(editing, qtbot)
    assert not editing.notices.shows("touched")


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_lost(
    editing: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    retitle(editing, "My title")
    (tmp_path / "pitch.proposal.yaml").unlink()
    (tmp_path / "pitch.proposal.yaml").mkdir()
    editing.files.save()
    qtbot.waitUntil(lambda: editing.notices.shows("save"), timeout=WAIT)
    assert editing.files.modified
    assert title_of(editing) == "My title"


def test_closing_asks_in_the_window_and_saves(editing: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    retitle(editing, "My title")
    editing.close()
    assert editing.isVisible()
    press(editing, "unsaved-Save", qtbot)
    qtbot.waitUntil(lambda: not desk.windows, timeout=WAIT)
    assert "My title" in (tmp_path / "pitch.proposal.yaml").read_text(encoding="utf-8")


def test_closing_without_saving_leaves_the_file_alone(
    editing: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    before = (tmp_path / "pitch.proposal.yaml").read_bytes()
    retitle(editing, "My title")
    editing.close()
    press(editing, "unsaved-Close without saving", qtbot)
    assert not desk.windows
    assert (tmp_path / "pitch.proposal.yaml").read_bytes() == before


def test_closing_the_last_proposal_goes_back_to_the_start_page(editing: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(editing, Qt.Key.Key_W, CONTROL)
    assert editing.session is None
    assert desk.windows == [editing]
    assert editing.start.isVisible()
