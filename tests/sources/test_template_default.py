import runpy
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml.etree import fromstring
from openxml_audit import validate_pptx
from PIL import Image, ImageChops
from pptx import Presentation

from studio.domain.brand import SlideLayout
from studio.domain.geometry import Rect
from studio.sources.template import read_template
from studio.sources.template_colour import contrast
from tests.sources.template_decks import DEFAULT, parts_of

DECK = DEFAULT / "deck.pptx"
NAMES = ("Cover", "Agenda", "Section", "Title Only", "Title and Content", "Two Content", "Statement")


@pytest.fixture
def built(tmp_path, monkeypatch) -> Path:
    """Run the build script into another folder."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(DEFAULT))
    script: dict[str, Any] = runpy.run_path(str(DEFAULT / "build.py"))
    script["build"](tmp_path)
    for name in set(sys.modules) - before:
        if name.startswith("deck_"):
            del sys.modules[name]
    return tmp_path


def layouts() -> list[SlideLayout]:
    return [typed.layout for typed in read_template(DECK).layouts]


def test_the_deck_is_what_the_script_makes(built):
    assert (built / "deck.pptx").read_bytes() == DECK.read_bytes()


@pytest.mark.parametrize("name", ["logo.png", "logo-on-dark.png"])
def test_the_logos_are_what_the_script_draws(built, name):
    with Image.open(built / name) as drawn, Image.open(DEFAULT / name) as kept:
        assert drawn.size == kept.size
        difference = ImageChops.difference(drawn.convert("RGBA"), kept.convert("RGBA"))
        assert max(high for _, high in difference.getextrema()) <= 8  # type: ignore[misc]  # bands of an RGBA picture


def test_an_independent_validator_finds_nothing():
    result = validate_pptx(DECK)
    assert not result.errors


def test_python_pptx_finds_one_master_its_layouts_and_no_slides():
    deck = Presentation(str(DECK))
    assert [layout.name for layout in deck.slide_layouts] == list(NAMES)
    assert (len(deck.slide_masters), len(deck.slides)) == (1, 0)
    assert (deck.slide_width, deck.slide_height) == (12_192_000, 6_858_000)


def test_the_notes_master_stands_right_after_the_slide_master():
    root = fromstring(parts_of(DECK)["ppt/presentation.xml"])
    assert [child.tag.rpartition("}")[2] for child in root][:2] == ["sldMasterIdLst", "notesMasterIdLst"]


def test_every_layout_but_the_cover_has_footer_and_slide_number_and_none_a_date():
    for layout in layouts():
        kinds = {slot.type for slot in layout.slots}
        assert "dt" not in kinds
        assert kinds >= {"ftr", "sldNum"} or layout.name == "Cover"


def test_everything_stands_on_the_slide_and_slots_do_not_overlap():
    slide = Rect(0, 0, 960, 540)
    for layout in layouts():
        assert all(slide.contains(thing.rect) for thing in (*layout.slots, *layout.decor))
        for index, slot in enumerate(layout.slots):
            for other in layout.slots[index + 1 :]:
                apart_x = slot.rect.right <= other.rect.x or other.rect.right <= slot.rect.x
                apart_y = slot.rect.bottom <= other.rect.y or other.rect.bottom <= slot.rect.y
                assert apart_x or apart_y, (layout.name, slot.name, other.name)


def test_every_text_can_be_read_on_whatever_it_stands():
    for layout in layouts():
        for slot in layout.slots:
            grounds = [layout.background]
            grounds += [thing.fill for thing in layout.decor if thing.rect.contains(slot.rect) and thing.fill]  # type: ignore[union-attr]  # all decor here is shapes
            styles = slot.styles if slot.type in {"body", "obj", "subTitle"} else slot.styles[:1]
            for colour in {style.colour for style in styles} | {
                style.bullet_colour or style.colour for style in styles
            }:
                assert contrast(colour, grounds[-1]) >= 4.5, (layout.name, slot.name, colour)
