"""Blocks of one kind dealt out to slides: as many on one as can be read in comfort, evenly spread."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from studio.layout.slides.desk import Sheet

B = TypeVar("B")


def balanced(things: Sequence[B], most: int) -> list[Sequence[B]]:
    """Deal things in order to as few groups as hold at most so many, sizes as equal as possible, larger first."""
    count = -(-len(things) // most)
    if not count:
        return []
    size, larger = divmod(len(things), count)
    groups: list[Sequence[B]] = []
    start = 0
    for index in range(count):
        end = start + size + (index < larger)
        groups.append(things[start:end])
        start = end
    return groups


def paged(
    blocks: Sequence[B],
    most: int,
    together: Callable[[Sequence[B]], Sheet | None],
    alone: Callable[[B], Sequence[Sheet]],
) -> list[Sheet]:
    """Put up to `most` blocks on a slide where `together` can, fewer where it gives None, one by `alone` at last."""
    sheets: list[Sheet] = []
    start = 0
    while start < len(blocks):
        rest = blocks[start:]
        for count in range(min(most, len(rest)), 0, -1):
            group = balanced(rest, count)[0]
            if len(group) == 1:
                sheets.extend(alone(group[0]))
            elif (sheet := together(group)) is not None:
                sheets.append(sheet)
            else:
                continue
            start += len(group)
            break
    return sheets
