"""The parts that designs are put together from: headings, labels, pull-outs, cards, stat tiles, lists of pairs."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from studio.domain.blocks import AnyBlock, LabelledText
from studio.domain.colours import Colour
from studio.domain.frozen import replace
from studio.domain.text import Line, Rich, line_of, plain_line
from studio.domain.typography import TextStyle
from studio.layout.drawing import Stroke
from studio.layout.flow.columns import widest_word
from studio.layout.flow.figures import table_flow
from studio.layout.flow.flowables import Flow, Mark, Stack, stacked_height
from studio.layout.flow.look import Look
from studio.layout.flow.panels import Backdrop, Whole, panel, side_by_side
from studio.layout.roles import Role
from studio.layout.tables import Column, TableCell, TableRow
from studio.layout.text.setting import measure
from studio.layout.text.styling import styled_line

_T = TypeVar("_T")

GAP = 20.0
"""Points between columns and cards."""
TALL_CARD = 0.36
"""Of a card, as a fraction of the frame's height: taller ones become ordinary text."""
MAIN = 0.66
"""Share of the main column where there is a side column."""
_SHORT = 0.42
"""Part of a page's height up to which a block stays in one piece."""
_THREE = 3
_TILES = 4
"""Most stat tiles in a row."""
_NUMBER_STEPS = (1.0, 0.85, 0.7, 0.58, 0.48)
_HEADING_STEPS = (1.0, 0.92, 0.85, 0.78)


def heading(
    look: Look,
    title: Line,
    block: AnyBlock,
    *,
    width: float | None = None,
    before: float = 4.0,
    style: TextStyle | None = None,
) -> Flow:
    """Give the title of a block, in the outline too; `before` in units of the grid."""
    return look.line(
        title,
        style or look.heading2,
        look.width if width is None else width,
        name=f"{plain_line(title)} heading",
        source=block.source,
        role=Role.HEADING_2,
        before=look.unit * before,
        after=look.unit * 0.8,
        keep=True,
        mark=Mark(anchor=block.source, title=plain_line(title), level=1),
    )


def card_heading(look: Look, title: Line, block: AnyBlock, width: float, style: TextStyle | None = None) -> Flow:
    """Give the title of a block in a card: small, but a heading like the others."""
    return heading(look, title, block, width=width, style=style or look.heading3, before=0.0)


def heading_style(look: Look, titles: Iterable[Line], width: float) -> TextStyle:
    """Give the largest style for the headings of cards of this room in which no word is broken, if there is one."""
    widest = max(widest_word((styled_line(title, look.heading3, look.palette),), look.fonts) for title in titles)
    step = next((step for step in _HEADING_STEPS if widest * step <= width), 1.0)
    return replace(look.heading3, size=look.heading3.size * step)


def label(
    look: Look,
    text: str | Line,
    width: float,
    *,
    source: str,
    under: Line,
    colour: Colour | None = None,
    before: float = 0.0,
    after: float = 0.35,
    style: TextStyle | None = None,
) -> Flow:
    """Give a small heading: under a block's title of the third level, else of the second; distances in grid units."""
    line = line_of(text) if isinstance(text, str) else text
    own = style or look.eyebrow
    own = own if colour is None else replace(own, colour=colour)
    return look.line(
        line,
        own,
        width,
        name=f"{plain_line(line)} label",
        source=source,
        role=Role.HEADING_3 if plain_line(under).strip() else Role.HEADING_2,
        before=look.unit * before,
        after=look.unit * after,
        keep=True,
    )


def part_heading(look: Look, text: str, *, source: str, under: Line) -> Flow:
    """Give the heading of a larger part of a block."""
    role = Role.HEADING_3 if plain_line(under).strip() else Role.HEADING_2
    return look.line(
        line_of(text),
        look.heading3,
        look.width,
        name=f"{text} heading",
        source=source,
        role=role,
        before=look.unit * 2.8,
        after=look.unit,
        keep=True,
    )


def in_runs(things: tuple[_T, ...], most: int) -> Iterator[tuple[_T, ...]]:
    """Give things in runs of so many."""
    for start in range(0, len(things), most):
        yield things[start : start + most]


def column_widths(look: Look) -> tuple[float, float]:
    """Give the widths of the main and the side column."""
    main = (look.width - GAP) * MAIN
    return main, look.width - GAP - main


def pull_out(
    look: Look, caption: str, text: Rich, width: float, *, source: str, under: Line, name: str, before: float = 0.0
) -> Flow:
    """Give a text beside an accent bar, under its label."""
    inner = width - 14.0
    style = replace(look.body, size=look.body.size * 1.1, colour=look.palette.accent_text)
    content = look.text(text, style, inner, name=name, source=source)
    if not content:
        return ()
    above = label(look, caption, inner, source=source, under=under, colour=look.palette.muted)
    return panel(
        (*above, *content),
        width=width,
        insets=(14.0, 1.0, 0.0, 2.0),
        backdrop=Backdrop(bar=look.palette.accent),
        name=name,
        source=source,
        before=look.unit * before,
    )


