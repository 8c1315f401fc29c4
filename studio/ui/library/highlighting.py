"""A line of text with the words that somebody searches for painted as with a marker."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication

from studio.app.search_words import match_spans
from studio.ui.theme import colours

_ROUND = 3


def paint_line(
    painter: QPainter, rect: QRect, text: str, font: QFont, colour: str, words: tuple[str, ...] = ()
) -> None:
    """Paint one line into a rectangle, cut short with an ellipsis where it is too long."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    for start, end in match_spans(shown, words):
        left = metrics.horizontalAdvance(shown[:start])
        width = metrics.horizontalAdvance(shown[:end]) - left
        _mark(painter, QRectF(rect.left() + left - 1, rect.top(), width + 2, metrics.height()))
    painter.setPen(QColor(colour))
    painter.drawText(QPointF(rect.left(), rect.top() + metrics.ascent()), shown)


def marker_colour() -> QColor:
    """Give the colour behind words that match."""
    known = colours(QApplication.palette())
    marker = QColor(known.accent)
    marker.setAlphaF(0.26)
    return marker


def _mark(painter: QPainter, area: QRectF) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(marker_colour())
    painter.drawRoundedRect(area, _ROUND, _ROUND)
    painter.restore()
