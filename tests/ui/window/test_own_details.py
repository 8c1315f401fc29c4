"""Details that the consultant keeps in one proposal go into the next new one."""

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.app.folders import settings_file
from studio.app.settings import read_settings
from studio.domain.proposal import Consultant
from studio.ui.tailor.own_details import OwnDetails
from studio.ui.window.main_window import MainWindow
from tests.ui.window.steps import WAIT

ADA = Consultant(company="Brightwater Consulting", name="Ada", role="Partner", email="ada@brightwater.example")


def test_kept_details_go_into_new_proposals(editing: MainWindow, qtbot: QtBot) -> None:
    session, editor = editing.session, editing.editor
    assert session is not None
    assert editor is not None
    session.edit(lambda proposal: replace(proposal, consultant=ADA), "Type")
    session.select("", "consultant.name")
    qtbot.waitUntil(lambda: bool(editor.tailor.findChildren(OwnDetails)), timeout=WAIT)
    details = editor.tailor.findChildren(OwnDetails)[0]
    qtbot.waitUntil(details.keep.isVisible, timeout=WAIT)
    qtbot.mouseClick(details.keep, Qt.MouseButton.LeftButton)
    assert not details.keep.isVisible()
    qtbot.waitUntil(lambda: read_settings(settings_file()).consultant == ADA, timeout=WAIT)
    other = editing.desk.new_window()
    other.files.new("Wrenfield", ("flask",))
    qtbot.waitUntil(lambda: other.session is not None, timeout=WAIT)
    assert other.session is not None
    assert other.session.proposal.consultant == ADA


def test_the_shortcut_of_the_pane_leads_to_its_first_field(editing: MainWindow, qtbot: QtBot) -> None:
    assert editing.session is not None
    assert editing.editor is not None
    editing.session.select(editing.session.proposal.chapters[0].id)
    qtbot.keyClick(editing, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    focused = editing.editor.tailor.focusWidget()
    assert focused.accessibleName() == "Title"
    qtbot.waitUntil(focused.hasFocus, timeout=WAIT)
