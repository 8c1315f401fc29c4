"""The default brand's design, light and modern: ink, teal and a pattern made of the parts of its mark."""

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
    ("dk1", "16243B"),
    ("lt1", "FFFFFF"),
    ("dk2", "536070"),
    ("lt2", "F5F7F9"),
    ("accent1", "1F6B66"),
    ("accent2", "C77700"),
    ("accent3", "3F5BA9"),
    ("accent4", "7A4B94"),
    ("accent5", "2E7D4F"),
    ("accent6", "B3452C"),
    ("hlink", "1F6B66"),
    ("folHlink", "536070"),
)

INK = Tint("tx1")
INK_RAISED = Tint("tx1", 90, 10)
"""One step lighter than ink: shapes that should just be felt on a dark slide."""
WHITE = Tint("bg1")
MIST = Tint("bg2", 90)
"""Secondary text on ink."""
MUTED = Tint("tx2")
SURFACE = Tint("bg2")
TEAL = Tint("accent1")
TEAL_BRIGHT = Tint("accent1", 50, 50)
"""The accent on ink."""
TEAL_DEEP = Tint("accent1", 75)
AMBER = Tint("accent2")

LEFT, CONTENT_WIDTH = 48, 864
TITLE: Rect = (LEFT, 40, CONTENT_WIDTH, 68)
BODY: Rect = (LEFT, 120, CONTENT_WIDTH, 368)
FOOTER: Rect = (72, 506, 640, 16)
NUMBER: Rect = (832, 506, 80, 16)

LARGE, TEXT = (19, 17.5, 16, 14.5), (17.5, 16, 14.5, 12)
"""Sizes of running text and of its lists, from the type scale of brand.yaml."""

BODY_LEVELS = (
    Level(size=17.5, tint=INK, bullet="•", indent=18, hang=18, before=9, spacing=108),
    Level(size=16, tint=INK, bullet="–", bullet_tint=MUTED, indent=36, hang=18, before=5, spacing=106),
    Level(size=14.5, tint=INK, bullet="•", bullet_tint=MUTED, indent=54, hang=18, before=4, spacing=106),
    *(
        Level(size=12, tint=MUTED, bullet="–", bullet_tint=MUTED, indent=72 + 14 * step, hang=14, before=3)
        for step in range(6)
    ),
)


def mark(x: float, y: float, size: float, stem: Tint, bowl: Tint) -> tuple[Shape, ...]:
    """Give the brand's mark in a square: a stem and a bowl, a P reduced to its parts."""
    return (
        Shape(name="Mark stem", rect=(x, y, size * 0.28, size), tint=stem),
        Shape(name="Mark bowl", rect=(x + size * 0.36, y, size * 0.64, size * 0.64), tint=bowl, geometry="ellipse"),
    )


def master() -> Things:
    """Give what every light slide shows, and the placeholders that layouts inherit from."""
    return (
        Shape(name="Tab", rect=(LEFT, 0, 48, 6), tint=TEAL),
        *mark(LEFT, 507, 14, INK, TEAL),
        text("Title", "title", 0, TITLE, "Click to add a title"),
        Placeholder(name="Text", type="body", idx=1, rect=BODY, prompt=BODY_PROMPT, anchor="t", insets=NO_INSETS),
        *small_print(MUTED, FOOTER, NUMBER),
    )


def cover() -> Layout:
    """Give the first slide: a calm dark half and a pattern made of the mark's parts."""
    cell, regular = 135, (plain(14.5, MIST),) * 8
    pattern = (
        Shape(name="Pattern 1", rect=(690, 0, cell, 2 * cell), tint=TEAL),
        Shape(name="Pattern 2", rect=(825, 0, cell, cell), tint=TEAL_BRIGHT, geometry="ellipse"),
        Shape(name="Pattern 3", rect=(825, cell, cell, cell), tint=INK_RAISED),
        Shape(name="Pattern 4", rect=(690, 2 * cell, 2 * cell, 2 * cell), tint=INK_RAISED, geometry="ellipse"),
        Shape(name="Pattern 5", rect=(690, 3 * cell, cell, cell), tint=TEAL_DEEP),
        Shape(name="Pattern 6", rect=(858.75, 303.75, 67.5, 67.5), tint=AMBER, geometry="ellipse"),
    )
    return Layout(
        name="Cover",
        type="title",
        background=INK,
        master_shapes=False,
        things=(
            *pattern,
            *mark(LEFT, 48, 32, WHITE, TEAL_BRIGHT),
            Shape(name="Rule", rect=(LEFT, 408, 594, 1), tint=Tint("tx1", 75, 25)),
            text(
                "Title",
                "ctrTitle",
                0,
                (LEFT, 116, 594, 160),
                "Proposal title",
                display(44, WHITE),
                anchor="b",
            ),
            text("Subtitle", "subTitle", 1, (LEFT, 292, 594, 84), "Subtitle", *prose(LARGE, MIST, TEAL_BRIGHT)),
            text("Client", "body", 13, (LEFT, 424, 280, 72), "Prepared for", plain(14.5, WHITE, bold=True), *regular),
            text("Meta", "body", 14, (344, 424, 298, 72), "Company, author, contact, date", *(plain(12, MIST),) * 9),
        ),
    )


