from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.app.settings import Recent
from studio.domain.findings import Finding, Severity, error, warning
from studio.ui.actions import plain
from studio.ui.start.choice import ChoiceButton
from studio.ui.start.recent import RecentList
from studio.ui.window.main_window import MainWindow
from studio.ui.window.status import StatusLine
from tests.ui.window.steps import WAIT


def test_the_status_line_calls_findings_as_their_pane_does(editing: MainWindow, qtbot: QtBot) -> None:
    session = editing.session
    assert session is not None
    qtbot.waitUntil(lambda: session.preview is not None and session.preview.pending is None, timeout=WAIT)
    hint = Finding(code="c", severity=Severity.HINT, text="Three.")
    session.tell_reading((error("a", "One."), warning("b", "Two."), warning("b", "Two again."), hint))
    words = "Findings: 1 error · 2 warnings · 1 hint"
    qtbot.waitUntil(lambda: editing.findChild(StatusLine).findings.accessibleName() == words, timeout=WAIT)


def test_a_file_that_was_saved_once_has_unsaved_changes(editing: MainWindow) -> None:
    assert editing.session is not None
    editing.session.edit(lambda one: replace(one, title="Other"), "Change title")
    assert editing.status.saved.text() == "Unsaved changes"


def test_the_home_folder_is_called_by_its_sign(qtbot: QtBot, own_config: Path) -> None:
    recents = RecentList()
    qtbot.addWidget(recents)
    recents.show_recents([Recent(path=own_config / "a.yaml"), Recent(path=own_config / "acme" / "b.yaml")])
    abouts = [one.accessibleDescription() for one in recents.findChildren(ChoiceButton)]
    assert abouts == ["~", "~/acme"]


def test_panes_have_one_name_each(editing: MainWindow) -> None:
    texts = [plain(row.text) for row in editing.actions_of_window.rows if row.id.startswith("go-")]
    assert texts[:5] == ["Go to Library", "Go to Outline", "Go to Tailor", "Go to Preview", "Go to Findings"]
