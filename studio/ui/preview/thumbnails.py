"""All pages small, in a strip beside them: to see where one is and to go elsewhere."""

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.ui.preview.pixels import Job, Pixels
from studio.ui.preview.sheets import Sheets
from studio.ui.theme import colours

_NUMBERS = 26
"""Width of the column of page numbers."""
_EDGE = 10
_AIR = 7
_Index = QModelIndex | QPersistentModelIndex


class SheetList(QAbstractListModel):
    """The pages as rows; rows change one by one, so that what is selected stays so."""

    def __init__(self, noun: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._noun = noun
        self.sheets = Sheets()

    def show(self, sheets: Sheets) -> None:
        """Take over another state."""
        old, before, after = self.sheets, len(self.sheets.pages), len(sheets.pages)
        if after < before:
            self.beginRemoveRows(QModelIndex(), after, before - 1)
            self.sheets = sheets
            self.endRemoveRows()
        elif after > before:
            self.beginInsertRows(QModelIndex(), before, after - 1)
            self.sheets = sheets
            self.endInsertRows()
        self.sheets = sheets
        for row, (one, other) in enumerate(zip(old.pages, sheets.pages, strict=False)):
            if one is not other:
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Give the number of pages."""
        return 0 if parent.isValid() else len(self.sheets.pages)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give number and title of a page in words."""
        if not index.isValid() or index.row() >= len(self.sheets.pages):
            return None
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            title = self.sheets.title(index.row())
            return f"{self._noun} {index.row() + 1}{': ' if title else ''}{title}"
        return None


class _Painter(QStyledItemDelegate):
    """Paints a row: the page with its number beside it."""

    def __init__(self, strip: "Thumbnails") -> None:
        super().__init__(strip)
        self._strip = strip

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Give the size of a row."""
        page = self._strip.page_size()
        return QSize(page.width() + _NUMBERS + 2 * _EDGE, page.height() + 2 * _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the page as it is known, or as paper."""
        strip, known = self._strip, colours(option.palette)
        rect: QRect = option.rect
        size = strip.page_size()
        place = QRect(rect.left() + _EDGE + _NUMBERS, rect.top() + _AIR, size.width(), size.height())
        image = strip.image(index.row())
        if image is None:
            painter.fillRect(place, QColor("#ffffff"))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(place), image)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = known.accent if current else known.line_strong if over else known.line
        painter.setPen(QPen(QColor(line), 2.0 if current else 1.0))
        around = 2.0 if current else 0.5
        painter.drawRoundedRect(QRectF(place).adjusted(-around, -around, around, around), 3, 3)
        painter.setPen(QColor(known.accent if current else known.muted))
        numbers = QRect(rect.left() + _EDGE - 4, place.top(), _NUMBERS - 4, place.height())
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(numbers, int(flags), str(index.row() + 1))


class Thumbnails(QListView):
    """The strip."""

    chosen = Signal(int)
    """The user goes to a page."""
    wanted = Signal()
    """Other images are needed than before."""

    def __init__(self, pixels: Pixels, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels = pixels
        self._list = SheetList(noun, self)
        self._last: dict[str, QImage] = {}
        self._following = False
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._laid_out.timeout.connect(self._show_current)
        self.setModel(self._list)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setMinimumWidth(96)
        self.setMaximumWidth(260)
        self.setAccessibleName(f"{noun}s, small")
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        pixels.made.connect(self._on_pixels_made)

    def show_sheets(self, sheets: Sheets) -> None:
        """Show another state."""
        self._following = True
        self._list.show(sheets)
        self._following = False
        self.wanted.emit()

    def follow(self, index: int) -> None:
        """Mark the page that is looked at."""
        row = self._list.index(index)
        self._following = True
        self.selectionModel().setCurrentIndex(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._following = False
        self._show_current()

    def page_size(self) -> QSize:
        """Give the size of a small page in device-independent pixels: the same with the scroll bar and without it.

        Otherwise pages that just fill the strip bring the bar, which makes them smaller, which takes it away, for ever.
        """
        sheets = self._list.sheets
        room = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()
        width = max(room - _NUMBERS - 2 * _EDGE, 40)
        return QSize(width, round(width * sheets.height / sheets.width))

    def image(self, row: int) -> QImage | None:
        """Give the best image of a page; None when there is none yet."""
        job = self._job(row)
        name = self._list.sheets.names[row]
        image = self._pixels.image(job.page, job.pixels)
        if image is not None:
            self._last[name] = image
        return image if image is not None else self._last.get(name)

    def jobs(self) -> list[Job]:
        """Give the images that are needed for the rows in view."""
        count = len(self._list.sheets.pages)
        if not self.isVisible() or not count:
            return []
        step = self.page_size().height() + 2 * _AIR
        top = self.verticalScrollBar().value()
        first = max(top // step, 0)
        last = min((top + self.viewport().height()) // step + 1, count)
        return [self._job(row) for row in range(first, last)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages into the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._laid_out.start()
        self.wanted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the page that is looked at."""
        super().showEvent(event)
        self._laid_out.start()

    def _show_current(self) -> None:
        if self.isVisible():
            self.executeDelayedItemsLayout()
            self.scrollTo(self.currentIndex())

    def _job(self, row: int) -> Job:
        sheets = self._list.sheets
        pixels = round(self.page_size().width() * self.devicePixelRatioF())
        return Job(sheets.pages[row], sheets.width, sheets.height, pixels)

    def _on_scrolled(self) -> None:
        self.wanted.emit()

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._following and current.isValid():
            self.chosen.emit(current.row())

    def _on_pixels_made(self, page: object) -> None:
        for row, one in enumerate(self._list.sheets.pages):
            if one is page:
                self.update(self._list.index(row))
