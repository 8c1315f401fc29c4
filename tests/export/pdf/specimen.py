"""A book and a deck that hold every kind of item, set by hand."""

from decimal import Decimal
from pathlib import Path

from PIL import Image

from studio.domain.geometry import Rect
from studio.domain.pictures import Picture
from studio.layout.drawing import Box, Geometry, Stroke
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
from studio.layout.page import Bookmark, FlowBook, SlideDeck, SlidePage
from studio.layout.paragraphs import PageLink, WebLink
from studio.layout.roles import Role
from tests.export.pdf.pages import BLUE, GREEN, SAND, WHITE, book, paragraph, run, text

THIN = Stroke(colour=BLUE, width=0.75)


def make_picture(path: Path) -> Picture:
    """Save four coloured fields; a PNG fades from transparent at its top to opaque."""
    image = Image.new("RGB", (80, 60), (200, 30, 30))
    image.paste((30, 30, 200), (40, 0, 80, 30))
    image.paste((30, 160, 60), (0, 30, 40, 60))
    image.paste((240, 200, 40), (40, 30, 80, 60))
    if path.suffix == ".png":
        image.putalpha(Image.linear_gradient("L").resize((80, 60)))
    image.save(path)
    return Picture(path=path, alt="Four coloured fields", width=80, height=60)


def heading(words: str, y: float, role: Role = Role.HEADING_1, *, x: float = 50) -> TextItem:
    return text(
        paragraph((run(words, size=20, bold=True, colour=BLUE),), leading=24), at=Rect(x, y, 400, 26), role=role
    )


def table(y: float, *rows: Row, name: str = "prices", continued: bool = False, x: float = 50) -> TableItem:
    height = sum(row.height for row in rows)
    return TableItem(
        rect=Rect(x, y, 400, height),
        columns=(160, 120, 120),
        rows=rows,
        table=name,
        continued=continued,
        role=Role.TABLE,
    )


def row(*words: str, header: bool = False, spans: tuple[int, ...] = ()) -> Row:
    cells = tuple(
        Cell(
            paragraphs=(paragraph((run(word, colour=WHITE if header else BLUE, bold=header),), x=6, top=4),),
            fill=BLUE if header else SAND,
            bottom=THIN,
            span=span,
            header=not header and index == 0,
        )
        for index, (word, span) in enumerate(zip(words, spans or (1,) * len(words), strict=True))
    )
    return Row(height=24, cells=cells, header=header)


def chart(y: float, *, x: float = 50) -> ChartItem:
    plot = Rect(x + 100, y + 10, 250, 60)
    spec = ChartSpec(
        title="Budget bands",
        categories=("Pilot", "Roll-out"),
        series=(
            Series(name="from", values=(Decimal(5), Decimal(10))),
            Series(name="to", values=(Decimal(5), Decimal(20)), colour=GREEN),
        ),
        minimum=Decimal(0),
        maximum=Decimal(40),
        unit=Decimal(10),
        ticks=((Decimal(0), "0"), (Decimal(40), "40")),
        plot=plot,
        label_run=run(""),
        grid=THIN,
        bar=0.6,
    )
    drawing: tuple[ShapeItem | TextItem, ...] = (
        ShapeItem(rect=Rect(plot.x, plot.y, 0, plot.height), box=Box(geometry=Geometry.LINE, stroke=THIN)),
        ShapeItem(rect=Rect(plot.x + 30, plot.y + 6, 60, 18), box=Box(fill=GREEN)),
        ShapeItem(rect=Rect(plot.x + 60, plot.y + 36, 140, 18), box=Box(fill=GREEN)),
        text(paragraph("Pilot"), at=Rect(x, plot.y + 6, 90, 16)),
        text(paragraph("Roll-out"), at=Rect(x, plot.y + 36, 90, 16)),
    )
    return ChartItem(
        rect=Rect(x, y, 400, 80), spec=spec, drawing=drawing, role=Role.FIGURE, alt="Two bars: pilot and roll-out"
    )


def bullets(y: float, *, x: float = 50) -> TextItem:
    paragraphs = (
        paragraph("A first point", bullet="•", x=20, role=Role.LIST_ITEM),
        paragraph("below the first", bullet="–", x=40, top=16, level=1, role=Role.LIST_ITEM),
        paragraph("A second point over", "two lines", bullet="•", x=20, top=32, role=Role.LIST_ITEM),
        paragraph("Numbered one", bullet="1.", number=1, x=20, top=64, role=Role.LIST_ITEM),
        paragraph("Numbered two", bullet="2.", number=2, x=20, top=80, role=Role.LIST_ITEM),
    )
    return text(*paragraphs, at=Rect(x, y, 400, 100))


