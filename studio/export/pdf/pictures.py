"""Turns picture files into image objects, one for each file content in a document."""

import hashlib
import zlib
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from studio.domain.errors import StudioError
from studio.domain.frozen import dataclass
from studio.export.pdf.file import PdfFile
from studio.export.upright import upright
from studio.layout.items import PictureItem

_PROBLEMS = (OSError, SyntaxError, ValueError, EOFError, AssertionError, Image.DecompressionBombError)
"""What Pillow raises for files that are missing, broken or too large."""
_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedPicture:
    """A picture as a PDF stores it."""

    digest: str
    """Of the file's content."""
    entries: str
    data: bytes
    alpha: bytes
    """Compressed opacity, a byte for each pixel; empty for a picture without transparency."""
    width: int
    height: int


class Pictures:
    """The pictures of one document."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self.resources: dict[str, str] = {}
        """References to the images by the names that pages use."""

    def resource(self, item: PictureItem) -> str:
        """Give the name under which pages draw a picture; raises StudioError naming one that cannot be read."""
        picture = read_bytes(item.data, item.name) if item.data else read_file(item.picture.path)
        resource = f"P{picture.digest[:12]}"
        if resource not in self.resources:
            self.resources[resource] = self._write(picture)
        return resource

    def _write(self, picture: EncodedPicture) -> str:
        size = f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} /BitsPerComponent 8"
        mask = ""
        if picture.alpha:
            entries = f"{size} /ColorSpace /DeviceGray /Filter /FlateDecode"
            mask = f" /SMask {self._file.packed_stream(picture.alpha, entries)}"
        return self._file.packed_stream(picture.data, f"{size} {picture.entries}{mask}")


def read_file(path: Path) -> EncodedPicture:
    """Read a PNG or JPEG file, or give it as read before if it has not changed since.

    Raises StudioError naming the file if it is missing or broken.
    """
    try:
        status = path.stat()
        return _read_file(path, (status.st_mtime_ns, status.st_size))
    except _PROBLEMS as problem:
        raise _unreadable(str(path), problem) from problem


def read_bytes(content: bytes, named: str) -> EncodedPicture:
    """Read PNG or JPEG bytes, or give them as read before; raises StudioError with this name if they are broken."""
    try:
        return _encode(upright(content))
    except _PROBLEMS as problem:
        raise _unreadable(named, problem) from problem


def _unreadable(named: str, problem: Exception) -> StudioError:
    detail = getattr(problem, "strerror", None) or str(problem)
    return StudioError(
        f"The picture {named} cannot be read.", detail=detail, hint="Replace it by a PNG or JPEG picture."
    )


@lru_cache(maxsize=32)
def _read_file(path: Path, _stamp: tuple[int, int]) -> EncodedPicture:
    return _encode(upright(path.read_bytes()))


@lru_cache(maxsize=32)
def _encode(content: bytes) -> EncodedPicture:
    digest = hashlib.sha256(content).hexdigest()
    with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as image:
        image.load()
        if image.format == "JPEG" and image.mode in _SPACES:
            return _jpeg(image, content, digest)
        return _pixels(image, digest)


def _jpeg(image: Image.Image, content: bytes, digest: str) -> EncodedPicture:
    # Photo editors store CMYK inverted, and say so by an Adobe marker.
    inverted = " /Decode [1 0 1 0 1 0 1 0]" if image.mode == "CMYK" and "adobe" in image.info else ""
    return EncodedPicture(
        digest=digest,
        entries=f"/ColorSpace {_SPACES[image.mode]} /Filter /DCTDecode{inverted}",
        data=content,
        alpha=b"",
        width=image.width,
        height=image.height,
    )


def _pixels(image: Image.Image, digest: str) -> EncodedPicture:
    alpha = b""
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.point(lambda level: level / 256).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        opacity = image.getchannel("A")
        alpha = b"" if opacity.getextrema() == (255, 255) else zlib.compress(opacity.tobytes())
    mode = "L" if image.mode in {"1", "L"} else "RGB"
    return EncodedPicture(
        digest=digest,
        entries=f"/ColorSpace {_SPACES[mode]} /Filter /FlateDecode",
        data=zlib.compress(image.convert(mode).tobytes()),
        alpha=alpha,
        width=image.width,
        height=image.height,
    )
