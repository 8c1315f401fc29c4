"""The dark brand's design: a night sky with a system of orbits, a rail at the left, titles without weight."""

from functools import partial

from deck_design import (
    BODY_PROMPT,
    HEIGHT,
    Design,
    Face,
    Layout,
    Things,
    button,
    columns,
    content,
    display,
    plain,
    prose,
    small_print,
    text,
    title,
)
from deck_drawing import NO_INSETS, Level, Placeholder, Rect, Shape, Tint
from PIL import Image, ImageDraw

THEME_COLOURS = (
    ("dk1", "0E1424"),
    ("lt1", "F5F7FC"),
    ("dk2", "1A2238"),
    ("lt2", "B3BDD2"),
    ("accent1", "6CC5F0"),
    ("accent2", "F2A65E"),
    ("accent3", "B6A0F5"),
    ("accent4", "F48FB1"),
    ("accent5", "6FD39B"),
    ("accent6", "F28B82"),
    ("hlink", "6CC5F0"),
    ("folHlink", "B6A0F5"),
)

NIGHT = Tint("bg1")
RAISED = Tint("bg2")
LIGHT = Tint("tx1")
MIST = Tint("tx2")
"""Secondary text."""
SKY = Tint("accent1")
AMBER = Tint("accent2")
VIOLET = Tint("accent3")
ORBIT = Tint("bg2", 85, 15)
"""Lines that should just be felt."""
GLOW = Tint("accent1", 25)
"""The accent far away."""

RAIL = 64
LEFT, CONTENT_WIDTH = 104, 808
TITLE: Rect = (LEFT, 36, CONTENT_WIDTH, 68)
BODY: Rect = (LEFT, 120, CONTENT_WIDTH, 368)
FOOTER: Rect = (LEFT, 506, 640, 16)
NUMBER: Rect = (832, 506, 80, 16)

LARGE, TEXT = (19, 18, 16, 14), (18, 16, 14, 12)
"""Sizes of running text and of its lists, from the type scale of brand.yaml."""

BODY_LEVELS = (
    Level(size=18, tint=LIGHT, bullet="•", bullet_tint=SKY, indent=18, hang=18, before=9, spacing=108),
    Level(size=16, tint=LIGHT, bullet="–", bullet_tint=MIST, indent=36, hang=18, before=5, spacing=106),
    Level(size=14, tint=LIGHT, bullet="•", bullet_tint=MIST, indent=54, hang=18, before=4, spacing=106),
    *(
        Level(size=12, tint=MIST, bullet="–", bullet_tint=MIST, indent=72 + 14 * step, hang=14, before=3)
        for step in range(6)
    ),
)


def disc(name: str, x: float, y: float, radius: float, tint: Tint | None, line: Tint | None = None) -> Shape:
    """Give a disc, or a ring, around a point."""
    rect = (x - radius, y - radius, 2 * radius, 2 * radius)
    return Shape(name=name, rect=rect, tint=tint, line=line, width=1.25, geometry="ellipse")


def mark(x: float, y: float, size: float, ring: Tint, dot: Tint) -> tuple[Shape, ...]:
    """Give the brand's mark in a square: an orbit and what moves on it."""
    middle = size * 0.46
    orbit = (x, y + size - 2 * middle, 2 * middle, 2 * middle)
    return (
        Shape(name="Mark orbit", rect=orbit, line=ring, width=size * 0.09, geometry="ellipse"),
        Shape(name="Mark body", rect=(x + size * 0.6, y, size * 0.4, size * 0.4), tint=dot, geometry="ellipse"),
    )


def rail() -> tuple[Shape, ...]:
    """Give the rail with the mark at its head."""
    return (
        Shape(name="Rail", rect=(0, 0, RAIL, HEIGHT), tint=RAISED),
        Shape(name="Rail light", rect=(RAIL, 0, 2, 104), tint=SKY),
        *mark(20, 36, 24, LIGHT, SKY),
    )


def orbits(x: float, y: float, step: float, count: int) -> tuple[Shape, ...]:
    """Give rings around a point, from the outermost, with a lit middle."""
    rings = tuple(disc(f"Orbit {ring}", x, y, step * ring, None, ORBIT) for ring in range(count, 0, -1))
    return (*rings, disc("Glow", x, y, step * 0.62, GLOW), disc("Star", x, y, step * 0.36, SKY))


def master() -> Things:
    """Give what every slide shows, and the placeholders that layouts inherit from."""
    return (
        *rail(),
        text("Title", "title", 0, TITLE, "Click to add a title", anchor="ctr"),
        Placeholder(name="Text", type="body", idx=1, rect=BODY, prompt=BODY_PROMPT, anchor="t", insets=NO_INSETS),
        *small_print(MIST, FOOTER, NUMBER),
    )


def cover() -> Layout:
    """Give the first slide: the title beside a system of orbits."""
    regular = (plain(14, MIST),) * 8
    return Layout(
        name="Cover",
        type="title",
        master_shapes=False,
        things=(
            *orbits(712, 236, 74, 3),
            disc("Planet 1", 712 + 148 * 0.766, 236 - 148 * 0.643, 15, AMBER),
            disc("Planet 2", 712 - 222 * 0.342, 236 + 222 * 0.94, 9, VIOLET),
            disc("Planet 3", 712 - 74 * 0.94, 236 - 74 * 0.342, 6, LIGHT),
            Shape(name="Foot", rect=(0, 456, 960, 84), tint=RAISED),
            Shape(name="Foot light", rect=(0, 454, 104, 2), tint=SKY),
            *mark(56, 48, 34, LIGHT, SKY),
            text(
                "Title",
                "ctrTitle",
                0,
                (56, 116, 412, 188),
                "Proposal title",
                display(44, LIGHT, bold=False),
                anchor="b",
            ),
            text("Subtitle", "subTitle", 1, (56, 320, 412, 108), "Subtitle", *prose(LARGE, MIST, SKY)),
            text(
                "Client",
                "body",
                13,
                (56, 466, 380, 64),
                "Prepared for",
                plain(14, LIGHT, bold=True),
                *regular,
                anchor="ctr",
            ),
            text(
                "Meta",
                "body",
                14,
                (468, 466, 436, 64),
                "Company, author, contact, date",
                *(plain(12, MIST),) * 9,
                anchor="ctr",
            ),
        ),
    )


