"""Turns the geometries of boxes into paths, as DrawingML defines their presets."""

from typing import Literal, assert_never

from studio.domain.geometry import Rect
from studio.export.pdf.sheet import Sheet
from studio.export.pdf.values import numbers
from studio.layout.drawing import PATH_SIDE, Box, Geometry, Segment

_ARC = 0.5522847498
"""Length of a Bézier handle for a quarter of a circle of radius 1."""
_TIP = 0.5
"""Depth of an arrow's tip as a fraction of its shorter side: the default of `homePlate` and `chevron`."""

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def draw_box(sheet: Sheet, rect: Rect, box: Box) -> None:
    """Draw a box; neither fill nor stroke draws nothing."""
    if box.fill is None and box.stroke is None:
        return
    if box.geometry is Geometry.PATH:
        if box.stroke is not None:
            sheet.strokes(_strokes(sheet, rect, box.path), box.stroke)
        return
    fill = None if box.geometry is Geometry.LINE else box.fill
    sheet.shape(_path(sheet, rect, box), fill=fill, stroke=box.stroke)


def _path(sheet: Sheet, rect: Rect, box: Box) -> str:
    match box.geometry:
        case Geometry.RECT:
            return sheet.box(rect)
        case Geometry.ROUND_RECT:
            radius = min(box.radius, rect.width / 2, rect.height / 2)
            return _rounded(sheet, rect, radius, radius)
        case Geometry.ELLIPSE:
            return _rounded(sheet, rect, rect.width / 2, rect.height / 2)
        case Geometry.LINE:
            return sheet.polygon(((rect.x, rect.y), (rect.right, rect.bottom)), close=False)
        case Geometry.PATH:
            return _strokes(sheet, rect, box.path)
        case straight:
            return sheet.polygon(_corners(rect, straight))


def _strokes(sheet: Sheet, rect: Rect, path: tuple[Segment, ...]) -> str:
    """Give a path of strokes, its square laid over the rectangle."""
    across, down = rect.width / PATH_SIDE, rect.height / PATH_SIDE
    top = sheet.height - rect.y
    drawn = []
    for segment in path:
        places = [
            top - value * down if index % 2 else rect.x + value * across for index, value in enumerate(segment.points)
        ]
        drawn.append(f"{numbers(*places)} {_OPERATORS[segment.kind]}".strip())
    return " ".join(drawn)


def _corners(
    rect: Rect,
    geometry: Literal[Geometry.CHEVRON, Geometry.PENTAGON, Geometry.DIAMOND, Geometry.TRIANGLE],
) -> tuple[tuple[float, float], ...]:
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    middle_x, middle_y = x + rect.width / 2, y + rect.height / 2
    depth = min(rect.width, rect.height) * _TIP
    edge = right - depth
    corners: tuple[tuple[float, float], ...]
    match geometry:
        case Geometry.CHEVRON:
            corners = ((x, y), (edge, y), (right, middle_y), (edge, bottom), (x, bottom), (x + depth, middle_y))
        case Geometry.PENTAGON:
            corners = ((x, y), (edge, y), (right, middle_y), (edge, bottom), (x, bottom))
        case Geometry.DIAMOND:
            corners = ((middle_x, y), (right, middle_y), (middle_x, bottom), (x, middle_y))
        case Geometry.TRIANGLE:
            corners = ((middle_x, y), (right, bottom), (x, bottom))
        case unknown:
            assert_never(unknown)
    return corners


def _rounded(sheet: Sheet, rect: Rect, rx: float, ry: float) -> str:
    """Give a rectangle whose corners are quarters of an ellipse with these radii."""
    left, right = rect.x, rect.right
    top, bottom = sheet.height - rect.y, sheet.height - rect.bottom
    hx, hy = rx * (1 - _ARC), ry * (1 - _ARC)
    return " ".join(
        (
            f"{numbers(left + rx, bottom)} m {numbers(right - rx, bottom)} l",
            f"{numbers(right - hx, bottom, right, bottom + hy, right, bottom + ry)} c {numbers(right, top - ry)} l",
            f"{numbers(right, top - hy, right - hx, top, right - rx, top)} c {numbers(left + rx, top)} l",
            f"{numbers(left + hx, top, left, top - hy, left, top - ry)} c {numbers(left, bottom + ry)} l",
            f"{numbers(left, bottom + hy, left + hx, bottom, left + rx, bottom)} c h",
        )
    )
