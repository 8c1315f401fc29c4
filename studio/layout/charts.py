"""Budget bands to a range bar chart: data for a native chart, and the same picture as items."""

from decimal import Decimal
from enum import Enum
from itertools import pairwise

from studio.domain.brand import Align, Anchor, Brand, TextStyle
from studio.domain.document import BudgetBand, CostBlock
from studio.domain.geometry import Rect
from studio.domain.text import plain_line
from studio.layout.boxes import label_item
from studio.layout.page import Box, ChartItem, ChartSpec, Geometry, Role, Run, Series, ShapeItem, Stroke, TextItem
from studio.layout.text.setting import measure
from studio.layout.text.styling import styled_text
from studio.layout.text.typefaces import FontBook

_NAMES = 0.32
"""Widest share of the chart that the names of the projects take."""
_BAR = 0.42
"""Thickness of a bar as a fraction of its row."""
_GAP = 7.0
_LABEL_ROOM = 4.0
"""Points between the words of a bar and its ends."""
_TALLEST_ROW = 64.0
"""Points: few bands do not make bloated bars."""


class _Spot(Enum):
    """Where the words of a bar find room."""

    BEFORE = "before"
    INSIDE = "inside"
    AFTER = "after"


def budget_chart(block: CostBlock, rect: Rect, brand: Brand, fonts: FontBook, size: float) -> ChartItem:
    """Draw typical projects as bars from their lowest to their highest budget in a rectangle of the page.

    `size` is that of the names in points; tick labels follow it.  The block has at least one band.
    """
    names = tuple(plain_line(band.name) for band in block.bands)
    label = TextStyle(size=size, colour=brand.palette.text, align=Align.RIGHT)
    tick = TextStyle(size=size, colour=brand.palette.text, align=Align.CENTER)
    tick_height = measure((styled_text("Ag", tick, brand.palette),), rect.width, fonts).height
    room = min(rect.height - tick_height - 4, _TALLEST_ROW * len(names))
    left = _names_width(names, label, brand, fonts, rect.width)
    right = _last_tick_width(block, tick, brand, fonts) / 2
    plot = Rect(rect.x + left + _GAP, rect.y + tick_height + 4, rect.width - left - _GAP - right, room)
    spec = _spec(block, names, plot, brand, label, fonts)
    used = Rect(rect.x, rect.y, rect.width, tick_height + 4 + room)
    return ChartItem(
        rect=used,
        role=Role.FIGURE,
        name="Budget chart",
        source=block.source,
        alt=_alternative(block),
        spec=spec,
        drawing=(
            *_grid(spec, brand),
            *_ticks(spec, rect.y, tick_height, tick, brand, fonts),
            *_names(spec, rect.x, left, label, brand, fonts),
            *_bars(spec, brand, fonts),
        ),
    )


def _last_tick_width(block: CostBlock, style: TextStyle, brand: Brand, fonts: FontBook) -> float:
    """Measure the label that stands out half beyond the plot, where the axis ends at a label."""
    ends = [text for at, text in block.ticks[-1:] if at >= max(band.high for band in block.bands)]
    return sum(measure((styled_text(text, style, brand.palette),), 10_000, fonts).natural_width for text in ends)


def _names_width(names: tuple[str, ...], style: TextStyle, brand: Brand, fonts: FontBook, width: float) -> float:
    widest = max(measure((styled_text(name, style, brand.palette),), width, fonts).natural_width for name in names)
    return min(widest + 2, width * _NAMES)


