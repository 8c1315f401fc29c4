"""Tables parted where a page or a slide ends: between rows, under the same header, or within a row that is too tall."""

from collections.abc import Sequence

from studio.domain.frozen import replace
from studio.layout.tables import Insets, MeasuredCell, MeasuredRow, MeasuredTable, row_height
from studio.layout.text.fitting import split
from studio.layout.text.setting import measure
from studio.layout.text.styling import Styled
from studio.layout.text.typefaces import FontBook

_FILLED = 0.5
"""Share of the room that rows fill before a split, if those after them are kept together for it."""
_ROUNDING = 0.05
"""Points by which rows may exceed their room: what is lost in rounding to EMU."""


def parted(table: MeasuredTable, room: float) -> list[MeasuredTable]:
    """Part a table into as many parts as it takes at a height in points."""
    parts = []
    rest: MeasuredTable | None = table
    while rest is not None:
        part, after = split_table(rest, room)
        if part is None:
            part, after = _first_row(rest, room)
        parts.append(part)
        rest = after
    return parts


def _first_row(table: MeasuredTable, room: float) -> tuple[MeasuredTable, MeasuredTable]:
    """Part a table within its first row, or after it when that row alone fits but must not stand last."""
    header = table.header_rows
    first = (*header, table.rows[len(header)])
    if sum(row.height for row in first) > room + _ROUNDING:
        return split_row(table, room)
    rest = (*header, *table.rows[len(header) + 1 :])
    return replace(table, rows=first), replace(table, rows=rest, continued=True)


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
        if used + row.height > room + _ROUNDING:
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
    return MeasuredRow(row=texts, cells=tuple(cells), height=row_height(cells, insets))


def _remeasured(cell: MeasuredCell, text: Styled, fonts: FontBook) -> MeasuredCell:
    return MeasuredCell(cell=replace(cell.cell, text=text), text=measure(text, cell.text.width, fonts))
