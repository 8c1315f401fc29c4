"""Laid-out text: the runs that a person edits, and the lines that they make.  Lengths are points."""

from collections.abc import Sequence

from studio.domain.colours import Colour
from studio.domain.frozen import dataclass
from studio.domain.typography import Align, FontRole
from studio.layout.roles import Role


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link out of the document."""

    url: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to the page, or the spot, that bears an anchor."""

    anchor: str


Link = WebLink | PageLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters in one style, as a person would edit them."""

    text: str
    font: FontRole = FontRole.BODY
    size: float
    colour: Colour
    bold: bool = False
    italic: bool = False
    caps: bool = False
    """Drawn in capitals; pieces have them already."""
    link: Link | None = None
    highlight: Colour | None = None
    """Fill behind the characters."""

    @property
    def shown(self) -> str:
        """The characters as they are drawn: as many as in the text, so what has no single capital stays as it is."""
        if not self.caps:
            return self.text
        return "".join(upper if len(upper := character.upper()) == 1 else character for character in self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of one line, in one run and one font file, ready to be drawn."""

    text: str
    x: float
    """From the left edge of the item's rectangle."""
    width: float
    run: int
    """Index into the paragraph's runs."""
    face: str
    """Path of the font file."""
    kerns: tuple[tuple[int, float], ...] = ()
    """After the character at this index (from 0) the pen moves by so many thousandths of the font size more
    (less when negative) than the font's own advance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBox:
    """A laid-out line."""

    baseline: float
    """From the top edge of the item's rectangle."""
    pieces: tuple[Piece, ...]
    top: float
    """Top of the line, from the top edge of the item's rectangle."""
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """What hangs before a list item; set in the paragraph's first run's size."""

    text: str
    """The character of a bullet, or `3.` for a numbered item."""
    number: int = 0
    """Position in the numbered list, 0 for a bullet."""
    colour: Colour
    x: float
    """Of the bullet, from the left edge of the item's rectangle."""
    face: str
    """Path of the font file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextParagraph:
    """A paragraph twice over: its runs, as a person edits them, and its lines, as they are drawn."""

    runs: tuple[Run, ...]
    lines: Sequence[LineBox]
    line_height: float = 0.0
    """Of its highest line, in points."""
    role: Role = Role.PARAGRAPH
    align: Align = Align.LEFT
    line_spacing: float = 1.0
    """Multiple of single spacing, which is 1.2 times the size."""
    space_before: float = 0.0
    indent: float = 0.0
    """From the box's inner left edge to the text; the bullet hangs in it."""
    bullet: Bullet | None = None
    level: int = 0
    style_size: float
    """Size of the paragraph's style in points: that of an empty paragraph's end mark."""
    rung: int = 0
    """What was done to make it fit: 0 nothing, 1 set tighter, 2 and more also steps down the type scale."""
