"""What was changed for a client is seen, and goes back to the library's words with one click."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.app.edits.finding import pick_of
from studio.app.forms.sections import order_of
from studio.ui.session import Session
from studio.ui.tailor.field_row import FieldRow
from studio.ui.tailor.item_list import ItemList
from studio.ui.tailor.library_line import LibraryLine
from studio.ui.tailor.pane import TailorPane
from studio.ui.tailor.text_editor import TextEditor

Rows = Callable[[str, str], FieldRow]
CHANGED = "flask/2"
UNCHANGED = "flask/5"


def changed_fields(work: Session, source: str) -> set[str]:
    pick = pick_of(work.proposal, source)
    assert pick is not None
    return {name for name, _ in pick.overrides}


def library_line(widget: QWidget) -> LibraryLine | None:
    return next((line for line in widget.findChildren(LibraryLine) if line.isVisible()), None)


def test_a_changed_field_shows_the_librarys_words(row: Rows) -> None:
    found = row(CHANGED, "outcome")
    line = library_line(found)
    assert found.back.isVisible()
    assert line is not None
    assert line.accessibleName().startswith("Library: ")
    assert library_line(row(CHANGED, "title")) is None


def test_giving_back_is_one_click_and_one_step(row: Rows, work: Session, qtbot: QtBot) -> None:
    found = row(CHANGED, "outcome")
    before = cast("TextEditor", found.editor).text
    qtbot.mouseClick(found.back, Qt.MouseButton.LeftButton)
    assert "outcome" not in changed_fields(work, CHANGED)
    assert cast("TextEditor", found.editor).text != before
    assert not found.back.isVisible()
    assert found.editor.hasFocus()
    work.workspace.undo()
    assert cast("TextEditor", found.editor).text == before


def test_typing_marks_the_field_and_typing_the_librarys_words_unmarks_it(
    row: Rows, work: Session, qtbot: QtBot
) -> None:
    found = row(UNCHANGED, "title")
    assert not found.back.isVisible()
    qtbot.keyClicks(found.editor, "X")
    assert found.back.isVisible()
    qtbot.keyClick(found.editor, Qt.Key.Key_Backspace)
    assert not found.back.isVisible()
    assert changed_fields(work, UNCHANGED) == set()


def test_giving_all_back(pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    work.select("cost-factors/1")
    button = pane.header.give_all
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert changed_fields(work, "cost-factors/1") == set()
    assert not button.isVisible()


def test_the_librarys_line_opens_by_keyboard(row: Rows, qtbot: QtBot) -> None:
    found = row(CHANGED, "outcome")
    line = library_line(found)
    assert line is not None
    qtbot.keyClick(found.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert line.wordWrap()
    assert line.text() == line.accessibleName()


def test_tab_leads_from_a_changed_text_to_the_next_one(
    row: Rows, pane: TailorPane, work: Session, qtbot: QtBot
) -> None:
    """Not to what gives it back, which a space typed on would press."""
    found = row(UNCHANGED, "title")
    qtbot.keyClicks(found.editor, "At last ")
    assert found.back.isVisible()
    qtbot.keyClick(found.editor, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    view = pane.view
    assert view is not None
    after = next(one for one in view.rows() if focused is not None and one.isAncestorOf(focused))
    assert after is not found
    qtbot.keyClicks(focused, "a free choice")
    assert changed_fields(work, UNCHANGED) >= {"title", after.path}


def test_a_key_gives_a_field_back_from_within(row: Rows, work: Session, qtbot: QtBot) -> None:
    found = row(UNCHANGED, "title")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClicks(found.editor, "At last ")
    qtbot.keyClick(found.editor, Qt.Key.Key_R, both)
    assert changed_fields(work, UNCHANGED) == set()
    assert found.editor.hasFocus()
    work.workspace.undo()
    assert changed_fields(work, UNCHANGED) == {"title"}


def test_a_list_of_records_is_given_back_as_a_whole(pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    work.select("flask/1", "facts.0.value")
    view = pane.view
    assert view is not None
    found = next(one for one in view.findChildren(ItemList) if one.path == "facts")
    editor = next(row for row in found.rows() if row.path == "facts.0.value").editor
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, "about ")
    assert changed_fields(work, "flask/1") == {"facts"}
    qtbot.mouseClick(found.back, Qt.MouseButton.LeftButton)
    assert changed_fields(work, "flask/1") == set()


def test_the_same_widgets_serve_all_picks_of_a_kind(pane: TailorPane, work: Session) -> None:
    work.select("flask/2")
    first = pane.view
    work.select("flask/3")
    assert pane.view is first
    work.select("limits/1")
    assert pane.view is not first
    work.select("flask/4")
    assert pane.view is first


def test_going_through_everything_by_keyboard(pane: TailorPane, work: Session) -> None:
    seen = [work.selection.source]
    for _ in range(200):
        pane.select_next()
        if work.selection.source == seen[-1]:
            break
        seen.append(work.selection.source)
    assert tuple(seen) == order_of(work.proposal)
    pane.select_previous()
    assert work.selection.source == seen[-2]
