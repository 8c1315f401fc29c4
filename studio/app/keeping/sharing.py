"""A library and the one that a team shares: others' changes come in field by field, what was changed here goes out."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from studio.app.keeping.history import alike, belongs, is_gone, kept_files, opened_history
from studio.app.keeping.lock import alone_in
from studio.app.keeping.merging import FileConflict, merged_file
from studio.app.keeping.moved_twice import MovedTwice
from studio.app.keeping.shared_moves import moved_on_both_sides
from studio.app.keeping.shared_refusals import (
    refuse_both,
    refuse_links,
    refuse_strange,
    refuse_to_send,
    refuse_unreadable,
    refuse_vanished,
)
from studio.app.writing import sweep_leftovers, write_files
from studio.domain.entries import EntryId
from studio.domain.errors import StudioError
from studio.domain.frozen import dataclass
from studio.domain.section_merge import Choices
from studio.history.repository import History
from studio.history.sharing import BehindError, common_version, fetch, push
from studio.history.versions import Author
from studio.sources.pictures import on_their_way

_ATTEMPTS = 3
"""How often others may be faster with sending before we give up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What became of sharing."""

    received: tuple[str, ...] = ()
    """Files that others had changed."""
    sent: bool = False
    conflicts: tuple[FileConflict, ...] = ()
    """Where somebody has to choose; then nothing was changed and nothing sent."""
    twice: tuple[MovedTwice, ...] = ()
    """Entries that others had moved elsewhere than it was done here: they stand in both places now."""


AllChoices = Mapping[str, Choices]
"""What was chosen, by the path of the file."""


def share(root: Path, url: str, author: Author, now: datetime, choices: AllChoices | None = None) -> Shared:
    """Bring in what others have shared and send what was changed here, over any git remote.

    Raises StudioError where the remote cannot be reached, or the library has no history of its own.
    """
    with alone_in(root):
        history = opened_history(root, author, now)
    if history is None:
        raise StudioError(
            "This library is kept in a repository of its own keepers",
            detail=str(root),
            hint="Share it from there, with git.",
        )
    with closing(history):
        if history.head and not history.on_branch:
            raise StudioError(
                "The library's history is on no branch",
                detail=f"In {root} somebody looks at an old version with git.",
                hint="Go back to your branch first: git switch main.",
            )
        return _shared(_Sharing(history, root, url, author, now, choices or {}))


@dataclass(frozen=True, slots=True)
class _Sharing:
    history: History
    root: Path
    url: str
    author: Author
    now: datetime
    choices: AllChoices
    received: dict[str, None] = field(default_factory=dict)
    """Files that came in, in their order."""
    twice: dict[EntryId, MovedTwice] = field(default_factory=dict)
    """Entries that stand in two places now, by where they came in."""
    seen: dict[str, bytes | None] = field(default_factory=dict)
    """Files as they were when they were merged."""


@dataclass(frozen=True, slots=True)
class _Merging:
    base: str
    """The version with which both sides began."""
    theirs: str
    paths: tuple[str, ...]
    """Files of the library that they have changed."""
    beside: tuple[str, ...]
    """Other files that they have changed."""
    pictures: Mapping[str, bytes | None]
    """New ones: sections that show them could not be read without."""


def _shared(sharing: _Sharing) -> Shared:
    """Fetch, merge, send; only writing keeps others from saving, servers and merging may take their time."""
    history, attempt = sharing.history, 0
    while True:
        theirs = fetch(history, sharing.url)
        conflicts = _brought_in(sharing, theirs)
        if conflicts:
            return Shared(conflicts=conflicts)
        if theirs == history.head:
            return _done(sharing, sent=False)
        refuse_to_send(history, theirs)
        try:
            push(history, sharing.url)
        except BehindError:
            attempt += 1
            if attempt == _ATTEMPTS:
                raise
            continue
        return _done(sharing, sent=True)


def _done(sharing: _Sharing, *, sent: bool) -> Shared:
    return Shared(received=tuple(sharing.received), sent=sent, twice=tuple(sharing.twice.values()))


def _keep_changes_from_outside(sharing: _Sharing) -> None:
    """Make a version of what was changed in the files without this program, new ones and those that are gone too.

    What cannot be seen is not gone: else a drive that does not answer would take it from everybody.
    """
    history, head = sharing.history, sharing.history.head
    now = kept_files(sharing.root)
    known = [path for path in (history.files(head) if head else ()) if belongs(path)]
    names = frozenset(alike(path) for path in now)  # one that is called a little otherwise now is gone under its name
    gone = [path for path in known if path not in now and (alike(path) in names or is_gone(sharing.root, path))]
    if known and not now:
        raise StudioError(
            "There is nothing in the library's folder any more",
            detail=str(sharing.root),
            hint="Nothing was shared. Its history has everything that was saved: restore it with git, or share anew.",
        )
    changed: dict[str, bytes | None] = {
        path: content for path, content in now.items() if not head or not history.holds(head, path, content)
    }
    changed |= dict.fromkeys(gone)
    if changed:
        history.save(changed, "Changed outside Proposal Studio", Author(name="Somebody"), sharing.now)


def _brought_in(sharing: _Sharing, theirs: str) -> tuple[FileConflict, ...]:
    """Merge their version into the files and the history; where something is in conflict, no file is changed.

    Nobody is kept from saving while it is merged: what somebody saved meanwhile is merged once more.
    """
    history = sharing.history
    for _ in range(_ATTEMPTS):
        with alone_in(sharing.root):
            _keep_changes_from_outside(sharing)
        if not theirs or theirs == history.head:
            return ()
        merging = _merging(sharing, theirs)
        results = _merged(sharing, merging)
        if conflicts := tuple(result for result in results.values() if isinstance(result, FileConflict)):
            return conflicts
        with alone_in(sharing.root):
            if not (changed := _changed_meanwhile(sharing)):
                _put_in_place(sharing, merging, results)
                return ()
    raise StudioError(
        "A file was changed while others’ changes came in",
        detail=", ".join(changed[:5]),
        hint="Nothing was written. Share again, and both changes are put together.",
    )


def _merging(sharing: _Sharing, theirs: str) -> _Merging:
    """Find out what others have changed, and refuse what nobody can take."""
    history = sharing.history
    base = common_version(history, history.head, theirs) if history.head else ""
    changed = history.changed(base, theirs)
    paths = tuple(path for path in changed if belongs(path))
    beside = tuple(path for path in changed if not belongs(path))
    refuse_vanished(history, base, theirs)
    refuse_strange(history, theirs, changed)
    refuse_both(history, base, theirs, beside)
    refuse_links(sharing.root, paths)
    new = [path for path in paths if _is_new_picture(sharing, path)]
    return _Merging(base, theirs, paths, beside, {path: history.content(theirs, path) for path in new})


def _merged(sharing: _Sharing, merging: _Merging) -> dict[str, bytes | FileConflict | None]:
    """Merge all files that others have changed."""
    sharing.seen.clear()
    with _waiting(sharing.root, merging.pictures):
        results = {path: _merged_file(sharing, merging, path) for path in merging.paths}
        files = {path: result for path, result in results.items() if not isinstance(result, FileConflict)}
        refuse_unreadable(sharing.root, sharing.seen, files)
    return results


@contextmanager
def _waiting(root: Path, pictures: Mapping[str, bytes | None]) -> Iterator[None]:
    """Keep others' new pictures elsewhere while files that show them are merged: somebody may put the same there."""
    if not pictures:
        yield
        return
    with TemporaryDirectory(prefix="proposal-studio-") as folder, on_their_way(root, Path(folder)):
        _write(Path(folder), pictures)
        yield


