"""Nothing moves but what one moves: fields keep their places while they are changed, and forms fit narrow panes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.session import Session
from studio.ui.tailor.field_row import FieldRow
from studio.ui.tailor.free_fields import FreeField
from studio.ui.tailor.pane import TailorPane
from studio.ui.tailor.section_head import PADDING, SectionHead
from studio.ui.tailor.table_cells import PADDING as CELL_PADDING
from studio.ui.tailor.table_model import UNDER
from studio.ui.tailor.table_view import RecordTable
from studio.ui.tailor.text_editor import TextEditor

Rows = Callable[[str, str], FieldRow]
NARROW = 280
SOURCES = ("", "flask/1", "practice/4", "scope", "plan", "estimate", "cost-factors/1", "team", "acceptance")


def place(widget: QWidget, pane: TailorPane) -> QPoint:
    return widget.mapTo(pane, QPoint(0, 0))


def test_a_field_stays_where_it_is_when_it_is_changed(row: Rows, pane: TailorPane, qtbot: QtBot) -> None:
    found = row("flask/5", "title")
    before, width = place(found.editor, pane), found.editor.width()
    qtbot.keyClicks(found.editor, "X")
    assert found.back.isVisible()
    qtbot.wait(20)
    assert place(found.editor, pane) == before
    assert found.editor.width() == width


def test_headings_stand_in_line_with_the_names_of_fields(row: Rows, pane: TailorPane) -> None:
    found = row("", "client.name")
    heads = [head for head in pane.findChildren(SectionHead) if head.isVisible()]
    assert heads
    assert {place(head, pane).x() + PADDING for head in heads} == {place(found.editor, pane).x()}


@pytest.mark.parametrize("source", SOURCES)
def test_a_narrow_pane_cuts_nothing_off(source: str, pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    work.select(source)
    view = pane.view
    assert view is not None
    qtbot.waitUntil(lambda: view.complete)
    pane.resize(NARROW, 900)
    qtbot.waitUntil(lambda: view.widget().width() <= view.viewport().width())


def test_the_bar_of_a_long_form_takes_no_room_from_its_fields(pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    work.select("team")
    view = pane.view
    assert view is not None
    qtbot.waitUntil(lambda: view.complete and view.verticalScrollBar().isVisible())
    editor = next(iter(view.rows())).editor
    with_bar = editor.width()
    pane.resize(pane.width(), 4000)
    qtbot.waitUntil(lambda: not view.verticalScrollBar().isVisible())
    qtbot.wait(20)
    assert editor.width() == with_bar


def test_names_of_merge_fields_stay_in_one_line(pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    pane.resize(350, 900)
    work.select("", "client.fields.decision_maker")
    lines = pane.findChildren(FreeField)
    qtbot.waitUntil(lambda: all(line.isVisible() for line in lines))
    names = [line.findChildren(TextEditor)[0] for line in lines]
    assert {"purchase_reference", "decision_maker"} <= {name.text for name in names}
    for name in names:
        assert name.document().size().height() == 1
        assert name.viewport().width() >= name.fontMetrics().horizontalAdvance(name.text)


def test_names_in_a_narrow_table_break_into_lines_and_say_all_of_themselves(
    pane: TailorPane, work: Session, qtbot: QtBot
) -> None:
    pane.resize(350, 900)
    work.select("estimate")
    qtbot.waitUntil(lambda: bool(pane.findChildren(RecordTable)))
    table = pane.findChildren(RecordTable)[0]
    qtbot.waitUntil(table.isVisible)
    longest = max(range(table.model().rowCount()), key=lambda row: len(table.model().index(row, 0).data()))
    shortest = min(range(table.model().rowCount()), key=lambda row: len(table.model().index(row, 0).data()))
    assert table.rowHeight(longest) > table.rowHeight(shortest)
    name = table.model().index(longest, 0)
    assert str(name.data()) in name.data(Qt.ItemDataRole.ToolTipRole)
    amount = 4
    assert not table.isColumnHidden(amount)
    pane.resize(NARROW, 900)
    qtbot.waitUntil(lambda: table.isColumnHidden(amount))
    assert "€13,200.00" in table.model().index(0, 0).data(UNDER), "what left the table is told under the name"


def test_a_text_that_is_longer_than_its_field_breaks_beside_the_bar(
    pane: TailorPane, work: Session, qtbot: QtBot
) -> None:
    pane.resize(350, 900)
    work.select("summary", "body")
    view = pane.view
    assert view is not None
    qtbot.waitUntil(lambda: view.complete)
    editor = next(row for row in view.rows() if row.path == "body").editor
    assert isinstance(editor, TextEditor)
    editor.selectAll()
    editor.insertPlainText("Words that fill many lines and more. " * 60)
    qtbot.waitUntil(editor.verticalScrollBar().isVisible)
    lines = [editor.document().begin().layout().lineAt(n) for n in range(editor.document().begin().lineCount())]
    assert len(lines) > 14
    assert max(line.naturalTextWidth() for line in lines) <= editor.viewport().width()


@pytest.mark.parametrize("width", [NARROW, 350, 480, 700])
def test_figures_and_dates_are_never_cut(width: int, pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    pane.resize(width, 900)
    for source in ("estimate", "plan"):
        work.select(source)
        view = pane.view
        assert view is not None
        qtbot.waitUntil(lambda view=view: view.complete)
        table = next(one for one in view.findChildren(RecordTable) if one.isVisible())
        model = table.model()
        for column in range(1, model.columnCount()):
            texts = [str(model.index(row, column).data() or "") for row in range(model.rowCount())]
            needed = max(table.fontMetrics().horizontalAdvance(text) for text in texts)
            assert table.isColumnHidden(column) or table.columnWidth(column) >= needed + 2 * CELL_PADDING, (
                source,
                column,
            )
