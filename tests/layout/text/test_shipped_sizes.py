"""The sizes of the shipped brands: lines in them come out alike where a program rounds letters to its pixels.

LibreOffice 7 sets presentations at 600 pixels an inch: a letter's size in pixels, and then its advance, become whole
numbers. What that adds to a line depends on typeface and size alone, and at 14 points of Arial it is 5 points in 850.
"""

from itertools import chain, pairwise
from math import floor
from pathlib import Path

import pytest
import yaml

from studio.domain.typography import FontRole
from studio.layout.text.typefaces import FontBook, Typeface
from studio.sources.brands.brand import read_brand
from studio.sources.brands.folder import brand_names

ROOT = Path(__file__).parents[3]
PIXELS = 600 / 72
UNITS = 2540 / 72
"""Hundredths of a millimetre, to which sizes are rounded before."""
MOST = 0.0025
"""Of a line: some 2 points over the width of a slide."""
LONGEST = 22.0
"""Points: larger type is set in short lines."""


def texts(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [*chain.from_iterable(texts(one) for one in value.values())]
        case list():
            return [*chain.from_iterable(texts(one) for one in value)]
        case _:
            return []


@pytest.fixture(scope="module")
def prose() -> str:
    files = sorted((ROOT / "content" / "flask").glob("*.yaml"))
    told = (text for path in files for text in texts(yaml.safe_load(path.read_text(encoding="utf-8"))))
    return " ".join(" ".join(text.split()) for text in told if len(text) > 60)


def added(face: Typeface, size: float, text: str) -> float:
    """Give by which fraction text comes out longer in whole pixels, less than 0 where it is shorter."""
    pixels = rounded(rounded(size * UNITS) / UNITS * PIXELS)
    advances = [face.word(a).width + face.joint(a, b) for a, b in pairwise(text)]
    there = sum(rounded(advance * pixels / face.units) for advance in advances) / PIXELS
    return there / (sum(advances) * size / face.units) - 1


def rounded(value: float) -> int:
    return floor(value + 0.5)


@pytest.mark.parametrize("name", brand_names(ROOT / "templates"))
def test_lines_are_as_long_in_whole_pixels(name: str, prose: str) -> None:
    brand, _ = read_brand(ROOT / "templates" / name, ROOT / "assets" / "fonts")
    face = FontBook(brand.fonts).face(FontRole.BODY, bold=False, italic=False)
    sizes = {*brand.sizes.steps, brand.sizes.heading, brand.sizes.body}
    long = sorted(size for size in sizes if brand.sizes.minimum < size < LONGEST)
    assert len(long) >= 4
    assert {size: share for size in long if abs(share := added(face, size, prose)) > MOST} == {}


def test_not_every_size_will_do(prose: str) -> None:
    brand, _ = read_brand(ROOT / "templates" / "default", ROOT / "assets" / "fonts")
    face = FontBook(brand.fonts).face(FontRole.BODY, bold=False, italic=False)
    assert added(face, 14.0, prose) > 2 * MOST
    assert added(face, 13.5, prose) < -2 * MOST


@pytest.mark.parametrize("name", brand_names(ROOT / "templates"))
def test_sizes_are_what_a_size_box_offers(name: str) -> None:
    """Whole or half points, in the type scale and in the template's own texts."""
    brand, _ = read_brand(ROOT / "templates" / name, ROOT / "assets" / "fonts")
    own = brand.sizes
    slots = (slot for layout in brand.layouts.values() for slot in layout.slots)
    styled = [style.size for slot in slots for style in slot.styles]
    sizes = {*own.steps, own.title, own.heading, own.body, own.small, own.number, own.minimum, *styled}
    assert [size for size in sorted(sizes) if size * 2 % 1] == []
