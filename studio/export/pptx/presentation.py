"""The presentation part: the template's own, with the new slides, sections and notes master in its lists."""

from collections.abc import Iterator
from hashlib import blake2b
from itertools import groupby

from lxml import etree

from studio.domain.frozen import dataclass
from studio.export.pptx.markup import DECLARATION, P14, P, R, permitted
from studio.export.pptx.package import Package
from studio.export.pptx.relationships import NOTES_MASTER, SLIDE, VIEW_PROPERTIES, Relationships
from studio.export.pptx.template import Template
from studio.layout.page import SlidePage

PART = "/ppt/presentation.xml"
_VIEW_PART = "/ppt/viewProps.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_VIEW_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml"
_FIRST_SLIDE_ID = 256
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"

# A deck opens with its first slide in the normal view, however the template was last looked at.
_VIEW = (
    f'{DECLARATION}<p:viewPr xmlns:p="{P}" lastView="sldView">'
    '<p:normalViewPr><p:restoredLeft sz="15620"/><p:restoredTop sz="84380"/></p:normalViewPr>'
    '<p:gridSpacing cx="76200" cy="76200"/></p:viewPr>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What the presentation lists."""

    pages: tuple[SlidePage, ...]
    slides: tuple[str, ...]
    """Part names, a slide for each page."""
    notes_master: str
    """Part name; empty without notes."""


def add_presentation(package: Package, template: Template, contents: Contents) -> None:
    """Write the part with its relationships, and the view settings."""
    package.add(_VIEW_PART, _VIEW.encode(), _VIEW_TYPE)
    relationships = Relationships(template.presentation_relationships)
    relationships.add(VIEW_PROPERTIES, _VIEW_PART)
    root = template.presentation
    _drop_lists(root, {one.id for one in template.presentation_relationships})
    if contents.notes_master:
        _list_notes_master(root, relationships.add(NOTES_MASTER, contents.notes_master))
    _list_slides(root, [relationships.add(SLIDE, part) for part in contents.slides])
    _list_sections(root, contents.pages)
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    package.add(PART, xml, _TYPE, relationships)


def _drop_lists(root: etree._Element, kept: set[str]) -> None:
    """Take out what names the template's own slides, and whatever else points at a part that is gone."""
    root.attrib.pop("firstSlideNum", "")
    gone = [node for node in root.iter("*") if node.get(f"{{{R}}}id", "") not in {"", *kept}]
    lists = [*root.iter(f"{{{P}}}sldIdLst", f"{{{P}}}custShowLst", f"{{{P}}}notesMasterIdLst")]
    sections = [node for node in root.iter(f"{{{P}}}ext") if node.get("uri") == _SECTIONS]
    for node in (*gone, *lists, *sections):
        parent = node.getparent()
        if parent is not None:
            parent.remove(node)
    for holder in list(root):
        if holder.tag in _MAY_NOT_BE_EMPTY and len(holder) == 0:
            root.remove(holder)


_LISTS = ("handoutMasterIdLst", "custDataLst", "embeddedFontLst", "extLst")
_MAY_NOT_BE_EMPTY = frozenset(f"{{{P}}}{name}" for name in _LISTS)


def _after(root: etree._Element, node: etree._Element, *predecessors: str) -> None:
    """Insert a list behind the last of the lists that the schema wants before it."""
    names = {f"{{{P}}}{name}" for name in predecessors}
    last = max((index for index, child in enumerate(root) if child.tag in names), default=-1)
    root.insert(last + 1, node)


def _list_notes_master(root: etree._Element, relationship: str) -> None:
    listed = etree.Element(f"{{{P}}}notesMasterIdLst")
    etree.SubElement(listed, f"{{{P}}}notesMasterId", {f"{{{R}}}id": relationship})
    _after(root, listed, "sldMasterIdLst")


def _list_slides(root: etree._Element, relationships: list[str]) -> None:
    if not relationships:
        return
    listed = etree.Element(f"{{{P}}}sldIdLst")
    for number, relationship in enumerate(relationships, _FIRST_SLIDE_ID):
        etree.SubElement(listed, f"{{{P}}}sldId", {"id": str(number), f"{{{R}}}id": relationship})
    _after(root, listed, "sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst")


def _list_sections(root: etree._Element, pages: tuple[SlidePage, ...]) -> None:
    """Write one section for each run of pages of one chapter; every slide is in exactly one."""
    if not pages:
        return
    extensions = root.find(f"{{{P}}}extLst")
    if extensions is None:
        extensions = etree.SubElement(root, f"{{{P}}}extLst")
    extension = etree.SubElement(extensions, f"{{{P}}}ext", {"uri": _SECTIONS})
    listed = etree.SubElement(extension, f"{{{P14}}}sectionLst", nsmap={"p14": P14})
    for name, identity, ids in _sections(pages):
        section = etree.SubElement(listed, f"{{{P14}}}section", {"name": permitted(name), "id": identity})
        members = etree.SubElement(section, f"{{{P14}}}sldIdLst")
        for number in ids:
            etree.SubElement(members, f"{{{P14}}}sldId", {"id": str(number)})


def _sections(pages: tuple[SlidePage, ...]) -> Iterator[tuple[str, str, list[int]]]:
    runs = groupby(enumerate(pages, _FIRST_SLIDE_ID), key=lambda numbered: numbered[1].chapter)
    for position, (chapter, run) in enumerate(runs):
        members = list(run)
        first = members[0][1]
        yield first.chapter_title or first.title, _identity(f"{position}/{chapter}"), [number for number, _ in members]


def _identity(name: str) -> str:
    """Give a section's id, the same for the same name; not by `uuid`, whose import takes 4 ms."""
    digits = blake2b(name.encode(), digest_size=16).hexdigest().upper()
    return f"{{{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}}}"
