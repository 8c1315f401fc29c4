"""Shapes, pictures and tables stand where their rectangles say."""

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from studio.domain.errors import StudioError
from studio.domain.geometry import Rect
from studio.domain.pictures import Picture
from studio.export.pdf import paint_book
from studio.layout.drawing import Box, Geometry, Segment, Stroke
from studio.layout.items import AnyItem, PictureItem, ShapeItem
from tests.export.pdf.pages import BLUE, FACTS, SAND, book
from tests.export.pdf.specimen import make_picture, row, table

Operation = tuple[list[pikepdf.Object], str]


def operations(*items: AnyItem) -> list[Operation]:
    with pikepdf.open(io.BytesIO(paint_book(book(items), FACTS))) as pdf:
        return [(list(operands), str(operator)) for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])]


def path_of(
    geometry: Geometry, *, radius: float = 0.0, fill: bool = True
) -> tuple[list[tuple[float, float]], set[str]]:
    """Give the path's points from the shape's own top left corner, and the operators used."""
    box = Box(geometry=geometry, fill=SAND if fill else None, stroke=Stroke(colour=BLUE, width=2), radius=radius)
    found = operations(ShapeItem(rect=Rect(100, 200, 60, 20), box=box))
    points = [
        (round(float(values[-2]) - 100, 2), round(842 - float(values[-1]) - 200, 2))
        for values, operator in found
        if operator in {"m", "l", "c"}
    ]
    return points, {operator for _, operator in found}


@pytest.mark.parametrize(
    ("geometry", "points"),
    [
        (Geometry.CHEVRON, [(0, 0), (50, 0), (60, 10), (50, 20), (0, 20), (10, 10)]),
        (Geometry.PENTAGON, [(0, 0), (50, 0), (60, 10), (50, 20), (0, 20)]),
        (Geometry.DIAMOND, [(30, 0), (60, 10), (30, 20), (0, 10)]),
        (Geometry.TRIANGLE, [(30, 0), (60, 20), (0, 20)]),
        (Geometry.LINE, [(0, 0), (60, 20)]),
    ],
)
def test_corners_are_those_of_the_presets(geometry: Geometry, points: list[tuple[float, float]]) -> None:
    found, operators = path_of(geometry)
    assert found == points
    assert ("B" in operators) is (geometry is not Geometry.LINE)


def test_a_rectangle_is_drawn_as_one() -> None:
    box = Box(fill=SAND, stroke=Stroke(colour=BLUE, width=2))
    found = operations(ShapeItem(rect=Rect(100, 200, 60.5, 20), box=box))
    assert [[float(value) for value in values] for values, operator in found if operator == "re"] == [
        [100, 622, 60.5, 20]
    ]
    assert "B" in {operator for _, operator in found}


def test_round_corners_never_exceed_half_of_the_shorter_side() -> None:
    corners, _ = path_of(Geometry.ROUND_RECT, radius=5)
    assert corners[0] == (5, 20)
    pill, _ = path_of(Geometry.ROUND_RECT, radius=99)
    assert pill[0] == (10, 20)
    circle, _ = path_of(Geometry.ELLIPSE)
    assert {(30, 20), (60, 10), (30, 0), (0, 10)} <= set(circle)


def test_strokes_lie_over_their_rectangle_with_round_ends() -> None:
    strokes = (Segment("M", (0.0, 0.0)), Segment("L", (24.0, 12.0)))
    box = Box(geometry=Geometry.PATH, stroke=Stroke(colour=BLUE, width=2), path=strokes)
    found = operations(ShapeItem(rect=Rect(100, 200, 48, 48), box=box))
    points = [tuple(float(value) for value in values) for values, operator in found if operator in {"m", "l"}]
    assert points == [(100, 642), (148, 618)]
    assert [operator for _, operator in found if operator in {"J", "j"}] == ["J", "j"]
    assert "S" in {operator for _, operator in found}


