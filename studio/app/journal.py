"""What is not saved yet to files that survive a crash, and back.

Every running window has a folder of its own and a lock in it.  A folder whose lock is free belongs to a window that did
not close: what it noted can be recovered, by the first window that asks.
"""

import contextlib
import datetime as dt
import hashlib
import json
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from studio.app.file_lock import FileLock, take_lock
from studio.app.writing import write_files
from studio.domain.errors import StudioError
from studio.domain.frozen import dataclass

_LOCK = "lock"
_SUFFIX = ".json"
_DAMAGED = "damaged"
_SESSION = "session-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """A proposal that somebody was working on when the window or the computer went down."""

    session: str
    """Name of the folder that it lies in."""
    key: str
    text: str
    """The proposal as it was, as the text of a file."""
    path: Path | None
    """The file that it was opened from or saved to last."""
    seen: str
    """SHA-256 of that file as it was seen last, in hexadecimal; empty where that is not known."""
    title: str
    noted: dt.datetime
    """When it was noted, in UTC."""


class Journal:
    """The notes of one window; nothing is written before the first note."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._name = _new_name()
        self._lock: FileLock | None = None
        self._adopted: dict[str, FileLock] = {}

    def note(self, key: str, text: str, *, path: Path | None = None, title: str = "", seen: str = "") -> None:
        """Keep the current text of a proposal; it takes the place of the last one with this key, whole or not at all.

        `seen` is the SHA-256 of the file at `path` as it was seen last, empty where that is not known.
        Raises StudioError when it cannot be written.
        """
        content = {
            "key": key,
            "path": str(path) if path else None,
            "title": title,
            "seen": seen,
            "noted": dt.datetime.now(dt.UTC).isoformat(),
            "sha256": _digest(text),
            "text": text,
        }
        file = self._own() / _file_name(key)
        write_files({file: json.dumps(content, ensure_ascii=True).encode("ascii")})

    def clear(self, key: str) -> None:
        """Forget a proposal that was saved, or given up."""
        with contextlib.suppress(OSError):
            (self._folder / self._name / _file_name(key)).unlink(missing_ok=True)

    def found(self) -> tuple[Recovered, ...]:
        """Give what windows that did not close have left, newest first; no other window is offered it meanwhile.

        Files that cannot be read are moved into a folder `damaged` and otherwise passed over.
        """
        found = [one for folder in self._sessions() if self._adopt(folder) for one in self._read_all(folder)]
        return tuple(sorted(found, key=lambda one: one.noted, reverse=True))

    def discard(self, recovered: Recovered) -> None:
        """Forget what was recovered and is now saved, noted again or not wanted."""
        folder = self._folder / recovered.session
        with contextlib.suppress(OSError):
            (folder / _file_name(recovered.key)).unlink(missing_ok=True)
        self._let_go(folder)

    def set_aside(self, recovered: Recovered) -> Path:
        """Move a note that says nothing any more to the damaged ones, so that it is not found again; gives its file."""
        folder = self._folder / recovered.session
        file = self._set_aside(folder / _file_name(recovered.key))
        self._let_go(folder)
        return file

    def close(self) -> None:
        """Let go of all locks; notes that were not cleared stay and are found next time."""
        for lock in self._adopted.values():
            lock.release()
        self._adopted.clear()
        if self._lock is not None:
            self._lock.release()
            self._lock = None
            if not any(_notes(self._folder / self._name)):
                _remove(self._folder / self._name)

    def _own(self) -> Path:
        while self._lock is None:
            folder = self._folder / self._name
            try:
                folder.mkdir(parents=True, exist_ok=True)
                self._lock = take_lock(folder / _LOCK)
            except OSError as problem:
                raise StudioError(
                    "Changes cannot be kept for a crash.",
                    detail=f"{folder}: {problem.strerror or problem}",
                    hint="Save your work often.",
                ) from problem
            if self._lock is None:  # another window looked into the new folder at that moment, and removes it
                self._name = _new_name()
        return self._folder / self._name

    def _sessions(self) -> list[Path]:
        try:
            return [one for one in sorted(self._folder.glob(f"{_SESSION}*")) if one.name != self._name]
        except OSError:
            return []

    def _adopt(self, folder: Path) -> bool:
        """Take over what a window left; False when it is still open or another one was faster."""
        if folder.name in self._adopted:
            return True
        try:
            known = (folder / _LOCK).exists() or any(_notes(folder))
            lock = take_lock(folder / _LOCK) if known else None
        except OSError:
            return False
        if lock is None:
            return False
        if any(_notes(folder)):
            self._adopted[folder.name] = lock
            return True
        lock.release()
        _remove(folder)
        return False

    def _read_all(self, folder: Path) -> Iterator[Recovered]:
        for file in _notes(folder):
            try:
                yield _read(file, folder.name)
            except (OSError, ValueError, OverflowError, RecursionError):
                self._set_aside(file)

    def _let_go(self, folder: Path) -> None:
        """Leave a folder that was taken over, once nothing is noted in it any more."""
        if folder.name in self._adopted and not any(_notes(folder)):
            self._adopted.pop(folder.name).release()
            _remove(folder)

    def _set_aside(self, file: Path) -> Path:
        """Move a note to the damaged ones; gives where it is now, which is where it was if it cannot be moved."""
        aside = self._folder / _DAMAGED / f"{file.parent.name}-{file.name}"
        try:
            aside.parent.mkdir(exist_ok=True)
            return file.replace(aside)
        except OSError:
            return file


def _read(file: Path, session: str) -> Recovered:
    """Read a note; raises OSError, ValueError, OverflowError or RecursionError where it is none."""
    if not file.is_file():
        raise ValueError(file)
    content: Any = json.loads(file.read_bytes())
    match content:
        case {
            "key": str(key),
            "path": str() | None as path,
            "title": str(title),
            "noted": str(noted),
            "sha256": str(digest),
            "text": str(text),
            **rest,
        } if _digest(text) == digest and file.name == _file_name(key):
            seen = rest.get("seen")
        case _:
            raise ValueError(file)
    return Recovered(
        session=session,
        key=key,
        text=text,
        path=Path(path) if path else None,
        seen=seen if isinstance(seen, str) else "",
        title=title,
        noted=_time(noted),
    )


def _time(text: str) -> dt.datetime:
    """Read a time; one that no calendar of a day's difference has is none."""
    noted = dt.datetime.fromisoformat(text)
    if not dt.MINYEAR + 1 < noted.year < dt.MAXYEAR:
        raise ValueError(text)
    noted = noted if noted.tzinfo else noted.replace(tzinfo=dt.UTC)
    noted.astimezone()  # as it will be shown; OSError or OverflowError where the system does not know it
    return noted


def _new_name() -> str:
    return _SESSION + secrets.token_hex(8)


def _notes(folder: Path) -> list[Path]:
    """List the notes of a folder; none when another window removes it in this moment."""
    try:
        return list(folder.glob(f"*{_SUFFIX}"))
    except FileNotFoundError:
        return []


def _file_name(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:24] + _SUFFIX


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
