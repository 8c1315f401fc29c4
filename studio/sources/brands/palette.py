"""Colours as brand.yaml writes them to the palette, with the template's own colours where it is silent."""

import re
from typing import Final

from studio.domain.colours import Colour, Palette
from studio.domain.findings import Finding, error, warning
from studio.sources.brands.file import BrandReading
from studio.sources.brands.template_colour import THEME_NAMES, ThemeColours, contrast, is_dark, luminance
from studio.sources.reading import did_you_mean, shortened

READABLE: Final = 4.5
"""Contrast that WCAG 2 asks of text at level AA."""
READABLE_LARGE: Final = 3.0
PAPER: Final = Colour("FFFFFF")
DARKER: Final = (75_000, 60_000, 45_000, 30_000)
"""Luminance factors tried on an accent that is too light for paper, thousandths of a percent."""

SCHEME_NAMES: Final = ("tx1", "bg1", "tx2", "bg2", *THEME_NAMES[4:])
WRITTEN: Final = re.compile(r"(?P<name>[A-Za-z]+[0-9]?)(?:\s+(?P<way>lighter|darker)\s+(?P<part>[0-9]{1,3})\s*%?)?")
FIXED: Final = re.compile(r"#?(?P<rgb>[0-9A-Fa-f]{6})")

CHOICES: Final = {
    "background": ("bg1",),
    "surface": ("bg1 darker 4%",),
    "text": ("tx1",),
    "accent": ("accent1",),
    "accent_soft": ("accent1 lighter 85%", "accent1 darker 80%"),
    "muted": ("tx1 lighter 40%", "tx1 lighter 25%", "tx1"),
    "line": ("bg1 darker 15%",),
    "primary": ("tx2", "tx1"),
    "on_primary": ("bg1", "tx1", "FFFFFF", "000000"),
    "accent_text": ("accent1", "accent1 darker 25%", "accent1 darker 50%", "tx1"),
    "on_accent": ("bg1", "tx1", "FFFFFF", "000000"),
    "positive_soft": ("E6F3EB", "12332A"),
    "positive": ("2E7D4F", "1F5A38", "7FD6A4"),
    "negative_soft": ("FBEAE6", "3A1E22"),
    "negative": ("B3452C", "8C2F1B", "F2A097"),
    "missing": ("FFE3A3",),
    "on_missing": ("5A3700",),
}
"""Where brand.yaml is silent: the first of these that can be read on its grounds, else the last."""
GROUNDS: Final = {
    "text": ("background", "surface", "accent_soft", "positive_soft", "negative_soft"),
    "muted": ("background", "surface", "accent_soft"),
    "primary": ("background",),
    "on_primary": ("primary",),
    "accent_text": ("background", "surface"),
    "on_accent": ("accent",),
    "positive": ("background", "positive_soft"),
    "negative": ("background", "negative_soft"),
    "on_missing": ("missing",),
}
"""Text colours and what they stand on."""
CALLOUTS: Final = ("accent_soft", "positive_soft", "negative_soft")
"""Grounds that are chosen after the text that stands on them."""
ACCENTS: Final = tuple(f"accent{number}" for number in range(1, 7))


def read_palette(reading: BrandReading, theme: ThemeColours) -> tuple[Palette, tuple[Finding, ...]]:
    """Give the palette; unknown colours are errors, text that cannot be read well is a warning."""
    findings: list[Finding] = []
    colours = _filled_up(_written("palette", reading, theme, findings), theme)
    findings.extend(_contrasts("palette", colours, reading))
    return Palette(**colours, series=_series(reading, theme, findings)), tuple(findings)


def read_paper(
    reading: BrandReading, theme: ThemeColours, slides: Palette
) -> tuple[Palette | None, tuple[Finding, ...]]:
    """Give the palette of the proposal's white pages; None where that of the slides, on a light ground, will do.

    What brand.yaml leaves out is that of the slides. Where these are dark it is chosen from the theme as for a
    light template, with the slides' background as the dark colour.
    """
    findings: list[Finding] = []
    written = _written("paper", reading, theme, findings)
    dark = is_dark(slides.background)
    if not written and not dark:
        return None, tuple(findings)
    if dark:
        light = ThemeColours(scheme=theme.scheme, names=_light_names(theme))
        start = {
            "background": PAPER,
            "primary": slides.background,
            "on_primary": slides.text,
            "accent": _on_paper(slides.accent, light),
        }
        colours = _filled_up(start | written, light)
    else:
        colours = {name: getattr(slides, name) for name in CHOICES} | written
    findings.extend(_contrasts("paper", colours, reading))
    return Palette(**colours, series=slides.series), tuple(findings)


