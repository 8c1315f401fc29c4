"""A library's folder to its history, where it may have one; begun with the first save."""

import re
from datetime import datetime
from pathlib import Path, PurePosixPath

from studio.domain.errors import StudioError
from studio.history.repository import History, begin_history, history_of
from studio.history.versions import Author

_KEPT = frozenset((".yaml", ".yml", ".png", ".jpg", ".jpeg"))
"""Ends of the names of files that are kept in a history."""
_PLAIN = re.compile(r"\w(?:[\w .()+-]*[\w)+-])?")
"""The name of a file or folder of a library: nothing hidden, nothing that a system reads in its own way."""
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def opened_history(root: Path, author: Author, now: datetime) -> History | None:
    """Open or begin the history of a library; None where its folder lies in a git repository of somebody else's.

    What is kept in a repository of its keepers' own is committed there by them.  Raises StudioError where a history
    is there that cannot be read, or none can be made.
    """
    found = history_of(root)
    if found is not None:
        return found
    if any((folder / ".git").exists() for folder in root.resolve().parents):
        return None
    return begin_history(root, kept_files(root), author, now)


def committed(
    history: History,
    path: str,
    before: bytes | None,
    after: bytes | None,
    message: str,
    author: Author,
    now: datetime,
) -> tuple[str, StudioError | None]:
    """Commit a file that was saved; give the version, or why there is none.

    What somebody had changed in the file without this program becomes a version of its own first.
    """
    try:
        if before is not None and history.head and history.content(history.head, path) != before:
            history.save({path: before}, "Changed outside Proposal Studio", Author(name="Somebody"), now)
        return history.save({path: after}, message, author, now), None
    except StudioError as problem:
        return "", problem


def belongs(path: str) -> bool:
    """Tell whether a path, with `/` between folders, can be that of a file of a library on every system."""
    parts = path.split("/")
    plain = all(_PLAIN.fullmatch(part) and not _DEVICES.fullmatch(part) for part in parts)
    return plain and PurePosixPath(path).suffix.lower() in _KEPT


def kept_files(root: Path) -> dict[str, bytes]:
    """Give all files of a library that a history keeps, by their paths in it; links are left out."""
    found: dict[str, bytes] = {}
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if path.is_symlink() or not belongs(inside.as_posix()) or not path.is_file():
            continue
        try:
            found[inside.as_posix()] = path.read_bytes()
        except OSError:
            continue
    return found
