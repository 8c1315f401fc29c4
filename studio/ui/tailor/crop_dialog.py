"""A dialog to keep a part of a picture: a ratio, the part itself, and its figures for who cannot drag."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from studio.app.keeping.cropping import FREE, RATIOS, Crop, in_ratio, moved, resized, whole
from studio.ui.tailor.crop_view import CropView
from studio.ui.theme import MARGIN, SPACE
from studio.ui.theme_roles import button, label

_NARROW = 1000
"""Pixels of width below which a picture may look coarse on a slide."""


class CropDialog(QDialog):
    """Gives the part as a new picture; the old one stays as it is."""

    cropped = Signal(QImage)

    def __init__(self, image: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Crop the picture")
        self._image = image
        self.view = CropView(image)
        self.ratio = QComboBox()
        self.ratio.setAccessibleName("Ratio of width to height")
        self.ratio.addItems(list(RATIOS))
        width, height = self.view.size_of_picture
        self.left, self.top = _figure("From the left", width - 1), _figure("From the top", height - 1)
        self.wide, self.high = _figure("Width", width), _figure("Height", height)
        self._note = label("", "small", wrap=True)
        self._all = button("Whole picture", "quiet")
        self._cancel, self.done_button = button("Cancel", "quiet"), button("Crop", "primary", symbol="crop")
        self.done_button.setDefault(True)
        self._showing = False
        self._lay_out()
        self._connect()
        self._show()
        self.view.setFocus()

    @property
    def note(self) -> str:
        """What is said about the size."""
        return self._note.text()

    def accept(self) -> None:
        """Give the part, unless it is all."""
        crop = self.view.crop
        if crop != whole(self.view.size_of_picture):
            self.cropped.emit(self._image.copy(QRect(crop.left, crop.top, crop.width, crop.height)))
        super().accept()

    def _lay_out(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(SPACE)
        figures.addWidget(label("Ratio", "muted"))
        figures.addWidget(self.ratio)
        figures.addSpacing(MARGIN)
        for name, figure in (("Left", self.left), ("Top", self.top), ("Width", self.wide), ("Height", self.high)):
            figures.addWidget(label(name, "muted"))
            figures.addWidget(figure)
        figures.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self._all)
        foot.addWidget(self._note, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self.done_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(MARGIN)
        layout.addWidget(self.view, 1)
        layout.addLayout(figures)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.view.changed.connect(self._show)
        self.ratio.activated.connect(self._on_ratio_activated)
        for figure in (self.left, self.top):
            figure.valueChanged.connect(self._on_place_changed)
        for figure in (self.wide, self.high):
            figure.valueChanged.connect(self._on_size_changed)
        self._all.clicked.connect(self._on_all_clicked)
        self._cancel.clicked.connect(self.reject)
        self.done_button.clicked.connect(self.accept)

    def _show(self) -> None:
        crop, self._showing = self.view.crop, True
        pairs = ((self.left, crop.left), (self.top, crop.top), (self.wide, crop.width), (self.high, crop.height))
        for figure, value in pairs:
            figure.setValue(value)
        self._showing = False
        coarse = f"{crop.width} pixels are few: it may look coarse over a whole slide."
        self._note.setText(coarse if crop.width < _NARROW else "")
        self.done_button.setEnabled(crop != whole(self.view.size_of_picture))

    def _on_ratio_activated(self) -> None:
        self.view.ratio = RATIOS[self.ratio.currentText()]
        self.view.show_crop(in_ratio(self.view.crop, self.view.ratio, self.view.size_of_picture))

    def _on_place_changed(self) -> None:
        if not self._showing:
            crop, size = self.view.crop, self.view.size_of_picture
            self._take(moved(crop, self.left.value() - crop.left, self.top.value() - crop.top, size))

    def _on_size_changed(self) -> None:
        if self._showing:
            return
        crop, ratio = self.view.crop, self.view.ratio
        width = self.wide.value()
        if ratio is not None and width == crop.width:
            width = round(self.high.value() * ratio)
        self._take(resized(crop, width, self.high.value(), ratio, self.view.size_of_picture))

    def _take(self, crop: Crop) -> None:
        """Keep another part, or show again what is kept where it cannot be another."""
        self.view.show_crop(crop)
        self._show()

    def _on_all_clicked(self) -> None:
        self.ratio.setCurrentText(FREE)
        self.view.ratio = None
        self.view.show_crop(whole(self.view.size_of_picture))


def _figure(name: str, most: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(0, most)
    made.setKeyboardTracking(False)
    made.lineEdit().setTextMargins(6, 0, 0, 0)
    made.setAccessibleName(f"{name} in pixels")
    return made
