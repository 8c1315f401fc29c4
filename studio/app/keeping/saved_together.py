"""The files of one save to the disk and, as one version, into the library's history."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from studio.app.keeping.history import committed, opened_history
from studio.app.writing import sweep_leftovers, write_files
from studio.domain.errors import StudioError
from studio.domain.frozen import dataclass
from studio.history.repository import History
from studio.history.versions import Author


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A file of a library as it is to be written."""

    root: Path
    """The library's folder."""
    path: str
    """In the library, with `/` between folders."""
    before: str | None
    """Its text now; None where there is no such file."""
    text: str
    needs: frozenset[str] = frozenset()
    """Paths of files that are to be written first: this one gives something up that they get."""

    @property
    def file(self) -> Path:
        """Where it is written."""
        return self.root / self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of the files of a save."""

    paths: frozenset[str]
    """Those that were written."""
    lost: Mapping[str, StudioError]
    """Why others were not; those that needed them were not tried."""
    version: str = ""
    """The id in the history; empty where there is no history."""
    unkept: StudioError | None = None
    """Why the history does not have it; the files have."""


def save_together(
    root: Path, ready: Sequence[Ready], tell: Callable[[frozenset[str]], str], author: Author, now: datetime
) -> Kept:
    """Write files, each whole or not at all, and commit those that were; only for who is alone in the library.

    `tell` gives the words for the history, by the paths of what was written.  Of files that need each other all are
    written or none.
    """
    with _history(root, author, now) as (history, unkept):
        lost: dict[str, StudioError] = {}
        written: dict[str, Ready] = {}
        skipped: set[str] = set()
        for one in ready:
            if one.needs & (lost.keys() | skipped):
                skipped.add(one.path)
                continue
            try:
                _write(one)
                written[one.path] = one
            except StudioError as problem:
                lost[one.path] = problem
        _put_back(written, {*lost, *skipped})
        if history is None or not written:
            return Kept(paths=frozenset(written), lost=lost, unkept=unkept)
        before = {path: None if one.before is None else one.before.encode("utf-8") for path, one in written.items()}
        after = {path: one.text.encode("utf-8") for path, one in written.items()}
        version, why = committed(history, before, after, tell(frozenset(written)), author, now)
        return Kept(paths=frozenset(written), lost=lost, version=version, unkept=why)


def _put_back(written: dict[str, Ready], missing: set[str]) -> None:
    """Make files again what they were that need one which was not written: two may give something up to each other."""
    stuck: set[str] = set()
    while waiting := [one for one in written.values() if one.path not in stuck and one.needs & missing]:
        for one in waiting:
            try:
                _restore(one)
            except (OSError, StudioError):  # it stays as written, and so it is told and committed
                stuck.add(one.path)
                continue
            del written[one.path]
            missing.add(one.path)


def _restore(one: Ready) -> None:
    if one.before is None:
        one.file.unlink(missing_ok=True)
    else:
        write_files({one.file: one.before.encode("utf-8")})


def _refuse_changed(one: Ready) -> None:
    """Make sure that a file is as it was read: editors know nothing of our lock.  Raises StudioError."""
    try:
        there = one.file.read_bytes()
    except FileNotFoundError:
        there = None
    except OSError as problem:
        raise StudioError(f"{one.file} cannot be read.", detail=f"{problem.strerror or problem}.") from problem
    if there != (None if one.before is None else one.before.encode("utf-8")):
        hint = "It was left as it is. Save again, and both changes are put together."
        raise StudioError("A file was changed while it was saved", detail=str(one.file), hint=hint)


def _write(one: Ready) -> None:
    try:
        one.file.parent.mkdir(exist_ok=True)
    except OSError as problem:
        detail = f"{problem.strerror or problem}."
        raise StudioError(f"{one.file.parent} cannot be made.", detail=detail) from problem
    sweep_leftovers((one.file,))
    _refuse_changed(one)
    write_files({one.file: one.text.encode("utf-8")})


@contextmanager
def _history(root: Path, author: Author, now: datetime) -> Iterator[tuple[History | None, StudioError | None]]:
    """Open the library's history as it is before a save, or say why there is none; a save goes on without it."""
    try:
        history = opened_history(root, author, now)
    except StudioError as problem:
        yield None, problem
        return
    try:
        yield history, None
    finally:
        if history is not None:
            history.close()
