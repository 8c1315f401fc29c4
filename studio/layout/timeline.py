"""A plan to a timeline: phases as bars over a time axis, milestones as diamonds at their ends."""

import re
from itertools import pairwise

from studio.domain.blocks import PlanBlock, PlanPhase
from studio.domain.brand import Brand
from studio.domain.colours import Colour
from studio.domain.frozen import dataclass, replace
from studio.domain.geometry import Rect
from studio.domain.text import plain_line
from studio.domain.typography import Align, Anchor, TextStyle
from studio.layout.boxes import text_item
from studio.layout.drawing import Box, Geometry, Stroke
from studio.layout.items import AnyItem, GroupItem, ShapeItem
from studio.layout.phase_words import PhaseWords, described_fits, phase_label, quiet_size
from studio.layout.roles import Role
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.strips import widest_stretch
from studio.layout.text.styling import StyledParagraph, styled_line, styled_text
from studio.layout.text.typefaces import FontBook

_NAMES = 0.34
"""Share of the width for the names of the phases."""
_WORDS = 0.46
"""The same where what happens in them stands under the names."""
_GAP = 14.0
_BAR = 0.34
"""Thickness of a bar as a fraction of its row."""
_THICKEST_BAR = 22.0
_TALLEST_ROW = 62.0
_TALLEST_WORDS = 88.0
_ENDLESS = 10_000.0
"""Points: a width at which no line ends."""
_LABEL_GAP = 6.0
"""Points between the labels of neighbouring ticks."""
_MILESTONE_LINES = 2
_YEAR = re.compile(r"\d{4}")
_UNDER_BAR = 1.0
"""Points between a bar and the words under its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """Days to points."""

    start: int
    end: int
    """The day after the last."""
    plot: Rect

    def x(self, day: float) -> float:
        return self.plot.x + self.plot.width * (day - self.start) / max(self.end - self.start, 1)


def timeline(
    block: PlanBlock, rect: Rect, brand: Brand, fonts: FontBook, size: float, words: PhaseWords = PhaseWords.NAMES
) -> GroupItem:
    """Draw the phases under one another in a rectangle of the page; `size` is that of the names in points.

    The group uses only as much of the rectangle's height as its rows need.  The block has at least one phase.
    """
    share, tallest = (_NAMES, _TALLEST_ROW) if words is PhaseWords.NAMES else (_WORDS, _TALLEST_WORDS)
    tick = TextStyle(size=quiet_size(size, brand), colour=brand.palette.muted)
    days = (min(phase.start for phase in block.phases), max(phase.end for phase in block.phases) + 1)
    ticks = tuple((day, text) for day, text in block.ticks if days[0] <= day <= days[1])
    width = rect.width * (1 - share) - _GAP
    overhang = _overhang(ticks, days, width, tick, brand, fonts)
    labels = _labels(ticks, (width - overhang) / max(days[1] - days[0], 1), tick, brand, fonts)
    line = measure((styled_text("Ag", tick, brand.palette),), rect.width, fonts).height
    head = max((label.text.longest for label in labels), default=line) + 6
    row = min((rect.height - head) / len(block.phases), tallest)
    names = Rect(rect.x, rect.y + head, rect.width * share, row * len(block.phases))
    plot = Rect(names.right + _GAP, names.y, width - overhang, names.height)
    axis = _Axis(start=days[0], end=days[1], plot=plot)
    items: list[AnyItem] = [*_grid(ticks, labels, axis, rect.y, brand)]
    for index, (phase, place) in enumerate(zip(block.phases, names.rows(len(block.phases), 0), strict=True)):
        if index:
            items.append(_rule(Rect(rect.x, place.y, rect.width, 0), brand.palette.line))
        items.append(phase_label(phase, words, place, brand, fonts, size, source=block.source))
        items.extend(_phase(phase, place, axis, brand, fonts, size, source=block.source))
    return GroupItem(
        rect=Rect(rect.x, rect.y, rect.width, head + names.height),
        role=Role.FIGURE,
        name="Timeline",
        source=block.source,
        alt="; ".join(f"{plain_line(phase.name)}: {phase.dates}" for phase in block.phases),
        items=tuple(items),
    )


def fills(block: PlanBlock, height: float) -> bool:
    """Tell whether a timeline that says no more than names takes all of so many points."""
    return len(block.phases) * _TALLEST_ROW >= height


def may_hold(block: PlanBlock, rect: Rect, brand: Brand, fonts: FontBook, size: float, words: PhaseWords) -> bool:
    """Tell whether the rows may have room for what happens in the phases, before anything is drawn.

    The words are those under or beside the names; that they do fit shows in the drawing, whose head takes room, too.
    """
    row = (rect.width * _WORDS, min(rect.height / len(block.phases), _TALLEST_WORDS))
    return all(described_fits(phase, row, brand, fonts, size, words) for phase in block.phases)


@dataclass(frozen=True, slots=True)
class _Label:
    """The words at a tick."""

    day: int
    text: MeasuredText


Ticks = tuple[tuple[int, str], ...]


def _natural(text: StyledParagraph, fonts: FontBook) -> float:
    return measure((text,), _ENDLESS, fonts).natural_width + 2


def _overhang(
    ticks: Ticks, days: tuple[int, int], width: float, style: TextStyle, brand: Brand, fonts: FontBook
) -> float:
    """Give by how many points the axis has to be shorter, so that its last label ends within this width."""
    day, text = ticks[-1] if ticks else (days[0], "")
    share = (day - days[0]) / max(days[1] - days[0], 1)
    if not share:
        return 0.0
    longest = (width - _natural(styled_text(text, style, brand.palette), fonts)) / share
    return min(max(width - longest, 0.0), width / 4)


def _labels(ticks: Ticks, per_day: float, style: TextStyle, brand: Brand, fonts: FontBook) -> tuple[_Label, ...]:
    """Give the labels of all ticks, else without years, which the phases' dates say, else every second, third one."""
    if not ticks:
        return ()
    undated = tuple((day, _without_year(text)) for day, text in ticks)
    choices = ((ticks, 1, 1), (undated, 1, 1), *((undated, stride, 1) for stride in range(2, len(ticks) + 1)))
    for texts, stride, lines in choices:
        shown = texts[::stride]
        steps = [after - day for (day, _), (after, _) in pairwise(shown)]
        rooms = [step * per_day - _LABEL_GAP for step in steps] + [_ENDLESS]
        labels = []
        for (day, text), room in zip(shown, rooms, strict=True):
            label = styled_text(text, style, brand.palette)
            width = min(room, _natural(label, fonts))
            measured = measure((label,), max(width, 1.0), fonts)
            if measured.line_count > lines or widest_stretch(label.runs, fonts) > width:
                break
            labels.append(_Label(day, measured))
        else:
            return tuple(labels)
    return ()


