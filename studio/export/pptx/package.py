"""Parts to the bytes of an OPC package: fixed order, fixed dates, content types made from the parts that are there."""

import io
import zipfile

from studio.export.pptx.markup import DECLARATION, attribute
from studio.export.pptx.relationships import Relationships, rels_name

RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_COMPRESSED_ALREADY = (".png", ".jpeg", ".jpg", ".gif", ".xlsx")


class Package:
    """The parts of a file in the making, in the order in which they were added."""

    def __init__(self) -> None:
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._taken: set[str] = set()
        self._counters: dict[str, int] = {}

    def add(self, name: str, data: bytes, content_type: str, relationships: Relationships | None = None) -> None:
        """Put a part and its relationships in; a name that is taken is replaced in its place."""
        self._parts[name] = data
        self._types[name] = content_type
        self._taken.add(name.lower())
        if relationships:
            self.add(rels_name(name), relationships.to_xml(name), RELATIONSHIPS_TYPE)

    def new_name(self, pattern: str) -> str:
        """Give a free part name by filling the pattern's `{}` with the next number."""
        number = self._counters.get(pattern, 0) + 1
        while pattern.format(number).lower() in self._taken:
            number += 1
        self._counters[pattern] = number
        return pattern.format(number)

    def to_bytes(self) -> bytes:
        """Zip everything: XML deflated, pictures and workbooks stored as they are."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            write_entry(archive, "[Content_Types].xml", self._content_types())
            for name, data in self._parts.items():
                write_entry(archive, name[1:], data)
        return buffer.getvalue()

    def _content_types(self) -> bytes:
        defaults = {"rels": RELATIONSHIPS_TYPE, "xml": "application/xml"}
        overrides: list[str] = []
        for name, content_type in self._types.items():
            extension = name.rpartition(".")[2].lower()
            if defaults.setdefault(extension, content_type) != content_type:
                overrides.append(f'<Override PartName="{attribute(name)}" ContentType="{attribute(content_type)}"/>')
        rows = (f'<Default Extension="{attribute(one)}" ContentType="{attribute(defaults[one])}"/>' for one in defaults)
        return f'{DECLARATION}<Types xmlns="{_TYPES}">{"".join(rows)}{"".join(overrides)}</Types>'.encode()


def write_entry(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Write one member with everything fixed that would differ between two machines or two days."""
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = 0
    entry.external_attr = 0
    stored = name.lower().endswith(_COMPRESSED_ALREADY)
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)
