"""Rows of a table to slides: one slide where a comfortable or the smallest size allows, else split with its header."""

from collections.abc import Callable, Sequence
from dataclasses import field
from itertools import accumulate
from math import inf
from typing import NamedTuple

from studio.domain.brand import LayoutRole
from studio.domain.frozen import dataclass, replace
from studio.domain.text import Line, Rich
from studio.layout.items import AnyItem, TableItem
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet
from studio.layout.slides.ladder import ROUNDING, cut
from studio.layout.slides.table_sizes import ENDS, SIDE, Dress, breathing, table_sizes, table_words_fit
from studio.layout.table_parts import parted
from studio.layout.tables import (
    Column,
    MeasuredRow,
    MeasuredTable,
    TableRow,
    column_widths,
    least_row_height,
    measure_row,
    table_item,
    with_ends,
)

_TALLEST_HEADER = 0.35
"""Share of the area that header rows may take."""
_EVEN_SHARES = (0.6, 0.7, 0.8, 0.9, 0.95)
"""Shares of the area that rows are held to, so that slides come out filled alike."""
_FEWEST = 2
"""Slides that a table takes which does not fit on one."""
_SHRINKING = 1.02
"""Factor by which the parts of a table may hold more than their heights: a text that goes over two may get shorter."""
_DENSE_ENDS = 2.5
"""Points above and below the text of a cell in a table that is set densely."""
_DENSE_GAP = 0.5
"""What is left of the gap under such a table."""

Under = Callable[[float, float], tuple[AnyItem, ...] | None]
"""Gives what stands under a table from a y on in so much room, or None when it does not fit there."""


def table_sheets(
    desk: Desk,
    columns: Sequence[Column],
    rows: Dress,
    *,
    title: Line,
    source: str,
    name: str,
    notes: tuple[tuple[Line, Rich], ...],
    under: Under = lambda _y, _room: (),
    dense: tuple[Sequence[Column], Dress, Under] | None = None,
) -> Sequence[Sheet]:
    """Lay a table out over slides.

    `under` is what stands under the last part of the table; `dense` the columns, the rows and that in
    less height, for a table that needs fewer slides so.
    """

    def table(across: Sequence[Column], dress: Dress, below: Under, ends: float, gap: float) -> _Table:
        return _Table(
            desk=desk,
            columns=across,
            dress=dress,
            title=title,
            source=source,
            name=name,
            under=below,
            ends=ends,
            gap=gap,
        )

    tables = [table(columns, rows, under, ENDS, desk.sizes.gap)]
    if dense:
        tables.append(table(*dense, _DENSE_ENDS, desk.sizes.gap * _DENSE_GAP))
    return _on_one_slide(tables, notes) or _over_slides(tables, notes)


def _on_one_slide(tables: "Sequence[_Table]", notes: tuple[tuple[Line, Rich], ...]) -> Sequence[Sheet]:
    """Set a table as it is designed or densely on one slide: in comfort if it can be, else in the smallest size."""
    desk = tables[0].desk
    sizes = table_sizes(desk, desk.sizes.minimum)
    rooms = [table.rooms() for table in tables]
    for some in ([size for size in sizes if size >= COMFORTABLE], [size for size in sizes if size < COMFORTABLE]):
        for table, room in zip(tables, rooms, strict=True):
            if sheet := table.on_one_slide(some, room, notes):
                return (sheet,)
    return ()


def _over_slides(tables: "Sequence[_Table]", notes: tuple[tuple[Line, Rich], ...]) -> Sequence[Sheet]:
    """Set a table on as few slides as hold it, as it is designed where that takes no more."""
    best: tuple[_Table, _Dealt] | None = None
    for table in tables:
        if best and best[1].slides <= _FEWEST:
            break
        dealt = table.over_slides()
        if dealt and (best is None or dealt.slides < best[1].slides):
            best = (table, dealt)
    return best[0].drawn(best[1], notes) if best else ()