def _without_year(text: str) -> str:
    """Give a label without its year, `Jan` for `Jan 2027`."""
    return " ".join(word for word in text.split(" ") if not _YEAR.fullmatch(word)) or text


def _grid(ticks: Ticks, labels: tuple[_Label, ...], axis: _Axis, y: float, brand: Brand) -> tuple[AnyItem, ...]:
    """Give a line at every tick, and the labels over them."""
    rules = (_rule(Rect(axis.x(day), axis.plot.y - 4, 0, axis.plot.height + 4), brand.palette.line) for day, _ in ticks)
    words = (
        text_item(
            label.text,
            Rect(axis.x(label.day), y, label.text.width, label.text.longest),
            name=f"Axis label {_plain(label.text)}",
            role=Role.LABEL,
        )
        for label in labels
    )
    return (*rules, *words)


def _plain(text: MeasuredText) -> str:
    return "".join(run.text for paragraph in text.paragraphs for run in paragraph.styled.runs)


def _rule(rect: Rect, colour: Colour) -> ShapeItem:
    box = Box(geometry=Geometry.LINE, stroke=Stroke(colour=colour, width=0.75))
    return ShapeItem(rect=rect, role=Role.DECORATION, name="Rule", box=box)


def _phase(
    phase: PlanPhase, place: Rect, axis: _Axis, brand: Brand, fonts: FontBook, size: float, *, source: str
) -> tuple[AnyItem, ...]:
    """Draw a phase's bar, and the milestone at its end."""
    height = min(place.height * _BAR, _THICKEST_BAR)
    left, right = axis.x(phase.start), axis.x(phase.end + 1)
    bar = Rect(left, place.y + (place.height - height) / 2, max(right - left, 2.0), height)
    words = _milestone_words(phase, bar, place, axis, brand, fonts, size) if plain_line(phase.milestone) else None
    if words:
        bar = replace(bar, y=bar.y - words.lift)
    shape = ShapeItem(
        rect=bar,
        role=Role.DECORATION,
        name=f"Bar {plain_line(phase.name)}",
        source=source,
        box=Box(geometry=Geometry.ROUND_RECT, fill=brand.palette.accent, radius=min(height / 2, 4.0)),
    )
    items: list[AnyItem] = [shape]
    if plain_line(phase.milestone):
        items.append(_diamond(bar, axis, brand))
    if words:
        ground = Box(fill=brand.palette.background)
        name = "Milestone words"
        items.append(text_item(words.text, words.rect, name=name, role=Role.LABEL, anchor=words.anchor, box=ground))
    return tuple(items)


