"""What was made and from what, so that after a small change only what depends on it is made again."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Value = TypeVar("Value")


class Kept:
    """The last value under each name.

    Values and what they are made from are frozen. Comparing them is cheap: what is the same object is taken as equal.
    """

    def __init__(self, before_making: Callable[[], None] | None = None) -> None:
        """`before_making` is called each time before something is made: for a thread that lets others go first."""
        self._before_making = before_making
        self._before: dict[Hashable, tuple[tuple[object, ...], Any]] = {}
        self._now: dict[Hashable, tuple[tuple[object, ...], Any]] = {}

    def get(self, name: Hashable, origin: tuple[object, ...], make: Callable[[], Value]) -> Value:
        """Give what is made from `origin`, made anew only when it was made from something else the last time.

        What comes out equal to the last value, or to a part of it, is the very same object.
        """
        known = self._now.get(name) or self._before.get(name)
        if known is not None and known[0] == origin:
            self._now[name] = known
            value: Value = known[1]
            return value
        if self._before_making is not None:
            self._before_making()
        value = same(known[1], make()) if known else make()
        self._now[name] = (origin, value)
        return value

    def end_round(self) -> None:
        """Forget what was not asked for since the last call."""
        self._before, self._now = self._now, {}


class Identity:
    """Stands for one very object: equal to nothing else, also where that compares equal."""

    __slots__ = ("_thing",)

    def __init__(self, thing: object) -> None:
        self._thing = thing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Identity) and other._thing is self._thing

    def __hash__(self) -> int:
        return id(self._thing)


def same(old: Any, new: Any) -> Any:
    """Give the new value with the old objects in the places where they are equal."""
    if old is new or old == new:
        return old
    if type(old) is tuple and type(new) is tuple:
        parts = [same(one, other) for one, other in zip(old, new, strict=False)]
        return (*parts, *new[len(parts) :])
    return new
