"""A history to and from a git remote that a team shares: what others saved comes in, what was saved here goes out."""

import os
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path

from dulwich.client import GitClient, HTTPUnauthorized, get_transport_and_path
from dulwich.errors import GitProtocolError, NotGitRepository, NotTreeError
from dulwich.file import FileLocked
from dulwich.graph import can_fast_forward, find_merge_base
from dulwich.objects import Commit, ObjectID, Tree
from dulwich.pack import UnpackedObject
from dulwich.refs import Ref
from urllib3 import PoolManager, Retry
from urllib3.exceptions import HTTPError

from studio.domain.errors import StudioError
from studio.history.guarding import damage_told, drop_abandoned, is_refused
from studio.history.repository import History

_Progress = Callable[[bytes], None]
_SCHEMES = frozenset({"http", "https", "ssh", "file", "git+ssh"})
_BRANCHES = b"refs/heads/"
_CONNECTIONS = (OSError, GitProtocolError, HTTPError, NotGitRepository, ValueError)
_LONG_ABANDONED = 60.0
"""Seconds after which what others hold in a shared folder was left behind."""
_PATIENCE = 30.0
"""Seconds to wait for a server that does not answer."""


class BehindError(StudioError):
    """The remote has versions that are not here: they are to be fetched and merged first."""


def fetch(history: History, url: str) -> str:
    """Bring in what the remote has; give the id of its newest version, empty where it has none.

    Nothing of the library changes.  Raises StudioError where the remote cannot be reached or read.
    """
    found: dict[str, ObjectID] = {}
    client, path = _client(url)
    with _told(history, url):
        branch, _ = _met(history, client, path, url)

    def wanted(refs: Mapping[Ref, ObjectID], depth: int | None = None) -> list[ObjectID]:  # noqa: ARG001 - dulwich's
        newest = refs.get(branch)
        if newest is not None:
            found["newest"] = newest
        return [newest] if newest is not None and newest not in history.repository.object_store else []

    _sweep(history)
    with _told(history, url):
        client.fetch(path, history.repository, determine_wants=wanted)
        _refuse_no_tree(history, found.get("newest"))
    return found["newest"].decode() if found else ""


def _refuse_no_tree(history: History, newest: ObjectID | None) -> None:
    """Make sure that a version has files, or none: to whom it is something else everything would be gone."""
    store = history.repository.object_store
    commit = store[newest] if newest else None
    if isinstance(commit, Commit) and not isinstance(store[commit.tree], Tree):
        raise NotTreeError(commit.tree)


def push(history: History, url: str) -> None:
    """Send what was saved here.

    Raises BehindError where the remote has what is not here, StudioError where it cannot be reached.
    """
    head = ObjectID(history.head.encode())
    client, path = _client(url)
    with _told(history, url):
        branch, was_empty = _met(history, client, path, url)

    def updated(refs: Mapping[Ref, ObjectID]) -> dict[Ref, ObjectID]:
        newest = refs.get(branch)
        if newest is not None and not _follows(history, newest, head):
            raise _behind(url)
        if was_empty and any(name.startswith(_BRANCHES) for name in refs):
            raise _behind(url)  # somebody was first meanwhile, maybe with a branch of another name
        return {branch: head}

    def packed(
        have: AbstractSet[ObjectID],
        want: AbstractSet[ObjectID],
        *,
        ofs_delta: bool = True,
        progress: _Progress | None = None,
    ) -> tuple[int, Iterator[UnpackedObject]]:
        del progress
        return history.repository.generate_pack_data(set(have), set(want), ofs_delta=ofs_delta)

    with _told(history, url):
        result = client.send_pack(path.encode(), updated, packed)
    refused = (result.ref_status or {}).get(branch)
    if refused:
        raise _behind(url)


def common_version(history: History, one: str, other: str) -> str:
    """Give the version from which two parted, empty where they have none in common."""
    with damage_told(history.root):
        found = find_merge_base(history.repository, [ObjectID(one.encode()), ObjectID(other.encode())])
        return found[0].decode() if found else ""


