"""A brand's template to what a new deck keeps of it: masters, layouts, theme and media, byte for byte, and no slide."""

from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from studio.domain.errors import StudioError
from studio.domain.frozen import dataclass
from studio.domain.template_cuts import CutLink
from studio.export.pptx.archive import Archive, parse, read_archive
from studio.export.pptx.cutting import take_out
from studio.export.pptx.markup import A, P, R, attribute
from studio.export.pptx.relationships import (
    CORE_PROPERTIES,
    EXTENDED_PROPERTIES,
    LAYOUT,
    MAIN_DOCUMENT,
    MASTER,
    NOTES_MASTER,
    THEME,
    Relationship,
    Relationships,
    rels_name,
)

_MICROSOFT = "http://schemas.microsoft.com/office"

# What a deck takes over from the presentation part.  Slides, comments with their authors, custom shows, printer
# settings and macros belong to the template's own slides or to its maker's machine.
_KEPT_OF_PRESENTATION = frozenset(
    {
        MASTER,
        NOTES_MASTER,
        THEME,
        f"{R}/handoutMaster",
        f"{R}/presProps",
        f"{R}/tableStyles",
        f"{R}/font",
        f"{R}/customXml",
        f"{R}/tags",
    }
)
_REPLACED_OF_PACKAGE = frozenset(
    {
        MAIN_DOCUMENT,
        CORE_PROPERTIES,
        EXTENDED_PROPERTIES,
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
        f"{_MICROSOFT}/2006/relationships/ui/extensibility",
        f"{_MICROSOFT}/2007/relationships/ui/extensibility",
        f"{_MICROSOFT}/2011/relationships/webextensiontaskpanes",
    }
)
_MARKUP = (".xml", ".vml")
_SLIDE_ONLY = frozenset({f"{R}/slide", f"{R}/comments", f"{R}/printerSettings", f"{R}/notesSlide"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What stays of a template."""

    presentation: etree._Element
    """The root of the presentation part, still with the template's own lists."""
    presentation_relationships: tuple[Relationship, ...]
    package_relationships: tuple[Relationship, ...]
    parts: dict[str, bytes]
    """Everything kept, with its relationship parts, in the template's order."""
    types: dict[str, str]
    layouts: dict[str, str]
    """By part name, the colour mapping that slides of this layout repeat, as XML."""
    notes_master: str
    """Name of its part; empty where the template has none."""
    theme: str
    """Name of the first master's theme part."""


def open_template(path: Path, cut: Iterable[CutLink] = ()) -> Template:
    """Open the file and pick what a deck keeps, without these links; StudioError when it is no usable template."""
    archive = read_archive(path)
    gone = {(one.part, one.id) for one in cut}
    package = archive.relationships("/")
    main = next((one.target for one in package if one.type == MAIN_DOCUMENT), "")
    if main not in archive.parts:
        raise StudioError(f"The template {path.name} holds no presentation", hint="Save it as .pptx or .potx again.")
    of_presentation = tuple(
        one
        for one in archive.relationships(main)
        if one.type in _KEPT_OF_PRESENTATION and _there(archive, one) and (main, one.id) not in gone
    )
    of_package = tuple(
        one
        for one in package
        if one.type not in _REPLACED_OF_PACKAGE and _there(archive, one) and ("/", one.id) not in gone
    )
    kept = _reached(archive, [one.target for one in (*of_presentation, *of_package) if not one.external])
    parts = {name: data for name, data in archive.parts.items() if name in kept}
    _cut(archive, parts, gone)
    _show_every_slide(parts)
    masters = [one.target for one in of_presentation if one.type == MASTER]
    layouts = [one.target for master in masters for one in archive.relationships(master) if one.type == LAYOUT]
    if not layouts:
        raise StudioError(f"The template {path.name} has no slide layouts", hint="Add some in the slide master view.")
    return Template(
        presentation=parse(archive.parts[main]),
        presentation_relationships=of_presentation,
        package_relationships=of_package,
        parts=parts,
        types=archive.types,
        layouts={name: _colour_mapping(parts[name]) for name in layouts},
        notes_master=next((one.target for one in of_presentation if one.type == NOTES_MASTER), ""),
        theme=next(one.target for one in archive.relationships(masters[0]) if one.type == THEME),
    )


def _there(archive: Archive, one: Relationship) -> bool:
    return one.external or one.target in archive.parts


def _reached(archive: Archive, starts: list[str]) -> set[str]:
    """Give the parts that the starts lead to, with their relationship parts; slides are never followed."""
    kept: set[str] = set()
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name in kept or name not in archive.parts:
            continue
        kept.add(name)
        if rels_name(name) in archive.parts:
            kept.add(rels_name(name))
        waiting += [
            one.target for one in archive.relationships(name) if not one.external and one.type not in _SLIDE_ONLY
        ]
    return kept


def _cut(archive: Archive, parts: dict[str, bytes], gone: set[tuple[str, str]]) -> None:
    """Cut these arrows and those to slides, with what uses them, and write targets as everybody writes them.

    Only such a part is written anew: a master's button that jumps to one of the template's own slides, for instance.
    """
    for name in [name for name in parts if not name.endswith(".rels")]:
        arrows = archive.relationships(name)
        lost = {one.id for one in arrows if one.type in _SLIDE_ONLY or (name, one.id) in gone}
        lost |= {id_ for part, id_ in gone if part == name}
        if lost and name.endswith(_MARKUP):
            root = parse(parts[name])
            take_out(root, lost)
            parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if lost or any(one.odd for one in arrows):
            kept = Relationships(tuple(one for one in arrows if one.id not in lost))
            parts[rels_name(name)] = kept.to_xml(name)


def _show_every_slide(parts: dict[str, bytes]) -> None:
    """Let a show run over all slides where the template's ran over some of its own."""
    for name in [name for name, data in parts.items() if b"<p:sldRg" in data or b"<p:custShow" in data]:
        root = parse(parts[name])
        for node in list(root.iter(f"{{{P}}}sldRg", f"{{{P}}}custShow")):
            node.tag = f"{{{P}}}sldAll"
            node.attrib.clear()
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _colour_mapping(layout: bytes) -> str:
    """Give the override of a layout's colour mapping: PowerPoint repeats it in each slide of that layout."""
    override = parse(layout).find(f"{{{P}}}clrMapOvr/{{{A}}}overrideClrMapping")
    if override is None:
        return "<a:masterClrMapping/>"
    pairs = sorted((str(key), str(value)) for key, value in override.attrib.items())
    written = " ".join(f'{key}="{attribute(value)}"' for key, value in pairs)
    return f"<a:overrideClrMapping {written}/>"
