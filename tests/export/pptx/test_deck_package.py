"""The package around the slides: template, presentation lists, notes, properties, bytes."""

import dataclasses
import io
import re
import sys
import zipfile
from pathlib import Path

import pptx
import pytest
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from studio.domain.errors import StudioError
from studio.export.pptx import write_deck
from studio.export.pptx.archive import MOST_BYTES, MOST_PARTS, MOST_RATIO
from studio.sources.brands.brand import read_brand
from studio.sources.brands.template_package import LIMITS
from tests.export.pptx.values import (
    FACTS,
    NAMES,
    TEMPLATE,
    Parts,
    brand,
    chart,
    deck,
    deck_of_all_layouts,
    every_kind,
    page,
    picture,
    png,
    simple_deck,
    text,
)

ROOT = Path(__file__).parents[3]
P14 = {"p14": "http://schemas.microsoft.com/office/powerpoint/2010/main"}


@pytest.fixture
def used_template(tmp_path: Path) -> Path:
    """A template with slides of its own: a picture, a chart, notes."""
    presentation = pptx.Presentation(str(TEMPLATE))
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    slide.shapes.add_picture(str(png(tmp_path, "old.png", "black").path), Pt(0), Pt(0))
    data = CategoryChartData()
    data.categories = ["a"]
    data.add_series("s", (1,))
    slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, Pt(90), Pt(90), data)
    slide.notes_slide.notes_text_frame.text = "old"
    path = tmp_path / "used.pptx"
    presentation.save(str(path))
    return path


def rewritten(source: Path, target: Path, name: str, old: bytes, new: bytes) -> Path:
    """Copy a package with one part changed."""
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w") as copy:
        for entry in archive.namelist():
            data = archive.read(entry)
            assert entry != name or old in data
            copy.writestr(entry, data.replace(old, new) if entry == name else data)
    return target


def test_masters_layouts_and_theme_are_kept_byte_for_byte():
    parts = Parts(write_deck(deck(page(1)), brand(), FACTS))
    with zipfile.ZipFile(TEMPLATE) as archive:
        kept = [name for name in archive.namelist() if re.match(r"ppt/(slideMasters|slideLayouts|theme)/", name)]
        assert len(kept) > 20
        assert all(archive.read(name) == parts.raw[name] for name in kept)


def test_a_template_leaves_its_own_slides_behind(used_template: Path):
    parts = Parts(write_deck(deck(page(1)), brand(used_template), FACTS))
    assert [name for name in parts.names if name.startswith("ppt/slides/")] == [
        "ppt/slides/slide1.xml",
        "ppt/slides/_rels/slide1.xml.rels",
    ]
    gone = ("media", "chart", "embeddings", "notesSlide", "printerSettings", "thumbnail")
    assert not [name for name in parts.names if any(word in name for word in gone)]
    assert "ppt/notesMasters/notesMaster1.xml" in parts.names, "the template's notes master stays"
    assert parts.xml("ppt/presentation.xml").find("p:notesMasterIdLst", NAMES).getprevious().tag.endswith("MasterIdLst")


def test_a_potx_becomes_a_presentation(tmp_path: Path):
    main = b"presentationml.presentation.main+xml"
    path = rewritten(TEMPLATE, tmp_path / "t.potx", "[Content_Types].xml", main, b"presentationml.template.main+xml")
    data = write_deck(deck(page(1)), brand(path), FACTS)
    assert len(pptx.Presentation(io.BytesIO(data)).slides) == 1


def test_a_button_of_the_master_that_jumps_to_a_dropped_slide_loses_its_link(used_template: Path, tmp_path: Path):
    layout = "ppt/slideLayouts/slideLayout6.xml"
    link = b'<a:hlinkClick r:id="rId9" action="ppaction://hlinksldjump"/></p:cNvPr>'
    one = rewritten(used_template, tmp_path / "1.pptx", layout, b'name="Title 1"/>', b'name="Title 1">' + link)
    arrow = b'<Relationship Id="rId9" Type="%s/slide" Target="../slides/slide1.xml"/></Relationships>'
    rels = "ppt/slideLayouts/_rels/slideLayout6.xml.rels"
    two = rewritten(one, tmp_path / "2.pptx", rels, b"</Relationships>", arrow % NAMES["r"].encode())
    parts = Parts(write_deck(deck(page(1)), brand(two), FACTS))
    assert b"hlinkClick" not in parts.raw[layout]
    assert b"rId9" not in parts.raw[rels]
    assert b"Title 1" in parts.raw[layout]


