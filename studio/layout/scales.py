"""The scale of a budget chart whose bands have names, not amounts: the names over the plot, a line between each two."""

from collections.abc import Sequence
from decimal import Decimal

from studio.domain.blocks import CostBlock
from studio.domain.brand import Brand
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.typography import Align, Anchor, TextStyle
from studio.layout.boxes import label_item
from studio.layout.drawing import Box, Geometry
from studio.layout.items import ChartSpec, ShapeItem, TextItem
from studio.layout.roles import Role
from studio.layout.text.setting import measure
from studio.layout.text.styling import styled_text
from studio.layout.text.typefaces import FontBook

_UNDER = 3.0
"""Points between the names and the plot."""
_SIDES = 2.0
"""Points that a name keeps from the lines beside its band."""

Ticks = tuple[tuple[Decimal, str], ...]
"""The middle of each band with its name."""


def named_bands(block: CostBlock) -> Ticks:
    """Give the names of a scale of names, the lowest first; none where budgets are amounts."""
    return block.ticks if block.ticks and block.ticks[0][0] == Decimal("0.5") else ()


def scale_height(ticks: Ticks, width: float, style: TextStyle, brand: Brand, fonts: FontBook) -> float:
    """Give the points that the names need over a plot of this width."""
    if not ticks:
        return 0.0
    room = max(width / len(ticks) - 2 * _SIDES, 1.0)
    texts = (measure((styled_text(name, _centred(style), brand.palette),), room, fonts) for _, name in ticks)
    return max(text.longest for text in texts) + _UNDER


def scale(spec: ChartSpec, top: float, style: TextStyle, brand: Brand, fonts: FontBook) -> tuple[TextItem, ...]:
    """Set the names over their bands, between the `top` of the chart and its plot."""
    if not spec.ticks:
        return ()
    width = spec.plot.width / len(spec.ticks)
    return tuple(
        label_item(
            (styled_text(name, _centred(style), brand.palette),),
            Rect(spec.plot.x + index * width + _SIDES, top, width - 2 * _SIDES, spec.plot.y - top - _UNDER),
            fonts,
            name=f"Band {name}",
            anchor=Anchor.BOTTOM,
        )
        for index, (_, name) in enumerate(spec.ticks)
    )


def grid_lines(spec: ChartSpec) -> Sequence[ShapeItem]:
    """Draw the line that all bars are measured from, and one at every unit of the axis."""
    count = int((spec.maximum - spec.minimum) / spec.unit) if spec.unit > 0 else 0
    step = spec.plot.width / count if count else 0.0
    return [
        ShapeItem(
            rect=Rect(spec.plot.x + index * step, spec.plot.y, 0, spec.plot.height),
            role=Role.DECORATION,
            name=f"Grid line {index}" if index else "Baseline",
            box=Box(geometry=Geometry.LINE, stroke=spec.grid),
        )
        for index in range(count + 1)
    ]


def _centred(style: TextStyle) -> TextStyle:
    return replace(style, align=Align.CENTER)
