import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.app.folders import settings_file
from studio.app.outputs import Output
from studio.app.settings import read_settings
from studio.domain.findings import Severity, warning
from studio.ui.export.dialog import ExportDialog
from studio.ui.export.job import ExportJob
from studio.ui.export.outcome import Kind
from studio.ui.window.main_window import MainWindow
from tests.ui.window.steps import WAIT, opened, press, wait_for_pages

_LITTLE = 20_000
"""Bytes: less than any of the files has."""


@pytest.fixture
def dialog(editing: MainWindow, qtbot: QtBot, tmp_path: Path) -> ExportDialog:
    """The export dialog of a window with a proposal, aimed at a folder of its own."""
    dialog = _asked(editing, qtbot)
    (tmp_path / "out").mkdir()
    dialog.place.folder.setText(str(tmp_path / "out"))
    return dialog


@pytest.fixture
def opened_files(qapp: QApplication) -> Iterator[list[str]]:
    """What the program asks the desktop to open."""
    desktop = Desktop(qapp)
    QDesktopServices.setUrlHandler("file", desktop, "open")
    yield desktop.opened
    QDesktopServices.unsetUrlHandler("file")
    desktop.deleteLater()


class Desktop(QObject):
    """Opens nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Take notice."""
        self.opened.append(url.toLocalFile())


