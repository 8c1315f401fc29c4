"""What stands in the place of the tree when it has no row: why, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.icons import IconLabel, Tone
from studio.ui.theme import MARGIN, SPACE
from studio.ui.theme_roles import button, label


class EmptyState(QWidget):
    """An icon, a sentence, a hint, and perhaps a button."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("search", 28, Tone.MUTED)
        self._title = label("", "heading", wrap=True)
        self._hint = label("", "muted", wrap=True)
        self._action = button("")
        self._action.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(SPACE)
        column.addStretch(2)
        column.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignHCenter)
        for text in (self._title, self._hint):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(text)
        column.addWidget(self._action, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, icon: str, title: str, hint: str, action: str = "") -> None:
        """Show an icon by its name and some words; a button only when it has something on it."""
        self._icon.set_icon(icon, Tone.MUTED)
        self._title.setText(title)
        self._hint.setText(hint)
        self._action.setText(action)
        self._action.setVisible(bool(action))
