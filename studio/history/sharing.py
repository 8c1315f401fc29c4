"""A history to and from a git remote that a team shares: what others saved comes in, what was saved here goes out."""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from dulwich.client import GitClient, HTTPUnauthorized, get_transport_and_path
from dulwich.graph import can_fast_forward, find_merge_base
from dulwich.objects import ObjectID
from dulwich.pack import UnpackedObject
from dulwich.refs import Ref
from urllib3 import PoolManager

from studio.domain.errors import StudioError
from studio.history.repository import History

_Progress = Callable[[bytes], None]
_SCHEMES = frozenset({"http", "https", "ssh", "file", "git+ssh"})
_PATIENCE = 30.0
"""Seconds to wait for a server that does not answer."""


class BehindError(StudioError):
    """The remote has versions that are not here: they are to be fetched and merged first."""


def fetch(history: History, url: str) -> str:
    """Bring in what the remote has; give the id of its newest version, empty where it has none.

    Nothing of the library changes.  Raises StudioError where the remote cannot be reached or read.
    """
    found: dict[str, ObjectID] = {}

    def wanted(refs: Mapping[Ref, ObjectID], depth: int | None = None) -> list[ObjectID]:  # noqa: ARG001 - dulwich's
        newest = refs.get(history.branch)
        if newest is not None:
            found["newest"] = newest
        return [newest] if newest is not None and newest not in history.repository.object_store else []

    client, path = _client(url)
    try:
        client.fetch(path, history.repository, determine_wants=wanted)
    except HTTPUnauthorized as fault:
        raise _refused(url) from fault
    except StudioError:
        raise
    except Exception as fault:
        raise _unreachable(url, fault) from fault
    return found["newest"].decode() if found else ""


def push(history: History, url: str) -> None:
    """Send what was saved here.

    Raises BehindError where the remote has what is not here, StudioError where it cannot be reached.
    """
    head = ObjectID(history.head.encode())

    def updated(refs: Mapping[Ref, ObjectID]) -> dict[Ref, ObjectID]:
        newest = refs.get(history.branch)
        if newest is not None and not _follows(history, newest, head):
            raise _behind(url)
        return {history.branch: head}

    def packed(
        have: AbstractSet[ObjectID],
        want: AbstractSet[ObjectID],
        *,
        ofs_delta: bool = True,
        progress: _Progress | None = None,
    ) -> tuple[int, Iterator[UnpackedObject]]:
        del progress
        return history.repository.generate_pack_data(set(have), set(want), ofs_delta=ofs_delta)

    client, path = _client(url)
    try:
        result = client.send_pack(path.encode(), updated, packed)
    except HTTPUnauthorized as fault:
        raise _refused(url) from fault
    except StudioError:
        raise
    except Exception as fault:
        raise _unreachable(url, fault) from fault
    refused = (result.ref_status or {}).get(history.branch)
    if refused:
        raise _behind(url)


def common_version(history: History, one: str, other: str) -> str:
    """Give the version from which two parted, empty where they have none in common."""
    found = find_merge_base(history.repository, [ObjectID(one.encode()), ObjectID(other.encode())])
    return found[0].decode() if found else ""


def _follows(history: History, old: ObjectID, new: ObjectID) -> bool:
    if old not in history.repository.object_store:
        return False
    return can_fast_forward(history.repository, old, new)


def _client(url: str) -> tuple[GitClient, str]:
    scheme, separator, _ = url.partition("://")
    if separator and scheme not in _SCHEMES:
        raise _unreachable(url, ValueError(f"addresses that begin with {scheme}:// are not known"))
    try:
        return get_transport_and_path(url, operation="push", pool_manager=PoolManager(timeout=_PATIENCE))
    except ValueError as fault:
        raise _unreachable(url, fault) from fault


def _shown(url: str) -> str:
    """Give an address without the name and the password in it."""
    scheme, separator, rest = url.partition("://")
    host = rest.rpartition("@")[2] if "@" in rest.partition("/")[0] else rest
    return f"{scheme}{separator}{host}" if separator else url


def _unreachable(url: str, fault: Exception) -> StudioError:
    return StudioError(
        "The shared library cannot be reached",
        detail=f"{_shown(url)}: {str(fault).replace(url, _shown(url))}" if str(fault) else _shown(url),
        hint="Check the address and the connection. Everything saved here stays, and is sent the next time.",
    )


def _refused(url: str) -> StudioError:
    return StudioError(
        "The shared library does not let you in",
        detail=_shown(url),
        hint="Ask who runs the server for access, and put your name and key into the address or git's credentials.",
    )


def _behind(url: str) -> BehindError:
    return BehindError(
        "Somebody else has shared changes meanwhile",
        detail=_shown(url),
        hint="Fetch and merge them, then share again.",
    )
