"""One order of keys to another, as the removals, moves and insertions that an item model announces one by one."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from studio.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Remove:
    """Take out what is here now."""

    at: int


@dataclass(frozen=True, slots=True)
class Move:
    """Take out what is here now and put it back so that it then has the index `to`."""

    at: int
    to: int


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a key in so that it then has the index `at`."""

    at: int
    key: str


Step = Remove | Move | Insert


def steps(old: Sequence[str], new: Sequence[str]) -> Iterator[Step]:
    """Give the steps that turn one order into another; each counts with all before it done.

    Keys are unique in either order. As few as possible are moved: what keeps its order stays where it is.
    """
    if list(old) == list(new):
        return
    wanted = {key: number for number, key in enumerate(new)}
    current = list(old)
    for at in range(len(current) - 1, -1, -1):
        if current[at] not in wanted:
            del current[at]
            yield Remove(at)
    staying = _longest_rise([wanted[key] for key in current])
    known = set(current)
    to = 0
    for number, key in enumerate(new):
        if key not in known:
            current.insert(to, key)
            yield Insert(to, key)
        elif number not in staying:
            at = current.index(key)
            del current[at]
            to -= at < to
            current.insert(to, key)
            if at != to:
                yield Move(at, to)
        else:
            to = current.index(key, to)
        to += 1


def _longest_rise(numbers: Sequence[int]) -> frozenset[int]:
    """Give the largest set of numbers that stand in rising order."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tails, number)
        before[number] = tails[at - 1] if at else None
        tails[at : at + 1] = [number]
    rise: set[int] = set()
    last = tails[-1] if tails else None
    while last is not None:
        rise.add(last)
        last = before[last]
    return frozenset(rise)
