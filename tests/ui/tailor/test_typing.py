"""Typing into fields changes the proposal key by key, and nothing else moves the cursor."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any, cast

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from studio.app.edits.fields import record_of, set_value
from studio.domain.proposal import Proposal
from studio.ui.session import Session
from studio.ui.tailor.field_row import FieldRow
from studio.ui.tailor.pane import TailorPane
from studio.ui.tailor.text_editor import TextEditor

BENEFIT = "flask/2"
Rows = Callable[[str, str], FieldRow]


def value(work: Session, source: str, path: str) -> Any:
    record: Any = record_of(work.proposal, work.workspace.library, source)
    for name in path.split("."):
        record = record[int(name)] if name.isdecimal() else getattr(record, name)
    return record


def text(row: FieldRow) -> TextEditor:
    return cast("TextEditor", row.editor)


def at_end(editor: TextEditor) -> None:
    editor.moveCursor(QTextCursor.MoveOperation.End)


def test_every_key_is_in_the_proposal_at_once(row: Rows, work: Session, qtbot: QtBot) -> None:
    editor = text(row(BENEFIT, "title"))
    before = value(work, BENEFIT, "title")
    at_end(editor)
    for n, key in enumerate(" now", start=1):
        qtbot.keyClicks(editor, key)
        assert value(work, BENEFIT, "title") == before + " now"[:n]
    assert work.workspace.modified


def test_typing_in_one_field_is_one_step_and_undo_keeps_the_cursor_there(
    row: Rows, work: Session, qtbot: QtBot
) -> None:
    editor = text(row(BENEFIT, "title"))
    before = editor.text
    at_end(editor)
    qtbot.keyClicks(editor, " and more")
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.text == before == value(work, BENEFIT, "title")
    assert editor.hasFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert editor.text == before + " and more"


def test_each_field_is_a_step_of_its_own(row: Rows, work: Session, qtbot: QtBot) -> None:
    qtbot.keyClicks(text(row(BENEFIT, "title")), "A ")
    qtbot.keyClicks(text(row(BENEFIT, "description")), "B ")
    work.workspace.undo()
    assert value(work, BENEFIT, "title").startswith("A ")
    assert not value(work, BENEFIT, "description").startswith("B ")


def test_a_preview_and_edits_elsewhere_leave_the_cursor_where_it_is(row: Rows, work: Session, qtbot: QtBot) -> None:
    editor = text(row(BENEFIT, "description"))
    cursor = editor.textCursor()
    cursor.setPosition(5)
    cursor.setPosition(11, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    with qtbot.waitSignal(work.preview_ready, timeout=20_000):
        work.edit(lambda proposal: replace(proposal, title="Another title"), "Change title")
    assert (editor.textCursor().anchor(), editor.textCursor().position()) == (5, 11)
    assert editor.hasFocus()


def test_a_change_of_the_same_field_from_elsewhere_moves_the_cursor_with_its_words(row: Rows, work: Session) -> None:
    editor = text(row(BENEFIT, "title"))
    at_end(editor)
    new = "Oh. " + editor.text

    def change(proposal: Proposal) -> Proposal:
        return set_value(proposal, work.workspace.library, BENEFIT, "title", new)

    work.edit(change, "Change title")
    assert editor.text == new
    assert editor.textCursor().atEnd()


def test_typing_while_a_preview_is_made_loses_nothing(row: Rows, work: Session, qtbot: QtBot) -> None:
    editor = text(row(BENEFIT, "outcome"))
    editor.selectAll()
    said = "The quick brown fox 🦊 jumps over it."
    for key in said:
        qtbot.keyClicks(editor, key) if key.isascii() else editor.insertPlainText(key)
    qtbot.waitUntil(
        lambda: work.preview is not None and work.preview.revision == work.workspace.revision, timeout=30_000
    )
    assert editor.text == said == value(work, BENEFIT, "outcome")


def test_a_field_that_cannot_be_empty_says_so_and_keeps_its_value(row: Rows, work: Session, qtbot: QtBot) -> None:
    found = row(BENEFIT, "title")
    before = value(work, BENEFIT, "title")
    text(found).selectAll()
    qtbot.keyClick(found.editor, Qt.Key.Key_Delete)
    assert text(found).text == ""
    assert "cannot be empty" in found.hint
    assert value(work, BENEFIT, "title") == before
    qtbot.keyClicks(found.editor, "New")
    assert found.hint == ""
    assert value(work, BENEFIT, "title") == "New"


def test_a_date_that_is_none_waits_for_being_mended_until_the_field_is_left(
    row: Rows, work: Session, qtbot: QtBot
) -> None:
    found = row("", "valid_until")
    line = cast("Any", found.editor).line
    before = work.proposal.valid_until
    line.selectAll()
    qtbot.keyClicks(line, "2027-13-01")
    assert line.text == "2027-13-01"
    assert "not a date" in found.hint
    work.edit(lambda proposal: replace(proposal, title="Other"), "Change title")
    assert line.text == "2027-13-01"
    assert work.proposal.valid_until == before
    row("", "title")
    assert line.text == (before.isoformat() if before else "")
    assert "“2027-13-01” is not a date" in found.hint
    assert "again" in found.hint
    assert work.proposal.valid_until == before


def test_nothing_half_typed_is_left_of_what_is_refused(row: Rows, work: Session, qtbot: QtBot) -> None:
    found = row("", "language")
    line = cast("Any", found.editor).lineEdit()
    line.selectAll()
    qtbot.keyClicks(line, "polish")
    assert work.proposal.language == "pl"
    row("", "title")
    assert line.text() == "Polish · pl"
    row("", "language")
    line.selectAll()
    qtbot.keyClicks(line, "pl_!")
    assert work.proposal.language == "pl"
    assert found.hint
    row("", "title")
    assert line.text() == "Polish · pl"
    assert "“pl_!” is no language code" in found.hint


def test_a_day_in_another_form_is_tidied_when_the_field_is_left(row: Rows, work: Session, qtbot: QtBot) -> None:
    found = row("", "valid_until")
    line = cast("Any", found.editor).line
    line.selectAll()
    qtbot.keyClicks(line, "28.2.2027")
    assert line.text == "28.2.2027"
    assert work.proposal.valid_until is not None
    assert work.proposal.valid_until.isoformat() == "2027-02-28"
    row("", "title")
    assert line.text == "2027-02-28"


def test_return_and_pasted_lines_stay_one_paragraph(row: Rows, work: Session, qtbot: QtBot) -> None:
    editor = text(row(BENEFIT, "title"))
    editor.selectAll()
    data = QMimeData()
    data.setText("Two\nlines\x07")
    editor.insertFromMimeData(data)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert value(work, BENEFIT, "title") == "Two lines"


def test_bold_and_italic_by_keyboard(row: Rows, work: Session, qtbot: QtBot) -> None:
    editor = text(row(BENEFIT, "title"))
    editor.selectAll()
    qtbot.keyClicks(editor, "word")
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert value(work, BENEFIT, "title") == "**word**"
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert value(work, BENEFIT, "title") == "word"


def test_a_no_break_space_survives(row: Rows, work: Session, qtbot: QtBot) -> None:
    editor = text(row(BENEFIT, "title"))

    def change(proposal: Proposal) -> Proposal:
        return set_value(proposal, work.workspace.library, BENEFIT, "title", "12\u00a0€")

    work.edit(change, "Change title")
    at_end(editor)
    qtbot.keyClicks(editor, "!")
    assert value(work, BENEFIT, "title") == "12\u00a0€!"


def test_a_long_text_makes_its_field_grow_up_to_a_limit(row: Rows, qtbot: QtBot) -> None:
    editor = text(row(BENEFIT, "description"))
    before = editor.height()
    at_end(editor)
    editor.insertPlainText("\nline" * 6)
    qtbot.waitUntil(lambda: editor.height() > before)
    editor.insertPlainText("\nline" * 100)
    qtbot.wait(1)
    assert editor.height() < 20 * editor.fontMetrics().lineSpacing()


@pytest.mark.parametrize("source", ["", "flask", BENEFIT, "scope", "plan", "estimate", "team", "acceptance"])
def test_tab_goes_through_every_field_from_top_to_bottom(
    source: str, pane: TailorPane, work: Session, qtbot: QtBot
) -> None:
    work.select(source)
    assert pane.view is not None
    view = pane.view
    qtbot.waitUntil(lambda: view.complete and all(row.isVisible() or row.isHidden() for row in view.rows()))
    pane.focus_first()
    stops = []
    for _ in range(200):
        focused = pane.focusWidget()
        if focused is None or not view.isAncestorOf(focused):
            break
        stops.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert len(stops) >= 2
    slack = 60  # two fields side by side, buttons over a field

    def from_top_to_bottom() -> bool:
        tops = [stop.mapTo(view.widget(), stop.rect().center()).y() for stop in stops]
        return all(later >= earlier - slack for earlier, later in pairwise(tops))

    qtbot.waitUntil(from_top_to_bottom)
