"""A folder of the user's for what can be made again: files that are whole and of this program, or as good as missing.

A folder that is missing, full, read-only or damaged costs time and nothing else, and so does deleting it.
"""

import contextlib
import os
import stat
import time
import zlib
from collections.abc import Iterable
from dataclasses import field
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

import yaml

import studio
from studio.domain.frozen import dataclass

LARGEST = 256_000_000
"""Bytes of a file."""

_PART = ".part"
_ABANDONED = 3600
"""Seconds after which a file that is being written is taken for one whose writer was stopped."""


@cache
def reader_version() -> str:
    """Give what changes with everything that could make the same file be read in another way."""
    package = Path(studio.__file__).parent
    code = sorted(path for part in ("domain", "sources") for path in (package / part).rglob("*.py"))
    digest = blake2b(f"{studio.__version__} {yaml.__version__}".encode(), digest_size=16)
    templates = find_spec("pptx")  # its version is in a module that takes long to load
    code += [Path(templates.origin)] if templates and templates.origin else []
    for path in filter(Path.is_file, code):  # none when the program is one frozen file: its version tells enough then
        state = path.stat()
        digest.update(f"{path.name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheFolder:
    """Files of one kind in the folder, each a line with the program's version and a checksum, then what is kept."""

    path: Path
    suffix: str
    """Of these files' names."""
    most: int
    """Files of this kind that stay: those written last."""
    version: str = field(default_factory=reader_version)

    def load(self, key: bytes) -> bytes:
        """Give what is kept under a key; nothing when that is not there, damaged or of another version."""
        try:
            file = self._file(key)
            status = file.stat()
            data = file.read_bytes() if stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST else b""
        except OSError:
            return b""
        start = data.find(b"\n") + 1
        return data[start:] if data[:start] == self._head(memoryview(data)[start:]) else b""

    def store(self, key: bytes, body: bytes) -> None:
        """Replace what is kept under a key, or do nothing where that cannot be done."""
        data = self._head(body) + body
        if len(data) > LARGEST:
            return
        with contextlib.suppress(OSError):
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = self._file(key)
            _replace(file, data)
            _remove(self._outdated(file))

    def _file(self, key: bytes) -> Path:
        return self.path / (blake2b(key, digest_size=16).hexdigest() + self.suffix)

    def _head(self, body: bytes | memoryview) -> bytes:
        return f"Proposal Studio, kept by {self.version}, checksum {zlib.crc32(body):08x}\n".encode()

    def _outdated(self, newest: Path) -> Iterable[Path]:
        """Give the files that have to go: the oldest beyond so many, and those of writers that were stopped."""
        files = sorted(self.path.glob(f"*{self.suffix}"), key=lambda path: path.stat().st_mtime, reverse=True)
        abandoned = time.time() - _ABANDONED
        yield from [file for file in files if file != newest][self.most - 1 :]
        yield from [part for part in self.path.glob(f"*{_PART}") if part.stat().st_mtime < abandoned]


def path_key(*paths: Path) -> bytes:
    """Give a key made of paths."""
    return b"\0".join(os.fsencode(path) for path in paths)


def _replace(file: Path, data: bytes) -> None:
    import tempfile  # noqa: PLC0415 - costs 3 ms, and seldom is anything written

    descriptor, name = tempfile.mkstemp(suffix=_PART, dir=file.parent)
    part = Path(name)
    try:
        with open(descriptor, "wb") as stream:  # noqa: PTH123 - it is open already
            stream.write(data)
        part.replace(file)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)
