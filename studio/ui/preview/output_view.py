"""One output in the preview: its pages, the strip of small ones beside them, and what is shown while there are none."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studio.ui.icons import IconLabel, Tone
from studio.ui.preview.arrangement import MARGIN
from studio.ui.preview.pixels import Job, Pixels
from studio.ui.preview.sheet_painting import paint_sheet
from studio.ui.preview.sheets import Sheets
from studio.ui.preview.thumbnails import Thumbnails
from studio.ui.preview.view import PagesView
from studio.ui.theme import MARGIN as AIR
from studio.ui.theme import SPACE, colours
from studio.ui.theme_roles import label

_STRIP = 132
_BARS = ((0.10, 0.30), (0.26, 0.52), (0.34, 0.78), (0.42, 0.70), (0.50, 0.74))
"""Of a page that is still being laid out: how far down each grey bar is and how far it reaches."""


class OutputView(QWidget):
    """Pages of the deck, or of the proposal."""

    wanted = Signal()
    """Other images are needed than before."""

    def __init__(self, pixels: Pixels, noun: str, shape: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = PagesView(pixels, noun)
        self.strip = Thumbnails(pixels, noun)
        self._beside = QSplitter(Qt.Orientation.Horizontal)
        self._beside.addWidget(self.strip)
        self._beside.addWidget(self.pages)
        self._beside.setStretchFactor(1, 1)
        self._beside.setSizes([_STRIP, 600])
        self._beside.setChildrenCollapsible(False)
        self._message = _Message()
        self._stack = QStackedWidget()
        for widget in (_Skeleton(shape), self._beside, self._message):
            self._stack.addWidget(widget)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setFocusProxy(self.pages)
        self.pages.wanted.connect(self.wanted)
        self.strip.wanted.connect(self.wanted)
        self.pages.current_changed.connect(self.strip.follow)
        self.strip.chosen.connect(self.pages.go_to)
        self._beside.splitterMoved.connect(self._on_splitter_moved)

    @property
    def showing(self) -> str:
        """What is shown: `waiting`, `pages` or `message`."""
        return ("waiting", "pages", "message")[self._stack.currentIndex()]

    def set_sheets(self, sheets: Sheets) -> None:
        """Show a state's pages."""
        if not sheets.pages:
            self.set_message(
                "Nothing to show yet", "Choose something in the library, and its pages appear here.", "layers"
            )
            return
        self._stack.setCurrentIndex(1)
        self.pages.set_sheets(sheets)
        self.strip.show_sheets(sheets)
        self.strip.follow(self.pages.current)

    def set_message(self, title: str, text: str, symbol: str = "triangle-alert") -> None:
        """Show a message in place of the pages."""
        self._message.say(title, text, symbol)
        self._stack.setCurrentIndex(2)

    def jobs(self) -> list[Job]:
        """Give the images that are needed, those in view first."""
        return [*self.pages.jobs(), *self.strip.jobs()] if self.isVisible() and self.showing == "pages" else []

    def _on_splitter_moved(self) -> None:
        self.wanted.emit()


class _Skeleton(QWidget):
    """The outline of a page that is not there yet."""

    def __init__(self, shape: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = shape
        self.setAccessibleName("The preview is being made")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint paper with grey bars."""
        painter = QPainter(self)
        known = colours(self.palette())
        room = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        if room.width() < MARGIN or room.height() < MARGIN:
            painter.end()
            return
        size = self._shape.toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(room.center().x() - size.width() / 2, room.top(), size.width(), size.height())
        paint_sheet(painter, place, None, "", self.palette())
        painter.fillRect(place, QColor(known.panel))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(known.hover))
        for down, reach in _BARS:
            bar = QRectF(0, 0, place.width() * (reach - 0.08), place.height() * 0.035)
            bar.moveTopLeft(place.topLeft() + QRectF(0, 0, place.width() * 0.08, place.height() * down).bottomRight())
            painter.drawRoundedRect(bar, 4, 4)
        painter.end()


class _Message(QWidget):
    """Why there are no pages, and what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("layers", 32, Tone.MUTED)
        self._title = label("", "heading", wrap=True)
        self._text = label("", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * AIR, 2 * AIR, 2 * AIR, 2 * AIR)
        layout.setSpacing(SPACE)
        layout.addStretch(2)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for widget in (self._title, self._text):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(widget)
        layout.addStretch(3)

    def say(self, title: str, text: str, symbol: str) -> None:
        """Show another message."""
        self._icon.set_icon(symbol, Tone.WARNING if symbol == "triangle-alert" else Tone.MUTED)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
