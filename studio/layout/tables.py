"""Cells of styled text to measured tables, and those as table items."""

from collections.abc import Sequence
from functools import lru_cache

from studio.domain.brand import Slot
from studio.domain.colours import Colour
from studio.domain.frozen import dataclass, maker, replace
from studio.domain.geometry import Rect
from studio.domain.typography import Align, Anchor
from studio.layout.boxes import sure_insets
from studio.layout.drawing import Stroke
from studio.layout.items import Cell, Row, TableItem
from studio.layout.roles import Role
from studio.layout.text.least import least_height_in
from studio.layout.text.placing import place
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled
from studio.layout.text.typefaces import FontBook

Insets = tuple[float, float, float, float]
"""Left, top, right, bottom inside a cell, in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """How wide a column is: fixed points, or a share of what is left."""

    width: float | None = None
    weight: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """What stands in a cell."""

    text: Styled
    fill: Colour | None = None
    anchor: Anchor = Anchor.TOP
    span: int = 1
    header: bool = False
    """Heads its row."""
    top: Stroke | None = None
    bottom: Stroke | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row of cells; their spans add up to the number of columns."""

    cells: tuple[TableCell, ...]
    header: bool = False
    """Heads the columns, and is repeated wherever the table continues."""
    keep_with_next: bool = False
    """Never the last row before a split: a group's heading."""
    best_with_next: bool = False
    """The same where the rows before it fill enough of the room."""
    resumed: tuple[TableCell, ...] = ()
    """Stands as a row of its own above this one where a continuation begins with it: the group's heading again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredCell:
    """A cell with its lines broken."""

    cell: TableCell
    text: MeasuredText


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredRow:
    """A row with its height in points."""

    row: TableRow
    cells: tuple[MeasuredCell, ...]
    height: float
    resumed: "MeasuredRow | None" = None
    """Stands above it where a continuation begins with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredTable:
    """A table, or the part of one, with all widths and heights known."""

    widths: tuple[float, ...]
    rows: tuple[MeasuredRow, ...]
    insets: Insets
    fonts: FontBook
    continued: bool = False

    @property
    def heights(self) -> tuple[float, ...]:
        """Points, by row."""
        return tuple(row.height for row in self.rows)

    @property
    def height(self) -> float:
        """Points."""
        return sum(self.heights)

    @property
    def width(self) -> float:
        """Points."""
        return sum(self.widths)

    @property
    def header_rows(self) -> tuple[MeasuredRow, ...]:
        """The rows at the top that every continuation repeats."""
        count = next((index for index, row in enumerate(self.rows) if not row.row.header), len(self.rows))
        return self.rows[:count]


_make_cell, _make_measured = maker(Cell), maker(MeasuredCell)


def measure_table(
    columns: Sequence[Column],
    rows: Sequence[TableRow],
    width: float,
    fonts: FontBook,
    *,
    insets: Insets = (8.0, 5.0, 8.0, 5.0),
) -> MeasuredTable:
    """Give every column its width and every row the height of its tallest cell, in a table of so many points."""
    widths = column_widths(columns, width)
    measured: list[MeasuredRow] = []
    for row in rows:
        before = measured[-1] if measured else None
        measured.append(measure_row(row, columns, widths, insets, fonts, before))
    return MeasuredTable(widths=widths, rows=tuple(measured), insets=insets, fonts=fonts)


def with_ends(table: MeasuredTable, ends: float) -> MeasuredTable:
    """Give a table so many points above and below the text of every cell, none of which is measured again for that."""
    insets = (table.insets[0], ends, table.insets[2], ends)
    return replace(table, insets=insets, rows=tuple([_with_insets(row, insets) for row in table.rows]))


def _with_insets(row: MeasuredRow, insets: Insets) -> MeasuredRow:
    resumed = _with_insets(row.resumed, insets) if row.resumed else None
    return replace(row, height=row_height(row.cells, insets), resumed=resumed)


def column_widths(columns: Sequence[Column], width: float) -> tuple[float, ...]:
    """Give the points of each column in a table of so many points."""
    left = width - sum(column.width or 0.0 for column in columns)
    weights = sum(column.weight for column in columns if column.width is None) or 1.0
    return tuple(
        column.width if column.width is not None else max(left * column.weight / weights, 1.0) for column in columns
    )


def measure_row(
    row: TableRow,
    columns: Sequence[Column],
    widths: Sequence[float],
    insets: Insets,
    fonts: FontBook,
    before: MeasuredRow | None = None,
) -> MeasuredRow:
    """Give a row the height of its tallest cell, under columns of these widths in points.

    What resumes it where a table continues is not measured again if the row `before` has the same.
    """
    cells = []
    at = 0
    for cell in row.cells:
        room = sum(widths[at : at + cell.span]) - insets[0] - insets[2]
        align = columns[at].align if cell.span == 1 else Align.LEFT
        text = _aligned(cell.text, align)
        shown = cell if text is cell.text else replace(cell, text=text)
        cells.append(_make_measured(cell=shown, text=measure(text, room, fonts)))
        at += cell.span
    resumed = before.resumed if before and before.row.resumed is row.resumed else None
    if row.resumed and resumed is None:
        heading = TableRow(cells=row.resumed, keep_with_next=True)
        resumed = measure_row(heading, columns, widths, insets, fonts)
    return MeasuredRow(row=row, cells=tuple(cells), height=row_height(cells, insets), resumed=resumed)


def least_row_height(row: TableRow, widths: Sequence[float], insets: Insets, fonts: FontBook) -> float:
    """Give the points that a row is high at least under columns of these widths in points: as if lines were full."""
    least = 0.0
    at = 0
    for cell in row.cells:
        room = sum(widths[at : at + cell.span]) - insets[0] - insets[2]
        least = max(least, least_height_in(cell.text, room, fonts))
        at += cell.span
    return least + insets[1] + insets[3]


def row_height(cells: Sequence[MeasuredCell], insets: Insets) -> float:
    """Give the points of a row of these cells."""
    return max((cell.text.longest for cell in cells), default=0.0) + insets[1] + insets[3]


# Rows are dressed once for each size, and set several times.
@lru_cache(maxsize=1024)
def _aligned(text: Styled, align: Align) -> Styled:
    """Follow the column where the author's style says nothing else."""
    if align is Align.LEFT:
        return text
    return tuple(
        replace(paragraph, style=replace(paragraph.style, align=align))
        if paragraph.style.align is Align.LEFT
        else paragraph
        for paragraph in text
    )


def table_item(
    table: MeasuredTable,
    x: float,
    y: float,
    *,
    source: str,
    name: str,
    alt: str = "",
    table_id: str = "",
    slot: Slot | None = None,
) -> TableItem:
    """Give the item of a table whose top left corner is at this point of the page."""
    return TableItem(
        rect=Rect(x, y, table.width, table.height),
        role=Role.TABLE,
        name=name,
        source=source,
        alt=alt,
        slot=slot,
        columns=table.widths,
        rows=tuple(_row(row, table.insets) for row in table.rows),
        table=table_id or source,
        continued=table.continued,
    )


def _row(row: MeasuredRow, insets: Insets) -> Row:
    cells = tuple(
        _make_cell(
            paragraphs=place(cell.text, height=row.height, anchor=cell.cell.anchor, insets=insets),
            anchor=cell.cell.anchor,
            insets=sure_insets(cell.text, insets),
            fill=cell.cell.fill,
            top=cell.cell.top,
            bottom=cell.cell.bottom,
            span=cell.cell.span,
            header=cell.cell.header,
        )
        for cell in row.cells
    )
    return Row(height=row.height, cells=cells, header=row.row.header)
