"""Files of pictures to what a form shows of them; runs in the worker's thread."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from studio.domain.errors import StudioError
from studio.domain.pictures import Picture
from studio.sources.pictures import read_picture_file

_QUALITY = 92
"""Of a JPEG that is made of another one: no difference can be seen."""


class Chosen(NamedTuple):
    """A picture that somebody chose, and how it looks."""

    picture: Picture
    small: QImage


def read_chosen(file: Path, alt: str, room: QSize) -> Chosen:
    """Read a file that was chosen; raises StudioError when it is no picture that can be used."""
    picture = read_picture_file(file, alt)
    return Chosen(picture, read_small(picture.path, room))


def read_whole(file: Path) -> QImage:
    """Give a picture in its own size, turned as it is meant to be seen; a null image when it cannot be read."""
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    return reader.read()


def encoded(image: QImage, *, jpeg: bool = False) -> bytes:
    """Give the bytes of a picture's file: PNG, or a good JPEG for what has come from one.

    Raises StudioError when there can be no such file, as of a JPEG with more than 65500 pixels in a row.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"JPEG" if jpeg else b"PNG"))
    if jpeg:
        writer.setQuality(_QUALITY)
    if not writer.write(image):
        raise StudioError("The picture cannot be kept as a file.", detail=writer.errorString())
    buffer.close()
    return bytes(data.data())


def read_small(file: Path, room: QSize) -> QImage:
    """Give a picture no larger than `room`, in pixels of the screen; a null image when it cannot be read."""
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and (size.width() > room.width() or size.height() > room.height()):
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    return reader.read()
