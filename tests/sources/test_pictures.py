import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from studio.domain.entries import Benefit
from studio.domain.errors import StudioError
from studio.domain.findings import Severity
from studio.domain.pictures import Picture
from studio.sources.pictures import read_picture_file
from studio.sources.reading import Reading
from studio.sources.records import read_record
from tests.sources.yaml_values import codes, node_of


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Give a library folder with pictures, sound and otherwise, and one outside of it."""
    topic = tmp_path / "library" / "flask"
    topic.mkdir(parents=True)
    Image.new("RGB", (40, 30), "red").save(topic / "good.png")
    Image.effect_noise((64, 64), 90).save(topic / "good.jpg")
    Image.new("RGB", (4, 4)).save(topic.parent / "shared.png")
    Image.new("RGB", (4, 4)).save(tmp_path / "secret.png")
    Image.new("RGB", (4, 4)).save(topic / "real.gif")
    (topic / "real.gif").rename(topic / "gif.png")
    for name in ("good.png", "good.jpg"):
        data = (topic / name).read_bytes()
        (topic / f"cut-{name}").write_bytes(data[: len(data) * 2 // 3])
    (topic / "empty.png").write_bytes(b"")
    (topic / "text.png").write_text("not a picture", encoding="utf-8")
    (topic / "bomb.png").write_bytes(png_of(60_000, 60_000))
    (topic / "large.png").write_bytes(png_of(10_000, 9_000))
    (topic / "hollow.png").write_bytes(png_of(40, 30, data=False))
    return tmp_path / "library"


def png_of(width: int, height: int, *, data: bool = True) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress(b"\0" * 100)) if data else b""
    return b"\x89PNG\r\n\x1a\n" + header + rows + chunk(b"IEND", b"")


def picture_of(library: Path, written: str):
    context = Reading(file="f.yaml", folder=library / "flask", root=library)
    entry = read_record(Benefit, node_of(f"{{id: a, title: A, description: d, picture: {written}}}"), context)
    return entry.picture, context


@pytest.mark.parametrize(
    ("name", "size"),
    [("good.png", (40, 30)), ("good.jpg", (64, 64)), ("../shared.png", (4, 4)), ("./good.png", (40, 30))],
)
def test_a_sound_picture_inside_the_library_is_read(library, name, size):
    picture, context = picture_of(library, f"{{file: {name}, alt: A red field}}")
    assert not context.findings
    file = (library / "flask" / name).resolve()
    assert picture == Picture(path=file, alt="A red field", width=size[0], height=size[1])
    assert dict(context.take_places())["picture.alt"].column > 1


@pytest.mark.parametrize(
    "name",
    [
        "../../secret.png",
        "/etc/passwd.png",
        "C:/secret.png",
        "C:secret.png",
        "..\\\\..\\\\secret.png",
        "\\\\\\\\host\\\\share\\\\a.png",
        "../flask/../../secret.png",
        "file:///secret.png",
        "//host/a.png",
        "good.png\\0",
        "none.png",
        "cut-good.png",
        "cut-good.jpg",
        "empty.png",
        "text.png",
        "gif.png",
        "bomb.png",
        "large.png",
        "hollow.png",
        ".",
        "..",
        "x" * 5000 + ".png",
    ],
)
def test_everything_else_is_refused(library, name):
    picture, context = picture_of(library, f'{{file: "{name}", alt: x}}')
    assert picture is None
    assert codes(context.findings) == ["picture-unusable"]
    assert context.findings[0].place.column > 1
    assert len(context.findings[0].text) < 200


def test_a_link_out_of_the_library_is_refused(library):
    try:
        (library / "flask" / "link.png").symlink_to(library.parent / "secret.png")
    except OSError:
        pytest.skip("links need a privilege here")
    picture, context = picture_of(library, "{file: link.png, alt: x}")
    assert picture is None
    assert "outside" in context.findings[0].text


@pytest.mark.parametrize("written", ["good.png", "{file: good.png}", "{file: good.png, alt: }"])
def test_a_missing_alternative_text_is_a_warning(library, written):
    picture, context = picture_of(library, written)
    assert picture is not None
    assert [finding.severity for finding in context.findings] == [Severity.WARNING]


def test_an_empty_alternative_text_means_decoration(library):
    picture, context = picture_of(library, "{file: good.png, alt: ''}")
    assert picture.alt == ""
    assert not context.findings


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("[good.png]", ["wrong-type"]),
        ("{alt: x}", ["missing-key"]),
        ("{file: good.png, alt: x, widht: 3}", ["unknown-key"]),
        ("{file: [a], alt: x}", ["missing-key"]),
    ],
)
def test_the_form_is_checked(library, written, found):
    assert codes(picture_of(library, written)[1].findings) == found


def test_a_photo_has_the_size_in_which_it_is_seen(tmp_path: Path) -> None:
    image = Image.new("RGB", (40, 20))
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(tmp_path / "phone.jpg", exif=exif)
    seen = read_picture_file(tmp_path / "phone.jpg", "")
    assert (seen.width, seen.height) == (20, 40)


@pytest.mark.parametrize("kind", ["no palette", "no stream", "no data", "too little data"])
def test_a_png_whose_pixels_cannot_be_read_is_no_picture(tmp_path: Path, kind: str) -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    coloured = 3 if kind == "no palette" else 2
    rows = {"no stream": b"nothing", "no data": b"", "too little data": zlib.compress(b"\0" * 100)}
    data = rows.get(kind, zlib.compress(bytes(41) * 30))
    head = struct.pack(">IIBBBBB", 40, 30, 8, coloured, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", data), chunk(b"IEND", b""))
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(parts))
    with pytest.raises(StudioError, match="damaged"):
        read_picture_file(tmp_path / "bad.png", "")


@pytest.mark.parametrize(
    "written", ["good.png", "{file: good.png}", "{file: good.png, alt: }", "{file: good.png, alt: ' '}"]
)
def test_a_picture_without_words_is_told_how_to_say_that_it_is_decoration(library: Path, written: str) -> None:
    picture, context = picture_of(library, written)
    assert picture.alt == ""
    (finding,) = context.findings
    assert finding.code == "missing-alt"
    assert 'alt: ""' in finding.hint


def test_two_quotes_mark_a_picture_as_decoration(library: Path) -> None:
    picture, context = picture_of(library, "{file: good.png, alt: ''}")
    assert (picture.alt, context.findings) == ("", [])


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        *(
            (name, "save it again as PNG or JPEG")
            for name in ("cut-good.png", "cut-good.jpg", "text.png", "hollow.png")
        ),
        *((name, "save it with fewer pixels") for name in ("bomb.png", "large.png")),
        ("none.png", "name a PNG or JPEG file that is there"),
    ],
)
def test_what_to_do_about_a_picture_is_said(library, name, remedy):
    _, context = picture_of(library, f'{{file: "{name}", alt: x}}')
    assert remedy in context.findings[0].hint
    assert ("replace the file" in context.findings[0].hint) == (name != "none.png")
    with pytest.raises(StudioError) as refused:
        read_picture_file(library / "flask" / name, "x")
    assert refused.value.hint.startswith("Choose a PNG or JPEG file")
    assert (remedy in refused.value.hint) == (name != "none.png")


@pytest.mark.parametrize(
    ("kind", "said"), [("GIF", "a GIF"), ("WEBP", "a WebP picture"), ("BMP", "a BMP"), ("TIFF", "a TIFF")]
)
def test_a_picture_by_another_kinds_name_is_called_what_it_is(tmp_path: Path, kind: str, said: str) -> None:
    Image.new("RGB", (40, 30), "red").save(tmp_path / "logo.png", kind)
    with pytest.raises(StudioError, match=f"logo.png is {said}, whatever its name says") as told:
        read_picture_file(tmp_path / "logo.png", "")
    assert "save it again as PNG or JPEG" in str(told.value)


def test_drawings_and_documents_are_called_what_they_are(tmp_path: Path) -> None:
    starts = {
        "an SVG drawing": b'<?xml version="1.0"?>\n<svg xmlns="x">',
        "a PDF": b"%PDF-1.7",
        "damaged": b"RIFF1234WAVE",
    }
    for said, start in starts.items():
        (tmp_path / "logo.png").write_bytes(start + b" " * 40)
        with pytest.raises(StudioError, match=f"logo.png is {said}"):
            read_picture_file(tmp_path / "logo.png", "")
