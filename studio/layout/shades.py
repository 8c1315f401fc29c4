"""Colours from colours: mixtures, and which of two can be read on a fill, with contrast as WCAG 2 defines it."""

from functools import lru_cache

from studio.domain.colours import Colour

READABLE = 4.5
_VISIBLE = 3.0
"""For graphics, which are larger than letters."""
_BLACK, _WHITE = Colour("000000"), Colour("FFFFFF")


# A brand has few colours, and every slide asks for some of them.
@lru_cache(maxsize=1024)
def contrast(one: Colour, other: Colour) -> float:
    """Give the contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(preferred: Colour, fill: Colour, otherwise: Colour) -> Colour:
    """Give the preferred text colour where small text in it can be read on the fill."""
    return preferred if contrast(preferred, fill) >= READABLE else otherwise


def visible(preferred: Colour, fill: Colour, otherwise: Colour) -> Colour:
    """Give the preferred colour where an icon in it can be made out on the fill."""
    return preferred if contrast(preferred, fill) >= _VISIBLE else otherwise


def mixed(under: Colour, over: Colour, share: float) -> Colour:
    """Give a fixed colour with a share of another in it, from 0 to 1."""
    pairs = zip(bytes.fromhex(under.rgb), bytes.fromhex(over.rgb), strict=True)
    return Colour("".join(f"{round(low + (high - low) * share):02X}" for low, high in pairs))


def quieter(text: Colour, ground: Colour, share: float) -> Colour:
    """Give a text's colour with only a share of itself over its ground; the full colour where that is too faint."""
    return readable(mixed(ground, text, share), ground, text)


@lru_cache(maxsize=256)
def is_light(colour: Colour) -> bool:
    """Tell whether a colour stands out more from black than from white."""
    return contrast(colour, _BLACK) > contrast(colour, _WHITE)


def _luminance(colour: Colour) -> float:
    channels = (int(colour.rgb[start : start + 2], 16) / 255 for start in (0, 2, 4))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]  # noqa: PLR2004 - WCAG
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
