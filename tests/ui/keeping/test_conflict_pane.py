"""What two people changed at the same time is asked about, and nothing of either is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.ui.keeping.conflict_card import ConflictCard
from tests.ui.keeping.conftest import LESS, WAIT, Hands, title_in, written_by_somebody


@pytest.fixture
def card(hands: Hands, root: Path) -> ConflictCard:
    """The question about a title that is “Mine” in the window and “Theirs” in the file."""
    hands.select(LESS)
    hands.type("title", "Mine")
    written_by_somebody(root, "Theirs")
    hands.save()
    return hands.card()


def test_the_same_words_are_asked_about_and_nothing_is_overwritten(
    hands: Hands, card: ConflictCard, root: Path, qtbot: QtBot
) -> None:
    workspace = hands.window.workspace
    assert title_in(root) == "Theirs"
    assert workspace.middle.currentWidget() is workspace.conflicts
    assert not workspace.conflicts.save.isEnabled()
    qtbot.mouseClick(card.own, Qt.MouseButton.LeftButton)
    card.own_text.setPlainText("Ours")
    qtbot.mouseClick(workspace.conflicts.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not hands.window.keeper.saving and not hands.window.keeper.modified, timeout=WAIT)
    assert title_in(root) == "Ours"
    assert workspace.middle.currentWidget() is workspace.entry


def test_words_of_one_s_own_are_a_decision_once_there_are_some(hands: Hands, card: ConflictCard, qtbot: QtBot) -> None:
    pane = hands.window.workspace.conflicts
    qtbot.mouseClick(card.own, Qt.MouseButton.LeftButton)
    assert pane.save.isEnabled()
    card.own_text.selectAll()
    qtbot.keyClick(card.own_text, Qt.Key.Key_Delete)
    assert not pane.save.isEnabled()
    qtbot.keyClicks(card.own_text, "Ours")
    assert pane.save.isEnabled()


def test_what_was_written_stays_when_one_goes_back_to_the_entry_first(
    hands: Hands, card: ConflictCard, qtbot: QtBot
) -> None:
    pane = hands.window.workspace.conflicts
    qtbot.mouseClick(card.own, Qt.MouseButton.LeftButton)
    card.own_text.setPlainText("Ours, after long thought")
    pane.left.emit()
    hands.type("title", "Mine, too")
    hands.save()
    again = hands.card()
    assert again is not card
    assert not again.is_decided
    qtbot.mouseClick(again.own, Qt.MouseButton.LeftButton)
    assert again.own_text.toPlainText() == "Ours, after long thought"
    hands.save()
    assert hands.card().value == "Ours, after long thought"


def test_of_what_one_deleted_and_another_changed_both_are_shown(hands: Hands, root: Path) -> None:
    hands.select(LESS)
    hands.press(Qt.Key.Key_Delete)
    written_by_somebody(root, "Theirs")
    hands.save()
    said = " ".join(one.text() for one in hands.card().findChildren(QLabel))
    assert "Deleted it" in said
    assert "Title" in said
    assert "Theirs" in said


def test_what_was_decided_while_a_save_runs_is_saved_after_it(
    hands: Hands, card: ConflictCard, root: Path, qtbot: QtBot
) -> None:
    window, pane = hands.window, hands.window.workspace.conflicts
    card.choose(mine=True)
    window.save()
    assert window.keeper.saving
    qtbot.mouseClick(pane.save, Qt.MouseButton.LeftButton)
    window.save()
    qtbot.waitUntil(lambda: not window.keeper.saving, timeout=WAIT)
    assert not window.keeper.modified
    assert title_in(root) == "Mine"
    assert window.workspace.middle.currentWidget() is window.workspace.entry
