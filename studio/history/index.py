"""What git itself is told: which files were committed without it, and which are not to be looked at."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from dulwich.index import index_entry_from_stat
from dulwich.objects import Blob, ObjectID
from dulwich.repo import Repo

_UNSEEN = os.stat_result((0,) * 10)
"""What git takes for a file that it has not looked at yet: it looks for itself then."""


def note_committed(repo: Repo, files: Mapping[str, tuple[int, ObjectID] | None]) -> None:
    """Enter the modes and contents of files as they were committed, None for one that is gone.

    A file with other bytes on the disk, or none there, is entered as one that git is to look at.  Raises whatever a
    damaged index is, or one that is in use: it is git's own.
    """
    index, root = repo.open_index(), Path(repo.path).resolve()
    for path, committed in files.items():
        name = path.encode()
        if committed is not None:
            mode, blob = committed
            index[name] = index_entry_from_stat(_seen(root, path, blob), blob, mode)
        elif name in index:
            del index[name]
    index.write()


def _seen(root: Path, path: str, blob: ObjectID) -> os.stat_result:
    """Give what is on the disk where it is the very content: git's filters are commands, and not ours to run."""
    file = root / path
    with suppress(OSError):
        found = os.lstat(file)
        inside = S_ISREG(found.st_mode) and file.resolve().is_relative_to(root)
        if inside and Blob.from_string(file.read_bytes()).id == blob:
            return found
    return _UNSEEN


def leave_out(repo: Repo, names: Iterable[str]) -> None:
    """Tell git not to look at files that are called so, in this repository alone.  Raises OSError."""
    file = Path(repo.controldir()) / "info" / "exclude"
    file.parent.mkdir(exist_ok=True)
    with file.open("a", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{name}\n" for name in names)
