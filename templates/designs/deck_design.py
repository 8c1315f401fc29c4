"""What a brand's design is made of: colours, typefaces, master and slide layouts on a grid of 960 by 540 points."""

from collections.abc import Callable
from dataclasses import dataclass

from deck_drawing import NO_INSETS, Level, Placeholder, Rect, Shape, Tint, emu
from PIL import Image

WIDTH, HEIGHT = 960, 540
BODY_PROMPT = ("Click to add text", "Second level", "Third level")

Things = tuple[Shape | Placeholder, ...]
"""Shapes and placeholders in drawing order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A slide layout."""

    name: str
    type: str = ""
    """The OOXML layout type; empty for a layout of our own kind."""
    things: Things
    background: Tint | None = None
    """None inherits the master's."""
    master_shapes: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A font of the theme."""

    name: str
    panose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """Everything that the deck of a brand is built from."""

    title: str
    """Of the theme and of the file."""
    colours: tuple[tuple[str, str], ...]
    """The twelve of the theme."""
    heading: Face
    body: Face
    dark: bool = False
    """Light text on dark slides: the master takes the theme's dark colours for its backgrounds."""
    background: Tint
    ink: Tint
    muted: Tint
    title_level: Level
    body_levels: tuple[Level, ...]
    master: Things
    """What slides show, and the placeholders that layouts inherit from."""
    layouts: tuple[Layout, ...]
    """In the order of PowerPoint's gallery."""
    logo: Callable[[int], Image.Image]
    """Draws the mark in a square of so many pixels, for a light ground."""
    logo_on_dark: Callable[[int], Image.Image]


def text(name: str, type_: str, idx: int, rect: Rect, prompt: str, *levels: Level, anchor: str = "t") -> Placeholder:
    """Give a placeholder without insets, with a prompt and a style of its own."""
    return Placeholder(
        name=name,
        type=type_,
        idx=idx,
        rect=rect,
        prompt=(prompt,) if prompt else (),
        anchor=anchor,
        insets=NO_INSETS,
        levels=levels,
    )


def button(rect: Rect, fill: Tint, words: Tint, radius: float, *, align: str = "l") -> Placeholder:
    """Give the placeholder of the call to action: a button that slides make as wide as its words."""
    side = emu(24)
    return Placeholder(
        name="Action",
        type="body",
        idx=13,
        rect=rect,
        prompt=("What to do next",),
        anchor="ctr",
        insets=f'lIns="{side}" tIns="0" rIns="{side}" bIns="0"',
        levels=(Level(size=18, tint=words, bold=True, align=align),) * 9,
        fill=fill,
        radius=radius,
    )


def small_print(tint: Tint, footer: Rect, number: Rect, *, align: str = "l") -> tuple[Placeholder, ...]:
    """Give footer and slide number, quiet on the last line of the grid."""
    right = Level(size=10, tint=tint, align="r")
    return (
        text("Footer", "ftr", 11, footer, "", Level(size=10, tint=tint, align=align), anchor="ctr"),
        text("Slide Number", "sldNum", 12, number, "", right, anchor="ctr"),
    )


def prose(
    sizes: tuple[float, ...], tint: Tint, mark: Tint, *, before: float = 0, align: str = "l"
) -> tuple[Level, ...]:
    """Give running text whose lower levels are lists, all in one colour: the master's would vanish on other grounds.

    `sizes` are those of the text, of lists, of lists in these, and of what is deeper.
    """
    steps = (0, 1, 2, 2, 2, 2, 2, 2)
    lists = (
        Level(
            size=sizes[down + 1],
            tint=tint,
            bullet="•",
            bullet_tint=mark,
            indent=18 * level,
            hang=18,
            before=4,
            spacing=106,
        )
        for level, down in enumerate(steps, 1)
    )
    return (plain(sizes[0], tint, before=before, align=align), *lists)


def plain(
    size: float, tint: Tint, *, bold: bool = False, before: float = 0, spacing: int = 108, align: str = "l"
) -> Level:
    """Give a paragraph style without bullet."""
    return Level(size=size, tint=tint, bold=bold, before=before, spacing=spacing, align=align)


def display(size: float, tint: Tint, *, spacing: int = 95, bold: bool = True, align: str = "l") -> Level:
    """Give a style in the heading font."""
    return Level(size=size, tint=tint, bold=bold, heading=True, spacing=spacing, align=align)


def title() -> Placeholder:
    """Give the title as the master has it."""
    return Placeholder(name="Title", type="title", prompt=("Click to add a title",))


def content(name: str = "Content", idx: int = 1, rect: Rect | None = None) -> Placeholder:
    """Give a place for text, a table or a chart; without a rectangle, that of the master's text."""
    return Placeholder(name=name, type="obj", idx=idx, prompt=BODY_PROMPT, rect=rect)


def columns(body: Rect, gap: float) -> tuple[Placeholder, Placeholder]:
    """Give two equal columns in the master's text area."""
    left, top, width, height = body
    half = (width - gap) / 2
    return (
        content("Content 1", 1, (left, top, half, height)),
        content("Content 2", 2, (left + half + gap, top, half, height)),
    )
