from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from dulwich.repo import Repo
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.app.folders import Folders
from studio.app.keeping.drafts import Drafts, with_head
from studio.domain.entries import SectionKind
from studio.domain.frozen import replace
from studio.ui.keeping.window import LibraryWindow
from studio.ui.theme import DARK, LIGHT, Mode
from tests.ui.keeping.conftest import LESS, WAIT, Hands

OLD = "title: A core without ballast"


def written_by_somebody(root: Path, new: str) -> None:
    """Change a title in the file itself."""
    file = root / "flask" / "benefits.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(OLD, f"title: {new}"), encoding="utf-8")


def title_in(root: Path) -> str:
    """Give what the title is in the file."""
    lines = (root / "flask" / "benefits.yaml").read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("    title: ")).removeprefix("    title: ")


def test_what_somebody_else_changed_elsewhere_is_kept(hands: Hands, root: Path) -> None:
    hands.select("flask/benefits/free-choice")
    hands.type("title", "Choose")
    written_by_somebody(root, "Theirs")
    hands.save()
    assert title_in(root) == "Theirs"
    assert hands.window.notices.shows("others")
    hands.select(LESS)
    assert hands.editor("title").text == "Theirs"


def test_the_same_words_are_asked_about_and_nothing_is_overwritten(hands: Hands, root: Path, qtbot: QtBot) -> None:
    workspace = hands.window.workspace
    hands.select(LESS)
    hands.type("title", "Mine")
    written_by_somebody(root, "Theirs")
    hands.save()
    assert title_in(root) == "Theirs"
    assert workspace.middle.currentWidget() is workspace.conflicts
    (_, card), *others = workspace.conflicts.cards
    assert not others
    assert not workspace.conflicts.save.isEnabled()
    qtbot.mouseClick(card.own, Qt.MouseButton.LeftButton)
    card.own_text.setPlainText("Ours")
    qtbot.mouseClick(workspace.conflicts.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not hands.window.keeper.saving and not hands.window.keeper.modified, timeout=WAIT)
    assert title_in(root) == "Ours"
    assert workspace.middle.currentWidget() is workspace.entry


def test_words_of_one_s_own_are_a_decision_once_there_are_some(hands: Hands, root: Path, qtbot: QtBot) -> None:
    pane = hands.window.workspace.conflicts
    hands.select(LESS)
    hands.type("title", "Mine")
    written_by_somebody(root, "Theirs")
    hands.save()
    ((_, card),) = pane.cards
    qtbot.mouseClick(card.own, Qt.MouseButton.LeftButton)
    assert pane.save.isEnabled()
    card.own_text.selectAll()
    qtbot.keyClick(card.own_text, Qt.Key.Key_Delete)
    assert not pane.save.isEnabled()
    qtbot.keyClicks(card.own_text, "Ours")
    assert pane.save.isEnabled()


def test_what_was_written_stays_when_one_goes_back_to_the_entry_first(hands: Hands, root: Path, qtbot: QtBot) -> None:
    pane = hands.window.workspace.conflicts
    hands.select(LESS)
    hands.type("title", "Mine")
    written_by_somebody(root, "Theirs")
    hands.save()
    ((_, card),) = pane.cards
    qtbot.mouseClick(card.own, Qt.MouseButton.LeftButton)
    card.own_text.setPlainText("Ours, after long thought")
    pane.left.emit()
    hands.type("title", "Mine, too")
    hands.save()
    ((_, again),) = pane.cards
    assert again is not card
    assert not again.is_decided
    qtbot.mouseClick(again.own, Qt.MouseButton.LeftButton)
    assert again.own_text.toPlainText() == "Ours, after long thought"
    hands.save()
    ((_, once_more),) = pane.cards
    assert once_more.value == "Ours, after long thought"


def test_of_what_one_deleted_and_another_changed_both_are_shown(hands: Hands, root: Path, qtbot: QtBot) -> None:
    pane = hands.window.workspace.conflicts
    hands.select(LESS)
    hands.press(Qt.Key.Key_Delete)
    written_by_somebody(root, "Theirs")
    hands.save()
    qtbot.waitUntil(lambda: bool(pane.cards), timeout=WAIT)
    ((_, card),) = pane.cards
    said = " ".join(one.text() for one in card.findChildren(QLabel))
    assert "Deleted it" in said
    assert "Title" in said
    assert "Theirs" in said


def test_what_was_decided_while_a_save_runs_is_saved_after_it(hands: Hands, root: Path, qtbot: QtBot) -> None:
    window, pane = hands.window, hands.window.workspace.conflicts
    hands.select(LESS)
    hands.type("title", "Mine")
    written_by_somebody(root, "Theirs")
    hands.save()
    ((_, card),) = pane.cards
    card.choose(mine=True)
    window.save()
    assert window.keeper.saving
    qtbot.mouseClick(pane.save, Qt.MouseButton.LeftButton)
    window.save()
    qtbot.waitUntil(lambda: not window.keeper.saving, timeout=WAIT)
    assert not window.keeper.modified
    assert title_in(root) == "Mine"
    assert window.workspace.middle.currentWidget() is window.workspace.entry


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
    file = root / "flask" / "benefits.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("title: Mine", "title: Theirs"), encoding="utf-8")
    hands.save()
    qtbot.waitUntil(lambda: bool(workspace.conflicts.cards), timeout=WAIT)
    ((_, card),) = workspace.conflicts.cards

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


