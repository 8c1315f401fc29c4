"""Font names of a theme and of brand.yaml to the files that are measured and embedded."""

import struct
from pathlib import Path, PurePosixPath
from typing import Final

from studio.domain.errors import StudioError
from studio.domain.findings import Finding, Severity, error, warning
from studio.domain.frozen import dataclass
from studio.domain.typography import FontFamily, FontRole, Fonts
from studio.sources.brands.file import BrandReading, FontFiles

STYLES: Final = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold_italic": "BoldItalic"}
TWINS: Final = {
    "arial": "liberation/LiberationSans",
    "helvetica": "liberation/LiberationSans",
    "liberation sans": "liberation/LiberationSans",
    "courier new": "liberation/LiberationMono",
    "liberation mono": "liberation/LiberationMono",
    "times new roman": "liberation/LiberationSerif",
    "liberation serif": "liberation/LiberationSerif",
    "calibri": "carlito/Carlito",
    "carlito": "carlito/Carlito",
    "cambria": "caladea/Caladea",
    "caladea": "caladea/Caladea",
    "georgia": "gelasio/Gelasio",
    "gelasio": "gelasio/Gelasio",
    "dejavu sans": "dejavu/DejaVuSans",
}
"""Fonts and the free ones of the same widths, as far as their files are there."""
DEJAVU: Final = {"regular": "", "bold": "-Bold", "italic": "-Oblique", "bold_italic": "-BoldOblique"}
BULLETS: Final = "Arial"
"""What PowerPoint's own themes set bullets in; LibreOffice centres them on the line by the height of their typeface."""
NEEDED_TABLES: Final = frozenset((b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"))
STAND_IN: Final = "Arial"
"""Measured for fonts that are nowhere to be found: closer to most than the fallback, and seldom narrower."""
LARGEST_FONT: Final = 40_000_000
"""Bytes."""


@dataclass(slots=True, kw_only=True)
class FontSearch:
    """Where fonts are looked for, and what was not found."""

    folders: tuple[Path, ...]
    """The brand's own first."""
    reading: BrandReading
    findings: list[Finding]

    def family(self, role: str, wanted: FontFiles, name: str) -> FontFamily | None:
        """Find the family for a job, by its written files or by its name; None when its regular style is missing."""
        name = wanted.name or name
        if wanted.regular:
            files = {style: self._written(role, style, getattr(wanted, style)) for style in STYLES}
        else:
            files = {style: self._by_name(name, style) for style in STYLES}
        regular = files["regular"]
        if regular is None:
            return None
        missing = [style for style, file in files.items() if file is None]
        if missing:
            text = f"the font {name} has no file for {', '.join(missing).replace('_', ' ')}: its regular style is used"
            hint = f"name the files in brand.yaml under `fonts.{role}`"
            found = warning("font-style-missing", text, hint=hint, place=self.reading.place(f"fonts.{role}.name"))
            self.findings.append(found)
        bold, italic = files["bold"] or regular, files["italic"] or regular
        return FontFamily(
            name=name, regular=regular, bold=bold, italic=italic, bold_italic=files["bold_italic"] or bold
        )

    def _written(self, role: str, style: str, name: str) -> Path | None:
        if not name:
            return None
        place = self.reading.place(f"fonts.{role}.{style}")
        file = next((found for folder in self.folders if (found := inside(folder, name)) and found.is_file()), None)
        if file is None:
            hint = "put it into the brand's folder `fonts`, and name it relative to that"
            self.findings.append(error("font-missing", f"there is no font file `{name}`", hint=hint, place=place))
            return None
        why = unusable(file)
        if why:
            text = f"the font file `{name}` {why}"
            self.findings.append(error("font-unusable", text, hint="use a TrueType file (.ttf)", place=place))
            return None
        return file

    def _by_name(self, name: str, style: str) -> Path | None:
        """Find a style's file by the family's name: `Acme Sans` is looked for as `AcmeSans-BoldItalic.ttf`."""
        stems = [f"{name.replace(' ', '')}-{STYLES[style]}"]
        twin = TWINS.get(name.casefold())
        if twin is not None:
            ending = DEJAVU[style] if twin.endswith("DejaVuSans") else f"-{STYLES[style]}"
            stems += [f"{twin}{ending}", f"{twin.rpartition('/')[2]}{ending}"]
        files = (inside(folder, f"{stem}.ttf") for folder in self.folders for stem in stems)
        return next((file for file in files if file and file.is_file() and not unusable(file)), None)


def read_fonts(reading: BrandReading, own: Path, shipped: Path, theme: tuple[str, str]) -> tuple[Fonts, list[Finding]]:
    """Give the families; `theme` names the template's fonts for headings and text.

    Raises StudioError when not even the fallback font is there.
    """
    search = FontSearch(folders=(own, shipped), reading=reading, findings=[])
    wanted = reading.file.fonts
    fallback = search.family("fallback", wanted.fallback, "DejaVu Sans") or search.family(
        "fallback", FontFiles(), "DejaVu Sans"
    )
    if fallback is None:
        hint = "Install the program again, or name a font under `fonts.fallback` in brand.yaml."
        raise StudioError("The fonts that come with the program are missing.", detail=str(shipped), hint=hint)
    heading, body = theme
    return Fonts(
        heading=_family(search, FontRole.HEADING, wanted.heading, heading or "Arial", fallback),
        body=_family(search, FontRole.BODY, wanted.body, body or "Arial", fallback),
        code=_family(search, FontRole.CODE, wanted.code, "Courier New", fallback),
        fallback=fallback,
        bullets=search.family("bullets", FontFiles(), BULLETS),
    ), search.findings


def _family(search: FontSearch, role: FontRole, wanted: FontFiles, name: str, fallback: FontFamily) -> FontFamily:
    found = search.family(role.value, wanted, name)
    if found is not None:
        return found
    name = wanted.name or name
    stand_in = search.family(STAND_IN, FontFiles(), STAND_IN) or fallback
    text = f"there are no files for the font {name}: that of {stand_in.name} is measured and embedded in its place"
    hint = f"put {name.replace(' ', '')}-Regular.ttf, -Bold, -Italic and -BoldItalic into the brand's folder `fonts`"
    place = search.reading.place(f"fonts.{role.value}.name")
    search.findings.append(Finding(code="font-missing", severity=Severity.WARNING, text=text, hint=hint, place=place))
    return FontFamily(
        name=name,
        regular=stand_in.regular,
        bold=stand_in.bold,
        italic=stand_in.italic,
        bold_italic=stand_in.bold_italic,
    )


def inside(folder: Path, name: str) -> Path | None:
    """Give the path of a file in a folder or below; None for a name that leads, or links, out of it."""
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or any(sign in name for sign in '\\:\0<>|"?*'):
        return None
    try:
        path = (folder / name).resolve()
        return path if path.is_relative_to(folder.resolve()) else None
    except (OSError, RuntimeError):  # links in a circle
        return None


def unusable(file: Path) -> str:
    """Say why a font file cannot be embedded; empty when it can."""
    try:
        if file.stat().st_size > LARGEST_FONT:
            return f"is larger than {LARGEST_FONT // 1_000_000} MB"
        data = file.read_bytes()
    except OSError as problem:
        return f"cannot be read: {problem}"
    if data[:4] not in (b"\x00\x01\x00\x00", b"true"):
        postscript = data[:4] == b"OTTO"
        return "has PostScript outlines, which cannot be embedded" if postscript else "is no TrueType font"
    return _damage(data)


def _damage(data: bytes) -> str:
    """Say what is wrong with the table directory of a TrueType file; empty when all tables are there."""
    count = int.from_bytes(data[4:6], "big")
    rows = data[12 : 12 + 16 * count]
    if len(rows) < 16 * count:
        return "is cut off"
    tables = {row[0]: (row[2], row[3]) for row in struct.iter_unpack(">4sIII", rows)}
    if not tables.keys() >= NEEDED_TABLES:
        return "lacks tables that a TrueType font has"
    return "is cut off" if any(start + length > len(data) for start, length in tables.values()) else ""
