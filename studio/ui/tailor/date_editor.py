"""A field for a day: typed, or picked from a calendar."""

import datetime as dt

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QMenu, QWidget, QWidgetAction

from studio.app.edits.typed import read_day
from studio.ui.tailor.form_edits import FormEdits
from studio.ui.tailor.text_editor import TextEditor
from studio.ui.theme import GAP
from studio.ui.theme_roles import tool


class DateEditor(QWidget):
    """A line for `2027-02-28`, and a button that opens a calendar."""

    edited = Signal(str)
    came = Signal()
    left = Signal()

    def __init__(self, edits: FormEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = TextEditor(edits, long=False, marked=False, parent=self)
        self.line.setPlaceholderText("2027-02-28")
        self._button = tool("calendar", "Pick a day")
        self._button.setParent(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.line, 1)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.line)
        self.line.edited.connect(self.edited)
        self.line.came.connect(self.came)
        self.line.left.connect(self.left)
        self._button.clicked.connect(self._on_button_clicked)

    def show_text(self, text: str) -> None:
        """Show another day."""
        self.line.show_text(text)

    def set_wrong(self, *, wrong: bool) -> None:
        """Mark the field as one whose text is not taken."""
        self.line.set_wrong(wrong=wrong)

    def setAccessibleName(self, name: str) -> None:
        """Name the line and the button."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self._button.setAccessibleName(f"Pick {name.lower()}")

    def _on_button_clicked(self) -> None:
        day = read_day(self.line.text)
        menu = CalendarMenu(day if isinstance(day, dt.date) else None, self)
        menu.picked.connect(self._on_day_picked)
        menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height())))

    def _on_day_picked(self, text: str) -> None:
        self.line.show_text(text)
        self.line.setFocus()
        self.edited.emit(text)


class CalendarMenu(QMenu):
    """A month to pick a day from."""

    picked = Signal(str)
    """The day as `2027-02-28`."""

    def __init__(self, day: dt.date | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._calendar = QCalendarWidget(self)
        self._calendar.setGridVisible(False)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if day is not None:
            self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        action = QWidgetAction(self)
        action.setDefaultWidget(self._calendar)
        self.addAction(action)
        self._calendar.clicked.connect(self._on_day_chosen)
        self._calendar.activated.connect(self._on_day_chosen)

    def _on_day_chosen(self, day: QDate) -> None:
        self.picked.emit(day.toString(Qt.DateFormat.ISODate))
        self.close()
