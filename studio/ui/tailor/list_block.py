"""The frame of a field that holds several things: its name, a way back to the library, and what is inside."""

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.app.forms.form import FormField
from studio.domain.pictures import Picture
from studio.ui.tailor.field_row import BACK, BAR, GUTTER, WHOLE, back_button, field_key
from studio.ui.tailor.library_line import LibraryLine
from studio.ui.theme import GAP, SPACE, colours
from studio.ui.theme_roles import label


class ListBlock(QWidget):
    """Name and give-back button above the content; a bar beside it when it was changed."""

    gave_back = Signal(str)

    def __init__(self, field: FormField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = field.path
        self.spec = field.spec
        self._changed = False
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE)
        self._name = label(field.spec.label, "muted")
        self.back = back_button(field.spec.label)
        self.back.clicked.connect(self._on_back_clicked)
        self._library = LibraryLine(self)
        self._keys = (field_key(BACK, self, self._on_back_clicked), field_key(WHOLE, self, self._library.toggle))
        self._library.hide()
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self._name)
        top.addStretch(1)
        top.addWidget(self.back)
        top.addStrut(self.back.height())
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(GUTTER, 0, 0, 0)
        self._layout.setSpacing(GAP)
        self._layout.addLayout(top)
        self._layout.addLayout(self.body)
        self._layout.addWidget(self._library)

    def show_changed(self, field: FormField) -> None:
        """Show whether the list differs from the library's."""
        self.back.setVisible(field.changed)
        for key in self._keys:
            key.setEnabled(field.changed)
        self._library.setVisible(field.changed)
        if field.changed:
            self._library.show_text(_listed(field))
        if field.changed != self._changed:
            self._changed = field.changed
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar of a list that was changed."""
        super().paintEvent(event)
        if self._changed:
            painter = QPainter(self)
            place = QRect(0, self._name.geometry().bottom() + GAP, BAR, self.height())
            painter.fillRect(place, QColor(colours(self.palette()).accent))
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Paint again when the colours change."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    def _on_back_clicked(self) -> None:
        self.gave_back.emit(self.path)


def under_list(add: QWidget) -> QHBoxLayout:
    """Give the line under a list, which begins with the button to add something."""
    line = QHBoxLayout()
    line.setSpacing(GAP)
    line.addWidget(add)
    line.addStretch(1)
    return line


def _listed(field: FormField) -> str:
    if isinstance(field.library, Picture):
        return field.library.path.name
    items = field.library if isinstance(field.library, tuple) else ()
    if not items:
        return "nothing"
    names = [one if isinstance(one, str) else str(getattr(one, field.spec.columns[0].name)) for one in items]
    return "; ".join(names)
