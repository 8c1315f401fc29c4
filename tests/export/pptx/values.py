"""Decks built by hand on a plain template: lines are not laid out, since the deck painter writes runs, not lines."""

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pptx
from lxml import etree
from PIL import Image

from studio.domain.brand import Brand, LayoutRole, PageStyle, SlideLayout, SlideSizes, Slot
from studio.domain.colours import Colour, Palette
from studio.domain.geometry import Rect
from studio.domain.pictures import Picture
from studio.domain.typography import Align, Anchor, FontFamily, FontRole, Fonts, TextStyle
from studio.layout.drawing import Box, Geometry, Segment, Stroke
from studio.layout.items import (
    AnyItem,
    Cell,
    ChartItem,
    ChartSpec,
    GroupItem,
    PictureItem,
    Row,
    Series,
    ShapeItem,
    TableItem,
    TextItem,
)
from studio.layout.page import FileFacts, SlideDeck, SlidePage
from studio.layout.paragraphs import Bullet, PageLink, Run, TextParagraph, WebLink
from studio.layout.roles import Role

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAMES = {"a": A[1:-1], "c": C[1:-1], "p": P[1:-1], "r": R[1:-1]}

FONT_FILES = Path(__file__).parents[3] / "assets" / "fonts"
TEMPLATE = Path(pptx.__file__).parent / "templates" / "default.pptx"
TITLE_ONLY = "/ppt/slideLayouts/slideLayout6.xml"
CONTENT = "/ppt/slideLayouts/slideLayout2.xml"

TEXT = Colour("000000", "tx1")
BLUE = Colour("4F81BD", "accent1")
SOFT = Colour("DCE6F2", "accent1", 20_000, 80_000)
RED = Colour("C0504D", "accent2")
WHITE = Colour("FFFFFF", "bg1")
FIXED = Colour("8A2BE2")

TITLE_STYLE = TextStyle(size=44.0, colour=TEXT, font=FontRole.HEADING, align=Align.CENTER)
BODY_STYLES = (
    TextStyle(size=32.0, colour=TEXT, bullet="•", indent=27.0, space_before=6.4),
    TextStyle(size=28.0, colour=TEXT, bullet="–", indent=58.5, space_before=5.6),
)
TITLE = Slot(
    name="title",
    type="title",
    idx=0,
    rect=Rect(36.0, 21.625, 648.0, 90.0),
    insets=(7.2, 3.6, 7.2, 3.6),
    anchor=Anchor.MIDDLE,
    styles=(TITLE_STYLE,),
)
BODY = Slot(
    name="body",
    type="obj",
    idx=1,
    rect=Rect(36.0, 126.0, 648.0, 356.375),
    insets=(7.2, 3.6, 7.2, 3.6),
    styles=BODY_STYLES,
)
NUMBER = Slot(
    name="number",
    type="sldNum",
    idx=12,
    rect=Rect(516.0, 500.5, 168.0, 28.75),
    insets=(7.2, 3.6, 7.2, 3.6),
    anchor=Anchor.MIDDLE,
    styles=(TextStyle(size=12.0, colour=Colour("898989", "tx1"), align=Align.RIGHT),),
)

TEXT_RECT = Rect(36, 130, 300, 60)
PICTURE_RECT = Rect(36, 130, 160, 120)
SHAPE_RECT = Rect(400, 300, 80, 60)
PLOT = Rect(186, 160, 450, 120)

FACTS = FileFacts(
    title="Flask & friends",
    author="Consultancy",
    subject="Proposal <draft>",
    language="en-GB",
    date=(2026, 3, 14),
    keywords=("web", "python"),
)


def family(folder: str, stem: str, name: str) -> FontFamily:
    files = FONT_FILES / folder
    return FontFamily(
        name=name,
        regular=files / f"{stem}-Regular.ttf",
        bold=files / f"{stem}-Bold.ttf",
        italic=files / f"{stem}-Italic.ttf",
        bold_italic=files / f"{stem}-BoldItalic.ttf",
    )


