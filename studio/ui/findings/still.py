"""What the findings pane says while it has no row to show."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.icons import IconLabel, Tone
from studio.ui.theme import MARGIN, SPACE
from studio.ui.theme_roles import button, label


class Still(QWidget):
    """A sign, a heading, a sentence, and perhaps a button."""

    def __init__(self, symbol: str, tone: Tone, heading: str, text: str, action: str = "") -> None:
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        self.setAccessibleName(heading)
        said = label(text, "muted", wrap=True)
        said.setAlignment(middle)
        self.button = button(action, "quiet") if action else None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(SPACE)
        layout.addStretch(1)
        layout.addWidget(IconLabel(symbol, 28, tone), 0, middle)
        layout.addWidget(label(heading, "heading"), 0, middle)
        layout.addWidget(said)
        if self.button is not None:
            layout.addWidget(self.button, 0, middle)
        layout.addStretch(2)
