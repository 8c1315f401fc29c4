"""Shapes, pictures and groups."""

import dataclasses
import hashlib
import io
from pathlib import Path

import pptx
import pytest

from studio.domain.errors import StudioError
from studio.domain.geometry import Rect
from studio.domain.pictures import Picture
from studio.export.pptx import write_deck
from studio.layout.drawing import Geometry, Segment, Stroke
from studio.layout.items import AnyItem, GroupItem
from tests.export.pptx.values import (
    BLUE,
    FACTS,
    FIXED,
    NAMES,
    RED,
    SOFT,
    Parts,
    R,
    brand,
    deck,
    every_kind,
    page,
    picture,
    png,
    shape,
    text,
)


def written(*items: AnyItem) -> Parts:
    return Parts(write_deck(deck(page(1, *items)), brand(), FACTS))


def test_geometry_fill_and_line():
    parts = written(
        shape(Geometry.ROUND_RECT, Rect(0, 0, 100, 40), radius=10.0, stroke=Stroke(colour=RED, width=2.0)),
        shape(Geometry.ROUND_RECT, Rect(0, 0, 100, 0), radius=10.0, fill=None),
        shape(Geometry.LINE, Rect(10, 20, 100, 0), fill=None, stroke=Stroke(colour=FIXED, width=1.0)),
    )
    first, second = parts.find(1, "//p:sp[position()>1]/p:spPr")
    assert first.find("a:prstGeom/a:avLst/a:gd", NAMES).get("fmla") == "val 25000"
    assert first.find("a:ln", NAMES).get("w") == "25400"
    assert second.find("a:noFill", NAMES) is not None
    assert second.find("a:ln/a:noFill", NAMES) is not None
    line = parts.find(1, "//p:cxnSp/p:spPr")[0]
    assert line.find("a:prstGeom", NAMES).get("prst") == "line"
    assert line.find("a:ln/a:solidFill/a:srgbClr", NAMES).get("val") == "8A2BE2"


def test_strokes_are_a_freeform_in_a_theme_colour_with_round_ends():
    strokes = (Segment("M", (4.0, 12.0)), Segment("C", (5, 6, 7, 8, 9, 10)), Segment("L", (20.0, 12.5)), Segment("Z"))
    look = Stroke(colour=SOFT, width=2.5)
    (found,) = written(shape(Geometry.PATH, fill=None, stroke=look, path=strokes)).find(1, "//p:sp[2]/p:spPr")
    path = found.find("a:custGeom/a:pathLst/a:path", NAMES)
    assert (path.get("w"), path.get("h"), path.get("fill")) == ("24000", "24000", "none")
    assert [node.tag.partition("}")[2] for node in path] == ["moveTo", "cubicBezTo", "lnTo", "close"]
    assert [(point.get("x"), point.get("y")) for point in path.findall("a:lnTo/a:pt", NAMES)] == [("20000", "12500")]
    assert (found.find("a:ln", NAMES).get("w"), found.find("a:ln", NAMES).get("cap")) == ("31750", "rnd")
    assert found.find("a:ln/a:solidFill/a:schemeClr", NAMES) is not None
    assert found.find("a:ln/a:round", NAMES) is not None


def test_colours_follow_the_theme():
    scheme = written(shape(fill=SOFT)).find(1, "//p:sp[2]/p:spPr/a:solidFill/a:schemeClr")[0]
    assert scheme.get("val") == "accent1"
    assert [(node.tag.partition("}")[2], node.get("val")) for node in scheme] == [
        ("lumMod", "20000"),
        ("lumOff", "80000"),
    ]


def test_decoration_is_hidden_from_screen_readers_and_figures_speak(tmp_path: Path):
    parts = written(shape(), picture(png(tmp_path)))
    decoration, figure = parts.find(1, "//p:sp[2]//p:cNvPr|//p:pic//p:cNvPr")
    assert decoration.get("descr") is None
    assert decoration.xpath("string(.//@uri)") == "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
    assert figure.get("descr") == "A teal field"


def test_equal_pictures_are_one_part(tmp_path: Path):
    first, same, other = png(tmp_path), png(tmp_path, "b.png"), png(tmp_path, "c.png", "red")
    parts = written(picture(first), picture(same), picture(other), picture(first))
    media = sorted(name for name in parts.names if "/media/" in name)
    assert media == ["ppt/media/image1.png", "ppt/media/image2.png"]
    assert len({hashlib.sha256(parts.raw[name]).digest() for name in media}) == 2
    embeds = [node.get(f"{R}embed") for node in parts.find(1, "//a:blip")]
    assert embeds[0] == embeds[1] == embeds[3] != embeds[2]


def test_a_crop_is_in_thousandths_of_a_percent(tmp_path: Path):
    parts = written(picture(png(tmp_path), crop=(0.125, 0.0, 0.25, 0.0)))
    assert dict(parts.find(1, "//a:srcRect")[0].attrib) == {"l": "12500", "r": "25000"}


def test_a_picture_is_what_its_bytes_say(tmp_path: Path):
    path = tmp_path / "wrong.png"
    path.write_bytes(b"\xff\xd8\xff\xe0 not really")
    parts = written(picture(Picture(path=path, alt="x", width=1, height=1)))
    assert "ppt/media/image1.jpeg" in parts.names
    path.write_bytes(b"GIF89a")
    with pytest.raises(StudioError, match=r"wrong\.png is neither PNG nor JPEG"):
        written(picture(Picture(path=path, alt="x", width=1, height=1)))
    with pytest.raises(StudioError, match=r"gone\.png cannot be read"):
        written(picture(Picture(path=tmp_path / "gone.png", alt="x", width=1, height=1)))


def test_a_group_moves_as_one():
    grouped = GroupItem(
        rect=Rect(10, 20, 200, 100),
        name="Phase 1",
        items=(shape(rect=Rect(10, 20, 200, 100)), text("inside", rect=Rect(20, 30, 100, 20))),
    )
    data = write_deck(deck(page(1, grouped)), brand(), FACTS)
    found = pptx.Presentation(io.BytesIO(data)).slides[0].shapes[1]
    assert (found.name, len(found.shapes)) == ("Phase 1", 2)
    assert found.shapes[1].left.pt == 20.0
    frame = Parts(data).find(1, "//p:grpSp/p:grpSpPr/a:xfrm")[0]
    assert dict(frame.find("a:off", NAMES).attrib) == dict(frame.find("a:chOff", NAMES).attrib)
    assert dict(frame.find("a:ext", NAMES).attrib) == dict(frame.find("a:chExt", NAMES).attrib)


def test_what_the_template_draws_is_not_drawn_again():
    parts = written(shape(name="mine"), dataclasses.replace(shape(), inherited=True))
    assert len(parts.find(1, "//p:sp")) == 2


def test_shape_ids_are_unique_and_order_is_reading_order(tmp_path: Path):
    parts = Parts(write_deck(every_kind(tmp_path), brand(), FACTS))
    for number in range(1, 7):
        ids = [int(node.get("id")) for node in parts.find(number, "//p:cNvPr")]
        assert len(set(ids)) == len(ids)
    names = [node.get("name") for node in parts.find(1, "/p:sld/p:cSld/p:spTree/*//p:cNvPr")]
    assert names[1:3] == ["Title", "Card"]
    assert names.index("A chevron") < names.index("Group") < names.index("Back")


def test_a_box_of_a_card_keeps_its_colour():
    parts = written(shape(fill=BLUE))
    assert parts.find(1, "//p:sp[2]/p:spPr/a:solidFill/a:schemeClr")[0].get("val") == "accent1"
