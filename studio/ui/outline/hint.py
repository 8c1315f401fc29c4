"""What the outline says while there are no chapters: what to do."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from studio.ui.icons import IconLabel, Tone
from studio.ui.theme import SPACE, WIDE
from studio.ui.theme_roles import button, label


class EmptyHint(QWidget):
    """Lies over the empty part of the tree."""

    def __init__(self, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        heading = label("No chapters yet", "heading")
        text = label("Choose entries in the library, or write a chapter for this client alone.", "muted", wrap=True)
        text.setAlignment(middle)
        self.add = button("Add a chapter", "primary")
        self.add.setMenu(menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE * 3, WIDE, WIDE)
        layout.setSpacing(SPACE)
        layout.addStretch(1)
        layout.addWidget(IconLabel("layers", 32, Tone.MUTED), 0, middle)
        layout.addSpacing(SPACE)
        layout.addWidget(heading, 0, middle)
        layout.addWidget(text)
        layout.addSpacing(SPACE)
        layout.addWidget(self.add, 0, middle)
        layout.addStretch(2)
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the size of what it lies over."""
        parent = self.parentWidget()
        if watched is parent and event.type() is QEvent.Type.Resize:
            self.setGeometry(parent.rect())
        return False
