"""Picture files to media parts, each content once."""

import hashlib
from pathlib import Path

from studio.domain.errors import StudioError
from studio.export.pptx.package import Package
from studio.export.upright import upright

_FORMATS = ((b"\x89PNG\r\n\x1a\n", "png", "image/png"), (b"\xff\xd8\xff", "jpeg", "image/jpeg"))


class Media:
    """The pictures of a deck; the template's own are shared with it."""

    def __init__(self, package: Package, template_parts: dict[str, bytes]) -> None:
        self._package = package
        self._by_path: dict[Path, str] = {}
        self._by_hash = {_digest(data): name for name, data in template_parts.items() if "/media/" in name}

    def part(self, path: Path) -> str:
        """Give the name of the part that holds a picture; raise StudioError when it is no readable PNG or JPEG."""
        known = self._by_path.get(path)
        if known is None:
            known = self._by_path[path] = self._add(path)
        return known

    def _add(self, path: Path) -> str:
        try:
            data = upright(path.read_bytes())
        except OSError as problem:
            raise StudioError(f"The picture {path.name} cannot be read", detail=str(problem)) from problem
        digest = _digest(data)
        if digest not in self._by_hash:
            extension, content_type = _format(path, data)
            name = self._package.new_name(f"/ppt/media/image{{}}.{extension}")
            self._package.add(name, data, content_type)
            self._by_hash[digest] = name
        return self._by_hash[digest]


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _format(path: Path, data: bytes) -> tuple[str, str]:
    for signature, extension, content_type in _FORMATS:
        if data.startswith(signature):
            return extension, content_type
    raise StudioError(f"The picture {path.name} is neither PNG nor JPEG", hint="Save it as PNG or JPEG.")
