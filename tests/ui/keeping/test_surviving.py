import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.app import settings
from studio.app.journal import Journal
from studio.app.keeping.drafts import Drafts, with_entry
from studio.app.keeping.drafts_text import drafts_text
from studio.app.keeping.rebasing import rebased
from studio.domain.entries import Benefit, EntryId
from studio.domain.frozen import replace
from studio.ui.keeping.window import LibraryWindow
from tests.counting import calls_to
from tests.journal_notes import notes
from tests.outside import outside
from tests.ui.keeping.conftest import LESS, WAIT, Hands, title_in, written_by_somebody

OTHER = "flask/benefits/free-choice"
TYPES_AND_WAITS = """
import sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from studio.app import settings
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
    noted.start()


def look() -> None:
    if list(settings.journal_folder().glob("*/*.json")):
        noted.stop()
        print("noted", flush=True)


noted = QTimer(app, interval=20)
noted.timeout.connect(look)
desk.library_ready.connect(write)
desk.begin()
app.exec()
"""


def crash_while_typing(root: Path) -> None:
    """Type in another process, and kill it once that is noted."""
    process = subprocess.Popen([sys.executable, "-c", TYPES_AND_WAITS, str(root)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "noted\n"
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
    qtbot.waitUntil(lambda: not notes(), timeout=WAIT)


def lost(window: LibraryWindow, text: str | None = None) -> Path:
    """Have another window go down that has changed a title, or noted some text; gives the note's file."""
    keeper, root = window.keeper, window.keeper.drafts.library.root
    journal = Journal(settings.journal_folder())
    drafts = with_title(Drafts(library=keeper.drafts.library), OTHER, "Lost")
    journal.note(f"{window.desk.LOST_LIBRARY}{root}", text or drafts_text(drafts), path=root)
    journal.close()
    window.desk.lost_library = window.desk.journal.found()
    (found,) = window.desk.lost_library
    (file,) = (settings.journal_folder() / found.session).glob("*.json")
    return file


def with_title(drafts: Drafts, name: str, title: str) -> Drafts:
    entry = drafts.entry(name)
    assert isinstance(entry, Benefit)
    return with_entry(drafts, replace(entry, title=title))


def title(window: LibraryWindow, name: str) -> str:
    entry = window.keeper.drafts.entry(name)
    assert isinstance(entry, Benefit)
    return entry.title


def written(window: LibraryWindow, qtbot: QtBot) -> None:
    """Wait until the journal's thread has done what it was asked for, and what its answers asked for."""
    for _ in range(3):
        answers: list[None] = []
        window.desk.writer.submit(lambda: None, answers.append, pytest.fail)
        qtbot.waitUntil(lambda done=answers: bool(done), timeout=WAIT)  # type: ignore[misc]


def test_what_is_typed_while_a_note_is_read_stays_and_the_note_is_offered_again(
    window: LibraryWindow, qtbot: QtBot
) -> None:
    file, keeper = lost(window), window.keeper
    window.surviving.recover()
    keeper.edit(with_title(keeper.drafts, LESS, "Typed meanwhile"), "Type")
    written(window, qtbot)
    assert (title(window, LESS), window.notices.shows("recovered")) == ("Typed meanwhile", False)
    assert file.exists()
    keeper.undo()
    qtbot.waitUntil(lambda: window.notices.shows("recovered"), timeout=WAIT)
    assert title(window, OTHER) == "Lost"
    qtbot.waitUntil(lambda: not file.exists(), timeout=WAIT)


def test_a_note_stays_until_there_is_another_of_the_same(window: LibraryWindow, qtbot: QtBot) -> None:
    keeper = window.keeper
    keeper.edit(with_title(keeper.drafts, LESS, "Typed"), "Type")
    window.surviving.keep()
    written(window, qtbot)
    (mine,) = notes()
    keeper.undo()
    window.surviving.keep()
    written(window, qtbot)
    file = lost(window)
    mine.mkdir()  # no file can be written there
    window.surviving.recover()
    qtbot.waitUntil(lambda: window.notices.shows("problem"), timeout=WAIT)
    assert title(window, OTHER) == "Lost"
    written(window, qtbot)
    assert file.exists()
    mine.rmdir()
    window.surviving.keep()
    qtbot.waitUntil(lambda: not file.exists(), timeout=WAIT)
    assert mine.exists()


def test_a_note_that_cannot_be_read_is_set_aside_and_it_is_said_where(window: LibraryWindow, qtbot: QtBot) -> None:
    file = lost(window, "no JSON")
    window.surviving.recover()
    qtbot.waitUntil(lambda: window.notices.shows("recovered"), timeout=WAIT)
    (kept,) = (settings.journal_folder() / "damaged").iterdir()
    assert str(kept) in " ".join(one.text() for one in window.notices.findChildren(QLabel))
    assert not file.parent.exists()
    assert not window.keeper.modified


def test_what_is_saved_or_given_up_is_kept_no_longer(hands: Hands, qtbot: QtBot) -> None:
    hands.select(LESS)
    hands.type("title", "Other")
    qtbot.waitUntil(lambda: bool(notes()), timeout=WAIT)
    hands.window.keeper.undo()
    qtbot.waitUntil(lambda: not notes(), timeout=WAIT)
    hands.type("title", "Again")
    qtbot.waitUntil(lambda: bool(notes()), timeout=WAIT)
    desk = hands.window.desk
    hands.window.give_up()
    desk.close()
    assert not notes()


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


def test_what_others_changed_is_seen_though_they_were_looked_for_during_a_save(
    hands: Hands, root: Path, qtbot: QtBot
) -> None:
    window = hands.window
    hands.select(LESS)
    hands.type("outcome", "Mine.")
    hands.save()
    hands.type("outcome", "Mine, too.")
    window.save()
    assert window.keeper.saving
    window.freshening.look()
    outside(root / "django" / "topic.yaml", "title: Django", "title: Django, renamed")
    qtbot.waitUntil(lambda: window.notices.shows("others"), timeout=WAIT)
    topic = window.keeper.drafts.topic("django")
    assert topic is not None
    assert topic.title == "Django, renamed"


def test_what_was_read_during_a_save_is_read_once_more_after_it(hands: Hands, root: Path, qtbot: QtBot) -> None:
    window, desk = hands.window, hands.window.desk
    hands.select(LESS)
    hands.type("outcome", "Mine.")
    window.save()
    outside(root / "django" / "topic.yaml", "title: Django", "title: Django, renamed")
    desk.look_at_library()
    qtbot.waitUntil(lambda: not window.keeper.saving, timeout=WAIT)
    qtbot.waitUntil(lambda: window.notices.shows("others"), timeout=WAIT)
    assert window.keeper.drafts.library is desk.library


def test_what_can_be_undone_is_brought_to_another_reading_in_a_thread(hands: Hands, root: Path, qtbot: QtBot) -> None:
    window, keeper = hands.window, hands.window.keeper
    for number in range(40):
        keeper.edit(with_title(keeper.drafts, LESS, f"Title {number}"), "Type")
    outside(root / "flask" / "benefits.yaml", "title: Freedom to choose every component", "title: Free choice")

    def come_back() -> None:
        window.freshening.look()
        qtbot.waitUntil(lambda: window.notices.shows("others"), timeout=WAIT)

    assert calls_to(rebased, come_back) == 0
    assert (title(window, LESS), title(window, OTHER)) == ("Title 39", "Free choice")
    for _ in range(39):
        keeper.undo()
    assert (title(window, LESS), title(window, OTHER)) == ("Title 0", "Free choice")
    keeper.undo()
    assert not keeper.modified


def test_what_both_changed_stays_typed_and_is_asked_about_when_it_is_saved(
    hands: Hands, root: Path, qtbot: QtBot
) -> None:
    window = hands.window
    hands.select(LESS)
    hands.type("title", "Mine")
    written_by_somebody(root, "Theirs")
    window.freshening.look()
    qtbot.waitUntil(lambda: window.notices.shows("both"), timeout=WAIT)
    assert hands.editor("title").text == "Mine"
    hands.save()
    card = hands.card()
    assert (card.conflict.mine, card.conflict.theirs) == ("Mine", "Theirs")
    assert title_in(root) == "Theirs"
