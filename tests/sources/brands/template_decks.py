"""Decks for tests: the default brand's and python-pptx's own, with parts changed or left out."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pptx

ROOT = Path(__file__).parents[3]
DEFAULT = ROOT / "templates" / "default"
FONTS = ROOT / "assets" / "fonts"
FOREIGN = Path(pptx.__file__).parent / "templates" / "default.pptx"
"""A template that nobody made for this program: 4:3, Office's layouts, Calibri."""

Change = tuple[str, str]
"""A text in a part, and what stands there instead."""


def parts_of(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as package:
        return {entry.filename: package.read(entry) for entry in package.infolist()}


def package_of(parts: Mapping[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


def changed(target: Path, *changes: tuple[str, Change], source: Path | None = None, drop: tuple[str, ...] = ()) -> Path:
    """Write a copy of a deck in which each change was made; a change that finds nothing is a mistake of the test."""
    parts = parts_of(source or DEFAULT / "deck.pptx")
    for name, (old, new) in changes:
        text = parts[name].decode("utf-8")
        assert old in text, f"{name} does not hold {old}"
        parts[name] = text.replace(old, new).encode("utf-8")
    target.write_bytes(package_of({name: data for name, data in parts.items() if name not in drop}))
    return target
