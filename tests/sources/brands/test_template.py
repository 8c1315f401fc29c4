import io
import re
from pathlib import Path

import pytest
from PIL import Image

from studio.domain.brand import DecorPicture, DecorShape, SlideLayout, Slot
from studio.domain.colours import Colour
from studio.domain.geometry import Rect
from studio.domain.typography import Align, Anchor, FontRole, TextStyle
from studio.sources.brands.template import Template, free_area, read_template
from tests.sources.brands.template_decks import DEFAULT, FOREIGN, changed, package_of, parts_of

TITLE_ONLY = "ppt/slideLayouts/slideLayout4.xml"
CONTENT = "ppt/slideLayouts/slideLayout5.xml"
SECTION = "ppt/slideLayouts/slideLayout3.xml"


def layout(template: Template, name: str) -> SlideLayout:
    return next(typed.layout for typed in template.layouts if typed.layout.name == name)


def with_shape(path: Path, xml: str, *, part: str = TITLE_ONLY) -> SlideLayout:
    """Read the layout Title Only after a shape was added at its end."""
    read = read_template(changed(path / "deck.pptx", (part, ("</p:spTree>", f"{xml}</p:spTree>"))))
    return layout(read, "Title Only")


def shape(
    properties: str,
    *,
    frame: str = 'x="127000" y="254000"',
    size: str = 'cx="1270000" cy="635000"',
    turn: str = "",
    more: str = "",
) -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Extra"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f"<a:xfrm{turn}><a:off {frame}/><a:ext {size}/></a:xfrm>{properties}</p:spPr>{more}</p:sp>"
    )


RED = '<a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'


def test_slots_inherit_from_the_master_what_they_leave_out():
    slot = layout(read_template(DEFAULT / "deck.pptx"), "Title and Content").slot("body")
    assert slot is not None
    assert (slot.type, slot.idx, slot.rect) == ("obj", 1, Rect(48, 120, 864, 368))
    assert slot.insets == (0, 0, 0, 0)
    assert slot.anchor is Anchor.TOP
    assert [style.size for style in slot.styles] == [17.5, 16, 14.5, 12, 12, 12, 12, 12, 12]
    assert [style.bullet for style in slot.styles[:3]] == ["•", "–", "•"]
    assert slot.styles[1].indent == 36
    assert slot.styles[0].line_spacing == 1.08
    assert slot.styles[0].space_before == 9
    assert slot.styles[0].colour.scheme == "tx1"


def test_slots_keep_what_they_set_themselves():
    title = layout(read_template(DEFAULT / "deck.pptx"), "Section").slot("title")
    assert title is not None
    assert title.anchor is Anchor.BOTTOM
    style = title.styles[0]
    assert (style.size, style.bold, style.font, style.colour.scheme) == (40, True, FontRole.HEADING, "bg1")


def test_a_template_of_another_hand_is_read_whole():
    template = read_template(FOREIGN)
    assert (template.width, template.height) == (720, 540)
    assert (template.theme.major, template.theme.minor) == ("Calibri", "Calibri")
    two = layout(template, "Two Content")
    assert [slot.name for slot in two.slots] == ["title", "body", "body2", "date", "footer", "number"]
    title, body = two.slots[:2]
    assert title.styles[0].align is Align.CENTER
    assert title.insets == (7.2, 3.6, 7.2, 3.6)
    assert (body.styles[0].size, body.styles[0].bullet, body.styles[0].indent) == (28, "•", 27)
    assert layout(template, "Picture with Caption").slot("picture") is not None
    comparison = [slot.name for slot in layout(template, "Comparison").slots if slot.name.startswith("body")]
    assert comparison == ["body", "body2", "body3", "body4"]


def test_slots_are_named_by_their_job_or_their_own_name():
    template = read_template(DEFAULT / "deck.pptx")
    assert {slot.name for slot in layout(template, "Cover").slots} == {"title", "subtitle", "client", "meta"}
    assert {slot.name for slot in layout(template, "Statement").slots} == {
        "title",
        "body",
        "action",
        "footer",
        "number",
    }
    section = layout(template, "Section")
    number = section.slot("number")
    assert number is not None
    assert number.type == "body"  # its own name goes before that of the slide number
    assert next(slot.name for slot in section.slots if slot.type == "sldNum") == "number2"


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("Textplatzhalter 7", "body"),
        ("Espace réservé du texte 3", "body"),
        ("Text Placeholder 12", "body"),
        ("Key Message", "key_message"),
        ("Größe/Preis", "größe_preis"),
        ("", "body"),
    ],
)
def test_names_that_office_gives_are_no_names(tmp_path, own, expected):
    deck = changed(tmp_path / "deck.pptx", (SECTION, ('name="Intro"', f'name="{own}"')))
    assert expected in {slot.name for slot in layout(read_template(deck), "Section").slots}


