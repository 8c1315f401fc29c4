"""Pages under one another at a zoom: where each of them is, and which of them are in view."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF

from studio.domain.frozen import dataclass, replace

POINT = 96 / 72
"""Device-independent pixels of a point at 100%."""
STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
GAP = 20
"""Between pages, in device-independent pixels."""
MARGIN = 24
"""Around all of them."""


class Fit(StrEnum):
    """Zooms that follow the window."""

    WIDTH = "width"
    PAGE = "page"


Zoom = Fit | float
"""A fit, or a factor: 1.0 is 100%."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """Pages of one size in a column; places are device-independent pixels from the top left of the column's ground."""

    count: int
    page_width: float
    """Points."""
    page_height: float
    factor: float
    view_width: int
    view_height: int
    ratio: float = 1.0
    """Device pixels of a device-independent one."""

    @property
    def pixels(self) -> int:
        """Width of a page in device pixels."""
        return max(round(self.page_width * POINT * self.factor * self.ratio), 1)

    @property
    def width(self) -> float:
        """Of a page: a whole number of device pixels."""
        return self.pixels / self.ratio

    @property
    def height(self) -> float:
        """Of a page: a whole number of device pixels."""
        return max(round(self.pixels * self.page_height / self.page_width), 1) / self.ratio

    @property
    def content_width(self) -> float:
        """Width of the ground, at least that of the view."""
        return max(self.width + 2 * MARGIN, self.view_width)

    @property
    def content_height(self) -> float:
        """Height of the ground."""
        return 2 * MARGIN + self.count * self.height + max(self.count - 1, 0) * GAP

    def page(self, index: int) -> QRectF:
        """Give the rectangle of a page."""
        top = MARGIN + index * (self.height + GAP)
        if self.content_height < self.view_height:
            top += (self.view_height - self.content_height) / 2
        return QRectF((self.content_width - self.width) / 2, top, self.width, self.height)

    def at(self, y: float) -> int:
        """Give the index of the page at a height, or of the nearest one."""
        first = self.page(0).top()
        return min(max(int((y - first + GAP / 2) // (self.height + GAP)), 0), max(self.count - 1, 0))

    def between(self, top: float, bottom: float) -> range:
        """Give the indexes of the pages in a stretch."""
        if not self.count:
            return range(0)
        return range(self.at(top), self.at(bottom) + 1)

    def on_page(self, index: int, point: QPointF) -> QPointF:
        """Give a place in points of a page."""
        page = self.page(index)
        scale = self.page_width / page.width()
        return QPointF((point.x() - page.left()) * scale, (point.y() - page.top()) * scale)

    def zoomed(self, zoom: Zoom) -> "Arrangement":
        """Give the same pages at another zoom."""
        return replace(self, factor=self.factor_of(zoom))

    def factor_of(self, zoom: Zoom) -> float:
        """Give the factor of a zoom in this view."""
        if isinstance(zoom, float):
            return min(max(zoom, STEPS[0]), STEPS[-1])
        across = (self.view_width - 2 * MARGIN) / (self.page_width * POINT)
        down = (self.view_height - 2 * MARGIN) / (self.page_height * POINT)
        return max(across if zoom is Fit.WIDTH else min(across, down), 0.05)


def larger(factor: float) -> float:
    """Give the next step up."""
    return next((step for step in STEPS if step > factor * 1.01), STEPS[-1])


def smaller(factor: float) -> float:
    """Give the next step down."""
    return next((step for step in reversed(STEPS) if step < factor * 0.99), STEPS[0])
