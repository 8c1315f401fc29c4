"""Two people share a library, and one of them sits at the window: what does not go together is decided there."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from dulwich.repo import Repo
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.app.keeping.drafts import Drafts
from studio.app.keeping.entry_verbs import moved
from studio.app.keeping.sharing import share
from studio.app.keeping.writing import save_drafts
from studio.domain.entries import EntryId
from studio.history.versions import Author
from studio.sources.libraries.library import read_library
from studio.ui.keeping.conflict_card import ConflictCard
from tests.ui.keeping.conftest import LESS, WAIT, Hands

ANNA, BEN = Author(name="Anna"), Author(name="Ben")
NOW = datetime(2027, 3, 2, tzinfo=UTC)
SECTION, GERMAN, TOPIC = "flask/benefits.yaml", "flask/benefits.de.yaml", "flask/topic.yaml"
OLD = "title: A core without ballast"


@dataclass(frozen=True)
class Ben:
    """Somebody else, with a copy of the library elsewhere."""

    root: Path
    url: str

    def get(self) -> None:
        share(self.root, self.url, BEN, NOW)

    def change(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def text(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")


def press_share(hands: Hands, qtbot: QtBot) -> None:
    buttons = hands.window.findChildren(QAbstractButton)
    share_button = next(one for one in buttons if "Share with your team" in one.toolTip())
    qtbot.mouseClick(share_button, Qt.MouseButton.LeftButton)


def wait_for_shared(hands: Hands, qtbot: QtBot, *words: str) -> None:
    def told() -> bool:
        children = hands.window.notices.children()
        said = " ".join(one.accessibleName() for one in children if hasattr(one, "accessibleName"))
        return any(word in said for word in words)

    qtbot.waitUntil(told, timeout=WAIT)


@pytest.fixture
def ben(hands: Hands, tmp_path: Path, qtbot: QtBot) -> Ben:
    """Anna, at the window, shares her library; Ben gets it."""
    url, root = tmp_path / "shared.git", tmp_path / "ben"
    Repo.init_bare(url, mkdir=True).close()
    press_share(hands, qtbot)
    hands.window.ask.line.setText(str(url))
    qtbot.keyClick(hands.window.ask.line, Qt.Key.Key_Return)
    wait_for_shared(hands, qtbot, "yours went out")
    root.mkdir()
    Repo.init(root, default_branch=b"main").close()
    made = Ben(root, str(url))
    made.get()
    return made


def words_on(card: ConflictCard) -> str:
    return " ".join(label.text() for label in card.findChildren(QLabel))


def wait_for_conflicts(hands: Hands, qtbot: QtBot, number: int) -> list[ConflictCard]:
    workspace = hands.window.workspace
    qtbot.waitUntil(lambda: workspace.middle.currentWidget() is workspace.conflicts, timeout=WAIT)
    cards = [card for _, card in workspace.conflicts.cards]
    assert len(cards) == number
    assert not workspace.conflicts.save.isEnabled()
    return cards


def test_what_ben_shared_meanwhile_is_decided_field_by_field_and_both_have_the_same(
    hands: Hands, ben: Ben, root: Path, qtbot: QtBot
) -> None:
    hands.select(LESS)
    hands.type("title", "Anna's title")
    hands.type("outcome", "Anna's outcome")
    hands.save()
    ben.change(SECTION, OLD, "title: Ben's title # as agreed")
    ben.change(SECTION, "title: Freedom", "title: Ben's freedom")
    ben.get()
    press_share(hands, qtbot)
    [card] = wait_for_conflicts(hands, qtbot, 1)
    said = words_on(card)
    assert "Anna" in said
    assert "Ben" in said
    assert "Anna's title" in (root / SECTION).read_text(encoding="utf-8"), "nothing is overwritten unseen"
    qtbot.mouseClick(card.theirs, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(hands.window.workspace.conflicts.save, Qt.MouseButton.LeftButton)
    wait_for_shared(hands, qtbot, "yours went out")
    qtbot.waitUntil(lambda: hands.editor("title").text == "Ben's title", timeout=WAIT)
    text = (root / SECTION).read_text(encoding="utf-8")
    assert all(one in text for one in ("Ben's title # as agreed", "Anna's outcome", "Ben's freedom"))
    ben.get()
    assert ben.text(SECTION) == text


def test_translations_and_topics_are_decided_too_and_can_wait(hands: Hands, ben: Ben, root: Path, qtbot: QtBot) -> None:
    other = Ben(root, ben.url)
    other.change(GERMAN, "title: Ein Kern ohne Ballast", "title: Annas Titel")
    other.change(TOPIC, "title: Flask", "title: Annas Flask")
    ben.change(GERMAN, "title: Ein Kern ohne Ballast", "title: Bens Titel")
    ben.change(TOPIC, "title: Flask", "title: Bens Flask")
    ben.get()
    press_share(hands, qtbot)
    first, second = wait_for_conflicts(hands, qtbot, 2)
    assert "in German · Title" in words_on(first)
    assert "Annas" in words_on(first)
    assert "Flask · Name of the topic" in words_on(second)
    hands.window.workspace.conflicts.left.emit()
    assert "Annas Titel" in (root / GERMAN).read_text(encoding="utf-8")
    press_share(hands, qtbot)
    first, second = wait_for_conflicts(hands, qtbot, 2)
    qtbot.mouseClick(first.own, Qt.MouseButton.LeftButton)
    first.own_text.setPlainText("Unser Titel")
    qtbot.mouseClick(second.mine, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(hands.window.workspace.conflicts.save, Qt.MouseButton.LeftButton)
    wait_for_shared(hands, qtbot, "yours went out")
    ben.get()
    assert "title: Unser Titel" in ben.text(GERMAN)
    assert "title: Annas Flask" in ben.text(TOPIC)
    for path in (GERMAN, TOPIC):
        assert ben.text(path) == (root / path).read_text(encoding="utf-8")


def test_what_comes_in_is_in_the_list_when_it_is_told(hands: Hands, ben: Ben, qtbot: QtBot) -> None:
    ben.change(SECTION, OLD, "title: By Ben")
    share(ben.root, ben.url, BEN, NOW)
    press_share(hands, qtbot)
    wait_for_shared(hands, qtbot, "1 changed file came in")
    assert "By Ben" in hands.titles()


def test_of_what_both_have_moved_one_place_is_chosen_once_it_came_in(
    hands: Hands, ben: Ben, root: Path, qtbot: QtBot
) -> None:
    for at, topic, author in ((root, "django", ANNA), (ben.root, "company", BEN)):
        save_drafts(moved(Drafts(library=read_library(at)[0]), (EntryId(LESS),), topic)[0], author, NOW)
    ben.get()
    hands.window.freshening.look()
    qtbot.waitUntil(lambda: hands.window.notices.shows("others"), timeout=WAIT)
    press_share(hands, qtbot)
    qtbot.waitUntil(lambda: hands.window.notices.shows("twice"), timeout=WAIT)
    buttons = hands.window.notices.findChildren(QPushButton)
    only = next(one for one in buttons if one.text() == "Only in Django")
    qtbot.mouseClick(only, Qt.MouseButton.LeftButton)
    hands.save()
    found = read_library(root)[0]
    assert [topic.id for topic in found.topics if found.find(f"{topic.id}/benefits/less-is-more")] == ["django"]
