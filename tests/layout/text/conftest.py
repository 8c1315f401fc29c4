"""The shipped fonts, a palette-free style, and a way to say what a text looks like once it is set."""

import pytest

from studio.domain.colours import Colour
from studio.layout.text.typefaces import FontBook
from tests.layout.families import FAMILIES

BLACK = Colour("000000")


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook(FAMILIES)
