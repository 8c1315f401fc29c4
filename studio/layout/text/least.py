"""How high a text is at least: known before it is broken, so that what can never fit is not measured."""

from collections.abc import Sequence
from math import ceil

from studio.layout.text.setting import gaps_of, line_extent
from studio.layout.text.strips import words_of
from studio.layout.text.styling import StyledParagraph
from studio.layout.text.typefaces import FontBook

_ROUNDING = 0.001
"""Points by which sums of the same heights may differ."""
_SPACE = 0.5
"""Width of a space, kerned on either side, as a multiple of the size: no typeface has a wider one."""


def least_height(paragraphs: Sequence[StyledParagraph]) -> float:
    """Give the points that a text needs at any width: a line for each paragraph."""
    lines = sum([_line(paragraph) for paragraph in paragraphs])
    return lines + gaps_of(paragraphs) - _ROUNDING


def least_height_in(paragraphs: Sequence[StyledParagraph], width: float, fonts: FontBook) -> float:
    """Give the points that a text needs at this width at least: as if all its lines were full."""
    lines = sum([_line(paragraph) * _full_lines(paragraph, width, fonts) for paragraph in paragraphs])
    return lines + gaps_of(paragraphs) - _ROUNDING


def _line(paragraph: StyledParagraph) -> float:
    return sum(line_extent(paragraph.style, min([paragraph.style.size, *[run.size for run in paragraph.runs]])))


def _full_lines(paragraph: StyledParagraph, width: float, fonts: FontBook) -> int:
    if len(paragraph.runs) != 1:
        return 1
    run = paragraph.runs[0]
    words = words_of(run.shown, fonts.face(run.font, bold=run.bold, italic=run.italic))
    if words is None:
        return 1
    space = _SPACE * run.size
    room = max(width - paragraph.style.indent, 1.0) + space
    return max(ceil((words.whole * run.size / words.face.units + space - _ROUNDING) / room), 1)
