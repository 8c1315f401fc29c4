"""The relationships of a part: read from a template, and handed out with counters for new parts."""

import posixpath
import re
from urllib.parse import urlsplit

from lxml import etree

from studio.domain.frozen import dataclass
from studio.export.pptx.markup import DECLARATION, R, attribute

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

CHART = f"{R}/chart"
CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
EXTENDED_PROPERTIES = f"{R}/extended-properties"
HYPERLINK = f"{R}/hyperlink"
IMAGE = f"{R}/image"
LAYOUT = f"{R}/slideLayout"
MAIN_DOCUMENT = f"{R}/officeDocument"
MASTER = f"{R}/slideMaster"
NOTES_MASTER = f"{R}/notesMaster"
NOTES_SLIDE = f"{R}/notesSlide"
SLIDE = f"{R}/slide"
THEME = f"{R}/theme"
VIEW_PROPERTIES = f"{R}/viewProps"
WORKBOOK = f"{R}/package"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """An arrow from one part to another part or to an address."""

    id: str
    type: str
    target: str
    """Name of a part, from the root; or an address when `external`."""
    external: bool = False
    odd: bool = False
    """Written otherwise than office programs write it, though it can be understood."""


class Relationships:
    """The arrows that leave one part; the same target twice gives the same id."""

    def __init__(self, kept: tuple[Relationship, ...] = ()) -> None:
        self._all = list(kept)
        self._ids = {(one.type, one.target): one.id for one in kept}
        numbers = [int(one.id[3:]) for one in kept if re.fullmatch(r"rId\d{1,9}", one.id)]
        self._next = max(numbers, default=0) + 1

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """Give the id of a relationship to this target."""
        known = self._ids.get((kind, target))
        if known:
            return known
        fresh = f"rId{self._next}"
        self._next += 1
        self._ids[kind, target] = fresh
        self._all.append(Relationship(id=fresh, type=kind, target=target, external=external))
        return fresh

    def to_xml(self, part: str) -> bytes:
        """Write the .rels part of this part; targets in the same top folder are written relative to it."""
        rows = (_row(part, one) for one in self._all)
        return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}">{"".join(rows)}</Relationships>'.encode()

    def __bool__(self) -> bool:
        return bool(self._all)


def rels_name(part: str) -> str:
    """Give the name of the part that holds this part's relationships; `/` stands for the package."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def read_relationships(part: str, data: bytes) -> tuple[Relationship, ...]:
    """Read a .rels part, its targets resolved against the part that they leave from."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    return tuple(_read(part, node) for node in root.iter(f"{{{_PACKAGE}}}Relationship"))


def _read(part: str, node: etree._Element) -> Relationship:
    external = node.get("TargetMode") == "External"
    written = target = node.get("Target", "")
    odd = False
    if not external:
        folder = posixpath.dirname(part)
        target = posixpath.normpath(posixpath.join(folder, written.partition("#")[0]))
        odd = written != posixpath.relpath(target, folder)
    return Relationship(id=node.get("Id", ""), type=node.get("Type", ""), target=target, external=external, odd=odd)


def _row(part: str, one: Relationship) -> str:
    target = one.target if one.external else _relative(part, one.target)
    mode = ' TargetMode="External"' if one.external else ""
    return f'<Relationship Id="{attribute(one.id)}" Type="{attribute(one.type)}" Target="{attribute(target)}"{mode}/>'


def _relative(part: str, target: str) -> str:
    """Give the target as seen from the part; nearly all lie one folder deep under `/ppt`."""
    match part.count("/"):
        case 2 if part.startswith("/ppt/") and target.startswith("/ppt/"):
            return target[len("/ppt/") :]
        case 3 if part.startswith("/ppt/") and target.startswith("/ppt/") and target.count("/") == 3:  # noqa: PLR2004
            return "../" + target[len("/ppt/") :]
        case _:
            return posixpath.relpath(target, posixpath.dirname(part))


_UNSAFE = re.compile(r"[\x00-\x20\x7f<>\"{}|\\^`]|%(?![0-9A-Fa-f]{2})")


def web_address(url: str) -> str:
    """Give an address that every reader of the file accepts; empty when it is none.

    A malformed address in a relationship makes PowerPoint refuse the whole file.
    """
    address = _UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", url.strip())
    try:
        parts = urlsplit(address)
        named = parts.hostname or parts.path
        sound = parts.port is None or parts.port >= 0
    except ValueError:
        return ""
    return address if parts.scheme and named and sound else ""
