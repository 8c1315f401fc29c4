"""Collects the operators of one page's content stream; the only place that turns the y axis upside down."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from studio.domain.colours import Colour
from studio.domain.geometry import Rect
from studio.export.pdf.fonts import FontUse
from studio.export.pdf.values import number, numbers
from studio.layout.drawing import Stroke


class Mark(Protocol):
    """What content belongs to: an element of the structure tree, or none."""

    def open(self) -> str:
        """Give the operator that begins content of this element on the current page."""


class Sheet:
    """One page's content.  Marked sequences and text objects are opened and closed as the calls need them."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self._operators: list[str] = []
        self._mark: Mark | None = None
        self._in_text = False
        self._fill = self._stroke = ""
        self._font: FontUse | None = None
        self._size = 0.0

    def mark(self, target: Mark) -> None:
        """Let what follows belong to this."""
        if target is not self._mark:
            self._end_mark()
            self._operators.append(target.open())
            self._mark = target

    def text(self, use: FontUse, size: float, x: float, y: float, colour: Colour, shown: str) -> None:
        """Show encoded text with its baseline's beginning at a point."""
        if colour.rgb != self._fill:
            self._fill_with(colour)
        if not self._in_text:
            self._operators.append("BT")
            self._in_text = True
        if use is not self._font or size != self._size:
            self._operators.append(f"/{use.resource} {number(size)} Tf")
            self._font, self._size = use, size
        self._operators.append(f"1 0 0 1 {x:.2f} {self.height - y:.2f} Tm {shown}")

    def rectangle(self, rect: Rect, fill: Colour) -> None:
        """Fill a rectangle."""
        self.shape(self.box(rect), fill=fill, stroke=None)

    def line(self, x1: float, y1: float, x2: float, y2: float, stroke: Stroke) -> None:
        """Draw a line."""
        self.shape(self.polygon(((x1, y1), (x2, y2)), close=False), fill=None, stroke=stroke)

    def box(self, rect: Rect) -> str:
        """Give the path around a rectangle."""
        return f"{rect.x:.2f} {self.height - rect.y - rect.height:.2f} {rect.width:.2f} {rect.height:.2f} re"

    def polygon(self, points: Sequence[tuple[float, float]], *, close: bool = True) -> str:
        """Give the path through some points."""
        places = [f"{x:.2f} {self.height - y:.2f}" for x, y in points]
        return f"{places[0]} m {' l '.join(places[1:])} l{' h' if close else ''}"

    def shape(self, path: str, *, fill: Colour | None, stroke: Stroke | None) -> None:
        """Paint a path."""
        if fill is None and stroke is None:
            return
        self._end_text()
        if fill is not None:
            self._fill_with(fill)
        if stroke is not None:
            operator = f"{_rgb(stroke.colour.rgb)} RG {number(stroke.width)} w"
            if operator != self._stroke:
                self._operators.append(operator)
                self._stroke = operator
        self._operators.append(f"{path} {'f' if stroke is None else 'S' if fill is None else 'B'}")

    def strokes(self, path: str, stroke: Stroke) -> None:
        """Draw a path with round ends and joins."""
        self._end_text()
        look = f"1 J 1 j {_rgb(stroke.colour.rgb)} RG {number(stroke.width)} w"
        self._operators.append(f"q {look} {path} S Q")

    def image(self, resource: str, place: Rect, clip: Rect) -> None:
        """Draw an image in its place, and of it only what lies inside the clip."""
        self._end_text()
        window = f"{self.box(clip)} W n "
        matrix = numbers(place.width, 0, 0, place.height, place.x, self.height - place.bottom)
        self._operators.append(f"q {'' if clip == place else window}{matrix} cm /{resource} Do Q")

    def finish(self) -> bytes:
        """Give the content stream."""
        self._end_mark()
        return "\n".join(self._operators).encode("latin-1")

    def _fill_with(self, colour: Colour) -> None:
        if colour.rgb != self._fill:
            self._operators.append(f"{_rgb(colour.rgb)} rg")
            self._fill = colour.rgb

    def _end_text(self) -> None:
        if self._in_text:
            self._operators.append("ET")
            self._in_text = False

    def _end_mark(self) -> None:
        self._end_text()
        if self._mark is not None:
            self._operators.append("EMC")
            self._mark = None


@lru_cache(maxsize=256)
def _rgb(digits: str) -> str:
    return numbers(*(int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)))
