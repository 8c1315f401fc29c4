"""Where layout and painters meet: pages of positioned, semantic items.

All lengths are points; the origin is the top left corner of the page; y grows downwards.  Items stand in
reading order, which is also drawing order.  Painters decide nothing: what does not fit was settled by the layout.
"""

from collections.abc import Sequence
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from studio.domain.brand import Slot
from studio.domain.colours import Colour
from studio.domain.findings import Finding
from studio.domain.frozen import dataclass
from studio.domain.geometry import Rect
from studio.domain.pictures import Picture
from studio.domain.typography import Align, Anchor, FontRole


class Role(StrEnum):
    """What an item or a paragraph means, for structure tags and accessibility."""

    TITLE = "title"
    """The title of a slide or of the document."""
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    """What somebody else said."""
    LABEL = "label"
    """A short caption over or under something."""
    TOC_ENTRY = "toc_entry"
    TABLE = "table"
    FIGURE = "figure"
    """A picture, a chart or a diagram that carries meaning."""
    DECORATION = "decoration"
    """Carries no meaning; hidden from assistive technology."""
    ARTIFACT = "artifact"
    """Running header, footer, page number."""


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
class Stroke:
    """An outline or a rule."""

    colour: Colour
    width: float
    """Points."""


class Geometry(StrEnum):
    """Shapes that both painters can draw; the values are DrawingML presets, but for paths."""

    RECT = "rect"
    ROUND_RECT = "roundRect"
    ELLIPSE = "ellipse"
    LINE = "line"
    """From the top left to the bottom right corner of the rectangle."""
    CHEVRON = "chevron"
    PENTAGON = "homePlate"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    PATH = "path"
    """Strokes with round ends and joins, as an icon has; never filled."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a path: `M` moves, `L` draws a line, `C` a Bézier curve with two handles, `Z` closes."""

    kind: str
    points: tuple[float, ...] = ()
    """x and y in turn, in a square of `PATH_SIDE` units that stands for the shape's rectangle."""


