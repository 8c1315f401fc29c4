"""The shipped fonts, a palette-free style, and a way to say what a text looks like once it is set."""

from pathlib import Path

import pytest

from studio.domain.colours import Colour
from studio.domain.typography import FontFamily, Fonts
from studio.layout.text.typefaces import FontBook

FONTS = Path(__file__).parents[3] / "assets" / "fonts"


def family(name: str, folder: str, stem: str, endings: tuple[str, str, str, str]) -> FontFamily:
    regular, bold, italic, bold_italic = (FONTS / folder / f"{stem}{ending}.ttf" for ending in endings)
    return FontFamily(name=name, regular=regular, bold=bold, italic=italic, bold_italic=bold_italic)


LIBERATION = ("-Regular", "-Bold", "-Italic", "-BoldItalic")
SANS = family("Arial", "liberation", "LiberationSans", LIBERATION)
MONO = family("Courier New", "liberation", "LiberationMono", LIBERATION)
DEJAVU = family("DejaVu Sans", "dejavu", "DejaVuSans", ("", "-Bold", "-Oblique", "-BoldOblique"))
BLACK = Colour("000000")


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook(Fonts(heading=SANS, body=SANS, code=MONO, fallback=DEJAVU))
