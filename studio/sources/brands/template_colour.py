"""DrawingML colour elements to domain colours: theme names, colour maps, and every change of luminance resolved."""

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from typing import Final

from lxml.etree import _Element

from studio.domain.colours import Colour
from studio.domain.frozen import dataclass

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WHOLE: Final = 100_000
"""DrawingML writes 100% so."""

THEME_NAMES: Final = (
    *("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink"),
    "folHlink",
)
PLAIN_MAP: Final = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
COLOUR_TAGS: Final = frozenset(A + name for name in ("srgbClr", "schemeClr", "sysClr", "prstClr", "scrgbClr", "hslClr"))
PRESETS: Final = {
    "black": "000000",
    "white": "FFFFFF",
    "red": "FF0000",
    "green": "008000",
    "lime": "00FF00",
    "blue": "0000FF",
    "yellow": "FFFF00",
    "orange": "FFA500",
    "purple": "800080",
    "gray": "808080",
    "grey": "808080",
    "ltGray": "D3D3D3",
    "lightGray": "D3D3D3",
    "dkGray": "A9A9A9",
    "darkGray": "A9A9A9",
    "silver": "C0C0C0",
    "navy": "000080",
    "teal": "008080",
    "maroon": "800000",
}

Channels = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeColours:
    """The twelve colours of a theme under the names that a master gives them."""

    scheme: Mapping[str, str]
    """Theme name (`dk1`…) to six hexadecimal digits."""
    names: Mapping[str, str]
    """What a master calls a colour (`tx1`, `bg1`…) to its theme name."""

    def base(self, name: str) -> str | None:
        """Give the six digits of a scheme colour, None when the theme has no such name."""
        return self.scheme.get(self.names.get(name, PLAIN_MAP.get(name, name)))

    def named(self, name: str, *, lum_mod: int = WHOLE, lum_off: int = 0) -> Colour | None:
        """Give a scheme colour with its luminance changed, in thousandths of a percent; None for an unknown name."""
        base = self.base(name)
        if base is None:
            return None
        rgb = to_hex(with_luminance(to_channels(base), lum_mod / WHOLE, lum_off / WHOLE))
        return Colour(rgb, name, lum_mod, lum_off)

    def inside(self, parent: _Element | None, *, style: Colour | None = None) -> Colour | None:
        """Give the colour that an element holds; `style` stands for phClr. None when it holds none."""
        if parent is None:
            return None
        element = next((child for child in parent if child.tag in COLOUR_TAGS), None)
        return None if element is None else self.of(element, style=style)

    def of(self, element: _Element, *, style: Colour | None = None) -> Colour | None:
        """Give the colour of a colour element; None when it names no colour of this theme."""
        start = self._start(element, style)
        if start is None:
            return None
        every = ((change.tag.removeprefix(A), number(change.get("val"), WHOLE)) for change in element.iterchildren("*"))
        changes = [(name, value) for name, value in every if name != "alpha"]
        if start.scheme and _is_plain(start, changes):
            mods = dict(changes)
            kept = self.named(start.scheme, lum_mod=mods.get("lumMod", WHOLE), lum_off=mods.get("lumOff", 0))
            return start if not changes else kept
        channels = to_channels(start.rgb)
        for name, value in changes:
            channels = _changed(channels, name, value / WHOLE)
        return start if not changes else Colour(to_hex(channels))

    def _start(self, element: _Element, style: Colour | None) -> Colour | None:
        if element.tag != A + "schemeClr":
            rgb = _fixed(element)
            return None if rgb is None else Colour(rgb)
        value = element.get("val", "")
        return style if value == "phClr" else self.named(value)


def opacity(parent: _Element | None) -> float:
    """Give how opaque the colour inside an element is, from 0 to 1."""
    alpha = None if parent is None else next(parent.iter(A + "alpha"), None)
    return 1.0 if alpha is None else _clamp(number(alpha.get("val"), WHOLE) / WHOLE)