def test_a_show_of_some_slides_becomes_a_show_of_all(tmp_path: Path):
    some = b'<p:showPr><p:sldRg st="1" end="9"/></p:showPr><p:extLst>'
    path = rewritten(TEMPLATE, tmp_path / "t.pptx", "ppt/presProps.xml", b"<p:extLst>", some)
    show = Parts(write_deck(deck(page(1)), brand(path), FACTS)).xml("ppt/presProps.xml").find("p:showPr", NAMES)
    assert [child.tag.partition("}")[2] for child in show] == ["sldAll"]


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "cannot be opened"), (b"not a zip", "is no PowerPoint file"), (b"", "is no PowerPoint file")],
)
def test_an_unusable_template_is_one_clear_error(tmp_path: Path, content: bytes | None, message: str):
    path = tmp_path / "broken.pptx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StudioError, match=message):
        write_deck(deck(page(1)), brand(path), FACTS)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path):
    path = tmp_path / "bomb.pptx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b" " * 20_000_000)
    with pytest.raises(StudioError, match="too large"):
        write_deck(deck(page(1)), brand(path), FACTS)


def test_a_template_with_a_damaged_part_is_one_clear_error(tmp_path: Path):
    path = tmp_path / "damaged.pptx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", bytes(range(256)) * 40)
    data = bytearray(path.read_bytes())
    data[60:90] = b"\xff" * 30
    path.write_bytes(data)
    with pytest.raises(StudioError, match="is no PowerPoint file"):
        write_deck(deck(page(1)), brand(path), FACTS)


def test_what_was_read_as_a_brand_is_never_too_large_to_export():
    assert LIMITS.parts <= MOST_PARTS
    assert LIMITS.total <= MOST_BYTES
    assert LIMITS.ratio <= MOST_RATIO


def test_an_unknown_layout_is_a_clear_error():
    one = page(1)
    lost = dataclasses.replace(one, layout="/ppt/slideLayouts/none.xml")
    with pytest.raises(StudioError, match=r"no layout /ppt/slideLayouts/none\.xml"):
        write_deck(deck(lost), brand(), FACTS)


def test_every_slide_is_in_one_section_in_order():
    pages = [page(n, chapter=c, chapter_title=t) for n, (c, t) in enumerate(["aA", "aA", "bB", "aA"], 1)]
    root = Parts(write_deck(deck(*pages), brand(), FACTS)).xml("ppt/presentation.xml")
    slides = [node.get("id") for node in root.iterfind("p:sldIdLst/p:sldId", NAMES)]
    sections = root.findall(".//p14:section", P14)
    assert [section.get("name") for section in sections] == ["A", "B", "A"]
    assert [[one.get("id") for one in section.iterfind(".//p14:sldId", P14)] for section in sections] == [
        slides[:2],
        slides[2:3],
        slides[3:],
    ]
    assert len({section.get("id") for section in sections}) == 3


def test_notes_are_spoken_line_by_line():
    data = write_deck(deck(page(1, notes="One.\n\nTwo."), page(2)), brand(), FACTS)
    first, second = pptx.Presentation(io.BytesIO(data)).slides
    assert first.notes_slide.notes_text_frame.text == "One.\n\nTwo."
    assert not second.has_notes_slide
    order = [node.tag.partition("}")[2] for node in Parts(data).xml("ppt/presentation.xml")][:3]
    assert order == ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst"]


def test_without_notes_there_is_no_notes_master():
    parts = Parts(write_deck(deck(page(1)), brand(), FACTS))
    assert not [name for name in parts.names if "notes" in name]
    assert parts.xml("ppt/presentation.xml").find("p:notesMasterIdLst", NAMES) is None


