import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.app import settings
from studio.domain.entries import EntryId
from studio.ui.keeping.window import LibraryWindow
from tests.ui.keeping.conftest import LESS, WAIT, Hands

TYPES_AND_WAITS = """
import sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtWidgets import QApplication
from studio.app.folders import shipped_folders
from studio.app.keeping.drafts import with_entry
from studio.app.keeping.translating import with_text
from studio.ui.desk import Desk
from studio.ui.theme import Theme

LESS = "flask/benefits/less-is-more"
app = QApplication([])
desk = Desk(shipped_folders(library=Path(sys.argv[1])), Theme(app), app)


def write() -> None:
    desk.show_library()
    keeper = desk.keeping.keeper
    entry = keeper.drafts.entry(LESS)
    keeper.edit(with_entry(keeper.drafts, replace(entry, title="Typed before the crash", description="")), "Type")
    keeper.edit(with_text(keeper.drafts, LESS, "de", "title", "Vor dem Absturz"), "Type")
    print("typed", flush=True)


desk.library_ready.connect(write)
desk.begin()
app.exec()
"""


def crash_while_typing(root: Path) -> None:
    """Type in another process, and kill it two seconds later at most."""
    process = subprocess.Popen([sys.executable, "-c", TYPES_AND_WAITS, str(root)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "typed\n"
        typed = time.monotonic()
        while not list(settings.journal_folder().glob("*/*.json")) and time.monotonic() - typed < 2:
            pass
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def test_what_was_typed_before_a_crash_is_there_again_beside_what_others_have_changed(
    open_library: Callable[[Path], LibraryWindow], root: Path, qtbot: QtBot
) -> None:
    crash_while_typing(root)
    file = root / "flask" / "benefits.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: Freedom to choose every component", "title: Free choice"), encoding="utf-8")
    window = open_library(root)
    qtbot.waitUntil(lambda: window.notices.shows("recovered"), timeout=WAIT)
    drafts = window.keeper.drafts
    entry, other = drafts.entry(LESS), drafts.entry("flask/benefits/free-choice")
    assert (getattr(entry, "title", ""), getattr(entry, "description", "-")) == ("Typed before the crash", "")
    assert getattr(other, "title", "") == "Free choice"
    assert {one.path: one.text for one in drafts.translation(LESS, "de").texts}["title"] == "Vor dem Absturz"
    assert window.state.text() == "1 entry not saved"
    window.keeper.undo()
    assert not window.keeper.modified
    window.keeper.redo()
    window.workspace.show_entry(EntryId(LESS))
    Hands(window, qtbot).type("description", "All of it.")
    Hands(window, qtbot).save()
    assert not window.keeper.modified
    saved = file.read_text(encoding="utf-8")
    assert "title: Typed before the crash" in saved
    assert "title: Free choice" in saved
    qtbot.waitUntil(lambda: not list(settings.journal_folder().glob("*/*.json")), timeout=WAIT)


def test_what_is_saved_or_given_up_is_kept_no_longer(hands: Hands, qtbot: QtBot) -> None:
    hands.select(LESS)
    hands.type("title", "Other")
    qtbot.waitUntil(lambda: bool(list(settings.journal_folder().glob("*/*.json"))), timeout=WAIT)
    hands.window.keeper.undo()
    qtbot.waitUntil(lambda: not list(settings.journal_folder().glob("*/*.json")), timeout=WAIT)
    hands.type("title", "Again")
    qtbot.waitUntil(lambda: bool(list(settings.journal_folder().glob("*/*.json"))), timeout=WAIT)
    desk = hands.window.desk
    hands.window.give_up()
    desk.close()
    assert not list(settings.journal_folder().glob("*/*.json"))


def test_coming_back_to_the_window_brings_in_what_others_changed(hands: Hands, root: Path, qtbot: QtBot) -> None:
    window = hands.window
    hands.select(LESS)
    hands.type("outcome", "Mine.")
    outside(root / "flask" / "benefits.yaml", "title: A core without ballast", "title: A light core")
    outside(root / "flask" / "benefits.yaml", "title: Freedom to choose every component", "title: Free choice")
    outside(root / "flask" / "benefits.de.yaml", "title: Freie Wahl bei jedem Baustein", "title: Freie Wahl")
    window.freshening.look()
    qtbot.waitUntil(lambda: window.notices.shows("others"), timeout=WAIT)
    assert hands.editor("title").text == "A light core"
    assert hands.editor("outcome").text == "Mine."
    assert "Free choice" in hands.titles()
    window.keeper.undo()
    assert not window.keeper.modified
    assert hands.editor("title").text == "A light core"
    window.keeper.redo()
    hands.save()
    text = (root / "flask" / "benefits.yaml").read_text(encoding="utf-8")
    assert "title: A light core" in text
    assert "outcome: Mine." in text


def test_what_both_changed_stays_typed_and_is_asked_about_when_it_is_saved(
    hands: Hands, root: Path, qtbot: QtBot
) -> None:
    window = hands.window
    hands.select(LESS)
    hands.type("title", "Mine")
    outside(root / "flask" / "benefits.yaml", "title: A core without ballast", "title: Theirs")
    window.freshening.look()
    qtbot.waitUntil(lambda: window.notices.shows("others"), timeout=WAIT)
    assert hands.editor("title").text == "Mine"
    hands.save()
    qtbot.waitUntil(lambda: bool(window.workspace.conflicts.cards), timeout=WAIT)
    ((_, card),) = window.workspace.conflicts.cards
    assert (card.conflict.mine, card.conflict.theirs) == ("Mine", "Theirs")
    assert "title: Theirs" in (root / "flask" / "benefits.yaml").read_text(encoding="utf-8")


def outside(file: Path, old: str, new: str) -> None:
    """Change a file as somebody with a text editor does."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
