"""Templates with links to elsewhere and with damage: told, cut or refused, and what is exported is whole."""

from pathlib import Path

import pytest

from studio.domain.brand import LayoutRole
from studio.domain.errors import StudioError
from studio.domain.findings import Finding
from studio.domain.template_cuts import CutLink
from studio.sources.brands.template import Template, read_template
from tests.sources.brands.template_decks import DEFAULT, FOREIGN, changed

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
RELS = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
PRESENTATION_RELS = "ppt/_rels/presentation.xml.rels"


def with_link(folder: Path, kind: str, target: str, *, rels: str = RELS) -> Template:
    arrow = f'<Relationship Id="rId77" Type="{R}/{kind}" Target="{target}" TargetMode="External"/>'
    return read_template(changed(folder / "deck.pptx", (rels, ("</Relationships>", f"{arrow}</Relationships>"))))


def links_told(template: Template) -> list[Finding]:
    return [finding for finding in template.findings if finding.code.startswith("template-")]


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", "http://elsewhere.example/pixel.png"),
        ("image", "file:///C:/Users/kim/logo.png"),
        ("oleObject", "\\\\server\\share\\sheet.xlsx"),
        ("video", "https://elsewhere.example/film.mp4"),
        ("attachedTemplate", "file:///C:/house.potx"),
        ("hyperlink", "file:///C:/Windows/calc.exe"),
        ("hyperlink", "other.pptx"),
        ("hyperlink", "javascript:alert(1)"),
        ("hyperlink", "http://a b.example"),
    ],
)
def test_links_to_elsewhere_are_told_and_cut(tmp_path, kind, target):
    template = with_link(tmp_path, kind, target)
    (found,) = links_told(template)
    assert found.code == "template-link-outside"
    assert LAYOUT in found.text
    assert target in found.text
    assert found.hint
    assert template.cut == (CutLink(part=f"/{LAYOUT}", id="rId77"),)


@pytest.mark.parametrize("target", ["https://acme.example/", "http://acme.example", "mailto:kim@acme.example"])
def test_a_firms_own_web_address_stays(tmp_path, target):
    template = with_link(tmp_path, "hyperlink", target)
    assert not links_told(template)
    assert not template.cut


def test_links_of_the_package_and_the_presentation_are_cut_too(tmp_path):
    of_package = with_link(tmp_path, "customXml", "http://elsewhere.example", rels="_rels/.rels")
    assert [cut.part for cut in of_package.cut] == ["/"]
    of_presentation = with_link(tmp_path, "tags", "http://elsewhere.example", rels=PRESENTATION_RELS)
    assert [cut.part for cut in of_presentation.cut] == ["/ppt/presentation.xml"]


def test_a_picture_that_is_not_in_the_file_is_told_and_cut(tmp_path):
    arrow = f'<Relationship Id="rId77" Type="{R}/image" Target="../media/lost.png"/></Relationships>'
    template = read_template(changed(tmp_path / "deck.pptx", (RELS, ("</Relationships>", arrow))))
    (found,) = links_told(template)
    assert found.code == "template-part-missing"
    assert LAYOUT in found.text
    assert "ppt/media/lost.png" in found.text
    assert template.cut == (CutLink(part=f"/{LAYOUT}", id="rId77"),)


def test_a_reference_to_nothing_is_told_and_cut(tmp_path):
    picture = '<p:pic><p:blipFill><a:blip r:embed="rId66"/></p:blipFill></p:pic></p:spTree>'
    template = read_template(changed(tmp_path / "deck.pptx", (LAYOUT, ("</p:spTree>", picture))))
    assert ["rId66" in finding.text for finding in links_told(template)] == [True]
    assert template.cut == (CutLink(part=f"/{LAYOUT}", id="rId66"),)


def refused(path: Path) -> str:
    with pytest.raises(StudioError) as caught:
        read_template(path)
    assert "PowerPoint" in caught.value.hint
    return caught.value.title


def test_a_layout_that_has_lost_its_links_is_refused_by_name(tmp_path):
    assert LAYOUT in refused(changed(tmp_path / "deck.pptx", drop=(RELS,)))


@pytest.mark.parametrize(
    "target", ["../slideMasters/none.xml", "..\\slideMasters\\slideMaster1.xml", "/etc/passwd", "slideLayout1.xml"]
)
def test_a_layout_of_no_master_is_refused_by_name(tmp_path, target):
    path = changed(tmp_path / "deck.pptx", (RELS, ("../slideMasters/slideMaster1.xml", target)))
    assert LAYOUT in refused(path)


@pytest.mark.parametrize("target", ["/ppt/slideMasters/slideMaster1.xml", "../../../ppt/slideMasters/slideMaster1.xml"])
def test_a_target_in_other_words_is_understood(tmp_path, target):
    path = changed(tmp_path / "deck.pptx", (RELS, ("../slideMasters/slideMaster1.xml", target)))
    template = read_template(path)
    assert len(template.layouts) >= len(LayoutRole)
    assert not links_told(template)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('<a:off x="', '<a:off x="abc', "abc"),
        ('<a:off x="', '<a:off x="9999999999999999', "9999999999999999"),
        ('<a:ext cx="', '<a:ext cx="-', '`cx="-'),
        ('<a:ext cx="', '<a:ext cz="', "cx"),
        ('<a:off x="', '<a:off z="', "`x`"),
    ],
)
def test_a_place_that_is_none_is_refused_with_its_part(tmp_path, old, new, said):
    title = refused(changed(tmp_path / "deck.pptx", (LAYOUT, (old, new))))
    assert LAYOUT in title
    assert said in title


def test_other_damage_is_refused_with_its_part(tmp_path):
    twice = ("</Relationships>", f'<Relationship Id="rId1" Type="{R}/image" Target="../media/a.png"/></Relationships>')
    assert RELS.replace("_rels/", "").removesuffix(".rels") in refused(changed(tmp_path / "1.pptx", (RELS, twice)))
    assert "ppt/tableStyles.xml" in refused(changed(tmp_path / "2.pptx", ("ppt/tableStyles.xml", ("<a:", "<<a:"))))
    assert LAYOUT in refused(changed(tmp_path / "3.pptx", (LAYOUT, ("p:spTree", "p:other"))))
    assert "`-1`" in refused(changed(tmp_path / "4.pptx", (RELS, ('Id="rId1"', 'Id="-1"'))))
    assert "abc" in refused(changed(tmp_path / "5.pptx", (LAYOUT, ('type="title"', 'type="abc"'))))


@pytest.mark.parametrize("path", [FOREIGN, *(DEFAULT.parent / name / "deck.pptx" for name in ("classic", "midnight"))])
def test_whole_templates_lose_nothing(path):
    template = read_template(path)
    assert not template.cut
    assert not links_told(template)