def _spec(
    block: CostBlock, names: tuple[str, ...], plot: Rect, brand: Brand, label: TextStyle, fonts: FontBook
) -> ChartSpec:
    maximum, unit = _axis(block)
    inside = Run(text="", size=label.size, colour=brand.palette.on_accent, bold=True)
    beside = Run(text="", size=label.size, colour=label.colour, bold=True)
    per_unit = plot.width / float(maximum or 1)
    spots = [_label_spot(band, maximum, per_unit, inside, fonts) for band in block.bands]

    def labels(spot: _Spot) -> tuple[str, ...]:
        return tuple(band.label if at is spot else "" for band, at in zip(block.bands, spots, strict=True))

    return ChartSpec(
        title=plain_line(block.title),
        categories=names,
        series=(
            Series(
                name="",
                values=tuple(band.low for band in block.bands),
                labels=labels(_Spot.BEFORE),
                label_align=Align.RIGHT,
                label_run=beside,
            ),
            Series(
                name=plain_line(block.title),
                values=tuple(band.high - band.low for band in block.bands),
                colour=brand.palette.accent,
                labels=labels(_Spot.INSIDE),
                label_run=inside,
            ),
            Series(
                name="",
                values=tuple(maximum - band.high for band in block.bands),
                labels=labels(_Spot.AFTER),
                label_align=Align.LEFT,
                label_run=beside,
            ),
        ),
        minimum=Decimal(0),
        maximum=maximum,
        unit=unit,
        ticks=block.ticks,
        plot=plot,
        label_run=Run(text="", size=label.size, colour=label.colour),
        grid=Stroke(colour=brand.palette.line, width=0.75),
        bar=_BAR,
    )


def _axis(block: CostBlock) -> tuple[Decimal, Decimal]:
    """Give the end of the axis and the distance of its grid lines."""
    highest = max(band.high for band in block.bands)
    positions = [at for at, _ in block.ticks]
    if positions and all(at % 1 for at in positions):
        return max(highest, Decimal(len(positions))), Decimal(1)
    maximum = max([highest, *positions])
    steps = [after - before for before, after in pairwise(positions)]
    return maximum, min(steps, default=maximum) or Decimal(1)


def _label_spot(band: BudgetBand, maximum: Decimal, per_unit: float, run: Run, fonts: FontBook) -> _Spot:
    if not band.label:
        return _Spot.INSIDE
    face = fonts.face(run.font, bold=run.bold, italic=run.italic)
    needed = face.word(band.label).width * run.size / face.units + 2 * _LABEL_ROOM
    if needed <= float(band.high - band.low) * per_unit:
        return _Spot.INSIDE
    return _Spot.AFTER if needed <= float(maximum - band.high) * per_unit else _Spot.BEFORE


def _x(spec: ChartSpec, value: Decimal) -> float:
    span = spec.maximum - spec.minimum or Decimal(1)
    return spec.plot.x + spec.plot.width * float((value - spec.minimum) / span)


def _grid(spec: ChartSpec, brand: Brand) -> tuple[ShapeItem, ...]:
    count = int((spec.maximum - spec.minimum) / spec.unit) + 1 if spec.unit else 1
    return tuple(
        ShapeItem(
            rect=Rect(_x(spec, spec.minimum + spec.unit * index), spec.plot.y, 0, spec.plot.height),
            role=Role.DECORATION,
            name="Grid line",
            box=Box(geometry=Geometry.LINE, stroke=Stroke(colour=brand.palette.line, width=0.75)),
        )
        for index in range(min(count, 60))
    )


def _ticks(
    spec: ChartSpec, y: float, height: float, style: TextStyle, brand: Brand, fonts: FontBook
) -> tuple[TextItem, ...]:
    if not spec.ticks:
        return ()
    width = spec.plot.width / max(len(spec.ticks), 1)
    return tuple(
        label_item(
            (styled_text(label, style, brand.palette),),
            Rect(_x(spec, at) - width / 2, y, width, height),
            fonts,
            name=f"Axis label {label}",
        )
        for at, label in spec.ticks
    )


def _rows(spec: ChartSpec) -> tuple[Rect, ...]:
    return spec.plot.rows(len(spec.categories), 0)


def _names(
    spec: ChartSpec, x: float, width: float, style: TextStyle, brand: Brand, fonts: FontBook
) -> tuple[TextItem, ...]:
    return tuple(
        label_item(
            (styled_text(name, style, brand.palette),),
            Rect(x, row.y, width, row.height),
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
    rect = Rect(bar.x + _LABEL_ROOM, bar.y, bar.width - 2 * _LABEL_ROOM, bar.height)
    label = styled_text(text, style, brand.palette)
    return label_item((label,), rect, fonts, name=f"Label {text}", anchor=Anchor.MIDDLE)


def _alternative(block: CostBlock) -> str:
    said = (": ".join(part for part in (plain_line(band.name), band.label) if part) for band in block.bands)
    bands = "; ".join(one for one in said if one)
    return f"{plain_line(block.title)}. {bands}."
