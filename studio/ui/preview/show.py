"""The deck on the whole screen, one slide after the other, as it will be presented."""

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from studio.app.preview_words import page_text
from studio.ui.preview.pixels import Job, Pixels
from studio.ui.preview.sheets import Sheets

_ON = frozenset((Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_N))
_BACK = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace, Qt.Key.Key_P))
_END = frozenset((Qt.Key.Key_Escape, Qt.Key.Key_F5, Qt.Key.Key_Q))
_BLACK = frozenset((Qt.Key.Key_B, Qt.Key.Key_Period))
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_DIGITS = 4
"""A number has no more."""
_QUIET = 2000
"""Milliseconds after which pointer and counter hide."""


class Show(QWidget):
    """A presentation: arrows, space and clicks turn slides, a number and Enter goes to one, B blackens, Esc ends it."""

    turned = Signal(int)
    """Another slide is shown."""
    ended = Signal()
    wanted = Signal()
    """Other images are needed than before."""

    def __init__(self, pixels: Pixels, sheets: Sheets, index: int, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._pixels = pixels
        self._sheets = sheets
        self._index = min(max(index, 0), len(sheets.pages) - 1)
        self._last: QImage | None = None
        self._counting = False
        self._black = False
        self._number = ""
        """Digits that were typed, until Enter."""
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET)
        self._quiet.timeout.connect(self._on_quiet)
        self.setWindowTitle("Presentation")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.BlankCursor)
        pixels.made.connect(self._on_pixels_made)
        self._describe()

    @property
    def index(self) -> int:
        """Index of the slide that is shown."""
        return self._index

    @property
    def counting(self) -> bool:
        """Whether the counter is shown."""
        return self._counting

    @property
    def black(self) -> bool:
        """Whether the screen is black, so that everybody looks at the speaker."""
        return self._black

    def start(self) -> None:
        """Take the whole screen that the window is on."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.screen().geometry())
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()

    def go_to(self, index: int) -> None:
        """Show a slide; nothing happens before the first and after the last."""
        index = min(max(index, 0), len(self._sheets.pages) - 1)
        self._number = ""
        if self._black:
            self._black = False
            self.update()
        if index != self._index:
            self._index = index
            self._describe()
            self.update()
            self.wanted.emit()
            self.turned.emit(index)

    def jobs(self) -> list[Job]:
        """Give the images that are needed: this slide, the next one and the one before."""
        around = (self._index, self._index + 1, self._index - 1)
        return [self._job(index) for index in around if 0 <= index < len(self._sheets.pages)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn slides, or end."""
        key = Qt.Key(event.key())
        if key in _END:
            self.close()
        elif key in _ON or (key in _ENTER and not self._number):
            self.go_to(self._index + 1)
        elif key in _BACK:
            self.go_to(self._index - 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else len(self._sheets.pages) - 1)
        elif key in _ENTER:
            self.go_to(int(self._number) - 1)
            self._show_counter()
        elif key in _BLACK:
            self._black = not self._black
            self.update()
        elif key == Qt.Key.Key_S:
            self._move_on()
        elif event.text().isdecimal() and event.text().isascii():
            self._number = (self._number + event.text())[-_DIGITS:]
            self._show_counter()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn slides: on with the left button, back with the right one."""
        self.go_to(self._index + (-1 if event.button() is Qt.MouseButton.RightButton else 1))

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        """Show pointer and counter for a while."""
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._show_counter()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the slide as large as the screen allows, on black."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#000000"))
        job = self._job(self._index)
        image = self._pixels.image(job.page, job.pixels)
        if image is not None:
            self._last = image
        place = self._place()
        if self._last is not None and not self._black:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._last)
        if self._counting:
            self._paint_counter(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the slide made in the new size."""
        super().resizeEvent(event)
        self.wanted.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Have the slide made in the pixels of another screen."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self.wanted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the presentation is over."""
        super().closeEvent(event)
        self._quiet.stop()
        self.ended.emit()

    def _place(self) -> QRectF:
        sheets = self._sheets
        scale = min(self.width() / sheets.width, self.height() / sheets.height)
        width, height = round(sheets.width * scale), round(sheets.height * scale)
        return QRectF((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def _job(self, index: int) -> Job:
        pixels = max(round(self._place().width() * self.devicePixelRatioF()), 1)
        return Job(self._sheets.pages[index], self._sheets.width, self._sheets.height, pixels)

    def _paint_counter(self, painter: QPainter) -> None:
        count = len(self._sheets.pages)
        text = f"Go to {self._number} of {count}" if self._number else f"{self._index + 1} / {count}   Esc ends"
        width = painter.fontMetrics().horizontalAdvance(text) + 28
        around = QRectF(self.width() - width - 24, self.height() - 60, width, 36)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(20, 24, 28, 200))
        painter.drawRoundedRect(around, 18, 18)
        painter.setPen(QColor("#ffffff"))
        painter.drawText(around, int(Qt.AlignmentFlag.AlignCenter), text)

    def _describe(self) -> None:
        title = self._sheets.title(self._index)
        self.setAccessibleName(f"Slide {self._index + 1} of {len(self._sheets.pages)}: {title}")
        self.setAccessibleDescription(page_text(self._sheets.pages[self._index]))

    def _show_counter(self) -> None:
        """Show the counter for a while."""
        self._counting = True
        self._quiet.start()
        self.update()

    def _move_on(self) -> None:
        """Take the next screen, where there are several."""
        screens = QGuiApplication.screens()
        here = screens.index(self.screen()) if self.screen() in screens else -1
        self._take(screens[(here + 1) % len(screens)])

    def _take(self, screen: QScreen) -> None:
        if screen is self.screen():
            return
        self.showNormal()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def _on_quiet(self) -> None:
        self._counting = False
        self._number = ""
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.update()

    def _on_pixels_made(self, page: object) -> None:
        if page is self._sheets.pages[self._index]:
            self.update()
