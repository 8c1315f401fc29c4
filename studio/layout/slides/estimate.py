"""The estimate as a native table: groups, optional lines marked, totals at the right, remarks under it."""

from collections.abc import Sequence
from itertools import groupby

from studio.domain.blocks import EstimateBlock, EstimateRow, TotalRow
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.text import Line, Span, line_of, plain_line
from studio.domain.typography import Align, Anchor
from studio.layout.boxes import text_item
from studio.layout.drawing import Stroke
from studio.layout.estimate_rows import kept_to_totals, together
from studio.layout.items import AnyItem
from studio.layout.slides.desk import Desk, Sheet, notes_of
from studio.layout.slides.feature import picture_sheets
from studio.layout.slides.ladder import ROUNDING, ladder
from studio.layout.slides.prose import prose
from studio.layout.slides.table_sizes import SIDE
from studio.layout.slides.tabular import Under, table_sheets
from studio.layout.slides.tokens import CAPTION_GAP, READABLE, TABLE_RULE
from studio.layout.tables import Column, TableCell, TableRow, column_widths
from studio.layout.text.setting import measure
from studio.layout.text.styling import Styled, resized, styled_line, styled_rich, styled_text

_DETAIL = " – "
"""Between a line's title and what it is made of, where both share a line."""
_MOST_FIGURES = 0.75
"""Share of the width for the columns of figures."""
_AIR = 16.0
"""Points that figures keep from those beside them, where the columns are as narrow as they can be."""
_ENDLESS = 10_000.0
"""Points: a width at which no line ends."""
_COLUMNS = (
    Column(weight=3.4),
    Column(weight=1.0, align=Align.RIGHT),
    Column(weight=1.0, align=Align.RIGHT),
    Column(weight=1.15, align=Align.RIGHT),
)


def estimate_sheets(desk: Desk, blocks: Sequence[EstimateBlock], heading: Line) -> list[Sheet]:
    """Design estimates, each from a new slide."""
    return [sheet for block in blocks for sheet in _estimate(desk, block, heading)]


def _estimate(desk: Desk, block: EstimateBlock, heading: Line) -> Sequence[Sheet]:
    notes = notes_of((block,), (heading,))
    pictures = picture_sheets(desk, heading, block.picture, block.source)
    if not block.rows and not block.totals:
        return (*prose(desk, heading, (((), block.remarks),), block.source, notes), *pictures)
    usual, close = _under(desk, block.source, _remarks(desk, block)), _under(desk, block.source, _joined(desk, block))
    tall = usual(0.0, desk.area().height) is None
    sheets = table_sheets(
        desk,
        _columns(desk, block),
        lambda size: _rows(desk, block, size),
        title=heading,
        source=block.source,
        name=plain_line(heading),
        notes=notes,
        under=_nothing if tall else usual,
        dense=(
            _dense_columns(desk, block),
            lambda size: _rows(desk, block, size, dense=True),
            _nothing if tall else close,
        ),
    )
    rest = prose(desk, heading, (((), block.remarks),), block.source, ()) if tall else ()
    return (*sheets, *rest, *pictures)


def _nothing(_y: float, _room: float) -> tuple[AnyItem, ...]:
    return ()


def _under(desk: Desk, source: str, remarks: Styled) -> Under:
    """Set remarks under a table."""

    def under(y: float, room: float) -> tuple[AnyItem, ...] | None:
        if not remarks:
            return ()
        area = desk.area()
        for (shown,) in ladder((remarks,), desk.sizes, floor=desk.sizes.minimum):
            width = min(area.width, shown[0].style.size * READABLE)
            text = measure(shown, width, desk.fonts)
            if text.longest <= room + ROUNDING:
                rect = Rect(area.x, y, width, text.longest)
                return (text_item(text, rect, name="Remarks", source=source),)
        return None

    return under


def _remarks(desk: Desk, block: EstimateBlock) -> Styled:
    style = desk.body(max(desk.comfortable, desk.sizes.minimum), desk.palette.muted, space_before=CAPTION_GAP)
    note: Styled = ()
    if any(row.optional for row in block.rows):
        note = (styled_text(desk.words.optional_note, style, desk.palette),)
    return (*note, *styled_rich(block.remarks, style, desk.palette))


def _joined(desk: Desk, block: EstimateBlock) -> Styled:
    """Give the remarks with their first paragraph behind the note on optional lines, if there is one: it is short."""
    remarks = tuple(resized(paragraph, desk.sizes.minimum) for paragraph in _remarks(desk, block))
    first, rest = remarks[:1], remarks[1:]
    noted = any(row.optional for row in block.rows)
    if not noted or not rest or any(paragraph.style.bullet or paragraph.number for paragraph in remarks):
        return remarks
    runs = (*first[0].runs, replace(first[0].runs[-1], text=" "), *rest[0].runs)
    return (replace(first[0], runs=runs), *rest[1:])


def _columns(desk: Desk, block: EstimateBlock) -> tuple[Column, ...]:
    """Give the columns their usual shares, or as much as long figures need where they would be cut in any size."""
    width = desk.area().width
    usual = column_widths(_COLUMNS, width)
    smallest = _figures(desk, block, desk.sizes.minimum)
    if all(needed <= room for needed, room in zip(smallest, usual[1:], strict=True)):
        return _COLUMNS
    comfortable = _figures(desk, block, desk.comfortable)
    needed = comfortable if sum(comfortable) <= width * _MOST_FIGURES else smallest
    return (Column(), *(Column(width=points, align=Align.RIGHT) for points in needed))


