"""Values of merge fields that remember which of them were asked for, so that a text is known to be still as it was."""

from collections.abc import Iterator, Mapping

from studio.compose.fields import Path, Value


class WatchedValues(Mapping[Path, Value]):
    """Equal to others when all values that were asked of either are the same in both."""

    def __init__(self, values: Mapping[Path, Value]) -> None:
        self._values = values
        self._asked: set[Path] = set()
        self._all_asked = False

    def __getitem__(self, path: Path) -> Value:
        self._asked.add(path)
        return self._values[path]

    def __contains__(self, path: object) -> bool:
        if isinstance(path, tuple):
            self._asked.add(path)
        return path in self._values

    def __iter__(self) -> Iterator[Path]:
        self._all_asked = True
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, WatchedValues):
            return NotImplemented
        if self._all_asked or other._all_asked:
            return self._values == other._values
        mine, theirs = self._values, other._values
        return all(
            (path in mine) == (path in theirs) and mine.get(path) == theirs.get(path)
            for path in self._asked | other._asked
        )

    __hash__ = None  # type: ignore[assignment] # what it equals changes with every question
