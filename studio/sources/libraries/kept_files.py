"""Which files of a library are still what they were when they were read, and what they were read to."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from studio.sources.file_stamps import digest_of, stamp_of
from studio.sources.kept_values import DAMAGED
from studio.sources.libraries.cache import LibraryCache, Record
from studio.sources.libraries.folder import ContentFile
from studio.sources.pictures import UnusableError

T = TypeVar("T")


class KeptFiles:
    """What is kept of a library while it is read: the records of the last time, and those of this time."""

    def __init__(self, cache: LibraryCache | None, top: Path) -> None:
        """Look into the cache, which is None when nothing is to be kept."""
        self._cache, self._top = cache, top
        self._last = cache.load(top) if cache else {}
        self._next: dict[str, Record] = {}
        self.now = cache.clock() if cache else 0
        """Nanoseconds since 1970."""

    def restored(self, file: ContentFile, restore: Callable[[bytes], T], data: bytes | None = None) -> T | None:
        """Give what a file was read to; None when it may be another one now, which its bytes tell best."""
        record = self._last.get(file.name)
        if record is None:
            return None
        stamp = stamp_of(file.state, self.now).encode()
        same = bool(stamp) and stamp == record.stamp if data is None else digest_of(data) == record.digest
        if not same:
            return None
        try:
            value = restore(record.text)
        except (*DAMAGED, OSError, UnusableError):  # damaged, or a picture has changed
            return None
        self._next[file.name] = record._replace(stamp=stamp)
        return value

    def keep(self, file: ContentFile, data: bytes, write: Callable[[], str]) -> None:
        """Keep what the bytes of a file were read to, without a finding."""
        if self._cache is None:
            return
        stamp = stamp_of(file.state, self.now)
        with contextlib.suppress(OSError):  # a picture has just been removed
            self._next[file.name] = Record(stamp.encode(), digest_of(data), write().encode())

    def store(self) -> None:
        """Put what is kept into the cache, when that is something new."""
        if self._cache is not None and self._next != self._last:
            self._cache.store(self._top, self._next)
