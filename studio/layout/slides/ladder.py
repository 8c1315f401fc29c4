"""Several texts of one slide on the rungs of the overflow ladder together, and the last resort of cutting one."""

import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache

from studio.domain.brand import SlideSizes
from studio.domain.frozen import replace
from studio.layout.text.fitting import fit, lowered, smaller_sizes, split_paragraph
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.strips import widest_stretch
from studio.layout.text.styling import Styled, StyledParagraph, resized
from studio.layout.text.typefaces import FontBook

ELLIPSIS = "…"
_WIDEST = 1.1
"""Width of the widest common character as a multiple of its size."""
ROUNDING = 0.05
"""Points by which a text may exceed its box: what is lost in rounding to EMU."""


def ladder(texts: Sequence[Styled], sizes: SlideSizes, *, floor: float) -> Iterator[tuple[Styled, ...]]:
    """Give the texts on every rung, all on the same, until one would go below the floor in points."""
    yield tuple(texts)
    descents = [_descent(text, sizes, floor) for text in texts]
    for step in range(1, _common(descents)):
        yield tuple(descent.tight(step) for descent in descents)


def numbered(
    texts: Sequence[Styled], sizes: SlideSizes, *, start: int, floor: float, glance: bool = False
) -> Iterator[tuple[int, tuple[Styled, ...]]]:
    """Give the texts on every rung from `start` down, with its number: below 0 are as many steps up the type scale.

    Every size comes twice, with the designed spacing and tighter. At a glance, the last rung comes alone: where
    nothing fits on it, nothing fits on any.
    """
    descents = [_descent(text, sizes, floor) for text in texts]
    last = max(2 * _common(descents) - 3, 0)
    if glance:
        yield last, _numbered(descents, last)
        return
    larger = upwards(texts, sizes, max(-start, 0))
    yield from zip(range(-len(larger), 0), larger, strict=True)
    for number in range(max(start, 0), last + 1):
        yield number, _numbered(descents, number)


class _Descent:
    """A text on every rung down to its smallest size; a rung is made when somebody first asks for it."""

    def __init__(self, text: Styled, sizes: SlideSizes, floor: float) -> None:
        self._text = text
        self._steps = tuple(smaller_sizes(paragraph, sizes) for paragraph in text)
        self.length = 2 + max(map(len, self._steps), default=0)
        """Rungs in all: as designed first, then with tight spacing, size by size."""
        comfortable = all(paragraph.style.size >= floor for paragraph in text)
        self.stop = self._stop((floor if comfortable else min(floor, sizes.minimum)) - ROUNDING)
        """Rungs after which it would go below its floor and ends the ladder for all; as many as any where never."""
        self._tight: dict[int, Styled] = {0: text}
        self._relaxed: dict[int, Styled] = {0: text}

    def tight(self, step: int) -> Styled:
        """Give the text on a rung; one that has reached its end stays there."""
        step = min(step, self.length - 1)
        if step not in self._tight:
            self._tight[step] = tuple(
                lowered(paragraph, steps[: step - 1]) for paragraph, steps in zip(self._text, self._steps, strict=True)
            )
        return self._tight[step]

    def relaxed(self, step: int) -> Styled:
        """Give the same size with the designed spacing."""
        step = min(step, self.length - 1)
        if step not in self._relaxed:
            self._relaxed[step] = _relaxed(self.tight(step), self._text)
        return self._relaxed[step]

    def _stop(self, least: float) -> int:
        if not self._text:
            return sys.maxsize
        for step in range(2, self.length):
            if min(steps[: step - 1][-1] for steps in self._steps if steps) < least:
                return step
        return sys.maxsize


# Groups of cards are tried again and again, and somebody who types changes one text of many.
@lru_cache(maxsize=1024)
def _descent(text: Styled, sizes: SlideSizes, floor: float) -> _Descent:
    return _Descent(text, sizes, floor)


def _common(descents: Sequence[_Descent]) -> int:
    """Give how many rungs texts have together."""
    longest = max((descent.length for descent in descents), default=1)
    return min([longest, *(descent.stop for descent in descents)])


