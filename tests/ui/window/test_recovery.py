import json
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.app.folders import Folders
from studio.app.journal import Journal
from studio.domain.proposal import Proposal
from studio.ui import jobs
from studio.ui.desk import Desk
from studio.ui.window.main_window import MainWindow
from tests.journal_notes import notes
from tests.ui.window.steps import WAIT, press

TYPES_AND_WAITS = """
import sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtWidgets import QApplication
from studio.app.folders import shipped_folders
from studio.ui.desk import Desk
from studio.ui.theme import Theme

app = QApplication([])
desk = Desk(shipped_folders(), Theme(app), app)
window = desk.new_window(Path(sys.argv[1]))


def type_title() -> None:
    window.session.edit(lambda proposal: replace(proposal, title="Typed before the crash"), "Change title")
    print("typed", flush=True)


window.opened.connect(type_title)
app.exec()
"""


def _crash_while_typing(path: Path) -> None:
    """Type in another process and kill it two seconds later."""
    process = subprocess.Popen([sys.executable, "-c", TYPES_AND_WAITS, str(path)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "typed\n"
        typed = time.monotonic()
        while not notes() and time.monotonic() - typed < 2:
            pass
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def test_what_was_typed_before_a_crash_is_offered_at_the_next_start(desk: Desk, qtbot: QtBot, example: Path) -> None:
    _crash_while_typing(example)
    window = desk.new_window()
    qtbot.waitUntil(lambda: window.notices.shows("lost"), timeout=WAIT)
    press(window, "lost-Recover", qtbot)
    qtbot.waitUntil(lambda: window.session is not None, timeout=WAIT)
    assert window.session is not None
    assert window.session.proposal.title == "Typed before the crash"
    assert window.session.proposal.path == example
    assert window.files.modified
    window.files.save()
    qtbot.waitUntil(lambda: not window.files.modified, timeout=WAIT)
    text = example.read_text(encoding="utf-8")
    assert "Typed before the crash" in text
    assert text.startswith("# A short pitch"), "comments stay"


def test_what_was_typed_comes_back_into_the_window_of_its_file(desk: Desk, qtbot: QtBot, example: Path) -> None:
    _crash_while_typing(example)
    window = desk.new_window(example)
    qtbot.waitUntil(lambda: window.session is not None and window.notices.shows("lost"), timeout=WAIT)
    session = window.session
    assert session is not None
    before = session.proposal.title
    press(window, "lost-Recover", qtbot)
    qtbot.waitUntil(lambda: session.proposal.title == "Typed before the crash", timeout=WAIT)
    assert desk.windows == [window]
    assert window.files.modified
    qtbot.waitUntil(lambda: len(notes()) == 1, timeout=WAIT)
    window.undo()
    assert session.proposal.title == before, "undo shows the file as it is"


def _somebody_changes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text("# Theirs\n" + text, encoding="utf-8")


def _without_what_was_seen() -> None:
    """Make the note one of a version that did not say what file it was made over."""
    (note,) = notes()
    content = json.loads(note.read_bytes())
    del content["seen"]
    note.write_text(json.dumps(content), encoding="utf-8")


@pytest.mark.parametrize("old_note", [False, True])
@pytest.mark.parametrize("is_open", [False, True])
def test_what_others_changed_after_the_crash_is_not_overwritten_unseen(
    desk: Desk, qtbot: QtBot, example: Path, *, old_note: bool, is_open: bool
) -> None:
    _crash_while_typing(example)
    _somebody_changes(example)
    if old_note:
        _without_what_was_seen()
    window = desk.new_window(example if is_open else None)
    qtbot.waitUntil(lambda: window.notices.shows("lost") and (window.session is not None) is is_open, timeout=WAIT)
    press(window, "lost-Recover", qtbot)
    qtbot.waitUntil(lambda: window.session is not None and window.files.modified, timeout=WAIT)
    window.files.save()
    qtbot.waitUntil(lambda: window.notices.shows("save"), timeout=WAIT)
    text = example.read_text(encoding="utf-8")
    assert text.startswith("# Theirs")
    assert "Typed before the crash" not in text
    press(window, "save-Overwrite", qtbot)
    qtbot.waitUntil(lambda: not window.files.modified, timeout=WAIT)
    text = example.read_text(encoding="utf-8")
    assert "Typed before the crash" in text


def test_what_others_changed_is_still_known_after_a_second_crash(desk: Desk, qtbot: QtBot, example: Path) -> None:
    _crash_while_typing(example)
    (old,) = notes()
    first = json.loads(old.read_bytes())["seen"]
    _somebody_changes(example)
    window = desk.new_window()
    qtbot.waitUntil(lambda: window.notices.shows("lost"), timeout=WAIT)
    press(window, "lost-Recover", qtbot)
    qtbot.waitUntil(lambda: window.session is not None and window.files.modified, timeout=WAIT)
    qtbot.waitUntil(lambda: not old.exists(), timeout=WAIT)  # it goes when there is a new one
    assert [json.loads(note.read_bytes())["seen"] for note in notes()] == [first]


def test_what_is_too_large_to_be_saved_is_kept_and_recovered(folders: Folders, pitch: Proposal, tmp_path: Path) -> None:
    subtitle = "word " * 1_000_100
    with closing(Journal(tmp_path / "journal")) as journal:
        jobs.keep(journal, "key", replace(pitch, subtitle=subtitle), None)
    with closing(Journal(tmp_path / "journal")) as journal:
        (found,) = journal.found()
    assert jobs.open_lost(found, folders).proposal.subtitle == subtitle.strip()


def test_what_is_not_wanted_is_not_offered_again(desk: Desk, qtbot: QtBot, example: Path) -> None:
    _crash_while_typing(example)
    window = desk.new_window()
    qtbot.waitUntil(lambda: window.notices.shows("lost"), timeout=WAIT)
    press(window, "lost-Discard", qtbot)
    qtbot.waitUntil(lambda: not notes(), timeout=WAIT)
    assert window.session is None


def test_saved_work_leaves_nothing_in_the_journal(editing: MainWindow, qtbot: QtBot) -> None:
    assert editing.session is not None
    editing.session.edit(lambda proposal: replace(proposal, title="Kept"), "Change title")
    qtbot.waitUntil(lambda: bool(notes()), timeout=WAIT)
    editing.files.save()
    qtbot.waitUntil(lambda: not notes(), timeout=WAIT)
