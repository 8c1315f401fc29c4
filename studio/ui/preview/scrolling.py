"""A column of pages that is scrolled and zoomed around what somebody looks at; knows nothing of what stands on them."""

from PySide6.QtCore import QEvent, QPointF, QSizeF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from studio.domain.frozen import replace
from studio.ui.preview.arrangement import Arrangement, Fit, Zoom, larger, smaller

STEP = 48
"""Pixels that an arrow key scrolls."""
_EYE = 0.4
"""Fraction of the view's height at which the page is that somebody looks at."""
_ABOVE = 12.0
"""Pixels over a page that is gone to."""


class ScrolledPages(QAbstractScrollArea):
    """Where pages of one size are in a view, and which of them is looked at."""

    current_changed = Signal(int)
    """Index of the page that somebody looks at."""
    zoom_changed = Signal()
    wanted = Signal()
    """Other images are needed than before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom: Zoom = Fit.WIDTH
        self._current = 0
        self._held = False
        """Whether the pages are being moved under the eye, which does not look at another one by that."""
        self._arrangement = Arrangement(count=0, page_width=960, page_height=540, factor=1, view_width=1, view_height=1)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def arrangement(self) -> Arrangement:
        """Where the pages are."""
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

    def set_pages(self, count: int, size: QSizeF, current: int) -> None:
        """Take over pages of a size in points, of which the `current` one is where the old current one was."""
        before, where = self._arrangement, self._eye() - self.origin
        on_page = before.on_page(self._current, self._eye()) if before.count else QPointF()
        self._current = current
        self._arrange(replace(before, count=count, page_width=size.width(), page_height=size.height()))
        if before.count:
            self._put(current, on_page, where)

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
        self.verticalScrollBar().setValue(round(page.top() - max(room / 2, _ABOVE)))
        self.look_at(index)

    def go_to_first(self) -> None:
        """Show the first page."""
        self.go_to(0)

    def go_to_last(self) -> None:
        """Show the last page."""
        self.go_to(self._arrangement.count - 1)

    def look_at(self, index: int) -> None:
        """Take a page for the one that somebody looks at; nothing is scrolled."""
        if index != self._current:
            self._current = index
            self.current_changed.emit(index)

    def in_view(self) -> range:
        """Give the indexes of the pages of which something is seen."""
        top = self.origin.y()
        return self._arrangement.between(top, top + self.viewport().height())

    def place_at(self, position: QPointF) -> tuple[int, QPointF]:
        """Give the index of the page at a point of the view and the place on it in points; -1 beside the pages."""
        if not self._arrangement.count:
            return -1, QPointF()
        point = self.origin + position
        index = self._arrangement.at(point.y())
        if not self._arrangement.page(index).contains(point):
            return -1, QPointF()
        return index, self._arrangement.on_page(index, point)

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

    def changeEvent(self, event: QEvent) -> None:
        """Paint again in other colours, and in other pixels on another screen."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.DevicePixelRatioChange, QEvent.Type.PaletteChange):
            self._arrange()

    def _arrange(self, pages: Arrangement | None = None) -> None:
        """Lay out these pages, or the same ones, in the view as it is now."""
        size = self.viewport().size()
        factor = self._arrangement.factor
        arrangement = replace(
            pages or self._arrangement,
            view_width=size.width(),
            view_height=size.height(),
            ratio=self.devicePixelRatioF(),
        )
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

    def _eye(self) -> QPointF:
        view = self.viewport()
        return self.origin + QPointF(view.width() / 2, view.height() * _EYE)

    def _put(self, index: int, on_page: QPointF, where: QPointF) -> None:
        """Scroll so that a place of a page, in points, is at a point of the view."""
        if not 0 <= index < self._arrangement.count:
            return
        page = self._arrangement.page(index)
        scale = page.width() / self._arrangement.page_width
        self._held = True
        self.horizontalScrollBar().setValue(round(page.left() + on_page.x() * scale - where.x()))
        self.verticalScrollBar().setValue(round(page.top() + on_page.y() * scale - where.y()))
        self._held = False

    def _on_scrolled(self) -> None:
        self.viewport().update()
        if self._arrangement.count and not self._held:
            self.look_at(self._arrangement.at(self._eye().y()))
        self.wanted.emit()
