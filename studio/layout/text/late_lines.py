"""Lines that get their places when somebody first looks at them: a deck needs the words alone."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, overload

from studio.layout.paragraphs import LineBox


class LateLines(Sequence[LineBox]):
    """Lines of a paragraph; equal to a tuple of the same."""

    __slots__ = ("_lines", "_make")

    def __init__(self, make: Callable[[], tuple[LineBox, ...]]) -> None:
        self._make = make
        self._lines: tuple[LineBox, ...] | None = None

    def _made(self) -> tuple[LineBox, ...]:
        if self._lines is None:
            self._lines = self._make()
        return self._lines

    @overload
    def __getitem__(self, index: int) -> LineBox: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[LineBox, ...]: ...
    def __getitem__(self, index: int | slice) -> LineBox | tuple[LineBox, ...]:
        return self._made()[index]

    def __len__(self) -> int:
        return len(self._made())

    def __iter__(self) -> Iterator[LineBox]:
        return iter(self._made())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, LateLines):
            other = other._made()
        return self._made() == other

    def __hash__(self) -> int:
        return hash(self._made())

    def __repr__(self) -> str:
        return repr(self._made())

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (self._made(),)
