"""The estimate and the plan are edited as in a spreadsheet, with the sums following every key."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.app.forms.typing import totals_of
from studio.domain.chapters import EstimateChapter, PlanChapter
from studio.ui.session import Session
from studio.ui.tailor.pane import TailorPane
from studio.ui.tailor.table_block import TableBlock
from studio.ui.tailor.table_view import RecordTable

TITLE, QUANTITY, UNIT, RATE, AMOUNT, OPTIONAL = range(6)


def estimate(work: Session) -> EstimateChapter:
    return next(one for one in work.proposal.chapters if isinstance(one, EstimateChapter))


def plan(work: Session) -> PlanChapter:
    return next(one for one in work.proposal.chapters if isinstance(one, PlanChapter))


def block(pane: TailorPane) -> TableBlock:
    assert pane.view is not None
    return pane.view.findChildren(TableBlock)[0]


@pytest.fixture
def table(pane: TailorPane, work: Session, qtbot: QtBot) -> RecordTable:
    pane.resize(700, 900)
    work.select("estimate", "lines.0.title")
    found = block(pane).table
    qtbot.waitUntil(found.hasFocus)
    return found


def editing(qtbot: QtBot) -> QLineEdit:
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    return cast("QLineEdit", QApplication.focusWidget())


def click(table: RecordTable, row: int, column: int, qtbot: QtBot) -> None:
    place = table.visualRect(table.model().index(row, column)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def type_into(table: RecordTable, row: int, column: int, text: str, qtbot: QtBot) -> QLineEdit:
    table.go(row, column)
    qtbot.keyClick(table, text[0])
    line = editing(qtbot)
    qtbot.keyClicks(line, text[1:])
    return line


def shown_sums(pane: TailorPane) -> list[tuple[str, str]]:
    return block(pane).sums.shown


def test_the_total_follows_every_key(table: RecordTable, pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    before = shown_sums(pane)
    line = type_into(table, 0, QUANTITY, "3", qtbot)
    assert estimate(work).lines[0].quantity == Decimal(3)
    assert shown_sums(pane) == list(totals_of(work.proposal, estimate(work))) != before
    qtbot.keyClicks(line, "5")
    assert estimate(work).lines[0].quantity == Decimal(35)
    assert table.model().index(0, AMOUNT).data() == "€23,100.00"


def test_tab_and_return_go_from_cell_to_cell(table: RecordTable, work: Session, qtbot: QtBot) -> None:
    line = type_into(table, 0, TITLE, "One", qtbot)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    qtbot.keyClicks(editing(qtbot), "2")
    qtbot.keyClick(editing(qtbot), Qt.Key.Key_Tab)
    qtbot.keyClicks(editing(qtbot), "hours")
    qtbot.keyClick(editing(qtbot), Qt.Key.Key_Tab)
    qtbot.keyClicks(editing(qtbot), "99.50")
    qtbot.keyClick(editing(qtbot), Qt.Key.Key_Return)
    qtbot.keyClicks(editing(qtbot), "50")
    first, second = estimate(work).lines[:2]
    assert (first.title, first.quantity, first.unit, first.rate) == ("One", Decimal(2), "hours", Decimal("99.50"))
    assert second.rate == Decimal(50)


def test_return_in_the_last_row_adds_one_and_begins_it(table: RecordTable, work: Session, qtbot: QtBot) -> None:
    count = len(estimate(work).lines)
    line = type_into(table, count - 1, RATE, "1", qtbot)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert len(estimate(work).lines) == count + 1
    editor = editing(qtbot)
    qtbot.keyClicks(editor, "Fresh")
    assert estimate(work).lines[count].title == "Fresh"


def test_what_is_no_number_is_not_applied_and_goes_with_a_word_in_place(
    table: RecordTable, pane: TailorPane, work: Session, qtbot: QtBot
) -> None:
    before = estimate(work).lines[1].quantity
    line = type_into(table, 1, QUANTITY, "many", qtbot)
    assert estimate(work).lines[1].quantity == before
    assert "not a number" in block(pane).hint
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert table.model().index(1, QUANTITY).data() == str(before)
    assert "“many” is not a number" in block(pane).hint
    assert f"It says “{before}” again." in block(pane).hint
    type_into(table, 1, QUANTITY, "7", qtbot)
    assert estimate(work).lines[1].quantity == Decimal(7)
    assert block(pane).hint == ""


def test_undo_while_typing_in_a_cell(table: RecordTable, work: Session, qtbot: QtBot) -> None:
    before = estimate(work).lines[0].quantity
    line = type_into(table, 0, QUANTITY, "77", qtbot)
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert estimate(work).lines[0].quantity == before
    assert line.text() == str(before)


def test_rows_are_added_copied_moved_and_removed(
    table: RecordTable, pane: TailorPane, work: Session, qtbot: QtBot
) -> None:
    names = [line.title for line in estimate(work).lines]
    table.go(1, TITLE)
    qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [line.title for line in estimate(work).lines][:2] == [names[1], names[0]]
    assert table.currentIndex().row() == 0
    for name, count in (("Duplicate line (Ctrl+D)", len(names) + 1), ("Remove line (Ctrl+Del)", len(names))):
        press(pane, name, qtbot)
        assert len(estimate(work).lines) == count
    press(pane, "Move line down (Alt+Down)", qtbot)
    assert table.currentIndex().row() == 2
    press(pane, "Add line", qtbot)
    assert len(estimate(work).lines) == len(names) + 1
    assert table.currentIndex().row() == 3


def test_rows_are_duplicated_and_removed_by_keys_and_each_is_one_step(
    table: RecordTable, work: Session, qtbot: QtBot
) -> None:
    before = estimate(work).lines
    table.go(1, TITLE)
    qtbot.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert estimate(work).lines == (*before[:2], before[1], *before[2:])
    assert table.currentIndex().row() == 2
    qtbot.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert estimate(work).lines == (*before[:2], before[3], before[2], *before[4:])
    for _ in range(3):
        work.workspace.undo()
    assert estimate(work).lines == before


def test_the_menu_of_a_row_offers_what_the_buttons_do(table: RecordTable, work: Session) -> None:
    before = estimate(work).lines
    place = table.visualRect(table.model().index(0, TITLE)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, table.viewport().mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), event)
    menu = cast("QMenu", QApplication.activePopupWidget())
    actions = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert not actions["Move up"].isEnabled()
    actions["Move down"].trigger()
    menu.close()
    assert estimate(work).lines == (before[1], before[0], *before[2:])
    assert table.currentIndex().row() == 1


def press(pane: TailorPane, name: str, qtbot: QtBot) -> None:
    buttons = [one for one in block(pane).findChildren(QWidget) if name in (one.accessibleName(), _text(one))]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QPushButton) else ""


def test_a_line_is_made_optional_with_space(table: RecordTable, work: Session, qtbot: QtBot) -> None:
    before = estimate(work).lines[0].optional
    table.go(0, OPTIONAL)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert estimate(work).lines[0].optional is not before


def test_optional_is_under_the_table_where_there_is_no_room(pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    pane.resize(400, 900)
    work.select("estimate")
    qtbot.waitUntil(lambda: pane.view is not None and pane.view.complete)
    found = block(pane)
    qtbot.waitUntil(lambda: found.table.isColumnHidden(OPTIONAL))
    box = next(one for one in found.findChildren(QCheckBox) if one.text() == "Optional")
    qtbot.waitUntil(box.isVisible)
    before = estimate(work).lines[0].optional
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert estimate(work).lines[0].optional is not before


def test_discount_and_tax_are_switched_and_typed(pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    work.select("estimate")
    view = pane.view
    assert view is not None
    qtbot.waitUntil(lambda: view.complete)
    box = next(one for one in view.findChildren(QCheckBox) if one.text() == "Discount")
    assert box.isChecked()
    box.click()
    assert estimate(work).discount is None
    assert "Discount" not in dict(shown_sums(pane))
    box.click()
    work.select("estimate", "discount.percent")
    row = next(row for row in view.rows() if row.path == "discount.percent")
    qtbot.waitUntil(row.editor.hasFocus)
    row.editor.selectAll()  # type: ignore[union-attr]
    qtbot.keyClicks(row.editor, "10")
    discount = estimate(work).discount
    assert discount is not None
    assert discount.percent == Decimal(10)
    row.editor.selectAll()  # type: ignore[union-attr]
    qtbot.keyClick(row.editor, Qt.Key.Key_Delete)
    assert estimate(work).discount == discount, "a discount is not lost while its figure is typed again"
    assert "percentage or an amount" in row.hint
    steps = work.workspace.proposal
    qtbot.keyClicks(row.editor, "150")
    assert estimate(work).discount == discount, "half of what is refused is not left in the proposal"
    assert work.workspace.proposal == steps
    assert "from 0 to 100" in row.hint
    qtbot.waitUntil(lambda: any(one.code == "not-taken" for one in work.findings))
    work.select("estimate", "remarks")
    qtbot.waitUntil(lambda: not row.editor.hasFocus())
    assert row.editor.text == "10"  # type: ignore[union-attr]
    assert "“150” is not taken" in row.hint
    assert "“10” again" in row.hint
    assert not any(one.code == "not-taken" for one in work.findings)


def test_days_of_a_phase(pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    work.select("plan", "phases.0.end")
    table = block(pane).table
    qtbot.waitUntil(table.hasFocus)
    qtbot.keyClick(table, "2")
    line = editing(qtbot)
    qtbot.keyClicks(line, "027-02-05")
    assert plan(work).phases[0].end == dt.date(2027, 2, 5)
    assert "4 weeks" in str(table.model().index(0, 0).data(Qt.ItemDataRole.UserRole + 1))
    assert line.text() == "2027-02-05"
    line.selectAll()
    qtbot.keyClicks(line, "2026-01-01")
    assert plan(work).phases[0].end == dt.date(2027, 2, 5)
    assert "ends before it starts" in block(pane).hint
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert table.model().index(0, 2).data() == "2027-02-05"
    assert "“2026-01-01” is not taken" in block(pane).hint


def test_what_follows_a_moved_phase_is_shifted_in_one_step(pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    work.select("plan", "phases.1.end")
    table, offer = block(pane).table, block(pane).follow_on
    qtbot.waitUntil(table.hasFocus)
    assert not offer.isVisible()
    before = plan(work).phases
    later = before[1].end + dt.timedelta(days=7)
    line = type_into(table, 1, 2, later.isoformat(), qtbot)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert offer.isVisible()
    assert offer.shift.accessibleName() == "Shift what follows by 7 days, later"
    moved = plan(work).phases
    qtbot.mouseClick(offer.shift, Qt.MouseButton.LeftButton)
    after = plan(work).phases
    assert after[:2] == moved[:2]
    assert {(new.start - old.start).days for old, new in zip(before[2:], after[2:], strict=True)} == {7}
    assert not offer.isVisible()
    work.workspace.undo()
    assert plan(work).phases == moved
    work.workspace.undo()
    assert plan(work).phases == before
    assert not offer.isVisible()


def test_many_lines_are_shown_at_once(pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    chapter = estimate(work)
    many = replace(chapter, lines=chapter.lines * 40)
    chapters = tuple(many if one is chapter else one for one in work.proposal.chapters)
    work.edit(lambda proposal: replace(proposal, chapters=chapters), "Paste lines")
    work.select("estimate", "lines.0.title")
    table = block(pane).table
    assert table.model().rowCount() == len(many.lines)
    qtbot.waitUntil(lambda: table.height() > 200)
    assert table.height() < 500
    line = type_into(table, 300, QUANTITY, "2", qtbot)
    assert estimate(work).lines[300].quantity == Decimal(2)
    assert line.hasFocus()
