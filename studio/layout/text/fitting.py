"""The overflow ladder: as designed, tighter, smaller step by step, then split, never below the brand's minimum."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from studio.domain.brand import SlideSizes
from studio.domain.frozen import changer, dataclass, replace
from studio.domain.typography import TextStyle
from studio.layout.paragraphs import Run
from studio.layout.text.atoms import SPACES
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled, StyledParagraph, resized
from studio.layout.text.typefaces import FontBook

_TIGHT_SPACING = 0.92
_TIGHT_GAP = 0.5
_ROUNDING = 0.05
"""Points by which a text may exceed its box: what is lost in rounding to EMU."""

_NARROW = 5.0
"""Characters of hardly any text are as narrow as this part of their size."""
_BEYOND = 2
"""Lines beyond a height: the last one of a text that goes on may break elsewhere."""

_spaced = changer(TextStyle, "line_spacing", "space_before")
_on_rung = changer(StyledParagraph, "style", "rung")


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text at the first rung of the ladder on which it fits."""

    text: MeasuredText
    fits: bool
    rung: int
    """0 as designed, 1 tighter, 2 and more: steps down the type scale."""


def fit(paragraphs: Styled, width: float, height: float, sizes: SlideSizes, fonts: FontBook) -> Fitted:
    """Set a text in a box of so many points; when even the last rung does not fit, give that one."""
    fitted = None
    for rung, candidate in enumerate(rungs(paragraphs, sizes)):
        text = measure(candidate, width, fonts)
        fitted = Fitted(text, text.longest <= height + _ROUNDING, rung)
        if fitted.fits:
            break
    if fitted is None:
        fitted = Fitted(measure(paragraphs, width, fonts), fits=True, rung=0)
    return fitted


def rungs(paragraphs: Styled, sizes: SlideSizes) -> Iterator[Styled]:
    """Give the text on every rung of the ladder, from the designed one to the tightest and smallest."""
    yield paragraphs
    current = tuple(_tight(paragraph) for paragraph in paragraphs)
    yield current
    while True:
        smaller = tuple(_smaller(paragraph, sizes) for paragraph in current)
        if smaller == current:
            return
        current = smaller
        yield current


@lru_cache(maxsize=2048)
def _tight(paragraph: StyledParagraph) -> StyledParagraph:
    style = paragraph.style
    # LibreOffice knows whole percents alone, and what it leaves out would add up from line to line.
    spacing = round(style.line_spacing * _TIGHT_SPACING, 2)
    return _on_rung(paragraph, _spaced(style, spacing, style.space_before * _TIGHT_GAP), 1)


def _smaller(paragraph: StyledParagraph, sizes: SlideSizes) -> StyledParagraph:
    size = next((step for step in sizes.steps if step < paragraph.style.size - 0.01), 0.0)
    if size < sizes.minimum or paragraph.style.size <= sizes.minimum:
        return paragraph
    smaller = resized(paragraph, size)
    return _on_rung(smaller, smaller.style, paragraph.rung + 1)


def smaller_sizes(paragraph: StyledParagraph, sizes: SlideSizes) -> tuple[float, ...]:
    """Give the steps of the type scale that a paragraph can go down, largest first."""
    return tuple(step for step in sizes.steps if sizes.minimum <= step < paragraph.style.size - 0.01)


def lowered(paragraph: StyledParagraph, steps: tuple[float, ...]) -> StyledParagraph:
    """Give a paragraph with tight spacing, and so many steps down."""
    tight = _tight(paragraph)
    if not steps:
        return tight
    smaller = resized(tight, steps[-1])
    return _on_rung(smaller, smaller.style, 1 + len(steps))


