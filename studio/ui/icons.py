"""Names of Lucide icons to icons that take their colour from the theme when they are painted."""

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from studio.app.folders import shipped_folders
from studio.ui.theme import colours

_EARLIER_NAMES = {
    "alert-triangle": "triangle-alert",
    "alert-circle": "circle-alert",
    "help-circle": "circle-help",
    "check-circle": "circle-check",
    "x-circle": "circle-x",
    "edit": "square-pen",
    "more-horizontal": "ellipsis",
}
"""Lucide renamed these; both names are known."""


class Tone(StrEnum):
    """Which of the theme's colours an icon has: names of fields of `Colours`."""

    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    ERROR = "error"
    WARNING = "warning"


def icon(name: str, tone: Tone = Tone.TEXT) -> QIcon:
    """Give an icon by its Lucide name; it follows the theme by itself. Raises KeyError for one that is not shipped.

    Its file is read when it is painted: a list of choices has icons by the hundred.
    """
    name = _EARLIER_NAMES.get(name, name)
    if name not in _names():
        raise KeyError(name)
    return QIcon(_Engine(name, tone))


class IconLabel(QWidget):
    """An icon that stands by itself, such as beside a message; it follows the theme."""

    def __init__(self, name: str, size: int = 16, tone: Tone = Tone.TEXT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon(name, tone)
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icon(self, name: str, tone: Tone = Tone.TEXT) -> None:
        """Show another icon."""
        self._icon = icon(name, tone)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon in its present colour."""
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


class _Engine(QIconEngine):
    """Draws an SVG with the colour that its tone has now."""

    _clones: ClassVar[list["_Engine"]] = []
    """Qt owns clones, but does not keep their Python half alive."""

    def __init__(self, name: str, tone: Tone) -> None:
        super().__init__()
        self._name = name
        self._tone = tone

    def clone(self) -> "_Engine":
        """Give an icon of one's own to a copy that is changed."""
        clone = _Engine(self._name, self._tone)
        self._clones.append(clone)
        return clone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into a rectangle, in the middle of it."""
        side = min(rect.width(), rect.height())
        square = QRect(0, 0, side, side)
        square.moveCenter(rect.center())
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(square, self.scaledPixmap(square.size(), mode, state, scale))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Give the icon with `size` in device pixels."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """Give the icon with `size` in device-independent pixels, for a screen of that scale."""
        size = size * scale  # not in place: it belongs to Qt
        if size.isEmpty():
            return QPixmap()
        colour = self._colour(mode, state)
        key = f"{self._name} {colour} {size.width()} {size.height()} {scale}"
        known = QPixmap()
        if QPixmapCache.find(key, known):
            return known
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        svg = (_folder() / f"{self._name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
        QSvgRenderer(svg.encode()).render(painter, QRectF(QPoint(), size.toSizeF()))
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        QPixmapCache.insert(key, pixmap)
        return pixmap

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        known = colours(QApplication.palette())
        if mode is QIcon.Mode.Disabled:
            return known.disabled
        if state is QIcon.State.On and self._tone is Tone.TEXT:
            return known.accent
        return str(getattr(known, self._tone.value))


@cache
def _folder() -> Path:
    return shipped_folders().fonts.parent / "icons"


@cache
def _names() -> frozenset[str]:
    return frozenset(path.stem for path in _folder().glob("*.svg"))
