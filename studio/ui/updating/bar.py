"""One calm line that tells that the library has changed what the proposal picked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.domain.findings import Finding
from studio.ui.icons import IconLabel, Tone
from studio.ui.theme import GAP, SPACE
from studio.ui.theme_roles import button, frame, label
from studio.ui.updating.rows import entries_have

CHANGED = "entry-changed"
"""Code of the finding that an entry has changed since it was picked."""
MOVED = "entry-moved"
"""Code of the finding that a picked entry stands in another topic now."""


class UpdateBar(QWidget):
    """Shown while there is something to look at."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("update-bar")
        self._told = label("", wrap=True)
        self.look = button("Look", "quiet", tip="See what the library has changed, and bring it in (F9)")
        self.look.setObjectName("update-look")
        self.look.setAccessibleName("Look at what the library has changed")
        self.look.clicked.connect(self.wanted)
        card = frame("card", "accent")
        row = QHBoxLayout(card)
        row.setContentsMargins(SPACE + GAP, GAP, GAP, GAP)
        row.setSpacing(SPACE)
        row.addWidget(IconLabel("refresh-cw", 16, Tone.ACCENT), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._told, 1)
        row.addWidget(self.look)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE, 0, SPACE, SPACE)
        layout.addWidget(card)
        self.hide()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Count what has changed, and what was moved."""
        changed, moved = (len({one.source for one in findings if one.code == code}) for code in (CHANGED, MOVED))
        if changed or moved:
            self._told.setText(f"{entries_have(changed, moved)} in the library")
            self.setAccessibleName(self._told.text())
        self.setVisible(bool(changed or moved))