def split(paragraphs: Styled, width: float, height: float, fonts: FontBook) -> tuple[Styled, Styled]:
    """Part a text into what fits a height and the rest; the first part always has at least one line.

    Whole paragraphs stay together when a third of the box is filled without the one that does not fit.
    """
    text = _measured_beyond(paragraphs, width, height, fonts)
    head, rest = paragraphs, paragraphs[:0]
    room = height
    for _ in range(text.line_count):
        head, rest = _parted(text, paragraphs, room)
        # What stands alone may be broken narrower than it was together with what follows.
        over = measure(head, width, fonts).longest - height
        if over <= _ROUNDING:
            break
        room -= max(over, 1.0)
    return head, rest


def _measured_beyond(paragraphs: Styled, width: float, height: float, fonts: FontBook) -> MeasuredText:
    """Measure so much of a text's beginning that it goes beyond a height: the rest of a long one does not matter."""
    lines = 1
    while True:
        start, whole = _beginning(paragraphs, width, height, lines)
        text = measure(start, width, fonts)
        if whole or text.height > height + _BEYOND * max(sum(one.heights[-1]) for one in text.paragraphs):
            return text
        lines *= 2


def _beginning(paragraphs: Styled, width: float, height: float, times: int) -> tuple[Styled, bool]:
    """Give the beginning of a text that should fill a height so many times, and whether that is all of it."""
    used = 0.0
    for index, paragraph in enumerate(paragraphs):
        size = max([run.size for run in paragraph.runs], default=paragraph.style.size)
        line = size * min(paragraph.style.line_spacing, 1.0)
        a_line = max((width - paragraph.style.indent) / size * _NARROW, 1.0)
        length = sum([len(run.text) for run in paragraph.runs])
        lines = (height * times - used) / line + _BEYOND + 1
        if length > 2 * a_line * lines:
            cut, _ = split_paragraph(paragraph, int(a_line * lines))
            return (*paragraphs[:index], cut), False
        used += line * max(length / a_line, 1.0)
        if used > height * times + (_BEYOND + 1) * line:
            return paragraphs[: index + 1], index + 1 == len(paragraphs)
    return paragraphs, True


def _parted(text: MeasuredText, paragraphs: Styled, height: float) -> tuple[Styled, Styled]:
    """Part a text of which the beginning was measured where its own lines reach a height."""
    used = 0.0
    for index, paragraph in enumerate(text.paragraphs):
        gap = paragraph.styled.style.space_before if index else 0.0
        if used + gap + paragraph.longest <= height + _ROUNDING:
            used += gap + paragraph.longest
            continue
        if index and used > height / 3:
            return paragraphs[:index], paragraphs[index:]
        offset = _line_offset(paragraph.heights, paragraph.ends, height - used - gap)
        if offset is None and index:
            return paragraphs[:index], paragraphs[index:]
        head, tail = split_paragraph(paragraphs[index], offset or paragraph.ends[0])
        rest = ((tail,) if tail.runs else ()) + paragraphs[index + 1 :]
        return (*paragraphs[:index], head), rest
    return paragraphs, ()


def _line_offset(heights: Sequence[tuple[float, float]], ends: Sequence[int], room: float) -> int | None:
    """Give the offset after the last line that fits, None when not even two lines do."""
    used = 0.0
    count = 0
    for ascent, descent in heights:
        used += ascent + descent
        if used > room:
            break
        count += 1
    return ends[count - 1] if count > 1 else None


def split_paragraph(paragraph: StyledParagraph, offset: int) -> tuple[StyledParagraph, StyledParagraph]:
    """Part a paragraph at a character; the second part bears no bullet but keeps the indent."""
    head: list[Run] = []
    tail: list[Run] = []
    for run in paragraph.runs:
        before, after = run.text[: max(offset, 0)], run.text[max(offset, 0) :]
        offset -= len(run.text)
        if before:
            head.append(replace(run, text=before) if after else run)
        if after:
            tail.append(replace(run, text=after) if before else run)
    if head:
        head[-1] = replace(head[-1], text=head[-1].text.rstrip(SPACES))
    rest = replace(paragraph, runs=tuple(tail), style=replace(paragraph.style, bullet=""), number=0)
    return replace(paragraph, runs=tuple(head)), rest