def test_a_placeholder_without_a_place_is_left_out_with_a_finding(tmp_path):
    extra = (
        '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Lost"/><p:cNvSpPr/><p:nvPr><p:ph type="dt" idx="30"/></p:nvPr>'
        "</p:nvSpPr><p:spPr/></p:sp>"
    )
    template = read_template(changed(tmp_path / "deck.pptx", (TITLE_ONLY, ("</p:spTree>", f"{extra}</p:spTree>"))))
    assert layout(template, "Title Only").slot("date") is None
    assert [finding.code for finding in template.findings] == ["placeholder-unplaced"]


def test_placeholders_without_room_on_the_slide_are_left_out_and_content_has_the_slide(tmp_path):
    """As after a change of the slide's size by a program that leaves the layouts as they were."""
    smaller = ('cx="12192000" cy="6858000"', 'cx="3657600" cy="2743200"')
    template = read_template(changed(tmp_path / "small.pptx", ("ppt/presentation.xml", smaller)))
    assert {finding.code for finding in template.findings} == {"placeholder-unplaced", "placeholder-overhangs"}
    slide = Rect(0, 0, template.width, template.height)
    for one in template.layouts:
        for slot in one.layout.slots:
            assert slide.contains(Rect(slot.rect.x + slot.rect.width / 2, slot.rect.y + slot.rect.height / 2, 0, 0), 50)
        assert slide.contains(one.layout.area)
        assert min(one.layout.area.width, one.layout.area.height) >= 72


@pytest.mark.parametrize("size", ['cx="0" cy="0"', 'cx="12700" cy="9000000"', 'cx="9000000" cy="100"'])
def test_placeholders_without_a_size_are_left_out(tmp_path, size):
    parts = parts_of(DEFAULT / "deck.pptx")
    for name in parts:
        if name.startswith(("ppt/slideLayouts/slide", "ppt/slideMasters/slide")):
            parts[name] = re.sub(rb'<a:ext cx="\d+" cy="\d+"/>', f"<a:ext {size}/>".encode(), parts[name])
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(package_of(parts))
    template = read_template(deck)
    assert not any(one.layout.slot("body") or one.layout.slot("title") for one in template.layouts)
    assert all(min(one.layout.area.width, one.layout.area.height) >= 72 for one in template.layouts)


def test_decor_of_the_master_comes_first_and_only_where_it_is_shown():
    template = read_template(DEFAULT / "deck.pptx")
    decor = layout(template, "Title Only").decor
    assert decor[0].rect == Rect(48, 0, 48, 6)
    assert len(decor) == 3
    cover = layout(template, "Cover").decor
    assert Rect(48, 0, 48, 6) not in [thing.rect for thing in cover]


def test_fills_lines_and_corners_are_read(tmp_path):
    drawn = with_shape(
        tmp_path,
        shape(
            '<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 20000"/></a:avLst></a:prstGeom>'
            '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
            '<a:ln w="25400"><a:solidFill><a:srgbClr val="00FF00"/></a:solidFill></a:ln>'
        ),
    ).decor[-1]
    assert isinstance(drawn, DecorShape)
    assert drawn.rect == Rect(10, 20, 100, 50)
    assert (drawn.geometry, drawn.radius, drawn.line_width) == ("roundRect", 10, 2)
    assert drawn.fill is not None
    assert drawn.fill.scheme == "accent1"
    assert drawn.line is not None
    assert drawn.line.rgb == "00FF00"


def test_a_style_gives_fill_and_line_where_the_shape_has_none(tmp_path):
    style = (
        '<p:style><a:lnRef idx="2"><a:schemeClr val="accent2"/></a:lnRef><a:fillRef idx="1">'
        '<a:schemeClr val="accent3"/></a:fillRef><a:effectRef idx="0"/><a:fontRef idx="minor"/></p:style>'
    )
    drawn = with_shape(tmp_path, shape('<a:prstGeom prst="ellipse"/>', more=style)).decor[-1]
    assert isinstance(drawn, DecorShape)
    assert drawn.fill is not None
    assert drawn.fill.scheme == "accent3"
    assert drawn.line is not None
    assert (drawn.line.scheme, drawn.line_width) == ("accent2", 1.5)


