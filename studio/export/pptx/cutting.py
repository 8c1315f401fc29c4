"""A part's tree and the links that it loses to the tree without what used them, still as the schema wants it."""

from collections.abc import Iterator

from lxml import etree

from studio.export.pptx.markup import A, P, R

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_ASIDE = frozenset(
    {
        "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip",
        *(f"{{{A}}}{name}" for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver", "snd")),
    }
)
"""What a shape can do without."""
_PROPERTIES = frozenset({f"{{{P}}}nvPr", f"{{{P}}}cNvPr"})
"""What stands here is no content of a shape, but a sound or a note to itself."""
_HOLDERS = frozenset({f"{{{A}}}buBlip", f"{{{P}}}sndAc", f"{{{P}}}timing"})
"""What is nothing without what it holds."""
_OBJECTS = frozenset(f"{{{P}}}{name}" for name in ("pic", "graphicFrame", "contentPart"))
"""Shapes that are nothing without what they show."""
_BLIP, _FILL, _BACKGROUND = f"{{{A}}}blip", f"{{{A}}}blipFill", f"{{{P}}}bg"
_LISTS = frozenset({f"{{{P}}}extLst", f"{{{A}}}extLst", f"{{{P}}}custDataLst", f"{{{P}}}controls"})
_EXTENSIONS = frozenset({f"{{{P}}}ext", f"{{{A}}}ext"})


def take_out(root: etree._Element, ids: set[str]) -> None:
    """Remove everything that uses one of these links: the smallest thing that makes sense without the rest."""
    for node in [node for node in root.iter("*") if any(value in ids for value in _used(node))]:
        _take_out_one(node, ids)
    shapes = {node.get("id") for node in root.iter(f"{{{P}}}cNvPr")}
    for target in list(root.iter(f"{{{P}}}spTgt")):
        if target.get("spid") not in shapes:
            _remove(next(target.iterancestors(f"{{{P}}}timing"), target))


def _used(node: etree._Element) -> Iterator[str]:
    return (str(value) for name, value in node.items() if str(name).startswith(f"{{{R}}}"))


def _take_out_one(node: etree._Element, ids: set[str]) -> None:
    if node.tag == _BLIP and any(value not in ids for value in _used(node)):
        for name in [name for name, value in node.items() if value in ids and str(name).startswith(f"{{{R}}}")]:
            del node.attrib[name]  # the picture is here as well as there
        return
    fill = node.getparent()
    background = next(node.iterancestors(_BACKGROUND), None)
    if background is None and node.tag == _BLIP and fill is not None and fill.tag == _FILL:
        fill.clear()
        fill.tag = f"{{{A}}}noFill"
    else:
        _remove(_whole(node) if background is None else background)


def _whole(node: etree._Element) -> etree._Element:
    """Give what has to go with a node: the shape that it is the content of, in all its versions."""
    above = list(node.iterancestors())
    holder = next((one for one in above if one.tag in _HOLDERS), None)
    if holder is not None:
        return holder
    if node.tag in _ASIDE or any(one.tag in _PROPERTIES for one in (node, *above)):
        return node
    shape = next((one for one in reversed(above) if one.tag in _OBJECTS), None)
    return node if shape is None else next(shape.iterancestors(_COMPATIBILITY), shape)


def _remove(node: etree._Element) -> None:
    """Remove a node, and the list or extension that it leaves empty."""
    parent = node.getparent()
    if parent is None:
        return
    parent.remove(node)
    if len(parent) == 0 and parent.tag in (_LISTS | _EXTENSIONS):
        _remove(parent)