def _on_paper(accent: Colour, theme: ThemeColours) -> Colour:
    """Give an accent as dark as it has to be for large text on white."""
    darker = (theme.named(accent.scheme, lum_mod=mod) for mod in DARKER) if accent.scheme else ()
    seen = (one for one in (accent, *darker) if one is not None and contrast(one, PAPER) >= READABLE_LARGE)
    return next(seen, Colour("000000"))


def _light_names(theme: ThemeColours) -> dict[str, str]:
    """Call the darker colours of a theme those of text, whatever its master does."""
    pairs = ((("tx1", "dk1"), ("bg1", "lt1")), (("tx2", "dk2"), ("bg2", "lt2")))
    names: dict[str, str] = {}
    for (text, one), (ground, other) in pairs:
        dark, light = sorted((one, other), key=lambda name: luminance(Colour(theme.base(name) or "000000")))
        names |= {text: dark, ground: light}
    return names


def _written(section: str, reading: BrandReading, theme: ThemeColours, findings: list[Finding]) -> dict[str, Colour]:
    """Give the colours that brand.yaml names in a section."""
    colours: dict[str, Colour] = {}
    for name in CHOICES:
        written = getattr(getattr(reading.file, section), name)
        colour = parse_colour(written, theme) if written else None
        if written and colour is None:
            findings.append(_unknown(written, f"{section}.{name}", reading))
        if colour is not None:
            colours[name] = colour
    return colours


def _filled_up(given: dict[str, Colour], theme: ThemeColours) -> dict[str, Colour]:
    """Add the colours that are left out, chosen so that they can be read."""
    colours = dict(given)
    for name, choices in CHOICES.items():
        if name not in given:
            colours[name] = _chosen(name, choices, colours, theme)
    return colours


def parse_colour(text: str, theme: ThemeColours) -> Colour | None:
    """Read `accent1`, `bg2 darker 10%`, `accent1 lighter 90%` or `#RRGGBB`; None for anything else."""
    fixed = FIXED.fullmatch(text)
    if fixed:
        return Colour(fixed["rgb"].upper())
    found = WRITTEN.fullmatch(text)
    if found is None or found["name"] not in SCHEME_NAMES:
        return None
    part = int(found["part"] or 0) * 1000
    if part > 100_000:  # noqa: PLR2004 - the whole
        return None
    lighter = found["way"] == "lighter"
    return theme.named(found["name"], lum_mod=100_000 - part, lum_off=part if lighter else 0)


def _chosen(name: str, choices: tuple[str, ...], colours: dict[str, Colour], theme: ThemeColours) -> Colour:
    candidates = [colour for text in choices if (colour := parse_colour(text, theme)) is not None]
    others = ("text",) if name in CALLOUTS else GROUNDS.get(name, ())
    known = [colours[other] for other in others if other in colours]
    readable = (one for one in candidates if all(contrast(one, other) >= READABLE for other in known))
    return next(readable, candidates[-1])


def _contrasts(section: str, colours: dict[str, Colour], reading: BrandReading) -> list[Finding]:
    findings = []
    for name, grounds in GROUNDS.items():
        for ground in grounds if name != "primary" else ():
            ratio = contrast(colours[name], colours[ground])
            if ratio < READABLE:
                findings.append(_faint(section, (name, ground), ratio, READABLE, reading))
    ratio = contrast(colours["accent"], colours["background"])
    if ratio < READABLE_LARGE:
        findings.append(_faint(section, ("accent", "background"), ratio, READABLE_LARGE, reading))
    return findings


def _faint(section: str, pair: tuple[str, str], ratio: float, wanted: float, reading: BrandReading) -> Finding:
    name, ground = pair
    text = f"`{name}` on `{ground}` has a contrast of {ratio:.1f} : 1, less than {wanted:g} : 1"
    hint = f"set `{section}.{name}` darker or lighter, or choose another `{ground}`"
    return warning("contrast-low", text, hint=hint, place=reading.place(f"{section}.{name}"))


def _series(reading: BrandReading, theme: ThemeColours, findings: list[Finding]) -> tuple[Colour, ...]:
    found = []
    for text in reading.file.series:
        colour = parse_colour(text, theme)
        if colour is None:
            findings.append(_unknown(text, "series", reading))
        else:
            found.append(colour)
    usual = (theme.named(name) for name in ACCENTS)
    return tuple(found) or tuple(colour for colour in usual if colour is not None)


def _unknown(text: str, path: str, reading: BrandReading) -> Finding:
    said = f"`{path}` is no colour: `{shortened(text)}`"
    near = did_you_mean(text.split(maxsplit=1)[0] if text.split() else "", SCHEME_NAMES)
    hint = near if near.startswith("did") else 'write `accent1`, `bg2 darker 10%`, `accent1 lighter 90%` or "#1A2B3C"'
    return error("colour-unknown", said, hint=hint, place=reading.place(path))
