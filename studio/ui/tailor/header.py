"""What the form is about, and what can be done with all of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from studio.app.forms import Form
from studio.ui.theme import GAP, MARGIN, SPACE
from studio.ui.theme_roles import button, label


class Header(QWidget):
    """Kind, title and origin; the menu of merge fields; a way to give everything back."""

    insert_asked = Signal()
    give_all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = label("", "badge")
        self._origin = CutLabel()
        self._title = label("", "heading", wrap=True)
        self.insert = button("Insert field", "quiet", symbol="plus", tip="Insert a merge field (Ctrl+Space)")
        self._differs = label("", "small")
        self.give_all = button("Give all back", "quiet", symbol="undo-2", tip="Use the library's words in all fields")
        self.insert.clicked.connect(self.insert_asked)
        self.give_all.clicked.connect(self.give_all_asked)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._origin, 1)
        top.addWidget(self.insert)
        actions = QHBoxLayout()
        actions.setSpacing(SPACE)
        actions.addWidget(self._differs)
        actions.addWidget(self.give_all)
        actions.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, SPACE, SPACE, SPACE)
        layout.setSpacing(GAP)
        layout.addLayout(top)
        layout.addWidget(self._title)
        layout.addLayout(actions)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    def show_form(self, form: Form, title: str) -> None:
        """Show what a form is about; `title` with its merge fields filled."""
        self._kind.setText(form.kind)
        self._origin.setText(form.origin)
        self._origin.setToolTip(form.origin)
        self._title.setText(title or "Without a title")
        self.give_all.setVisible(form.changed > 0)
        count = "1 field differs" if form.changed == 1 else f"{form.changed} fields differ"
        self._differs.setText(f"{count} from the library")
        self._differs.setVisible(form.changed > 0)


class CutLabel(QLabel):
    """One quiet line that ends in an ellipsis where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what there is room for."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()
