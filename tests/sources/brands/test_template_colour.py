import pytest
from lxml.etree import fromstring

from studio.domain.colours import Colour
from studio.sources.brands.template_colour import ThemeColours, blended, contrast, is_dark, number

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
THEME = ThemeColours(
    scheme={"dk1": "000000", "lt1": "FFFFFF", "dk2": "1F497D", "lt2": "EEECE1", "accent1": "4F81BD"},
    names={"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", "accent1": "accent1"},
)
INVERTED = ThemeColours(scheme=THEME.scheme, names={"bg1": "dk1", "tx1": "lt1"})


def colour(inner: str, theme: ThemeColours = THEME) -> Colour | None:
    return theme.inside(fromstring(f'<a:solidFill xmlns:a="{A}">{inner}</a:solidFill>'))


def scheme(name: str, mods: str = "") -> str:
    return f'<a:schemeClr val="{name}">{mods}</a:schemeClr>'


def test_scheme_colours_keep_their_names():
    assert colour(scheme("accent1")) == Colour("4F81BD", "accent1")
    assert colour(scheme("tx2")) == Colour("1F497D", "tx2")


def test_the_colour_map_of_the_master_counts():
    assert colour(scheme("bg1"), INVERTED) == Colour("000000", "bg1")
    assert colour(scheme("lt1"), INVERTED) == Colour("FFFFFF", "lt1")


@pytest.mark.parametrize(
    ("name", "mods", "expected"),
    [
        # What PowerPoint's colour menu shows for Office's theme of 2007.
        ("accent1", '<a:lumMod val="20000"/><a:lumOff val="80000"/>', "DCE6F2"),
        ("accent1", '<a:lumMod val="60000"/><a:lumOff val="40000"/>', "95B3D7"),
        ("accent1", '<a:lumMod val="75000"/>', "376092"),
        ("tx1", '<a:lumMod val="50000"/><a:lumOff val="50000"/>', "808080"),
        ("bg1", '<a:lumMod val="85000"/>', "D9D9D9"),
    ],
)
def test_luminance_is_changed_as_powerpoint_does_and_still_follows_the_theme(name, mods, expected):
    found = colour(scheme(name, mods))
    assert found is not None
    assert found.scheme == name
    assert all(
        abs(one - other) <= 1 for one, other in zip(bytes.fromhex(found.rgb), bytes.fromhex(expected), strict=True)
    )


@pytest.mark.parametrize(
    ("mods", "expected"),
    [('<a:tint val="50000"/>', "BCBCBC"), ('<a:shade val="50000"/>', "000000"), ('<a:tint val="100000"/>', "000000")],
)
def test_tint_and_shade_work_on_linear_light_and_give_a_fixed_colour(mods, expected):
    assert colour(scheme("tx1", mods)) == Colour(expected)


def test_percentages_of_the_strict_format_are_read():
    assert colour(scheme("bg1", '<a:lumMod val="85%"/>')) == colour(scheme("bg1", '<a:lumMod val="85000"/>'))


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<a:srgbClr val="ab12cd"/>', "AB12CD"),
        ('<a:sysClr val="windowText" lastClr="102030"/>', "102030"),
        ('<a:sysClr val="window"/>', "FFFFFF"),
        ('<a:prstClr val="black"/>', "000000"),
        ('<a:scrgbClr r="100000" g="0" b="0"/>', "FF0000"),
        ('<a:hslClr hue="7200000" sat="100000" lum="50000"/>', "00FF00"),
    ],
)
def test_every_kind_of_colour_is_read(inner, expected):
    assert colour(inner) == Colour(expected)


@pytest.mark.parametrize("inner", ["", '<a:srgbClr val="red"/>', scheme("accent9"), scheme("phClr"), "<a:srgbClr/>"])
def test_what_is_no_colour_gives_none(inner):
    assert colour(inner) is None


def test_numbers_survive_nonsense():
    assert [number(text, 7) for text in (None, "", "x", "nan", "inf", "1e99", "12", "50%")] == [
        7,
        7,
        7,
        7,
        7,
        7,
        12,
        50_000,
    ]


def test_contrast_is_that_of_wcag():
    assert contrast(Colour("000000"), Colour("FFFFFF")) == pytest.approx(21)
    assert contrast(Colour("777777"), Colour("FFFFFF")) == pytest.approx(4.48, abs=0.01)
    assert is_dark(Colour("176F6B"))
    assert not is_dark(Colour("F5F7F9"))


def test_a_transparent_colour_shows_what_is_under_it():
    assert blended(Colour("000000"), Colour("FFFFFF"), 0.5) == Colour("808080")
    assert blended(Colour("000000", "tx1"), Colour("FFFFFF"), 1.0) == Colour("000000", "tx1")
