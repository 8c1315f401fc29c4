"""What came of an export, in words: done, cancelled, or why not and what to do."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio.domain.errors import StudioError
from studio.ui.icons import IconLabel, Tone
from studio.ui.theme import GAP, MARGIN, SPACE
from studio.ui.theme_roles import label, set_role


class Kind(StrEnum):
    """How it went, by the tone in which it is said."""

    DONE = "accent"
    CALM = ""
    """Nothing to worry about: it was cancelled."""
    WRONG = "error"


_SIGNS = {
    Kind.DONE: ("circle-check", Tone.ACCENT),
    Kind.CALM: ("info", Tone.MUTED),
    Kind.WRONG: ("circle-alert", Tone.ERROR),
}


class Outcome(QFrame):
    """A card that is there once there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("export-outcome")
        self._sign = IconLabel("info", 18, Tone.MUTED)
        self._title = label("", wrap=True)
        self._detail = label("", "muted", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(GAP)
        for part in (self._title, self._detail):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN - GAP, MARGIN - GAP, MARGIN - GAP, MARGIN - GAP)
        row.setSpacing(SPACE)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.kind = Kind.CALM
        self.hide()

    @property
    def text(self) -> str:
        """All that is said."""
        return "\n".join(part for part in (self._title.text(), self._detail.text()) if part)

    def say(self, kind: Kind, title: str, detail: str = "") -> None:
        """Show what came of it."""
        self.kind = kind
        self._sign.set_icon(*_SIGNS[kind])
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        set_role(self, "card", kind.value)
        self.show()

    def say_problem(self, problem: Exception) -> None:
        """Show why it could not be done, and what helps."""
        if isinstance(problem, StudioError):
            self.say(Kind.WRONG, problem.title, f"{problem.detail} {problem.hint}".strip())
        else:
            self.say(Kind.WRONG, "The files could not be made because of a fault in the program.")
