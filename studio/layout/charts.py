"""Budget bands to a range bar chart with its words at the bars: data for a native chart, the same picture as items."""

from decimal import ROUND_UP, Decimal
from itertools import pairwise
from math import ceil

from studio.domain.blocks import BudgetBand, CostBlock
from studio.domain.brand import Brand
from studio.domain.geometry import Rect
from studio.domain.text import plain_line
from studio.domain.typography import Align, Anchor, TextStyle
from studio.layout.boxes import label_item
from studio.layout.drawing import Box, Stroke
from studio.layout.items import ChartItem, ChartSpec, Series, ShapeItem, TextItem
from studio.layout.paragraphs import Run
from studio.layout.roles import Role
from studio.layout.scales import grid_lines, named_bands, scale, scale_height
from studio.layout.text.setting import measure
from studio.layout.text.styling import styled_text
from studio.layout.text.typefaces import FontBook

_NAMES = 0.32
"""Widest share of the chart that the names of the projects take."""
_BAR = 0.36
"""Thickness of a bar as a fraction of its row."""
_RAISED = 0.05
"""Of the size: how much higher than lines of text the words beside bars stand, centred as charts centre them."""
_GAP = 7.75
_LABEL_ROOM = 3.0
"""Points between the words of a bar and its end: those that office programs leave."""
_PIXEL = 0.75
"""Points, 96 to the inch."""
_SLACK = 1.0
"""Points by which the place of those words is wider than they are."""
_TALLEST_ROW = 64.0
"""Points: few bands do not make bloated bars."""
_LEAST = 0.25
"""Share of the plot that stays for bars, however long the words beside them are."""


def budget_chart(block: CostBlock, rect: Rect, brand: Brand, fonts: FontBook, size: float) -> ChartItem:
    """Draw typical projects as bars from their lowest to their highest budget in a rectangle of the page.

    Bars of amounts have their words behind them, so that no axis is needed; a scale of names stands over its bars.
    `size` is the largest for words in points. The block has at least one band.
    """
    # Labels are small: the larger they are, the more unevenly LibreOffice sets them, which rounds to pixels in charts.
    size = min(size, ceil(brand.sizes.minimum / _PIXEL) * _PIXEL)
    names = tuple(plain_line(band.name) for band in block.bands)
    label = TextStyle(size=size, colour=brand.palette.text, align=Align.RIGHT)
    left = _names_width(names, label, brand, fonts, rect.width)
    across = rect.width - left - _GAP
    over = scale_height(named_bands(block), across, label, brand, fonts)
    room = min(rect.height, _TALLEST_ROW * len(names) + over)
    plot = Rect(rect.x + left + _GAP, rect.y + over, across, max(room - over, 1.0))
    spec = _spec(block, _broken(names, left, label, brand, fonts), plot, brand, label, fonts)
    return ChartItem(
        rect=Rect(rect.x, rect.y, rect.width, room),
        role=Role.FIGURE,
        name="Budget chart",
        source=block.source,
        alt=_alternative(block),
        spec=spec,
        drawing=(
            *_names(spec, rect.x, left, label, brand, fonts),
            *scale(spec, rect.y, label, brand, fonts),
            *grid_lines(spec),
            *_bars(spec, brand, fonts),
        ),
    )


def _names_width(names: tuple[str, ...], style: TextStyle, brand: Brand, fonts: FontBook, width: float) -> float:
    widest = max(measure((styled_text(name, style, brand.palette),), width, fonts).natural_width for name in names)
    return min(widest + 2, width * _NAMES)


def _broken(names: tuple[str, ...], width: float, style: TextStyle, brand: Brand, fonts: FontBook) -> tuple[str, ...]:
    """Put line ends into names that go over lines: not every program breaks the names of an upright axis by itself."""
    return tuple("\n".join(_lines(name, width, style, brand, fonts)) for name in names)


def _lines(name: str, width: float, style: TextStyle, brand: Brand, fonts: FontBook) -> list[str]:
    text = measure((styled_text(name, style, brand.palette),), width, fonts)
    ends = [end for paragraph in text.paragraphs for end in paragraph.ends]
    return [name[start:end].rstrip() for start, end in pairwise([0, *ends])]