def agenda() -> Layout:
    """Give the list of chapters under a title that stands beside it."""
    line = Level(size=21, tint=LIGHT, bullet="1.", bullet_tint=SKY, indent=44, hang=44, before=14, spacing=100)
    detail = Level(size=14, tint=MIST, indent=44, before=3)
    return Layout(
        name="Agenda",
        things=(
            disc("Orbit 3", RAIL + 120, 430, 108, None, ORBIT),
            disc("Orbit 2", RAIL + 120, 430, 72, None, ORBIT),
            disc("Orbit 1", RAIL + 120, 430, 36, None, ORBIT),
            disc("Planet 1", RAIL + 120 + 72 * 0.643, 430 - 72 * 0.766, 7, AMBER),
            disc("Planet 2", RAIL + 120 - 36, 430, 4, SKY),
            text("Title", "title", 0, (LEFT, 36, 232, 140), "Agenda", display(32, LIGHT, bold=False)),
            text("Lines", "body", 1, (376, 40, 536, 448), "Chapter", line, detail),
            *small_print(MIST, (376, 506, 440, 16), NUMBER),
        ),
    )


def section() -> Layout:
    """Give the divider before a chapter: its number inside an orbit, its name and a sentence beside it."""
    x, y = 252, 236
    return Layout(
        name="Section",
        type="secHead",
        background=RAISED,
        things=(
            disc("Orbit 2", x, y, 148, None, ORBIT),
            disc("Orbit 1", x, y, 112, NIGHT),
            disc("Planet 1", x + 148 * 0.643, y - 148 * 0.766, 13, AMBER),
            disc("Planet 2", x - 148 * 0.94, y + 148 * 0.342, 7, SKY),
            text(
                "Number",
                "body",
                13,
                (x - 84, y - 64, 168, 128),
                "1",
                *(display(88, SKY, spacing=90, bold=False, align="ctr"),) * 9,
                anchor="ctr",
            ),
            text(
                "Title", "title", 0, (456, 108, 456, 164), "Chapter title", display(38, LIGHT, bold=False), anchor="b"
            ),
            text("Intro", "body", 14, (456, 292, 456, 180), "What this chapter is about", *prose(TEXT, MIST, SKY)),
            *small_print(MIST, FOOTER, NUMBER),
        ),
    )


def title_only() -> Layout:
    """Give the free canvas."""
    return Layout(name="Title Only", type="titleOnly", things=(title(), *small_print(MIST, FOOTER, NUMBER)))


def title_and_content() -> Layout:
    """Give the slide for text, a table or a chart."""
    things = (title(), content(), *small_print(MIST, FOOTER, NUMBER))
    return Layout(name="Title and Content", type="obj", things=things)


def two_content() -> Layout:
    """Give two equal columns."""
    things = (title(), *columns(BODY, 24), *small_print(MIST, FOOTER, NUMBER))
    return Layout(name="Two Content", type="twoObj", things=things)


def statement() -> Layout:
    """Give the call to action, with the orbits of the cover nearer."""
    return Layout(
        name="Statement",
        things=(
            *orbits(756, 250, 48, 3),
            disc("Planet 1", 756 + 96 * 0.766, 250 - 96 * 0.643, 11, AMBER),
            disc("Planet 2", 756 - 144 * 0.5, 250 + 144 * 0.866, 7, VIOLET),
            text(
                "Title", "title", 0, (LEFT, 52, 448, 132), "Call to action", display(38, LIGHT, bold=False), anchor="b"
            ),
            text("Text", "body", 1, (LEFT, 202, 448, 186), "Why now", *prose(LARGE, MIST, SKY, before=6)),
            button((LEFT, 404, 448, 56), SKY, NIGHT, 28),
            *small_print(MIST, FOOTER, NUMBER),
        ),
    )


def logo(ring: str, dot: str, side: int) -> Image.Image:
    """Draw the mark in these colours on a transparent ground."""
    image = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((0, side * 0.08, side * 0.92, side - 1), outline=f"#{ring}", width=round(side * 0.09))
    draw.ellipse((side * 0.6, 0, side - 1, side * 0.4), fill=f"#{dot}")
    return image


CALIBRI = Face(name="Calibri", panose="020F0502020204030204")
DESIGN = Design(
    title="Midnight",
    colours=THEME_COLOURS,
    heading=CALIBRI,
    body=CALIBRI,
    dark=True,
    background=NIGHT,
    ink=LIGHT,
    muted=MIST,
    title_level=display(30, LIGHT, bold=False),
    body_levels=BODY_LEVELS,
    master=master(),
    layouts=(cover(), agenda(), section(), title_only(), title_and_content(), two_content(), statement()),
    logo=partial(logo, "0E1424", "1F8FC4"),
    logo_on_dark=partial(logo, "F5F7FC", "6CC5F0"),
)
