"""A library's folder to its history, where it may have one; begun with the first save."""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path, PurePosixPath
from unicodedata import category, normalize

from studio.app.keeping.lock import LOCK
from studio.domain.errors import StudioError
from studio.history.repository import History, begin_history, history_of
from studio.history.versions import Author
from studio.sources.names import is_device

_KEPT = frozenset((".yaml", ".yml", ".png", ".jpg", ".jpeg"))
"""Ends of the names of files that are kept in a history."""
_PLAIN = re.compile(r"\w(?:[\w .()+-]*[\w)+-])?")
"""The name of a file or folder of a library: nothing hidden, nothing that a system reads in its own way."""
_NAMED = re.compile(r"[^\x00-\x1f\x7f<>:\"/\\|?*\ufffd]+(?<![. ])")
"""The name of any other file: one that every system can have, and in which nothing was lost."""
_NAME_LENGTH, _PATH_LENGTH = 255, 900
"""Bytes of a name and of a whole path that every system can have, with some room for the library's own folder."""
_GITS = re.compile(r"\.git|git~\d+", re.IGNORECASE)


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
    return begin_history(root, kept_files(root), author, now, (LOCK, "*.part"))


def committed(
    history: History,
    before: Mapping[str, bytes | None],
    after: Mapping[str, bytes | None],
    message: str,
    author: Author,
    now: datetime,
) -> tuple[str, StudioError | None]:
    """Commit files that were saved, by their paths; give the version, or why there is none.

    What somebody had changed in them without this program becomes a version of its own first.
    """
    try:
        head = history.head
        there = {path: text for path, text in before.items() if text is not None}
        outside = {path: text for path, text in there.items() if head and history.content(head, path) != text}
        if outside:
            history.save(outside, "Changed outside Proposal Studio", Author(name="Somebody"), now)
        return history.save(after, message, author, now), None
    except StudioError as problem:
        return "", problem


def belongs(path: str) -> bool:
    """Tell whether a path, with `/` between folders, can be that of a file of a library on every system."""
    parts = normalize("NFC", path).split("/")  # some systems write an accent as a sign of its own
    plain = all(_PLAIN.fullmatch(part) and not is_device(part) for part in parts)
    return plain and PurePosixPath(path).suffix.lower() in _KEPT


def is_harmless(path: str) -> bool:
    """Tell whether a file beside a library can be kept in its history: one whose name git takes on every system."""
    parts = path.split("/")
    if len(path.encode()) > _PATH_LENGTH or any(len(part.encode()) > _NAME_LENGTH for part in parts):
        return False
    return all(_NAMED.fullmatch(part) and not _is_gits(part) and not is_device(part) for part in parts)


def _is_gits(name: str) -> bool:
    """Tell whether git's own folder is called so; some systems do not see signs that have no shape."""
    return _GITS.fullmatch("".join(sign for sign in name if category(sign) != "Cf")) is not None


def alike(path: str) -> str:
    """Give what two paths have in common that are one file on some systems."""
    return normalize("NFC", path).casefold()


def kept_files(root: Path) -> dict[str, bytes]:
    """Give all files of a library that a history keeps, by their paths in it.

    Left out are links, what is hidden, other repositories, and what cannot be read.
    """
    found: dict[str, bytes] = {}
    for path in sorted(_files(root)):
        inside = path.relative_to(root)
        if path.is_symlink() or not belongs(inside.as_posix()) or not path.is_file():
            continue
        with suppress(OSError):
            found[inside.as_posix()] = path.read_bytes()
    return found


def _files(root: Path) -> Iterator[Path]:
    for folder, inner, names in os.walk(root):
        here = Path(folder)
        inner[:] = [name for name in inner if not name.startswith(".") and not (here / name / ".git").exists()]
        yield from (here / name for name in names)


def is_gone(root: Path, path: str) -> bool:
    """Tell whether a file is not there any more.

    Raises StudioError where it may be there and cannot be seen: behind a link, on a drive that does not answer, or as
    something else than a file.
    """
    place = root
    for part in path.split("/"):
        place /= part
        try:
            mode = os.lstat(place).st_mode
        except FileNotFoundError:
            return True
        except OSError as problem:
            raise _unseen(place, f"{problem.strerror or problem}.") from problem
        if stat.S_ISLNK(mode):
            raise _unseen(place, "It is a link now.")
    raise _unseen(place, "It cannot be read as a file.")


def _unseen(place: Path, why: str) -> StudioError:
    return StudioError(
        "A file of the library cannot be read", detail=f"{place}: {why}", hint="Nothing was changed. Mend it first."
    )
