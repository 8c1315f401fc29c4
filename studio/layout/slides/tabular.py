"""Rows of a table to slides: one slide where a comfortable or the smallest size allows, else split with its header."""

from collections.abc import Callable, Sequence
from functools import cache

from studio.domain.brand import LayoutRole
from studio.domain.frozen import replace
from studio.domain.text import Line, Rich
from studio.layout.page import AnyItem
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet
from studio.layout.slides.ladder import ROUNDING, cut, words_fit
from studio.layout.tables import (
    Column,
    MeasuredTable,
    TableRow,
    measure_table,
    split_row,
    split_table,
    table_item,
    with_ends,
)

_TALLEST_HEADER = 0.35
"""Share of the area that header rows may take."""
_EVEN_SHARES = (0.6, 0.7, 0.8, 0.9, 0.95)
"""Shares of the area that rows are held to, so that slides come out filled alike."""
SIDE = 10.0
"""Points between the sides of a cell and its text."""
_ENDS = 5.0
_MOST_ENDS = 11.0
"""Points above and below the text of a cell, when a table has room to breathe."""


def table_sheets(
    desk: Desk,
    columns: Sequence[Column],
    rows: Callable[[float], Sequence[TableRow]],
    *,
    title: Line,
    source: str,
    name: str,
    notes: tuple[tuple[Line, Rich], ...],
    under: Callable[[float, float], tuple[AnyItem, ...] | None] = lambda _y, _room: (),
) -> Sequence[Sheet]:
    """Lay a table out over slides.

    `rows` gives the rows with text of a size in points; `under` gives what stands under the last part of the table
    from a y on in so much room, or None when it does not fit there.
    """
    area, gap = desk.area(), desk.sizes.gap
    rows = cache(rows)
    measured = cache(lambda size: _measured(desk, columns, rows(size)))
    below = max((item.rect.bottom for item in under(0.0, area.height) or ()), default=0.0)
    for size in _sizes(desk, desk.sizes.minimum):
        table = measured(size)
        if size > desk.sizes.minimum and not _words_fit(table, desk):
            continue
        if table.height > area.height + ROUNDING:
            continue
        room = area.height - (below + gap if below else 0.0)
        for shown in (_breathing(table, room), table):
            rest = under(area.y + shown.height + gap, area.height - shown.height - gap)
            if rest is not None:
                item = table_item(shown, area.x, area.y, source=source, name=name, alt=name, table_id=source)
                return (_sheet(title, (item, *rest), source, notes),)
    best: Sequence[Sheet] = ()
    for size in reversed(_sizes(desk, desk.sizes.minimum)):
        table = _with_short_header(desk, measured(size), source)
        if best and not _words_fit(table, desk):
            break
        sheets = _split(desk, table, title=title, source=source, name=name, notes=notes, under=under)
        if best and len(sheets) > len(best):
            break
        best = sheets
    return best


def _words_fit(table: MeasuredTable, desk: Desk) -> bool:
    return all(words_fit(cell.cell.text, cell.text.width, desk.fonts) for row in table.rows for cell in row.cells)


def table_within(
    desk: Desk, columns: Sequence[Column], rows: Callable[[float], Sequence[TableRow]], room: float
) -> MeasuredTable | None:
    """Set a table in comfort in so much height beside other things; None when it does not fit."""
    for size in _sizes(desk, COMFORTABLE):
        table = _measured(desk, columns, rows(size))
        if table.height <= room + ROUNDING and _words_fit(table, desk):
            return _breathing(table, room)
    return None


def _sizes(desk: Desk, floor: float) -> list[float]:
    """Give the sizes that a table is tried in, largest first."""
    sizes = (desk.sizes.body, desk.comfortable, desk.sizes.minimum)
    return sorted({max(size, desk.sizes.minimum) for size in sizes if size >= floor}, reverse=True)


def _measured(desk: Desk, columns: Sequence[Column], rows: Sequence[TableRow]) -> MeasuredTable:
    return measure_table(columns, rows, desk.area().width, desk.fonts, insets=(SIDE, _ENDS, SIDE, _ENDS))


def _breathing(table: MeasuredTable, room: float) -> MeasuredTable:
    """Give cells more space above and below while there is room."""
    spare = (room * 0.98 - table.height) / max(len(table.rows), 1) / 2
    return with_ends(table, min(_ENDS + max(spare, 0.0), _MOST_ENDS))


def _split(
    desk: Desk,
    table: MeasuredTable,
    *,
    title: Line,
    source: str,
    name: str,
    notes: tuple[tuple[Line, Rich], ...],
    under: Callable[[float, float], tuple[AnyItem, ...] | None],
) -> Sequence[Sheet]:
    """Deal the rows out to as few slides as hold them, filled alike, so that the last does not hold a single row."""
    area = desk.area()

    def closing(part: MeasuredTable) -> tuple[AnyItem, ...] | None:
        y = area.y + part.height + desk.sizes.gap
        return under(y, area.bottom - y)

    parts = _parts(table, area.height)
    slides = len(parts) + (closing(parts[-1]) is None)
    for share in _EVEN_SHARES:
        even = _parts(table, area.height * share)
        if len(even) + (closing(even[-1]) is None) <= slides:
            parts = even
            break
    sheets: list[Sheet] = []
    for part in parts:
        item = table_item(part, area.x, area.y, source=source, name=name, alt=name, table_id=source)
        last = closing(part) if part is parts[-1] else ()
        sheets.append(_sheet(title, (item, *(last or ())), source, () if sheets else notes))
        if last is None:
            sheets.append(_sheet(title, under(area.y, area.height) or (), source, ()))
    return sheets


def _parts(table: MeasuredTable, room: float) -> list[MeasuredTable]:
    """Part a table at a height in points."""
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
    if sum(row.height for row in first) > room + ROUNDING:
        return split_row(table, room)
    rest = (*header, *table.rows[len(header) + 1 :])
    return replace(table, rows=first), replace(table, rows=rest, continued=True)


def _with_short_header(desk: Desk, table: MeasuredTable, source: str) -> MeasuredTable:
    """Cut what heads the columns where it would leave no room for rows."""
    limit = desk.area().height * _TALLEST_HEADER
    if sum(row.height for row in table.header_rows) <= limit:
        return table
    desk.too_long(source, "A heading of the table")
    rows = []
    for row in table.header_rows:
        cells = []
        for cell in row.cells:
            text = cut(cell.cell.text, cell.text.width, limit - 2 * _ENDS, desk.fonts)
            shown = replace(cell.cell, text=tuple(paragraph.styled for paragraph in text.paragraphs))
            cells.append(replace(cell, cell=shown, text=text))
        height = max(cell.text.longest for cell in cells) + 2 * _ENDS
        rows.append(replace(row, cells=tuple(cells), height=height))
    return replace(table, rows=(*rows, *table.rows[len(rows) :]))


def _sheet(title: Line, items: tuple[AnyItem, ...], source: str, notes: tuple[tuple[Line, Rich], ...]) -> Sheet:
    return Sheet(role=LayoutRole.TITLE_ONLY, title=title, items=items, source=source, notes=notes)
