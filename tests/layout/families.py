"""The shipped families of fonts that texts are measured with."""

from pathlib import Path

from studio.domain.typography import FontFamily, Fonts

FONTS = Path(__file__).parents[2] / "assets" / "fonts"


def family(name: str, folder: str, stem: str, endings: tuple[str, str, str, str]) -> FontFamily:
    """Give a family by its name, its folder, how its files begin, and how the four of them end."""
    regular, bold, italic, bold_italic = (FONTS / folder / f"{stem}{ending}.ttf" for ending in endings)
    return FontFamily(name=name, regular=regular, bold=bold, italic=italic, bold_italic=bold_italic)


LIBERATION = ("-Regular", "-Bold", "-Italic", "-BoldItalic")
SANS = family("Arial", "liberation", "LiberationSans", LIBERATION)
MONO = family("Courier New", "liberation", "LiberationMono", LIBERATION)
DEJAVU = family("DejaVu Sans", "dejavu", "DejaVuSans", ("", "-Bold", "-Oblique", "-BoldOblique"))
FAMILIES = Fonts(heading=SANS, body=SANS, code=MONO, fallback=DEJAVU)
