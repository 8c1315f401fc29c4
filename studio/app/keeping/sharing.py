"""A library and the one that a team shares: others' changes come in field by field, what was changed here goes out."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from studio.app.keeping.history import opened_history
from studio.app.keeping.lock import alone_in
from studio.app.writing import write_files
from studio.domain.entries import SectionKind
from studio.domain.errors import StudioError
from studio.domain.library import Section
from studio.domain.section_merge import Choices, Conflict, merge_sections
from studio.history.repository import History
from studio.history.sharing import BehindError, common_version, fetch, push
from studio.history.versions import Author
from studio.sources.section_file import read_section_text, section_text

_ATTEMPTS = 3
"""How often others may be faster with sending before we give up."""
_KINDS = {f"{kind}.yaml": kind for kind in SectionKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileConflict:
    """What both sides changed in one file."""

    path: str
    """In the library, with `/` between folders."""
    conflicts: tuple[Conflict, ...]
    """Field by field; a single one about the whole for files that are no sections, with their bytes."""


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
    history = sharing.history
    _keep_changes_from_outside(sharing)
    for attempt in range(_ATTEMPTS):
        theirs = fetch(history, sharing.url)
        if theirs and theirs != history.head:
            conflicts = _brought_in(sharing, theirs)
            if conflicts:
                return Shared(conflicts=conflicts)
        if theirs == history.head:
            return Shared(received=tuple(sharing.received))
        try:
            push(history, sharing.url)
        except BehindError:
            if attempt == _ATTEMPTS - 1:
                raise
            continue
        return Shared(received=tuple(sharing.received), sent=True)
    return Shared(received=tuple(sharing.received))


def _keep_changes_from_outside(sharing: _Sharing) -> None:
    """Make a version of what was changed in the files without this program."""
    history = sharing.history
    known = history.files(history.head) if history.head else ()
    changed = {
        path: now for path in known if (now := _bytes(sharing.root / path)) != history.content(history.head, path)
    }
    if changed:
        history.save(changed, "Changed outside Proposal Studio", Author(name="Somebody"), sharing.now)


def _brought_in(sharing: _Sharing, theirs: str) -> tuple[FileConflict, ...]:
    """Merge their version into the files and the history; what is in conflict is given, and nothing changed."""
    history = sharing.history
    base = common_version(history, history.head, theirs) if history.head else ""
    paths = history.changed(base, theirs)
    merged: dict[str, bytes | None] = {}
    conflicts: list[FileConflict] = []
    for path in paths:
        result = _merged_file(sharing, base, theirs, path)
        if isinstance(result, FileConflict):
            conflicts.append(result)
        else:
            merged[path] = result
    if conflicts:
        return tuple(conflicts)
    _write(sharing.root, merged)
    sharing.received.extend(path for path in paths if path not in sharing.received)
    if not history.advance(theirs):
        history.save(merged, "Brought in what others shared", sharing.author, sharing.now, merged=theirs)
    return ()


def _merged_file(sharing: _Sharing, base: str, theirs: str, path: str) -> bytes | FileConflict | None:
    history = sharing.history
    was = history.content(base, path) if base else None
    now, other = _bytes(sharing.root / path), history.content(theirs, path)
    if now in (was, other):
        return other
    if other == was:
        return now
    choices = sharing.choices.get(path, {})
    topic, _, name = path.rpartition("/")
    if name in _KINDS and "/" not in topic and now is not None and other is not None:
        return _merged_section(sharing, path, (was, now, other), choices)
    whole = Conflict(entry=None, field="", base=was, mine=now, theirs=other)
    if whole.key in choices:
        chosen: bytes | None = choices[whole.key]
        return chosen
    return FileConflict(path=path, conflicts=(whole,))


def _merged_section(
    sharing: _Sharing, path: str, contents: tuple[bytes | None, bytes, bytes], choices: Choices
) -> bytes | FileConflict:
    topic, _, name = path.partition("/")
    file = sharing.root / path
    kind = _KINDS[name]
    was, mine, theirs = (_section(content, topic, kind, file, sharing.root) for content in contents)
    if mine is None or theirs is None:
        return FileConflict(
            path=path,
            conflicts=(Conflict(entry=None, field="", base=contents[0], mine=contents[1], theirs=contents[2]),),
        )
    merged = merge_sections(was or Section(kind=kind, title=mine.title), mine, theirs, choices)
    if merged.conflicts:
        return FileConflict(path=path, conflicts=merged.conflicts)
    text = contents[1].decode("utf-8")
    return section_text(merged.section, topic, file, sharing.root, text).encode("utf-8")


def _section(content: bytes | None, topic: str, kind: SectionKind, file: Path, root: Path) -> Section | None:
    if content is None:
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return read_section_text(text, topic, kind, file, root)[0]


def _write(root: Path, files: Mapping[str, bytes | None]) -> None:
    """Write all files, each whole or not at all; take away those that are gone."""
    inside = {path: content for path, content in files.items() if _is_safe(root, path)}
    present = {root / path: content for path, content in inside.items() if content is not None}
    for folder in sorted({path.parent for path in present}):
        folder.mkdir(parents=True, exist_ok=True)
    write_files(present)
    for path in (root / path for path, content in inside.items() if content is None):
        path.unlink(missing_ok=True)


def _is_safe(root: Path, path: str) -> bool:
    """Tell whether a path that came from elsewhere leads into the library and to nothing hidden."""
    parts = path.split("/")
    plain = all(part and not part.startswith(".") and "\\" not in part and ":" not in part for part in parts)
    return plain and (root / path).resolve().is_relative_to(root.resolve())


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
