from pathlib import Path
from shutil import copy

import pytest

from studio.domain.findings import Finding
from studio.domain.typography import Fonts
from studio.sources.brands.file import BrandFile, BrandReading, FontFamilies, FontFiles
from studio.sources.brands.fonts import inside, read_fonts, unusable
from tests.sources.brands.template_decks import FONTS

SANS = FONTS / "liberation" / "LiberationSans-Regular.ttf"


def fonts_of(own: Path, theme: tuple[str, str], **families: FontFiles) -> tuple[Fonts, list[Finding]]:
    file = BrandFile(fonts=FontFamilies(**families))
    return read_fonts(BrandReading(file=file, path="brand.yaml", places={}, findings=()), own, FONTS, theme)


def test_common_fonts_are_measured_by_their_twins(tmp_path):
    fonts, findings = fonts_of(tmp_path, ("Arial", "Helvetica"))
    assert findings == []
    assert fonts.heading.name == "Arial"
    assert fonts.heading.bold_italic == FONTS / "liberation" / "LiberationSans-BoldItalic.ttf"
    assert fonts.body.regular == SANS
    assert fonts.code.regular.name == "LiberationMono-Regular.ttf"
    assert fonts.fallback.italic.name == "DejaVuSans-Oblique.ttf"


def test_a_font_that_is_nowhere_keeps_its_name_and_is_reported(tmp_path):
    fonts, findings = fonts_of(tmp_path, ("Frutiger", "Arial"))
    assert (fonts.heading.name, fonts.heading.regular) == ("Frutiger", SANS)
    assert [finding.code for finding in findings] == ["font-missing"]
    assert "Frutiger-Regular.ttf" in findings[0].hint


def test_files_in_the_brands_folder_are_found_by_the_familys_name(tmp_path):
    for style in ("Regular", "Bold", "Italic", "BoldItalic"):
        copy(SANS, tmp_path / f"AcmeSans-{style}.ttf")
    fonts, findings = fonts_of(tmp_path, ("Acme Sans", "Acme Sans"))
    assert findings == []
    assert fonts.body.bold == tmp_path / "AcmeSans-Bold.ttf"


def test_a_twin_may_stand_in_the_brands_folder(tmp_path):
    for style in ("Regular", "Bold", "Italic", "BoldItalic"):
        copy(SANS, tmp_path / f"Carlito-{style}.ttf")
    fonts, findings = fonts_of(tmp_path, ("Calibri", "Calibri"))
    assert findings == []
    assert (fonts.body.name, fonts.body.regular) == ("Calibri", tmp_path / "Carlito-Regular.ttf")


def test_written_files_are_used_and_missing_styles_reported(tmp_path):
    copy(SANS, tmp_path / "acme.ttf")
    fonts, findings = fonts_of(tmp_path, ("", ""), body=FontFiles(name="Acme", regular="acme.ttf", bold="none.ttf"))
    assert (fonts.body.name, fonts.body.bold) == ("Acme", tmp_path / "acme.ttf")
    assert [finding.code for finding in findings] == ["font-missing", "font-style-missing"]


def test_a_fallback_that_is_missing_is_replaced_by_the_programs(tmp_path):
    fonts, findings = fonts_of(tmp_path, ("", ""), fallback=FontFiles(name="Acme", regular="none.ttf"))
    assert fonts.fallback.name == "DejaVu Sans"
    assert [finding.code for finding in findings] == ["font-missing"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no TrueType"),
        (b"OTTO" + bytes(100), "PostScript"),
        (SANS.read_bytes()[:4000], "cut off"),
        (SANS.read_bytes()[:20], "cut off"),
        (b"\x00\x01\x00\x00\x00\x00" + bytes(100), "lacks tables"),
    ],
)
def test_unusable_font_files_are_told_apart(tmp_path, data, said):
    file = tmp_path / "font.ttf"
    file.write_bytes(data)
    assert said in unusable(file)
    _, findings = fonts_of(tmp_path, ("", ""), body=FontFiles(name="Acme", regular="font.ttf"))
    assert "font-unusable" in {finding.code for finding in findings}


def test_shipped_fonts_are_usable():
    assert [unusable(file) for file in FONTS.glob("*/*.ttf")] == [""] * len(list(FONTS.glob("*/*.ttf")))


@pytest.mark.parametrize("name", ["", "../x.ttf", "/x.ttf", "a\\b.ttf", "C:x.ttf", "a/../../x.ttf", "x\0.ttf"])
def test_names_that_lead_elsewhere_are_no_files(tmp_path, name):
    assert inside(tmp_path, name) is None


def test_links_out_of_the_folder_are_no_files(tmp_path):
    (tmp_path / "fonts").mkdir()
    try:
        (tmp_path / "fonts" / "x.ttf").symlink_to(SANS)
    except OSError:
        pytest.skip("links cannot be made here")
    assert inside(tmp_path / "fonts", "x.ttf") is None
