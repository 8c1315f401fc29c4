"""Texts broken anew, a little narrower: lines of about one length, or no word alone on a paragraph's last line."""

import re
from collections.abc import Iterator

from studio.domain.frozen import replace
from studio.domain.typography import Align
from studio.layout.text.setting import MeasuredParagraph, MeasuredText, measure
from studio.layout.text.typefaces import FontBook

_MOST = 4
"""Lines of a paragraph up to which it shows how they end; longer ones are read as running text."""
_ROUNDING = 0.05
"""Points by which a text may exceed its room."""
_STEP = 0.02
"""Share of the width by which a text is broken narrower from try to try."""
_NARROWEST = 0.72
"""Share of the width down to which several paragraphs are broken: they should still look like they fill it."""
_CUT, _CUT_NUMBER, _COUNTED = 1.0, 2.0, 0.4
"""What a line end costs at a hyphen, at one within a number, and between a short number and what it counts."""
_NUMBER_BEFORE = re.compile(r"(?<![^\s(])\d{1,2}\.? $")
_SECOND_LINE, _FURTHER_LINE, _WIDTH = 0.25, 1.0, 2.8
"""What it costs to give a paragraph a line more, and what all of the width would, where a lone word costs one."""


def well_broken(text: MeasuredText, fonts: FontBook, room: float) -> MeasuredText:
    """Break a text as suits it: a single centred paragraph evenly, else so that no word is left alone.

    `room` is the height that the text may take, in points.
    """
    centred = [paragraph.styled.style.align is Align.CENTER for paragraph in text.paragraphs]
    return even_lines(text, fonts) if centred == [True] else no_lone_words(text, fonts, room)


def even_lines(text: MeasuredText, fonts: FontBook) -> MeasuredText:
    """Break a short text so that its lines are about equally long; one line stays as it is."""
    if text.line_count <= len(text.paragraphs):
        return text
    most = max(paragraph.broken.count for paragraph in text.paragraphs)
    best = text
    for other in _narrower(text, 1 / most, text.height, fonts):
        best = other
    return best


def no_lone_words(text: MeasuredText, fonts: FontBook, room: float = 0.0) -> MeasuredText:
    """Break a text so that few short paragraphs end in a line of a single word, and few words are cut at a hyphen.

    It becomes not much narrower, and no higher than it is, or than `room` in points.
    """
    best, least = text, _cost(text, text)
    if not least:
        return text
    for step, other in enumerate(_narrower(text, _NARROWEST, max(text.longest, room), fonts), start=1):
        narrowing = _WIDTH * step * _STEP
        if narrowing >= least:
            break
        cost = _cost(other, text) + narrowing
        if cost < least:
            best, least = other, cost
    return best


def _narrower(text: MeasuredText, least: float, room: float, fonts: FontBook) -> Iterator[MeasuredText]:
    """Break a text at smaller and smaller widths, down to a share of its own, while it fits a height.

    The width given is still the whole one: that of the box, towards which the text is aligned.
    """
    styled = tuple([paragraph.styled for paragraph in text.paragraphs])
    other = text
    for step in range(1, int((1 - least) / _STEP) + 1):
        width = text.width * (1 - step * _STEP)
        # Where lines end anew only for our own measures, a width that holds them all changes none.
        if not fonts.sole or other.natural_width > width:
            other = replace(measure(styled, width, fonts), width=text.width)
            if other.longest > room + _ROUNDING:
                return
        yield other


def _cost(text: MeasuredText, before: MeasuredText) -> float:
    """Say how bad line ends are: words alone, words and numbers that are cut, lines that were not there before."""
    cost = 0.0
    for paragraph, old in zip(text.paragraphs, before.paragraphs, strict=True):
        lines, most = paragraph.broken.count, old.broken.count
        if lines > 1 and most <= _MOST:
            words, ends = _words(paragraph), paragraph.ends
            alone = len(words[ends[-2] :].split()) <= 1
            cost += alone + sum([_cost_of_end(words, end) for end in ends[:-1]])
        cost += max(lines - most, 0) * (_SECOND_LINE if most == 1 else _FURTHER_LINE)
    return cost


def _cost_of_end(words: str, end: int) -> float:
    """Say how bad it is that a line ends before this character."""
    if words[end - 1] == "-":
        return _CUT_NUMBER if words[end : end + 1].isdigit() else _CUT
    parted = words[end : end + 1].isalpha() and _NUMBER_BEFORE.search(words, max(end - 5, 0), end)
    return _COUNTED if parted else 0.0


def _words(paragraph: MeasuredParagraph) -> str:
    return "".join(run.text for run in paragraph.styled.runs)
