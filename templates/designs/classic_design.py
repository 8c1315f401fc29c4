"""The classic brand's design: a book in claret and gold, serif letters on ivory, everything around a middle axis."""

from functools import partial

from deck_design import (
    BODY_PROMPT,
    HEIGHT,
    WIDTH,
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
    ("dk1", "2B2320"),
    ("lt1", "FFFDF8"),
    ("dk2", "665A50"),
    ("lt2", "F5EFE2"),
    ("accent1", "5E1A28"),
    ("accent2", "8A5E1C"),
    ("accent3", "2F4A5E"),
    ("accent4", "6B6A3A"),
    ("accent5", "2F6B45"),
    ("accent6", "9C4A1E"),
    ("hlink", "5E1A28"),
    ("folHlink", "665A50"),
)

INK = Tint("tx1")
IVORY = Tint("bg1")
PARCHMENT = Tint("bg2")
PARCHMENT_DEEP = Tint("bg2", 90)
MUTED = Tint("tx2")
CLARET = Tint("accent1")
GOLD = Tint("accent2")
GILT = Tint("accent2", 40, 60)
"""Gold on claret."""
CREAM = Tint("bg2", 95)
"""Secondary text on claret."""

LEFT, CONTENT_WIDTH = 72, 816
MIDDLE = WIDTH / 2
TITLE: Rect = (LEFT, 20, CONTENT_WIDTH, 75)
BODY: Rect = (LEFT, 121, CONTENT_WIDTH, 369)
FOOTER: Rect = (LEFT, 506, 640, 16)
NUMBER: Rect = (808, 506, 80, 16)

LARGE, TEXT = (21, 19, 17.5, 14.5), (19, 17.5, 14.5, 12.5)
"""Sizes of running text and of its lists, from the type scale of brand.yaml."""

BODY_LEVELS = (
    Level(size=19, tint=INK, bullet="•", bullet_tint=GOLD, indent=18, hang=18, before=9, spacing=110),
    Level(size=17.5, tint=INK, bullet="–", bullet_tint=MUTED, indent=36, hang=18, before=5, spacing=108),
    Level(size=14.5, tint=INK, bullet="•", bullet_tint=MUTED, indent=54, hang=18, before=4, spacing=108),
    *(
        Level(size=12.5, tint=MUTED, bullet="–", bullet_tint=MUTED, indent=72 + 14 * step, hang=14, before=3)
        for step in range(6)
    ),
)


def lozenge(name: str, x: float, y: float, size: float, tint: Tint) -> Shape:
    """Give a diamond around a point."""
    return Shape(name=name, rect=(x - size / 2, y - size / 2, size, size), tint=tint, geometry="diamond")


def ornament(x: float, y: float, width: float, tint: Tint) -> tuple[Shape, ...]:
    """Give two hairlines with a diamond between them, around a point."""
    arm = width / 2 - 12
    return (
        Shape(name="Rule left", rect=(x - width / 2, y - 0.5, arm, 1), tint=tint),
        Shape(name="Rule right", rect=(x + 12, y - 0.5, arm, 1), tint=tint),
        lozenge("Ornament", x, y, 9, tint),
    )


def frame(inset: float, tint: Tint) -> tuple[Shape, ...]:
    """Give the double frame of a title page."""
    return tuple(
        Shape(
            name=f"Frame {number}",
            rect=(edge, edge, WIDTH - 2 * edge, HEIGHT - 2 * edge),
            line=tint,
            width=width,
        )
        for number, (edge, width) in enumerate(((inset, 1.5), (inset + 6, 0.75)), 1)
    )


def mark(x: float, y: float, size: float, outer: Tint, inner: Tint) -> tuple[Shape, ...]:
    """Give the brand's mark in a square: a diamond in a diamond, as on a seal."""
    return (
        Shape(name="Mark", rect=(x, y, size, size), tint=outer, geometry="diamond"),
        lozenge("Mark heart", x + size / 2, y + size / 2, size * 0.44, inner),
    )


def master() -> Things:
    """Give what every slide shows, and the placeholders that layouts inherit from."""
    return (
        Shape(name="Head", rect=(0, 0, WIDTH, 8), tint=CLARET),
        Shape(name="Head line", rect=(0, 11, WIDTH, 1), tint=GOLD),
        *ornament(MIDDLE, 103, CONTENT_WIDTH, PARCHMENT_DEEP),
        lozenge("Ornament heart", MIDDLE, 103, 9, GOLD),
        Shape(name="Foot line", rect=(LEFT, 498, CONTENT_WIDTH, 0.75), tint=PARCHMENT_DEEP),
        text("Title", "title", 0, TITLE, "Click to add a title", anchor="b"),
        Placeholder(name="Text", type="body", idx=1, rect=BODY, prompt=BODY_PROMPT, anchor="t", insets=NO_INSETS),
        *small_print(MUTED, FOOTER, NUMBER),
    )


