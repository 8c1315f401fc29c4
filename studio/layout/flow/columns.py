"""Columns of a table widened where a word would else be broken, at the cost of those that have room to give."""

from collections.abc import Sequence

from studio.domain.frozen import replace
from studio.layout.tables import Column, TableRow, column_widths
from studio.layout.text.strips import widest_stretch
from studio.layout.text.styling import Styled
from studio.layout.text.typefaces import FontBook

_WIDEST = 1.1
"""Width of the widest common character as a multiple of its size."""
_HAIR = 1.0
"""Points that a word has more than it needs: another program may draw it a little wider."""


def roomy(
    columns: Sequence[Column], rows: Sequence[TableRow], width: float, sides: float, fonts: FontBook
) -> tuple[Column, ...]:
    """Give columns that hold their longest words, as they are where they do, or where a table cannot be so wide.

    `sides` are the points left and right of a cell's text.
    """
    widths = column_widths(columns, width)
    needs = [0.0] * len(columns)
    for row in rows:
        at = 0
        for cell in row.cells:
            if cell.span == 1:
                needs[at] = max(needs[at], widest_word(cell.text, fonts) + sides)
            at += cell.span
    lacking = [max(need - own, 0.0) for need, own in zip(needs, widths, strict=True)]
    spare = [max(own - need, 0.0) for need, own in zip(needs, widths, strict=True)]
    if not any(lacking) or sum(lacking) > sum(spare):
        return tuple(columns)
    share = sum(lacking) / sum(spare)
    return tuple(
        replace(column, width=own + more - less * share)
        for column, own, more, less in zip(columns, widths, lacking, spare, strict=True)
    )


def widest_word(text: Styled, fonts: FontBook) -> float:
    """Give the points that the widest word takes; paragraphs that cannot have it are not measured."""
    need = 0.0
    for paragraph in text:
        longest = max(map(len, "".join(run.text for run in paragraph.runs).split()), default=0)
        indent = paragraph.style.indent
        most = longest * max((run.size for run in paragraph.runs), default=0.0) * _WIDEST + indent
        if most > need:
            widest = widest_stretch(paragraph.runs, fonts)
            need = max(need, min(most, widest + indent + _HAIR))
    return need
