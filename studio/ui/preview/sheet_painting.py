"""How a page lies on its ground: shadow, paper, what stands on it, and outlines of what is selected."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPen, QRegion

from studio.domain.geometry import Rect
from studio.ui.theme import LIGHT, colours

_SHADOW = ((1, 26), (3, 14), (6, 8), (10, 4))
"""How far each layer of a shadow reaches, and how dark it is."""
_FAR = 16
"""Farther than any of them reaches."""
_AIR = 3.0
"""Pixels between words and their outline; less where the page is small and so are the gaps in it."""


def paint_sheet(painter: QPainter, place: QRectF, image: QImage | None, refused: str, palette: QPalette) -> None:
    """Paint a page; one that is not there yet is paper, one that cannot be shown says why."""
    _paint_shadow(painter, place, palette)
    if image is None or refused:
        painter.fillRect(place, QColor("#ffffff"))
        if refused:
            _paint_refusal(painter, place, refused)
        return
    exact = abs(image.width() - place.width() * painter.device().devicePixelRatio()) < 1
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not exact)
    painter.drawImage(place, image)


def _paint_shadow(painter: QPainter, place: QRectF, palette: QPalette) -> None:
    painter.save()
    around = QRegion(place.adjusted(-_FAR, -_FAR, _FAR, _FAR).toAlignedRect())
    painter.setClipRegion(around.subtracted(QRegion(place.toRect())), Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    shade = QColor(colours(palette).shadow)
    for reach, dark in _SHADOW:
        shade.setAlpha(dark * 2 if shade.lightness() == 0 else dark)
        painter.setBrush(shade)
        painter.drawRoundedRect(place.adjusted(-reach, -reach + 2, reach, reach + 2), reach, reach)
    painter.restore()


def _paint_refusal(painter: QPainter, place: QRectF, why: str) -> None:
    painter.setPen(QColor(LIGHT.muted))
    room = place.adjusted(24, 24, -24, -24)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(room, int(flags), f"This page cannot be shown.\n{why}")


def paint_outline(painter: QPainter, place: QRectF, rects: Sequence[Rect], page_width: float, *, strong: bool) -> None:
    """Outline places of a page that are given in points; strong for what is selected, faint under the pointer."""
    if not rects:
        return
    accent = QColor(LIGHT.accent)  # the paper is white in the dark, too
    scale = place.width() / page_width
    air = _AIR * min(scale, 1.0)
    painter.save()
    painter.setClipRect(place)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = QColor(accent)
    ground.setAlpha(12 if strong else 8)
    line = QColor(accent)
    line.setAlpha(190 if strong else 100)
    painter.setBrush(ground)
    painter.setPen(QPen(line, 1.5 if strong else 1.0))
    for rect in rects:
        around = QRectF(
            place.left() + rect.x * scale, place.top() + rect.y * scale, rect.width * scale, rect.height * scale
        )
        painter.drawRoundedRect(around.adjusted(-air, -air, air, air).intersected(place), 4, 4)
    painter.restore()
