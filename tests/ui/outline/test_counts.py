import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from studio.ui.outline.delegate import Form, Type, form_of
from studio.ui.outline.rows import Level, Row


def _form(title: str, width: int) -> Form:
    row = Row(source="a", level=Level.CHAPTER, title=title, number=3, slides=12, sheets=7)
    return form_of(QRect(0, 0, width, 30), row, Type(QApplication.font()))


@pytest.mark.usefixtures("qapp")
def test_a_title_that_takes_all_the_room_is_cut_short_for_its_page_counts() -> None:
    title = "A title that takes all of the room there is in the row and more"
    assert _form("Scope", 400) is Form.FULL
    assert _form("Scope", 240) is Form.SHORT
    assert _form(title, 240) is Form.SHORT
    assert _form(title, 330) is Form.SHORT
    assert _form("A title that takes a great part of the room there is in it", 520) is not Form.NONE


@pytest.mark.usefixtures("qapp")
def test_page_counts_leave_a_word_of_the_title() -> None:
    assert _form("A title that takes all of the room there is in the row and more", 90) is Form.NONE
