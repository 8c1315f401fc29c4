import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from studio.ui.outline.delegate import Form, Type, form_of
from studio.ui.outline.rows import Level, Row


def _form(title: str, width: int) -> Form:
    row = Row(source="a", level=Level.CHAPTER, title=title, number=3, slides=12, sheets=7)
    return form_of(QRect(0, 0, width, 30), row, Type(QApplication.font()))


@pytest.mark.usefixtures("qapp")
def test_titles_come_before_page_counts() -> None:
    assert _form("Scope", 400) is Form.FULL
    assert _form("Scope", 240) is Form.SHORT
    assert _form("A title that takes all of the room there is in the row and more", 240) is Form.NONE
    assert _form("A title that takes a great part of the room there is in it", 520) is not Form.NONE
