"""A picture with the part of it that is kept: dragged with the mouse, or moved and sized by keys."""

from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.app.keeping.cropping import Crop, Size, from_corner, moved, resized, whole
from studio.ui.theme import colours

_GRIP = 10
"""Pixels of the screen about a corner in which it is taken hold of."""
_EDGE = 14
"""Pixels around the picture."""
_STEP, _LEAP = 1, 10
"""Pixels of the picture that a key moves by, and with Ctrl."""
_KEYS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_CORNERS = ((True, True), (False, True), (True, False), (False, False))
"""At the left, at the top."""


class CropView(QWidget):
    """Shows what is kept of a picture, the rest in shade."""

    changed = Signal()

    def __init__(self, image: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = image
        self.ratio: Fraction | None = None
        self.crop = whole(self.size_of_picture)
        self._held: tuple[bool, bool] | QPointF | None = None
        """The corner that is dragged, or where in the picture the part was taken hold of."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(420, 280)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Part of the picture that is kept")
        self._say()

    @property
    def size_of_picture(self) -> Size:
        """Width and height of the picture in pixels."""
        return self._image.width(), self._image.height()

    def sizeHint(self) -> QSize:
        """Have room for most pictures."""
        return QSize(640, 420)

    def show_crop(self, crop: Crop) -> None:
        """Keep another part."""
        if crop != self.crop:
            self.crop = crop
            self._say()
            self.update()
            self.changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, shade over what goes, a frame and four corners to hold."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place, kept = self._place(), self._kept()
        painter.drawImage(place, self._image)
        shade = QColor(0, 0, 0, 150)
        for part in _around(place, kept):
            painter.fillRect(part, shade)
        accent = QColor(colours(self.palette()).accent)
        painter.setPen(QPen(QColor("white"), 3 if self.hasFocus() else 1))
        painter.drawRect(kept)
        painter.setPen(QPen(accent, 1))
        painter.drawRect(kept)
        for corner in _CORNERS:
            point = _corner(kept, corner)
            painter.setBrush(QColor("white"))
            painter.drawRect(QRectF(point.x() - 4, point.y() - 4, 8, 8))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the part, with Shift its lower right corner, with Ctrl ten pixels at once."""
        step = _KEYS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        far = _LEAP if event.modifiers() & Qt.KeyboardModifier.ControlModifier else _STEP
        right, down = step[0] * far, step[1] * far
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.show_crop(self._sized(right, down))
        else:
            self.show_crop(moved(self.crop, right, down, self.size_of_picture))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a corner, or of the part."""
        corner = self._corner_at(event.position())
        self._held = corner if corner is not None else self._point(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; show what could be."""
        if self._held is None:
            self._show_cursor(event.position())
            return
        point, size = self._point(event.position()), self.size_of_picture
        if isinstance(self._held, tuple):
            x, y = round(point.x()), round(point.y())
            self.show_crop(from_corner(self.crop, x, y, self._held, self.ratio, size))
            return
        right, down = round(point.x() - self._held.x()), round(point.y() - self._held.y())
        before = self.crop
        self.show_crop(moved(before, right, down, size))
        self._held += QPointF(self.crop.left - before.left, self.crop.top - before.top)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        del event
        self._held = None

    def _sized(self, right: int, down: int) -> Crop:
        crop = self.crop
        if self.ratio is not None and not right:
            right = round(down * self.ratio)
        return resized(crop, crop.width + right, crop.height + down, self.ratio, self.size_of_picture)

    def _place(self) -> QRectF:
        """Give where the picture is painted."""
        room = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        size = QSizeF(self._image.size())  # in fractions: whole pixels leave nothing of a very narrow picture
        place = QRectF(QPointF(), size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio))
        place.moveCenter(room.center())
        return place

    def _kept(self) -> QRectF:
        place, scale, crop = self._place(), self._scale(), self.crop
        return QRectF(
            place.left() + crop.left * scale, place.top() + crop.top * scale, crop.width * scale, crop.height * scale
        )

    def _scale(self) -> float:
        return self._place().width() / max(self._image.width(), 1)

    def _point(self, position: QPointF) -> QPointF:
        place, scale = self._place(), self._scale()
        return QPointF((position.x() - place.left()) / scale, (position.y() - place.top()) / scale)

    def _corner_at(self, position: QPointF) -> tuple[bool, bool] | None:
        kept = self._kept()
        near = (one for one in _CORNERS if (_corner(kept, one) - position).manhattanLength() <= 2 * _GRIP)
        return next(near, None)

    def _show_cursor(self, position: QPointF) -> None:
        corner = self._corner_at(position)
        if corner is not None:
            same = corner[0] == corner[1]
            self.setCursor(Qt.CursorShape.SizeFDiagCursor if same else Qt.CursorShape.SizeBDiagCursor)
        else:
            self.setCursor(Qt.CursorShape.SizeAllCursor)

    def _say(self) -> None:
        crop = self.crop
        where = f"{crop.left} from the left, {crop.top} from the top, {crop.width} by {crop.height} pixels"
        self.setAccessibleDescription(f"{where}. Arrows move it, with Shift they size it, with Ctrl by ten pixels.")


def _corner(kept: QRectF, corner: tuple[bool, bool]) -> QPointF:
    return QPointF(kept.left() if corner[0] else kept.right(), kept.top() if corner[1] else kept.bottom())


def _around(place: QRectF, kept: QRectF) -> tuple[QRectF, ...]:
    """Give the picture without the part that is kept: above, below, left and right of it."""
    return (
        QRectF(place.left(), place.top(), place.width(), kept.top() - place.top()),
        QRectF(place.left(), kept.bottom(), place.width(), place.bottom() - kept.bottom()),
        QRectF(place.left(), kept.top(), kept.left() - place.left(), kept.height()),
        QRectF(kept.right(), kept.top(), place.right() - kept.right(), kept.height()),
    )
