"""Where the rows of an estimate may part, on slides and on pages alike."""

from collections.abc import Sequence

from studio.domain.frozen import replace
from studio.layout.tables import TableRow

_WITH_TOTALS = 2
"""Lines that always stand with the totals; one more where there is room."""
_WHOLE_GROUP = 4
"""Groups of so many lines may part; shorter ones stand whole where there is room."""


def together(lines: Sequence[TableRow]) -> list[TableRow]:
    """Let short groups stand whole, and of longer ones no line alone at the end or the beginning of a page."""
    last = len(lines) - 1
    ties = range(last) if last < _WHOLE_GROUP else (0, last - 1)
    return [replace(line, best_with_next=index in ties) for index, line in enumerate(lines)]


def kept_to_totals(rows: Sequence[TableRow]) -> list[TableRow]:
    """Let the totals take the last lines along where a table continues: sums alone say nothing."""
    free = len(rows) - _WITH_TOTALS
    return [
        replace(
            row,
            keep_with_next=row.keep_with_next or index >= free,
            best_with_next=row.best_with_next or index >= free - 1,
        )
        for index, row in enumerate(rows)
    ]
