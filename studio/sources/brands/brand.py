"""A brand's folder, brand.yaml and template and fonts, to the neutral brand that slides and pages are laid out with."""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Final

from studio.domain.brand import Brand, LayoutRole, SlideLayout, SlideSizes
from studio.domain.errors import StudioError
from studio.domain.findings import Finding, warning
from studio.domain.places import Place
from studio.sources.brands.file import BrandReading, read_brand_file
from studio.sources.brands.folder import FILE_NAME, FONT_FOLDER
from studio.sources.brands.fonts import inside, read_fonts
from studio.sources.brands.palette import read_palette, read_paper
from studio.sources.brands.template import Template, read_template
from studio.sources.brands.template_roles import choose_layouts

TEMPLATE_NAME: Final = "deck.pptx"
SUFFIXES: Final = (".pptx", ".potx", ".ppsx", ".pptm", ".potm", ".ppsm")
TURNED_BACK: Final = {"rot": "rotated", "vert": "vertical", "numCol": "in columns"}
"""What is told of a text that slides set back, by what its placeholder says."""
ICON_FOLDER: Final = "icons"
"""Beside the fonts that come with the program."""


def read_brand(folder: Path, fonts: Path) -> tuple[Brand, tuple[Finding, ...]]:
    """Read a brand; `fonts` holds the fonts that come with the program.

    Raises StudioError when the brand is missing or its template is unusable; smaller faults are findings, and
    what they concern has its default.
    """
    if not folder.is_dir():
        hint = f"A brand is a folder with {FILE_NAME} and a template."
        raise StudioError(f"There is no brand “{folder.name}”.", detail=str(folder), hint=hint)
    reading = read_brand_file(folder)
    file = reading.file
    template = read_template(_template_path(folder, reading))
    palette, palette_findings = read_palette(reading, template.theme.colours)
    paper, paper_findings = read_paper(reading, template.theme.colours, palette)
    families, font_findings = read_fonts(
        reading, folder / FONT_FOLDER, fonts, (template.theme.major, template.theme.minor)
    )
    layouts, layout_findings = _layouts(reading, template)
    brand = Brand(
        name=folder.name,
        title=file.title or folder.name,
        template=template.path,
        slide_width=template.width,
        slide_height=template.height,
        palette=palette,
        fonts=families,
        sizes=file.sizes,
        page=file.page,
        layouts=layouts,
        logo=file.logo.path if file.logo else None,
        logo_on_dark=file.logo_on_dark.path if file.logo_on_dark else None,
        icons=fonts.parent / ICON_FOLDER,
        paper=paper,
        cut_links=template.cut,
    )
    steps = _check_steps(file.sizes, reading)
    found = (reading.findings, template.findings, palette_findings, paper_findings, font_findings, layout_findings)
    return brand, tuple(dict.fromkeys(chain(*found, steps)))


def _layouts(reading: BrandReading, template: Template) -> tuple[dict[LayoutRole, SlideLayout], tuple[Finding, ...]]:
    """Give every job the layout that brand.yaml names, or one that suits it."""
    names = {role: getattr(reading.file.layouts, role.value) for role in LayoutRole}
    places = {role: reading.place(f"layouts.{role.value}") for role in LayoutRole}
    layouts, findings = choose_layouts(template.layouts, names, places)
    return layouts, (*findings, *_set_back(template, layouts))


def _set_back(template: Template, layouts: Mapping[LayoutRole, SlideLayout]) -> Iterator[Finding]:
    """Tell of text in the layouts in use that slides do not set as the template has it."""
    for layout in {layout.part: layout for layout in layouts.values()}.values():
        for slot in layout.slots:
            kinds = [TURNED_BACK[name] for name, _ in slot.set_back if name in TURNED_BACK]
            if kinds:
                yield warning(
                    "placeholder-turned",
                    f"the text of the placeholder `{slot.name}` of the layout `{layout.name}` is {' and '.join(kinds)}:"
                    " slides set it upright in one column",
                    hint="in PowerPoint: View, Slide Master, Format Shape, Size & Properties: no rotation, text"
                    " direction horizontal, one column",
                    place=Place(file=str(template.path)),
                )


def _template_path(folder: Path, reading: BrandReading) -> Path:
    """Give the template that brand.yaml names, else deck.pptx, else the only one in the folder."""
    name = reading.file.template
    if name:
        path = inside(folder, name)
        if path is None:
            hint = "Put the template into the brand's folder, and write its name alone."
            raise StudioError(f"The template `{name}` lies outside its brand.", detail=reading.path, hint=hint)
        return path
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.name[0] not in "~.")
    usual = folder / TEMPLATE_NAME
    if usual in found or not found:
        return usual
    if len(found) > 1:
        hint = f"Write `template: {found[0].name}` into {FILE_NAME}."
        raise StudioError(f"The brand “{folder.name}” has more than one template.", detail=str(folder), hint=hint)
    return found[0]


def _check_steps(sizes: SlideSizes, reading: BrandReading) -> tuple[Finding, ...]:
    """Say when the type scale and its smallest size contradict each other."""
    place = reading.place("sizes.minimum")
    if sizes.minimum <= min(sizes.body, sizes.small, sizes.heading, sizes.title):
        return ()
    text = f"`sizes.minimum` ({sizes.minimum:g}) is larger than a size it is the minimum of"
    return (warning("sizes-contradict", text, hint="lower it, or raise the other sizes", place=place),)
