"""Text of placeholders and boxes: what is said, and what is left to the template."""

import dataclasses
import io

import pptx
import pytest

from studio.domain.geometry import Rect
from studio.domain.typography import Align, Anchor, FontRole
from studio.export.pptx import write_deck
from studio.layout.drawing import Box
from studio.layout.items import AnyItem, TextItem
from studio.layout.paragraphs import PageLink, WebLink
from studio.layout.roles import Role
from tests.export.pptx.values import (
    BLUE,
    BODY,
    BODY_STYLES,
    FACTS,
    NAMES,
    NUMBER,
    RED,
    TEXT,
    Parts,
    R,
    body,
    brand,
    bullet,
    deck,
    page,
    paragraph,
    run,
    text,
    title,
)


def written(*items: AnyItem, **how: object) -> Parts:
    return Parts(write_deck(deck(page(1, *items, **how), page(2)), brand(), FACTS))


def shape(parts: Parts, position: int = 2):
    return parts.find(1, f"//p:sp[{position}]")[0]


def attributes(parts: Parts, path: str) -> list[dict[str, str]]:
    return [dict(node.attrib) for node in parts.find(1, path)]


def test_text_stands_in_the_placeholders_of_the_layout():
    data = write_deck(deck(page(1, body(bullet("One"), bullet("Two", level=1)), name="Why Flask")), brand(), FACTS)
    slide = pptx.Presentation(io.BytesIO(data)).slides[0]
    assert slide.slide_layout.name == "Title and Content"
    assert slide.shapes.title.text == "Why Flask"
    assert slide.placeholders[1].text_frame.text == "One\nTwo"
    assert [one.level for one in slide.placeholders[1].text_frame.paragraphs] == [0, 1]


def test_a_placeholder_as_the_template_styles_it_says_nothing_of_its_looks():
    parts = written(body(bullet("One"), bullet("Two"), bullet("Three", level=1)))
    assert len(shape(parts).find("p:spPr", NAMES)) == 0
    assert dict(shape(parts).find("p:txBody/a:bodyPr", NAMES).attrib) == {}
    assert attributes(parts, "//p:sp[2]//a:pPr") == [{"lvl": "1"}]
    assert attributes(parts, "//a:rPr") == [{"lang": "en-GB"}] * 4
    assert not parts.find(1, "//a:rPr/*|//a:pPr/*")


def test_a_placeholder_says_what_differs():
    moved = TextItem(
        rect=Rect(36.0, 126.0, 300.0, 356.375),
        slot=BODY,
        insets=(14.4, 3.6, 7.2, 3.6),
        anchor=Anchor.BOTTOM,
        paragraphs=(
            paragraph(run("Small", 20.0, RED, bold=True, font=FontRole.HEADING), size=32.0, align=Align.RIGHT),
            paragraph(run("Tight", 32.0), size=32.0, line_spacing=0.9, space_before=3.0),
        ),
    )
    parts = written(moved)
    assert shape(parts).find("p:spPr/a:xfrm/a:ext", NAMES).get("cx") == str(300 * 12_700)
    assert dict(shape(parts).find("p:txBody/a:bodyPr", NAMES).attrib) == {"lIns": "182880", "anchor": "b"}
    first, second = parts.find(1, "//p:sp[2]//a:p")
    assert dict(first.find("a:pPr", NAMES).attrib) == {"marL": "0", "indent": "0", "algn": "r"}
    assert first.find("a:pPr/a:buNone", NAMES) is not None
    assert dict(first.find("a:r/a:rPr", NAMES).attrib) == {"lang": "en-GB", "sz": "2000", "b": "1"}
    assert first.find("a:r/a:rPr/a:solidFill/a:schemeClr", NAMES).get("val") == "accent2"
    assert first.find("a:r/a:rPr/a:latin", NAMES).get("typeface") == "+mj-lt"
    assert [child.tag.partition("}")[2] for child in second.find("a:pPr", NAMES)] == ["lnSpc", "spcBef", "buNone"]


def test_a_text_that_the_template_turns_is_set_upright_in_one_column():
    turned = dataclasses.replace(BODY, set_back=(("rot", "0"), ("vert", "horz"), ("numCol", "1")))
    parts = written(TextItem(rect=BODY.rect, slot=turned, insets=BODY.insets, paragraphs=(bullet("One"),)))
    assert dict(shape(parts).find("p:txBody/a:bodyPr", NAMES).attrib) == {"rot": "0", "vert": "horz", "numCol": "1"}
    place = shape(parts).find("p:spPr/a:xfrm", NAMES)
    assert place is not None
    assert "rot" not in place.attrib
    columns = dataclasses.replace(BODY, set_back=(("numCol", "1"),))
    parts = written(TextItem(rect=BODY.rect, slot=columns, insets=BODY.insets, paragraphs=(bullet("One"),)))
    assert shape(parts).find("p:spPr/a:xfrm", NAMES) is None


