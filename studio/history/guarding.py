"""What may be wrong with a repository: damage, a disk that is full, locks that others hold or have left behind."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dulwich.file import FileLocked

from studio.domain.errors import StudioError

_ABANDONED = 2.0
"""Seconds after which a lock was left behind: holding one takes some thousandths."""
_AHEAD = 10.0
"""Seconds by which a lock may seem to be made later than now, and is held nevertheless."""
_REFUSALS = frozenset((errno.ENOSPC, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, getattr(errno, "EDQUOT", -1)))


def is_refused(fault: Exception) -> bool:
    """Tell whether a disk is full or may not be written to."""
    return isinstance(fault, OSError) and fault.errno in _REFUSALS


@contextmanager
def damage_told(root: Path) -> Iterator[None]:
    """Make one clear answer of whatever dulwich raises for a damaged repository; it has no common exception."""
    try:
        yield
    except (StudioError, FileLocked):
        raise
    except Exception as fault:
        if is_refused(fault):
            raise StudioError(
                "The library's history cannot be written",
                detail=f"{root / '.git'}: {fault}",
                hint="Free some space, or check who may write there. What was saved is in the library's files.",
            ) from fault
        raise unreadable(root, f"{type(fault).__name__} {fault}".strip()) from fault


def unreadable(root: Path, why: str) -> StudioError:
    """Give what is told of a history that is damaged."""
    return StudioError(
        "The library's history cannot be read",
        detail=f"{root / '.git'}: {''.join(sign if sign.isprintable() else '�' for sign in why)}",
        hint="Your texts are safe: they are in the library's files. Move the folder .git away to begin a new one.",
    )


def drop_abandoned(lock: Path, after: float = _ABANDONED) -> None:
    """Remove a lock, or the like, that a process left behind when it was killed: so many seconds ago, or more."""
    try:
        age = _now_beside(lock) - lock.stat().st_mtime
        if age > after or age < -_AHEAD:  # a clock may have been put back
            lock.unlink()
    except OSError:
        return


def _now_beside(lock: Path) -> float:
    """Give the time by the clock that stamps files in a folder: that of a shared drive is not ours.  Raises OSError."""
    probe = lock.with_name(f".{os.urandom(6).hex()}.lock")  # git takes nothing of such a name for its own
    try:
        probe.touch(exist_ok=False)
        return probe.stat().st_mtime
    finally:
        probe.unlink(missing_ok=True)


def busy(root: Path) -> StudioError:
    """Give what is told where other programs do not let go of a history."""
    return StudioError(
        "The library's history is in use",
        detail=f"Another program is writing to {root / '.git'}.",
        hint="Your texts are saved. Save again in a moment, and they are in the history too.",
    )
