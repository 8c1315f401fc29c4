"""A slide master's theme part to colours, font names and the fills that shapes refer to by number."""

from collections.abc import Mapping
from typing import Final

from lxml.etree import _Element

from studio.domain.colours import Colour
from studio.domain.frozen import dataclass
from studio.sources.brands.template_colour import THEME_NAMES, A, ThemeColours, is_hex

P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
OFFICE_COLOURS: Final = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "4472C4",
    "accent2": "ED7D31",
    "accent3": "A5A5A5",
    "accent4": "FFC000",
    "accent5": "5B9BD5",
    "accent6": "70AD47",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
"""For what a theme leaves out."""
FIRST_BACKGROUND: Final = 1001
"""Where p:bgRef begins to count the theme's background fills."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What a theme defines, under the names of one master's colour map."""

    colours: ThemeColours
    major: str
    """Font of headings."""
    minor: str
    """Font of text."""
    root: _Element

    def fill(self, number: int) -> _Element | None:
        """Give the fill that a shape's fillRef or a background's bgRef means; None for none."""
        if number >= FIRST_BACKGROUND:
            return self._nth("bgFillStyleLst", number - FIRST_BACKGROUND)
        return self._nth("fillStyleLst", number - 1)

    def line(self, number: int) -> _Element | None:
        """Give the a:ln that a shape's lnRef means."""
        return self._nth("lnStyleLst", number - 1)

    def _nth(self, name: str, index: int) -> _Element | None:
        styles = self.root.find(f".//{A}fmtScheme/{A}{name}")
        fills = [] if styles is None else list(styles.iterchildren("*"))
        return fills[index] if 0 <= index < len(fills) else None


def read_theme(root: _Element, master: _Element) -> Theme:
    """Read a theme as a p:sldMaster maps it."""
    fonts = {role: root.find(f".//{A}fontScheme/{A}{role}Font/{A}latin") for role in ("major", "minor")}
    names = {role: "" if latin is None else latin.get("typeface", "").strip() for role, latin in fonts.items()}
    colours = ThemeColours(scheme=_scheme(root), names=_mapping(master.find(P + "clrMap")))
    return Theme(colours=colours, major=names["major"], minor=names["minor"], root=root)


def overridden(theme: Theme, layout: _Element) -> Theme:
    """Give the theme as a layout sees it: some map the colours otherwise than their master."""
    override = layout.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    if override is None:
        return theme
    colours = ThemeColours(scheme=theme.colours.scheme, names=_mapping(override))
    return Theme(colours=colours, major=theme.major, minor=theme.minor, root=theme.root)


def _scheme(root: _Element) -> dict[str, str]:
    found = dict(OFFICE_COLOURS)
    fixed = ThemeColours(scheme={}, names={})
    for name in THEME_NAMES:
        colour: Colour | None = fixed.inside(root.find(f".//{A}clrScheme/{A}{name}"))
        if colour is not None and is_hex(colour.rgb):
            found[name] = colour.rgb
    return found


def _mapping(element: _Element | None) -> Mapping[str, str]:
    attributes = [] if element is None else element.items()
    return {str(name): str(value) for name, value in attributes if str(value) in THEME_NAMES}