def _put_in_place(sharing: _Sharing, merging: _Merging, results: Mapping[str, bytes | FileConflict | None]) -> None:
    """Write what was merged, and make it the newest version."""
    history, theirs = sharing.history, merging.theirs
    merged = {path: result for path, result in results.items() if not isinstance(result, FileConflict)}
    _write(sharing.root, merged | _as_they_were(sharing, theirs, merging.beside))
    sharing.received.update(dict.fromkeys(merging.paths))
    found = moved_on_both_sides(history, merging.base, history.head, theirs) if merging.base else ()
    sharing.twice.update((one.theirs, one) for one in found)
    if not history.advance(theirs):
        message = "Brought in what others shared"
        history.save(merged, message, sharing.author, sharing.now, merged=theirs, taken=merging.beside)


def _changed_meanwhile(sharing: _Sharing) -> list[str]:
    """Give the files that are not what was merged: nothing is written over that nobody has looked at."""
    return [path for path, content in sharing.seen.items() if _bytes(sharing.root / path) != content]


def _as_they_were(sharing: _Sharing, theirs: str, paths: tuple[str, ...]) -> dict[str, bytes | None]:
    """Give files beside the library that are in the folder as they were saved, as they are now.

    What is not in the folder is in the history alone.
    """
    history, head, found = sharing.history, sharing.history.head, dict[str, bytes | None]()
    for path in paths:
        place = sharing.root / path
        known = history.content(head, path) if head and history.is_file(head, path) else None
        whole = known is not None and history.is_file(theirs, path) and place.is_file()
        whole = whole and place.resolve() == sharing.root.resolve() / path
        if whole and place.read_bytes() == known:
            found[path] = history.content(theirs, path)
    return found


def _is_new_picture(sharing: _Sharing, path: str) -> bool:
    return not path.endswith((".yaml", ".yml")) and not (sharing.root / path).exists()


def _merged_file(sharing: _Sharing, merging: _Merging, path: str) -> bytes | FileConflict | None:
    history = sharing.history
    was = history.content(merging.base, path) if merging.base else None
    now, other = _bytes(sharing.root / path), history.content(merging.theirs, path)
    sharing.seen[path] = now
    return merged_file(sharing.root, path, was, now, other, sharing.choices.get(path, {}))


def _write(root: Path, files: Mapping[str, bytes | None]) -> None:
    """Write all files, each whole or not at all; take away those that are gone."""
    inside = {root / path: content for path, content in files.items()}
    present = {path: content for path, content in inside.items() if content is not None}
    try:
        for folder in sorted({path.parent for path in present}):
            folder.mkdir(parents=True, exist_ok=True)
        sweep_leftovers(inside)
        write_files(present)
        names = {alike(str(path)): path for path in present}
        for path in inside.keys() - present.keys():
            other = names.get(alike(str(path)))
            if other is None or not _is_one(path, other):
                path.unlink(missing_ok=True)  # else it is called otherwise now, where large and small letters are one
    except OSError as problem:
        raise StudioError(
            "What others shared cannot be written",
            detail=f"{problem.filename or root}: {problem.strerror or problem}.",
            hint="Check who may write in the library's folder, then share again.",
        ) from problem


def _is_one(path: Path, other: Path) -> bool:
    return path.exists() and path.samefile(other)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as problem:
        raise StudioError(f"{path} cannot be read.", detail=f"{problem.strerror or problem}.") from problem
