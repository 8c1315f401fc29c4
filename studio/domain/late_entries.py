"""Entries of a library that are made when somebody first looks at them, and an index that looks at few."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from threading import Lock
from typing import Generic, TypeVar, overload

from studio.domain.entries import AnyEntry, EntryId

T = TypeVar("T")


class LateEntries(Sequence[T], Generic[T]):
    """The entries of a section, made once and for all threads: of a large library, most are never looked at."""

    __slots__ = ("_lock", "_made", "_make")

    def __init__(self, make: Callable[[], tuple[T, ...]]) -> None:
        """Take what makes the entries."""
        self._make: Callable[[], tuple[T, ...]] | None = make
        self._made: tuple[T, ...] = ()
        self._lock = Lock()

    def _entries(self) -> tuple[T, ...]:
        with self._lock:
            if self._make is not None:
                self._made, self._make = self._make(), None
        return self._made

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._entries()[index]

    def __len__(self) -> int:
        return len(self._entries())

    def __iter__(self) -> Iterator[T]:
        return iter(self._entries())

    def __eq__(self, other: object) -> bool:
        return self._entries() == tuple(other) if isinstance(other, tuple | LateEntries) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._entries())

    def __repr__(self) -> str:
        return repr(self._entries())


class EntryIndex(Mapping[EntryId, AnyEntry]):
    """All entries by id, in the order of the sections; an entry is looked for in the section that its id names."""

    def __init__(self, sections: Iterable[tuple[str, Sequence[AnyEntry]]]) -> None:
        """Take sections by their ids, such as `flask/benefits`; the first of two entries with one id wins."""
        self._sections = tuple(sections)
        self._waiting = dict(reversed(self._sections))
        self._found: dict[str, AnyEntry] = {}
        self._all: dict[EntryId, AnyEntry] | None = None

    def __getitem__(self, entry_id: EntryId) -> AnyEntry:
        section = self._waiting.pop(entry_id.rpartition("/")[0], None)
        if section is not None:
            self._found.update((entry.id, entry) for entry in reversed(section))
        found = self._found.get(entry_id)
        return self._whole()[entry_id] if found is None else found

    def __iter__(self) -> Iterator[EntryId]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def _whole(self) -> dict[EntryId, AnyEntry]:
        if self._all is None:
            whole: dict[EntryId, AnyEntry] = {}
            for _, entries in self._sections:
                for entry in entries:
                    whole.setdefault(entry.id, entry)
            self._all = whole
        return self._all
