"""What lies behind a row of a list: selected, under the mouse, with the keyboard."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from studio.ui.theme import RADIUS, Colours


def paint_back(painter: QPainter, option: QStyleOptionViewItem, known: Colours, *, margin: float) -> None:
    """Paint a rounded field so many pixels from the row's ends, and a ring around it for the keyboard."""
    rect = QRectF(option.rect).adjusted(margin, 1, -margin, -1)
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if selected or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(known.selected if selected else known.hover))
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(known.accent))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
