"""A library and the one that a team shares: others' changes come in field by field, what was changed here goes out."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import field
from datetime import datetime
from pathlib import Path

from studio.app.keeping.history import belongs, kept_files, opened_history
from studio.app.keeping.lock import alone_in
from studio.app.keeping.merging import FileConflict, merged_file
from studio.app.writing import write_files
from studio.domain.errors import StudioError
from studio.domain.frozen import dataclass
from studio.domain.section_merge import Choices
from studio.history.repository import History
from studio.history.sharing import BehindError, common_version, fetch, push
from studio.history.versions import Author

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
        return _shared(_Sharing(history, root, url, author, now, choices or {}))


@dataclass(frozen=True, slots=True)
class _Sharing:
    history: History
    root: Path
    url: str
    author: Author
    now: datetime
    choices: AllChoices
    received: list[str] = field(default_factory=list)


def _shared(sharing: _Sharing) -> Shared:
    """Fetch, merge, send; only merging keeps others from saving, servers may take their time."""
    history, attempt = sharing.history, 0
    while True:
        theirs = fetch(history, sharing.url)
        with alone_in(sharing.root):
            _keep_changes_from_outside(sharing)
            conflicts = _brought_in(sharing, theirs) if theirs and theirs != history.head else ()
        if conflicts:
            return Shared(conflicts=conflicts)
        if theirs == history.head:
            return Shared(received=tuple(sharing.received))
        try:
            push(history, sharing.url)
        except BehindError:
            attempt += 1
            if attempt == _ATTEMPTS:
                raise
            continue
        return Shared(received=tuple(sharing.received), sent=True)


def _keep_changes_from_outside(sharing: _Sharing) -> None:
    """Make a version of what was changed in the files without this program, new ones and those that are gone too."""
    history = sharing.history
    now = kept_files(sharing.root)
    known = [path for path in (history.files(history.head) if history.head else ()) if belongs(path)]
    changed = {
        path: now.get(path)
        for path in {*known, *now}
        if now.get(path) != (history.content(history.head, path) if history.head else None)
    }
    if changed:
        history.save(changed, "Changed outside Proposal Studio", Author(name="Somebody"), sharing.now)


def _brought_in(sharing: _Sharing, theirs: str) -> tuple[FileConflict, ...]:
    """Merge their version into the files and the history; where something is in conflict, no file is changed.

    Pictures that are new are put there first, because sections that show them could not be read without.
    """
    history = sharing.history
    base = common_version(history, history.head, theirs) if history.head else ""
    paths = history.changed(base, theirs)
    _refuse_strange(history, theirs, paths)
    _write(sharing.root, {path: history.content(theirs, path) for path in paths if _is_new_picture(sharing, path)})
    results = {path: _merged_file(sharing, base, theirs, path) for path in paths}
    conflicts = tuple(result for result in results.values() if isinstance(result, FileConflict))
    if conflicts:
        return conflicts
    merged = {path: result for path, result in results.items() if not isinstance(result, FileConflict)}
    _write(sharing.root, merged)
    sharing.received.extend(path for path in paths if path not in sharing.received)
    if not history.advance(theirs):
        history.save(merged, "Brought in what others shared", sharing.author, sharing.now, merged=theirs)
    return ()


def _refuse_strange(history: History, theirs: str, paths: tuple[str, ...]) -> None:
    """Take nothing of a version with files that cannot be those of a library: whoever made it had other plans."""
    strange = [path for path in paths if not belongs(path) or not history.is_file(theirs, path)]
    if strange:
        raise StudioError(
            "The shared library holds what does not belong into a library",
            detail=", ".join(repr(path) for path in strange[:5]),
            hint="Nothing was taken. Ask who put it there, and have it removed.",
        )


def _is_new_picture(sharing: _Sharing, path: str) -> bool:
    return not path.endswith((".yaml", ".yml")) and not (sharing.root / path).exists()


def _merged_file(sharing: _Sharing, base: str, theirs: str, path: str) -> bytes | FileConflict | None:
    history = sharing.history
    was = history.content(base, path) if base else None
    now, other = _bytes(sharing.root / path), history.content(theirs, path)
    return merged_file(sharing.root, path, was, now, other, sharing.choices.get(path, {}))


def _write(root: Path, files: Mapping[str, bytes | None]) -> None:
    """Write all files, each whole or not at all; take away those that are gone."""
    home = root.resolve()
    inside = {root / path: content for path, content in files.items() if (root / path).resolve().is_relative_to(home)}
    present = {path: content for path, content in inside.items() if content is not None}
    try:
        for folder in sorted({path.parent for path in present}):
            folder.mkdir(parents=True, exist_ok=True)
        write_files(present)
        for path in inside.keys() - present.keys():
            path.unlink(missing_ok=True)
    except OSError as problem:
        raise StudioError(
            "What others shared cannot be written",
            detail=f"{problem.filename or root}: {problem.strerror or problem}.",
            hint="Check who may write in the library's folder, then share again.",
        ) from problem


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as problem:
        raise StudioError(f"{path} cannot be read.", detail=f"{problem.strerror or problem}.") from problem
