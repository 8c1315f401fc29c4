"""Pages under one another to look at: scrolled, zoomed, pointed at; what stands on them comes as images."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from studio.app.preview_words import page_text
from studio.domain.geometry import Rect
from studio.ui.preview.arrangement import Arrangement, Fit, Zoom, larger, smaller
from studio.ui.preview.pixels import Job, Pixels
from studio.ui.preview.sheet_painting import paint_outline, paint_sheet
from studio.ui.preview.sheets import Sheets
from studio.ui.preview.steering import STEP, Steering

_KEPT = 24
"""Images of pages that are kept to be shown until there is a newer one."""
_EYE = 0.4
"""Fraction of the view's height at which the page is that somebody looks at."""


class PagesView(QAbstractScrollArea):
    """The pages of one output."""

    current_changed = Signal(int)
    """Index of the page that somebody looks at."""
    zoom_changed = Signal()
    wanted = Signal()
    """Other images are needed than before."""

    def __init__(self, pixels: Pixels, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels = pixels
        self._noun = noun
        self._sheets = Sheets()
        self._shown: dict[str, QImage] = {}
        """What was painted last for each page: it stays until there is something newer."""
        self._refused: dict[int, str] = {}
        self._zoom: Zoom = Fit.WIDTH
        self._current = 0
        self._held = False
        """Whether the pages are being moved under the eye, which does not look at another one by that."""
        self._outline: tuple[int, tuple[Rect, ...]] = (0, ())
        self._arrangement = Arrangement(count=0, page_width=960, page_height=540, factor=1, view_width=1, view_height=1)
        self.steering = Steering(self)
        self._reader = QTimer(self, singleShot=True, interval=150)
        self._reader.timeout.connect(self._on_reader_due)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        pixels.made.connect(self._on_pixels_made)
        pixels.failed.connect(self._on_pixels_failed)
        self._describe()

    @property
    def sheets(self) -> Sheets:
        """The pages that are shown."""
        return self._sheets

    @property
    def arrangement(self) -> Arrangement:
        """Where they are."""
        return self._arrangement

    @property
    def current(self) -> int:
        """Index of the page that somebody looks at."""
        return self._current

    @property
    def zoom(self) -> Zoom:
        """What the user chose: a fit or a factor."""
        return self._zoom

    @property
    def origin(self) -> QPointF:
        """What is at the top left of the view, in the coordinates of the arrangement."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def set_sheets(self, sheets: Sheets) -> None:
        """Show another state; what was looked at stays where it is."""
        before, old = self._arrangement, self._sheets
        where = self._eye() - self.origin
        on_page = before.on_page(self._current, self._eye()) if before.count else QPointF()
        changed = not (
            len(old.pages) == len(sheets.pages) and all(a is b for a, b in zip(old.pages, sheets.pages, strict=True))
        )
        name = old.names[self._current] if old.names else ""
        chapter = old.pages[self._current].chapter if old.pages else ""
        self._sheets = sheets
        self._current = sheets.index_of(name, chapter, self._current) if old.names else 0
        self._arrange()
        if old.names and before.count:
            self._put(self._current, on_page, where)
        self._refused = {key: why for key, why in self._refused.items() if any(id(p) == key for p in sheets.pages)}
        if changed:
            self._reader.start()
            self.viewport().update()
        self.wanted.emit()

    def set_zoom(self, zoom: Zoom, at: QPointF | None = None) -> None:
        """Show larger or smaller; the point `at` of the view stays where it is, or else what is looked at."""
        if not self._arrangement.count:
            self._zoom = zoom
            self.zoom_changed.emit()
            return
        where = at if at is not None else self._eye() - self.origin
        held = self._arrangement.at((self.origin + where).y())
        on_page = self._arrangement.on_page(held, self.origin + where)
        self._zoom = zoom if isinstance(zoom, Fit) else self._arrangement.factor_of(zoom)
        self._arrange()
        if zoom is Fit.PAGE:
            self.go_to(held)
        else:
            self._put(held, on_page, where)
        self.zoom_changed.emit()

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(larger(self._arrangement.factor))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(smaller(self._arrangement.factor))

    def go_to(self, index: int) -> None:
        """Show the beginning of a page; in the middle when there is room around it."""
        if not 0 <= index < self._arrangement.count:
            return
        page = self._arrangement.page(index)
        room = self.viewport().height() - page.height()
        self.verticalScrollBar().setValue(round(page.top() - max(room / 2, 12.0)))
        self._look_at(index)

    def go_to_first(self) -> None:
        """Show the first page."""
        self.go_to(0)

    def go_to_last(self) -> None:
        """Show the last page."""
        self.go_to(self._arrangement.count - 1)

    def place_at(self, position: QPointF) -> tuple[int, QPointF]:
        """Give the index of the page at a point of the view and the place on it in points; -1 beside the pages."""
        if not self._arrangement.count:
            return -1, QPointF()
        point = self.origin + position
        index = self._arrangement.at(point.y())
        if not self._arrangement.page(index).contains(point):
            return -1, QPointF()
        return index, self._arrangement.on_page(index, point)

    def show_rects(self, index: int, rects: Sequence[Rect], *, go: bool) -> None:
        """Outline places of a page, in points; `go` there when they are not in view."""
        self._outline = (index, tuple(rects))
        self.viewport().update()
        if not go or not 0 <= index < self._arrangement.count:
            return
        page = self._arrangement.page(index)
        scale = page.width() / self._sheets.width
        top = page.top() + (rects[0].y * scale if rects else 0.0)
        bottom = page.top() + (rects[0].bottom * scale if rects else page.height())
        view = QRectF(self.origin, QSize(self.viewport().size()).toSizeF())
        if top < view.top() or bottom > view.bottom() or (not rects and index != self._current):
            self.go_to(index)
            if bottom > self.origin.y() + self.viewport().height():
                self.verticalScrollBar().setValue(round(top - 80))
        self._look_at(index)

    def jobs(self) -> list[Job]:
        """Give the images that are needed: what is in view first, then the pages before and after."""
        arrangement = self._arrangement
        if not arrangement.count or not self.isVisible():
            return []
        top = self.origin.y()
        seen = arrangement.between(top, top + self.viewport().height())
        order = [self._current] if self._current in seen else []
        order += [index for index in seen if index != self._current]
        order += [index for index in (seen.stop, seen.start - 1) if 0 <= index < arrangement.count]
        return [self.job(index) for index in order]

    def names_in_view(self) -> list[str]:
        """Give the names of the pages in view, the one that is looked at first."""
        arrangement = self._arrangement
        if not arrangement.count or not self.isVisible():
            return []
        seen = arrangement.between(self.origin.y(), self.origin.y() + self.viewport().height())
        order = sorted(seen, key=lambda index: index != self._current)
        return [self._sheets.names[index] for index in order]

    def job(self, index: int) -> Job:
        """Give what makes the image of a page at this zoom."""
        sheets = self._sheets
        return Job(sheets.pages[index], sheets.width, sheets.height, self._arrangement.pixels)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in view, each as it is known best."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().window())
        arrangement, origin = self._arrangement, self._snapped(self.origin)
        top = origin.y() + event.rect().top()
        for index in arrangement.between(top - 12, top + event.rect().height() + 12):
            page, name = self._sheets.pages[index], self._sheets.names[index]
            image = self._pixels.image(page, arrangement.pixels)
            if image is not None:
                self._shown[name] = image
            place = arrangement.page(index).translated(-origin)
            place.moveTopLeft(self._snapped(place.topLeft()))
            paint_sheet(painter, place, image or self._shown.get(name), self._refused.get(id(page), ""), self.palette())
            if index == self._outline[0]:
                paint_outline(painter, place, self._outline[1], self._sheets.width, strong=True)
            if index == self.steering.page and self.steering.spot:
                rects = (self.steering.spot.rect,)
                paint_outline(painter, place, rects, self._sheets.width, strong=False)
        painter.end()
        self._forget_far_pages()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is looked at in its place."""
        super().resizeEvent(event)
        eye = QPointF(event.oldSize().width() / 2, max(event.oldSize().height(), 0) * _EYE)
        if not self._arrangement.count or event.oldSize().height() <= 0:
            self._arrange()
            return
        on_page = self._arrangement.on_page(self._current, self.origin + eye)
        self._arrange()
        self._put(self._current, on_page, self._eye() - self.origin)

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

    def changeEvent(self, event: QEvent) -> None:
        """Paint again in other colours, and in other pixels on another screen."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.DevicePixelRatioChange, QEvent.Type.PaletteChange):
            self._arrange()

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

    def _arrange(self) -> None:
        size = self.viewport().size()
        sheets = self._sheets
        arrangement = replace(
            self._arrangement,
            count=len(sheets.pages),
            page_width=sheets.width,
            page_height=sheets.height,
            view_width=size.width(),
            view_height=size.height(),
            ratio=self.devicePixelRatioF(),
        )
        factor = self._arrangement.factor
        self._arrangement = arrangement = arrangement.zoomed(self._zoom)
        self._held = True
        for bar, content, view in (
            (self.verticalScrollBar(), arrangement.content_height, size.height()),
            (self.horizontalScrollBar(), arrangement.content_width, size.width()),
        ):
            bar.setPageStep(view)
            bar.setSingleStep(STEP)
            bar.setRange(0, max(round(content) - view, 0))
        self._held = False
        self.viewport().update()
        self.wanted.emit()
        if arrangement.factor != factor:
            self.zoom_changed.emit()

    def _forget_far_pages(self) -> None:
        """Keep old images of pages near the view alone."""
        if len(self._shown) > _KEPT:
            first = max(self._current - _KEPT // 4, 0)
            near = self._sheets.names[first : self._current + _KEPT // 4 + 1]
            self._shown = {name: self._shown[name] for name in near if name in self._shown}

    def _eye(self) -> QPointF:
        view = self.viewport()
        return self.origin + QPointF(view.width() / 2, view.height() * _EYE)

    def _put(self, index: int, on_page: QPointF, where: QPointF) -> None:
        """Scroll so that a place of a page, in points, is at a point of the view."""
        if not 0 <= index < self._arrangement.count:
            return
        page = self._arrangement.page(index)
        scale = page.width() / self._sheets.width
        self._held = True
        self.horizontalScrollBar().setValue(round(page.left() + on_page.x() * scale - where.x()))
        self.verticalScrollBar().setValue(round(page.top() + on_page.y() * scale - where.y()))
        self._held = False

    def _look_at(self, index: int) -> None:
        if index != self._current:
            self._current = index
            self._reader.start()
            self.current_changed.emit(index)

    def _snapped(self, point: QPointF) -> QPointF:
        ratio = self._arrangement.ratio
        return QPointF(round(point.x() * ratio) / ratio, round(point.y() * ratio) / ratio)

    def _describe(self) -> None:
        """Say the current page in words, for who cannot see it."""
        pages = self._sheets.pages
        if not pages:
            self.setAccessibleName(f"No {self._noun.lower()} yet")
            self.setAccessibleDescription("")
            return
        index = min(self._current, len(pages) - 1)
        title = self._sheets.title(index)
        self.setAccessibleName(f"{self._noun} {index + 1} of {len(pages)}{': ' if title else ''}{title}")
        self.setAccessibleDescription(page_text(pages[index]))

    def _on_reader_due(self) -> None:
        self._describe()

    def _on_scrolled(self) -> None:
        self.viewport().update()
        if self._arrangement.count and not self._held:
            self._look_at(self._arrangement.at(self._eye().y()))
        self.wanted.emit()

    def _on_pixels_made(self, page: object) -> None:
        """Paint again where this page is in view."""
        top = self.origin.y()
        for index in self._arrangement.between(top, top + self.viewport().height()):
            if self._sheets.pages[index] is page:
                self.viewport().update(self._arrangement.page(index).translated(-self.origin).toAlignedRect())

    def _on_pixels_failed(self, page: object, why: str) -> None:
        self._refused[id(page)] = why
        self.viewport().update()
