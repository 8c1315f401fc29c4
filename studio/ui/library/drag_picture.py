"""What follows the mouse while entries are dragged: a small card with their title or number."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from studio.ui.theme import MARGIN, RADIUS, SPACE, colours

_WIDEST = 260


def drag_picture(text: str, widget: QWidget) -> QPixmap:
    """Give the card in the colours, font and scale of a widget."""
    metrics, colour = QFontMetrics(widget.font()), colours(widget.palette())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST)
    size = QSize(metrics.horizontalAdvance(shown) + 2 * MARGIN, metrics.height() + 2 * SPACE)
    picture = QPixmap(size * widget.devicePixelRatioF())
    picture.setDevicePixelRatio(widget.devicePixelRatioF())
    picture.fill(Qt.GlobalColor.transparent)
    area = QRectF(0, 0, size.width(), size.height())
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour.accent)))
    painter.setBrush(QColor(colour.panel))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.setFont(widget.font())
    painter.setPen(QColor(colour.text))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)
    painter.end()
    return picture