def test_an_outline_alone_is_stroked_and_nothing_alone_draws_nothing() -> None:
    assert "S" in path_of(Geometry.RECT, fill=False)[1]
    assert not {"f", "S", "B"} & {operator for _, operator in operations(ShapeItem(rect=Rect(0, 0, 9, 9), box=Box()))}


def test_a_picture_is_cropped_by_its_rectangle(tmp_path: Path) -> None:
    picture = make_picture(tmp_path / "a.png")
    found = operations(PictureItem(rect=Rect(100, 200, 60, 40), picture=picture, crop=(0.25, 0.0, 0.25, 0.5)))
    (clip,) = [[float(value) for value in values] for values, operator in found if operator == "re"]
    (matrix,) = [[float(value) for value in values] for values, operator in found if operator == "cm"]
    assert clip == [100, 842 - 240, 60, 40]
    assert matrix == [120, 0, 0, 80, 70, 842 - 280]


def test_one_content_is_embedded_once_with_its_transparency(tmp_path: Path) -> None:
    one, other = make_picture(tmp_path / "one.png"), make_picture(tmp_path / "other.png")
    photo = make_picture(tmp_path / "photo.jpg")
    items = tuple(PictureItem(rect=Rect(0, 0, 80, 60), picture=picture) for picture in (one, other, photo, one))
    with pikepdf.open(io.BytesIO(paint_book(book(items), FACTS))) as pdf:
        images = list(pdf.pages[0].resources.XObject.values())
        assert len(images) == 2
        png = next(image for image in images if "/SMask" in image)
        jpeg = next(image for image in images if "/SMask" not in image)
        assert jpeg.read_raw_bytes() == photo.path.read_bytes()
        assert pikepdf.PdfImage(png).as_pil_image().convert("RGB").getpixel((1, 1)) == (200, 30, 30)
        assert bytes(png.SMask.read_bytes()) == Image.open(one.path).getchannel("A").tobytes()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_picture_is_drawn(tmp_path: Path, mode: str) -> None:
    path = tmp_path / ("a.jpg" if mode == "CMYK" else "a.png")
    Image.new(mode, (8, 6)).save(path)
    item = PictureItem(rect=Rect(0, 0, 80, 60), picture=Picture(path=path, alt="", width=8, height=6))
    with pikepdf.open(io.BytesIO(paint_book(book((item,)), FACTS))) as pdf:
        (image,) = pdf.pages[0].resources.XObject.values()
        assert pikepdf.PdfImage(image).as_pil_image().size == (8, 6)


def test_a_template_picture_comes_as_bytes(tmp_path: Path) -> None:
    data = make_picture(tmp_path / "a.png").path.read_bytes()
    nowhere = Picture(path=Path(), alt="", width=80, height=60)
    found = operations(PictureItem(rect=Rect(0, 0, 80, 60), picture=nowhere, data=data))
    assert "Do" in {operator for _, operator in found}
    with pytest.raises(StudioError, match="The mark"):
        operations(PictureItem(rect=Rect(0, 0, 80, 60), picture=nowhere, data=data[:60], name="The mark"))


def test_a_picture_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    whole = make_picture(tmp_path / "whole.png").path.read_bytes()
    (tmp_path / "cut.png").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "text.png").write_text("no picture", encoding="utf-8")
    (tmp_path / "folder.png").mkdir()
    for name in ("missing.png", "cut.png", "text.png", "folder.png"):
        item = PictureItem(rect=Rect(0, 0, 9, 9), picture=Picture(path=tmp_path / name, alt="", width=9, height=9))
        with pytest.raises(StudioError, match=name):
            paint_book(book((item,)), FACTS)


def test_spanning_cells_take_the_columns_they_cover() -> None:
    found = operations(table(100, row("both", "one", spans=(2, 1))))
    fills = [[float(value) for value in values] for values, operator in found if operator == "re"]
    assert fills == [[50, 842 - 124, 280, 24], [330, 842 - 124, 120, 24]]
    origins = [float(values[4]) for values, operator in found if operator == "Tm"]
    assert origins == [56, 336]
