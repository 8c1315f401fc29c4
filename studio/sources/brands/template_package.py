"""A firm's .pptx, .potx or .ppsx, possibly broken or hostile, to an opened presentation or a clear error."""

import re
import stat
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NoReturn
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml.etree import LxmlError, XMLParser, _Element, fromstring
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE

from studio.domain.errors import StudioError
from studio.domain.findings import Finding
from studio.domain.frozen import dataclass
from studio.domain.template_cuts import CutLink
from studio.sources.brands.template_links import PartLink, cut_links, link_findings, reached, without_broken
from studio.sources.brands.template_soundness import CONTENT_TYPES, damage

MAIN_TYPE: Final = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
SIBLING_TYPES: Final = re.compile(
    rb"application/vnd\.openxmlformats-officedocument\.presentationml\.(?:template|slideshow)\.main\+xml"
    rb"|application/vnd\.ms-powerpoint\.(?:presentation|template|slideshow)\.macroEnabled\.main\+xml"
)
"""Main parts that differ from a presentation's in nothing but this name."""
OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DAMAGE: Final = (
    *(BadZipFile, zlib.error, EOFError, LxmlError, PythonPptxError),
    *(AttributeError, IndexError, KeyError, NotImplementedError, RuntimeError, TypeError, UnicodeError, ValueError),
)
"""What zipfile, lxml and python-pptx raise for a damaged package: they have no error of their own for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageLimits:
    """How large a template may be; sizes in bytes."""

    file: int = 200_000_000
    parts: int = 10_000
    part: int = 100_000_000
    total: int = 400_000_000
    ratio: int = 250
    """Most times that a part of more than a megabyte may be larger than its compressed form."""


LIMITS: Final = PackageLimits()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedLayout:
    """A slide layout in an opened template."""

    part: Any
    """Of python-pptx."""
    root: _Element
    """The p:sldLayout."""
    name: str
    partname: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedMaster:
    """A slide master in an opened template."""

    part: Any
    """Of python-pptx."""
    root: _Element
    """The p:sldMaster."""
    theme: _Element
    """The a:theme."""
    layouts: tuple[OpenedLayout, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedTemplate:
    """An opened template, everything found that its relationships promise."""

    width: int
    """EMU."""
    height: int
    defaults: _Element | None
    """The p:defaultTextStyle."""
    masters: tuple[OpenedMaster, ...]
    cut: tuple[CutLink, ...]
    """What exports leave out of it."""
    findings: tuple[Finding, ...]


def open_template(path: Path, limits: PackageLimits = LIMITS) -> OpenedTemplate:
    """Open a template with python-pptx; StudioError, with a hint, when it is missing, broken, too large or no deck."""
    data = _read(path, limits)
    try:
        parts = _parts(path, data, limits)
        names = reached(parts)
        damaged = damage(parts, names)
        if damaged:
            _refuse(path, damaged, "Open it in PowerPoint, let it be repaired, and save it under a new name.")
        cut = cut_links(parts, names)
        return _opened(Presentation(BytesIO(_packed(without_broken(parts)))), cut, str(path))
    except DAMAGE as problem:
        raise StudioError(
            f"The template {path.name} cannot be read.",
            detail=f"{path}: the package is damaged ({type(problem).__name__}).",
            hint="Open it in PowerPoint, save it under a new name, and use the new file.",
        ) from problem


def _opened(deck: Any, cut: tuple[tuple[PartLink, str], ...], file: str) -> OpenedTemplate:
    """Follow every relationship that will be needed, so that a missing or mistaken part is met here."""
    return OpenedTemplate(
        width=deck.slide_width or 0,
        height=deck.slide_height or 0,
        defaults=deck.part._element.find("{*}defaultTextStyle"),  # noqa: SLF001 - python-pptx has no name for it
        masters=tuple(_opened_master(master) for master in deck.slide_masters),
        cut=tuple(dict.fromkeys(CutLink(part=f"/{link.part}", id=link.id) for link, _ in cut)),
        findings=link_findings(cut, file),
    )


def _opened_master(master: Any) -> OpenedMaster:
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob
    return OpenedMaster(
        part=master.part,
        root=master._element,  # noqa: SLF001 - read as XML throughout
        theme=fromstring(theme, XMLParser(resolve_entities=False, no_network=True)),
        layouts=tuple(
            OpenedLayout(
                part=layout.part,
                root=layout._element,  # noqa: SLF001 - read as XML throughout
                name=layout.name or str(layout.part.partname),
                partname=str(layout.part.partname),
            )
            for layout in master.slide_layouts
        ),
    )


def _read(path: Path, limits: PackageLimits) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for without end
            _refuse(path, "it is not a file", "Save the template as .pptx or .potx.")
        with path.open("rb") as stream:
            data = stream.read(limits.file + 1)
    except FileNotFoundError as problem:
        hint = "Put the template there, or correct `template` in brand.yaml."
        raise StudioError(f"There is no template {path.name}.", detail=str(path), hint=hint) from problem
    except (OSError, ValueError) as problem:
        hint = "Check that it is a file, and that you may read it."
        raise StudioError(
            f"The template {path.name} cannot be read.", detail=f"{path}: {problem}", hint=hint
        ) from problem
    if len(data) > limits.file:
        _refuse(path, f"it is larger than {limits.file:,} bytes", "Remove slides and large pictures from it.")
    if not data:
        _refuse(path, "the file is empty", "Save the template again from PowerPoint.")
    if data.startswith(OLE_MAGIC):
        hint = "Remove the password in PowerPoint, or save an old .ppt file as .pptx."
        _refuse(path, "it is protected by a password, or in the format of PowerPoint 2003", hint)
    if not data.startswith(b"PK"):
        _refuse(path, "it is not a PowerPoint file", "Save the template as .pptx or .potx.")
    return data


def _check_entries(path: Path, entries: list[ZipInfo], limits: PackageLimits) -> None:
    """Refuse what no office program writes before anything of it is unpacked."""
    small = "Remove slides and large pictures from it."
    again = "Save it again from PowerPoint."
    if len(entries) > limits.parts:
        _refuse(path, f"it has more than {limits.parts:,} parts", small)
    if sum(entry.file_size for entry in entries) > limits.total:
        _refuse(path, f"unpacked it is larger than {limits.total:,} bytes", small)
    names: set[str] = set()
    for entry in entries:
        if entry.flag_bits & 1:
            _refuse(path, "it is protected by a password", "Remove the password.")
        if entry.file_size > limits.part:
            _refuse(path, f"its part {entry.filename} is larger than {limits.part:,} bytes", small)
        if entry.file_size > max(1_000_000, entry.compress_size * limits.ratio):
            _refuse(path, f"its part {entry.filename} is packed suspiciously well", again)
        if _strays(entry.filename) or entry.filename.lower() in names:
            _refuse(path, f"it has a part with an impossible name: {entry.filename[:80]!r}", again)
        names.add(entry.filename.lower())
    if CONTENT_TYPES.lower() not in names:
        _refuse(path, "it is a zip file, but not a PowerPoint file", "Save the template as .pptx or .potx.")


def _check_kind(path: Path, types: bytes) -> None:
    if MAIN_TYPE in types or SIBLING_TYPES.search(types):
        return
    kinds = ((b"wordprocessingml", "a Word document"), (b"spreadsheetml", "an Excel workbook"))
    kind = next((name for mark, name in kinds if mark in types), "no PowerPoint file")
    _refuse(path, f"it is {kind}", "Save the template from PowerPoint as .pptx or .potx.")


def _parts(path: Path, data: bytes, limits: PackageLimits) -> dict[str, bytes]:
    """Unpack everything, once it is known to be a template within the limits."""
    with ZipFile(BytesIO(data)) as package:
        _check_entries(path, package.infolist(), limits)
        _check_kind(path, package.read(CONTENT_TYPES))
        parts = {entry.filename: package.read(entry) for entry in package.infolist() if not entry.is_dir()}
    _check_markup(path, parts)
    return parts | {CONTENT_TYPES: SIBLING_TYPES.sub(MAIN_TYPE, parts[CONTENT_TYPES])}


def _check_markup(path: Path, parts: Mapping[str, bytes]) -> None:
    """Refuse document types: no office program writes them, and entities can grow without end."""
    for name, data in parts.items():
        if name.lower().endswith((".xml", ".rels")) and b"<!DOCTYPE" in data:
            _refuse(path, f"its part {name} defines a document type", "Save it again from PowerPoint.")


def _strays(name: str) -> bool:
    return "\\" in name or ":" in name or "\0" in name or name.startswith("/") or ".." in name.split("/")


def _packed(parts: Mapping[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as package:
        for name, data in parts.items():
            package.writestr(ZipInfo(name), data)
    return stream.getvalue()


def _refuse(path: Path, why: str, hint: str) -> NoReturn:
    raise StudioError(f"The template {path.name} cannot be used: {why}.", detail=str(path), hint=hint)
