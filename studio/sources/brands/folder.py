"""A folder of brands to their names, and a brand's files to what changes with any of them."""

import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Final

from studio.sources.file_stamps import digest_of, stamp_of

FILE_NAME: Final = "brand.yaml"
FONT_FOLDER: Final = "fonts"
MOST_FILES: Final = 1_000
"""In a brand's folder and that of the fonts; more are not looked through."""


def brand_names(templates: Path) -> tuple[str, ...]:
    """Give the names of the brands in a folder: its folders with a brand.yaml, in order; none when it is missing."""
    try:
        return tuple(sorted(path.parent.name for path in templates.glob(f"*/{FILE_NAME}") if path.is_file()))
    except OSError:
        return ()


def brand_folders(templates: Iterable[Path]) -> frozenset[str]:
    """Give the names of all folders in which a brand may be, those without a brand.yaml too."""
    try:
        return frozenset(
            path.name for folder in templates if folder.is_dir() for path in folder.iterdir() if path.is_dir()
        )
    except OSError:
        return frozenset()


def state_of(folders: tuple[Path, ...], now: int) -> str:
    """Give what is another text when anything below these folders is another; empty where that cannot be told.

    A file that was changed shortly before `now`, in nanoseconds since 1970, is known by its bytes.
    """
    digest = blake2b(digest_size=16)
    try:
        for folder in folders:
            entries = list(islice(_entries(folder), MOST_FILES + 1))
            if len(entries) > MOST_FILES:
                return ""
            for entry in sorted(entries, key=lambda entry: entry.path):
                digest.update(f"{entry.path}\0{_mark(entry, now)}\0".encode(errors="surrogateescape"))
    except OSError:
        return ""
    return digest.hexdigest()


def _entries(folder: Path | str) -> Iterator["os.DirEntry[str]"]:
    """Give everything below a folder; links are followed."""
    with os.scandir(folder) as found:
        entries = list(found)
    for entry in entries:
        yield entry
        if entry.is_dir():
            yield from _entries(entry.path)


def _mark(entry: "os.DirEntry[str]", now: int) -> str:
    if not entry.is_file():
        return ""
    path = Path(entry.path)
    return stamp_of(path.stat(), now) or digest_of(path.read_bytes()).decode()