def agenda() -> Layout:
    """Give the list of chapters beside a quiet panel."""
    line = Level(size=19, tint=INK, bullet="1.", indent=44, hang=44, before=16, spacing=100)
    detail = Level(size=14.5, tint=MUTED, indent=44, before=3)
    return Layout(
        name="Agenda",
        master_shapes=False,
        things=(
            Shape(name="Panel", rect=(0, 0, 320, HEIGHT), tint=SURFACE),
            Shape(name="Tab", rect=(LEFT, 0, 48, 6), tint=TEAL),
            *mark(LEFT, 507, 14, INK, TEAL),
            text(
                "Title",
                "title",
                0,
                (LEFT, 40, 240, 120),
                "Agenda",
                display(28, INK),
            ),
            text("Lines", "body", 1, (376, 44, 536, 444), "Chapter", line, detail),
            *small_print(MUTED, (72, 506, 232, 16), NUMBER),
        ),
    )


def section() -> Layout:
    """Give the divider before a chapter: its number large, its name, a sentence."""
    return Layout(
        name="Section",
        type="secHead",
        background=INK,
        master_shapes=False,
        things=(
            Shape(name="Pattern 1", rect=(690, 270, 270, 270), tint=INK_RAISED, geometry="ellipse"),
            Shape(name="Pattern 2", rect=(690, 0, 135, 270), tint=INK_RAISED),
            Shape(name="Pattern 3", rect=(825, 135, 135, 135), tint=TEAL, geometry="ellipse"),
            *mark(LEFT, 507, 14, WHITE, TEAL_BRIGHT),
            text(
                "Number",
                "body",
                13,
                (LEFT, 72, 320, 104),
                "1",
                *(display(88, TEAL_BRIGHT, spacing=90),) * 9,
                anchor="b",
            ),
            text(
                "Title",
                "title",
                0,
                (LEFT, 192, 594, 140),
                "Chapter title",
                display(40, WHITE),
                anchor="b",
            ),
            text(
                "Intro",
                "body",
                14,
                (LEFT, 348, 594, 136),
                "What this chapter is about",
                *prose(TEXT, MIST, TEAL_BRIGHT),
            ),
            *small_print(MIST, (72, 506, 570, 16), NUMBER),
        ),
    )


def title_only() -> Layout:
    """Give the free canvas."""
    return Layout(name="Title Only", type="titleOnly", things=(title(), *small_print(MUTED, FOOTER, NUMBER)))


def title_and_content() -> Layout:
    """Give the slide for text, a table or a chart."""
    return Layout(
        name="Title and Content", type="obj", things=(title(), content(), *small_print(MUTED, FOOTER, NUMBER))
    )


def two_content() -> Layout:
    """Give two equal columns."""
    return Layout(
        name="Two Content", type="twoObj", things=(title(), *columns(BODY, 24), *small_print(MUTED, FOOTER, NUMBER))
    )


def statement() -> Layout:
    """Give the call to action."""
    return Layout(
        name="Statement",
        background=TEAL,
        master_shapes=False,
        things=(
            Shape(name="Pattern 1", rect=(690, 0, 270, 270), tint=TEAL_DEEP, geometry="ellipse"),
            Shape(name="Pattern 2", rect=(825, 270, 135, 270), tint=TEAL_DEEP),
            Shape(name="Pattern 3", rect=(690, 405, 135, 135), tint=TEAL_BRIGHT, geometry="ellipse"),
            *mark(LEFT, 507, 14, WHITE, WHITE),
            text(
                "Title",
                "title",
                0,
                (LEFT, 72, 594, 136),
                "Call to action",
                display(40, WHITE),
                anchor="b",
            ),
            text("Text", "body", 1, (LEFT, 228, 594, 152), "Why now", *prose(LARGE, WHITE, WHITE, before=6)),
            button((LEFT, 404, 480, 56), WHITE, TEAL_DEEP, 6),
            *small_print(WHITE, (72, 506, 570, 16), NUMBER),
        ),
    )


def logo(stem: str, bowl: str, side: int) -> Image.Image:
    """Draw the mark in these colours on a transparent ground."""
    image = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, side * 0.28, side), fill=f"#{stem}")
    draw.ellipse((side * 0.36, 0, side - 1, side * 0.64), fill=f"#{bowl}")
    return image


ARIAL = Face(name="Arial", panose="020B0604020202020204")
DESIGN = Design(
    title="Proposal Studio",
    colours=THEME_COLOURS,
    heading=ARIAL,
    body=ARIAL,
    background=WHITE,
    ink=INK,
    muted=MUTED,
    title_level=display(28, INK),
    body_levels=BODY_LEVELS,
    master=master(),
    layouts=(cover(), agenda(), section(), title_only(), title_and_content(), two_content(), statement()),
    logo=partial(logo, "16243B", "1F6B66"),
    logo_on_dark=partial(logo, "FFFFFF", "6FD5CF"),
)
