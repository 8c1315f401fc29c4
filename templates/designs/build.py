"""Makes the shipped brands' decks and logos from their designs: `python templates/designs/build.py [BRAND]...`."""

import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import classic_design
import default_design
import midnight_design
from deck_design import Design
from deck_parts import deck_parts
from lxml import etree
from PIL import Image

DESIGNS: Mapping[str, Design] = MappingProxyType(
    {"classic": classic_design.DESIGN, "default": default_design.DESIGN, "midnight": midnight_design.DESIGN}
)
"""By the name of the brand's folder."""
LOGO_SIZE = 256
"""Pixels; drawn larger and reduced, so that circles are smooth."""
OVERSAMPLING = 4


def build(design: Design, folder: Path) -> None:
    """Write deck.pptx, logo.png and logo-on-dark.png into a folder."""
    write_deck(design, folder / "deck.pptx")
    for name, draw in (("logo.png", design.logo), ("logo-on-dark.png", design.logo_on_dark)):
        drawn = draw(LOGO_SIZE * OVERSAMPLING)
        drawn.resize((LOGO_SIZE, LOGO_SIZE), Image.Resampling.LANCZOS).save(folder / name, optimize=True)


def write_deck(design: Design, path: Path) -> None:
    """Write the package with fixed order and dates; stored, since compressors differ between machines."""
    with ZipFile(path, "w", ZIP_STORED) as package:
        for name, text in deck_parts(design).items():
            data = text.encode("utf-8")
            etree.fromstring(data)  # a slip in a template string stops here, not in PowerPoint
            entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            entry.external_attr = 0
            package.writestr(entry, data)


if __name__ == "__main__":
    for brand in sys.argv[1:] or DESIGNS:
        build(DESIGNS[brand], Path(__file__).parent.parent / brand)
