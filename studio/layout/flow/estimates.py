"""The estimate as a table: priced lines in their groups, totals under them, remarks."""

from itertools import groupby

from studio.domain.blocks import (
    EstimateBlock,
    EstimateRow,
    TotalRow,
)
from studio.domain.colours import Colour
from studio.domain.frozen import replace
from studio.domain.text import Line, Span, line_of, plain_line
from studio.domain.typography import Align, TextStyle
from studio.layout.drawing import Stroke
from studio.layout.estimate_rows import kept_to_totals, together
from studio.layout.flow.figures import picture_flow, table_flow
from studio.layout.flow.flowables import Flow
from studio.layout.flow.look import Look
from studio.layout.flow.offers import header_row
from studio.layout.tables import Column, TableCell, TableRow
from studio.layout.text.setting import measure
from studio.layout.text.styling import Styled, styled_line, styled_text

_ENDS = 5.0
"""Points over and under the text of a cell."""
_WIDEST_FIGURES = 0.24
"""Of a column of figures, as a fraction of the table."""


def estimate(block: EstimateBlock, look: Look) -> Flow:
    """Set priced lines in their groups with their sums, totals under them, the last emphasised; remarks below."""
    source, words = block.source, look.words
    titles = (words.item, words.quantity, words.unit, words.rate, words.amount)
    rows = (
        header_row(look, tuple(line_of(title) for title in titles)),
        *_priced_rows(block, look),
        *_total_rows(block.totals, look),
    )
    flow = table_flow(
        look,
        _estimate_columns(block, look),
        rows,
        source=source,
        name="Estimate",
        alt=words.total,
        before=look.unit * 2.4,
        insets=(7.0, _ENDS * look.tightness, 7.0, _ENDS * look.tightness),
    )
    quiet = replace(look.small, colour=look.palette.muted)
    if any(row.optional for row in block.rows):
        note = line_of(words.optional_note)
        flow += look.line(note, quiet, look.width, name="Optional note", source=source, before=look.unit * 1.4)
    remarks = look.text(
        block.remarks, look.body, look.measure_width, name="Remarks", source=source, before=look.unit * 2.4
    )
    return flow + remarks + picture_flow(block, look, look.width, name="Picture")


def _estimate_columns(block: EstimateBlock, look: Look) -> tuple[Column, ...]:
    """Make columns of figures as wide as their widest figure, within reason."""
    words = look.words
    amounts = [row.amount for row in block.rows] + [total.amount for total in block.totals]
    amounts += [amount for _, amount in block.group_totals]
    figures = (
        (words.quantity, [row.quantity for row in block.rows], Align.RIGHT),
        (words.unit, [plain_line(row.unit) for row in block.rows], Align.LEFT),
        (words.rate, [row.rate for row in block.rows], Align.RIGHT),
        (words.amount, amounts, Align.RIGHT),
    )
    small = replace(look.small, bold=True)
    total = replace(look.body, bold=True)
    styles = (small, small, small, total)
    return (
        Column(),
        *(
            Column(width=_width(look, [title, *texts], style), align=align)
            for (title, texts, align), style in zip(figures, styles, strict=True)
        ),
    )


def _width(look: Look, texts: list[str], style: TextStyle) -> float:
    styled = tuple(styled_text(text, style, look.palette) for text in dict.fromkeys(texts))
    return min(measure(styled, 10_000.0, look.fonts).natural_width + 16.0, look.width * _WIDEST_FIGURES)


def _priced_rows(block: EstimateBlock, look: Look) -> tuple[TableRow, ...]:
    sums = dict(block.group_totals)
    rows: list[TableRow] = []
    for group, grouped in groupby(block.rows, key=lambda row: row.group):
        lines = [_priced_row(row, look) for row in grouped]
        if group:
            rows.append(_group_row(group, sums.get(plain_line(group), ""), look))
            again = _group_row(look.continued(group), "", look).cells
            lines = [replace(line, resumed=again) for line in together(lines)]
        rows.extend(lines)
    return tuple(kept_to_totals(rows) if block.totals else rows)


def _group_row(group: Line, amount: str, look: Look) -> TableRow:
    """Give a group's name, and what its lines come to."""
    style = replace(look.small, bold=True, colour=look.palette.text)
    fill = look.palette.surface
    line = Stroke(colour=look.palette.line, width=0.75)
    name = TableCell(text=(styled_line(group, style, look.palette),), span=4, fill=fill, bottom=line, header=True)
    figure = TableCell(text=(styled_text(amount, style, look.palette),), fill=fill, bottom=line)
    return TableRow(cells=(name, figure), keep_with_next=True)


def _priced_row(row: EstimateRow, look: Look) -> TableRow:
    palette = look.palette
    line = Stroke(colour=palette.line, width=0.75)
    colour = palette.muted if row.optional else palette.text
    figure = replace(look.small, colour=colour)
    title: Line = row.title
    if row.optional:
        title = (*row.title, Span(text=f" ({look.words.optional})", italic=True))
    item: Styled = (styled_line(title, replace(figure, bold=True), palette),)
    if plain_line(row.description):
        item += (styled_line(row.description, replace(figure, colour=palette.muted, space_before=1.5), palette),)
    lines = (line_of(row.quantity), row.unit, line_of(row.rate), line_of(row.amount))
    cells = tuple(TableCell(text=(styled_line(text, figure, palette),), bottom=line) for text in lines)
    return TableRow(cells=(TableCell(text=item, header=True, bottom=line), *cells))


def _sum_row(
    text: Line,
    amount: str,
    look: Look,
    *,
    keep: bool,
    style: TextStyle,
    fill: Colour | None = None,
) -> TableRow:
    line = Stroke(colour=look.palette.line, width=0.75)
    right = replace(style, align=Align.RIGHT)
    return TableRow(
        cells=(
            TableCell(text=(styled_line(text, right, look.palette),), span=4, fill=fill, bottom=line, header=True),
            TableCell(text=(styled_text(amount, right, look.palette),), fill=fill, bottom=line),
        ),
        keep_with_next=keep,
    )


def _total_rows(totals: tuple[TotalRow, ...], look: Look) -> tuple[TableRow, ...]:
    plain = replace(look.small, colour=look.palette.text)
    loud = replace(look.body, bold=True, colour=look.palette.on_primary)
    rows = []
    for index, total in enumerate(totals):
        style, fill = (loud, look.palette.primary) if total.emphasis else (plain, None)
        keep = index < len(totals) - 1
        rows.append(_sum_row(total.label, total.amount, look, keep=keep, style=style, fill=fill))
    return tuple(rows)
