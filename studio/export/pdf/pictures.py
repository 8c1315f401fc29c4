"""Turns picture files into image objects, one for each file content in a document."""

import hashlib
import zlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from studio.domain.errors import StudioError
from studio.export.pdf.file import PdfFile

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

    def resource(self, path: Path) -> str:
        """Give the name under which pages draw a picture; raises StudioError naming a file that cannot be read."""
        picture = read_picture(path)
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


def read_picture(path: Path) -> EncodedPicture:
    """Read a PNG or JPEG file, or give it as read before if it has not changed since.

    Raises StudioError naming the file if it is missing or broken.
    """
    try:
        status = path.stat()
        return _read_picture(path, (status.st_mtime_ns, status.st_size))
    except (OSError, UnidentifiedImageError, SyntaxError, ValueError, Image.DecompressionBombError) as problem:
        detail = getattr(problem, "strerror", None) or str(problem)
        raise StudioError(f"The picture {path} cannot be read.", detail=detail, hint="Replace the file.") from problem


@lru_cache(maxsize=32)
def _read_picture(path: Path, _stamp: tuple[int, int]) -> EncodedPicture:
    content = path.read_bytes()
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
