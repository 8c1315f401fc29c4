"""What is said over the last good pages while a newer state cannot be shown."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.domain.errors import StudioError
from studio.ui.icons import IconLabel, Tone
from studio.ui.theme import GAP, MARGIN, SPACE
from studio.ui.theme_roles import frame, label

_BEFORE = "The pages below are as they were before."
_FAULT = "This is a fault in the program. Undo the last change, and please report what you did."


def told(problem: Exception) -> tuple[str, str]:
    """Give what is wrong, and what to do, in words."""
    if isinstance(problem, StudioError):
        return problem.title, f"{problem.detail} {problem.hint}".strip()
    return "The latest changes cannot be shown.", _FAULT


class Banner(QWidget):
    """A quiet strip; it goes as soon as pages can be made again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview-banner")
        self._title = label("", wrap=True)
        self._text = label("", "muted", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        card = frame("card", "warning")
        row = QHBoxLayout(card)
        row.setContentsMargins(MARGIN - GAP, SPACE, MARGIN - GAP, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(IconLabel("triangle-alert", 18, Tone.WARNING), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.addWidget(card)
        self.hide()

    def say(self, problem: Exception) -> None:
        """Show why the latest state is not on the pages."""
        title, hint = told(problem)
        self._title.setText(title)
        self._text.setText(f"{hint} {_BEFORE}".strip())
        self.setAccessibleName(title)
        self.setAccessibleDescription(self._text.text())
        self.show()