def blended(colour: Colour, under: Colour, share: float) -> Colour:
    """Give what is seen where a colour covers another with this opacity."""
    if share >= 1:
        return colour
    pairs = zip(to_channels(colour.rgb), to_channels(under.rgb), strict=True)
    red, green, blue = (above * share + below * (1 - share) for above, below in pairs)
    return Colour(to_hex((red, green, blue)))


def luminance(colour: Colour) -> float:
    """Give the relative luminance of WCAG 2, from 0 to 1."""
    red, green, blue = (_to_linear(channel) for channel in to_channels(colour.rgb))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Give the contrast ratio of WCAG 2, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def is_dark(colour: Colour) -> bool:
    """Tell whether white text reads better on this colour than black text."""
    return luminance(colour) < 0.179  # noqa: PLR2004 - where both contrasts are equal


def is_hex(text: str) -> bool:
    """Tell whether a text is six hexadecimal digits."""
    return len(text) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in text)  # noqa: PLR2004


def to_channels(rgb: str) -> Channels:
    """Give six hexadecimal digits as channels."""
    red, green, blue = bytes.fromhex(rgb)
    return red / 255, green / 255, blue / 255


def to_hex(channels: Channels) -> str:
    """Give channels as six hexadecimal digits."""
    return "".join(f"{round(_clamp(channel) * 255):02X}" for channel in channels)


def with_luminance(channels: Channels, factor: float, offset: float) -> Channels:
    """Multiply and shift the lightness of HSL, as lumMod and lumOff do."""
    hue, light, full = rgb_to_hls(*channels)
    return hls_to_rgb(hue, _clamp(light * factor + offset), full)


def number(text: str | None, default: int) -> int:
    """Read an integer or a percentage (`60000` or `60%`); the default where there is none, or nonsense."""
    if text is None:
        return default
    digits, scale = (text[:-1], 1000) if text.endswith("%") else (text, 1)
    try:
        value = round(float(digits) * scale)
    except (ValueError, OverflowError):
        return default
    return value if abs(value) <= 2**52 else default


def _fixed(element: _Element) -> str | None:
    """Give the six digits of a colour that stands outside the theme."""
    value = element.get("val", "")
    match element.tag.removeprefix(A):
        case "srgbClr":
            return value.upper() if is_hex(value) else None
        case "sysClr":
            last = element.get("lastClr", "")
            return last.upper() if is_hex(last) else "FFFFFF" if value == "window" else "000000"
        case "prstClr":
            return PRESETS.get(value)
        case "scrgbClr":
            red, green, blue = (_to_gamma(number(element.get(channel), 0) / WHOLE) for channel in ("r", "g", "b"))
            return to_hex((red, green, blue))
        case _:
            hue = number(element.get("hue"), 0) / 21_600_000
            light, full = (_clamp(number(element.get(name), 0) / WHOLE) for name in ("lum", "sat"))
            return to_hex(hls_to_rgb(hue % 1, light, full))


def _is_plain(start: Colour, changes: list[tuple[str, int]]) -> bool:
    """Tell whether a theme colour with these changes can still be written as luminance alone."""
    names = [name for name, _ in changes]
    untouched = start.lum_mod == WHOLE and start.lum_off == 0
    return not changes or (untouched and names in (["lumMod"], ["lumOff"], ["lumMod", "lumOff"]))


def _changed(channels: Channels, name: str, value: float) -> Channels:
    match name:
        case "lumMod":
            return with_luminance(channels, value, 0)
        case "lumOff":
            return with_luminance(channels, 1, value)
        case "shade":
            red, green, blue = (_to_gamma(_to_linear(channel) * value) for channel in channels)
            return red, green, blue
        case "tint":
            red, green, blue = (_to_gamma(1 - (1 - _to_linear(channel)) * value) for channel in channels)
            return red, green, blue
        case "satMod":
            hue, light, full = rgb_to_hls(*channels)
            return hls_to_rgb(hue, light, _clamp(full * value))
        case _:
            return channels


def _clamp(value: float) -> float:
    return min(1.0, max(0.0, value))


def _to_linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB


def _to_gamma(channel: float) -> float:
    channel = _clamp(channel)
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055  # noqa: PLR2004 - sRGB
