"""A question above the work with a line to answer it in: nothing waits for the answer."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.ui.theme import GAP, MARGIN, SPACE
from studio.ui.theme_roles import button, label


class AskBar(QFrame):
    """Asks one thing at a time; hidden while there is nothing to ask."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setProperty("tone", "accent")
        self._answered: Callable[[str], object] | None = None
        self._text = label("")
        self._detail = label("", "muted", wrap=True)
        self.line = QLineEdit()
        self.line.setMinimumWidth(260)
        self.done = button("Save", "primary")
        self.cancel = button("Cancel", "quiet")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._text)
        texts.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, SPACE, SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addLayout(texts, 1)
        row.addWidget(self.line)
        row.addWidget(self.done)
        row.addSpacing(GAP - SPACE)
        row.addWidget(self.cancel)
        self.line.returnPressed.connect(self._on_answered)
        self.line.textChanged.connect(self._on_text_changed)
        self.done.clicked.connect(self._on_answered)
        self.cancel.clicked.connect(self.hide)
        self.hide()

    def ask(self, text: str, detail: str, verb: str, answered: Callable[[str], object]) -> None:
        """Ask for a line of text; `answered` gets it, unless somebody turns away from the question."""
        self._answered = answered
        self._text.setText(text)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.done.setText(verb)
        self.line.clear()
        self.line.setAccessibleName(text)
        self._on_text_changed("")
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape turn away."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _on_text_changed(self, text: str) -> None:
        self.done.setEnabled(bool(text.strip()))

    def _on_answered(self) -> None:
        answer = " ".join(self.line.text().split())
        if answer and self._answered is not None:
            self.hide()
            self._answered(answer)
