"""Selecting a field anywhere puts the cursor into it; putting the cursor into a field selects it."""

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from studio.app.edits.chapters import remove_chapters
from studio.app.fitting import Fit
from studio.domain.library import library_of
from studio.domain.proposal import Proposal
from studio.ui.session import Selection, Session
from studio.ui.tailor.field_row import FieldRow
from studio.ui.tailor.pane import TailorPane
from studio.ui.tailor.table_view import RecordTable
from studio.ui.tailor.text_editor import TextEditor

Rows = Callable[[str, str], FieldRow]


def focused_name() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget else ""


@pytest.mark.parametrize(
    ("source", "field", "name"),
    [
        ("", "client.email", "Email"),
        ("", "consultant.website", "Website"),
        ("", "client.fields.decision_maker", "Text of decision_maker"),
        ("", "output.confidentiality", "Words in every footer"),
        ("flask/1", "facts.2.value", "Fact 3, value"),
        ("scope", "assumptions.1", "Item 2"),
        ("team", "members.6.allocation", "Role 7, allocation"),
        ("plan", "phases.3.milestone", "Phase 4, milestone"),
        ("plan", "phases.3.start", "Phases"),
        ("estimate", "remarks", "Remarks"),
        ("flask/2", "notes", "Speaker notes"),
        ("flask/2", "title.no.such.part", "Title"),
    ],
)
def test_a_jump_to_a_field(source: str, field: str, name: str, pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    work.select(source, field)
    qtbot.waitUntil(lambda: focused_name() == name)
    widget = QApplication.focusWidget()
    view = pane.view
    assert widget is not None
    assert view is not None

    def seen() -> bool:
        top = widget.mapTo(view, widget.rect().topLeft()).y()
        return -1 <= top <= view.height() - 10

    qtbot.waitUntil(seen)


def test_a_cell_is_the_current_one_after_a_jump(pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    work.select("estimate", "lines.5.rate")
    table = pane.findChildren(RecordTable)[0]
    qtbot.waitUntil(table.hasFocus)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (5, 3)


def test_focusing_a_field_selects_it(row: Rows, work: Session, qtbot: QtBot) -> None:
    editor = row("flask/2", "title").editor
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert work.selection == Selection("flask/2", "description")


def test_selecting_without_a_field_takes_no_focus(pane: TailorPane, work: Session) -> None:
    pane.header.insert.setFocus()
    work.select("flask/2")
    work.select("estimate")
    assert pane.header.insert.hasFocus()


def test_selecting_a_field_twice_comes_back_to_it(row: Rows, pane: TailorPane, work: Session) -> None:
    editor = row("flask/2", "title").editor
    pane.header.insert.setFocus()
    work.select("flask/2", "description")
    work.select("flask/2", "title")
    assert editor.hasFocus()


def test_what_is_selected_and_then_removed_leaves_an_empty_pane(pane: TailorPane, work: Session) -> None:
    work.select("scope")
    work.edit(lambda proposal: remove_chapters(proposal, ["scope"]), "Remove chapter")
    assert pane.view is None
    assert any("Select something" in label.text() for label in pane.findChildren(QLabel) if label.isVisible())
    work.workspace.undo()
    assert pane.view is not None


def test_a_pick_that_the_library_lost_keeps_its_words(pane: TailorPane, work: Session) -> None:
    empty = library_of(work.workspace.library.root, ())
    work.select("flask/2")
    work.workspace.use_library(empty)
    assert pane.view is not None
    assert [row.path for row in pane.view.rows()] == ["outcome"]
    assert any("no longer has" in label.text() for label in pane.findChildren(QLabel) if label.isVisible())


def test_another_proposal_is_shown_from_its_beginning(pane: TailorPane, work: Session, pitch: Proposal) -> None:
    work.select("flask/2", "title")
    work.workspace.open(pitch)
    work.select("", "client.name")
    view = pane.view
    assert view is not None
    company = next(row for row in view.rows() if row.path == "client.name")
    assert cast("TextEditor", company.editor).text == pitch.client.name


def test_a_merge_field_is_inserted_where_one_writes(row: Rows, work: Session, qtbot: QtBot) -> None:
    editor = cast("TextEditor", row("flask/2", "title").editor)
    editor.selectAll()
    qtbot.keyClicks(editor, "For ")
    qtbot.keyClick(editor, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    menu = cast("QMenu", QApplication.activePopupWidget())
    groups = {action.text(): action.menu() for action in menu.actions()}
    client = cast("QMenu", groups["Client"])
    action = next(one for one in client.actions() if one.text().startswith("name\t"))
    assert action.text().endswith(work.proposal.client.name)
    action.trigger()
    menu.close()
    assert editor.text == "For {{ client.name }}"
    assert editor.hasFocus()


def test_a_field_of_ones_own_is_added_named_and_used(pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    work.select("", "client.fields.decision_maker")
    qtbot.waitUntil(lambda: focused_name() == "Text of decision_maker")
    button = next(one for one in pane.findChildren(type(pane.header.insert)) if one.accessibleName().endswith("client"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: focused_name() == "Name of field")
    qtbot.keyClicks(QApplication.focusWidget(), "region")
    assert dict(work.proposal.client.fields)["region"] == ""
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "North")
    assert dict(work.proposal.client.fields)["region"] == "North"


def test_points_are_added_moved_and_removed_by_keyboard(row: Rows, work: Session, qtbot: QtBot) -> None:
    row("scope", "excluded.0")
    before = points(work)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focused_name() == "Item 2")
    qtbot.keyClicks(QApplication.focusWidget(), "Hardware")
    assert points(work) == (before[0], "Hardware", *before[1:])
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert points(work)[:2] == ("Hardware", before[0])
    assert focused_name() == "Item 1"
    editor = cast("TextEditor", QApplication.focusWidget())
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert points(work) == before
    work.workspace.undo()
    assert len(points(work)) == len(before) + 1


def points(work: Session) -> tuple[str, ...]:
    return next(one for one in work.proposal.chapters if one.id == "scope").excluded  # type: ignore[union-attr]


def test_the_counter_says_when_a_text_stops_fitting(row: Rows, pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    found = row("practice/1", "description")
    editor = cast("TextEditor", found.editor)
    with qtbot.waitSignal(work.preview_ready, timeout=30_000):
        work.request_preview()
    assert found.count == f"{len(editor.text)} · fits"
    editor.selectAll()
    editor.insertPlainText("Much more is to be said about this, and it is said here at length. " * 30)
    qtbot.waitUntil(
        lambda: work.preview is not None and work.preview.revision == work.workspace.revision, timeout=30_000
    )
    assert found.fitting is not None
    assert found.fitting.fit > Fit.FITS
    assert found.count.endswith(found.fitting.short)
    row("practice/1", "title")
    assert found.count == "", "what is true of the whole slide is said over the form alone"
    assert any("a new slide" in one.text() for one in pane.header.findChildren(QLabel))


def test_how_a_slide_fits_is_said_once(row: Rows, pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.preview_ready, timeout=30_000):
        work.request_preview()
    qtbot.waitUntil(lambda: work.preview is not None and work.preview.pending is None, timeout=30_000)
    found = row("flask/2", "outcome")
    view = pane.view
    assert view is not None
    qtbot.waitUntil(lambda: view.complete)
    assert found.fitting is not None
    assert found.count == f"{len(cast('TextEditor', found.editor).text)} · {found.fitting.short}"
    others = [one.count for one in view.rows() if one is not found]
    assert others == [""] * len(others)
    said = [one.text() for one in pane.header.findChildren(QLabel) if one.text().startswith("Slide ")]
    assert len(said) == 1


def test_the_keyboard_comes_to_the_first_field_and_back_to_where_one_wrote(
    row: Rows, pane: TailorPane, work: Session
) -> None:
    work.select("flask/2")
    pane.take_keyboard()
    assert focused_name() == "Title"
    row("flask/2", "outcome")
    pane.header.insert.setFocus()
    work.select("flask/3")
    pane.take_keyboard()
    assert focused_name() == "Title", "what was written last belongs to something else"
    work.select("")
    pane.take_keyboard()
    assert focused_name() == "Company"
    row("", "consultant.website")
    pane.take_keyboard()
    assert focused_name() == "Website"