def test_transparency_shows_the_background_and_gradients_their_mean(tmp_path):
    half = '<a:solidFill><a:srgbClr val="000000"><a:alpha val="50000"/></a:srgbClr></a:solidFill>'
    drawn = with_shape(tmp_path, shape(f'<a:prstGeom prst="rect"/>{half}')).decor[-1]
    assert isinstance(drawn, DecorShape)
    assert drawn.fill is not None
    assert drawn.fill.rgb == "808080"
    stops = '<a:gs pos="0"><a:srgbClr val="000000"/></a:gs><a:gs pos="100000"><a:srgbClr val="FFFFFF"/></a:gs>'
    gradient = f'<a:prstGeom prst="rect"/><a:gradFill><a:gsLst>{stops}</a:gsLst></a:gradFill>'
    drawn = with_shape(tmp_path, shape(gradient)).decor[-1]
    assert isinstance(drawn, DecorShape)
    assert drawn.fill is not None
    assert drawn.fill.rgb == "808080"


def test_groups_are_flattened_with_their_scale(tmp_path):
    group = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="91" name="G"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="1270000" y="1270000"/><a:ext cx="2540000" cy="1270000"/>'
        '<a:chOff x="0" y="0"/><a:chExt cx="1270000" cy="1270000"/></a:xfrm></p:grpSpPr>'
        f"{shape(RED)}</p:grpSp>"
    )
    assert with_shape(tmp_path, group).decor[-1].rect == Rect(120, 120, 200, 50)


def test_quarter_turns_are_drawn_and_others_reported(tmp_path):
    upright = with_shape(tmp_path, shape(RED, turn=' rot="5400000"')).decor[-1]
    assert upright.rect == Rect(35, -5, 50, 100)
    deck = changed(
        tmp_path / "deck.pptx", (TITLE_ONLY, ("</p:spTree>", shape(RED, turn=' rot="100000"') + "</p:spTree>"))
    )
    template = read_template(deck)
    assert len(layout(template, "Title Only").decor) == 3
    assert [(finding.code, "Extra" in finding.text) for finding in template.findings] == [("decor-skipped", True)]


@pytest.mark.parametrize("geometry", ['<a:prstGeom prst="cloud"/>', "<a:custGeom/>", ""])
def test_what_cannot_be_drawn_is_reported_rather_than_drawn_wrong(tmp_path, geometry):
    fill = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
    deck = changed(tmp_path / "deck.pptx", (TITLE_ONLY, ("</p:spTree>", shape(geometry + fill) + "</p:spTree>")))
    template = read_template(deck)
    assert len(layout(template, "Title Only").decor) == 3
    assert [finding.code for finding in template.findings] == ["decor-skipped"]


def test_hidden_and_invisible_shapes_are_left_out_silently(tmp_path):
    hidden = shape(RED).replace('name="Extra"', 'name="Extra" hidden="1"')
    empty = shape('<a:prstGeom prst="rect"/><a:noFill/><a:ln><a:noFill/></a:ln>')
    assert len(with_shape(tmp_path, hidden + empty).decor) == 3


def test_words_on_the_master_are_read_with_their_style(tmp_path):
    words = (
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="ctr"/><a:r><a:rPr sz="900" b="1"><a:solidFill>'
        '<a:schemeClr val="accent2"/></a:solidFill></a:rPr><a:t>Confi</a:t></a:r><a:r><a:t>dential</a:t></a:r></a:p>'
        "</p:txBody>"
    )
    drawn = with_shape(tmp_path, shape('<a:prstGeom prst="rect"/><a:noFill/>', more=words)).decor[-1]
    assert isinstance(drawn, DecorShape)
    assert drawn.text == "Confidential"
    assert drawn.style is not None
    assert (drawn.style.size, drawn.style.bold, drawn.style.align) == (9, True, Align.CENTER)
    assert drawn.style.colour.scheme == "accent2"


