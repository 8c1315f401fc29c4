"""What git itself is told: which files were committed without it, and which are not to be looked at."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from dulwich.index import index_entry_from_stat
from dulwich.objects import ObjectID
from dulwich.repo import Repo


def note_committed(repo: Repo, files: Mapping[str, ObjectID | None]) -> None:
    """Enter files as they were committed, None for one that is gone; what is not on the disk is left out.

    Raises whatever a damaged index is, or one that is in use: it is git's own.
    """
    index, root = repo.open_index(), Path(repo.path)
    for path, blob in files.items():
        name, file = path.encode(), root / path
        if blob is None and name in index:
            del index[name]
        elif blob is not None and file.resolve().is_relative_to(root.resolve()) and file.is_file():
            # entered as it is: git's filters are commands, and not ours to run
            index[name] = index_entry_from_stat(os.lstat(file), blob)
    index.write()


def leave_out(repo: Repo, names: Iterable[str]) -> None:
    """Tell git not to look at files that are called so, in this repository alone.  Raises OSError."""
    file = Path(repo.controldir()) / "info" / "exclude"
    file.parent.mkdir(exist_ok=True)
    with file.open("a", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{name}\n" for name in names)
