"""Somebody at the window has moved an entry that somebody else moves elsewhere: one place is chosen, or both stay."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from studio.app.keeping.drafts import Drafts, with_entry
from studio.app.keeping.entry_verbs import moved
from studio.app.keeping.writing import save_drafts
from studio.domain.entries import EntryId
from studio.domain.frozen import replace
from studio.domain.library import Library
from studio.history.versions import Author
from studio.sources.libraries.library import read_library
from tests.app.keeping.teams import NOW
from tests.ui.keeping.conftest import LESS, WAIT, Hands

BEN = Author(name="Ben")
HERE, THERE = (EntryId(f"{topic}/benefits/less-is-more") for topic in ("django", "company"))


def ben_moves(known: Library, title: str = "") -> None:
    """Move the entry in another window, and perhaps call it otherwise."""
    drafts = Drafts(library=known)
    entry = known.find(LESS)
    assert entry is not None
    changes = {"title": title} if title else {}
    drafts = with_entry(drafts, replace(entry, **changes))
    save_drafts(moved(drafts, (entry.id,), "company")[0], BEN, NOW)


def anna_moves(hands: Hands) -> None:
    hands.select(LESS)
    hands.window.verbs.move_to("django")


def asked(hands: Hands, qtbot: QtBot) -> dict[str, QPushButton]:
    """Wait for the question, and give its buttons by what they say."""
    notices = hands.window.notices
    qtbot.waitUntil(lambda: notices.shows("twice"), timeout=WAIT)
    return {one.text(): one for one in notices.findChildren(QPushButton) if one.isVisibleTo(notices)}


def places(root: Path) -> list[str]:
    library = read_library(root)[0]
    return [name for name in (LESS, HERE, THERE) if library.find(name)]


def test_it_is_asked_where_it_stays_and_the_answer_can_be_undone(hands: Hands, root: Path, qtbot: QtBot) -> None:
    window = hands.window
    known = window.keeper.drafts.library
    anna_moves(hands)
    ben_moves(known)
    window.freshening.look()
    buttons = asked(hands, qtbot)
    labels = " ".join(one.text() for one in window.notices.findChildren(QLabel))
    assert "stands in Django and in" in labels
    qtbot.mouseClick(buttons["Only in Django"], Qt.MouseButton.LeftButton)
    assert not window.notices.shows("twice")
    assert window.workspace.list.selected == (HERE,)
    assert window.keeper.undo_label == "Only in Django"
    hands.save()
    assert places(root) == [HERE]
    window.keeper.undo()
    assert window.notices.shows("twice")
    hands.save()
    assert places(root) == [HERE, THERE]


def test_the_question_is_there_as_long_as_there_is_something_to_decide(hands: Hands, qtbot: QtBot) -> None:
    window = hands.window
    known = window.keeper.drafts.library
    anna_moves(hands)
    ben_moves(known)
    window.freshening.look()
    asked(hands, qtbot)
    window.keeper.undo()
    assert not window.notices.shows("twice")
    window.keeper.redo()
    assert window.notices.shows("twice")
    hands.select(HERE)
    hands.press(Qt.Key.Key_Delete)
    assert not window.notices.shows("twice")


def test_who_was_first_is_not_asked_about_a_copy_that_comes_later(hands: Hands, root: Path, qtbot: QtBot) -> None:
    window = hands.window
    anna_moves(hands)
    hands.save()
    text = (root / "django" / "benefits.yaml").read_text(encoding="utf-8")
    assert not (root / "company" / "benefits.yaml").exists()
    (root / "company" / "benefits.yaml").write_text(text, encoding="utf-8")
    window.freshening.look()
    qtbot.waitUntil(lambda: window.keeper.drafts.entry(THERE) is not None, timeout=WAIT)
    assert places(root) == [HERE, THERE]
    assert not window.notices.shows("twice")


def test_it_is_asked_after_a_save_that_knew_nothing_of_the_other_move(hands: Hands, root: Path, qtbot: QtBot) -> None:
    known = hands.window.keeper.drafts.library
    anna_moves(hands)
    ben_moves(known)
    hands.save()
    assert places(root) == [HERE, THERE]
    name = next(name for name in asked(hands, qtbot) if name.startswith("Only in") and "Django" not in name)
    qtbot.mouseClick(asked(hands, qtbot)[name], Qt.MouseButton.LeftButton)
    hands.save()
    assert places(root) == [THERE]


def test_words_that_both_changed_are_asked_about_and_saved_then(hands: Hands, root: Path, qtbot: QtBot) -> None:
    window, pane = hands.window, hands.window.workspace.conflicts
    known = window.keeper.drafts.library
    hands.select(LESS)
    hands.type("title", "Anna's")
    anna_moves(hands)
    ben_moves(known, "Ben's")
    window.freshening.look()
    qtbot.mouseClick(asked(hands, qtbot)["Only in Django"], Qt.MouseButton.LeftButton)
    ((_, card),) = pane.cards
    assert window.workspace.middle.currentWidget() is pane
    pane.left.emit()
    assert window.notices.shows("twice"), "nothing was answered"
    qtbot.mouseClick(asked(hands, qtbot)["Only in Django"], Qt.MouseButton.LeftButton)
    ((_, card),) = pane.cards
    qtbot.mouseClick(card.theirs, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(pane.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.keeper.saving and not window.keeper.modified, timeout=WAIT)
    assert places(root) == [HERE]
    entry = read_library(root)[0].find(HERE)
    assert getattr(entry, "title", "") == "Ben's"
    assert window.workspace.middle.currentWidget() is window.workspace.entry
    assert not window.notices.shows("twice")


def test_closing_the_question_leaves_both(hands: Hands, root: Path, qtbot: QtBot) -> None:
    known = hands.window.keeper.drafts.library
    anna_moves(hands)
    ben_moves(known)
    hands.window.freshening.look()
    asked(hands, qtbot)
    bar = hands.window.notices.findChild(QFrame, "twice")
    assert isinstance(bar, QFrame)
    qtbot.mouseClick(bar.findChild(QToolButton), Qt.MouseButton.LeftButton)
    hands.window.moving_twice.ask(())
    assert not hands.window.notices.shows("twice")
    hands.save()
    assert places(root) == [HERE, THERE]
