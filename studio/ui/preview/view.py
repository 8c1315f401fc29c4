"""Pages under one another to look at: painted, pointed at, told in words; what stands on them comes as images."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from studio.app.preview import Page
from studio.app.preview_words import page_text
from studio.domain.geometry import Rect
from studio.ui.preview.last_images import LastImages
from studio.ui.preview.pixels import Job, Pixels
from studio.ui.preview.scrolling import ScrolledPages
from studio.ui.preview.sheet_painting import paint_outline, paint_sheet
from studio.ui.preview.sheets import Sheets
from studio.ui.preview.steering import Steering

_AROUND = 12
"""Pixels that a page's shadow reaches beyond it."""
_OVER = 80
"""Pixels over a place that is scrolled to."""


class PagesView(ScrolledPages):
    """The pages of one output."""

    def __init__(self, pixels: Pixels, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images = LastImages(pixels)
        self._noun = noun
        self._sheets = Sheets()
        self._outline: tuple[int, tuple[Rect, ...]] = (0, ())
        self.steering = Steering(self)
        self._reader = QTimer(self, singleShot=True, interval=150)
        self._reader.timeout.connect(self._describe)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.current_changed.connect(self._reader.start)
        pixels.made.connect(self._on_pixels_made)
        pixels.failed.connect(self._on_pixels_failed)
        self._describe()

    @property
    def sheets(self) -> Sheets:
        """The pages that are shown."""
        return self._sheets

    def set_sheets(self, sheets: Sheets) -> None:
        """Show another state; what was looked at stays where it is."""
        old, current = self._sheets, 0
        if old.pages:
            current = sheets.index_of(old.names[self.current], old.pages[self.current].chapter, self.current)
        self._sheets = sheets
        self._images.keep(sheets.pages)
        self.set_pages(len(sheets.pages), QSizeF(sheets.width, sheets.height), current)
        if [id(page) for page in old.pages] != [id(page) for page in sheets.pages]:
            self._reader.start()

    def show_rects(self, index: int, rects: Sequence[Rect], *, go: bool) -> None:
        """Outline places of a page, in points; `go` there when they are not in view."""
        if self._outline != (index, tuple(rects)):
            self._outline = (index, tuple(rects))
            self.viewport().update()
        if not go or not 0 <= index < self.arrangement.count:
            return
        page = self.arrangement.page(index)
        scale = page.width() / self._sheets.width
        top = page.top() + (rects[0].y * scale if rects else 0.0)
        bottom = page.top() + (rects[0].bottom * scale if rects else page.height())
        view = QRectF(self.origin, QSize(self.viewport().size()).toSizeF())
        if top < view.top() or bottom > view.bottom() or (not rects and index != self.current):
            self.go_to(index)
            if bottom > self.origin.y() + self.viewport().height():
                self.verticalScrollBar().setValue(round(top - _OVER))
        self.look_at(index)

    def jobs(self) -> list[Job]:
        """Give the images that are needed: what is in view first, then the pages before and after."""
        if not self.arrangement.count or not self.isVisible():
            return []
        seen = self.in_view()
        beyond = (index for index in (seen.stop, seen.start - 1) if 0 <= index < self.arrangement.count)
        return [self.job(index) for index in (*self._seen_in_turn(), *beyond)]

    def names_in_view(self) -> list[str]:
        """Give the names of the pages in view, the one that is looked at first."""
        if not self.arrangement.count or not self.isVisible():
            return []
        return [self._sheets.names[index] for index in self._seen_in_turn()]

    def job(self, index: int) -> Job:
        """Give what makes the image of a page at this zoom."""
        sheets = self._sheets
        return Job(sheets.pages[index], sheets.width, sheets.height, self.arrangement.pixels)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in view, each as it is known best."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().window())
        top = self._snapped(self.origin).y() + event.rect().top()
        for index in self.arrangement.between(top - _AROUND, top + event.rect().height() + _AROUND):
            self._paint_page(painter, index)
        painter.end()
        self._images.forget_far(self._sheets.names, self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, scroll and zoom."""
        if not self.steering.key(event):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom at the pointer."""
        if not self.steering.wheel(event):
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Pinch to zoom; the rest is as usual."""
        if self.steering.pinched(event):
            return True
        return bool(super().viewportEvent(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a pull."""
        self.steering.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would select, or pull the pages."""
        self.steering.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Click."""
        self.steering.release(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Outline nothing any more."""
        super().leaveEvent(event)
        self.steering.leave()

    def _paint_page(self, painter: QPainter, index: int) -> None:
        page, name = self._sheets.pages[index], self._sheets.names[index]
        place = self.arrangement.page(index).translated(-self._snapped(self.origin))
        place.moveTopLeft(self._snapped(place.topLeft()))
        image = self._images.image(page, name, self.arrangement.pixels)
        paint_sheet(painter, place, image, self._images.refusal(page), self.palette())
        if index == self._outline[0]:
            paint_outline(painter, place, self._outline[1], self._sheets.width, strong=True)
        if index == self.steering.page and self.steering.spot:
            paint_outline(painter, place, (self.steering.spot.rect,), self._sheets.width, strong=False)

    def _seen_in_turn(self) -> list[int]:
        return sorted(self.in_view(), key=lambda index: index != self.current)

    def _snapped(self, point: QPointF) -> QPointF:
        ratio = self.arrangement.ratio
        return QPointF(round(point.x() * ratio) / ratio, round(point.y() * ratio) / ratio)

    def _describe(self) -> None:
        """Say the current page in words, for who cannot see it."""
        pages = self._sheets.pages
        if not pages:
            self.setAccessibleName(f"No {self._noun.lower()} yet")
            self.setAccessibleDescription("")
            return
        index = min(self.current, len(pages) - 1)
        title = self._sheets.title(index)
        self.setAccessibleName(f"{self._noun} {index + 1} of {len(pages)}{': ' if title else ''}{title}")
        self.setAccessibleDescription(page_text(pages[index]))

    def _on_pixels_made(self, page: Page) -> None:
        """Paint again where this page is in view."""
        for index in self.in_view():
            if self._sheets.pages[index] is page:
                self.viewport().update(self.arrangement.page(index).translated(-self.origin).toAlignedRect())

    def _on_pixels_failed(self, page: Page, why: str) -> None:
        self._images.refuse(page, why)
        self.viewport().update()
