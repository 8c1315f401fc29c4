"""The history of an entry says who did what, and leads back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.app.keeping.drafts import Drafts, with_head
from studio.domain.frozen import replace
from studio.ui.keeping.window import LibraryWindow
from studio.ui.theme import DARK, LIGHT, Mode
from tests.ui.keeping.conftest import LESS, WAIT, Hands, title_in, written_by_somebody


def test_the_history_says_who_did_what_and_leads_back(hands: Hands, root: Path, qtbot: QtBot) -> None:
    workspace = hands.window.workspace
    hands.select(LESS)
    hands.type("title", "Other")
    hands.save()
    workspace.tabs.setCurrentWidget(workspace.history)
    qtbot.waitUntil(lambda: workspace.history.list.count() > 0, timeout=WAIT)
    lines = [workspace.history.list.item(n).text() for n in range(workspace.history.list.count())]
    assert [line.splitlines()[0] for line in lines] == ["Changed title", "As the history began"]
    assert lines[0].splitlines()[1].startswith("Anna, ")
    workspace.history.list.setCurrentRow(1)
    assert "line-through" in workspace.history.told
    qtbot.mouseClick(workspace.history.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: hands.window.keeper.modified, timeout=WAIT)
    assert hands.editor("title").text == "A core without ballast"
    hands.save()
    assert title_in(root) == "A core without ballast"


@pytest.fixture
def dark(window: LibraryWindow) -> Iterator[Callable[[], None]]:
    """Make the window dark; it is light again after the test."""
    yield lambda: window.desk.set_mode(Mode.DARK)
    window.desk.set_mode(Mode.LIGHT)


def test_words_that_differ_are_marked_in_the_colours_of_the_theme(
    hands: Hands, root: Path, qtbot: QtBot, dark: Callable[[], None]
) -> None:
    workspace = hands.window.workspace
    hands.select(LESS)
    hands.type("title", "Mine")
    hands.save()
    workspace.tabs.setCurrentWidget(workspace.history)
    qtbot.waitUntil(lambda: workspace.history.list.count() > 1, timeout=WAIT)
    workspace.history.list.setCurrentRow(1)
    hands.type("title", "Mine, too")
    written_by_somebody(root, "Theirs", was="Mine")
    hands.save()
    card = hands.card()

    def shown() -> list[str]:
        return [workspace.history.told, *(one.text() for one in card.findChildren(QLabel) if "<span" in one.text())]

    assert len(shown()) == 3
    assert all(LIGHT.accent in text for text in shown())
    dark()
    assert all(DARK.accent in text and LIGHT.accent not in text for text in shown())


def test_nothing_of_the_entry_before_can_be_restored_while_the_history_is_looked_into(
    hands: Hands, qtbot: QtBot
) -> None:
    workspace = hands.window.workspace
    hands.select(LESS)
    hands.type("title", "Other")
    hands.save()
    workspace.tabs.setCurrentWidget(workspace.history)
    qtbot.waitUntil(lambda: workspace.history.list.count() == 2, timeout=WAIT)
    hands.select("flask/benefits/free-choice")
    assert not workspace.history.restore.isVisible()
    qtbot.waitUntil(workspace.history.restore.isVisible, timeout=WAIT)
    assert workspace.history.list.count() == 1


def test_what_was_deleted_and_saved_comes_back_from_the_history_as_it_was_written(
    hands: Hands, root: Path, qtbot: QtBot
) -> None:
    workspace = hands.window.workspace
    before = {path: path.read_bytes() for path in (root / "flask").glob("*.yaml")}
    workspace.places.choose(("flask", "benefits"))
    hands.select(LESS)
    hands.press(Qt.Key.Key_Delete)
    hands.save()
    workspace.tabs.setCurrentWidget(workspace.history)
    workspace.list.view.clearSelection()
    qtbot.waitUntil(lambda: workspace.history.heading.text() == "A core without ballast", timeout=WAIT)
    qtbot.mouseClick(workspace.history.restore, Qt.MouseButton.LeftButton)
    hands.window.keeper.edit(with_topic_called(hands, "flask", "Flask, renamed"), "Type")
    qtbot.waitUntil(lambda: workspace.current == LESS, timeout=WAIT)
    hands.save()
    after = {path: path.read_bytes() for path in before}
    assert [path.name for path in before if after[path] != before[path]] == ["topic.yaml"]


def with_topic_called(hands: Hands, name: str, title: str) -> Drafts:
    drafts = hands.window.keeper.drafts
    topic = drafts.topic(name)
    assert topic is not None
    return with_head(drafts, replace(topic, title=title))
