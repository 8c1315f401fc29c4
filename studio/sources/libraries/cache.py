"""What the files of libraries were read to, in a folder of the user's, so that only changed files are read again.

Each library has one file there, with a record for each content file.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import NamedTuple

from studio.domain.frozen import dataclass
from studio.sources.cache_folder import CacheFolder, path_key, reader_version

LIBRARIES = 4
"""Files that stay in the folder."""

_SUFFIX = ".library"
_FILE, _GROUP = b"\x1c", b"\x1d"


class Record(NamedTuple):
    """What a content file was read to."""

    stamp: bytes
    """By which the file is known without being opened; empty for one that had been changed just before."""
    digest: bytes
    """Of its bytes."""
    text: bytes
    """What it was read to."""


@dataclass(frozen=True, slots=True)
class LibraryCache:
    """A folder in which reading may keep what it has read."""

    folder: Path
    version: str = field(default_factory=reader_version)
    clock: Callable[[], int] = time.time_ns

    def load(self, top: Path) -> dict[str, Record]:
        """Give the records of a library by the names of its files; none of a file that is not whole."""
        records = (record.split(_GROUP, 3) for record in self._files().load(path_key(top)).split(_FILE))
        return {
            record[0].decode("ascii", errors="replace"): Record(*record[1:])
            for record in records
            if len(record) == len(Record._fields) + 1
        }

    def store(self, top: Path, records: Mapping[str, Record]) -> None:
        """Replace the records of a library, or do nothing where that cannot be done."""
        body = _FILE.join(_GROUP.join((name.encode("ascii"), *record)) for name, record in records.items())
        self._files().store(path_key(top), body)

    def _files(self) -> CacheFolder:
        return CacheFolder(path=self.folder, suffix=_SUFFIX, most=LIBRARIES, version=self.version)
