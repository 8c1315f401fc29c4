"""Blocks of one kind dealt out to slides: as many on one as can be read in comfort, evenly spread, all in one size."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeVar

from studio.domain.frozen import dataclass, replace
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet

B = TypeVar("B")
T = TypeVar("T")

LARGEST = -2
"""The highest rung: two steps up the type scale from the designed one."""
_EMPTY = 0.85
"""A slide that is filled less may have larger text than others of its chapter."""
_APART = 1
"""So many steps of the type scale lie between such slides at most."""
_CHUNK = 24
"""Blocks that are dealt out together; a whole number of slides of two, three or four."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rungs:
    """Which rungs of the ladder a group of blocks may stand on."""

    start: int = LARGEST
    """The highest one."""
    floor: float = COMFORTABLE
    """No text is set smaller, in points."""
    glance: bool = False
    """Whether it matters only if there is room at all: then nothing needs to be drawn."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A group of blocks on a slide."""

    sheet: Sheet
    rung: int
    """Where its texts stand."""
    fill: float = 1.0
    """Share of the slide that they need."""


Together = Callable[[Sequence[B], Rungs], Setting | None]
"""Puts a group on a slide, None where it does not fit; lower rungs always hold what higher ones do."""


def once(dress: Callable[[B], T]) -> Callable[[B], T]:
    """Dress no block twice, however many groups it is tried in; blocks are told apart by identity."""
    dressed: dict[int, tuple[B, T]] = {}

    def dress_once(block: B) -> T:
        if id(block) not in dressed:
            dressed[id(block)] = (block, dress(block))
        return dressed[id(block)][1]

    return dress_once


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
    desk: Desk,
    blocks: Sequence[B],
    most: int,
    together: Together[B],
    alone: Callable[[B], Sequence[Sheet]],
    *,
    floor: float = 0.0,
) -> list[Sheet]:
    """Put up to `most` blocks on a slide where `together` can, fewer where it cannot, one by `alone` at last.

    All slides that `together` makes stand on one rung, unless one of them would be far emptier than the others: its
    text is a step larger then. A smaller size than is comfortable is better than a block that is left over for a slide
    of its own; with a `floor` in points, it is better than any further slide.
    """
    if len(blocks) == 1:
        return list(alone(blocks[0]))
    together = _once(together)
    dealt, rungs = deal(blocks, most, together, Rungs())
    lonely = any(len(group) == 1 for group in dealt)
    if (lonely or (floor and len(dealt) > 1)) and desk.sizes.minimum < COMFORTABLE:
        smaller = Rungs(floor=desk.sizes.minimum if lonely else max(floor, desk.sizes.minimum))
        other, _ = deal(blocks, most, together, smaller)
        if all(len(group) > 1 for group in other) and (lonely or len(other) < len(dealt)):
            dealt, rungs = other, smaller
    return _on_one_rung(dealt, together, alone, rungs)


def _once(together: Together[B]) -> Together[B]:
    """Set no group twice on the same rungs: dealing asks for one again and again."""
    drawn: dict[tuple[tuple[int, ...], int, float], Setting | None] = {}
    glanced: dict[tuple[tuple[int, ...], int, float], Setting | None] = {}

    def set_once(group: Sequence[B], rungs: Rungs) -> Setting | None:
        key = (tuple(map(id, group)), rungs.start, rungs.floor)
        if key in drawn:
            return drawn[key]
        made = glanced if rungs.glance else drawn
        if key not in made:
            made[key] = together(group, rungs)
        return made[key]

    return set_once


def deal(blocks: Sequence[B], most: int, together: Together[B], rungs: Rungs) -> tuple[list[Sequence[B]], Rungs]:
    """Deal blocks in order to as few groups as fit, then with as few left alone as can be, then as even as can be."""
    even, glance = balanced(blocks, most), replace(rungs, glance=True)
    if all(len(group) > 1 and together(group, glance) for group in even):
        return even, rungs
    halves = balanced(blocks, -(-len(blocks) // 2)) if len(even) == 1 else []
    if halves and all(len(group) > 1 and together(group, glance) for group in halves):
        return halves, rungs  # as few and as even as can be, where one will not do
    groups: list[Sequence[B]] = []
    for start in range(0, len(blocks), _CHUNK):
        groups.extend(_dealt(blocks[start : start + _CHUNK], most, together, glance))
    return groups, rungs


def _dealt(blocks: Sequence[B], most: int, together: Together[B], rungs: Rungs) -> list[Sequence[B]]:
    @cache
    def fits(start: int, size: int) -> bool:
        return size == 1 or together(blocks[start : start + size], rungs) is not None

    best: list[tuple[tuple[int, int, int], int]] = [((0, 0, 0), 0)] * (len(blocks) + 1)
    for start in range(len(blocks) - 1, -1, -1):
        choices = []
        for size in range(min(most, len(blocks) - start), 0, -1):
            if fits(start, size):
                (slides, lone, uneven), _ = best[start + size]
                choices.append(((slides + 1, lone + (size == 1), uneven + size * size), size))
        best[start] = min(choices, key=lambda choice: choice[0])
    groups = []
    at = 0
    while at < len(blocks):
        groups.append(blocks[at : at + best[at][1]])
        at += best[at][1]
    return groups


def _on_one_rung(
    groups: Sequence[Sequence[B]], together: Together[B], alone: Callable[[B], Sequence[Sheet]], rungs: Rungs
) -> list[Sheet]:
    """Set all groups on the lowest rung that one of them needs; a lone one by `alone` where it has no rung."""
    made = [together(group, rungs) for group in groups]
    lowest = max((setting.rung for setting in made if setting), default=rungs.start)
    sheets: list[Sheet] = []
    for group, setting in zip(groups, made, strict=True):
        if setting is None:
            sheets.extend(sheet for block in group for sheet in alone(block))
            continue
        sheets.append(_lowered(group, setting, lowest, together, rungs.floor).sheet)
    return sheets


def _lowered(group: Sequence[B], best: Setting, lowest: int, together: Together[B], floor: float) -> Setting:
    """Set a group as low as its neighbours, or a step higher where that leaves its slide emptier."""
    highest = max(best.rung, _steps_above(lowest))
    for start in range(lowest, highest, -1) if best.fill >= _EMPTY else ():  # smaller text fills no more
        lower = together(group, Rungs(start=start, floor=floor))
        if lower is not None and lower.rung <= lowest and lower.fill >= _EMPTY:
            return lower
    return (together(group, Rungs(start=highest, floor=floor)) if highest > best.rung else None) or best


def _steps_above(rung: int) -> int:
    """Give the first rung of the largest size that may stand beside this one; from 0 on every size has two."""
    step = (rung // 2 if rung > 0 else rung) - _APART
    return 2 * step if step > 0 else step
