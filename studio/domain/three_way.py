"""Three versions of a text to one: what either side changed is taken, what both changed differently is a conflict."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from studio.domain.frozen import dataclass

_WORD = re.compile(r"\s*\S+|\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words that stand in a row, in the three versions of a text."""

    base: str
    mine: str
    theirs: str

    @property
    def merged(self) -> str | None:
        """What the sides agree on; None where both changed it, each in another way."""
        if self.mine in (self.base, self.theirs):
            return self.theirs
        return self.mine if self.theirs == self.base else None


def stretches(base: str, mine: str, theirs: str) -> tuple[Stretch, ...]:
    """Part three versions where all three have the same words; put together again they are the three texts."""
    return stretches_of(*(_WORD.findall(text) for text in (base, mine, theirs)))


def stretches_of(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> tuple[Stretch, ...]:
    """Part three versions of words, or of lines, where all three have the same ones."""
    found = _parted(base, mine, theirs)
    return tuple(Stretch(base=parts[0], mine=parts[1], theirs=parts[2]) for parts in found if any(parts))


def merged_text(base: str, mine: str, theirs: str) -> str | None:
    """Give the text with the changes of both sides, None where they changed the same words in different ways."""
    return merged_cleanly(*(_WORD.findall(text) for text in (base, mine, theirs)))


def merged_cleanly(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> str | None:
    """Give the parts of a text, put together, with the changes of both sides; None where they changed the same ones."""
    merged = [one.merged for one in stretches_of(base, mine, theirs)]
    return None if None in merged else "".join(part for part in merged if part is not None)


def merged_lines(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Give lines with the changes of both sides; where both changed the same ones, mine and then theirs."""
    ended = (tuple(f"{line}\n" for line in lines) for lines in (base, mine, theirs))
    found: list[str] = []
    for parts in _parted(*ended):
        was, own, other = (part.split("\n")[:-1] for part in parts)
        merged = Stretch(base=parts[0], mine=parts[1], theirs=parts[2]).merged
        both = [*own, *(line for line in other if line not in own and line not in was)]
        found += both if merged is None else merged.split("\n")[:-1]
    return tuple(found)


def _parted(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Give runs of words in turn: those that differ somewhere, then those that all three share."""
    at_mine, at_theirs = _same(base, mine), _same(base, theirs)
    done = [0, 0, 0]
    index = 0
    while index < len(base):
        length = 0
        start = (index, at_mine.get(index, -1), at_theirs.get(index, -1))
        if start[1] >= 0 and start[2] >= 0:
            while (
                at_mine.get(index + length) == start[1] + length and at_theirs.get(index + length) == start[2] + length
            ):
                length += 1
        if not length:
            index += 1
            continue
        yield _texts((base, mine, theirs), done, start)
        ends = [position + length for position in start]
        yield _texts((base, mine, theirs), start, ends)
        done = ends
        index += length
    yield _texts((base, mine, theirs), done, (len(base), len(mine), len(theirs)))


def _texts(versions: Sequence[Sequence[str]], starts: Sequence[int], ends: Sequence[int]) -> tuple[str, str, str]:
    one, two, three = ("".join(words[start:end]) for words, start, end in zip(versions, starts, ends, strict=True))
    return one, two, three


def _same(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Give where words of the base stand in another version; only what lies between two changes is looked through."""
    shorter = min(len(base), len(other))
    begun = _alike(zip(base, other, strict=False))
    ended = min(_alike(zip(reversed(base), reversed(other), strict=False)), shorter - begun)
    found = {index: index for index in range(begun)}
    inner, its = (words[begun : len(words) - ended] for words in (base, other))
    for block in SequenceMatcher(None, inner, its, autojunk=False).get_matching_blocks():
        found |= {begun + block.a + step: begun + block.b + step for step in range(block.size)}
    return found | {len(base) - step: len(other) - step for step in range(ended, 0, -1)}


def _alike(pairs: Iterable[tuple[str, str]]) -> int:
    """Give how many pairs in a row are of the same words."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