def picture_deck(path: Path, data: bytes, inner: str) -> Path:
    """Write a deck whose layout Title Only has a relation rId9 to a picture, and this markup."""
    parts = parts_of(DEFAULT / "deck.pptx")
    rels = "ppt/slideLayouts/_rels/slideLayout4.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    row = f'<Relationship Id="rId9" Type="{kind}" Target="../media/image1.png"/></Relationships>'
    parts[rels] = parts[rels].replace(b"</Relationships>", row.encode())
    types = '<Default Extension="png" ContentType="image/png"/><Override'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"<Override", types.encode(), 1)
    parts["ppt/media/image1.png"] = data
    parts[TITLE_ONLY] = parts[TITLE_ONLY].replace(b"</p:spTree>", inner.encode() + b"</p:spTree>")
    path.write_bytes(package_of(parts))
    return path


def picture(size: tuple[int, int], kind: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, "red").save(stream, kind)
    return stream.getvalue()


PICTURE = (
    '<p:pic><p:nvPicPr><p:cNvPr id="92" name="Photo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
    '<a:blip r:embed="rId9"/>{crop}<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="1270000" cy="1270000"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr></p:pic>'
)


@pytest.mark.parametrize(
    ("kind", "crop", "size"),
    [("PNG", "", (40, 20)), ("GIF", "", (40, 20)), ("JPEG", '<a:srcRect l="25000" b="50000"/>', (30, 10))],
)
def test_pictures_are_read_cropped_and_made_drawable(tmp_path, kind, crop, size):
    deck = picture_deck(tmp_path / "deck.pptx", picture((40, 20), kind), PICTURE.format(crop=crop))
    drawn = layout(read_template(deck), "Title Only").decor[-1]
    assert isinstance(drawn, DecorPicture)
    assert drawn.rect == Rect(0, 0, 100, 100)
    with Image.open(io.BytesIO(drawn.data)) as image:
        assert image.size == size
        assert image.format in {"PNG", "JPEG"}


def test_a_damaged_picture_is_reported(tmp_path):
    deck = picture_deck(tmp_path / "deck.pptx", picture((40, 20), "PNG")[:60], PICTURE.format(crop=""))
    template = read_template(deck)
    assert [finding.code for finding in template.findings] == ["decor-skipped"]


def test_backgrounds_tell_dark_layouts_from_light_ones():
    template = read_template(DEFAULT / "deck.pptx")
    found = {typed.layout.name: (typed.layout.background.scheme, typed.layout.inverse) for typed in template.layouts}
    assert found["Cover"] == ("tx1", True)
    assert found["Statement"] == ("accent1", True)
    assert found["Agenda"] == ("bg1", False)


def test_a_shape_over_the_whole_slide_counts_as_the_ground(tmp_path):
    full = shape(RED.replace("FF0000", "000000"), frame='x="0" y="0"', size='cx="12192000" cy="6858000"')
    assert with_shape(tmp_path, full).inverse
    assert not with_shape(tmp_path, shape(RED.replace("FF0000", "000000"))).inverse


@pytest.mark.parametrize(
    ("bg", "rgb"),
    [
        ('<p:bgRef idx="1001"><a:schemeClr val="bg2"/></p:bgRef>', "F5F7F9"),
        ('<p:bgRef idx="0"><a:schemeClr val="bg2"/></p:bgRef>', "FFFFFF"),
        ('<p:bgPr><a:solidFill><a:srgbClr val="123456"/></a:solidFill><a:effectLst/></p:bgPr>', "123456"),
    ],
)
def test_backgrounds_by_number_and_by_fill(tmp_path, bg, rgb):
    change = (TITLE_ONLY, ('<p:cSld name="Title Only">', f'<p:cSld name="Title Only"><p:bg>{bg}</p:bg>'))
    assert layout(read_template(changed(tmp_path / "deck.pptx", change)), "Title Only").background.rgb == rgb


def test_a_layout_may_map_the_colours_otherwise_than_its_master(tmp_path):
    override = (
        '<a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent1" accent2="accent2"'
        ' accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
    )
    deck = changed(tmp_path / "deck.pptx", (TITLE_ONLY, ("<a:masterClrMapping/>", override)))
    found = layout(read_template(deck), "Title Only")
    assert found.background.rgb == "16243B"
    assert found.inverse
    title = found.slot("title")
    assert title is not None
    assert title.styles[0].colour.rgb == "FFFFFF"


