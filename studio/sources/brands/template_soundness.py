"""A template's parts to the first damage in them for which PowerPoint would call the decks made of it damaged, too."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from lxml.etree import XMLSyntaxError, _Element

from studio.sources.brands.template_links import HELD, REFERENCE, PartLink, Parts, links_of, parsed
from studio.sources.brands.template_theme import P
from studio.sources.brands.template_values import unsound

CONTENT_TYPES: Final = "[Content_Types].xml"
NAME: Final = re.compile(r"[^\W\d][\w.\-]*")
"""What XML takes for the name of something."""


def damage(parts: Parts, names: tuple[str, ...]) -> str:
    """Say what of these parts is damaged, as the end of `it cannot be used: …`; empty where nothing is."""
    return next(_damages(parts, names), "")


def _damages(parts: Parts, names: tuple[str, ...]) -> Iterator[str]:
    typed = _typed(parts[CONTENT_TYPES])
    yield from (f"its part {name} has no content type" for name in names if name and not typed(name))
    links = {name: links_of(name, parts) for name in names}
    for name in names:
        yield from (f"its part {name} {what}" for what in _of_links(links[name], parts))
    for master in _targets(links, "slideMaster"):
        yield from _of_master(master, links)
    for name in names:
        if name.endswith(".xml"):
            yield from (f"its part {name} {what}" for what in _of_markup(parts[name], name))


def _typed(types: bytes) -> Callable[[str], bool]:
    """Give what tells of a part whether the list of content types knows it."""
    root = parsed(types)
    endings = {node.get("Extension", "").lower() for node in root.iter("{*}Default")}
    names = {node.get("PartName", "").lower() for node in root.iter("{*}Override")}
    return lambda name: f"/{name.lower()}" in names or name.rpartition(".")[2].lower() in endings


def _of_links(links: tuple[PartLink, ...], parts: Parts) -> Iterator[str]:
    for id_, count in Counter(link.id for link in links).items():
        if count > 1:
            yield f"has {count} relationships of the same name `{id_}`"
        if not NAME.fullmatch(id_):
            yield f"has a relationship with an impossible name: `{id_[:40]}`"
    for link in links:
        if link.kind in HELD and (link.external or link.target not in parts):
            yield f"needs the part {link.target[:80]}, which is not in the file"


def _targets(links: Mapping[str, tuple[PartLink, ...]], kind: str) -> tuple[str, ...]:
    """Give what the parts lead to by links of a kind, each once."""
    return tuple(dict.fromkeys(link.target for some in links.values() for link in some if link.kind == kind))


def _of_master(master: str, links: Mapping[str, tuple[PartLink, ...]]) -> Iterator[str]:
    own = links.get(master, ())
    if not any(link.kind == "theme" for link in own):
        yield f"its part {master} has no theme"
    layouts = [link.target for link in own if link.kind == "slideLayout"]
    for layout in layouts:
        if [link.target for link in links.get(layout, ()) if link.kind == "slideMaster"] != [master]:
            yield f"its part {layout} does not say that it belongs to {master}"
    if len(set(layouts)) < len(layouts):
        yield f"its part {master} has a layout twice"


def _of_markup(data: bytes, name: str) -> Iterator[str]:
    try:
        root = parsed(data)
    except XMLSyntaxError as problem:
        yield f"cannot be read: {problem.msg}"
        return
    if root.tag in {f"{P}sldMaster", f"{P}sldLayout"} and root.find(f"{P}cSld/{P}spTree") is None:
        yield "holds no shapes, not even an empty list of them"
    if root.tag == f"{P}sldMaster":
        yield from _of_lists(root)
    if name.startswith("ppt/"):
        yield from unsound(root)


def _of_lists(master: _Element) -> Iterator[str]:
    if master.find(f"{P}clrMap") is None:
        yield "maps no colours"
    layouts = [node.get(f"{REFERENCE}id", "") for node in master.iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId")]
    if len(set(layouts)) < len(layouts):
        yield "lists a layout twice"
