"""One at a time: who writes into a library keeps everybody else from doing so meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from studio.app.file_lock import take_lock
from studio.domain.errors import StudioError

LOCK = ".proposal-studio.lock"
"""In the library's folder: held while something in it is saved."""
PATIENCE = 5.0
"""Seconds to wait for somebody else who is saving."""
_PAUSE = 0.02


@contextmanager
def alone_in(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Keep everybody else from saving in a library.

    Raises StudioError where somebody else does not finish within `patience` seconds, or nobody may write there.
    """
    until = monotonic() + patience
    try:
        while (lock := take_lock(root / LOCK)) is None:
            if monotonic() > until:
                raise StudioError(
                    "Somebody else is saving in this library",
                    detail=str(root),
                    hint="Your changes are still here. Save again in a moment.",
                )
            sleep(_PAUSE)
    except OSError as problem:
        raise StudioError(
            "The library cannot be saved to",
            detail=f"{root}: {problem.strerror or problem}.",
            hint="Check that the folder is there and that you may write to it. Your changes are still here.",
        ) from problem
    try:
        yield
    finally:
        lock.release()