def _met(history: History, client: GitClient, path: str, url: str) -> tuple[Ref, bool]:
    """Give the branch on which a team meets, whatever it is called here, and whether the remote has none at all.

    It is the one that the remote names as its own, else the only one there, else the one that is called as ours.
    """
    ours, seen = history.branch, client.get_refs(path.encode())
    there = [name for name in seen.refs if name.startswith(_BRANCHES)]
    theirs = seen.symrefs.get(Ref(b"HEAD"))
    if theirs is None or theirs not in there:
        theirs = there[0] if len(there) == 1 else ours
    if theirs != ours and theirs in history.repository.refs:
        return ours, not there  # both are here: somebody has gone to a branch of its own on purpose
    if there and theirs not in there:
        raise StudioError(
            "The shared library has several branches, and none is called as yours",
            detail=f"{_shown(url)}: {', '.join(sorted(_short(name) for name in there))}; yours is {_short(ours)}",
            hint="Go to the branch of your team with git switch, then share again.",
        )
    return theirs, not there


def _short(branch: Ref) -> str:
    return branch.removeprefix(_BRANCHES).decode("utf-8", "replace")


@contextmanager
def _told(history: History, url: str) -> Iterator[None]:
    """Make one clear answer of whatever goes wrong between two repositories."""
    try:
        yield
    except HTTPUnauthorized as fault:
        raise _refused(url) from fault
    except StudioError:
        raise
    except FileLocked as locked:
        lock = Path(os.fsdecode(locked.lockfilename))
        drop_abandoned(lock, _LONG_ABANDONED)
        raise _behind(url, f"{lock} is there") from locked
    except Exception as fault:
        if is_refused(fault):
            raise StudioError(
                "There is no room for what was to be shared",
                detail=f"{history.root} or {_shown(url)}: {fault}",
                hint="Free some space, or check who may write there. What was saved stays, and is sent the next time.",
            ) from fault
        raise _unreachable(url, fault) if isinstance(fault, _CONNECTIONS) else _damaged(history, url, fault) from fault


def _sweep(history: History) -> None:
    """Remove what fetches that were ended midway have left behind long ago."""
    for left in (history.root / ".git" / "objects" / "pack").glob("tmp*"):
        drop_abandoned(left, _LONG_ABANDONED)


def _follows(history: History, old: ObjectID, new: ObjectID) -> bool:
    if old not in history.repository.object_store:
        return False
    return can_fast_forward(history.repository, old, new)


def _client(url: str) -> tuple[GitClient, str]:
    scheme, separator, _ = url.partition("://")
    if separator and scheme not in _SCHEMES:
        raise _unreachable(url, ValueError(f"addresses that begin with {scheme}:// are not known"))
    try:
        return get_transport_and_path(url, operation="push", pool_manager=_patient_pool())
    except ValueError as fault:
        raise _unreachable(url, fault) from fault


def _patient_pool() -> PoolManager:
    """Give what asks once and follows redirects: asked three times, a silent server would take four times as long."""
    return PoolManager(timeout=_PATIENCE, retries=Retry(total=5, connect=0, read=0, redirect=5))


def _shown(url: str) -> str:
    """Give an address without the name and the password in it."""
    scheme, separator, rest = url.partition("://")
    host = rest.rpartition("@")[2] if "@" in rest.partition("/")[0] else rest
    return f"{scheme}{separator}{host}" if separator else url


def _unreachable(url: str, fault: Exception) -> StudioError:
    if "timed out" in str(fault):
        fault = TimeoutError(f"the server did not answer within {_PATIENCE:.0f} seconds")
    return StudioError(
        "The shared library cannot be reached",
        detail=f"{_shown(url)}: {str(fault).replace(url, _shown(url))}" if str(fault) else _shown(url),
        hint="Check the address and the connection. Everything saved here stays, and is sent the next time.",
    )


def _damaged(history: History, url: str, fault: Exception) -> StudioError:
    return StudioError(
        "One of the two histories is damaged",
        detail=f"{history.root / '.git'} or {_shown(url)}: {type(fault).__name__} {fault}".strip(),
        hint="Your texts are safe: they are in the library's files. Have both looked at with git fsck.",
    )


def _refused(url: str) -> StudioError:
    return StudioError(
        "The shared library does not let you in",
        detail=_shown(url),
        hint="Ask who runs the server for access, and put your name and key into the address or git's credentials.",
    )


def _behind(url: str, why: str = "") -> BehindError:
    return BehindError(
        "Somebody else is sharing at this moment",
        detail=f"{_shown(url)}: {why}" if why else _shown(url),
        hint="Share again in a moment. What was saved stays, and is sent then.",
    )
