"""Colours of a corporate design, and what each is for."""

from studio.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour: resolved for drawing, and by its theme name for files that follow the theme."""

    rgb: str
    """Six hexadecimal digits, upper case."""
    scheme: str = ""
    """Theme colour (`tx1`, `bg2`, `accent1`…); empty for a fixed colour."""
    lum_mod: int = 100_000
    """Luminance factor in thousandths of a percent, as in DrawingML."""
    lum_off: int = 0
    """Luminance offset in thousandths of a percent, as in DrawingML."""

    def __hash__(self) -> int:
        """Give the hash of what is drawn, which tells nearly all colours apart: styles are looked up by theirs."""
        return hash(self.rgb)


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours by their job. Every text colour has a contrast of at least 4.5 : 1 on the fill it is meant for."""

    text: Colour
    muted: Colour
    """Secondary text on the background and on `surface`."""
    background: Colour
    surface: Colour
    """Fill of cards and table bands."""
    line: Colour
    """Hairlines and card borders."""
    primary: Colour
    """The brand's dark colour: dividers, table headers."""
    on_primary: Colour
    """Text on `primary`."""
    accent: Colour
    """The brand's signal colour: numbers, markers, charts. Readable as large text on the background."""
    accent_text: Colour
    """The accent for small text on `background` and `surface`."""
    accent_soft: Colour
    """Fill of callouts."""
    on_accent: Colour
    """Text on `accent`."""
    positive: Colour
    positive_soft: Colour
    negative: Colour
    negative_soft: Colour
    missing: Colour
    """Fill behind an unresolved merge field."""
    on_missing: Colour
    series: tuple[Colour, ...]
    """Colours of chart series, in order."""
