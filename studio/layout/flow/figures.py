"""Tables, charts and pictures as flowables: tables part between rows, drawings shrink to a page."""

from collections.abc import Callable

from studio.domain.blocks import AnyBlock
from studio.domain.frozen import dataclass, replace
from studio.domain.geometry import Rect
from studio.layout.flow.columns import roomy
from studio.layout.flow.flowables import SLACK, Flow, Flowable, Parts, Sheet
from studio.layout.flow.look import Look
from studio.layout.items import AnyItem, PictureItem
from studio.layout.roles import Role
from studio.layout.table_parts import split_row, split_table
from studio.layout.tables import (
    Column,
    MeasuredRow,
    MeasuredTable,
    TableRow,
    measure_table,
    table_item,
)

_TALLEST_PICTURE = 0.32
"""Of a picture, as a fraction of the frame's height."""
_TALLEST_HEADER = 0.4
"""Of header rows, as a fraction of the frame's height: higher ones are not repeated."""
CELL_INSETS = (8.0, 5.0, 8.0, 5.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFlow:
    """A table, or what is left of one."""

    table: MeasuredTable
    source: str
    name: str
    alt: str
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    @property
    def height(self) -> float:
        """Points."""
        return self.table.height

    @property
    def least(self) -> float:
        """The header and the first row, with the rows it is kept with."""
        header = len(self.table.header_rows)
        height = sum(self.table.heights[:header])
        for row in self.table.rows[header:]:
            height += row.height
            if not row.row.keep_with_next:
                break
        return height

    def split(self, room: float, *, force: bool) -> Parts:
        """Part between rows; forced, inside the first row or between rows that should stay together."""
        head, tail = split_table(self.table, room)
        if head is None and force:
            head, tail = self._forced(room)
        if head is None:
            return None, self
        first = replace(self, table=head, after=0.0, keep=False)
        return first, replace(self, table=tail, before=0.0) if tail is not None else None

    def _forced(self, room: float) -> tuple[MeasuredTable, MeasuredTable | None]:
        loose = replace(
            self.table, rows=tuple(replace(row, row=replace(row.row, keep_with_next=False)) for row in self.table.rows)
        )
        head, tail = split_table(loose, room)
        if head is not None and (tail is None or len(tail.rows) < len(loose.rows)):
            return head, tail
        # Of a row that no page holds, the group's heading alone would come again and again.
        begun, rest = split_row(loose, room, heading=0 if head is None else len(head.rows) - len(head.header_rows))
        return _all_exact(begun), _all_exact(rest)

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Add the table as one item."""
        name = f"{self.name} (continued)" if self.table.continued else self.name
        sheet.items.append(
            table_item(
                self.table, x, y, source=self.source, name=name, alt=self.alt, table_id=f"{self.source} {self.name}"
            )
        )

    def stretched(self, height: float) -> Flowable:  # noqa: ARG002 - rows have their own heights
        """Give the table as it is."""
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Something drawn into a rectangle of any height."""

    draw: Callable[[Rect], tuple[AnyItem, ...]]
    width: float
    height: float
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float, *, force: bool) -> Parts:
        """Shrink where forced; never parted."""
        if self.height <= room + SLACK:
            return self, None
        return (replace(self, height=room), None) if force else (None, self)

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Draw it here."""
        sheet.items.extend(self.draw(Rect(x, y, self.width, self.height)))

    def stretched(self, height: float) -> Flowable:  # noqa: ARG002 - it has its own height
        """Give the drawing as it is."""
        return self


def table_flow(
    look: Look,
    columns: tuple[Column, ...],
    rows: tuple[TableRow, ...],
    *,
    source: str,
    name: str,
    alt: str,
    width: float | None = None,
    before: float = 0.0,
    after: float = 0.0,
    insets: tuple[float, float, float, float] = CELL_INSETS,
) -> Flow:
    """Give a table over the frame's width, or another; nothing where it has no rows below its header.

    Its first two rows stay together, under a heading of their own too, and its last two.
    """
    if all(row.header for row in rows):
        return ()
    rows = _paired(rows)
    across = look.width if width is None else width
    columns = roomy(columns, rows, across, insets[0] + insets[2], look.fonts)
    table = measure_table(columns, rows, across, look.fonts, insets=insets)
    table = _all_exact(table)
    if sum(row.height for row in table.header_rows) > look.frame.height * _TALLEST_HEADER:
        table = replace(table, rows=tuple(replace(row, row=replace(row.row, header=False)) for row in table.rows))
    return (TableFlow(table=table, source=source, name=name, alt=alt, before=before, after=after),)


def _paired(rows: tuple[TableRow, ...]) -> tuple[TableRow, ...]:
    first = next(index for index, row in enumerate(rows) if not row.header)
    begun = next((index for index in range(first, len(rows)) if not rows[index].keep_with_next), first)
    held = {begun, len(rows) - 2}
    return tuple(
        replace(row, keep_with_next=True) if index in held and first <= index < len(rows) - 1 else row
        for index, row in enumerate(rows)
    )


def _all_exact(table: MeasuredTable) -> MeasuredTable:
    return replace(table, rows=tuple(_exact(row, table.insets) for row in table.rows))


def _exact(row: MeasuredRow, insets: tuple[float, float, float, float]) -> MeasuredRow:
    """Give a row the height of its lines: pages are drawn as they were measured, no other program breaks them anew."""
    height = max((cell.text.height for cell in row.cells), default=0.0) + insets[1] + insets[3]
    resumed = _exact(row.resumed, insets) if row.resumed else None
    return row if height == row.height and resumed is row.resumed else replace(row, height=height, resumed=resumed)


def picture_flow(block: AnyBlock, look: Look, width: float, *, name: str) -> Flow:
    """Give a block's picture in its own proportions, no wider than this and a third of a page high at most."""
    picture = block.picture
    if picture is None or picture.width <= 0 or picture.height <= 0:
        return ()
    scale = min(width / picture.width, look.frame.height * _TALLEST_PICTURE / picture.height)
    shown = (picture.width * scale, picture.height * scale)

    def draw(rect: Rect) -> tuple[AnyItem, ...]:
        fitted = min(1.0, rect.height / shown[1])
        return (
            PictureItem(
                rect=Rect(rect.x, rect.y, shown[0] * fitted, shown[1] * fitted),
                role=Role.FIGURE if picture.alt else Role.DECORATION,
                name=name,
                source=block.source,
                alt=picture.alt,
                picture=picture,
            ),
        )

    return (Drawing(draw=draw, width=shown[0], height=shown[1], before=look.unit * 1.5, after=look.unit * 1.5),)