def test_a_half_point_is_not_a_move():
    near = TextItem(rect=Rect(36.4, 126.2, 647.6, 356.0), slot=BODY, insets=BODY.insets, paragraphs=(bullet("One"),))
    assert not written(near).find(1, "//p:sp[2]/p:spPr/a:xfrm")


def test_a_text_box_carries_all_of_its_looks():
    box = text(paragraph(run("Free", 18.0, BLUE), align=Align.CENTER), insets=(1.0, 2.0, 3.0, 4.0))
    parts = written(box)
    assert shape(parts).find("p:nvSpPr/p:cNvSpPr", NAMES).get("txBox") == "1"
    assert dict(shape(parts).find("p:txBody/a:bodyPr", NAMES).attrib) == {
        "wrap": "square",
        "lIns": "12700",
        "tIns": "25400",
        "rIns": "38100",
        "bIns": "50800",
        "rtlCol": "0",
        "anchor": "t",
    }
    assert shape(parts).find("p:txBody/a:bodyPr/a:noAutofit", NAMES) is not None
    assert attributes(parts, "//p:sp[2]//a:pPr") == [{"algn": "ctr"}]
    assert attributes(parts, "//p:sp[2]//a:rPr") == [{"lang": "en-GB", "sz": "1800"}]


def test_paragraphs_are_never_line_breaks():
    parts = written(text("One", paragraph(), "Three\nstill three"))
    assert [len(one.findall("a:r", NAMES)) for one in parts.find(1, "//p:sp[2]//a:p")] == [1, 0, 1]
    assert not parts.find(1, "//a:br")
    assert attributes(parts, "//a:endParaRPr") == [{"lang": "en-GB", "sz": "1600"}]
    assert parts.find(1, "//p:sp[2]//a:p[3]//a:t")[0].text == "Three still three"


def test_a_bullet_of_a_box_hangs_before_the_text():
    parts = written(text(bullet("One"), rect=BODY.rect, insets=BODY.insets))
    properties = parts.find(1, "//p:sp[2]//a:pPr")[0]
    assert dict(properties.attrib) == {"marL": "342900", "indent": str(-20 * 12_700)}
    assert [child.tag.partition("}")[2] for child in properties] == ["spcBef", "buFont", "buChar"]
    assert properties.find("a:buFont", NAMES).get("typeface") == "+mn-lt"


def test_numbers_count_on_within_a_list_and_begin_where_it_does():
    numbers = [(0, 3), (0, 4), (1, 1), (1, 2), (0, 5), (0, 1), (0, 2)]
    parts = written(text(*(bullet("x", level=level, number=number) for level, number in numbers)))
    starts = [node.get("startAt", "1") for node in parts.find(1, "//a:buAutoNum")]
    assert starts == ["3", "3", "1", "1", "3", "1", "1"]


def test_a_style_that_numbers_by_itself_is_left_to_it():
    style = dataclasses.replace(BODY_STYLES[0], bullet="1.", bullet_colour=RED)
    slot = dataclasses.replace(BODY, styles=(style,))
    counted = (bullet("One", number=1, style=style), bullet("Two", number=2, style=style))
    tinted = tuple(dataclasses.replace(one, bullet=dataclasses.replace(one.bullet, colour=RED)) for one in counted)
    assert not written(dataclasses.replace(body(*tinted), slot=slot)).find(1, "//p:sp[2]//a:pPr")
    again = written(dataclasses.replace(body(*counted), slot=slot)).find(1, "//p:sp[2]//a:pPr")
    assert [child.tag.partition("}")[2] for one in again for child in one] == ["buClr", "buClr"]


def test_a_plain_paragraph_ends_a_numbered_list():
    parts = written(text(bullet("x", number=1), "between", bullet("x", number=2)))
    assert [node.get("startAt") for node in parts.find(1, "//a:buAutoNum")] == [None, "2"]


def test_links_lead_out_and_to_slides():
    parts = written(
        text(
            paragraph(run("out", link=WebLink("https://example.com/a b?x=1&y=2"))),
            paragraph(run("again", link=WebLink("https://example.com/a b?x=1&y=2"))),
            paragraph(run("second", link=PageLink("s2"))),
            paragraph(run("lost", link=PageLink("nowhere"))),
            paragraph(run("broken", link=WebLink("http://[half"))),
        )
    )
    clicks = parts.find(1, "//a:hlinkClick")
    assert [click.getparent().getparent().find("a:t", NAMES).text for click in clicks] == ["out", "again", "second"]
    assert clicks[2].get("action") == "ppaction://hlinksldjump"
    assert all(click.xpath("string(.//@val)") == "tx" for click in clicks), "links keep the colour of their run"
    arrows = {node.get("Id"): node for node in parts.xml("ppt/slides/_rels/slide1.xml.rels")}
    assert len(arrows) == 3, "layout, one address for two links, one slide"
    targets = [arrows[click.get(f"{R}id")].get("Target") for click in clicks]
    assert targets == ["https://example.com/a%20b?x=1&y=2"] * 2 + ["../slides/slide2.xml"]