def prose(y: float, *, anchor: str, x: float = 50) -> TextItem:
    site = WebLink("https://example.com/a?b=c&d=(e)")
    there = PageLink(anchor)
    return text(
        paragraph(
            (
                run("See "),
                run("our ", link=site, colour=BLUE),
                run("site", link=site, bold=True, colour=BLUE),
                run(" and the"),
            ),
            (run("chapter that goes on", link=there, colour=BLUE),),
            (run("over two lines", link=there, colour=BLUE), run(", and "), run("missing: name", highlight=SAND)),
        ),
        at=Rect(x, y, 400, 50),
    )


def shapes(y: float, *, x: float = 50) -> GroupItem:
    items = tuple(
        ShapeItem(
            rect=Rect(x + index * 60, y, 50, 30),
            box=Box(geometry=geometry, fill=SAND, stroke=Stroke(colour=BLUE, width=1.5), radius=8),
        )
        for index, geometry in enumerate(Geometry)
    )
    return GroupItem(rect=Rect(x, y, 480, 30), items=items)


def footer(words: str, *, y: float) -> TextItem:
    return text(paragraph((run(words, size=8),)), at=Rect(50, y, 400, 12), role=Role.ARTIFACT)


def every_item_book(folder: Path) -> FlowBook:
    photo, logo = make_picture(folder / "photo.jpg"), make_picture(folder / "logo.png")
    contents = text(
        paragraph((run("Prices ", link=PageLink("prices")), run("2", link=PageLink("prices"))), role=Role.TOC_ENTRY),
        paragraph((run("More", link=PageLink("more")),), role=Role.TOC_ENTRY, top=16),
        at=Rect(50, 150, 400, 32),
    )
    cover: tuple[AnyItem, ...] = (
        ShapeItem(rect=Rect(0, 0, 595, 40), box=Box(fill=BLUE), role=Role.DECORATION),
        heading("A proposal", 60, Role.TITLE),
        contents,
        PictureItem(rect=Rect(50, 220, 120, 90), picture=photo, role=Role.FIGURE),
        PictureItem(
            rect=Rect(200, 220, 120, 90), picture=logo, crop=(0.25, 0.0, 0.25, 0.5), role=Role.FIGURE, alt="The mark"
        ),
        PictureItem(rect=Rect(350, 220, 60, 45), picture=photo, role=Role.DECORATION),
        prose(330, anchor="prices"),
        footer("Page 1 of 3", y=810),
    )
    header = row("Item", "Days", "Amount", header=True)
    prices: tuple[AnyItem, ...] = (
        heading("Prices", 60),
        heading("By item", 100, Role.HEADING_3),
        table(140, header, row("Analysis", "3", "2,400"), row("Both together", "4,000", spans=(2, 1))),
        chart(260),
        bullets(360),
        shapes(480),
        text(
            paragraph((run("A card", bold=True),), x=12, top=10, role=Role.LABEL),
            paragraph("with words in it", x=12, top=28),
            at=Rect(50, 530, 200, 60),
            box=Box(geometry=Geometry.ROUND_RECT, fill=SAND, stroke=THIN, radius=8),
        ),
        footer("Page 2 of 3", y=810),
    )
    rest: tuple[AnyItem, ...] = (
        table(60, header, row("Training", "2", "1,600"), continued=True),
        heading("More", 160),
        footer("Page 3 of 3", y=810),
    )
    bookmarks = (
        Bookmark(anchor="prices", title="Prices", level=0, page=1, y=60),
        Bookmark(anchor="prices/items", title="By item", level=1, page=1, y=100),
        Bookmark(anchor="spot", title="", level=0, page=1, y=300),
        Bookmark(anchor="more", title="More", level=0, page=2, y=160),
    )
    return book(cover, prices, rest, bookmarks=bookmarks, chapters=("", "prices", "prices"))


def every_item_deck(folder: Path) -> SlideDeck:
    logo = make_picture(folder / "logo.png")
    decor = (
        ShapeItem(rect=Rect(0, 0, 960, 12), box=Box(fill=BLUE), inherited=True),
        text(paragraph((run("Firm", size=9),)), at=Rect(860, 510, 80, 14), inherited=True),
        PictureItem(rect=Rect(900, 20, 40, 30), picture=logo, inherited=True),
    )
    slides: tuple[tuple[AnyItem, ...], ...] = (
        (*decor, heading("First slide", 40, Role.TITLE), prose(100, anchor="slide/2"), bullets(180), shapes(320)),
        (
            *decor,
            heading("Second slide", 40, Role.TITLE),
            heading("A card", 90, Role.HEADING_1),
            chart(140),
            table(260, row("a", "b", "c", header=True), row("d", "e", "f")),
        ),
    )
    pages = tuple(
        SlidePage(
            number=index + 1,
            layout="/ppt/slideLayouts/slideLayout1.xml",
            title=("First slide", "Second slide")[index],
            items=items,
            anchor=f"slide/{index + 1}",
            chapter="one",
            chapter_title="One",
        )
        for index, items in enumerate(slides)
    )
    return SlideDeck(width=960, height=540, pages=pages)
