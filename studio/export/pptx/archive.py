"""A template file to its parts with their content types, within limits."""

import zipfile
import zlib
from pathlib import Path

from lxml import etree

from studio.domain.errors import StudioError
from studio.domain.frozen import dataclass
from studio.export.pptx.relationships import Relationship, read_relationships, rels_name

MOST_PARTS = 10_000
"""Like the other limits no stricter than those under which a brand is read: what was checked can be exported."""
MOST_BYTES = 400_000_000
MOST_RATIO = 500
"""An honest part compresses less; a bomb more than a thousandfold."""
_SMALL = 1024 * 1024
"""Bytes up to which a ratio says nothing."""
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError)
"""What zipfile raises for a damaged archive."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts of a package by name, in the file's order."""

    parts: dict[str, bytes]
    types: dict[str, str]
    """Content type by part name."""

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """Give the arrows that leave a part; `/` stands for the package."""
        data = self.parts.get(rels_name(part))
        return read_relationships(part, data) if data else ()


def read_archive(path: Path) -> Archive:
    """Open a .pptx or .potx; raise StudioError when it cannot be read as one."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_limits(path, entries)
            parts = {f"/{entry.filename}": archive.read(entry) for entry in entries}
        return Archive(parts, _content_types(parts))
    except OSError as problem:
        raise StudioError(
            f"The template {path.name} cannot be opened", detail=str(problem), hint="Check that the file is there."
        ) from problem
    except (*_DAMAGE, etree.XMLSyntaxError) as problem:
        raise StudioError(
            f"The template {path.name} is no PowerPoint file",
            detail=str(problem),
            hint="Open it in PowerPoint, save it as .pptx or .potx without a password, and try again.",
        ) from problem


def parse(data: bytes) -> etree._Element:
    """Parse a part, without entities and without a network."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _check_limits(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    large = [one for one in entries if one.file_size > _SMALL]
    bombs = [one for one in large if one.file_size > MOST_RATIO * one.compress_size]
    if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > MOST_BYTES or bombs:
        raise StudioError(
            f"The template {path.name} is too large",
            detail=f"{len(entries)} parts; at most {MOST_PARTS} parts and {MOST_BYTES // 10**6} MB are read.",
            hint="Save a smaller template: fewer pictures, no slides.",
        )


def _content_types(parts: dict[str, bytes]) -> dict[str, str]:
    root = parse(parts["/[Content_Types].xml"])
    by_extension = {node.get("Extension", "").lower(): node.get("ContentType", "") for node in root.iter("{*}Default")}
    by_name = {node.get("PartName", "").lower(): node.get("ContentType", "") for node in root.iter("{*}Override")}
    return {
        name: by_name.get(name.lower(), by_extension.get(name.rpartition(".")[2].lower(), ""))
        for name in parts
        if name != "/[Content_Types].xml"
    }