def cover() -> Layout:
    """Give the first slide: a book's cover, its words around the middle axis."""
    regular = (plain(14.5, CREAM, align="r"),) * 8
    return Layout(
        name="Cover",
        type="title",
        background=CLARET,
        master_shapes=False,
        things=(
            *frame(20, GILT),
            *mark(MIDDLE - 17, 54, 34, GILT, CLARET),
            text(
                "Title",
                "ctrTitle",
                0,
                (120, 104, 720, 144),
                "Proposal title",
                display(46, IVORY, bold=False, align="ctr"),
                anchor="b",
            ),
            *ornament(MIDDLE, 270, 280, GILT),
            text(
                "Subtitle",
                "subTitle",
                1,
                (150, 290, 660, 72),
                "Subtitle",
                *prose(LARGE, CREAM, GILT, align="ctr"),
            ),
            Shape(name="Parties line", rect=(MIDDLE - 0.375, 404, 0.75, 80), tint=GILT),
            text(
                "Client",
                "body",
                13,
                (88, 404, 368, 80),
                "Prepared for",
                plain(14.5, IVORY, bold=True, align="r"),
                *regular,
            ),
            text("Meta", "body", 14, (504, 404, 368, 80), "Company, author, contact, date", *(plain(12.5, CREAM),) * 9),
        ),
    )


def agenda() -> Layout:
    """Give the list of chapters under its title, as in a book."""
    line = Level(size=21, tint=INK, bullet="1.", bullet_tint=GOLD, indent=48, hang=48, before=13, spacing=100)
    detail = Level(size=14.5, tint=MUTED, indent=48, before=3)
    return Layout(
        name="Agenda",
        things=(
            title(),
            text("Lines", "body", 1, (MIDDLE - 350, 120, 700, 366), "Chapter", line, detail),
            *small_print(MUTED, FOOTER, NUMBER),
        ),
    )


def section() -> Layout:
    """Give the divider before a chapter: number, title and a sentence in the middle of a framed sheet."""
    return Layout(
        name="Section",
        type="secHead",
        background=PARCHMENT,
        master_shapes=False,
        things=(
            *frame(20, GOLD),
            text(
                "Number",
                "body",
                13,
                (MIDDLE - 160, 72, 320, 100),
                "1",
                *(display(80, GOLD, spacing=90, bold=False, align="ctr"),) * 9,
                anchor="b",
            ),
            text(
                "Title",
                "title",
                0,
                (120, 184, 720, 104),
                "Chapter title",
                display(40, CLARET, bold=False, align="ctr"),
                anchor="b",
            ),
            *ornament(MIDDLE, 312, 280, GOLD),
            text(
                "Intro",
                "body",
                14,
                (170, 334, 620, 128),
                "What this chapter is about",
                *prose(TEXT, INK, GOLD, align="ctr"),
            ),
            *small_print(MUTED, (56, 484, 640, 16), (824, 484, 80, 16)),
        ),
    )


def title_only() -> Layout:
    """Give the free canvas."""
    return Layout(name="Title Only", type="titleOnly", things=(title(), *small_print(MUTED, FOOTER, NUMBER)))


def title_and_content() -> Layout:
    """Give the slide for text, a table or a chart."""
    things = (title(), content(), *small_print(MUTED, FOOTER, NUMBER))
    return Layout(name="Title and Content", type="obj", things=things)


def two_content() -> Layout:
    """Give two equal columns."""
    things = (title(), *columns(BODY, 28), *small_print(MUTED, FOOTER, NUMBER))
    return Layout(name="Two Content", type="twoObj", things=things)


def statement() -> Layout:
    """Give the call to action inside the frame of the cover."""
    return Layout(
        name="Statement",
        background=CLARET,
        master_shapes=False,
        things=(
            *frame(20, GILT),
            text(
                "Title",
                "title",
                0,
                (72, 84, 340, 176),
                "Call to action",
                display(38, IVORY, bold=False),
                anchor="b",
            ),
            *ornament(182, 286, 220, GILT),
            Shape(name="Middle line", rect=(447.625, 84, 0.75, 364), tint=GILT),
            text("Text", "body", 1, (484, 84, 404, 280), "Why now", *prose(TEXT, CREAM, GILT, before=6), anchor="ctr"),
            button((484, 392, 404, 56), IVORY, CLARET, 0),
            *small_print(CREAM, (56, 484, 640, 16), (824, 484, 80, 16)),
        ),
    )


def logo(outer: str, inner: str, side: int) -> Image.Image:
    """Draw the mark in these colours on a transparent ground."""
    image = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    for size, colour in ((1.0, outer), (0.44, inner)):
        half, middle = side * size / 2 - 1, side / 2
        tips = ((middle, middle - half), (middle + half, middle), (middle, middle + half), (middle - half, middle))
        draw.polygon(tips, fill=f"#{colour}")
    return image


CAMBRIA = Face(name="Cambria", panose="02040503050406030204")
DESIGN = Design(
    title="Classic",
    colours=THEME_COLOURS,
    heading=CAMBRIA,
    body=CAMBRIA,
    background=IVORY,
    ink=INK,
    muted=MUTED,
    title_level=display(30, CLARET, bold=False, align="ctr"),
    body_levels=BODY_LEVELS,
    master=master(),
    layouts=(cover(), agenda(), section(), title_only(), title_and_content(), two_content(), statement()),
    logo=partial(logo, "5E1A28", "E6CD8F"),
    logo_on_dark=partial(logo, "E6CD8F", "5E1A28"),
)
