from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.keeping.conftest import LESS, Hands


def test_several_entries_are_changed_only_where_something_is_filled_in_and_are_counted(
    hands: Hands, qtbot: QtBot
) -> None:
    work = hands.window.workspace
    hands.select(LESS)
    work.tabs.setCurrentWidget(work.history)
    hands.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: work.middle.currentWidget() is work.bulk)
    said = {one.text() for one in work.history.empty.findChildren(QLabel)}
    assert "Several entries are selected" in said
    assert not work.bulk.apply.isEnabled()
    qtbot.keyClicks(work.bulk.day, "2027-02-28")
    assert work.bulk.apply.isEnabled()
    qtbot.mouseClick(work.bulk.apply, Qt.MouseButton.LeftButton)
    assert work.bulk.done.text() == "2 entries are changed."
    assert not work.bulk.done.isHidden()
    assert not work.bulk.day.text()
    assert not work.bulk.apply.isEnabled()
    qtbot.keyClicks(work.bulk.day, "2027-02-28")
    assert work.bulk.done.isHidden()


def test_brands_are_called_as_in_a_proposal(hands: Hands) -> None:
    brand = hands.window.workspace.looking.brand
    assert brand.itemText(brand.findData("default")) == "Proposal Studio"
