import runpy
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml.etree import fromstring
from openxml_audit import validate_pptx
from PIL import Image, ImageChops
from pptx import Presentation

from studio.domain.brand import LayoutRole, SlideLayout
from studio.domain.geometry import Rect
from studio.sources.brands.brand import read_brand
from studio.sources.brands.folder import brand_names
from studio.sources.brands.template import read_template
from studio.sources.brands.template_colour import contrast
from tests.sources.brands.template_decks import FONTS, ROOT, parts_of

TEMPLATES = ROOT / "templates"
DESIGNS = TEMPLATES / "designs"
BRANDS = brand_names(TEMPLATES)
NAMES = ("Cover", "Agenda", "Section", "Title Only", "Title and Content", "Two Content", "Statement")

every_brand = pytest.mark.parametrize("brand", BRANDS)


@pytest.fixture(scope="module")
def script() -> Mapping[str, Any]:
    """Load the build script, whose modules lie beside it."""
    before = set(sys.modules)
    sys.path.insert(0, str(DESIGNS))
    try:
        return runpy.run_path(str(DESIGNS / "build.py"))
    finally:
        sys.path.remove(str(DESIGNS))
        for name in set(sys.modules) - before:
            if name.startswith("deck_") or name.endswith("_design"):
                del sys.modules[name]


def deck(brand: str) -> Path:
    return TEMPLATES / brand / "deck.pptx"


def layouts(brand: str) -> list[SlideLayout]:
    return [typed.layout for typed in read_template(deck(brand)).layouts]


def test_every_brand_has_a_design(script):
    assert set(script["DESIGNS"]) == set(BRANDS)


@every_brand
def test_the_deck_is_what_the_script_makes(brand, script, tmp_path):
    script["build"](script["DESIGNS"][brand], tmp_path)
    assert (tmp_path / "deck.pptx").read_bytes() == deck(brand).read_bytes()
    for name in ("logo.png", "logo-on-dark.png"):
        with Image.open(tmp_path / name) as drawn, Image.open(TEMPLATES / brand / name) as kept:
            assert drawn.size == kept.size
            difference = ImageChops.difference(drawn.convert("RGBA"), kept.convert("RGBA"))
            assert max(high for _, high in difference.getextrema()) <= 8  # type: ignore[misc]  # bands of an RGBA picture


@every_brand
def test_it_is_read_without_a_finding_and_has_a_layout_of_its_own_for_every_job(brand):
    read, findings = read_brand(TEMPLATES / brand, FONTS)
    assert findings == ()
    assert set(read.layouts) == set(LayoutRole)
    assert len({layout.name for layout in read.layouts.values()}) == len(LayoutRole)


@every_brand
def test_an_independent_validator_finds_nothing(brand):
    result = validate_pptx(deck(brand))
    assert not result.errors


@every_brand
def test_python_pptx_finds_one_master_its_layouts_and_no_slides(brand):
    opened = Presentation(str(deck(brand)))
    assert [layout.name for layout in opened.slide_layouts] == list(NAMES)
    assert (len(opened.slide_masters), len(opened.slides)) == (1, 0)
    assert (opened.slide_width, opened.slide_height) == (12_192_000, 6_858_000)


@every_brand
def test_the_notes_master_stands_right_after_the_slide_master(brand):
    root = fromstring(parts_of(deck(brand))["ppt/presentation.xml"])
    assert [child.tag.rpartition("}")[2] for child in root][:2] == ["sldMasterIdLst", "notesMasterIdLst"]


@every_brand
def test_every_layout_but_the_cover_has_footer_and_slide_number_and_none_a_date(brand):
    for layout in layouts(brand):
        kinds = {slot.type for slot in layout.slots}
        assert "dt" not in kinds
        assert kinds >= {"ftr", "sldNum"} or layout.name == "Cover"


@every_brand
def test_everything_stands_on_the_slide_and_slots_do_not_overlap(brand):
    slide = Rect(0, 0, 960, 540)
    for layout in layouts(brand):
        assert all(slide.contains(thing.rect) for thing in (*layout.slots, *layout.decor))
        for index, slot in enumerate(layout.slots):
            for other in layout.slots[index + 1 :]:
                apart_x = slot.rect.right <= other.rect.x or other.rect.right <= slot.rect.x
                apart_y = slot.rect.bottom <= other.rect.y or other.rect.bottom <= slot.rect.y
                assert apart_x or apart_y, (layout.name, slot.name, other.name)


@every_brand
def test_every_text_can_be_read_on_whatever_it_stands(brand):
    for layout in layouts(brand):
        for slot in layout.slots:
            grounds = [layout.background]
            grounds += [thing.fill for thing in layout.decor if thing.rect.contains(slot.rect) and thing.fill]  # type: ignore[union-attr]  # all decor here is shapes
            grounds += [slot.fill] if slot.fill else []
            styles = slot.styles if slot.type in {"body", "obj", "subTitle"} else slot.styles[:1]
            for colour in {style.colour for style in styles} | {
                style.bullet_colour or style.colour for style in styles
            }:
                assert contrast(colour, grounds[-1]) >= 4.5, (layout.name, slot.name, colour)