@pytest.fixture
def little_room() -> Callable[[], AbstractContextManager[None]]:
    """A while in which the system lets no file grow over a few thousand bytes, as on a disk that is full."""
    resource = pytest.importorskip("resource", reason="only Unix can limit what is written")

    @contextmanager
    def limited() -> Iterator[None]:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (_LITTLE, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    return limited


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder in which nobody can make a file, whoever runs the tests."""
    folder = tmp_path / "read-only"
    folder.mkdir()
    folder.chmod(0o555)
    yield folder if not os.access(folder, os.W_OK) else Path("/sys")
    folder.chmod(0o755)


def _asked(window: MainWindow, qtbot: QtBot) -> ExportDialog:
    """Press the keys for an export; gives the dialog."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def _wait_until_over(dialog: ExportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.outcome.isVisible() and dialog.export_button.isEnabled(), timeout=WAIT * 2)


def test_the_files_hold_what_is_on_the_screen_not_what_was_saved(
    dialog: ExportDialog, editing: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert editing.session is not None
    editing.session.edit(lambda proposal: replace(proposal, title="Typed just now"), "Change title")
    press(dialog, "export-start", qtbot)
    _wait_until_over(dialog, qtbot)
    names = ["pitch-slides.pdf", "pitch.pdf", "pitch.pptx"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names
    for name in names[:2]:
        assert "Typed just now" in PdfReader(tmp_path / "out" / name).pages[0].extract_text().replace("\n", " ")
    assert "3 files were written" in dialog.outcome.text
    assert dialog.findChild(QPushButton, "open-deck").isVisible()
    assert dialog.show_button.isVisible()
    assert editing.desk.memory.settings.export_folder == tmp_path / "out"


def test_each_file_says_how_far_it_is(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    press(dialog, "export-start", qtbot)
    job = dialog.findChild(ExportJob)
    assert job is not None
    notes = {dialog.row(output).note for output in Output}
    assert notes == {"pitch.pptx · waiting", "pitch.pdf · waiting", "pitch-slides.pdf · waiting"}
    told: list[str] = []
    job.progressed.connect(lambda output, _done, _total: told.append(dialog.row(output).note))
    _wait_until_over(dialog, qtbot)
    count = len(PdfReader(tmp_path / "out" / "pitch-slides.pdf").pages)
    assert f"pitch.pptx · {count} of {count}" in told
    assert {note.partition(" · ")[0] for note in told} == {"pitch.pptx", "pitch.pdf", "pitch-slides.pdf"}
    assert dialog.row(Output.DECK).note == f"pitch.pptx · {count} slides"


def test_open_and_show_in_folder_lead_to_what_was_made(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, opened_files: list[str]
) -> None:
    press(dialog, "export-start", qtbot)
    _wait_until_over(dialog, qtbot)
    press(dialog, "open-proposal", qtbot)
    press(dialog, "show-in-folder", qtbot)
    assert [Path(one) for one in opened_files] == [tmp_path / "out" / "pitch.pdf", tmp_path / "out"]


def test_what_was_chosen_is_offered_again_for_this_proposal_alone(
    dialog: ExportDialog, editing: MainWindow, qtbot: QtBot, tmp_path: Path, example: Path
) -> None:
    dialog.row(Output.SLIDES).check.click()
    dialog.place.name.setText("for the board")
    press(dialog, "export-start", qtbot)
    _wait_until_over(dialog, qtbot)
    press(dialog, "export-close", qtbot)
    qtbot.waitUntil(lambda: editing.findChild(ExportDialog) is None, timeout=WAIT)
    again = _asked(editing, qtbot)
    assert (again.place.path, again.place.stem) == (tmp_path / "out", "for the board")
    assert [output for output in Output if again.row(output).wanted] == [Output.DECK, Output.PROPOSAL]
    other = example.with_name("other.proposal.yaml")
    other.write_bytes(example.read_bytes())
    fresh = _asked(opened(editing.desk.new_window(), other, qtbot), qtbot)
    assert (fresh.place.path, fresh.place.stem) == (other.parent, "other")
    assert all(fresh.row(output).wanted for output in Output)
    kept = read_settings(settings_file()).exports
    assert [choice.folder for choice in kept.values()] == [tmp_path / "out"]


def test_only_the_wanted_files_are_made(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    for output in (Output.DECK, Output.SLIDES):
        dialog.row(output).check.click()
    dialog.place.name.setText("for the board")
    press(dialog, "export-start", qtbot)
    _wait_until_over(dialog, qtbot)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["for the board.pdf"]


def test_a_folder_that_is_not_there_is_said_plainly(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.place.folder.setText(str(tmp_path / "nowhere"))
    press(dialog, "export-start", qtbot)
    _wait_until_over(dialog, qtbot)
    assert "there is no folder" in dialog.outcome.text
    assert dialog.outcome.kind is Kind.WRONG
    assert not list((tmp_path / "out").iterdir())


def test_a_folder_that_goes_while_the_files_are_made_is_said_plainly(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    press(dialog, "export-start", qtbot)
    job = dialog.findChild(ExportJob)
    assert job is not None

    def go(*_progress: object) -> None:
        with suppress(FileNotFoundError):
            (tmp_path / "out").rmdir()

    job.progressed.connect(go, Qt.ConnectionType.DirectConnection)  # before the export goes on
    _wait_until_over(dialog, qtbot)
    assert dialog.outcome.kind is Kind.WRONG
    assert "was not written" in dialog.outcome.text
    (tmp_path / "out").mkdir()
    press(dialog, "export-start", qtbot)
    _wait_until_over(dialog, qtbot)
    assert dialog.outcome.kind is Kind.DONE


def test_a_disk_without_room_leaves_the_old_files_as_they_are(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, little_room: Callable[[], AbstractContextManager[None]]
) -> None:
    old = {tmp_path / "out" / name: f"%PDF-old {name}".encode() for name in ("pitch.pdf", "pitch-slides.pdf")}
    for path, content in old.items():
        path.write_bytes(content)
    dialog.place.changed.emit()
    assert "replaces the file that is there" in dialog.row(Output.PROPOSAL).note
    with little_room():
        press(dialog, "export-start", qtbot)
        _wait_until_over(dialog, qtbot)
    assert dialog.outcome.kind is Kind.WRONG
    assert "was not written" in dialog.outcome.text
    assert "Free some space or choose another folder" in dialog.outcome.text
    assert {path: path.read_bytes() for path in (tmp_path / "out").iterdir()} == old
    assert not dialog.show_button.isVisible()
    press(dialog, "export-start", qtbot)
    _wait_until_over(dialog, qtbot)
    assert dialog.outcome.kind is Kind.DONE


def test_a_folder_that_may_not_be_written_to_is_said_plainly(
    dialog: ExportDialog, qtbot: QtBot, read_only: Path
) -> None:
    dialog.place.folder.setText(str(read_only))
    press(dialog, "export-start", qtbot)
    _wait_until_over(dialog, qtbot)
    assert dialog.outcome.kind is Kind.WRONG
    assert "was not written" in dialog.outcome.text
    assert not list(read_only.glob("pitch*"))


@pytest.mark.skipif(os.name != "nt", reason="elsewhere a file can be replaced while it is open")
def test_a_file_that_is_open_elsewhere_is_said_plainly_and_stays(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "out" / "pitch.pptx"
    path.write_bytes(b"PK\x03\x04 old")
    with path.open("rb") as held:
        press(dialog, "export-start", qtbot)
        _wait_until_over(dialog, qtbot)
        assert held.read() == b"PK\x03\x04 old"
    assert dialog.outcome.kind is Kind.WRONG
    assert "open in another program" in dialog.outcome.text


def test_a_folder_in_the_place_of_a_file_is_said_before_anything_is_written(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "out" / "pitch.pdf").mkdir()
    press(dialog, "export-start", qtbot)
    _wait_until_over(dialog, qtbot)
    assert "is a folder" in dialog.outcome.text
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["pitch.pdf"]


def test_a_name_that_no_file_can_have_is_refused_before(dialog: ExportDialog) -> None:
    dialog.place.name.setText("a/b")
    assert not dialog.export_button.isEnabled()
    assert dialog.outcome.isVisible()
    dialog.place.name.setText("fine")
    assert dialog.export_button.isEnabled()


@pytest.mark.skipif(sys.platform == "win32", reason="other names cannot be there")
@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("~nosuchuser", "no user"),
        ("~nosuchuser/offers", "no user"),
        ("x" * 5000, "too long"),
        ("/" + "a/" * 3000, "too long"),
        ("a\0b", "sign"),
    ],
)
def test_a_folder_that_cannot_be_is_said_while_it_is_typed(dialog: ExportDialog, folder: str, said: str) -> None:
    dialog.place.folder.setText(folder)
    assert said in dialog.outcome.text
    assert not dialog.export_button.isEnabled()
    dialog.place.folder.setText(str(Path.home()))
    assert dialog.export_button.isEnabled()


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_a_name_that_no_system_takes_is_said_while_it_is_typed(dialog: ExportDialog, name: str) -> None:
    dialog.place.name.setText(name)
    assert dialog.outcome.text
    assert not dialog.export_button.isEnabled()


def test_an_export_can_be_cancelled_and_nothing_is_written(
    dialog: ExportDialog, editing: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    press(dialog, "export-start", qtbot)
    job = dialog.findChild(ExportJob)
    assert job is not None
    with qtbot.waitSignal(job.cancelled, timeout=WAIT):
        press(dialog, "export-close", qtbot)
    _wait_until_over(dialog, qtbot)
    assert not list((tmp_path / "out").iterdir())
    assert "Nothing was written" in dialog.outcome.text
    dialog.close()
    qtbot.waitUntil(lambda: editing.findChild(ExportDialog) is None, timeout=WAIT)


def test_escape_while_files_are_made_stops_and_closes_without_waiting(
    dialog: ExportDialog, editing: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    press(dialog, "export-start", qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: editing.findChild(ExportDialog) is None, timeout=WAIT)
    assert not list((tmp_path / "out").iterdir())


def test_asking_again_while_it_stops_shows_the_same_dialog(
    dialog: ExportDialog, editing: MainWindow, qtbot: QtBot
) -> None:
    press(dialog, "export-start", qtbot)
    dialog.close()
    assert _asked(editing, qtbot) is dialog
    _wait_until_over(dialog, qtbot)
    assert dialog.isVisible()
    assert dialog.outcome.kind is Kind.CALM


def test_closing_the_window_ends_an_export(dialog: ExportDialog, editing: MainWindow, qtbot: QtBot) -> None:
    press(dialog, "export-start", qtbot)
    editing.close()
    assert not editing.desk.windows


def test_what_is_not_as_it_should_be_is_told_before_with_a_way_to_it(
    dialog: ExportDialog, editing: MainWindow, qtbot: QtBot
) -> None:
    assert editing.session is not None
    wait_for_pages(editing, qtbot)
    look = dialog.findChild(QPushButton, "export-findings")
    assert not look.isVisible(), "nothing is said when there is nothing to say"
    editing.session.edit(lambda proposal: replace(proposal, title="For {{ client.nobody }}"), "Change title")
    qtbot.waitUntil(look.isVisible, timeout=WAIT)
    assert "1 thing to look at first" in _words(dialog)
    assert dialog.export_button.isEnabled(), "one may export anyway"
    press(dialog, "export-findings", qtbot)
    assert not dialog.isVisible()
    assert editing.panes.is_shown("findings")


def test_warnings_count_as_things_to_look_at(dialog: ExportDialog, editing: MainWindow, qtbot: QtBot) -> None:
    assert editing.session is not None
    wait_for_pages(editing, qtbot)
    editing.session.tell_reading((warning("example-figures", "These are example figures."),))
    look = dialog.findChild(QPushButton, "export-findings")
    qtbot.waitUntil(look.isVisible, timeout=WAIT)
    editing.session.tell_reading((replace(warning("seen", "A hint."), severity=Severity.HINT),))
    qtbot.waitUntil(lambda: not look.isVisible(), timeout=WAIT)


def _words(dialog: ExportDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
