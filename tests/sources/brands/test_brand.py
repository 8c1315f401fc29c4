from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from shutil import copy, copytree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.domain.brand import Brand, LayoutRole, PageStyle, SlideSizes
from studio.domain.errors import StudioError
from studio.domain.findings import Finding, Severity
from studio.sources.brands.brand import read_brand
from studio.sources.brands.file import LayoutNames
from studio.sources.brands.folder import brand_names
from tests.sources.brands.template_decks import DEFAULT, FONTS, FOREIGN, ROOT


def brand_with(
    folder: Path, text: str, *, deck: Path = FOREIGN, name: str = "deck.pptx"
) -> tuple[Brand, list[Finding]]:
    (folder / "brand.yaml").write_text(text, encoding="utf-8")
    copy(deck, folder / name)
    brand, findings = read_brand(folder, FONTS)
    return brand, list(findings)


def codes(findings: list[Finding]) -> set[str]:
    return {finding.code for finding in findings}


def test_the_default_brand_is_read_without_a_finding():
    brand, findings = read_brand(DEFAULT, FONTS)
    assert findings == ()
    assert (brand.name, brand.title) == ("default", "Proposal Studio")
    assert (brand.slide_width, brand.slide_height) == (960, 540)
    assert brand.template == DEFAULT / "deck.pptx"
    assert brand.fonts.body.name == "Arial"
    assert brand.fonts.body.regular == FONTS / "liberation" / "LiberationSans-Regular.ttf"
    assert brand.palette.accent.scheme == "accent1"
    assert len(brand.palette.series) == 6
    assert brand.logo == DEFAULT / "logo.png"


def test_the_default_brand_has_a_layout_of_its_own_for_every_job():
    brand, _ = read_brand(DEFAULT, FONTS)
    assert set(brand.layouts) == set(LayoutRole)
    assert len({layout.name for layout in brand.layouts.values()}) == len(LayoutRole)


def test_brand_yaml_can_name_a_layout_for_every_job():
    assert {item.name for item in fields(LayoutNames)} == {role.value for role in LayoutRole}


def test_brands_are_folders_with_a_brand_yaml(tmp_path):
    assert brand_names(ROOT / "templates") == ("classic", "default", "midnight")
    for name in ("b", "a", "empty"):
        (tmp_path / name).mkdir()
    for name in ("b", "a"):
        (tmp_path / name / "brand.yaml").touch()
    assert brand_names(tmp_path) == ("a", "b")
    assert brand_names(tmp_path / "none") == ()


def test_a_title_and_a_template_are_enough(tmp_path):
    brand, findings = brand_with(tmp_path, "title: Acme\n")
    assert brand.title == "Acme"
    assert brand.layouts[LayoutRole.COVER].name == "Title Slide"
    assert brand.layouts[LayoutRole.DIVIDER].name == "Section Header"
    assert brand.layouts[LayoutRole.TWO_CONTENT].name == "Two Content"
    assert (brand.sizes, brand.page) == (SlideSizes(), PageStyle())
    assert codes(findings) == {"layout-guessed"}
    assert all(finding.severity is not Severity.ERROR for finding in findings)


@pytest.mark.parametrize("name", ["Acme master.potx", "acme.pptx"])
def test_the_only_template_of_the_folder_is_found_whatever_its_name(tmp_path, name):
    (tmp_path / "~$acme.pptx").write_bytes(b"lock")
    brand, _ = brand_with(tmp_path, "title: Acme\n", name=name)
    assert brand.template == tmp_path / name


def test_several_templates_need_a_word(tmp_path):
    copy(FOREIGN, tmp_path / "old.pptx")
    with pytest.raises(StudioError, match="more than one template"):
        brand_with(tmp_path, "title: Acme\n", name="new.pptx")
    brand, _ = brand_with(tmp_path, "template: new.pptx\n", name="new.pptx")
    assert brand.template.name == "new.pptx"


@pytest.mark.parametrize("name", ["../deck.pptx", "/etc/passwd", "C:deck.pptx"])
def test_a_template_outside_the_brand_is_refused(tmp_path, name):
    with pytest.raises(StudioError, match="outside"):
        brand_with(tmp_path, f"template: {name}\n")


def test_a_missing_brand_or_template_is_one_clear_error(tmp_path):
    with pytest.raises(StudioError, match="no brand"):
        read_brand(tmp_path / "none", FONTS)
    with pytest.raises(StudioError, match="no template"):
        read_brand(tmp_path, FONTS)