def _numbered(descents: Sequence[_Descent], number: int) -> tuple[Styled, ...]:
    """Give the texts as designed (0), tighter (1), and then size by size with the designed spacing and tighter."""
    if number > 1 and number % 2 == 0:
        return tuple(descent.relaxed(number // 2 + 1) for descent in descents)
    return tuple(descent.tight((number + 1) // 2) for descent in descents)


def _relaxed(text: Styled, designed: Styled) -> Styled:
    """Give a text its designed spacing back."""
    return tuple(
        replace(
            paragraph,
            style=replace(
                paragraph.style,
                line_spacing=origin.style.line_spacing,
                space_before=origin.style.space_before * paragraph.style.size / origin.style.size,
            ),
        )
        for paragraph, origin in zip(text, designed, strict=True)
    )


def _smallest(text: Styled) -> float:
    return min((paragraph.style.size for paragraph in text), default=1000.0)


@lru_cache(maxsize=1024)
def grown(text: Styled, sizes: SlideSizes) -> Styled:
    """Give a text one step up the type scale."""
    return tuple(
        resized(p, min((step for step in sizes.steps if step > p.style.size + 0.01), default=p.style.size))
        for p in text
    )


def upwards(texts: Sequence[Styled], sizes: SlideSizes, steps: int) -> tuple[tuple[Styled, ...], ...]:
    """Give the texts so many steps up the type scale and every step down from there, without the designed one."""
    larger = [tuple(texts)]
    for _ in range(steps):
        larger.insert(0, tuple(grown(text, sizes) for text in larger[0]))
    return tuple(larger[:-1])


def words_fit(text: Styled, width: float, fonts: FontBook) -> bool:
    """Tell whether no word has to be cut at this width in points."""
    return all(_paragraph_fits(paragraph, width - paragraph.style.indent, fonts) for paragraph in text)


def _paragraph_fits(paragraph: StyledParagraph, room: float, fonts: FontBook) -> bool:
    """Measure only where a word could be wider than the room at all: hardly a character is wider than it is high."""
    return _widest(paragraph) <= room or _widest_word(paragraph, fonts) <= room


def _widest(paragraph: StyledParagraph) -> float:
    """Give points that no word of a paragraph is wider than."""
    runs = paragraph.runs
    if len(runs) == 1:
        return _longest_word(runs[0].text) * runs[0].size * _WIDEST
    return _longest_word("".join([run.text for run in runs])) * max([run.size for run in runs], default=0.0) * _WIDEST


# A text is tried in several sizes.
@lru_cache(maxsize=4096)
def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


@lru_cache(maxsize=2048)
def _widest_word(paragraph: StyledParagraph, fonts: FontBook) -> float:
    """Give the width of the widest word in points."""
    return widest_stretch(paragraph.runs, fonts)


def fit_or_cut(
    text: Styled, width: float, height: float, sizes: SlideSizes, fonts: FontBook
) -> tuple[MeasuredText, bool]:
    """Fit a text that cannot continue elsewhere; False when its end had to be cut off."""
    fitted = fit(text, width, height, sizes, fonts)
    if fitted.fits or not text:
        return fitted.text, True
    smallest = tuple(paragraph.styled for paragraph in fitted.text.paragraphs)
    return cut(smallest, width, height, fonts), False


def cut(text: Styled, width: float, height: float, fonts: FontBook) -> MeasuredText:
    """Keep what fits a height and end it with an ellipsis; nothing when not even one line fits."""
    low, high = 0, sum(len(run.text) for paragraph in text for run in paragraph.runs)
    best = measure((), width, fonts)
    while low <= high:
        middle = (low + high) // 2
        candidate = measure(_first(text, middle), width, fonts)
        if candidate.longest <= height + ROUNDING:
            best = candidate
            low = middle + 1
        else:
            high = middle - 1
    return best


def _first(text: Styled, count: int) -> Styled:
    """Give so many characters and an ellipsis."""
    kept: list[StyledParagraph] = []
    for paragraph in text:
        length = sum(len(run.text) for run in paragraph.runs)
        if count >= length:
            kept.append(paragraph)
            count -= length
            continue
        head, _ = split_paragraph(paragraph, count)
        base = head.runs or paragraph.runs[:1]
        last = replace(base[-1], text=(base[-1].text if head.runs else "") + ELLIPSIS)
        kept.append(replace(head, runs=(*base[:-1], last)))
        break
    return tuple(kept)
