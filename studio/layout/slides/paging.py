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
    for group in balanced(blocks, max(most, 1)):
        if len(group) == 1:
            sheets.extend(alone(group[0]))
            continue
        sheet = together(group)
        if sheet is not None:
            sheets.append(sheet)
        else:
            sheets.extend(paged(group, len(group) - 1, together, alone))
    return sheets
