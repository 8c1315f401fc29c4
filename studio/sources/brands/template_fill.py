"""Fills and outlines of template shapes to flat colours; what is richer is simplified to its mean colour."""

from typing import Final

from lxml.etree import _Element

from studio.domain.colours import Colour
from studio.sources.brands.template_colour import A, blended, number, opacity, to_channels, to_hex
from studio.sources.brands.template_theme import P, Theme

EMU: Final = 12_700
FILLS: Final = frozenset(A + name for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))
DEFAULT_LINE: Final = 9_525
"""Width of an outline that gives none, in EMU."""


def shape_fill(shape: _Element, theme: Theme, under: Colour) -> Colour | None:
    """Give a shape's fill, its own or its style's; `under` shows through where it is transparent."""
    properties = shape.find(P + "spPr")
    own = _fill_of(properties)
    if own is not None:
        return flat(own, theme, under)
    reference = shape.find(f"{P}style/{A}fillRef")
    return _styled(reference, theme, under)


def shape_line(shape: _Element, theme: Theme, under: Colour) -> tuple[Colour | None, float]:
    """Give a shape's outline colour, None for none, and its width in points."""
    own = shape.find(f"{P}spPr/{A}ln")
    reference = shape.find(f"{P}style/{A}lnRef")
    index = 0 if reference is None else number(reference.get("idx"), 0)
    styled = theme.line(index) if index else None
    widths = [line.get("w") for line in (own, styled) if line is not None and line.get("w") is not None]
    width = number(widths[0] if widths else None, DEFAULT_LINE) / EMU
    fill = _fill_of(own)
    if fill is not None:
        colour = flat(fill, theme, under)
    elif reference is not None and index:
        colour = theme.colours.inside(reference)
    else:
        colour = None
    return (colour, round(min(max(width, 0.25), 100.0), 3)) if colour else (None, 0.0)


def flat(fill: _Element, theme: Theme, under: Colour, style: Colour | None = None) -> Colour | None:
    """Give a fill as one colour; None when it is empty, a picture, or nearly transparent."""
    match fill.tag.removeprefix(A):
        case "solidFill":
            return _seen(fill, theme, under, style)
        case "gradFill":
            stops = [_seen(stop, theme, under, style) for stop in fill.iterfind(f"{A}gsLst/{A}gs")]
            return _mean([stop for stop in stops if stop is not None])
        case "pattFill":
            return _seen(fill.find(A + "bgClr"), theme, under, style)
        case _:
            return None


def background_fill(root: _Element) -> _Element | None:
    """Give the element that fills the background of a layout or master: a fill, a p:bgRef, or None."""
    ground = root.find(f"{P}cSld/{P}bg")
    if ground is None:
        return None
    return _fill_of(ground.find(P + "bgPr")) if ground.find(P + "bgPr") is not None else ground.find(P + "bgRef")


def background(fill: _Element | None, theme: Theme) -> Colour:
    """Give a background's colour; the theme's own background where it has none."""
    white = theme.colours.named("bg1") or Colour("FFFFFF")
    if fill is None:
        return white
    if fill.tag == P + "bgRef":
        return _styled(fill, theme, white) or white
    return flat(fill, theme, white) or white


def picture_fill(fill: _Element | None, theme: Theme) -> tuple[_Element | None, bool]:
    """Give the a:blipFill of a fill or a background, and whether the theme, not the part itself, holds it."""
    if fill is None:
        return None, False
    if fill.tag == P + "bgRef":
        styled = theme.fill(number(fill.get("idx"), 0))
        return (styled, True) if styled is not None and styled.tag == A + "blipFill" else (None, False)
    return (fill, False) if fill.tag == A + "blipFill" else (None, False)


def _fill_of(properties: _Element | None) -> _Element | None:
    return None if properties is None else next((child for child in properties if child.tag in FILLS), None)


def _styled(reference: _Element | None, theme: Theme, under: Colour) -> Colour | None:
    """Give the colour of a fillRef or bgRef: a fill of the theme in the reference's own colour."""
    index = 0 if reference is None else number(reference.get("idx"), 0)
    fill = theme.fill(index) if index else None
    if reference is None or fill is None:
        return None
    return flat(fill, theme, under, theme.colours.inside(reference))


def _seen(holder: _Element | None, theme: Theme, under: Colour, style: Colour | None) -> Colour | None:
    colour = theme.colours.inside(holder, style=style)
    share = opacity(holder)
    if colour is None or share < 0.02:  # noqa: PLR2004 - nobody sees 2%
        return None
    return blended(colour, under, share)


def _mean(colours: list[Colour]) -> Colour | None:
    if not colours:
        return None
    if all(colour == colours[0] for colour in colours):
        return colours[0]
    columns = zip(*(to_channels(colour.rgb) for colour in colours), strict=True)
    red, green, blue = (sum(column) / len(colours) for column in columns)
    return Colour(to_hex((red, green, blue)))