PATH_SIDE = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The visible body of a text item or a shape."""

    geometry: Geometry = Geometry.RECT
    fill: Colour | None = None
    stroke: Stroke | None = None
    radius: float = 0.0
    """Corner radius of ROUND_RECT in points."""
    path: tuple[Segment, ...] = ()
    """Strokes of PATH."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What every item has."""

    rect: Rect
    role: Role = Role.PARAGRAPH
    name: str = ""
    """Shown in PowerPoint's selection pane: `Benefit 2 outcome`."""
    source: str = ""
    """Id of the pick or chapter it shows."""
    alt: str = ""
    """Alternative text of figures."""
    slot: Slot | None = None
    """The layout's placeholder that it fills."""
    inherited: bool = False
    """Drawn by the template's master or layout already: PDF painters draw it, the deck painter does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextItem(Item):
    """Paragraphs in a box; the box may be visible, as a card or a button is."""

    paragraphs: tuple[TextParagraph, ...]
    anchor: Anchor = Anchor.TOP
    insets: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Left, top, right, bottom; the lines' positions have them counted in already."""
    box: Box | None = None
    field: str = ""
    """`slidenum` when the text is the slide's number and follows the slide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeItem(Item):
    """A shape without text."""

    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureItem(Item):
    """A picture, cropped to its rectangle."""

    picture: Picture
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Left, top, right, bottom as fractions of the picture."""
    data: bytes = field(default=b"", repr=False)
    """PNG or JPEG of a template's own picture; stands in for the picture's path, which is empty then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell; the positions of its lines count from the cell's own top left corner."""

    paragraphs: tuple[TextParagraph, ...]
    anchor: Anchor = Anchor.TOP
    insets: tuple[float, float, float, float] = (6.0, 4.0, 6.0, 4.0)
    fill: Colour | None = None
    top: Stroke | None = None
    bottom: Stroke | None = None
    span: int = 1
    """Columns covered; the covered cells are left out of the row."""
    header: bool = False
    """Heads its row (first column)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table row."""

    height: float
    cells: tuple[Cell, ...]
    header: bool = False
    """Heads the columns; repeated on every page that continues the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableItem(Item):
    """A table, or the part of one that fits the page."""

    columns: tuple[float, ...]
    """Widths in points."""
    rows: tuple[Row, ...]
    table: str = ""
    """The same on every page over which one table goes."""
    continued: bool = False
    """An earlier page holds its beginning: header rows are repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One series of a chart."""

    name: str
    values: tuple[Decimal, ...]
    colour: Colour | None = None
    """None: invisible, as the part of a range bar before its beginning."""
    labels: tuple[str, ...] = ()
    """Words in each bar; empty for none. An invisible series bears the words that its neighbour has no room for."""
    label_align: Align = Align.CENTER
    """Where in the bar its words stand: at its beginning, in its middle, at its end."""
    label_run: Run | None = None
    """Style of the words; its text is empty. None for no words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSpec:
    """A horizontal bar chart as data: series are stacked, so an invisible first one gives range bars."""

    title: str
    categories: tuple[str, ...]
    """From top to bottom."""
    series: tuple[Series, ...]
    minimum: Decimal
    maximum: Decimal
    unit: Decimal
    """Distance of the grid lines; 0 for a line at the minimum alone."""
    ticks: tuple[tuple[Decimal, str], ...]
    """Labelled positions on the value axis."""
    plot: Rect
    """The inner plot area on the page."""
    label_run: Run
    """Style of category names and tick labels; its text is empty."""
    grid: Stroke
    bar: float
    """Thickness of a bar as a fraction of its category's height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartItem(Item):
    """A chart: the data for a native chart, and the same drawn as items in page coordinates."""

    spec: ChartSpec
    drawing: tuple["ShapeItem | TextItem", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupItem(Item):
    """Items that are moved together; their rectangles are in page coordinates."""

    items: tuple["AnyItem", ...]


AnyItem = TextItem | ShapeItem | PictureItem | TableItem | ChartItem | GroupItem


@dataclass(frozen=True, slots=True, kw_only=True)
class SlidePage:
    """One slide."""

    number: int
    """From 1."""
    layout: str
    """Part name of the slide layout in the template."""
    title: str
    """Plain; never empty."""
    items: tuple[AnyItem, ...]
    anchor: str
    """Unique in the deck; what links point to."""
    chapter: str
    """Id of the chapter; the deck's sections are runs of equal chapters."""
    chapter_title: str
    """Name of the deck's section."""
    notes: str = ""
    """Speaker notes, plain, a line for each paragraph."""
    source: str = ""

    @property
    def chapters(self) -> tuple[str, ...]:
        """The one whose slide it is."""
        return (self.chapter,)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideDeck:
    """All slides of a document."""

    width: float
    height: float
    pages: tuple[SlidePage, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """An entry of the document outline, and a spot that links can point to."""

    anchor: str
    title: str
    """Plain; empty for a spot that the outline leaves out."""
    level: int
    """From 0."""
    page: int
    """Index into the pages, from 0."""
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowPage:
    """One sheet of the proposal."""

    number: int
    """From 1."""
    items: tuple[AnyItem, ...]
    chapter: str = ""
    """Whose content it begins with."""
    source: str = ""
    joining: tuple[str, ...] = ()
    """Chapters that begin below that."""

    @property
    def chapters(self) -> tuple[str, ...]:
        """All that have content here."""
        return (self.chapter, *self.joining)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowBook:
    """All sheets of a proposal."""

    width: float
    height: float
    pages: tuple[FlowPage, ...]
    bookmarks: tuple[Bookmark, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What both painters write into a file's properties."""

    title: str
    author: str
    subject: str
    language: str
    """BCP 47."""
    date: tuple[int, int, int]
    """Year, month, day: the only date that a file bears, so that equal input gives equal bytes."""
    keywords: tuple[str, ...] = ()
