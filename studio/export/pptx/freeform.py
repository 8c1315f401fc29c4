"""Strokes to a freeform of DrawingML: one shape whose points a person can edit."""

from functools import lru_cache

from studio.layout.drawing import PATH_SIDE, Segment

_FINENESS = 1000
"""Units of the freeform for one of the path's: its coordinates are whole numbers."""


@lru_cache(maxsize=256)
def strokes(path: tuple[Segment, ...]) -> str:
    """Write strokes as a custom geometry that is stretched over its shape and has no fill of its own."""
    side = round(PATH_SIDE * _FINENESS)
    drawn = "".join(_segment(segment) for segment in path)
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{side}" h="{side}" fill="none">{drawn}</a:path></a:pathLst></a:custGeom>'
    )


def _segment(segment: Segment) -> str:
    values = [round(value * _FINENESS) for value in segment.points]
    points = "".join(f'<a:pt x="{x}" y="{y}"/>' for x, y in zip(values[::2], values[1::2], strict=True))
    match segment.kind:
        case "M":
            return f"<a:moveTo>{points}</a:moveTo>"
        case "L":
            return f"<a:lnTo>{points}</a:lnTo>"
        case "C":
            return f"<a:cubicBezTo>{points}</a:cubicBezTo>"
        case _:
            return "<a:close/>"
