from collections.abc import Callable
from pathlib import Path

from dulwich.repo import Repo
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.app.folders import Folders
from studio.domain.entries import SectionKind
from studio.ui.keeping.window import LibraryWindow
from tests.ui.keeping.conftest import LESS, WAIT, Hands, title_in, written_by_somebody


def test_what_somebody_else_changed_elsewhere_is_kept(hands: Hands, root: Path) -> None:
    hands.select("flask/benefits/free-choice")
    hands.type("title", "Choose")
    written_by_somebody(root, "Theirs")
    hands.save()
    assert title_in(root) == "Theirs"
    assert hands.window.notices.shows("others")
    hands.select(LESS)
    assert hands.editor("title").text == "Theirs"


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
