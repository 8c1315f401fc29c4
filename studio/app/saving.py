"""Proposals from and to their files; a file that somebody else has changed is never overwritten unseen."""

import hashlib
import stat
from collections.abc import Iterator
from dataclasses import field
from itertools import chain, count
from pathlib import Path

from studio.app.writing import write_files
from studio.domain.chapters import PicksChapter
from studio.domain.errors import StudioError
from studio.domain.findings import Finding
from studio.domain.frozen import dataclass, replace
from studio.domain.pictures import Picture
from studio.domain.proposal import Proposal
from studio.sources.file_sizes import refuse_too_large
from studio.sources.pictures import is_plain
from studio.sources.proposals.file import merged_text, proposal_text
from studio.sources.proposals.proposal import read_proposal, read_proposal_text
from studio.sources.yaml_nodes import PROPOSAL_LIMITS, UNSAVED_LIMITS

PICTURES = "pictures"
"""Folder beside a proposal into which its pictures are copied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """A file as it was when it was read or written."""

    path: Path
    size: int
    """Bytes."""
    modified: int
    """Nanoseconds since 1970."""
    sha256: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A proposal as it was read."""

    proposal: Proposal
    findings: tuple[Finding, ...]
    state: FileState


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A proposal as it was written; its path and those of its pictures may be others than before."""

    proposal: Proposal
    state: FileState
    before: Path | None = None
    """Copy of the file as it was, where all of it had to be written anew: comments and what cannot be read stay there.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A file that is not what was seen last; nothing was written.

    Saving with `theirs` as the file that was seen overwrites it.
    """

    ours: str
    """What would have been written."""
    theirs: FileState


def open_proposal(path: Path) -> Opened:
    """Read a proposal and remember its file; raises StudioError as `read_proposal` does."""
    state = look_at(path)
    if state is None:
        proposal, findings = read_proposal(path)  # says what is wrong with the file
        state = FileState(path=path, size=-1, modified=0, sha256="", text="")
    else:
        proposal, findings = read_proposal_text(state.text.removeprefix("\ufeff"), path)
    return Opened(proposal=proposal, findings=findings, state=state)


def findings_as_saved(proposal: Proposal, previous: str | None) -> tuple[Finding, ...]:
    """Give what reading the file of a proposal would find, were it saved now; `previous` is what the file holds."""
    text = proposal_text(proposal, previous).removeprefix("\ufeff")
    return read_proposal_text(text, proposal.path, UNSAVED_LIMITS)[1]


def look_at(path: Path) -> FileState | None:
    """Give the state of a file; None when there is none, or none that can be a proposal."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > PROPOSAL_LIMITS.size:
            return None
        return _state(path, path.read_bytes(), status.st_mtime_ns)
    except (OSError, ValueError):  # ValueError: not UTF-8, or a NUL in the path
        return None


def look_back(path: Path, sha256: str) -> FileState | None:
    """Give the state of a file that was seen before, when its bytes had this digest, empty for an unknown one.

    Where the file is another one now, the state is that of none there is: saving over it gives a conflict.
    """
    now = look_at(path)
    return now if now is None or now.sha256 == sha256 else replace(now, size=-1, modified=0, sha256=sha256)


def is_unchanged(seen: FileState) -> bool:
    """Tell whether a file is still what was seen; cheap while nobody has touched it."""
    try:
        status = seen.path.stat()
        if (status.st_size, status.st_mtime_ns) == (seen.size, seen.modified):
            return True
        return stat.S_ISREG(status.st_mode) and _digest(seen.path.read_bytes()) == seen.sha256
    except OSError:
        return False