def _dense_columns(desk: Desk, block: EstimateBlock) -> tuple[Column, ...]:
    """Give the columns of figures what they need, and all else to the words."""
    needed = [points + _AIR for points in _figures(desk, block, desk.comfortable)]
    if sum(needed) > desk.area().width * (1 - _MOST_FIGURES / 2):
        return _columns(desk, block)
    return (Column(), *(Column(width=points, align=Align.RIGHT) for points in needed))


def _figures(desk: Desk, block: EstimateBlock, size: float) -> tuple[float, ...]:
    """Give the points that each column of figures needs in a size; beyond reason, its share of what is reasonable."""
    words, style = desk.words, desk.body(size, bold=True)
    loud = desk.body(desk.larger(size), bold=True)
    columns = (
        (*(_quantity(row) for row in block.rows), line_of(words.quantity)),
        (*(line_of(row.rate) for row in block.rows), line_of(words.rate)),
        (*(line_of(row.amount) for row in block.rows), line_of(words.amount)),
    )
    texts = [[styled_line(line, style, desk.palette) for line in dict.fromkeys(lines)] for lines in columns]
    texts[-1] += [styled_text(total.amount, loud if total.emphasis else style, desk.palette) for total in block.totals]
    texts[-1] += [styled_text(total, style, desk.palette) for _, total in block.group_totals]
    most = desk.area().width * _MOST_FIGURES / len(columns)
    return tuple(
        min(measure(tuple(column), _ENDLESS, desk.fonts).natural_width + 2 * SIDE + ROUNDING, most) for column in texts
    )


def _quantity(row: EstimateRow) -> Line:
    return (*line_of(row.quantity), *((Span(text="\u00a0"), *row.unit) if row.unit else ()))


def _rows(desk: Desk, block: EstimateBlock, size: float, *, dense: bool = False) -> tuple[TableRow, ...]:
    sums = dict(block.group_totals)
    rows: list[TableRow] = []
    for group, grouped in groupby(block.rows, key=lambda row: row.group):
        lines = [_line(desk, line, size, dense=dense) for line in grouped]
        if group:
            rows.append(_group(desk, group, sums.get(plain_line(group), ""), size))
            again = _group(desk, desk.continued(group), "", size).cells
            lines = [replace(line, resumed=again) for line in together(lines)]
        rows.extend(lines)
    count = len(block.totals)
    totals = [_total(desk, total, size, last=index == count - 1) for index, total in enumerate(block.totals)]
    return (_head(desk, size), *kept_to_totals(rows), *totals)


def _head(desk: Desk, size: float) -> TableRow:
    words = desk.words
    style = desk.body(size, desk.palette.on_primary, bold=True)
    names = (words.item, words.quantity, words.rate, words.amount)
    cells = tuple(
        TableCell(text=(styled_text(name, style, desk.palette),), fill=desk.palette.primary, anchor=Anchor.MIDDLE)
        for name in names
    )
    return TableRow(cells=cells, header=True)


def _group(desk: Desk, group: Line, total: str, size: float) -> TableRow:
    fill = desk.palette.surface
    style = desk.body(size, bold=True)
    name = TableCell(
        text=(styled_line(group, style, desk.palette),),
        fill=fill,
        span=len(_COLUMNS) - 1,
        header=True,
        anchor=Anchor.MIDDLE,
    )
    amount = TableCell(text=(styled_text(total, style, desk.palette),), fill=fill, anchor=Anchor.MIDDLE)
    return TableRow(cells=(name, amount), keep_with_next=True)


def _line(desk: Desk, row: EstimateRow, size: float, *, dense: bool) -> TableRow:
    rule = Stroke(colour=desk.palette.line, width=TABLE_RULE)
    colour = desk.palette.muted if row.optional else desk.palette.text
    style = desk.body(size, colour)
    title: Line = row.title
    if row.optional:
        title = (*row.title, Span(text=f" ({desk.words.optional})", italic=True))
    text: Styled = (styled_line(title, style, desk.palette),)
    if row.description and dense:
        muted = desk.body(size, desk.palette.muted)
        added = styled_line((Span(text=_DETAIL), *row.description), muted, desk.palette)
        text = (replace(text[0], runs=(*text[0].runs, *added.runs)),)
    elif row.description:
        detail = desk.body(desk.smaller(size), desk.palette.muted, space_before=1.0)
        text = (*text, styled_line(row.description, detail, desk.palette))
    amounts = tuple(
        TableCell(text=(styled_line(line, style, desk.palette),), bottom=rule, anchor=Anchor.MIDDLE)
        for line in (_quantity(row), line_of(row.rate), line_of(row.amount))
    )
    return TableRow(cells=(TableCell(text=text, header=True, bottom=rule, anchor=Anchor.MIDDLE), *amounts))


def _total(desk: Desk, total: TotalRow, size: float, *, last: bool) -> TableRow:
    palette = desk.palette
    fill = palette.accent_soft if total.emphasis else None
    style = desk.body(desk.larger(size) if total.emphasis else size, bold=total.emphasis, align=Align.RIGHT)
    top = Stroke(colour=palette.primary, width=1.5) if total.emphasis else None
    label = TableCell(
        text=(styled_line(total.label, style, palette),),
        fill=fill,
        span=len(_COLUMNS) - 1,
        header=True,
        top=top,
        anchor=Anchor.MIDDLE,
    )
    amount = TableCell(text=(styled_text(total.amount, style, palette),), fill=fill, top=top, anchor=Anchor.MIDDLE)
    return TableRow(cells=(label, amount), keep_with_next=not last)
