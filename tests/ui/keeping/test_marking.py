from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.history.repository import history_of
from tests.ui.keeping.conftest import LESS, WAIT, Hands
from tests.ui.keeping.test_languages import choose


def test_the_history_of_a_translation_says_when_it_was_only_marked(hands: Hands, root: Path, qtbot: QtBot) -> None:
    workspace = hands.window.workspace
    hands.select(LESS)
    hands.type("title", "Less to carry")
    hands.save()
    choose(hands, qtbot, "German")
    hands.window.actions_of_window["current"].trigger()
    hands.save()
    workspace.tabs.setCurrentWidget(workspace.history)
    qtbot.waitUntil(lambda: workspace.history.list.count() > 1, timeout=WAIT)
    assert workspace.history.list.item(0).text().startswith("Marked as up to date")
    history = history_of(root)
    assert history is not None
    version = next(iter(history.versions("flask/benefits.de.yaml", 1)))
    history.close()
    assert version.summary.startswith("Marked the German of")
