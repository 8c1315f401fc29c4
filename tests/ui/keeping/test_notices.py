"""What the Library window says goes when it is no longer so."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from studio.app.folders import Folders
from studio.domain.frozen import replace
from studio.ui.keeping.window import LibraryWindow
from studio.ui.window.notices import Notice, Weight
from tests.ui.keeping.conftest import LESS, WAIT, Hands, written_by_somebody


def names(hands: Hands) -> set[str]:
    """Give which notices are there."""
    children = hands.window.notices.children()
    return {one.objectName() for one in children if isinstance(one, QFrame) and not one.isHidden()}


def shown(window: LibraryWindow, name: str) -> QFrame:
    """Give the notice of that name that is to be seen."""
    (bar,) = (one for one in window.notices.findChildren(QFrame, name) if not one.isHidden())
    return bar


def test_no_more_than_two_stand_there_and_what_weighs_least_goes_first(hands: Hands) -> None:
    window = hands.window
    for name, weight in (("a", Weight.WARNING), ("b", Weight.INFO), ("c", Weight.ERROR), ("d", Weight.INFO)):
        window.show_notice(Notice(id=name, text=name, weight=weight))
    assert names(hands) == {"c", "d"}


def test_a_failed_sharing_is_one_message_and_goes_with_the_next_change(
    hands: Hands, tmp_path: Path, qtbot: QtBot
) -> None:
    window = hands.window
    window.desk.memory.change(lambda known: replace(known, remote=str(tmp_path / "nothing.git")))
    window.sharing.share()
    assert names(hands) == {"sharing"}
    qtbot.waitUntil(lambda: names(hands) == {"shared"}, timeout=WAIT)
    hands.select(LESS)
    hands.type("title", "Other")
    assert names(hands) == set()


def test_what_was_to_be_saved_first_is_not_said_any_more_once_it_is(hands: Hands) -> None:
    hands.select(LESS)
    hands.type("title", "Other")
    hands.window.sharing.share()
    assert names(hands) == {"shared"}
    hands.save()
    assert names(hands) == set()


def test_what_both_changed_is_said_until_one_s_own_is_taken_back(hands: Hands, root: Path, qtbot: QtBot) -> None:
    window = hands.window
    hands.select(LESS)
    hands.type("title", "Mine")
    written_by_somebody(root, "Theirs")
    window.freshening.look()
    qtbot.waitUntil(lambda: names(hands) == {"both"}, timeout=WAIT)
    window.keeper.undo()
    assert not window.keeper.modified
    assert names(hands) == set()


def test_what_was_held_back_is_not_said_any_more_once_it_is_taken_back(hands: Hands) -> None:
    hands.window.workspace.places.choose(("flask", "benefits"))
    hands.window.new_entry()
    hands.save()
    assert names(hands) == {"incomplete"}
    hands.window.keeper.undo()
    assert not hands.window.keeper.modified
    assert names(hands) == set()


def test_an_unknown_language_is_forgotten_once_another_is_named(hands: Hands) -> None:
    hands.select(LESS)
    for name, shown in (("Klingonese", {"language"}), ("French", set())):
        hands.window.workspace.entry.language.more_wanted.emit()
        hands.window.ask.line.setText(name)
        hands.window.ask.done.click()
        assert names(hands) == shown


def test_deleting_what_proposals_use_says_so_with_a_way_back(hands: Hands, folders: Folders, qtbot: QtBot) -> None:
    window = hands.window
    window.workspace.used.look_in(folders.examples)
    hands.select(LESS)
    hands.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(hands) == {"deleted"}, timeout=WAIT)
    bar = shown(window, "deleted")
    assert bar.accessibleName() == "What you deleted is used in 3 proposals."
    (undo,) = bar.findChildren(QPushButton)
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert window.keeper.drafts.entry(LESS) is not None
    assert names(hands) == set()


def test_what_was_said_of_deleting_and_closed_is_not_said_again(hands: Hands, folders: Folders, qtbot: QtBot) -> None:
    window = hands.window
    window.workspace.used.look_in(folders.examples)
    hands.select(LESS)
    hands.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(hands) == {"deleted"}, timeout=WAIT)
    bar = shown(window, "deleted")
    (close,) = bar.findChildren(QToolButton)
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.workspace.used.found, timeout=WAIT):
        window.workspace.used.look_in(folders.examples)
    assert names(hands) == set()


def test_a_file_that_is_broken_outside_is_named_and_nothing_vanishes(hands: Hands, root: Path, qtbot: QtBot) -> None:
    window, file = hands.window, root / "flask" / "benefits.yaml"
    titles, text = hands.titles(), file.read_text(encoding="utf-8")
    hands.select("flask/benefits/free-choice")
    hands.type("title", "Mine")
    file.write_text(text.replace("    title: A core", "   title: [A core"), encoding="utf-8")
    window.freshening.look()
    qtbot.waitUntil(lambda: names(hands) == {"broken"}, timeout=WAIT)
    assert len(hands.titles()) == len(titles)
    hands.save()
    assert "broken" in names(hands)
    file.write_text(text, encoding="utf-8")
    window.freshening.look()
    qtbot.waitUntil(lambda: "broken" not in names(hands), timeout=WAIT)
    hands.save()
    assert file.read_text(encoding="utf-8") == text.replace("title: Freedom to choose every component", "title: Mine")


def test_an_entry_that_is_broken_outside_is_named_with_its_line_and_stays(
    hands: Hands, root: Path, qtbot: QtBot
) -> None:
    window, file = hands.window, root / "flask" / "benefits.yaml"
    titles, text = hands.titles(), file.read_text(encoding="utf-8")
    broken = text.replace("    title: A core", "    titel: A core")
    file.write_text(broken, encoding="utf-8")
    window.freshening.look()
    qtbot.waitUntil(lambda: names(hands) == {"broken"}, timeout=WAIT)
    bar = shown(window, "broken")
    assert bar.accessibleName().startswith("“A core without ballast” in flask/benefits.yaml cannot be read")
    line = broken[: broken.index("titel")].count("\n") + 1
    said = " ".join(one.text() for one in bar.findChildren(QLabel))
    assert f"flask/benefits.yaml, line {line}: Unknown key “titel” in this benefit: did you mean “title”?" in said
    assert hands.titles() == titles
    hands.select(LESS)
    hands.type("title", "Mine")
    hands.save()
    assert names(hands) == {"broken", "problem"}
    assert file.read_text(encoding="utf-8") == broken


def test_an_entry_that_was_broken_before_is_told_when_the_library_is_opened(
    open_library: Callable[[Path], LibraryWindow], root: Path, qtbot: QtBot
) -> None:
    file = root / "flask" / "benefits.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    title: A core", "    titel: A core"), encoding="utf-8")
    window = open_library(root)
    qtbot.waitUntil(lambda: window.notices.findChild(QFrame, "broken") is not None, timeout=WAIT)
    bar = shown(window, "broken")
    assert bar.accessibleName() == "“less-is-more” in flask/benefits.yaml cannot be read."
    file.write_text(text, encoding="utf-8")
    window.freshening.look()
    qtbot.waitUntil(lambda: window.keeper.drafts.entry(LESS) is not None, timeout=WAIT)
    assert all(one.isHidden() for one in window.notices.findChildren(QFrame, "broken"))


def test_who_chooses_no_folder_is_still_told_how_to_save(
    open_library: Callable[[Path], LibraryWindow], folders: Folders, root: Path, qtbot: QtBot
) -> None:
    window = open_library(folders.library)
    button = window.notices.findChild(QPushButton, "own-Make it yours…")
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.reject()
    assert window.notices.shows("own")
    assert window.actions_of_window["own"].isVisible()
    window.owning.make_own(root)
    qtbot.waitUntil(lambda: window.desk.folders.library == root, timeout=WAIT)
    assert not window.actions_of_window["own"].isVisible()
