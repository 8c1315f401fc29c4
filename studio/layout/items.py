"""What stands on a page: texts, shapes, pictures, tables, charts and groups of them.

Rectangles are on the page, in points; the origin is its top left corner, and y grows downwards.
"""

from dataclasses import field
from decimal import Decimal

from studio.domain.brand import Slot
from studio.domain.colours import Colour
from studio.domain.frozen import dataclass
from studio.domain.geometry import Rect
from studio.domain.pictures import Picture
from studio.domain.typography import Align, Anchor
from studio.layout.drawing import Box, Stroke
from studio.layout.paragraphs import Run, TextParagraph
from studio.layout.roles import Role


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
