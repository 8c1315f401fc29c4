"""Typefaces of a corporate design, and how a paragraph looks."""

from enum import StrEnum
from pathlib import Path

from studio.domain.colours import Colour
from studio.domain.frozen import dataclass

HOLDING_SPACE = "\u00a0"
"""At which no line ends: office programs and HarfBuzz take the space where a font lacks it, as Carlito does."""


class FontRole(StrEnum):
    """What a font is for."""

    HEADING = "heading"
    BODY = "body"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFamily:
    """Four styles of one family: the name that presentations use, and the files measured and embedded for it."""

    name: str
    """Such as `Arial`; the files may be its metric-compatible twin."""
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path

    def file(self, *, bold: bool, italic: bool) -> Path:
        """Give the file of a style."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """The families of a brand."""

    heading: FontFamily
    body: FontFamily
    code: FontFamily
    fallback: FontFamily
    """For characters that the others lack."""
    bullets: FontFamily | None = None
    """What bullets are set in beside any text, as presentations do; None for the text's own family."""

    def family(self, role: FontRole) -> FontFamily:
        """Give the family for a job."""
        match role:
            case FontRole.HEADING:
                return self.heading
            case FontRole.BODY:
                return self.body
            case FontRole.CODE:
                return self.code


class Align(StrEnum):
    """Horizontal alignment of a paragraph."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Anchor(StrEnum):
    """Vertical alignment of a text in its box."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How a paragraph looks."""

    size: float
    """Points."""
    colour: Colour
    font: FontRole = FontRole.BODY
    bold: bool = False
    italic: bool = False
    caps: bool = False
    """Shown in capitals, whatever the text is written in."""
    align: Align = Align.LEFT
    line_spacing: float = 1.0
    """Multiple of single spacing, which is 1.2 times the size."""
    space_before: float = 0.0
    """Points above the paragraph, except the first of its box."""
    indent: float = 0.0
    """Points from the box to the text; a bullet hangs in it."""
    bullet: str = ""
    """Bullet character, `1.` for automatic numbers; empty for none."""
    bullet_colour: Colour | None = None
    """None for the colour of the text."""
