"""A text of any length can be typed into: what a key costs is counted, no clock is looked at."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from studio.app.forms.merge import Merging
from studio.ui.session import Session
from studio.ui.tailor.field_row import FieldRow
from studio.ui.tailor.highlighter import Highlighter
from studio.ui.tailor.text_editor import TextEditor
from tests.counting import calls_to

BENEFIT = "flask/2"
FIELDS = "{{ x }} {{ client.nmae }} **b** "


def pasted(row: FieldRow, text: str) -> TextEditor:
    editor = cast("TextEditor", row.editor)
    data = QMimeData()
    data.setText(text)
    editor.selectAll()
    editor.insertFromMimeData(data)
    return editor


def test_a_key_in_a_text_full_of_fields_compares_no_name_again(
    row: Callable[[str, str], FieldRow], work: Session, qtbot: QtBot
) -> None:
    title = row(BENEFIT, "title")
    assert calls_to(get_close_matches, lambda: pasted(title, FIELDS * 3_000)) <= 2
    editor = pasted(title, FIELDS * 3_000)
    assert calls_to(get_close_matches, lambda: qtbot.keyClicks(editor, "abc")) == 0
    assert work.workspace.modified


def test_a_key_tints_the_paragraph_that_it_is_typed_in(row: Callable[[str, str], FieldRow], qtbot: QtBot) -> None:
    editor = pasted(row(BENEFIT, "description"), (FIELDS + "\n") * 300)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert calls_to(Highlighter.highlightBlock, lambda: qtbot.keyClicks(editor, "abc")) == 3
    assert calls_to(Merging.stretches, lambda: qtbot.keyClicks(editor, "abc")) == 3


def test_a_very_long_paragraph_is_tinted_in_its_beginning(row: Callable[[str, str], FieldRow]) -> None:
    editor = pasted(row(BENEFIT, "description"), "\U0001f600{{ client.name }} " * 4_000)
    formats = editor.document().firstBlock().layout().formats()
    tinted = [one for one in formats if one.format.background().style().value]
    assert tinted[0].start == 2
    assert 100 < len(tinted) < 400
