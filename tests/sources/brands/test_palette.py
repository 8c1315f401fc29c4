from dataclasses import replace

import pytest

from studio.domain.colours import Colour
from studio.domain.findings import Severity
from studio.domain.places import Place
from studio.sources.brands.file import BrandFile, BrandReading, PaletteColours
from studio.sources.brands.palette import GROUNDS, READABLE, parse_colour, read_palette, read_paper
from studio.sources.brands.template_colour import ThemeColours, contrast
from studio.sources.brands.template_theme import OFFICE_COLOURS

LIGHT = ThemeColours(scheme=OFFICE_COLOURS, names={"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"})
DARK = ThemeColours(scheme=OFFICE_COLOURS, names={"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"})


def reading(**colours: str) -> BrandReading:
    places = {f"palette.{name}": Place(file="brand.yaml", line=3) for name in colours}
    return BrandReading(
        file=BrandFile(palette=PaletteColours(**colours)), path="brand.yaml", places=places, findings=()
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("accent1", Colour("4472C4", "accent1")),
        ("bg1 darker 15%", Colour("D9D9D9", "bg1", 85_000, 0)),
        ("tx1  lighter 50", Colour("808080", "tx1", 50_000, 50_000)),
        ("#1a2b3c", Colour("1A2B3C")),
        ("001122", Colour("001122")),
    ],
)
def test_colours_are_written_as_powerpoint_names_them(text, expected):
    assert parse_colour(text, LIGHT) == expected


@pytest.mark.parametrize("text", ["", "red", "accent7", "accent1 lighter", "accent1 darker 101%", "#12345", "dk1"])
def test_what_is_no_colour_gives_none(text):
    assert parse_colour(text, LIGHT) is None


def test_a_template_alone_gives_a_palette_that_can_be_read():
    palette, findings = read_palette(reading(), LIGHT)
    assert findings == ()
    assert palette.primary.scheme == "tx2"
    for name, grounds in GROUNDS.items():
        for ground in grounds:
            assert contrast(getattr(palette, name), getattr(palette, ground)) >= READABLE, (name, ground)


def test_the_accent_for_small_text_is_darkened_until_it_can_be_read():
    yellow = ThemeColours(scheme={**OFFICE_COLOURS, "accent1": "FFC000"}, names=LIGHT.names)
    palette, _ = read_palette(reading(), yellow)
    assert palette.accent.rgb == "FFC000"
    assert contrast(palette.accent_text, palette.background) >= READABLE
    assert palette.on_accent == Colour("000000", "tx1")


def test_a_dark_template_turns_text_light():
    palette, _ = read_palette(reading(), DARK)
    assert palette.text.rgb == "FFFFFF"
    assert contrast(palette.on_primary, palette.primary) >= READABLE


def test_light_slides_need_no_palette_of_their_own_for_paper():
    palette, _ = read_palette(reading(), LIGHT)
    assert read_paper(reading(), LIGHT, palette) == (None, ())


@pytest.mark.parametrize(
    "theme", [DARK, ThemeColours(scheme={**OFFICE_COLOURS, "accent1": "6CC5F0"}, names=DARK.names)]
)
def test_dark_slides_get_a_palette_for_white_paper_that_can_be_read(theme):
    palette, _ = read_palette(reading(), theme)
    paper, findings = read_paper(reading(), theme, palette)
    assert findings == ()
    assert paper is not None
    assert (paper.background.rgb, paper.primary, paper.on_primary) == ("FFFFFF", palette.background, palette.text)
    for name, grounds in GROUNDS.items():
        for ground in grounds:
            assert contrast(getattr(paper, name), getattr(paper, ground)) >= READABLE, (name, ground)
    assert contrast(paper.accent, paper.background) >= 3


def test_what_brand_yaml_says_of_paper_differs_from_the_slides_in_that_alone():
    file = BrandFile(paper=PaletteColours(background="#FFFFFF", text="acent1"))
    tinted = ThemeColours(scheme={**OFFICE_COLOURS, "lt1": "FFFDF8"}, names=LIGHT.names)
    said = BrandReading(file=file, path="brand.yaml", places={}, findings=())
    palette, _ = read_palette(said, tinted)
    paper, findings = read_paper(said, tinted, palette)
    assert paper == replace(palette, background=Colour("FFFFFF"))
    assert [(finding.code, "`paper.text`" in finding.text) for finding in findings] == [("colour-unknown", True)]


def test_a_dark_template_has_dark_callouts():
    palette, findings = read_palette(reading(), DARK)
    assert findings == ()
    for ground in (palette.accent_soft, palette.positive_soft, palette.negative_soft):
        assert contrast(palette.text, ground) >= READABLE


def test_text_that_is_hard_to_read_is_a_warning_at_its_line():
    _, findings = read_palette(reading(muted="bg1 darker 25%"), LIGHT)
    assert {finding.code for finding in findings} == {"contrast-low"}
    assert all(finding.severity is Severity.WARNING and finding.place.line == 3 for finding in findings)
    assert "`muted` on `background`" in findings[0].text
