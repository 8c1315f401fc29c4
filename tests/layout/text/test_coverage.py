import pytest

from studio.domain.geometry import Rect
from studio.layout.boxes import text_item
from studio.layout.items import GroupItem
from studio.layout.page import FlowPage
from studio.layout.text.coverage import glyph_findings
from studio.layout.text.setting import measure
from studio.layout.text.typefaces import FontBook
from tests.layout.text.test_setting import paragraph


def page(text: str, fonts: FontBook) -> FlowPage:
    rect = Rect(0, 0, 300, 100)
    item = text_item(measure([paragraph(text)], 300, fonts), rect, name="t", source="why/1")
    return FlowPage(number=1, items=(GroupItem(rect=rect, items=(item,)),))


def test_what_the_fonts_or_the_fallback_have_is_no_finding(fonts: FontBook) -> None:
    assert glyph_findings([page("Größe ✓ → Ωж\u00a0\tend", fonts)], fonts) == ()


def test_what_no_font_has_is_an_error_at_its_source(fonts: FontBook) -> None:
    (finding,) = glyph_findings([page("日本 and 日", fonts), page("日本", fonts)], fonts)
    assert finding.source == "why/1"
    assert finding.text.count("日") == 1
    assert "cjk unified ideograph-65e5" in finding.text


@pytest.mark.parametrize("text", ["see שלום", "مرحبا", "\ufe8e", "नमस्ते", "ខ្មែរ"])
def test_a_script_that_pdfs_set_wrong_is_told_once(fonts: FontBook, text: str) -> None:
    findings = glyph_findings([page(text, fonts), page(text, fonts)], fonts)
    assert [finding.code for finding in findings].count("script-unsupported") == 1


def test_scripts_that_run_from_left_to_right_are_set_right(fonts: FontBook) -> None:
    text = "Ελλάδα, Україна, Việt Nam, Հայաստան, საქართველო, \u2068x\u2069"
    assert "script-unsupported" not in {finding.code for finding in glyph_findings([page(text, fonts)], fonts)}