def test_a_button_is_a_link_as_a_shape_so_that_its_words_are_not_underlined():
    words = paragraph(run("Book a meeting", link=WebLink("https://example.com")), role=Role.LABEL)
    parts = written(text(words, box=Box()))
    (click,) = parts.find(1, "//a:hlinkClick")
    assert click.getparent().tag.endswith("}cNvPr")
    arrows = {node.get("Id"): node for node in parts.xml("ppt/slides/_rels/slide1.xml.rels")}
    assert arrows[click.get(f"{R}id")].get("Target") == "https://example.com"


@pytest.mark.parametrize("url", ["", "no scheme", "http://", "http://host:port/", "https://[::1", "//example.com"])
def test_an_address_that_powerpoint_would_refuse_is_no_link(url: str):
    assert not written(text(paragraph(run("x", link=WebLink(url))))).find(1, "//a:hlinkClick")


def test_the_slide_number_follows_the_slide():
    words = paragraph(run("1", 12.0, NUMBER.styles[0].colour), size=12.0, align=Align.RIGHT)
    item = TextItem(
        rect=NUMBER.rect,
        slot=NUMBER,
        insets=NUMBER.insets,
        anchor=NUMBER.anchor,
        field="slidenum",
        paragraphs=(words,),
    )
    field = written(item).find(1, "//a:fld")[0]
    assert (field.get("type"), field.find("a:t", NAMES).text) == ("slidenum", "1")


def test_code_and_highlights():
    parts = written(text(paragraph(run("f()", font=FontRole.CODE), run("gap", colour=TEXT, highlight=RED))))
    assert parts.find(1, "//a:latin")[0].get("typeface") == "Courier New"
    assert parts.find(1, "//a:highlight/a:srgbClr")[0].get("val") == "C0504D"


HOSTILE = '</a:t><script> & "quotes" \' \x00\x0b\x1f\ud800\ufffe ]]> <!-- _x0041_ \U0001f600'


def test_hostile_text_stays_text():
    item = text(HOSTILE, name=HOSTILE, alt=HOSTILE)
    data = write_deck(deck(page(1, item, name=HOSTILE, notes=HOSTILE, chapter_title=HOSTILE)), brand(), FACTS)
    slide = pptx.Presentation(io.BytesIO(data)).slides[0]
    harmless = '</a:t><script> & "quotes" \'  ]]> <!-- _x0041_ \U0001f600'
    assert slide.shapes[1].text_frame.text == harmless
    assert slide.shapes[1].name == harmless
    assert slide.shapes.title.text == harmless
    assert slide.notes_slide.notes_text_frame.text == harmless


def test_a_page_without_a_title_gets_one_above_its_edge():
    bare = page(1, text("Words"), name="Named all the same")
    parts = Parts(write_deck(deck(dataclasses.replace(bare, items=bare.items[1:])), brand(), FACTS))
    named = shape(parts, 1)
    assert named.find("p:nvSpPr/p:nvPr/p:ph", NAMES).get("type") == "title"
    assert "".join(named.itertext()) == "Named all the same"
    top = int(named.find("p:spPr/a:xfrm/a:off", NAMES).get("y"))
    assert top + int(named.find("p:spPr/a:xfrm/a:ext", NAMES).get("cy")) < 0


def test_a_placeholder_is_filled_once():
    assert len(written(title("Twice")).find(1, "//p:ph[@type='title']")) == 1


def test_a_card_is_a_shape_with_text():
    card = text("Card", box=Box(fill=BLUE))
    assert shape(written(card)).find("p:nvSpPr/p:cNvSpPr", NAMES).get("txBox") is None


def test_capitals_are_left_to_the_template_or_said():
    shouting = dataclasses.replace(run("Quiet words", 18.0), caps=True)
    parts = written(text(paragraph(shouting)))
    assert parts.find(1, "//p:sp[2]//a:rPr")[0].get("cap") == "all"
    assert parts.find(1, "//p:sp[2]//a:t")[0].text == "Quiet words"
    styles = tuple(dataclasses.replace(style, caps=True) for style in BODY_STYLES)
    slot = dataclasses.replace(BODY, styles=styles)
    said = dataclasses.replace(body(paragraph(shouting, size=18.0)), slot=slot)
    assert written(said).find(1, "//p:sp[2]//a:rPr")[0].get("cap") is None


def test_a_list_where_the_template_has_none_says_its_colour():
    styles = tuple(dataclasses.replace(style, bullet="", bullet_colour=None) for style in BODY_STYLES)
    said = body(bullet("One"))
    parts = written(dataclasses.replace(said, slot=dataclasses.replace(BODY, styles=styles)))
    assert parts.find(1, "//p:sp[2]//a:pPr/a:buClr")
