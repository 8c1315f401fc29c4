"""A plan to a timeline: phases as bars over a time axis, milestones as diamonds at their ends."""

from dataclasses import dataclass, replace

from studio.domain.brand import Align, Anchor, Brand, Colour, TextStyle
from studio.domain.document import PlanBlock, PlanPhase
from studio.domain.geometry import Rect
from studio.domain.text import plain_line
from studio.layout.boxes import label_item
from studio.layout.page import AnyItem, Box, Geometry, GroupItem, Role, ShapeItem, Stroke, TextItem
from studio.layout.text.fitting import fit
from studio.layout.text.setting import measure
from studio.layout.text.styling import Styled, styled_line, styled_text
from studio.layout.text.typefaces import FontBook

_NAMES = 0.34
"""Share of the width for the names of the phases."""
_GAP = 14.0
_BAR = 0.34
"""Thickness of a bar as a fraction of its row."""
_THICKEST_BAR = 22.0
_TALLEST_ROW = 62.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """Days to points."""

    start: int
    end: int
    """The day after the last."""
    plot: Rect

    def x(self, day: float) -> float:
        return self.plot.x + self.plot.width * (day - self.start) / max(self.end - self.start, 1)


def timeline(block: PlanBlock, rect: Rect, brand: Brand, fonts: FontBook, size: float) -> GroupItem:
    """Draw the phases under one another in a rectangle of the page; `size` is that of the names in points.

    The group uses only as much of the rectangle's height as its rows need.  The block has at least one phase.
    """
    tick = TextStyle(size=_quiet_size(size, brand), colour=brand.palette.muted)
    head = measure((styled_text("Ag", tick, brand.palette),), rect.width, fonts).height + 6
    row = min((rect.height - head) / len(block.phases), _TALLEST_ROW)
    names = Rect(rect.x, rect.y + head, rect.width * _NAMES, row * len(block.phases))
    plot = Rect(names.right + _GAP, names.y, rect.right - names.right - _GAP, names.height)
    axis = _Axis(
        start=min(phase.start for phase in block.phases),
        end=max(phase.end for phase in block.phases) + 1,
        plot=plot,
    )
    items: list[AnyItem] = [*_grid(block, axis, rect.y, head, tick, brand, fonts)]
    for index, (phase, place) in enumerate(zip(block.phases, names.rows(len(block.phases), 0), strict=True)):
        if index:
            items.append(_rule(Rect(rect.x, place.y, rect.width, 0), brand.palette.line))
        items.extend(_phase(phase, place, axis, brand, fonts, size, source=block.source))
    return GroupItem(
        rect=Rect(rect.x, rect.y, rect.width, head + names.height),
        role=Role.FIGURE,
        name="Timeline",
        source=block.source,
        alt="; ".join(f"{plain_line(phase.name)}: {phase.dates}" for phase in block.phases),
        items=tuple(items),
    )


def _minimum(size: float, brand: Brand) -> float:
    """Give the smallest size allowed here: names as large as a slide's minimum or larger stand on a slide."""
    return brand.sizes.minimum if size >= brand.sizes.minimum else brand.page.minimum


def _quiet_size(size: float, brand: Brand) -> float:
    return max(size - 2, _minimum(size, brand))


def _grid(
    block: PlanBlock, axis: _Axis, y: float, head: float, style: TextStyle, brand: Brand, fonts: FontBook
) -> tuple[AnyItem, ...]:
    """Lines at the ticks; labels where they do not run into one another."""
    items: list[AnyItem] = []
    free = axis.plot.x - 1.0
    for day, text in block.ticks:
        if not axis.start <= day <= axis.end:
            continue
        x = axis.x(day)
        items.append(_rule(Rect(x, axis.plot.y - 4, 0, axis.plot.height + 4), brand.palette.line))
        label = (styled_text(text, style, brand.palette),)
        width = measure(label, 10_000, fonts).natural_width + 2
        if x >= free and x + width <= axis.plot.right + 2:
            items.append(label_item(label, Rect(x, y, width, head - 6), fonts, name=f"Axis label {text}"))
            free = x + width + 6
    return tuple(items)


