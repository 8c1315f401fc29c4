"""The heading of a part of a form: its text stands in line with the fields, an arrow behind it says open or closed."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from studio.ui.icons import Tone, icon
from studio.ui.theme import GAP, RADIUS, colours

PADDING = 6
"""Around the text, for the ground under the pointer and the frame of the focus."""
_HEIGHT = 28
_ARROW = 14


class SectionHead(QToolButton):
    """A heading that opens and closes what is under it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = True
        self.setText(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        font = self.font()
        font.setBold(True)
        self.setFont(font)

    def show_open(self, *, is_open: bool) -> None:
        """Turn the arrow."""
        self._open = is_open
        self.setAccessibleDescription("open" if is_open else "closed")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as text and arrow."""
        return QSize(2 * PADDING + self.fontMetrics().horizontalAdvance(self.text()) + GAP + _ARROW, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """As wide as text and arrow."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the text where the fields' names begin, which no button of a style does."""
        known = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = known.pressed if self.isDown() else known.hover if self.underMouse() else ""
        if ground or self.hasFocus():
            painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(known.accent)) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS, RADIUS)
        inner = self.rect().adjusted(PADDING, 0, -PADDING, 0)
        painter.setPen(QColor(known.text))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.text())
        arrow = QRect(0, 0, _ARROW, _ARROW)
        arrow.moveCenter(inner.center())
        arrow.moveRight(inner.right())
        icon("chevron-down" if self._open else "chevron-right", Tone.MUTED).paint(painter, arrow)
        painter.end()
