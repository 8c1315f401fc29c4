"""What is drawn of a shape: its geometry, outline and fill.  Lengths are points."""

from enum import StrEnum

from studio.domain.colours import Colour
from studio.domain.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """An outline or a rule."""

    colour: Colour
    width: float
    """Points."""


class Geometry(StrEnum):
    """Shapes that both painters can draw; the values are DrawingML presets, but for paths."""

    RECT = "rect"
    ROUND_RECT = "roundRect"
    ELLIPSE = "ellipse"
    LINE = "line"
    """From the top left to the bottom right corner of the rectangle."""
    CHEVRON = "chevron"
    PENTAGON = "homePlate"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    PATH = "path"
    """Strokes with round ends and joins, as an icon has; never filled."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a path: `M` moves, `L` draws a line, `C` a Bézier curve with two handles, `Z` closes."""

    kind: str
    points: tuple[float, ...] = ()
    """x and y in turn, in a square of `PATH_SIDE` units that stands for the shape's rectangle."""


PATH_SIDE = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The visible body of a text item or a shape."""

    geometry: Geometry = Geometry.RECT
    fill: Colour | None = None
    stroke: Stroke | None = None
    radius: float = 0.0
    """Corner radius of ROUND_RECT in points."""
    path: tuple[Segment, ...] = ()
    """Strokes of PATH."""