def card(
    look: Look,
    content: Flow,
    width: float,
    *,
    source: str,
    name: str,
    fill: Colour | None = None,
    bar: Colour | None = None,
) -> Flow:
    """Put content on a filled card; the content is as wide as `card_room` says."""
    backdrop = Backdrop(fill=fill or look.palette.surface, bar=bar)
    return panel(content, width=width, insets=(14.0, 12.0, 14.0, 13.0), backdrop=backdrop, name=name, source=source)


def card_room(width: float) -> float:
    """Give the width inside a card."""
    return width - 28.0


def half(look: Look) -> float:
    """Give the width of one of two columns."""
    return column_width(look, 2)


def column_width(look: Look, columns: int) -> float:
    """Give the width of one of so many columns."""
    return (look.width - GAP * (columns - 1)) / columns


def columns_for(cards: int) -> int:
    """Give in how many columns so many cards fill their rows best."""
    return 3 if cards == _THREE else 2


def grid(look: Look, cards: tuple[Flow, ...], columns: int, *, before: float = 3.0) -> Flow:
    """Put cards in rows, equally high in a row; a row stays on one page."""
    width = column_width(look, columns)
    rows: Flow = ()
    for row in in_runs(cards, columns):
        distance = GAP * 0.75 if rows else look.unit * before
        columns_of_row = side_by_side(row, (width,) * len(row), GAP, before=distance)
        rows += tuple(Whole(child=child, limit=look.frame.height) for child in columns_of_row)
    return rows


def whole(look: Look, flow: Flow, *, always: bool = False, yields: bool = True) -> Flow:
    """Keep a short block on one page; `always` keeps any that a page can hold.

    It `yields` where much of the page before would stay blank for that.
    """
    if not flow or (not always and stacked_height(flow) > look.frame.height * _SHORT):
        return flow
    stack = Stack(children=flow, before=flow[0].before, after=flow[-1].after)
    return (Whole(child=stack, limit=look.frame.height, yields=yields),)


def stat_tiles(look: Look, numbers: tuple[LabelledText, ...], *, source: str, before: float = 2.0) -> Flow:
    """Give headline numbers as tiles in rows, all numbers in one size."""
    if not numbers:
        return ()
    columns = min(len(numbers), _TILES if len(numbers) % 3 else 3)
    width = column_width(look, columns)
    style = number_style(look, numbers, card_room(width))
    tiles = tuple(
        card(
            look,
            stat(look, number, style, card_room(width), source=source),
            width,
            source=source,
            name=f"{plain_line(number.label)} tile",
            fill=look.palette.accent_soft,
        )
        for number in numbers
    )
    return grid(look, tiles, columns, before=before)


def number_style(look: Look, numbers: tuple[LabelledText, ...], width: float) -> TextStyle:
    """Give the largest size at which every number stands on one line, if there is one."""
    style = look.number
    for step in _NUMBER_STEPS:
        style = replace(look.number, size=look.number.size * step)
        texts = (measure((styled_line(n.value, style, look.palette),), width, look.fonts) for n in numbers)
        if all(text.line_count == 1 for text in texts):
            break
    return style


def stat(
    look: Look, number: LabelledText, style: TextStyle, width: float, *, source: str, colour: Colour | None = None
) -> Flow:
    """Give a big number over what it counts, in this colour or the quiet one."""
    value = look.line(
        number.value, style, width, name=f"{plain_line(number.label)} number", source=source, role=Role.LABEL, keep=True
    )
    small = replace(look.small, colour=colour or look.palette.muted)
    name = f"{plain_line(number.label)} label"
    return value + look.line(number.label, small, width, name=name, source=source, before=2.0)


def pairs(
    look: Look,
    rows: tuple[LabelledText, ...],
    *,
    source: str,
    name: str,
    alt: str,
    style: TextStyle | None = None,
    labels: float = 0.3,
    before: float = 0.0,
) -> Flow:
    """Give labels and their values as a table with hairlines; `labels` is the share of the first column."""
    line = Stroke(colour=look.palette.line, width=0.75)
    plain = style or look.body
    strong = replace(plain, bold=True)
    table_rows = tuple(
        TableRow(
            cells=(
                TableCell(text=(styled_line(row.label, strong, look.palette),), header=True, bottom=line),
                TableCell(text=(styled_line(row.value, plain, look.palette),), bottom=line),
            )
        )
        for row in rows
    )
    columns = (Column(weight=labels), Column(weight=1 - labels))
    return table_flow(
        look,
        columns,
        table_rows,
        source=source,
        name=name,
        alt=alt,
        before=look.unit * before,
        insets=(0.0, 5.0, 10.0, 5.0),
    )