def test_the_properties_say_what_the_file_is():
    core = pptx.Presentation(io.BytesIO(write_deck(deck(page(1)), brand(), FACTS))).core_properties
    assert (core.title, core.author, core.subject) == ("Flask & friends", "Consultancy", "Proposal <draft>")
    assert (core.keywords, core.language) == ("web, python", "en-GB")
    assert core.created.isoformat()[:19] == core.modified.isoformat()[:19] == "2026-03-14T00:00:00"


def test_content_types_name_the_parts_that_are_there_and_no_other(tmp_path: Path):
    parts = Parts(write_deck(every_kind(tmp_path), brand(), FACTS))
    types = parts.xml("[Content_Types].xml")
    overrides = {node.get("PartName", "")[1:] for node in types if node.tag.endswith("Override")}
    defaults = {node.get("Extension") for node in types if node.tag.endswith("Default")}
    assert overrides <= set(parts.names)
    xml = {name for name in parts.names if name.endswith(".xml") and name != "[Content_Types].xml"}
    assert xml <= overrides
    assert {"png", "rels", "xlsx", "xml"} <= defaults
    assert len(parts.names) == len(set(parts.names))


def test_every_relationship_leads_to_a_part(tmp_path: Path):
    parts = Parts(write_deck(every_kind(tmp_path), brand(), FACTS))
    for name in [name for name in parts.names if name.endswith(".rels")]:
        folder = Path("/", name).parent.parent
        for node in parts.xml(name):
            if node.get("TargetMode") != "External":
                target = (folder / node.get("Target")).as_posix()
                resolved = re.sub(r"/[^/]+/\.\./", "/", re.sub(r"/[^/]+/\.\./", "/", target))
                assert resolved[1:] in parts.names, (name, node.get("Target"))


def test_equal_input_gives_equal_bytes_with_fixed_dates(tmp_path: Path):
    made = every_kind(tmp_path)
    data = write_deck(made, brand(), FACTS)
    assert data == write_deck(made, brand(), FACTS)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        assert archive.testzip() is None
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert entries[0].filename == "[Content_Types].xml"
    stored = {entry.filename.rpartition(".")[2] for entry in entries if entry.compress_type == zipfile.ZIP_STORED}
    assert stored == {"png", "xlsx"}


def test_a_deck_without_slides_is_a_deck():
    data = write_deck(deck(), brand(), FACTS)
    assert len(pptx.Presentation(io.BytesIO(data)).slides) == 0


def test_progress_is_told_and_can_end_the_writing():
    told: list[tuple[int, int]] = []
    write_deck(simple_deck(3), brand(), FACTS, lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]

    class CancelledError(Exception):
        pass

    def cancel(done: int, _total: int) -> None:
        if done == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        write_deck(simple_deck(3), brand(), FACTS, cancel)


def calls_for(count: int, folder: Path) -> int:
    """Count the function calls that a deck with charts, pictures, links and notes takes."""
    image = png(folder)
    pages = [page(n, text("Words"), picture(image), chart(), notes="n") for n in range(1, count + 1)]
    made, look = deck(*pages), brand()
    calls = 0

    def count_call(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count_call)
    try:
        write_deck(made, look, FACTS)
    finally:
        sys.setprofile(before)
    return calls


def test_twice_the_slides_is_twice_the_work(tmp_path: Path):
    calls_for(1, tmp_path)
    few, many = calls_for(50, tmp_path), calls_for(100, tmp_path)
    assert many < 2 * few


def test_a_deck_on_the_default_brand_says_nothing_that_its_template_says():
    look, _ = read_brand(ROOT / "templates" / "default", ROOT / "assets" / "fonts")
    parts = Parts(write_deck(deck_of_all_layouts(look), look, FACTS))
    for number in range(1, len(look.layouts) + 1):
        assert not parts.find(number, "//a:xfrm|//a:pPr|//a:bodyPr/@*|//a:rPr/@*[name()!='lang']"), number
        assert not parts.find(number, "//p:sp[not(.//p:ph[@type='ftr'])]//a:rPr/*"), number
        faces = [node.get("typeface") for node in parts.find(number, "//p:sp[.//p:ph[@type='ftr']]//a:rPr/*")]
        assert set(faces) <= {"+mn-lt"}, "the footer names its face, for LibreOffice"
