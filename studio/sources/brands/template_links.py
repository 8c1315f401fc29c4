"""A template's parts to their links: those that must not come into a client's deck, and those that hold it together."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml.etree import XMLParser, XMLSyntaxError, _Element, fromstring, tostring

from studio.domain.findings import Finding, warning
from studio.domain.frozen import dataclass
from studio.domain.places import Place

Parts = Mapping[str, bytes]
"""By name in the archive, without a slash before it."""

PACKAGE: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
REFERENCE: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LEFT_BEHIND: Final = frozenset(("slide", "notesSlide", "comments", "commentAuthors", "printerSettings", "thumbnail"))
"""Kinds that no deck takes over, and nothing that they lead to."""
HELD: Final = frozenset(("officeDocument", "slideMaster", "slideLayout", "theme"))
"""Kinds without which a template is none."""
WEB_ADDRESS: Final = re.compile(r"(?:https?://[^/\\]|mailto:.|tel:.)[^\s\\<>\"{}|^`]*", re.IGNORECASE)
SHOWN: Final = {
    "image": "shows a picture that lies at",
    "audio": "plays a sound that lies at",
    "video": "plays a video that lies at",
    "media": "plays something that lies at",
    "oleObject": "shows a file that lies at",
    "package": "shows a file that lies at",
    "hyperlink": "has a link to",
}
"""What a part does with a link to the outside."""
MOST_SHOWN: Final = 80
"""Characters of an address in a finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLink:
    """A relationship."""

    part: str
    """Name in the archive of the part that it leaves from; empty for the package."""
    id: str
    kind: str
    """The last word of its type: `image`, `slideLayout`, `hyperlink`."""
    target: str
    """Name in the archive, or what is written where it leads out."""
    external: bool


def links_of(part: str, parts: Parts) -> tuple[PartLink, ...]:
    """Read a part's links; raises lxml's XMLSyntaxError."""
    data = parts.get(rels_name(part))
    return () if data is None else tuple(_link(part, node) for node in parsed(data).iter(f"{PACKAGE}Relationship"))


def rels_name(part: str) -> str:
    """Give the name of the part that holds a part's links."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def parsed(data: bytes) -> _Element:
    """Parse a part, without entities and without a network; raises XMLSyntaxError."""
    return fromstring(data, XMLParser(resolve_entities=False, no_network=True))


def reached(parts: Parts) -> tuple[str, ...]:
    """Give the parts that a deck takes over from a template, the package itself first, under an empty name."""
    found: dict[str, None] = {}
    waiting = [""]
    while waiting:
        part = waiting.pop()
        if part in found:
            continue
        found[part] = None
        targets = (link.target for link in links_of(part, parts) if not link.external and link.kind not in LEFT_BEHIND)
        waiting += [target for target in targets if target in parts]
    return tuple(found)


def cut_links(parts: Parts, names: tuple[str, ...]) -> tuple[tuple[PartLink, str], ...]:
    """Give the links of these parts that exports leave out, each with why: as the end of `the part X …`."""
    return tuple((link, why) for part in names for link, why in _cut_of(part, parts))


def link_findings(cut: tuple[tuple[PartLink, str], ...], file: str) -> tuple[Finding, ...]:
    """Tell what the exports leave out."""
    return tuple(_finding(link, why, Place(file=file)) for link, why in cut)


def without_broken(parts: Parts) -> dict[str, bytes]:
    """Give the parts without links to parts that are not there, at which python-pptx would stop."""
    whole = dict(parts)
    for name in [name for name in parts if name.endswith(".rels") and "_rels/" in name]:
        owner = name.removesuffix(".rels").replace("_rels/", "")
        broken = {link.id for link in links_of(owner, parts) if _is_broken(link, parts)}
        if broken:
            root = parsed(parts[name])
            for node in [node for node in root if node.get("Id") in broken]:
                root.remove(node)
            whole[name] = tostring(root)
    return whole


def _is_broken(link: PartLink, parts: Parts) -> bool:
    return not link.external and link.target not in parts


def _link(part: str, node: _Element) -> PartLink:
    target, external = node.get("Target", ""), node.get("TargetMode") == "External"
    if not external:
        folder = posixpath.join("/", posixpath.dirname(part))
        target = posixpath.normpath(posixpath.join(folder, target.partition("#")[0])).lstrip("/")
    kind = node.get("Type", "").rpartition("/")[2]
    return PartLink(part=part, id=node.get("Id", ""), kind=kind, target=target, external=external)


def _cut_of(part: str, parts: Parts) -> Iterator[tuple[PartLink, str]]:
    links = links_of(part, parts)
    for link in links:
        if link.external and not (link.kind == "hyperlink" and WEB_ADDRESS.fullmatch(link.target)):
            yield link, f"{SHOWN.get(link.kind, 'refers to something that lies at')} `{link.target[:MOST_SHOWN]}`"
        elif _is_broken(link, parts) and link.kind not in LEFT_BEHIND:
            yield link, f"needs `{link.target[:MOST_SHOWN]}`, which is not in the file"
    known = {link.id for link in links}
    for id_ in dict.fromkeys(_references(part, parts)):
        if id_ not in known:
            lost = PartLink(part=part, id=id_, kind="", target="", external=False)
            yield lost, f"refers to `{id_}`, which is not in the file"


def _references(part: str, parts: Parts) -> Iterator[str]:
    """Give the ids of links that the markup of a part uses."""
    data = parts.get(part, b"")
    if b"/relationships" not in data:
        return
    try:
        root = parsed(data)
    except XMLSyntaxError:  # a picture, or markup that is refused elsewhere
        return
    for node in root.iter("*"):
        yield from (str(value) for name, value in node.items() if str(name).startswith(REFERENCE) and value)


def _finding(link: PartLink, why: str, place: Place) -> Finding:
    part = link.part or "the package"
    if link.external:
        hint = "put it into the template itself; in PowerPoint: View, Slide Master, File, Info, Edit Links to Files"
        return warning("template-link-outside", f"`{part}` {why}: exports leave it out", hint=hint, place=place)
    hint = "open the template in PowerPoint, let it repair the file, insert what is lost, and save it"
    return warning("template-part-missing", f"`{part}` {why}: exports leave out what it is for", hint=hint, place=place)