def test_nearly_the_same_is_pointed_out(hands: Hands, qtbot: QtBot) -> None:
    entry = hands.window.workspace.entry
    hands.select(LESS)
    hands.window.verbs.duplicate()
    qtbot.waitUntil(lambda: LESS in entry.similar.text(), timeout=WAIT)
    entry.similar.linkActivated.emit(LESS)
    assert hands.window.workspace.current == LESS


def test_where_it_is_used(hands: Hands, folders: Folders, qtbot: QtBot) -> None:
    workspace = hands.window.workspace
    hands.select(LESS)
    workspace.used.look_in(folders.examples)
    workspace.tabs.setCurrentWidget(workspace.used)
    qtbot.waitUntil(lambda: workspace.used.list.count() == 3, timeout=WAIT)
    assert workspace.used.head.text() == "Used in 3 of the 3 proposals of this folder"


def test_sharing_brings_in_and_sends(hands: Hands, tmp_path: Path, qtbot: QtBot) -> None:
    remote = tmp_path / "remote.git"
    remote.mkdir()
    Repo.init_bare(remote).close()
    hands.select(LESS)
    hands.type("title", "Mine")
    hands.save()
    hands.window.sharing.share()
    assert hands.window.ask.isVisible()
    hands.window.ask.line.setText(str(remote))
    qtbot.mouseClick(hands.window.ask.done, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "went out" in _notices(hands.window), timeout=WAIT)
    with Repo(remote) as repository:
        assert repository.refs.as_dict(b"refs/heads")
    assert hands.window.desk.memory.settings.remote == str(remote)


def test_the_shipped_library_is_made_ones_own_and_what_was_written_comes_along(
    open_library: Callable[[Path], LibraryWindow], folders: Folders, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_library(folders.library)
    hands = Hands(window, qtbot)
    assert window.notices.shows("own")
    hands.select(LESS)
    hands.type("title", "Mine")
    window.save()
    assert not window.keeper.saving
    own = tmp_path / "own"
    window.owning.make_own(own)
    qtbot.waitUntil(lambda: window.desk.folders.library == own, timeout=WAIT)
    assert window.desk.memory.settings.library == own
    hands.save()
    assert title_in(own) == "Mine"


def test_what_was_written_comes_along_to_a_library_of_others_and_is_asked_about(
    open_library: Callable[[Path], LibraryWindow], folders: Folders, root: Path, qtbot: QtBot
) -> None:
    window = open_library(folders.library)
    hands = Hands(window, qtbot)
    hands.select(LESS)
    hands.type("title", "Mine")
    written_by_somebody(root, "Theirs")
    window.owning.make_own(root)
    qtbot.waitUntil(lambda: window.desk.folders.library == root, timeout=WAIT)
    assert window.notices.shows("both")
    hands.save()
    assert title_in(root) == "Theirs"
    assert window.workspace.middle.currentWidget() is window.workspace.conflicts


def test_a_folder_that_is_a_library_already_is_used_as_it_is(
    hands: Hands, root: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other"
    (other / "flask").mkdir(parents=True)
    for name in ("topic.yaml", "faq.yaml"):
        (other / "flask" / name).write_bytes((root / "flask" / name).read_bytes())
    hands.window.owning.make_own(other)
    qtbot.waitUntil(lambda: hands.window.desk.folders.library == other, timeout=WAIT)
    assert {row.topic for row in hands.window.workspace.list.rows} == {"Flask"}
    assert hands.window.workspace.places.topLevelItemCount() == 2


def test_a_name_is_asked_for_once(hands: Hands, root: Path, qtbot: QtBot) -> None:
    window = hands.window
    window.desk.memory.change(lambda known: type(known)())
    hands.select(LESS)
    hands.type("title", "Mine")
    window.save()
    assert window.ask.isVisible()
    qtbot.keyClicks(window.ask.line, "Ben")
    qtbot.keyClick(window.ask.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.keeper.modified, timeout=WAIT)
    assert window.desk.memory.settings.keeper == "Ben"
    assert title_in(root) == "Mine"


def test_a_new_topic_has_a_folder_and_its_first_section_comes_with_an_entry(
    hands: Hands, root: Path, qtbot: QtBot
) -> None:
    window = hands.window
    window.ask_for_topic()
    qtbot.keyClicks(window.ask.line, "Data & AI")
    qtbot.keyClick(window.ask.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace.places.place == ("data-ai", ""), timeout=WAIT)
    assert not (root / "data-ai").exists()
    window.keeper.undo()
    assert window.keeper.drafts.topic("data-ai") is None
    window.keeper.redo()
    window.verbs.new_in(("data-ai", SectionKind.FAQ))
    hands.type("question", "Why now?")
    hands.type("answer", "Because.")
    hands.save()
    assert (root / "data-ai" / "topic.yaml").read_text(encoding="utf-8") == "title: Data & AI\n"
    assert "id: why-now" in (root / "data-ai" / "faq.yaml").read_text(encoding="utf-8")
    assert not window.keeper.modified


def _notices(window: LibraryWindow) -> str:
    return " ".join(one.accessibleName() for one in window.notices.children() if hasattr(one, "accessibleName"))
