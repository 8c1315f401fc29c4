"""`brand.yaml` to a record of what it says, each value in its kind but not yet looked up in template or font files."""

from dataclasses import field
from pathlib import Path
from typing import Final

from studio.domain.brand import PageStyle, SlideSizes
from studio.domain.findings import Finding
from studio.domain.frozen import dataclass, replace
from studio.domain.pictures import Picture
from studio.domain.places import Place
from studio.sources.brands.folder import FILE_NAME
from studio.sources.brands.lengths import LengthCheck
from studio.sources.reading import Reading
from studio.sources.records import read_record
from studio.sources.yaml_nodes import Limits, read_nodes

LIMITS: Final = Limits(size=200_000, nodes=5_000, depth=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaletteColours:
    """Colours by their job, as they are written; empty where the template decides."""

    text: str = ""
    muted: str = ""
    background: str = ""
    surface: str = ""
    line: str = ""
    primary: str = ""
    on_primary: str = ""
    accent: str = ""
    accent_text: str = ""
    accent_soft: str = ""
    on_accent: str = ""
    positive: str = ""
    positive_soft: str = ""
    negative: str = ""
    negative_soft: str = ""
    missing: str = ""
    on_missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFiles:
    """A family's name in presentations, and its files."""

    name: str = ""
    regular: str = ""
    bold: str = ""
    italic: str = ""
    bold_italic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFamilies:
    """The families by their job."""

    heading: FontFiles = FontFiles()
    body: FontFiles = FontFiles()
    code: FontFiles = FontFiles()
    fallback: FontFiles = FontFiles()


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutNames:
    """The template's layouts by their job."""

    cover: str = ""
    agenda: str = ""
    divider: str = ""
    title_only: str = ""
    content: str = ""
    two_content: str = ""
    statement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandFile:
    """Everything that brand.yaml can say; nothing of it is required."""

    title: str = ""
    template: str = ""
    palette: PaletteColours = PaletteColours()
    paper: PaletteColours = PaletteColours()
    series: tuple[str, ...] = ()
    fonts: FontFamilies = FontFamilies()
    sizes: SlideSizes = field(default_factory=SlideSizes)
    page: PageStyle = field(default_factory=PageStyle)
    layouts: LayoutNames = LayoutNames()
    logo: Picture | None = None
    logo_on_dark: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandReading:
    """What brand.yaml says, where it says it, and what is wrong with it."""

    file: BrandFile
    path: str
    """Of brand.yaml."""
    places: dict[str, Place]
    """Of its texts and numbers by dotted path."""
    findings: tuple[Finding, ...]

    def place(self, path: str) -> Place:
        """Give where a value is written; the file alone when it is not."""
        return self.places.get(path, Place(file=self.path))


def read_brand_file(folder: Path) -> BrandReading:
    """Read a brand's brand.yaml; what is missing or faulty has its default, with a finding for a fault."""
    path = folder / FILE_NAME
    node, findings = read_nodes(path, LIMITS)
    if node is None:
        return BrandReading(file=BrandFile(), path=str(path), places={}, findings=findings)
    reading = Reading(file=str(path), folder=folder, findings=list(findings))
    file = read_record(BrandFile, node, reading) or BrandFile()
    places = dict(reading.take_places())
    found = [finding for finding in reading.findings if finding.code != "missing-alt"]  # a logo's is the brand's title
    check = LengthCheck(places=places, file=Place(file=str(path)), findings=found)
    file = replace(file, sizes=check.sizes(file.sizes), page=check.page(file.page))
    return BrandReading(file=file, path=str(path), places=places, findings=tuple(found))
