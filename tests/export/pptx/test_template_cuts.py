"""What lies outside of a template, or is not there, does not come into a deck, and nothing else is lost with it."""

import dataclasses
from pathlib import Path

import pytest

from studio.domain.template_cuts import CutLink
from studio.export.pptx import write_deck
from tests.export.pptx.test_deck_package import rewritten
from tests.export.pptx.values import FACTS, NAMES, TEMPLATE, A, P, Parts, brand, deck, page

LAYOUT = "ppt/slideLayouts/slideLayout6.xml"
RELS = "ppt/slideLayouts/_rels/slideLayout6.xml.rels"
MASTER = "ppt/slideMasters/slideMaster1.xml"
MASTER_RELS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
TREE_END = b"</p:spTree>"
PIC = (
    b'<p:pic><p:nvPicPr><p:cNvPr id="77" name="Logo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>%s</p:blipFill>'
    b'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900" cy="900"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr></p:pic>'
)
FILLED = (
    b'<p:sp><p:nvSpPr><p:cNvPr id="77" name="Box"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:prstGeom prst="rect"/>'
    b'<a:blipFill><a:blip r:link="rId9"/></a:blipFill></p:spPr></p:sp>'
)
OBJECT = (
    b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    b'<mc:Choice Requires="v"><p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="77" name="Sheet"/></p:nvGraphicFramePr>'
    b'<a:graphic><a:graphicData uri="ole"><p:oleObj r:id="rId9"><p:link/></p:oleObj></a:graphicData></a:graphic>'
    b"</p:graphicFrame></mc:Choice><mc:Fallback><p:pic/></mc:Fallback></mc:AlternateContent>"
)
ARROW = b'<Relationship Id="rId9" Type="%s" Target="http://elsewhere.example/x" TargetMode="External"/></Relationships>'


def written(tmp_path: Path, markup: bytes, kind: str = "image") -> Parts:
    """Write a deck on a template whose layout got this markup and a link outside, which is to be cut."""
    arrow = ARROW % f"{NAMES['r']}/{kind}".encode()
    one = rewritten(TEMPLATE, tmp_path / "1.pptx", LAYOUT, TREE_END, markup + TREE_END)
    two = rewritten(one, tmp_path / "2.pptx", RELS, b"</Relationships>", arrow)
    look = dataclasses.replace(brand(two), cut_links=(CutLink(part=f"/{LAYOUT}", id="rId9"),))
    parts = Parts(write_deck(deck(page(1)), look, FACTS))
    assert b"elsewhere" not in b"".join(parts.raw.values())
    assert b"rId9" not in parts.raw[LAYOUT]
    assert b"slideMaster1.xml" in parts.raw[RELS]
    return parts


def names(parts: Parts) -> set[str]:
    return {node.get("name", "") for node in parts.xml(LAYOUT).iter(f"{P}cNvPr")}


def test_a_linked_picture_goes(tmp_path: Path):
    assert "Logo" not in names(written(tmp_path, PIC % b'<a:blip r:link="rId9"/>'))


def test_a_picture_that_is_here_as_well_as_there_stays(tmp_path: Path):
    parts = written(tmp_path, PIC % b'<a:blip r:embed="rId1" r:link="rId9"/>')
    assert parts.xml(LAYOUT).find(f".//{A}blip").attrib == {f"{{{NAMES['r']}}}embed": "rId1"}


def test_a_shape_stays_without_its_linked_filling(tmp_path: Path):
    parts = written(tmp_path, FILLED)
    assert "Box" in names(parts)
    assert parts.xml(LAYOUT).find(f".//{A}noFill") is not None


def test_a_linked_object_goes_in_all_its_versions(tmp_path: Path):
    parts = written(tmp_path, OBJECT, "oleObject")
    assert "Sheet" not in names(parts)
    assert b"AlternateContent" not in parts.raw[LAYOUT]


def test_a_link_goes_and_its_words_stay(tmp_path: Path):
    run = b'<a:r><a:rPr><a:hlinkClick r:id="rId9"/></a:rPr><a:t>our words</a:t></a:r>'
    text = b"<p:txBody><a:bodyPr/><a:p>" + run + b"</a:p></p:txBody></p:sp>"
    parts = written(tmp_path, FILLED.replace(b"</p:sp>", text), "hyperlink")
    assert b"our words" in parts.raw[LAYOUT]


def test_a_video_of_elsewhere_leaves_its_first_picture(tmp_path: Path):
    video = (PIC % b'<a:blip r:embed="rId1"/>').replace(b"<p:nvPr/>", b'<p:nvPr><a:videoFile r:link="rId9"/></p:nvPr>')
    parts = written(tmp_path, video, "video")
    assert "Logo" in names(parts)
    assert parts.xml(LAYOUT).find(f".//{A}videoFile") is None


@pytest.mark.parametrize(
    "target", ["/ppt/theme/theme1.xml", "../../../../ppt/theme/theme1.xml", ".././theme/theme1.xml"]
)
def test_targets_are_written_as_everybody_writes_them(tmp_path: Path, target: str):
    path = rewritten(TEMPLATE, tmp_path / "t.pptx", MASTER_RELS, b"../theme/theme1.xml", target.encode())
    parts = Parts(write_deck(deck(page(1)), brand(path), FACTS))
    assert b'"../theme/theme1.xml"' in parts.raw[MASTER_RELS]
    assert parts.raw[MASTER] == Parts(TEMPLATE.read_bytes()).raw[MASTER]
