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

    `tell` gives the words for the history, by the paths of what was written.
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
        if history is None or not written:
            return Kept(paths=frozenset(written), lost=lost, unkept=unkept)
        before = {path: None if one.before is None else one.before.encode("utf-8") for path, one in written.items()}
        after = {path: one.text.encode("utf-8") for path, one in written.items()}
        version, why = committed(history, before, after, tell(frozenset(written)), author, now)
        return Kept(paths=frozenset(written), lost=lost, version=version, unkept=why)


def _write(one: Ready) -> None:
    try:
        one.file.parent.mkdir(exist_ok=True)
    except OSError as problem:
        detail = f"{problem.strerror or problem}."
        raise StudioError(f"{one.file.parent} cannot be made.", detail=detail) from problem
    sweep_leftovers(one.file)
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