def save(path: Path, proposal: Proposal, seen: FileState | None, *, previous: str | None = None) -> Saved | Conflict:
    """Write a proposal, whole or not at all, unless the file is not the one that was `seen`.

    None stands for a file that was not there.  What has not changed stays as it stands in the file, or in `previous`:
    the old text, for saving under another name.  Where that cannot be, all is written anew, and the file as it was is
    kept beside it.  Pictures from elsewhere are copied beside the proposal.
    Raises StudioError when the file cannot be written, or could not be opened again.
    """
    pictures: dict[Path, bytes] = {}
    proposal = _at_home(replace(proposal, path=path), path, pictures)
    old = previous if previous is not None else seen.text if seen else None
    merged = merged_text(proposal, old) if old is not None else None
    text = merged if merged is not None else proposal_text(proposal)
    refuse_too_large(text, path, PROPOSAL_LIMITS)
    theirs = _in_the_way(path, seen)
    if theirs is not None:
        return Conflict(ours=text, theirs=theirs)
    data = text.encode("utf-8")
    if pictures:
        _make_folder(path.parent / PICTURES)
    before = _free_name(path) if merged is None and old and path.is_file() else None
    copies = {before: path.read_bytes()} if before else {}
    write_files({**pictures, **copies, path: data})
    return Saved(proposal=proposal, state=_state(path, data, path.stat().st_mtime_ns), before=before)


def _free_name(path: Path) -> Path:
    """Give a name beside a file under which the file as it was can be kept."""
    names = chain((f"{path.name}.old",), (f"{path.name}.old-{number}" for number in count(2)))
    return next(place for place in map(path.with_name, names) if not place.exists())


def _state(path: Path, data: bytes, modified: int) -> FileState:
    return FileState(path=path, size=len(data), modified=modified, sha256=_digest(data), text=data.decode("utf-8"))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _in_the_way(path: Path, seen: FileState | None) -> FileState | None:
    """Give the state of a file that is there and was not seen as it is."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return None  # writing will tell
        data, modified = path.read_bytes(), status.st_mtime_ns
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise StudioError(
            f"{path} was not written: the file that is there cannot be read.",
            detail=str(problem.strerror or problem),
            hint="Save under another name.",
        ) from problem
    if seen is not None and _same_path(path, seen.path) and _digest(data) == seen.sha256:
        return None
    text = data.decode("utf-8", errors="replace")
    return FileState(path=path, size=len(data), modified=modified, sha256=_digest(data), text=text)


def _same_path(one: Path, other: Path) -> bool:
    return one == other or one.resolve() == other.resolve()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as problem:
        raise StudioError(
            f"The folder {folder} cannot be made.", detail=str(problem.strerror or problem), hint="Save elsewhere."
        ) from problem


def _at_home(proposal: Proposal, path: Path, copies: dict[Path, bytes]) -> Proposal:
    """Name the copies of pictures that lie outside the proposal's folder, and note what is to be copied."""
    moved = {picture.path: _copy(picture.path, path.parent, copies) for picture in _pictures(proposal)}
    if all(old == new for old, new in moved.items()):
        return proposal
    chapters = tuple(
        replace(
            chapter,
            picks=tuple(
                replace(
                    pick,
                    overrides=tuple(
                        (name, replace(value, path=moved[value.path]) if isinstance(value, Picture) else value)
                        for name, value in pick.overrides
                    ),
                )
                for pick in chapter.picks
            ),
        )
        if isinstance(chapter, PicksChapter)
        else chapter
        for chapter in proposal.chapters
    )
    logo = proposal.client.logo
    client = replace(proposal.client, logo=replace(logo, path=moved[logo.path])) if logo else proposal.client
    return replace(proposal, client=client, chapters=chapters)


def _pictures(proposal: Proposal) -> Iterator[Picture]:
    if proposal.client.logo is not None:
        yield proposal.client.logo
    for chapter in proposal.chapters:
        for pick in chapter.picks if isinstance(chapter, PicksChapter) else ():
            yield from (value for _, value in pick.overrides if isinstance(value, Picture))


def _copy(picture: Path, folder: Path, copies: dict[Path, bytes]) -> Path:
    """Give where a picture is to lie: where it is, or beside the proposal under a name that is free."""
    try:
        resolved, home = picture.resolve(), folder.resolve()
        if resolved.is_relative_to(home) and is_plain(resolved.relative_to(home).as_posix()):
            return picture
        if not picture.is_file():
            return picture
        data = picture.read_bytes()
    except OSError:
        return picture
    stem = "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in picture.stem)[:60] or "picture"
    for number in range(1, 1000):
        name = f"{stem}-{number}" if number > 1 else stem
        place = folder / PICTURES / f"{name}{picture.suffix.lower()}"
        taken = copies.get(place) or (place.read_bytes() if place.is_file() else None)
        if taken == data:
            return place.resolve()
        if taken is None:
            copies[place] = data
            return place.resolve()
    return picture