def brand(template: Path = TEMPLATE) -> Brand:
    sans = family("liberation", "LiberationSans", "Arial")
    palette = dict.fromkeys(Palette.__dataclass_fields__, TEXT)
    layout = SlideLayout(
        name="Title and Content", part=CONTENT, slots=(TITLE, BODY), background=WHITE, area=Rect(36, 126, 648, 356)
    )
    return Brand(
        name="plain",
        title="Plain",
        template=template,
        slide_width=720.0,
        slide_height=540.0,
        palette=Palette(**{**palette, "series": (BLUE,)}),
        fonts=Fonts(
            heading=sans,
            body=sans,
            code=family("liberation", "LiberationMono", "Courier New"),
            fallback=family("dejavu", "DejaVuSans", "DejaVu Sans"),
        ),
        sizes=SlideSizes(),
        page=PageStyle(),
        layouts=dict.fromkeys(LayoutRole, layout),
    )


def run(text: str, size: float = 16.0, colour: Colour = TEXT, **how: object) -> Run:
    return Run(text=text, size=size, colour=colour, **how)


def paragraph(*runs: Run | str, size: float = 16.0, **how: object) -> TextParagraph:
    made = tuple(run(one, size) if isinstance(one, str) else one for one in runs)
    return TextParagraph(runs=made, lines=(), style_size=size, **how)


def text(*paragraphs: TextParagraph | str, rect: Rect = TEXT_RECT, **how: object) -> TextItem:
    made = tuple(paragraph(one) if isinstance(one, str) else one for one in paragraphs)
    return TextItem(rect=rect, paragraphs=made, **how)


def title(words: str) -> TextItem:
    style = TITLE_STYLE
    one = TextParagraph(
        runs=(Run(text=words, size=style.size, colour=style.colour, font=style.font),),
        lines=(),
        style_size=style.size,
        align=style.align,
    )
    return TextItem(
        rect=TITLE.rect,
        role=Role.TITLE,
        slot=TITLE,
        paragraphs=(one,),
        anchor=TITLE.anchor,
        insets=TITLE.insets,
        name="Title",
    )


def bullet(
    words: str, level: int = 0, number: int = 0, *, size: float | None = None, style: TextStyle | None = None
) -> TextParagraph:
    """A list item as the body slot styles it, or numbered."""
    look = style or BODY_STYLES[level]
    mark = Bullet(
        text=f"{number}." if number else look.bullet,
        number=number,
        colour=look.colour,
        x=look.indent - 20.0 + BODY.insets[0],
        face=str(FONT_FILES / "liberation" / "LiberationSans-Regular.ttf"),
    )
    return TextParagraph(
        runs=(Run(text=words, size=size or look.size, colour=look.colour),),
        lines=(),
        role=Role.LIST_ITEM,
        level=level,
        indent=look.indent,
        space_before=look.space_before,
        bullet=mark,
        style_size=look.size,
    )


def body(*paragraphs: TextParagraph, **how: object) -> TextItem:
    return TextItem(rect=BODY.rect, slot=BODY, paragraphs=paragraphs, insets=BODY.insets, name="Body", **how)


def page(number: int, *items: AnyItem, name: str = "", **how: object) -> SlidePage:
    words = name or f"Slide {number}"
    settings = {"chapter": "one", "chapter_title": "One", "anchor": f"s{number}", **how}
    layout = CONTENT if any(item.slot is BODY for item in items) else TITLE_ONLY
    return SlidePage(number=number, layout=layout, title=words, items=(title(words), *items), **settings)


def deck(*pages: SlidePage) -> SlideDeck:
    return SlideDeck(width=720.0, height=540.0, pages=pages)


def simple_deck(count: int) -> SlideDeck:
    """Slides of a title and three bullets each, with notes on every fourth."""
    points = tuple(bullet(f"A point worth making, number {index}") for index in range(3))
    return deck(
        *(
            page(number, body(*points), name=f"Slide number {number}", notes="Say it." if number % 4 == 0 else "")
            for number in range(1, count + 1)
        )
    )


def table(**how: object) -> TableItem:
    rule = Stroke(colour=BLUE, width=1.0)

    def cells(*words: str, **look: object) -> tuple[Cell, ...]:
        return tuple(Cell(paragraphs=(paragraph(one, size=14.0),), bottom=rule, **look) for one in words)

    total = Cell(paragraphs=(paragraph(run("Total", 14.0, bold=True)),), span=2, header=True)
    return TableItem(
        rect=Rect(36, 130, 480, 90),
        role=Role.TABLE,
        name="Estimate",
        alt="What it costs",
        columns=(240.0, 120.0, 120.0),
        rows=(
            Row(height=30, cells=cells("Item", "Days", "Price", fill=SOFT, top=rule), header=True),
            Row(height=30, cells=cells("Build", "10", "€8,000")),
            Row(height=30, cells=(total, *cells("€8,000"))),
        ),
        **how,
    )