def _side(bar: Rect) -> float:
    """Give the width of the diamond at a bar's end."""
    return bar.height * 0.62


def _diamond(bar: Rect, axis: _Axis, brand: Brand) -> ShapeItem:
    side = _side(bar)
    box = Box(
        geometry=Geometry.DIAMOND,
        fill=brand.palette.text,
        stroke=Stroke(colour=brand.palette.background, width=1.0),
    )
    place = Rect(min(bar.right - side / 2, axis.plot.right - side), bar.y + (bar.height - side) / 2, side, side)
    return ShapeItem(rect=place, role=Role.DECORATION, name="Milestone", box=box)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """Where the words of a milestone stand."""

    text: MeasuredText
    rect: Rect
    anchor: Anchor
    lift: float = 0.0
    """Points that the bar goes up to make room under it."""


def _milestone_words(
    phase: PlanPhase, bar: Rect, place: Rect, axis: _Axis, brand: Brand, fonts: FontBook, size: float
) -> _Words | None:
    """Put the words to the right of the diamond, on two lines where one is too long, else under the bar's end.

    Nowhere else: words away from their diamond would be read as something else.
    """
    style = TextStyle(size=quiet_size(size, brand), colour=brand.palette.text)
    label = styled_line(phase.milestone, style, brand.palette)
    natural = _natural(label, fonts)
    left = bar.right + _side(bar)
    room = axis.plot.right - left
    if room > style.size:
        text = measure((label,), min(natural, room), fonts)
        whole = widest_stretch(label.runs, fonts) <= room
        if whole and text.line_count <= _MILESTONE_LINES and text.longest <= place.height:
            top = place.y + (place.height - text.longest) / 2
            rect = Rect(left, top, text.width, text.longest)
            return _Words(text=text, rect=rect, anchor=Anchor.MIDDLE)
    text = measure((replace(label, style=replace(style, align=Align.RIGHT)),), natural, fonts)
    end = min(bar.right + _side(bar) / 2, axis.plot.right)
    needed = bar.height + _UNDER_BAR + text.longest
    if natural > end - axis.plot.x or needed > place.height:
        return None
    top = place.y + (place.height - needed) / 2
    rect = Rect(end - natural, top + bar.height + _UNDER_BAR, natural, text.longest)
    return _Words(text=text, rect=rect, anchor=Anchor.TOP, lift=bar.y - top)