def test_missing_fonts_of_the_program_are_one_clear_error(tmp_path):
    with pytest.raises(StudioError, match="fonts"):
        read_brand(copytree(DEFAULT, tmp_path / "brand"), tmp_path)


def test_faults_of_brand_yaml_are_findings_with_their_place(tmp_path):
    text = (
        "title: Acme\npalette:\n  accent: acent1\n  text: '#GG0000'\n  txet: tx1\nlayouts:\n  cover: Titel Slide\n"
        "sizes:\n  title: -3\n  steps: []\n  gap: 0\npage:\n  body: big\nlogo: missing.png\n"
    )
    brand, findings = brand_with(tmp_path, text)
    found = {finding.code: finding for finding in findings if finding.severity is Severity.ERROR}
    assert set(found) == {
        *("colour-unknown", "unknown-key", "layout-unknown", "bad-length", "bad-number", "picture-unusable")
    }
    assert found["layout-unknown"].place.line == 7
    assert "Title Slide" in found["layout-unknown"].hint
    assert sorted(finding.place.line for finding in findings if finding.code == "colour-unknown") == [3, 4]
    assert any("accent1" in finding.hint for finding in findings if finding.code == "colour-unknown")
    assert brand.sizes == SlideSizes(gap=0)
    assert brand.layouts[LayoutRole.COVER].name == "Title Slide"
    assert brand.logo is None


@pytest.mark.parametrize("text", ["", "- a\n", "title: [\n", "title: {}\n", "\0"])
def test_an_unreadable_brand_yaml_leaves_the_template_as_it_is(tmp_path, text):
    brand, findings = brand_with(tmp_path, text)
    assert brand.title == tmp_path.name
    assert any(finding.severity is Severity.ERROR for finding in findings)


@pytest.mark.parametrize("steps", ["[12]", "[40, 30, 20]", "[12, 20, 30, 40]", "[40, 30, 30, 20]"])
def test_a_type_scale_has_enough_sizes_from_large_to_small(tmp_path, steps):
    brand, findings = brand_with(tmp_path, f"title: Acme\nsizes: {{steps: {steps}}}\n")
    assert brand.sizes.steps == SlideSizes().steps
    assert "bad-scale" in codes(findings)


@pytest.mark.parametrize(
    ("section", "written", "code"),
    [
        ("page", "line_spacing: 1000", "bad-length"),
        ("page", "body: 0.5", "bad-length"),
        ("page", "body: 900", "bad-length"),
        ("sizes", "gap: 900", "bad-length"),
        ("sizes", "padding: 90", "bad-length"),
        ("page", "margin_left: 290, margin_right: 290", "bad-margins"),
        ("page", "margin_top: 300, margin_bottom: 300", "bad-margins"),
    ],
)
def test_lengths_that_no_text_can_be_set_with_have_their_defaults(tmp_path, section, written, code):
    brand, findings = brand_with(tmp_path, f"title: Acme\n{section}: {{{written}}}\n")
    assert (brand.sizes, brand.page) == (SlideSizes(), PageStyle())
    (finding,) = [finding for finding in findings if finding.code == code]
    assert (finding.severity, finding.place.line) == (Severity.ERROR, 2)


def test_a_minimum_above_the_other_sizes_is_noticed(tmp_path):
    _, findings = brand_with(tmp_path, "sizes:\n  minimum: 20\n")
    assert "sizes-contradict" in codes(findings)


YAML_WORDS = st.sampled_from(
    [
        "title",
        "palette",
        "fonts",
        "sizes",
        "layouts",
        "body",
        ":",
        ": ",
        "\n",
        "\n  ",
        "- ",
        "[",
        "{",
        "'",
        "12",
        "tx1",
        "&a",
        "*a",
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(YAML_WORDS, max_size=14).map("".join))
def test_any_brand_yaml_gives_findings_never_a_crash(tmp_path, text):
    (tmp_path / "brand.yaml").write_text(text, encoding="utf-8")
    if not (tmp_path / "deck.pptx").exists():
        copy(DEFAULT / "deck.pptx", tmp_path)
    with suppress(StudioError):
        brand, _ = read_brand(tmp_path, FONTS)
        assert set(brand.layouts) == set(LayoutRole)