def test_free_content_stands_where_the_template_puts_its_text():
    template = read_template(DEFAULT / "deck.pptx")
    assert layout(template, "Title Only").area == Rect(48, 120, 864, 368)
    assert layout(template, "Two Content").area == Rect(48, 120, 864, 368)
    foreign = layout(read_template(FOREIGN), "Title Only")
    title, footer = foreign.slot("title"), foreign.slot("footer")
    assert title is not None
    assert footer is not None
    assert title.rect.bottom <= foreign.area.y < foreign.area.bottom <= footer.rect.y


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ('<a:buFont typeface="Wingdings"/><a:buChar char="§"/>', "▪"),
        ('<a:buFont typeface="Wingdings"/><a:buChar char="Z"/>', "•"),
        ('<a:buChar char="»"/>', "»"),
        ('<a:buAutoNum type="arabicPeriod"/>', "1."),
        ("<a:buBlip/>", "•"),
        ("<a:buNone/>", ""),
    ],
)
def test_bullets_become_what_a_text_font_can_draw(tmp_path, mark, expected):
    styles = "<a:lstStyle/>"
    own = f'<a:lstStyle><a:lvl1pPr marL="0" indent="0">{mark}</a:lvl1pPr></a:lstStyle>'
    slot = layout(read_template(changed(tmp_path / "deck.pptx", (CONTENT, (styles, own)))), "Title and Content").slot(
        "body"
    )
    assert slot is not None
    assert slot.styles[0].bullet == expected
    assert slot.styles[0].size == 17.5


def test_bullets_have_the_colour_of_the_template_or_of_their_text(tmp_path):
    template = read_template(DEFAULT / "deck.pptx")
    content, statement = layout(template, "Title and Content").slot("body"), layout(template, "Statement").slot("body")
    assert content is not None
    assert content.styles[0].bullet_colour is not None
    assert content.styles[0].bullet_colour.scheme == "accent1"
    assert statement is not None
    assert statement.styles[0].bullet_colour is not None
    assert statement.styles[0].bullet_colour.scheme == "bg1"
    own = '<a:lstStyle><a:lvl1pPr marL="0" indent="0"><a:buClrTx/><a:buChar char="•"/></a:lvl1pPr></a:lstStyle>'
    plain = read_template(changed(tmp_path / "deck.pptx", (CONTENT, ("<a:lstStyle/>", own))))
    body = layout(plain, "Title and Content").slot("body")
    assert body is not None
    assert body.styles[0].bullet_colour is None


def test_exact_line_spacing_and_space_after_become_factors_and_space(tmp_path):
    own = (
        '<a:lstStyle><a:lvl1pPr><a:lnSpc><a:spcPts val="2700"/></a:lnSpc><a:spcBef><a:spcPct val="50000"/></a:spcBef>'
        '<a:spcAft><a:spcPts val="600"/></a:spcAft></a:lvl1pPr></a:lstStyle>'
    )
    deck = changed(tmp_path / "deck.pptx", (CONTENT, ("<a:lstStyle/>", own)))
    slot = layout(read_template(deck), "Title and Content").slot("body")
    assert slot is not None
    assert slot.styles[0].line_spacing == pytest.approx(27 / (17.5 * 1.2), abs=1e-4)
    assert slot.styles[0].space_before == pytest.approx(17.5 * 1.2 / 2 + 6, abs=1e-4)


def test_fonts_beside_the_theme_are_reported(tmp_path):
    own = '<a:lstStyle><a:lvl1pPr><a:defRPr><a:latin typeface="Comic Neue"/></a:defRPr></a:lvl1pPr></a:lstStyle>'
    template = read_template(changed(tmp_path / "deck.pptx", (CONTENT, ("<a:lstStyle/>", own))))
    assert [finding.code for finding in template.findings] == ["font-outside-theme"]
    assert "Comic Neue" in template.findings[0].text


def test_capitals_of_a_style_are_read():
    section = layout(read_template(FOREIGN), "Section Header")
    assert section.slot("title").styles[0].caps
    assert not section.slot("body").styles[0].caps


def test_content_without_room_in_its_own_place_stands_under_the_title():
    slide, style = Rect(0, 0, 960, 540), TextStyle(size=18.0, colour=Colour("000000"))
    title = Slot(name="title", type="title", idx=0, rect=Rect(48, 30, 864, 60), styles=(style,))
    low = Slot(name="body", type="body", idx=1, rect=Rect(48, 420, 864, 60), styles=(style,))
    area = free_area((title, low), None, slide)
    assert area == free_area((title,), None, slide)
    assert title.rect.bottom < area.y