def _spec(
    block: CostBlock, names: tuple[str, ...], plot: Rect, brand: Brand, label: TextStyle, fonts: FontBook
) -> ChartSpec:
    beside = Run(text="", size=label.size, colour=label.colour, bold=True)
    marks = named_bands(block)
    maximum = Decimal(len(marks)) if marks else _maximum(block.bands, plot.width, beside, fonts)
    return ChartSpec(
        title=plain_line(block.title),
        categories=names,
        series=(
            Series(name="", values=tuple(band.low for band in block.bands)),
            Series(
                name=plain_line(block.title),
                values=tuple(band.high - band.low for band in block.bands),
                colour=brand.palette.accent,
            ),
            Series(
                name="",
                values=tuple(maximum - band.high for band in block.bands),
                labels=tuple("" if marks else band.label for band in block.bands),
                label_align=Align.LEFT,
                label_run=beside,
            ),
        ),
        minimum=Decimal(0),
        maximum=maximum,
        unit=Decimal(bool(marks)),
        ticks=marks,
        plot=plot,
        label_run=Run(text="", size=label.size, colour=label.colour),
        grid=Stroke(colour=brand.palette.line, width=1.0),
        bar=_BAR,
    )


def _maximum(bands: tuple[BudgetBand, ...], width: float, run: Run, fonts: FontBook) -> Decimal:
    """Give the end of the axis that leaves room for the words behind every bar."""
    face = fonts.face(run.font, bold=run.bold, italic=run.italic)
    ends = [Decimal(0)]
    for band in bands:
        words = face.word(band.label).width * run.size / face.units + 2 * _LABEL_ROOM + _SLACK if band.label else 0.0
        share = max((width - words) / width, _LEAST)
        ends.append((band.high / Decimal(str(round(share, 4)))).quantize(Decimal("0.001"), ROUND_UP))
    return max(ends).normalize() or Decimal(1)


def _x(spec: ChartSpec, value: Decimal) -> float:
    span = spec.maximum - spec.minimum or Decimal(1)
    return spec.plot.x + spec.plot.width * float((value - spec.minimum) / span)


def _rows(spec: ChartSpec) -> tuple[Rect, ...]:
    return spec.plot.rows(len(spec.categories), 0)


def _names(
    spec: ChartSpec, x: float, width: float, style: TextStyle, brand: Brand, fonts: FontBook
) -> tuple[TextItem, ...]:
    return tuple(
        label_item(
            (styled_text(name, style, brand.palette),),
            Rect(x, row.y, width, row.height - 2 * style.size * _RAISED),
            fonts,
            name=f"Category {name}",
            anchor=Anchor.MIDDLE,
        )
        for name, row in zip(spec.categories, _rows(spec), strict=True)
    )


def _bars(spec: ChartSpec, brand: Brand, fonts: FontBook) -> tuple[ShapeItem | TextItem, ...]:
    """Stack the series of every category; words stand in their bar, visible or not."""
    drawn: list[ShapeItem | TextItem] = []
    for index, (category, row) in enumerate(zip(spec.categories, _rows(spec), strict=True)):
        height = row.height * spec.bar
        at = spec.minimum
        for series in spec.series:
            left, right = _x(spec, at), _x(spec, at + series.values[index])
            at += series.values[index]
            bar = Rect(left, row.y + (row.height - height) / 2, max(right - left, 0.0), height)
            if series.colour:
                box = Box(fill=series.colour)
                drawn.append(ShapeItem(rect=bar, role=Role.DECORATION, name=f"Bar {category}", box=box))
            if series.label_run and series.labels[index]:
                drawn.append(_bar_label(series.labels[index], series.label_run, series.label_align, bar, brand, fonts))
    return tuple(drawn)


def _bar_label(text: str, run: Run, align: Align, bar: Rect, brand: Brand, fonts: FontBook) -> TextItem:
    style = TextStyle(size=run.size, colour=run.colour, bold=run.bold, align=align)
    rect = Rect(bar.x + _LABEL_ROOM, bar.y, bar.width - 2 * _LABEL_ROOM, bar.height - 2 * run.size * _RAISED)
    label = styled_text(text, style, brand.palette)
    return label_item((label,), rect, fonts, name=f"Label {text}", anchor=Anchor.MIDDLE)


def _alternative(block: CostBlock) -> str:
    said = (": ".join(part for part in (plain_line(band.name), band.label) if part) for band in block.bands)
    bands = "; ".join(one for one in said if one)
    return f"{plain_line(block.title)}. {bands}."
