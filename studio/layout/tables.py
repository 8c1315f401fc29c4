"""Cells of styled text to measured tables, split between rows, as table items."""

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
from studio.layout.text.fitting import split
from studio.layout.text.placing import place
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled
from studio.layout.text.typefaces import FontBook

Insets = tuple[float, float, float, float]
"""Left, top, right, bottom inside a cell, in points."""
_FILLED = 0.5
"""Share of the room that rows fill before a split, if those after them are kept together for it."""


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
    measured = tuple(measure_row(row, columns, widths, insets, fonts) for row in rows)
    return MeasuredTable(widths=widths, rows=measured, insets=insets, fonts=fonts)


def with_ends(table: MeasuredTable, ends: float) -> MeasuredTable:
    """Give a table so many points above and below the text of every cell, none of which is measured again for that."""
    insets = (table.insets[0], ends, table.insets[2], ends)
    return replace(table, insets=insets, rows=tuple([_with_insets(row, insets) for row in table.rows]))


def _with_insets(row: MeasuredRow, insets: Insets) -> MeasuredRow:
    resumed = _with_insets(row.resumed, insets) if row.resumed else None
    return replace(row, height=_row_height(row.cells, insets), resumed=resumed)


def column_widths(columns: Sequence[Column], width: float) -> tuple[float, ...]:
    """Give the points of each column in a table of so many points."""
    left = width - sum(column.width or 0.0 for column in columns)
    weights = sum(column.weight for column in columns if column.width is None) or 1.0
    return tuple(
        column.width if column.width is not None else max(left * column.weight / weights, 1.0) for column in columns
    )


def measure_row(
    row: TableRow, columns: Sequence[Column], widths: Sequence[float], insets: Insets, fonts: FontBook
) -> MeasuredRow:
    """Give a row the height of its tallest cell, under columns of these widths in points."""
    cells = []
    at = 0
    for cell in row.cells:
        room = sum(widths[at : at + cell.span]) - insets[0] - insets[2]
        align = columns[at].align if cell.span == 1 else Align.LEFT
        text = _aligned(cell.text, align)
        shown = cell if text is cell.text else replace(cell, text=text)
        cells.append(_make_measured(cell=shown, text=measure(text, room, fonts)))
        at += cell.span
    resumed = None
    if row.resumed:
        heading = TableRow(cells=row.resumed, keep_with_next=True)
        resumed = measure_row(heading, columns, widths, insets, fonts)
    return MeasuredRow(row=row, cells=tuple(cells), height=_row_height(cells, insets), resumed=resumed)


def _row_height(cells: Sequence[MeasuredCell], insets: Insets) -> float:
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


def split_table(table: MeasuredTable, room: float) -> tuple[MeasuredTable | None, MeasuredTable | None]:
    """Part a table at a height in points: what fits, and the rest under the same header rows.

    The first part is None when not even one row fits under the header; a row that is taller than `room` by itself
    stays whole there, see `split_row`.  The second part is None when all fits.
    """
    header = table.header_rows
    body = table.rows[len(header) :]
    used = sum(row.height for row in header)
    count = 0
    for row in body:
        if used + row.height > room + 0.05:
            break
        used += row.height
        count += 1
    if count == len(body):
        return table, None
    while count and body[count - 1].row.keep_with_next:
        count -= 1
    count = _well_ended(body, count, room * _FILLED - sum(row.height for row in header))
    if not count:
        return None, replace(table, rows=header + body, continued=True) if table.continued else table
    again = body[count].resumed
    resumed = (again,) if again else ()
    rest = replace(table, rows=header + resumed + body[count:], continued=True)
    return replace(table, rows=header + body[:count]), rest


def _well_ended(body: Sequence[MeasuredRow], count: int, least: float) -> int:
    """Give where rows are parted best, if so many points are filled before: at most after `count` of them."""
    best = count
    while best and (body[best - 1].row.keep_with_next or body[best - 1].row.best_with_next):
        best -= 1
    return best if best and sum(row.height for row in body[:best]) >= least else count


def split_row(table: MeasuredTable, room: float, *, heading: int = 0) -> tuple[MeasuredTable, MeasuredTable]:
    """Part a body row of a table inside its cells: for a row that no page can hold.

    `room` is the height in points for the header rows, so many rows of its heading, and the first part of the row.
    """
    header = table.header_rows
    above = table.rows[: len(header) + heading]
    row = table.rows[len(above)]
    height = max(room - sum(part.height for part in above) - table.insets[1] - table.insets[3], 1.0)
    heads, tails = [], []
    for cell in row.cells:
        first, second = split(cell.cell.text, cell.text.width, height, table.fonts) if cell.cell.text else ((), ())
        heads.append(_remeasured(cell, first, table.fonts))
        tails.append(_remeasured(cell, second, table.fonts))
    head, tail = _row_of(row, heads, table.insets), _row_of(row, tails, table.insets)
    after = table.rows[len(above) + 1 :]
    return (
        replace(table, rows=(*above, head)),
        replace(table, rows=(*header, tail, *after), continued=True),
    )


def _row_of(row: MeasuredRow, cells: Sequence[MeasuredCell], insets: Insets) -> MeasuredRow:
    texts = replace(row.row, cells=tuple(cell.cell for cell in cells))
    return MeasuredRow(row=texts, cells=tuple(cells), height=_row_height(cells, insets))


def _remeasured(cell: MeasuredCell, text: Styled, fonts: FontBook) -> MeasuredCell:
    return MeasuredCell(cell=replace(cell.cell, text=text), text=measure(text, cell.text.width, fonts))


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