def spec(ticks: tuple[tuple[int, str], ...], plot: Rect = PLOT, unit: int = 5000) -> ChartSpec:
    inside = Run(text="", size=12.0, colour=WHITE, bold=True)
    beside = Run(text="", size=12.0, colour=TEXT, bold=True)
    names = ("Prototype", "Product", "Platform & more")
    low, high = (0, 5000, 10_000), (5000, 12_000, 20_000)
    return ChartSpec(
        title="Budgets",
        categories=names,
        series=(
            Series(name="", values=tuple(Decimal(one) for one in low)),
            Series(
                name="Budgets",
                values=tuple(Decimal(b - a) for a, b in zip(low, high, strict=True)),
                colour=BLUE,
                labels=("", "€5k – €12k", "€10k – €20k"),
                label_run=inside,
            ),
            Series(
                name="",
                values=tuple(Decimal(20_000 - one) for one in high),
                labels=("up to €5k", "", ""),
                label_align=Align.LEFT,
                label_run=beside,
            ),
        ),
        minimum=Decimal(0),
        maximum=Decimal(20_000),
        unit=Decimal(unit),
        ticks=tuple((Decimal(at), words) for at, words in ticks),
        plot=plot,
        label_run=Run(text="", size=12.0, colour=TEXT),
        grid=Stroke(colour=Colour("BFBFBF", "bg1", 75_000), width=0.75),
        bar=0.4,
    )


MONEY_TICKS = ((0, "€0"), (5000, "€5,000"), (10_000, "€10,000"), (15_000, "€15,000"), (20_000, "€20,000"))
NAMED_TICKS = ((2500, "small"), (10_000, "medium"), (17_500, "large"))


def chart(ticks: tuple[tuple[int, str], ...] = MONEY_TICKS, **how: object) -> ChartItem:
    made = spec(ticks)
    per_unit = made.plot.width / 20_000
    drawn = tuple(
        text(
            paragraph(run(words, 12.0, RED), align=Align.CENTER),
            rect=Rect(made.plot.x + at * per_unit - 45, made.plot.y - 24, 90, 20),
            role=Role.LABEL,
            name=f"Axis label {words}",
        )
        for at, words in ticks
    )
    others = (text("€5k – €12k", rect=Rect(300, 210, 90, 20), role=Role.LABEL),)
    return ChartItem(
        rect=Rect(36, 136, 612, 144),
        role=Role.FIGURE,
        name="Budget chart",
        alt="Three budgets",
        spec=made,
        drawing=(*drawn, *others),
        **how,
    )


def png(folder: Path, name: str = "picture.png", colour: str = "teal") -> Picture:
    path = folder / name
    Image.new("RGB", (80, 60), colour).save(path)
    return Picture(path=path, alt="A teal field", width=80, height=60)


def picture(made: Picture, rect: Rect = PICTURE_RECT, **how: object) -> PictureItem:
    return PictureItem(rect=rect, role=Role.FIGURE, picture=made, alt=made.alt, **how)


def shape(geometry: Geometry = Geometry.RECT, rect: Rect = SHAPE_RECT, name: str = "", **box: object) -> ShapeItem:
    look = {"fill": SOFT, **box}
    return ShapeItem(rect=rect, role=Role.DECORATION, name=name, box=Box(geometry=geometry, **look))


TICK = (Segment("M", (20.0, 6.0)), Segment("C", (14.0, 12.0, 12.0, 14.0, 9.0, 17.0)), Segment("L", (4.0, 12.0)))
"""The strokes of a shape that is a path."""


