"""Placeholders whose text is vertical, rotated or in columns: told, and set back in decks as the PDF has it."""

import pytest

from studio.domain.brand import LayoutRole
from studio.sources.brands.brand import read_brand
from tests.sources.brands.template_decks import DEFAULT, FONTS, changed

CONTENT = "ppt/slideLayouts/slideLayout5.xml"
BODY = '<p:ph idx="1"/></p:nvPr></p:nvSpPr><p:spPr></p:spPr><p:txBody><a:bodyPr>'
PLACE = '<a:xfrm{}><a:off x="914400" y="1524000"/><a:ext cx="9144000" cy="4572000"/></a:xfrm>'


def brand_with(tmp_path, attributes: str, place: str = ""):
    (tmp_path / "brand.yaml").write_text("title: Odd\n", encoding="utf-8")
    body = BODY.replace("<p:spPr></p:spPr>", f"<p:spPr>{place}</p:spPr>").replace("bodyPr>", f"bodyPr{attributes}>")
    changed(tmp_path / "deck.pptx", (CONTENT, (BODY, body)))
    return read_brand(tmp_path, FONTS)


@pytest.mark.parametrize(
    ("attributes", "place", "kind", "set_back"),
    [
        (' vert="vert270"', "", "is vertical", (("vert", "horz"),)),
        (' vert="eaVert" numCol="2"', "", "is vertical and in columns", (("vert", "horz"), ("numCol", "1"))),
        (' numCol="3" spcCol="360000"', "", "is in columns", (("numCol", "1"),)),
        (' rot="5400000"', "", "is rotated", (("rot", "0"),)),
        ("", PLACE.format(' rot="900000"'), "is rotated", (("rot", "0"),)),
    ],
)
def test_text_that_is_turned_or_in_columns_is_told_and_set_back(tmp_path, attributes, place, kind, set_back):
    brand, findings = brand_with(tmp_path, attributes, place)
    slot = brand.layouts[LayoutRole.CONTENT].slot("body")
    assert slot is not None
    assert slot.set_back == set_back
    told = [finding for finding in findings if finding.code == "placeholder-turned"]
    assert [kind in finding.text and "`Title and Content`" in finding.text for finding in told] == [True]
    assert told[0].place.file == str(tmp_path / "deck.pptx")
    assert "Slide Master" in told[0].hint


@pytest.mark.parametrize("attributes", ["", ' vert="horz" rot="0" numCol="1" wrap="square"'])
def test_what_is_set_as_usual_is_left_to_the_template(tmp_path, attributes):
    brand, findings = brand_with(tmp_path, attributes, PLACE.format(' rot="0"'))
    slot = brand.layouts[LayoutRole.CONTENT].slot("body")
    assert slot is not None
    assert slot.set_back == ()
    assert findings == ()


def test_text_that_the_template_does_not_break_is_broken_without_a_word(tmp_path):
    brand, findings = brand_with(tmp_path, ' wrap="none"')
    slot = brand.layouts[LayoutRole.CONTENT].slot("body")
    assert slot is not None
    assert slot.set_back == (("wrap", "square"),)
    assert findings == ()


def test_a_vertical_layout_that_no_slide_uses_is_no_fault(tmp_path):
    deck = tmp_path / "deck.pptx"
    (tmp_path / "brand.yaml").write_text("title: Odd\nlayouts:\n  content: Title Only\n", encoding="utf-8")
    changed(deck, (CONTENT, (BODY, BODY.replace("bodyPr>", 'bodyPr vert="vert">'))))
    assert "placeholder-turned" not in {finding.code for finding in read_brand(tmp_path, FONTS)[1]}


def test_the_shipped_brands_have_no_such_text():
    for name in ("default", "classic", "midnight"):
        brand, _ = read_brand(DEFAULT.parent / name, FONTS)
        turned = {slot.name: slot.set_back for layout in brand.layouts.values() for slot in layout.slots}
        assert not {name for name, back in turned.items() if {"rot", "vert", "numCol"} & dict(back).keys()}
