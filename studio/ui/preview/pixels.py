"""Laid-out pages to images: painted one by one as PDF, rasterised by QtPdf in a worker thread, the latest kept."""

import math
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable

from PySide6.QtCore import QBuffer, QIODevice, QObject, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions

from studio.app.lane import Lane
from studio.app.preview import Page, page_pdf
from studio.domain.errors import StudioError
from studio.domain.frozen import dataclass

_BAND = 700_000
"""Pixels that are rasterised at a time: nothing else can run in that while, about 5 ms."""
_MARGIN = 24
"""Rows drawn beyond both edges of a band and left out: a letter that an edge cuts comes out a little otherwise."""
_LARGEST = 24_000_000
"""Pixels of an image; beyond this it is shown enlarged."""
_MEMORY = 192 * 1024 * 1024
_PDFS = 48


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """A page that is wanted as an image of so many pixels in width."""

    page: Page
    width: float
    """Of the page, in points."""
    height: float
    pixels: int

    @property
    def key(self) -> tuple[int, int]:
        """What tells it from other jobs as long as its page lives."""
        return id(self.page), self.pixels


class Pixels(QObject):
    """Makes images of pages and keeps the latest ones."""

    made = Signal(object)
    """The page of which there is an image now."""
    failed = Signal(object, str)
    """The page that cannot be shown, and why."""
    _arrived = Signal(object, QImage)

    def __init__(self, give_way: Callable[[], None], parent: QObject | None = None) -> None:
        """`give_way` is called in the worker's thread every few milliseconds."""
        super().__init__(parent)
        self._images: OrderedDict[tuple[int, int], tuple[Page, QImage]] = OrderedDict()
        self._bytes = 0
        self._refused: dict[int, Page] = {}
        self._press = _Press(give_way)
        self._lane: Lane[tuple[Job, ...], None] = Lane(self._work, self._done, self._stop, name="pixels")
        self._arrived.connect(self._on_image_arrived)
        self._wanted: tuple[Job, ...] = ()
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._on_turn)

    def image(self, page: Page, pixels: int) -> QImage | None:
        """Give the image of a page in that width; None when there is none yet."""
        known = self._images.get((id(page), pixels))
        if known is None:
            return None
        self._images.move_to_end((id(page), pixels))
        return known[1]

    def want(self, jobs: Iterable[Job]) -> None:
        """Have these images made, in this order; what was wanted before and is not in here is given up."""
        self._wanted = tuple(jobs)
        self._turn.start()

    def make_now(self, job: Job) -> None:
        """Make an image in the thread that calls: for a worker that has just laid the page out."""
        if job.key in self._images or id(job.page) in self._refused:
            return
        try:
            self._arrived.emit(job, self._press.image(job))
        except StudioError as problem:
            self._refused[id(job.page)] = job.page
            self.failed.emit(job.page, str(problem))

    def close(self) -> None:
        """End the worker thread and let go of the images: objects of Python may outlive what they were made for."""
        self._turn.stop()
        self._lane.close()
        self._images.clear()
        self._bytes = 0
        self._press.clear()

    def _on_turn(self) -> None:
        """Begin when the window has painted what it can: both at once would take it twice as long."""
        wanted, self._wanted = self._wanted, ()
        missing = tuple(job for job in wanted if job.key not in self._images and id(job.page) not in self._refused)
        if missing:
            self._lane.submit(missing)

    def _on_image_arrived(self, job: Job, image: QImage) -> None:
        if self._lane.closed:
            return
        if job.key not in self._images:
            self._bytes += image.sizeInBytes()
            self._images[job.key] = (job.page, image)
            while self._bytes > _MEMORY and len(self._images) > 1:
                _, (_, old) = self._images.popitem(last=False)
                self._bytes -= old.sizeInBytes()
        self.made.emit(job.page)

    # These run in the worker's thread.
    def _work(self, jobs: tuple[Job, ...]) -> None:
        for job in jobs:
            self._lane.check()
            self.make_now(job)

    def _done(self, _jobs: tuple[Job, ...], _nothing: None) -> None:
        """Every image was handed over already."""

    def _stop(self, jobs: tuple[Job, ...], problem: Exception) -> None:
        self.failed.emit(jobs[0].page, str(problem))


class _Press:
    """Page after page to PDF and on to an image; for any thread."""

    def __init__(self, give_way: Callable[[], None]) -> None:
        self._give_way = give_way
        self._pdfs: OrderedDict[int, tuple[Page, bytes]] = OrderedDict()
        self._lock = threading.Lock()

    def image(self, job: Job) -> QImage:
        height = max(round(job.pixels * job.height / job.width), 1)
        shrunk = min((_LARGEST / (job.pixels * height)) ** 0.5, 1.0)
        size = QSize(round(job.pixels * shrunk), round(height * shrunk))
        return rasterised(self._pdf(job), size, give_way=self._give_way)

    def clear(self) -> None:
        """Let go of the pages."""
        with self._lock:
            self._pdfs.clear()

    def _pdf(self, job: Job) -> bytes:
        with self._lock:
            known = self._pdfs.get(id(job.page))
        if known is not None:
            return known[1]
        self._give_way()
        pdf = page_pdf(job.page, job.width, job.height)
        with self._lock:
            self._pdfs[id(job.page)] = (job.page, pdf)
            while len(self._pdfs) > _PDFS:
                self._pdfs.popitem(last=False)
        return pdf


def rasterised(pdf: bytes, size: QSize, at_a_time: int = _BAND, give_way: Callable[[], None] | None = None) -> QImage:
    """Give the first page of a PDF on white paper, so many pixels wide and high; made of bands of so many pixels."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    buffer = QBuffer()
    buffer.setData(pdf)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    painter = QPainter(image)
    bands = math.ceil(size.width() * size.height() / at_a_time)
    rows = max(math.ceil(size.height() / max(bands, 1)), 1)
    for top in range(0, size.height(), rows):
        if give_way is not None:
            give_way()
        band = QRect(0, top, size.width(), min(rows, size.height() - top))
        around = band.adjusted(0, -_MARGIN, 0, _MARGIN).intersected(QRect(0, 0, size.width(), size.height()))
        painter.drawImage(band.topLeft(), _band(document, size, around), band.translated(0, -around.top()))
    painter.end()
    # The document reads from the buffer as long as it is open.
    document.close()
    buffer.close()
    return image


def _band(document: QPdfDocument, size: QSize, band: QRect) -> QImage:
    if band.size() == size:
        return document.render(0, size)
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(size)
    # Qt takes the difference of its edges, which is one less than its size, for how large the band is drawn.
    options.setScaledClipRect(band.adjusted(0, 0, 1, 1))
    return document.render(0, band.size(), options)
