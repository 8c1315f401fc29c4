"""Values that no program writes rightly are refused with their part; those that PowerPoint takes are not."""

import pytest

from studio.domain.errors import StudioError
from studio.sources.brands.template import read_template
from tests.sources.brands.template_decks import FOREIGN, changed

LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
END = "</p:spTree>"


def shape(properties: str = "", body: str = "", text: str = "") -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="900" name="Added"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{properties}</p:spPr><p:txBody><a:bodyPr {body}/><a:p>{text}</a:p></p:txBody></p:sp>{END}"
    )


def line(of: str) -> str:
    return shape(properties=f"<a:ln {of}</a:ln>")


def colour(change: str) -> str:
    return shape(properties=f'<a:solidFill><a:schemeClr val="accent1">{change}</a:schemeClr></a:solidFill>')


@pytest.mark.parametrize(
    ("added", "said"),
    [
        (shape(properties='<a:prstGeom prst="blob"/>'), 'prst="blob"'),
        (shape(properties='<a:solidFill><a:schemeClr val="accent7"/></a:solidFill>'), 'val="accent7"'),
        (colour('<a:lumMod val="half"/>'), 'val="half"'),
        (line('cap="pointed">'), 'cap="pointed"'),
        (line('><a:prstDash val="morse"/>'), 'val="morse"'),
        (shape(body='anchor="middle"'), 'anchor="middle"'),
        (shape(body='numCol="none"'), 'numCol="none"'),
        (shape(body='rtlCol="maybe"'), 'rtlCol="maybe"'),
        (shape(text='<a:pPr algn="left"/>'), 'algn="left"'),
        (shape(text='<a:pPr marL="wide"/>'), 'marL="wide"'),
        (shape(text='<a:pPr lvl="9"/>'), 'lvl="9"'),
        (shape(text='<a:pPr><a:lnSpc><a:spcPct val="wide"/></a:lnSpc></a:pPr>'), 'val="wide"'),
        (shape(text='<a:pPr><a:buAutoNum type="runes"/></a:pPr>'), 'type="runes"'),
        (shape(text='<a:r><a:rPr b="bold"/><a:t>x</a:t></a:r>'), 'b="bold"'),
        (shape(text='<a:r><a:rPr kern="tight"/><a:t>x</a:t></a:r>'), 'kern="tight"'),
        (shape(text='<a:r><a:rPr><a:latin typeface="X" panose="X"/></a:rPr><a:t>x</a:t></a:r>'), 'panose="X"'),
        (shape(text='<a:fld id="one" type="slidenum"><a:t>1</a:t></a:fld>'), 'id="one"'),
    ],
)
def test_a_value_that_no_program_takes_is_refused_with_its_part(tmp_path, added, said):
    with pytest.raises(StudioError) as caught:
        read_template(changed(tmp_path / "deck.pptx", (LAYOUT, (END, added)), source=FOREIGN))
    assert LAYOUT in caught.value.title
    assert said in caught.value.title
    assert "PowerPoint" in caught.value.hint


@pytest.mark.parametrize(
    "added",
    [
        colour('<a:lumMod val="50%"/>'),
        line('w="12700" cap="sq"><a:prstDash val="sysDashDotDot"/><a:miter lim="800000"/>'),
        shape(properties='<a:prstGeom prst="curvedConnector5"/>', body='anchor="dist" rtlCol="true" lIns="0.1in"'),
        shape(text='<a:pPr algn="thaiDist" marL=" 914400 " lvl="8"><a:buAutoNum type="hindiAlpha1Period"/></a:pPr>'),
        shape(text='<a:r><a:rPr b="on" spc="-5pt" baseline="30%" cap="small"/><a:t>x</a:t></a:r>'),
    ],
)
def test_a_value_in_any_form_that_powerpoint_takes_is_none_to_refuse(tmp_path, added):
    assert read_template(changed(tmp_path / "deck.pptx", (LAYOUT, (END, added)), source=FOREIGN)).layouts
