"""From what is wrong, or from what is seen, to the field where it is written."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from studio.app.edits.fields import set_value
from studio.app.outputs import Output
from studio.ui.session import Selection
from studio.ui.window.editor import Editor
from studio.ui.window.main_window import MainWindow
from tests.ui.window.steps import WAIT, wait_for_pages

FAULTS = (("", "title", "For {{ client.nobody }}"), ("flask/2", "description", "By {{ client.nmae }}"))


@pytest.fixture
def faulty(editing: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window with a proposal in which two fields have merge fields that are none."""
    assert editing.session is not None
    library = editing.session.workspace.library
    for source, field, text in FAULTS:
        change = partial(set_value, library=library, source=source, path=field, value=text)
        editing.session.edit(change, "Type")
    wait_for_pages(editing, qtbot)
    editing.activateWindow()
    qtbot.waitUntil(editing.isActiveWindow, timeout=WAIT)
    return editing


def editor_of(window: MainWindow) -> Editor:
    assert window.editor is not None
    return window.editor


def focus_written(window: MainWindow) -> str:
    """Give the text of the field that has the keyboard."""
    focus = window.focusWidget()
    assert isinstance(focus, QPlainTextEdit | QLineEdit)
    return focus.toPlainText() if isinstance(focus, QPlainTextEdit) else focus.text()


@pytest.mark.parametrize("pane", ["library", "outline", "tailor", "preview", "findings"])
def test_f8_goes_to_the_next_finding_from_every_pane(faulty: MainWindow, qtbot: QtBot, pane: str) -> None:
    session = faulty.session
    assert session is not None
    editor_of(faulty).go_to(pane)
    for source, field, text in (*FAULTS, FAULTS[0]):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
        assert session.selection == Selection(source, field)
        qtbot.waitUntil(lambda text=text: focus_written(faulty) == text, timeout=WAIT)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert session.selection == Selection(*FAULTS[1][:2])


def test_f8_shows_what_is_wrong(faulty: MainWindow, qtbot: QtBot) -> None:
    assert not faulty.panes.is_shown("findings")
    qtbot.keyClick(faulty, Qt.Key.Key_F8)
    assert faulty.panes.is_shown("findings")
    assert editor_of(faulty).findings.list.currentIndex().isValid()


def test_a_click_in_the_outline_shows_the_page_of_the_deck_and_of_the_proposal(
    editing: MainWindow, qtbot: QtBot
) -> None:
    wait_for_pages(editing, qtbot)
    editor = editor_of(editing)
    tree = editor.outline.tree
    for output in (Output.SLIDES, Output.PROPOSAL):
        editor.preview.show_output(output)
        for chapter in ("terms", "flask"):
            index = editor.outline.model.index_of(chapter)
            tree.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
            at = tree.visualRect(index).center()
            qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
            pages = editor.preview.view.pages
            qtbot.waitUntil(lambda: pages.sheets.pages[pages.current].chapter == chapter, timeout=WAIT)  # noqa: B023


def test_a_click_on_a_slide_puts_the_keyboard_into_its_field(editing: MainWindow, qtbot: QtBot) -> None:
    wait_for_pages(editing, qtbot)
    editor = editor_of(editing)
    editor.session.select("flask/2")
    pages = editor.preview.view.pages
    assert pages.steering.locator is not None
    found = pages.steering.locator.find(pages.sheets.pages, "flask/2", "description")
    assert found is not None
    page = pages.arrangement.page(found.page)
    scale = page.width() / pages.sheets.width
    rect = found.rects[0]
    at = page.topLeft() - pages.origin
    at.setX(at.x() + (rect.x + rect.width / 2) * scale)
    at.setY(at.y() + (rect.y + rect.height / 2) * scale)
    qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert editor.session.selection == Selection("flask/2", "description")
    before = focus_written(editing)
    qtbot.keyClicks(editing.focusWidget(), "So ")
    assert len(focus_written(editing)) == len(before) + 3
    assert "So " in focus_written(editing)
