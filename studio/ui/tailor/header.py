"""What the form is about, and what can be done with all of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from studio.app.fitting import Fit, Fitting
from studio.app.forms.form import Form
from studio.ui.theme import GAP, MARGIN, SPACE
from studio.ui.theme_roles import button, label, set_role


class Header(QWidget):
    """Kind, title and origin; the menu of merge fields; how it fits its slide; a way to give everything back."""

    insert_asked = Signal()
    give_all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = label("", "badge")
        self._origin = CutLabel()
        self._title = label("", "heading", wrap=True)
        self.insert = button("Insert field", "quiet", symbol="plus", tip="Insert a merge field (Ctrl+Space)")
        self._fit = CutLabel()
        self._fit.setAccessibleName("How it fits its slide")
        self.give_all = button(
            "Reset to library", "quiet", symbol="undo-2", tip="Use the library's words in all fields"
        )
        self.insert.clicked.connect(self.insert_asked)
        self.give_all.clicked.connect(self.give_all_asked)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._origin, 1)
        top.addWidget(self.insert)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(SPACE)
        foot.addWidget(self._fit, 1)
        foot.addWidget(self.give_all)
        foot.addStrut(self.give_all.sizeHint().height())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, SPACE, SPACE, SPACE)
        layout.setSpacing(GAP)
        layout.addLayout(top)
        layout.addWidget(self._title)
        layout.addWidget(self._foot)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    def show_form(self, form: Form, title: str) -> None:
        """Show what a form is about; `title` with its merge fields filled."""
        self._kind.setText(form.kind)
        self._origin.setText(form.origin)
        self._origin.setToolTip(form.origin)
        self._title.setText(title or "Without a title")
        self._foot.setVisible(bool(form.source))
        self.give_all.setVisible(form.changed > 0)
        count = "One field differs" if form.changed == 1 else f"{form.changed} fields differ"
        self.give_all.setToolTip(f"{count} from the library: use the library's words again")

    def show_fitting(self, fitting: Fitting | None) -> None:
        """Show how everything fits its slide, and what happens when it gets longer."""
        said = fitting.told if fitting else ""
        self._fit.setText(said)
        self._fit.setToolTip(fitting.advice if fitting else "")
        role = "error" if fitting and fitting.fit is Fit.CUT else "small"
        if self._fit.property("role") != role:
            set_role(self._fit, role)


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
