"""Photos of cameras that were held on their side."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from studio.export.pdf.pictures import read_file
from studio.export.pptx.media import Media
from studio.export.pptx.package import Package
from studio.export.upright import upright

TOP = {1: "top", 3: "bottom", 6: "left", 8: "right"}
"""Where the top of what is seen lies in the pixels of the file."""


def photo(orientation: int, mode: str = "RGB") -> bytes:
    """A picture 40 wide and 20 high, black, with white along the side that is the top."""
    image = Image.new(mode, (40, 20))
    side = {"top": (0, 0, 40, 5), "bottom": (0, 15, 40, 20), "left": (0, 0, 5, 20), "right": (35, 0, 40, 20)}
    image.paste((255,) * len(image.getbands()), side[TOP[orientation]])
    exif = image.getexif()
    exif[0x0112] = orientation
    written = BytesIO()
    image.save(written, "JPEG", exif=exif, quality=95)
    return written.getvalue()


def seen(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("L")


@pytest.mark.parametrize("orientation", TOP)
def test_the_top_is_above(orientation: int) -> None:
    image = seen(upright(photo(orientation)))
    assert image.size == ((40, 20) if orientation in {1, 3} else (20, 40))
    assert image.getpixel((image.width // 2, 1)) > 200
    assert image.getpixel((image.width // 2, image.height - 2)) < 50
    assert Image.open(BytesIO(upright(photo(orientation)))).getexif().get(0x0112, 1) == 1


def test_what_needs_no_turning_stays_byte_for_byte() -> None:
    for data in (photo(1), photo(6, "CMYK"), b"", b"\xff\xd8\xffExif\0\0broken", b"\x89PNG\r\n\x1a\n"):
        assert upright(data) == data
    assert upright(photo(6)) == upright(photo(6))


def test_decks_and_pdfs_show_it_upright(tmp_path: Path) -> None:
    path = tmp_path / "phone.jpg"
    path.write_bytes(photo(6))
    picture = read_file(path)
    assert (picture.width, picture.height) == (20, 40)
    package = Package()
    name = Media(package, {}).part(path)
    with ZipFile(BytesIO(package.to_bytes())) as written:
        assert seen(written.read(name.removeprefix("/"))).size == (20, 40)