def every_kind(folder: Path) -> SlideDeck:
    """Every kind of item and every feature of a deck, on as few slides as can be looked at."""
    line = Stroke(colour=RED, width=1.5)
    card = text(
        paragraph(run("Card", 20.0, BLUE, bold=True, font=FontRole.HEADING)),
        paragraph(run("with "), run("code()", font=FontRole.CODE), run(" and "), run("italic", italic=True)),
        paragraph(),
        paragraph(run("missing: client.name", highlight=Colour("FFE08A")), line_spacing=1.2, space_before=4.0),
        rect=Rect(36, 130, 300, 150),
        insets=(12.0, 10.0, 12.0, 10.0),
        box=Box(geometry=Geometry.ROUND_RECT, fill=SOFT, stroke=line, radius=8.0),
        name="Card",
    )
    links = text(
        paragraph(run("The site", colour=BLUE, link=WebLink("https://example.com/a b?x=1&y=2"))),
        paragraph(run("To the table", colour=FIXED, link=PageLink("s3"))),
        paragraph(run("Nowhere", link=PageLink("gone"))),
        rect=Rect(360, 130, 300, 80),
    )
    shapes = tuple(
        shape(geometry, Rect(36 + 80 * index, 320, 66, 44), f"A {geometry}", stroke=line, path=TICK)
        for index, geometry in enumerate(Geometry)
    )
    grouped = GroupItem(
        rect=Rect(36, 400, 200, 60),
        name="Group",
        alt="Two things",
        items=(shape(rect=Rect(36, 400, 200, 60), name="Back"), text("In a group", rect=Rect(46, 410, 180, 40))),
    )
    number = text(
        paragraph(run("1", 12.0, NUMBER.styles[0].colour), size=12.0, align=Align.RIGHT),
        rect=NUMBER.rect,
        slot=NUMBER,
        field="slidenum",
        anchor=NUMBER.anchor,
        insets=NUMBER.insets,
        role=Role.ARTIFACT,
    )
    listed = body(
        bullet("First"),
        bullet("Nested", level=1),
        bullet("Smaller", size=24.0),
        bullet("Counted", number=1),
        bullet("Counted too", number=2),
        paragraph(run("No bullet", 32.0), size=32.0),
    )
    made = png(folder)
    pictures = (
        picture(made),
        picture(made, Rect(220, 130, 120, 120), crop=(0.125, 0.0, 0.125, 0.0), name="Cropped"),
        picture(png(folder, "same.png"), Rect(360, 130, 160, 120)),
        picture(png(folder, "other.png", "red"), Rect(530, 130, 120, 90)),
    )
    return deck(
        page(1, card, links, *shapes, grouped, number, notes="First line.\nSecond line & more."),
        page(2, listed),
        page(3, table(), chapter="two", chapter_title="Two & <three>"),
        page(4, chart(), chapter="two", chapter_title="Two & <three>"),
        page(5, chart(NAMED_TICKS), chapter="two", chapter_title="Two & <three>"),
        page(6, *pictures, chapter="one", chapter_title="One", notes="Pictures."),
    )


class Parts:
    """The parts of a written deck, parsed on demand."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.names = archive.namelist()
            self.raw = {name: archive.read(name) for name in self.names}

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.raw[name])

    def slide(self, number: int) -> etree._Element:
        return self.xml(f"ppt/slides/slide{number}.xml")

    def find(self, number: int, path: str) -> list[etree._Element]:
        return self.slide(number).xpath(path, namespaces=NAMES)


def slot_item(slot: Slot, words: str) -> TextItem:
    """Text that fills a slot just as the template styles it."""
    style = slot.styles[0]
    hanging = Bullet(text=style.bullet, colour=style.bullet_colour or style.colour, x=slot.insets[0], face="")
    one = TextParagraph(
        runs=(
            Run(
                text=words,
                size=style.size,
                colour=style.colour,
                font=style.font,
                bold=style.bold,
                italic=style.italic,
            ),
        ),
        lines=(),
        align=style.align,
        line_spacing=style.line_spacing,
        space_before=style.space_before,
        indent=style.indent,
        bullet=hanging if style.bullet else None,
        style_size=style.size,
    )
    return TextItem(rect=slot.rect, slot=slot, paragraphs=(one,), anchor=slot.anchor, insets=slot.insets)


def deck_of_all_layouts(look: Brand) -> SlideDeck:
    """A slide for each job, every slot of its layout filled."""
    pages = tuple(
        SlidePage(
            number=number,
            layout=layout.part,
            title=role,
            items=tuple(slot_item(slot, f"{role} {slot.name}") for slot in layout.slots if slot.type != "pic"),
            anchor=role,
            chapter="all",
            chapter_title="All layouts",
            notes="Notes.",
        )
        for number, (role, layout) in enumerate(look.layouts.items(), 1)
    )
    return SlideDeck(width=look.slide_width, height=look.slide_height, pages=pages)
