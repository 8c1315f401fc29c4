import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.app.folders import Folders
from studio.app.keeping.own_library import Hindrance, hindrance
from studio.domain.pictures import Picture
from studio.sources.libraries.library import read_library
from studio.ui.keeping.window import LibraryWindow
from tests.ui.keeping.conftest import LESS, WAIT, Hands


def said(window: LibraryWindow) -> str:
    """Give the words of all notices, those of their buttons included."""
    labels = [one.text() for one in window.notices.findChildren(QLabel)]
    return "\n".join([*labels, *(one.text() for one in window.notices.findChildren(QPushButton))])


def emptied(root: Path) -> None:
    """Leave the folder as a drive leaves the one that it was mounted on."""
    shutil.rmtree(root)
    root.mkdir()


@pytest.mark.parametrize("take_away", [shutil.rmtree, emptied])
def test_a_library_that_is_gone_is_said_to_be_and_saved_to_when_it_is_back(
    hands: Hands, root: Path, tmp_path: Path, qtbot: QtBot, take_away: Callable[[Path], None]
) -> None:
    window = hands.window
    shutil.copytree(root, tmp_path / "backup")
    hands.select(LESS)
    hands.type("title", "Mine")
    take_away(root)
    hands.save()
    assert window.notices.shows("away")
    assert not window.notices.shows("own")
    assert str(root) in said(window)
    assert "Choose another folder…" in said(window)
    assert "Make it yours…" not in said(window)
    assert window.keeper.modified
    window.owning.note(None)
    assert window.notices.shows("away"), "what was found earlier does not count any more"
    shutil.copytree(tmp_path / "backup", root, dirs_exist_ok=True)
    hands.save()
    qtbot.waitUntil(lambda: not window.keeper.modified, timeout=WAIT)
    assert not window.notices.shows("away")
    assert "title: Mine" in (root / "flask" / "benefits.yaml").read_text(encoding="utf-8")


def test_coming_back_to_a_library_that_is_gone_and_once_more_when_it_is_there_again(
    hands: Hands, root: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = hands.window
    root.rename(tmp_path / "elsewhere")
    window.freshening.look()
    qtbot.waitUntil(lambda: window.notices.shows("away"), timeout=WAIT)
    (tmp_path / "elsewhere").rename(root)
    window.freshening.look()
    qtbot.waitUntil(lambda: not window.notices.shows("away"), timeout=WAIT)


def test_of_a_drive_that_is_gone_its_empty_folder_is_no_reading(
    hands: Hands, root: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = hands.window
    before = hands.titles()
    root.rename(tmp_path / "elsewhere")
    root.mkdir()
    with qtbot.assertNotEmitted(window.keeper.reread, wait=500):
        with qtbot.waitSignal(window.desk.library_changed, timeout=WAIT):
            window.freshening.look()
        qtbot.waitUntil(lambda: window.notices.shows("away"), timeout=WAIT)
    assert hands.titles() == before
    assert not window.notices.shows("others")


def test_of_a_library_that_is_gone_another_folder_can_be_chosen_with_what_is_not_saved(
    hands: Hands, root: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window, moved, empty = hands.window, tmp_path / "moved", tmp_path / "empty"
    hands.select(LESS)
    hands.type("title", "Mine")
    root.rename(moved)
    hands.save()
    window.owning.make_own(empty)
    qtbot.waitUntil(lambda: window.notices.shows("problem"), timeout=WAIT)
    assert f"There is no library in {empty}" in said(window)
    assert window.notices.shows("away")
    window.owning.make_own(moved)
    qtbot.waitUntil(lambda: window.desk.folders.library == moved, timeout=WAIT)
    assert not window.notices.shows("away")
    hands.save()
    assert "title: Mine" in (moved / "flask" / "benefits.yaml").read_text(encoding="utf-8")
    assert not root.exists()


def test_no_picture_makes_a_library_that_is_gone_appear_again(hands: Hands, root: Path, folders: Folders) -> None:
    edits = hands.window.workspace.entry.edits
    hands.select(LESS)
    picture = Picture(path=folders.library / "flask" / "a.png", alt="", width=1, height=1)
    shutil.rmtree(root)
    refused = edits.put_picture(LESS, "picture", picture, "Picture")
    assert refused is not None
    assert "not there" in refused.text
    assert not root.exists()


def test_a_library_that_cannot_be_written_to_says_so(hands: Hands, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window, asked = hands.window, os.access
    hands.select(LESS)
    hands.type("title", "Mine")
    with monkeypatch.context() as patch:  # whoever may do everything could write to it in spite of its rights
        patch.setattr(os, "access", lambda path, mode: Path(path) != root and asked(path, mode))
        assert hindrance(read_library(root)[0]) is Hindrance.READ_ONLY
        hands.save()
        assert window.notices.shows("away")
        assert "writable" in said(window)
        assert "Make it yours…" not in said(window)
        assert window.keeper.modified
    hands.save()
    assert not window.notices.shows("away")
    assert "title: Mine" in (root / "flask" / "benefits.yaml").read_text(encoding="utf-8")
