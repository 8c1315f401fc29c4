"""A file that one process at a time holds, and lets go of however it ends."""

import contextlib
import errno
import stat
import sys
from pathlib import Path
from typing import IO

_NOT_REGULAR = "This is not a regular file"

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """The lock on one file; the system opens it when the process ends, a crash included."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def release(self) -> None:
        """Let go of the file; it stays on disk."""
        self._file.close()


def refuse_special(path: Path) -> None:
    """Raise OSError for a folder, and for a pipe or a device, which would be waited for."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, _NOT_REGULAR)


def take_lock(path: Path) -> FileLock | None:
    """Lock a file, which is made when it is not there; None when another process or window holds it.

    Raises OSError when the file cannot be made or opened, or is a pipe or a device, which would be waited for.
    """
    if path.exists():
        refuse_special(path)
    file = path.open("ab")
    try:
        _lock(file)
    except OSError:
        with contextlib.suppress(OSError):
            file.close()
        return None
    return FileLock(file)
