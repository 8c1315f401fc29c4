"""The shipped fonts, a palette-free style, and a way to say what a text looks like once it is set."""

import pytest

from studio.domain.colours import Colour
from studio.domain.typography import TextStyle
from studio.layout.paragraphs import Run
from studio.layout.text.styling import StyledParagraph
from studio.layout.text.typefaces import FontBook
from tests.layout.families import FAMILIES

BLACK = Colour("000000")


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook(FAMILIES)


def paragraph(text: str, **style: object) -> StyledParagraph:
    look = TextStyle(**{"size": 20.0, "colour": BLACK} | style)  # type: ignore[arg-type]
    return StyledParagraph(runs=(Run(text=text, size=look.size, colour=BLACK),), style=look)
