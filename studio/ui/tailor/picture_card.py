"""A picture in small with its name and size, or a place to drop one."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from studio.domain.pictures import Picture
from studio.ui.icons import IconLabel, Tone, icon
from studio.ui.tailor.header import CutLabel
from studio.ui.theme import LIGHT, SPACE
from studio.ui.theme_roles import button, label, set_role, tool

ROOM = QSize(84, 52)
"""Of the picture in small, in device-independent pixels."""
_PROPOSALS = (".yaml", ".yml")
"""Dropped anywhere, these are opened by the window."""


class PictureCard(QFrame):
    """Shows a picture; takes files that are dropped."""

    choosing = Signal()
    """Somebody wants to choose a file."""
    removed = Signal()
    pasting = Signal()
    """Somebody wants the picture that is in the clipboard."""
    cropping = Signal()
    """Somebody wants a part of the picture."""
    shown = Signal(QImage)
    """A picture that is no file was dropped."""
    dropped = Signal(Path)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self._images = False
        self._small = QLabel()
        self._small.setFixedSize(ROOM)
        self._small.setStyleSheet(f"background: {LIGHT.panel}; border-radius: 4px;")  # it will stand on paper
        self._small.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._file, self._size = CutLabel(), CutLabel()
        set_role(self._file, "")
        self._make_tools(name)
        self._empty, self._full = QWidget(), QWidget()
        self._lay_out()
        self.show_picture(None)

    def offer_more(self) -> None:
        """Take pictures that are no files, too, and offer to crop."""
        self._images = True
        for widget in (self.paste, self.paste_over, self.crop):
            widget.setHidden(False)

    def show_picture(self, picture: Picture | None) -> None:
        """Show name and size of a picture, or that there is none."""
        self._empty.setVisible(picture is None)
        self._full.setVisible(picture is not None)
        if picture is not None:
            self._file.setText(picture.path.name)
            self._file.setToolTip(str(picture.path))
            self._size.setText(f"{picture.width} × {picture.height} pixels")

    def show_small(self, image: QImage) -> None:
        """Show the picture itself; a null image for one that cannot be read."""
        if image.isNull():
            self._small.setPixmap(icon("triangle-alert", Tone.WARNING).pixmap(QSize(20, 20)))
            self._size.setText("cannot be read")
            return
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._small.setPixmap(QPixmap.fromImage(image))

    def forget_small(self) -> None:
        """Show nothing until another picture was read."""
        self._small.clear()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one file, or a picture."""
        if file_of(event.mimeData()) is not None or (self._images and event.mimeData().hasImage()):
            event.acceptProposedAction()
            set_role(self, "card", "accent")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """See the file go elsewhere."""
        super().dragLeaveEvent(event)
        set_role(self, "card")

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file."""
        set_role(self, "card")
        file, image = file_of(event.mimeData()), event.mimeData().imageData()
        if file is not None:
            event.acceptProposedAction()
            self.dropped.emit(file)
        elif self._images and isinstance(image, QImage):
            event.acceptProposedAction()
            self.shown.emit(image)

    def _make_tools(self, name: str) -> None:
        self.choose = button("Choose…", "quiet")
        self.choose.setAccessibleName(f"Choose {name}")
        self.paste = button("Paste", "quiet")
        self.paste.setAccessibleName(f"Paste {name}")
        self.replace = _tool("folder-open", f"Choose another {name}")
        self.remove = _tool("trash-2", f"Remove {name}")
        self.paste_over = _tool("clipboard", f"Paste another {name}")
        self.crop = _tool("crop", f"Crop {name}")
        for widget in (self.paste, self.paste_over, self.crop):
            widget.hide()
        for widget, told in (
            (self.choose, self.choosing),
            (self.replace, self.choosing),
            (self.remove, self.removed),
            (self.paste, self.pasting),
            (self.paste_over, self.pasting),
            (self.crop, self.cropping),
        ):
            widget.clicked.connect(told)

    def _lay_out(self) -> None:
        invite = label("Drop a PNG or JPEG here", "muted", wrap=True)
        _laid_out(self._empty, IconLabel("image", 20, Tone.MUTED), invite, self.paste, self.choose)
        names = QWidget()
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addStretch(1)
        column.addWidget(self._file)
        column.addWidget(self._size)
        column.addStretch(1)
        _laid_out(self._full, self._small, names, self.crop, self.paste_over, self.replace, self.remove)
        both = QVBoxLayout(self)
        both.setContentsMargins(12, SPACE, SPACE, SPACE)
        both.addWidget(self._empty)
        both.addWidget(self._full)


def _tool(symbol: str, name: str) -> QToolButton:
    made = tool(symbol, name)
    made.setIcon(icon(symbol, Tone.MUTED))
    return made


def _laid_out(side: QWidget, sign: QWidget, words: QWidget, *tools: QWidget) -> None:
    """Put a sign, words and tools beside one another; the words take the room."""
    line = QHBoxLayout(side)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SPACE)
    line.addWidget(sign)
    line.addWidget(words, 1)
    for one in tools:
        line.addWidget(one)


def file_of(data: QMimeData) -> Path | None:
    """Give the one file that is dragged, None for several, and for a proposal, which the window opens."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower() not in _PROPOSALS else None