class _Dealt(NamedTuple):
    """A table in parts, one for each slide."""

    parts: Sequence[MeasuredTable]
    below: tuple[AnyItem, ...] | None
    """What stands under the last part; None where it needs a slide of its own."""

    @property
    def slides(self) -> int:
        """How many it takes."""
        return len(self.parts) + (self.below is None)


class _Rooms(NamedTuple):
    """Points that a table may take on a slide that it shares with what stands under it."""

    least: float
    """Where that is as high as it was designed."""
    most: float
    """Where that is as low as it can be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """A table that is tried in several sizes; no row is measured twice in one."""

    desk: Desk
    columns: Sequence[Column]
    dress: Dress
    title: Line
    source: str
    name: str
    under: Under
    ends: float
    """Points above and below the text of a cell at least."""
    gap: float
    """Points over what stands under the table."""
    _rows: dict[float, list[MeasuredRow]] = field(default_factory=dict, init=False)
    """Measured so far, by size."""
    _dressed: dict[float, Sequence[TableRow]] = field(default_factory=dict, init=False)
    _least: dict[float, list[float]] = field(default_factory=dict, init=False)
    """Points that what is left from each row on needs at least, by size."""

    def rooms(self) -> _Rooms:
        """Give the room that is left for the table on one slide."""
        height = self.desk.area().height
        rooms = [height]
        below = height
        while items := self.under(0.0, below):
            bottom = max(item.rect.bottom for item in items)
            rooms.append(height - bottom - self.gap)
            below = bottom - 2 * ROUNDING
        return _Rooms(rooms[min(1, len(rooms) - 1)], rooms[-1])

    def on_one_slide(self, sizes: Sequence[float], rooms: _Rooms, notes: tuple[tuple[Line, Rich], ...]) -> Sheet | None:
        """Set the table in the first of these sizes in which one slide holds it with what stands under it."""
        desk, gap = self.desk, self.gap
        area = desk.area()
        for least in (desk.sizes.minimum, *sizes[-1:]):  # the smallest is needed for a table over slides, too
            if self._rows_in(least)[2][0] > rooms.most + ROUNDING:
                return None
        for size in sizes:
            table = self._measured(size, rooms.most)
            if table is None or (size > desk.sizes.minimum and not table_words_fit(table, desk)):
                continue
            for shown in (breathing(table, rooms.least, self.ends), table):
                rest = self.under(area.y + shown.height + gap, area.height - shown.height - gap)
                if rest is not None:
                    return self._sheet((self._item(shown), *rest), notes)
        return None

    def over_slides(self) -> _Dealt | None:
        """Deal the table out in the largest size that takes no more slides than the smallest."""
        sizes = table_sizes(self.desk, self.desk.sizes.minimum)[::-1]
        best = self._dealt_in(sizes[1], _FEWEST) if len(sizes) > 1 else None
        for size in sizes[2:] if best else sizes:  # no size takes fewer than the fewest
            dealt = self._dealt_in(size, best.slides if best else None)
            if dealt is None:
                break
            best = dealt
        return best

    def _dealt_in(self, size: float, slides: int | None) -> _Dealt | None:
        """Deal the table out in a size; None where that takes more than so many slides, or a word would be cut."""
        table = self._measured(size, slides * self.desk.area().height * _SHRINKING if slides else inf)
        if table is None or (slides and not table_words_fit(table, self.desk)):
            return None
        dealt = self._dealt(_with_short_header(self.desk, table, self.source))
        return None if slides and dealt.slides > slides else dealt

    def _measured(self, size: float, most: float) -> MeasuredTable | None:
        """Measure the table in a size; None as soon as it is higher than so many points."""
        area, insets = self.desk.area(), (SIDE, self.ends, SIDE, self.ends)
        widths = column_widths(self.columns, area.width)
        dressed, rows, least = self._rows_in(size)
        height = sum([row.height for row in rows])
        while height + least[len(rows)] <= most + ROUNDING:
            if len(rows) == len(dressed):
                return MeasuredTable(widths=widths, rows=tuple(rows), insets=insets, fonts=self.desk.fonts)
            row, before = dressed[len(rows)], rows[-1] if rows else None
            rows.append(measure_row(row, self.columns, widths, insets, self.desk.fonts, before))
            height += rows[-1].height
        return None

    def _rows_in(self, size: float) -> tuple[Sequence[TableRow], list[MeasuredRow], list[float]]:
        """Give the rows in a size, those that were measured, and what is left from each on needs at least."""
        if size not in self._dressed:
            dressed = self._dressed[size] = self.dress(size)
            widths, insets = column_widths(self.columns, self.desk.area().width), (SIDE, self.ends, SIDE, self.ends)
            heights = [least_row_height(row, widths, insets, self.desk.fonts) for row in reversed(dressed)]
            self._least[size] = [0.0, *accumulate(heights)][::-1]
            self._rows[size] = []
        return self._dressed[size], self._rows[size], self._least[size]

    def _dealt(self, table: MeasuredTable) -> _Dealt:
        """Deal the rows out to as few slides as hold them, filled alike: no single row is left for the last."""
        area = self.desk.area()
        dealt = self._parted(table, area.height)
        for share in _EVEN_SHARES:
            room = area.height * share
            if table.height <= dealt.slides * room * _SHRINKING:
                even = self._parted(table, room)
                if even.slides <= dealt.slides:
                    return even
        return dealt

    def _parted(self, table: MeasuredTable, room: float) -> _Dealt:
        """Part the table at a height in points."""
        parts = parted(table, room)
        area = self.desk.area()
        y = area.y + parts[-1].height + self.gap
        return _Dealt(parts, self.under(y, area.bottom - y))

    def drawn(self, dealt: _Dealt, notes: tuple[tuple[Line, Rich], ...]) -> Sequence[Sheet]:
        """Draw the parts of the table, one slide for each."""
        dealt = self._aired(dealt)
        *before, last = [self._item(part) for part in dealt.parts]
        contents: list[tuple[AnyItem, ...]] = [*[(item,) for item in before], (last, *(dealt.below or ()))]
        if dealt.below is None:
            area = self.desk.area()
            contents.append(self.under(area.y, area.height) or ())
        return [self._sheet(items, () if number else notes) for number, items in enumerate(contents)]

    def _aired(self, dealt: _Dealt) -> _Dealt:
        """Give the cells of all parts the space above and below that the fullest slide has room for."""
        area = self.desk.area()
        y = area.y + dealt.parts[-1].height + self.gap
        under = max((item.rect.bottom - y + self.gap for item in dealt.below or ()), default=0.0)
        rooms = [area.height] * (len(dealt.parts) - 1) + [area.height - under]
        aired = [breathing(part, room, self.ends) for part, room in zip(dealt.parts, rooms, strict=True)]
        ends = min(part.insets[1] for part in aired)
        parts = [with_ends(part, ends) for part in dealt.parts]
        y = area.y + parts[-1].height + self.gap
        return _Dealt(parts, dealt.below and self.under(y, area.bottom - y))

    def _item(self, table: MeasuredTable) -> TableItem:
        area, name = self.desk.area(), self.name
        return table_item(table, area.x, area.y, source=self.source, name=name, alt=name, table_id=self.source)

    def _sheet(self, items: tuple[AnyItem, ...], notes: tuple[tuple[Line, Rich], ...]) -> Sheet:
        return Sheet(role=LayoutRole.TITLE_ONLY, title=self.title, items=items, source=self.source, notes=notes)


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
            text = cut(cell.cell.text, cell.text.width, limit - 2 * ENDS, desk.fonts)
            shown = replace(cell.cell, text=tuple(paragraph.styled for paragraph in text.paragraphs))
            cells.append(replace(cell, cell=shown, text=text))
        height = max(cell.text.longest for cell in cells) + 2 * ENDS
        rows.append(replace(row, cells=tuple(cells), height=height))
    return replace(table, rows=(*rows, *table.rows[len(rows) :]))
