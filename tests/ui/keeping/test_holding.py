from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from studio.app.keeping.drafts import with_entry
from studio.domain.entries import Benefit
from tests.ui.keeping.conftest import LESS, WAIT, Hands

FREE = "flask/benefits/free-choice"


def told(hands: Hands) -> str:
    """Give all that notices say."""
    return " ".join(one.text() for one in hands.window.notices.findChildren(QLabel))


def press(hands: Hands, qtbot: QtBot, text: str) -> None:
    """Press a button of a notice."""
    buttons = hands.window.notices.findChildren(QAbstractButton)
    qtbot.mouseClick(next(one for one in buttons if one.text() == text), Qt.MouseButton.LeftButton)


def test_an_incomplete_entry_waits_and_all_others_are_saved(hands: Hands, qtbot: QtBot, root: Path) -> None:
    file = root / "flask" / "benefits.yaml"
    hands.select(FREE)
    hands.type("title", "Free choice")
    hands.window.workspace.places.choose(("flask", "benefits"))
    hands.window.new_entry()
    hands.type("title", "Quick to learn")
    hands.save()
    text = file.read_text(encoding="utf-8")
    assert "title: Free choice" in text
    assert "Quick to learn" not in text
    assert hands.window.state.text() == "1 entry not saved"
    assert "“Quick to learn”: Description is empty" in told(hands)
    hands.select(LESS)
    press(hands, qtbot, "Go there")
    focus = hands.window.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Description"
    qtbot.keyClicks(focus, "A day is enough.")
    hands.save()
    assert "id: quick-to-learn" in file.read_text(encoding="utf-8")
    assert not hands.window.keeper.modified
    assert not hands.window.notices.shows("incomplete")


def test_an_entry_that_moved_and_is_incomplete_is_not_lost_in_between(hands: Hands, root: Path) -> None:
    hands.select(LESS)
    hands.window.verbs.move_to("django")
    moved = hands.window.keeper.drafts.entry("django/benefits/less-is-more")
    assert isinstance(moved, Benefit)
    hands.window.keeper.edit(with_entry(hands.window.keeper.drafts, replace(moved, title="")), "Type")
    hands.save()
    assert "id: less-is-more" in (root / "flask" / "benefits.yaml").read_text(encoding="utf-8")
    assert "id: less-is-more" not in (root / "django" / "benefits.yaml").read_text(encoding="utf-8")
    hands.window.keeper.undo()
    hands.save()
    assert "id: less-is-more" not in (root / "flask" / "benefits.yaml").read_text(encoding="utf-8")
    assert "id: less-is-more" in (root / "django" / "benefits.yaml").read_text(encoding="utf-8")


def test_what_could_not_be_taken_is_told_on_save(hands: Hands, root: Path) -> None:
    hands.select(LESS)
    hands.type("title", "Lighter")
    hands.type("review_by", "soon")
    hands.save()
    assert "title: Lighter" in (root / "flask" / "benefits.yaml").read_text(encoding="utf-8")
    assert "Review by: “soon” is not a date" in told(hands)
    hands.type("review_by", "2030-01-31")
    hands.save()
    assert not hands.window.notices.shows("incomplete")


def test_what_could_not_be_taken_is_told_when_another_entry_is_shown(hands: Hands, qtbot: QtBot) -> None:
    hands.select(LESS)
    hands.type("review_by", "soon")
    hands.select(FREE)
    qtbot.waitUntil(lambda: hands.window.notices.shows("incomplete"), timeout=WAIT)
    assert "“soon” is not a date" in told(hands)
    press(hands, qtbot, "Go there")
    assert hands.window.workspace.current == LESS
