"""A button of two lines: what it is, and a quieter line about it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.icons import IconLabel, Tone
from studio.ui.theme import SPACE


class ElidedLabel(QLabel):
    """One line of text that ends in dots where there is no room for all of it."""

    def __init__(self, text: str, role: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.end()


class ChoiceButton(QPushButton):
    """A proposal to open, or a topic to begin with."""

    def __init__(self, title: str, about: str, *, symbol: str = "", tip: str = "", lines: int = 1) -> None:
        super().__init__()
        self.setProperty("role", "choice")
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.setToolTip(tip)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 12, 9)
        row.setSpacing(SPACE + 4)
        if symbol:
            row.addWidget(IconLabel(symbol, 18, Tone.MUTED), 0, Qt.AlignmentFlag.AlignVCenter)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        heading = ElidedLabel(title)
        font = heading.font()
        font.setWeight(font.Weight.DemiBold)
        heading.setFont(font)
        texts.addWidget(heading)
        texts.addWidget(ElidedLabel(about, "small") if lines == 1 else ElidedParagraph(about, "small", lines))
        row.addLayout(texts, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Make room for both lines."""
        return self._row.sizeHint().expandedTo(QSize(160, 0))

    def minimumSizeHint(self) -> QSize:
        """Shrink to the icon and some text."""
        return QSize(120, self.sizeHint().height())


class ElidedParagraph(ElidedLabel):
    """A few lines of text, of which the last ends in dots where there is no room for all."""

    def __init__(self, text: str, role: str, lines: int) -> None:
        super().__init__(text, role)
        self._lines = lines
        self.ensurePolished()
        self.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * lines)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        metrics = QFontMetrics(self.font())
        layout = QTextLayout(self.text(), self.font())
        layout.beginLayout()
        for number in range(self._lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self.width())
            shown = self.text()[line.textStart() : line.textStart() + line.textLength()]
            if number == self._lines - 1:
                shown = metrics.elidedText(self.text()[line.textStart() :], Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(0, number * metrics.lineSpacing() + metrics.ascent(), shown)
        layout.endLayout()
        painter.end()
