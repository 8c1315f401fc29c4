"""Tabs with an icon beside their words, both on one middle line."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from studio.ui.theme import GAP, MARGIN, RADIUS, SPACE, colours

_ICON = 16
_UNDER = 2
"""Height of the line under the tab in front."""


class Tabs(QTabBar):
    """A tab bar that paints itself: style sheets put icons higher than the words beside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def tabSizeHint(self, index: int) -> QSize:
        """Give room for the words in the heavier letters of the tab in front."""
        metrics = QFontMetrics(self._font(heavy=True))
        width = metrics.horizontalAdvance(self.tabText(index)) + _ICON + SPACE + 2 * (MARGIN - GAP)
        return QSize(width, metrics.height() + 2 * SPACE + 2 * _UNDER)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never elide."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint all tabs."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        under = self.mapFromGlobal(self.cursor().pos()) if self.underMouse() else None
        for index in range(self.count()):
            rect = self.tabRect(index)
            self._paint_tab(painter, index, rect, over=under is not None and rect.contains(under))
        painter.end()

    def _paint_tab(self, painter: QPainter, index: int, rect: QRect, *, over: bool) -> None:
        # A style sheet gives a tab bar a palette of its own, which says nothing about light and dark.
        known, front = colours(QApplication.palette()), index == self.currentIndex()
        if front:
            painter.fillRect(rect.left(), rect.bottom() + 1 - _UNDER, rect.width(), _UNDER, QColor(known.accent))
        if front and self.hasFocus():
            painter.setPen(QColor(known.accent))
            painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 3.5, -2.5, -_UNDER - 2.5), RADIUS, RADIUS)
        font = self._font(heavy=front)
        metrics = QFontMetrics(font)
        middle = rect.top() + (rect.height() - _UNDER) / 2
        # Letters are seen between their base line and the height of a capital: the icon's middle is there.
        base = round(middle + metrics.capHeight() / 2)
        left = rect.left() + MARGIN - GAP
        state = QIcon.State.On if front else QIcon.State.Off
        place = QRect(left, round(middle - _ICON / 2), _ICON, _ICON)
        self.tabIcon(index).paint(painter, place, Qt.AlignmentFlag.AlignCenter, QIcon.Mode.Normal, state)
        painter.setFont(font)
        painter.setPen(QColor(known.text if front or over else known.muted))
        painter.drawText(QPointF(left + _ICON + SPACE, base), self.tabText(index))

    def _font(self, *, heavy: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
        return font
