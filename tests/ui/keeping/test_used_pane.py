"""Where entries are used, and which never are."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QMenu
from pytestqt.qtbot import QtBot

from studio.app.folders import Folders
from studio.ui.keeping.window import LibraryWindow
from studio.ui.theme import SPACE
from tests.ui.keeping.conftest import LESS, WAIT, Hands


def look(hands: Hands, folders: Folders) -> None:
    hands.window.workspace.used.look_in(folders.examples)
    hands.window.workspace.tabs.setCurrentWidget(hands.window.workspace.used)


def rows(hands: Hands) -> list[str]:
    view = hands.window.workspace.used.usage.list
    return [view.item(number).text() for number in range(view.count())]


def test_all_entries_are_listed_with_those_that_are_never_used_first(
    hands: Hands, folders: Folders, qtbot: QtBot
) -> None:
    workspace = hands.window.workspace
    used = workspace.used
    hands.select(LESS)
    look(hands, folders)
    qtbot.waitUntil(lambda: used.list.count() == 3, timeout=WAIT)
    qtbot.mouseClick(used.all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: used.usage.list.count() > 0, timeout=WAIT)
    found = rows(hands)
    assert len(found) == len(workspace.list.rows)
    never = [row for row in found if "Never used" in row]
    assert found[: len(never)] == never
    assert never
    said = "Used 3 times: 3 as it is now · 3 with words of their own · Flask · What Flask gives you"
    assert f"A core without ballast\n{said}" in found
    assert used.usage.head.text().endswith(" entries are used in the 3 proposals of this folder")
    check = used.usage.only_never
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton, pos=QPoint(SPACE, check.height() // 2))
    assert rows(hands) == never


def test_an_entry_of_the_list_is_gone_to(hands: Hands, folders: Folders, qtbot: QtBot) -> None:
    workspace = hands.window.workspace
    used = workspace.used
    workspace.places.choose(("flask", "benefits"))
    look(hands, folders)
    qtbot.waitUntil(lambda: used.usage.list.count() > 0, timeout=WAIT)
    assert not used.all.isEnabled(), "there is no one entry to go back to"
    assert all(one.startswith("flask/benefits/") for one in _ids(hands))
    used.usage.list.setCurrentRow(used.usage.list.count() - 1)
    wanted = _ids(hands)[-1]
    used.usage.list.setFocus()
    qtbot.keyClick(used.usage.list, Qt.Key.Key_Return)
    assert workspace.current == wanted
    qtbot.waitUntil(lambda: used.list.count() > 0, timeout=WAIT)
    assert used.list.isVisible()


def test_what_is_changed_in_the_library_is_an_earlier_version_in_proposals(
    hands: Hands, folders: Folders, qtbot: QtBot
) -> None:
    used = hands.window.workspace.used
    hands.select(LESS)
    hands.type("title", "New words")
    hands.save()
    look(hands, folders)
    qtbot.waitUntil(lambda: used.list.count() == 3, timeout=WAIT)
    assert used.list.item(0).text().splitlines()[1].startswith("An earlier version")


THERE = "django/benefits/less-is-more"


def move_to_django(hands: Hands, qtbot: QtBot) -> None:
    """Choose it in the menu of a right click, by keys."""
    view = hands.window.workspace.list.view
    place = view.visualRect(view.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Up)
    assert menu.activeAction().text() == "Move to topic"
    qtbot.keyClick(menu, Qt.Key.Key_Right)
    inner = menu.activeAction().menu()
    assert isinstance(inner, QMenu)
    assert inner.activeAction().text() == "Django"
    qtbot.keyClick(inner, Qt.Key.Key_Return)


def test_moving_what_proposals_use_says_so_and_it_is_used_where_it_stands_now(
    hands: Hands, folders: Folders, qtbot: QtBot
) -> None:
    window, used = hands.window, hands.window.workspace.used
    hands.select(LESS)
    look(hands, folders)
    qtbot.waitUntil(lambda: used.list.count() == 3, timeout=WAIT)
    move_to_django(hands, qtbot)
    (bar,) = (one for one in window.notices.findChildren(QFrame, "moved") if not one.isHidden())
    assert bar.accessibleName() == "What you moved is used in 3 proposals."
    assert any("They are told, and Update takes it over." in one.text() for one in bar.findChildren(QLabel))
    for save in (lambda: None, hands.save):
        save()
        hands.select(LESS)
        hands.select(THERE)
        assert used.head.text() == "Used in 3 of the 3 proposals of this folder"
        assert used.list.item(0).text().endswith("\nNot updated since it was moved from Flask")
    window.keeper.undo()
    assert not any(one.isVisible() for one in window.notices.findChildren(QFrame, "moved"))
    hands.select(LESS)
    assert used.head.text() == "Used in 3 of the 3 proposals of this folder"
    assert "moved" not in used.list.item(0).text()


def test_moving_to_where_the_name_is_taken_says_that_proposals_cannot_follow(
    open_library: Callable[[Path], LibraryWindow], root: Path, folders: Folders, qtbot: QtBot
) -> None:
    file = root / "django" / "benefits.yaml"
    text = file.read_text(encoding="utf-8").rstrip()
    more = "  - id: less-is-more\n    title: Another\n    description: It has that name."
    file.write_text(f"{text}\n\n{more}\n", encoding="utf-8")
    hands = Hands(open_library(root), qtbot)
    hands.window.workspace.used.look_in(folders.examples)
    hands.select(LESS)
    move_to_django(hands, qtbot)
    assert hands.window.keeper.drafts.entry(f"{THERE}-2") is not None
    qtbot.waitUntil(lambda: hands.window.notices.shows("moved"), timeout=WAIT)
    (bar,) = (one for one in hands.window.notices.findChildren(QFrame, "moved") if not one.isHidden())
    assert any("proposals cannot follow" in one.text() for one in bar.findChildren(QLabel))


def test_moving_what_nobody_uses_says_nothing(hands: Hands, qtbot: QtBot, tmp_path: Path) -> None:
    hands.window.workspace.used.look_in(tmp_path)
    hands.select(LESS)
    move_to_django(hands, qtbot)
    assert hands.window.keeper.drafts.entry(THERE) is not None
    assert not hands.window.notices.shows("moved")


def _ids(hands: Hands) -> list[str]:
    view = hands.window.workspace.used.usage.list
    return [view.item(number).data(Qt.ItemDataRole.UserRole) for number in range(view.count())]
