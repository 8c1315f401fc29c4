"""What hands do to the pages: keys, wheel, pinching, pulling, pointing and clicking."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture

from studio.app.locating import Locator, Spot, link_at
from studio.ui.preview.scrolling import STEP

if TYPE_CHECKING:
    from studio.ui.preview.view import PagesView

_SLIVER = 6
"""Pixels that a page may be higher than the view and still be turned as a whole."""
_NOTCH = 1.0015
"""Zoom for each eighth of a degree that the wheel turns."""


class Steering(QObject):
    """Mouse, keyboard and touch of a view of pages."""

    picked = Signal(object)
    """A spot was clicked."""
    followed = Signal(str)
    """A web or mail link was clicked with Ctrl."""

    def __init__(self, view: "PagesView") -> None:
        super().__init__(view)
        self._view = view
        self._pressed: QPointF | None = None
        self._pulled: QPointF | None = None
        """Scroll position when a pull began; None when nothing is pulled."""
        self.locator: Locator | None = None
        self.page = -1
        """Index of the page that the pointer is on."""
        self.spot: Spot | None = None
        """What a click would select."""

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key is for; False for one that is for nothing here."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._key_with_control(key)
        view, bar = self._view, self._view.verticalScrollBar()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match key:
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp | Qt.Key.Key_Space:
                self._turn(-1 if key == Qt.Key.Key_PageUp or (key == Qt.Key.Key_Space and back) else 1)
            case Qt.Key.Key_Right | Qt.Key.Key_Left if not view.horizontalScrollBar().maximum():
                view.go_to(view.current + (1 if key == Qt.Key.Key_Right else -1))
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                bar.setValue(bar.value() + (STEP if key == Qt.Key.Key_Down else -STEP))
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                view.go_to(0 if key == Qt.Key.Key_Home else view.arrangement.count - 1)
            case _:
                return False
        return True

    def wheel(self, event: QWheelEvent) -> bool:
        """Zoom when Ctrl is down; False when it is not."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        turned = event.angleDelta().y() or event.pixelDelta().y() * 4
        self._view.set_zoom(self._view.arrangement.factor * _NOTCH**turned, event.position())
        event.accept()
        return True

    def pinched(self, event: QEvent) -> bool:
        """Zoom when two fingers do so on a screen or a touch pad; False for other events."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self._view.set_zoom(self._view.arrangement.factor * (1.0 + event.value()), event.position())
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                where = QPointF(self._view.viewport().mapFromGlobal(pinch.centerPoint().toPoint()))
                self._view.set_zoom(self._view.arrangement.factor * pinch.scaleFactor(), where)
                return True
        return False

    def press(self, event: QMouseEvent) -> None:
        """Begin a click or a pull."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._pulled = None

    def move(self, event: QMouseEvent) -> None:
        """Pull the pages, or show what a click would select."""
        if self._pressed is None:
            self._point_at(event.position(), event.modifiers())
            return
        way = event.position() - self._pressed
        if self._pulled is None and way.manhattanLength() > QApplication.startDragDistance():
            self._pulled = self._view.origin
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._pulled is not None:
            self._view.horizontalScrollBar().setValue(round(self._pulled.x() - way.x()))
            self._view.verticalScrollBar().setValue(round(self._pulled.y() - way.y()))

    def release(self, event: QMouseEvent) -> None:
        """Select what is there, or follow a link."""
        pressed, pulled = self._pressed, self._pulled
        self._pressed = self._pulled = None
        self._point_at(event.position(), event.modifiers())
        if pressed is None or pulled is not None or event.button() is not Qt.MouseButton.LeftButton:
            return
        link = self._link(event.position()) if event.modifiers() & Qt.KeyboardModifier.ControlModifier else ""
        if link:
            self.followed.emit(link)
        elif self.spot is not None:
            self.picked.emit(self.spot)

    def leave(self) -> None:
        """Outline nothing any more."""
        self._show(-1, None)

    def _key_with_control(self, key: Qt.Key) -> bool:
        view = self._view
        actions = {
            Qt.Key.Key_Plus: view.zoom_in,
            Qt.Key.Key_Equal: view.zoom_in,
            Qt.Key.Key_Minus: view.zoom_out,
            Qt.Key.Key_Home: view.go_to_first,
            Qt.Key.Key_End: view.go_to_last,
        }
        action = actions.get(key)
        if action is not None:
            action()
        return action is not None

    def _turn(self, by: int) -> None:
        view, height = self._view, self._view.viewport().height()
        if view.arrangement.count and view.arrangement.height <= height + _SLIVER:
            view.go_to(view.current + by)
        else:
            view.verticalScrollBar().setValue(view.verticalScrollBar().value() + round(by * height * 0.9))

    def _point_at(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        index, place = self._view.place_at(position)
        spot = None
        if self.locator is not None and index >= 0:
            spot = self.locator.spot_at(self._view.sheets.pages[index], place.x(), place.y())
        self._show(index, spot)
        linked = modifiers & Qt.KeyboardModifier.ControlModifier and self._link(position)
        hand = linked or spot is not None
        self._view.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def _link(self, position: QPointF) -> str:
        index, place = self._view.place_at(position)
        return link_at(self._view.sheets.pages[index], place.x(), place.y()) if index >= 0 else ""

    def _show(self, index: int, spot: Spot | None) -> None:
        if (index, spot) != (self.page, self.spot):
            self.page, self.spot = index, spot
            self._view.viewport().update()