def _rule(rect: Rect, colour: Colour) -> ShapeItem:
    box = Box(geometry=Geometry.LINE, stroke=Stroke(colour=colour, width=0.75))
    return ShapeItem(rect=rect, role=Role.DECORATION, name="Rule", box=box)


def _phase(
    phase: PlanPhase, place: Rect, axis: _Axis, brand: Brand, fonts: FontBook, size: float, *, source: str
) -> tuple[AnyItem, ...]:
    height = min(place.height * _BAR, _THICKEST_BAR)
    left, right = axis.x(phase.start), axis.x(phase.end + 1)
    bar = Rect(left, place.y + (place.height - height) / 2, max(right - left, 2.0), height)
    name = _name(phase, place, brand, fonts, size, source)
    shape = ShapeItem(
        rect=bar,
        role=Role.DECORATION,
        name=f"Bar {plain_line(phase.name)}",
        source=source,
        box=Box(geometry=Geometry.ROUND_RECT, fill=brand.palette.accent, radius=min(height / 2, 4.0)),
    )
    if not plain_line(phase.milestone):
        return (name, shape)
    return (name, shape, *_milestone(phase, bar, place, axis, brand, fonts, size))


def _name(phase: PlanPhase, place: Rect, brand: Brand, fonts: FontBook, size: float, source: str) -> TextItem:
    """Set the phase's name over its dates, as small as the row demands."""
    strong = TextStyle(size=size, colour=brand.palette.text, bold=True)
    quiet = TextStyle(size=_quiet_size(size, brand), colour=brand.palette.muted)
    text: Styled = (
        styled_line(phase.name, strong, brand.palette),
        styled_text(phase.dates, quiet, brand.palette),
    )
    sizes = replace(brand.sizes, minimum=_minimum(size, brand))
    fitted = fit(text, place.width, place.height, sizes, fonts)
    paragraphs = tuple(paragraph.styled for paragraph in fitted.text.paragraphs)
    return label_item(
        paragraphs, place, fonts, name=f"Phase {plain_line(phase.name)}", source=source, anchor=Anchor.MIDDLE
    )


def _milestone(
    phase: PlanPhase, bar: Rect, place: Rect, axis: _Axis, brand: Brand, fonts: FontBook, size: float
) -> tuple[AnyItem, ...]:
    """Draw a diamond at the phase's end, and its words on the side that has room for them, if any has."""
    side = bar.height * 0.62
    centre = bar.y + bar.height / 2
    mark = ShapeItem(
        rect=Rect(min(bar.right - side / 2, axis.plot.right - side), centre - side / 2, side, side),
        role=Role.DECORATION,
        name="Milestone",
        box=Box(
            geometry=Geometry.DIAMOND,
            fill=brand.palette.primary,
            stroke=Stroke(colour=brand.palette.background, width=1.0),
        ),
    )
    style = TextStyle(size=_quiet_size(size, brand), colour=brand.palette.text)
    width = measure((styled_line(phase.milestone, style, brand.palette),), 10_000, fonts).natural_width + 2
    room_after = axis.plot.right - bar.right - side
    room_before = bar.x - axis.plot.x - 6
    if width <= room_after:
        rect = Rect(bar.right + side, place.y, width, place.height)
    elif width <= room_before:
        rect = Rect(bar.x - 6 - width, place.y, width, place.height)
        style = replace(style, align=Align.RIGHT)
    elif max(room_after, room_before) >= width / 2:
        after = room_after >= room_before
        rect = Rect(
            bar.right + side if after else axis.plot.x, place.y, room_after if after else room_before, place.height
        )
        style = replace(style, align=Align.LEFT if after else Align.RIGHT)
    else:
        return (mark,)
    label = styled_line(phase.milestone, style, brand.palette)
    if measure((label,), rect.width, fonts).longest > place.height:
        return (mark,)
    return (mark, label_item((label,), rect, fonts, name="Milestone words", anchor=Anchor.MIDDLE))
