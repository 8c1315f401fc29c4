"""Colours and strokes to DrawingML, following the theme where the colour does."""

from functools import lru_cache

from studio.domain.colours import Colour
from studio.export.pptx.markup import attribute
from studio.export.pptx.units import emu
from studio.layout.drawing import Stroke

_FULL = 100_000
NO_FILL = "<a:noFill/>"


@lru_cache(maxsize=256)
def colour(value: Colour) -> str:
    """Give a theme colour with its luminance, or the fixed colour."""
    if not value.scheme:
        return fixed_colour(value)
    mod = f'<a:lumMod val="{value.lum_mod}"/>' if value.lum_mod != _FULL else ""
    off = f'<a:lumOff val="{value.lum_off}"/>' if value.lum_off else ""
    return f'<a:schemeClr val="{attribute(value.scheme)}">{mod}{off}</a:schemeClr>'


def fixed_colour(value: Colour) -> str:
    """Give the colour as resolved, for places where PowerPoint ignores the theme."""
    return f'<a:srgbClr val="{attribute(value.rgb)}"/>'


def fill(value: Colour | None) -> str:
    """Give a solid fill, or an explicit none."""
    return f"<a:solidFill>{colour(value)}</a:solidFill>" if value else NO_FILL


def line(stroke: Stroke | None, tag: str = "a:ln", *, rounded: bool = False) -> str:
    """Give an outline or a cell border under its tag, or an explicit none; ends and joins round or as usual."""
    if stroke is None or stroke.width <= 0:
        return f"<{tag}>{NO_FILL}</{tag}>"
    if rounded:
        return f'<{tag} w="{emu(stroke.width)}" cap="rnd">{fill(stroke.colour)}<a:round/></{tag}>'
    return f'<{tag} w="{emu(stroke.width)}">{fill(stroke.colour)}</{tag}>'
