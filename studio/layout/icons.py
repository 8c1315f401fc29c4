"""Icons' SVG files to strokes that both painters can draw: moves, lines and Bézier curves in a square of 24 units."""

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from studio.domain.colours import Colour
from studio.domain.geometry import Rect
from studio.domain.icons import Icon
from studio.layout.drawing import PATH_SIDE, Box, Geometry, Segment, Stroke
from studio.layout.items import ShapeItem
from studio.layout.roles import Role

_STROKE = 2.0
"""Width of an icon's strokes in these units."""
_ARC = 0.5522847498
"""Length of a Bézier handle for a quarter of a circle of radius 1."""
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7, "Z": 0}
_VALUE = r"[\s,]*(-?\d*\.?\d+)"
_ARC_VALUES = re.compile(_VALUE * 3 + r"[\s,]*([01])" * 2 + _VALUE * 2)
_ELEMENT = re.compile(r"<(path|circle|ellipse|line|rect|polyline|polygon)\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')

Point = tuple[float, float]


def icon_item(
    folder: Path, icon: Icon, rect: Rect, colour: Colour, *, name: str, source: str = "", weight: float = _STROKE
) -> ShapeItem:
    """Draw an icon of a folder in a square of the page, as decoration; `weight` is that of its strokes in its units."""
    box = Box(
        geometry=Geometry.PATH,
        stroke=Stroke(colour=colour, width=round(weight * rect.width / PATH_SIDE, 2)),
        path=strokes(folder, icon),
    )
    return ShapeItem(rect=rect, role=Role.DECORATION, name=name, source=source, box=box)


@lru_cache(maxsize=256)
def strokes(folder: Path, icon: Icon) -> tuple[Segment, ...]:
    """Read the strokes of an icon; raises FileNotFoundError for one that is not shipped."""
    source = (folder / f"{icon}.svg").read_text(encoding="utf-8")
    elements = _ELEMENT.findall(source)
    return tuple(segment for tag, given in elements for segment in _element(tag, dict(_ATTRIBUTE.findall(given))))


def _element(tag: str, given: dict[str, str]) -> Iterator[Segment]:
    def number(name: str) -> float:
        return float(given.get(name, 0))

    match tag:
        case "path":
            yield from _path(given["d"])
        case "circle":
            yield from _ellipse(number("cx"), number("cy"), number("r"), number("r"))
        case "ellipse":
            yield from _ellipse(number("cx"), number("cy"), number("rx"), number("ry"))
        case "line":
            yield from _lines(((number("x1"), number("y1")), (number("x2"), number("y2"))))
        case "rect":
            radius = number("rx") or number("ry")
            yield from _rectangle(number("x"), number("y"), number("width"), number("height"), radius)
        case _:
            values = [float(value) for value in _NUMBER.findall(given["points"])]
            yield from _lines(tuple(zip(values[::2], values[1::2], strict=True)))
            if tag == "polygon":
                yield Segment("Z")


def _lines(points: Sequence[Point]) -> Iterator[Segment]:
    for index, point in enumerate(points):
        yield Segment("L" if index else "M", point)


def _ellipse(x: float, y: float, rx: float, ry: float) -> Iterator[Segment]:
    hx, hy = rx * _ARC, ry * _ARC
    yield Segment("M", (x + rx, y))
    yield Segment("C", (x + rx, y + hy, x + hx, y + ry, x, y + ry))
    yield Segment("C", (x - hx, y + ry, x - rx, y + hy, x - rx, y))
    yield Segment("C", (x - rx, y - hy, x - hx, y - ry, x, y - ry))
    yield Segment("C", (x + hx, y - ry, x + rx, y - hy, x + rx, y))
    yield Segment("Z")


def _rectangle(x: float, y: float, width: float, height: float, radius: float) -> Iterator[Segment]:
    right, bottom, hang = x + width, y + height, radius * (1 - _ARC)
    yield Segment("M", (x + radius, y))
    yield Segment("L", (right - radius, y))
    if radius:
        yield Segment("C", (right - hang, y, right, y + hang, right, y + radius))
    yield Segment("L", (right, bottom - radius))
    if radius:
        yield Segment("C", (right, bottom - hang, right - hang, bottom, right - radius, bottom))
    yield Segment("L", (x + radius, bottom))
    if radius:
        yield Segment("C", (x + hang, bottom, x, bottom - hang, x, bottom - radius))
    yield Segment("L", (x, y + radius))
    if radius:
        yield Segment("C", (x, y + hang, x + hang, y, x + radius, y))
    yield Segment("Z")


def _path(data: str) -> Iterator[Segment]:
    """Follow a path's commands with the pen, so that every segment is absolute."""
    pen = start = handle = (0.0, 0.0)
    for command, values in _commands(data):
        kind = command.upper()
        from_pen = pen if command.islower() else (0.0, 0.0)
        segments, after, curve = _step(kind, values, pen, from_pen, handle, start)
        yield from segments
        handle = curve or after
        pen = after
        if kind == "M":
            start = pen


def _commands(data: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Give every command with its numbers; a command's numbers may come several times over."""
    for letter, rest in _COMMAND.findall(data):
        count = _COUNTS[letter.upper()]
        if not count:
            yield letter, ()
            continue
        if letter.upper() == "A":
            values = [float(value) for arc in _ARC_VALUES.findall(rest) for value in arc]
        else:
            values = [float(value) for value in _NUMBER.findall(rest)]
        for index in range(0, len(values), count):
            again = {"M": "L", "m": "l"}.get(letter, letter) if index else letter
            yield again, tuple(values[index : index + count])


def _step(
    kind: str, values: tuple[float, ...], pen: Point, origin: Point, handle: Point, start: Point
) -> tuple[list[Segment], Point, Point | None]:
    """Give a command's segments, where the pen is afterwards, and the last handle of a curve."""
    x, y = origin
    points = [(x + a, y + b) for a, b in zip(values[::2], values[1::2], strict=False)]
    match kind:
        case "Z":
            return [Segment("Z")], start, None
        case "H":
            end = (x + values[0], pen[1])
            return [Segment("L", end)], end, None
        case "V":
            end = (pen[0], y + values[0])
            return [Segment("L", end)], end, None
        case "C" | "S" | "Q":
            first, second, end = _handles(kind, points, pen, handle)
            return [Segment("C", (*first, *second, *end))], end, second
        case "A":
            end = (x + values[5], y + values[6])
            return list(_arc(pen, values, end)), end, None
        case _:
            return [Segment(kind, points[0])], points[0], None


def _handles(kind: str, points: list[Point], pen: Point, handle: Point) -> tuple[Point, Point, Point]:
    """Give both handles and the end of a curve: `S` mirrors the handle before it, `Q` has one for both."""
    if kind == "C":
        return points[0], points[1], points[2]
    if kind == "S":
        return (2 * pen[0] - handle[0], 2 * pen[1] - handle[1]), points[0], points[1]
    middle, end = points
    first = (pen[0] + (middle[0] - pen[0]) * 2 / 3, pen[1] + (middle[1] - pen[1]) * 2 / 3)
    second = (end[0] + (middle[0] - end[0]) * 2 / 3, end[1] + (middle[1] - end[1]) * 2 / 3)
    return first, second, end


def _arc(pen: Point, values: tuple[float, ...], end: Point) -> Iterator[Segment]:
    """Give an elliptical arc as curves of at most a quarter turn (SVG 2, appendix B.2.4); axes are not turned."""
    rx, ry = abs(values[0]), abs(values[1])
    large, sweep = bool(values[3]), bool(values[4])
    dx, dy = (pen[0] - end[0]) / 2, (pen[1] - end[1]) / 2
    if not rx or not ry or not (dx or dy):
        yield Segment("L", end)
        return
    stretch = math.sqrt(max((dx / rx) ** 2 + (dy / ry) ** 2, 1.0))
    rx, ry = rx * stretch, ry * stretch
    below = (rx * dy) ** 2 + (ry * dx) ** 2
    factor = math.sqrt(max((rx * ry) ** 2 / below - 1.0, 0.0)) * (-1.0 if large == sweep else 1.0)
    cx, cy = factor * rx * dy / ry, -factor * ry * dx / rx
    middle_x, middle_y = cx + (pen[0] + end[0]) / 2, cy + (pen[1] + end[1]) / 2
    first = math.atan2((dy - cy) / ry, (dx - cx) / rx)
    turn = math.atan2((-dy - cy) / ry, (-dx - cx) / rx) - first
    if sweep and turn < 0:
        turn += 2 * math.pi
    elif not sweep and turn > 0:
        turn -= 2 * math.pi
    count = max(math.ceil(abs(turn) / (math.pi / 2) - 1e-6), 1)
    step = turn / count
    reach = 4 / 3 * math.tan(step / 4)
    for index in range(count):
        one, two = first + index * step, first + (index + 1) * step
        a, b, c, d = math.cos(one), math.sin(one), math.cos(two), math.sin(two)
        yield Segment(
            "C",
            (
                middle_x + rx * (a - reach * b),
                middle_y + ry * (b + reach * a),
                middle_x + rx * (c + reach * d),
                middle_y + ry * (d - reach * c),
                middle_x + rx * c,
                middle_y + ry * d,
            ),
        )
