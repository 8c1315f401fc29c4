"""Makes the default brand's deck.pptx and logos from its design: `python templates/default/build.py`."""

from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from deck_design import THEME_COLOURS
from deck_parts import deck_parts
from lxml import etree
from PIL import Image, ImageDraw

LOGO_SIZE = 256
"""Pixels; drawn larger and reduced, so that the circle is smooth."""
OVERSAMPLING = 4


def build(folder: Path) -> None:
    """Write deck.pptx, logo.png and logo-on-dark.png into a folder."""
    write_deck(folder / "deck.pptx")
    colours = {name: f"#{value}" for name, value in THEME_COLOURS}
    draw_logo(colours["dk1"], colours["accent1"]).save(folder / "logo.png", optimize=True)
    draw_logo(colours["lt1"], "#6FD5CF").save(folder / "logo-on-dark.png", optimize=True)


def write_deck(path: Path) -> None:
    """Write the package with fixed order and dates; stored, since compressors differ between machines."""
    with ZipFile(path, "w", ZIP_STORED) as package:
        for name, text in deck_parts().items():
            data = text.encode("utf-8")
            etree.fromstring(data)  # a slip in a template string stops here, not in PowerPoint
            entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            entry.external_attr = 0
            package.writestr(entry, data)


def draw_logo(stem: str, bowl: str) -> Image.Image:
    """Draw the mark, a stem and a bowl, on a transparent ground."""
    side = LOGO_SIZE * OVERSAMPLING
    image = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, side * 0.28, side), fill=stem)
    draw.ellipse((side * 0.36, 0, side - 1, side * 0.64), fill=bowl)
    return image.resize((LOGO_SIZE, LOGO_SIZE), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    build(Path(__file__).parent)
