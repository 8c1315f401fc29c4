"""What the files of libraries were read to, in a folder of the user's, so that only changed files are read again.

Each library has one file there: a line with the program's version and a checksum, then a record for each content file.
A folder that is missing, full, read-only or damaged costs time and nothing else, and so does deleting it.
"""

import contextlib
import os
import stat
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import yaml

import studio

LIBRARIES = 4
"""Files that stay in the folder."""
LARGEST = 256_000_000
"""Bytes of a file."""

_SUFFIX = ".library"
_PART = ".part"
_FILE, _GROUP = b"\x1c", b"\x1d"
_ABANDONED = 3600
"""Seconds after which a file that is being written is taken for one whose writer was stopped."""


class Record(NamedTuple):
    """What a content file was read to."""

    stamp: bytes
    """By which the file is known without being opened; empty for one that had been changed just before."""
    digest: bytes
    """Of its bytes."""
    text: bytes
    """What it was read to."""


@cache
def reader_version() -> str:
    """Give what changes with everything that could make the same file be read in another way."""
    package = Path(studio.__file__).parent
    code = sorted(path for part in ("domain", "sources") for path in (package / part).glob("*.py"))
    digest = blake2b(f"{studio.__version__} {yaml.__version__}".encode(), digest_size=16)
    for path in code:  # none when the program is one frozen file: its version tells enough then
        state = path.stat()
        digest.update(f"{path.name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class LibraryCache:
    """A folder in which reading may keep what it has read."""

    folder: Path
    version: str = field(default_factory=reader_version)
    clock: Callable[[], int] = time.time_ns

    def load(self, top: Path) -> dict[str, Record]:
        """Give the records of a library by the names of its files; none of a file that is not whole."""
        try:
            file = self._file(top)
            status = file.stat()
            data = file.read_bytes() if stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST else b""
        except OSError:
            return {}
        start = data.find(b"\n") + 1
        body = memoryview(data)[start:]
        if data[:start] != self._head(body):
            return {}
        records = (record.split(_GROUP, 3) for record in data[start:].split(_FILE))
        return {
            record[0].decode("ascii", errors="replace"): Record(*record[1:])
            for record in records
            if len(record) == len(Record._fields) + 1
        }

    def store(self, top: Path, records: Mapping[str, Record]) -> None:
        """Replace the records of a library, or do nothing where that cannot be done."""
        body = _FILE.join(_GROUP.join((name.encode("ascii"), *record)) for name, record in records.items())
        data = self._head(body) + body
        if len(data) > LARGEST:
            return
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = self._file(top)
            _replace(file, data)
            _remove(_outdated(self.folder, file))

    def _file(self, top: Path) -> Path:
        return self.folder / (blake2b(os.fsencode(top), digest_size=16).hexdigest() + _SUFFIX)

    def _head(self, body: bytes | memoryview) -> bytes:
        return f"Proposal Studio, library as read by {self.version}, checksum {zlib.crc32(body):08x}\n".encode()


def _replace(file: Path, data: bytes) -> None:
    descriptor, name = tempfile.mkstemp(suffix=_PART, dir=file.parent)
    part = Path(name)
    try:
        with open(descriptor, "wb") as stream:  # noqa: PTH123 - it is open already
            stream.write(data)
        part.replace(file)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _outdated(folder: Path, newest: Path) -> Iterable[Path]:
    """Give the files that have to go: of libraries that were not read for long, and of writers that were stopped."""
    files = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)
    abandoned = time.time() - _ABANDONED
    yield from [file for file in files if file != newest][LIBRARIES - 1 :]
    yield from [part for part in folder.glob(f"*{_PART}") if part.stat().st_mtime < abandoned]


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)
