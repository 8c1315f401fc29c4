"""Styled paragraphs of a given width to measured lines."""

from collections.abc import Sequence
from functools import lru_cache
from math import inf
from typing import NamedTuple

from studio.domain.frozen import dataclass, maker
from studio.domain.typography import TextStyle
from studio.layout.text.atoms import atoms_of
from studio.layout.text.breaking import break_lines
from studio.layout.text.broken import Broken, Lines, broken_into
from studio.layout.text.strands import Bundle, bundle_of
from studio.layout.text.strips import Strip, strip_of
from studio.layout.text.styling import StyledParagraph
from studio.layout.text.typefaces import FontBook

_DOUBT = 0.007
"""A line this close to the width, as a fraction of it, may break elsewhere in another program.

Programs round advances to the pixels of a device: at 600 to the inch a line of 14 points comes out up to so much wider.
"""
_STEP = 0.001
"""Points below the width of a line at which it is broken earlier."""
_NARROWEST = 0.94
"""Fraction of the width down to which lines may be broken, so that none of them is doubtful."""
_TRIES = 6


@dataclass(frozen=True, slots=True, eq=False)
class MeasuredParagraph:
    """A paragraph with its lines; compared as objects, since a text is measured once at a width."""

    styled: StyledParagraph
    broken: Broken
    height: float
    """Points."""
    longest: float
    """Height in the longer case, where doubtful lines break early; at least `height`."""
    bullet_face: str

    @property
    def lines(self) -> Lines:
        """The lines from top to bottom."""
        return self.broken.lines

    @property
    def ends(self) -> Sequence[int]:
        """Offset of the first character behind each line, spaces at its end skipped."""
        return self.broken.ends

    @property
    def line_height(self) -> float:
        """Height of the highest line in points."""
        size = self.broken.size
        return sum(line_extent(self.styled.style, size)) if size else max(_line_heights(self.styled.style, self.broken))

    @property
    def heights(self) -> tuple[tuple[float, float], ...]:
        """Ascent and descent of each line in points, line spacing applied."""
        style = self.styled.style
        if self.broken.size:
            return (line_extent(style, self.broken.size),) * self.broken.count
        return tuple([line_extent(style, line.size or style.size) for line in self.broken.lines])


@dataclass(frozen=True, slots=True)
class MeasuredText:
    """Paragraphs under one another."""

    paragraphs: tuple[MeasuredParagraph, ...]
    width: float
    height: float
    longest: float
    """Height in the longer case: what a box must hold."""
    sure: float = inf
    """Width at which other programs too break every line where it is broken here; no less than that of the box where
    that one will do, a hair more where a line just fits it."""

    @property
    def line_count(self) -> int:
        """Lines of all paragraphs."""
        return sum([paragraph.broken.count for paragraph in self.paragraphs])

    @property
    def natural_width(self) -> float:
        """Width of the widest line, indents included, in points."""
        return max([p.styled.style.indent + p.broken.widest for p in self.paragraphs], default=0.0)


_make_paragraph, _make_text = maker(MeasuredParagraph), maker(MeasuredText)


def measure(paragraphs: Sequence[StyledParagraph], width: float, fonts: FontBook) -> MeasuredText:
    """Break paragraphs at a width in points, or a little before it, where other programs will break them too.

    Each program rounds widths in its own way.  A line that just fits, or a word that just does not, is no place to
    break: then all is broken a little narrower, unless a line that stands alone would go over two.  Where the fonts
    say that nobody else breaks the lines again, the width is taken as it is.
    """
    return _measured(tuple(paragraphs), width, fonts)


# Cards and columns are tried in many arrangements, most of which give a text the same width; labels come on every page.
@lru_cache(maxsize=4096)
def _measured(paragraphs: tuple[StyledParagraph, ...], width: float, fonts: FontBook) -> MeasuredText:
    if fonts.sole:
        texts = [_Text(paragraph, fonts) for paragraph in paragraphs]
        measured = tuple([text.measured(text.broken(width)) for text in texts])
        height = sum([paragraph.height for paragraph in measured]) + gaps_of(paragraphs)
        return _make_text(measured, width, height, height)
    return _agreed(paragraphs, width, fonts)


def gaps_of(paragraphs: Sequence[StyledParagraph]) -> float:
    """Give the points between paragraphs under one another."""
    return sum([paragraph.style.space_before for paragraph in paragraphs[1:]]) if len(paragraphs) > 1 else 0.0


def _agreed(paragraphs: tuple[StyledParagraph, ...], width: float, fonts: FontBook) -> MeasuredText:
    """Break where other programs break too."""
    doubt = width * _DOUBT
    texts = [_Text(paragraph, fonts) for paragraph in paragraphs]
    if len(texts) == 1 and (short := _on_one_line(texts[0], width, width - doubt)):
        return short
    aligned = len(texts) <= 1 or len({paragraph.style.align for paragraph in paragraphs}) <= 1
    best = _choice(texts, width, width, aligned=aligned)
    if best.margin < doubt and aligned:
        best = _surer(texts, best, width)
    measured = tuple([text.measured(broken, best.breaking) for text, broken in zip(texts, best.broken, strict=True)])
    gaps = gaps_of(paragraphs)
    height = longest = sum([paragraph.height for paragraph in measured]) + gaps
    sure = best.sure
    if best.margin < doubt:
        longest = sum([paragraph.longest for paragraph in measured]) + gaps
        sure = min(best.surest, width + doubt)
    return _make_text(measured, width, height, longest, sure)


def _on_one_line(text: "_Text", width: float, sure: float) -> MeasuredText | None:
    """Measure what nearly all short texts are: a plain paragraph that a part of the width holds for sure; else None."""
    broken = text.broken(width) if text.easy else None
    if broken is None or broken.count > 1 or text.indent + broken.widest > sure:
        return None
    paragraph = text.measured(broken)
    return _make_text((paragraph,), width, paragraph.height, paragraph.height, width)


class _Choice(NamedTuple):
    """Paragraphs with one choice of line ends, and the widths at which these come about."""

    broken: list[Broken]
    """By paragraph."""
    breaking: float
    """Points at which they were broken."""
    widest: float
    """Width, indent included, below which a line would break earlier."""
    whole: bool
    """Whether the widest line is the whole of a paragraph."""
    surest: float
    """The best width for other programs, were there room for it."""
    sure: float
    """The best one that there is room for."""
    margin: float
    """Points by which a program's widths may differ from ours before a line breaks elsewhere."""

    def may_narrow(self, narrowest: float) -> bool:
        """Tell whether the widest line may end earlier: not when it is the whole of a paragraph."""
        return not self.whole and self.widest - _STEP > narrowest


def _choice(texts: "Sequence[_Text]", breaking: float, width: float, *, aligned: bool) -> _Choice:
    every = [text.broken(breaking) for text in texts]
    widest, needed, whole = 0.0, inf, False
    for text, broken in zip(texts, every, strict=True):
        indent = text.indent
        wide = indent + broken.widest
        needed = min(needed, indent + broken.needed)
        if wide >= widest:
            whole = broken.count == 1 or (whole and wide == widest)
            widest = wide
    surest = max((widest + needed) / 2, needed - 2 * width * _DOUBT) if aligned else width
    sure = min(width, surest)
    return _Choice(every, breaking, widest, whole, surest, sure, min(sure - widest, needed - sure))


def _surer(texts: "Sequence[_Text]", best: _Choice, width: float) -> _Choice:
    """Break a little narrower until no line is doubtful; the best of what was tried."""
    choice = best
    for _ in range(_TRIES):
        if not choice.may_narrow(width * _NARROWEST):
            break
        choice = _choice(texts, choice.widest - _STEP, width, aligned=True)
        if choice.margin > best.margin:
            best = choice
        if best.margin >= width * _DOUBT:
            break
    return best


class _Text:
    """A paragraph while it is broken at one width after another."""

    __slots__ = ("_fonts", "_styled", "easy", "indent")

    def __init__(self, styled: StyledParagraph, fonts: FontBook) -> None:
        self._styled = styled
        self._fonts = fonts
        self.indent = styled.style.indent
        """Points."""
        self.easy: Strip | Bundle | None = (
            strip_of(styled.runs, fonts) if len(styled.runs) == 1 else _bundle(styled, fonts)
        )
        """The paragraph in a form that need not be cut up; None where it has none."""

    def broken(self, width: float, share: float = 1.0) -> Broken:
        """Break the paragraph at a share of the room that a width in points leaves it."""
        room = max(width - self.indent, 1.0) * share
        broken = self.easy.broken(room) if self.easy else None
        return broken or broken_into(break_lines(_atoms(self._styled.runs, self._fonts), room))

    def measured(self, broken: Broken, breaking: float = inf) -> MeasuredParagraph:
        """Give the lines their heights; the longer case is that other programs break the paragraph at this width."""
        styled = self._styled
        style = styled.style
        height, last = _height(style, broken)
        longest = height
        if broken.widest > max(breaking - self.indent, 1.0) * (1 - _DOUBT):
            more = self.broken(breaking, 1 - _DOUBT).count - broken.count
            longest += max(more, 0) * last
        return _make_paragraph(
            styled, broken, height, longest, _bullet_face(styled, self._fonts) if style.bullet else ""
        )


# Paragraphs remember their hash; runs, by which those that differ in spacing have a bundle in common, do not.
@lru_cache(maxsize=1024)
def _bundle(styled: StyledParagraph, fonts: FontBook) -> Bundle | None:
    return bundle_of(styled.runs, fonts)


# The same runs are broken at several widths, and sizes of one text have their runs in common.
_atoms = lru_cache(maxsize=1024)(atoms_of)


def _height(style: TextStyle, broken: Broken) -> tuple[float, float]:
    """Give the heights of all lines together and of the last one, in points."""
    if broken.size:
        line = sum(line_extent(style, broken.size))
        return line * broken.count, line
    heights = _line_heights(style, broken)
    return sum(heights), heights[-1]


def _line_heights(style: TextStyle, broken: Broken) -> list[float]:
    """Give the heights of all lines in points."""
    return [sum(line_extent(style, line.size or style.size)) for line in broken.lines]


def _bullet_face(styled: StyledParagraph, fonts: FontBook) -> str:
    """Give the font file of what hangs before the paragraph."""
    style = styled.style
    if styled.number:
        return fonts.face(style.font, bold=style.bold, italic=False).path
    return fonts.bullet(style.bullet, style.font, bold=style.bold).path


def line_extent(style: TextStyle, size: float) -> tuple[float, float]:
    """Give a line's ascent and descent, in points, from the size of its largest run; the typeface does not count.

    Presentations space lines by the font's size: 1.2 times the size for any typeface, with the baseline one size
    below the line's top.  More than single spacing adds above the line; less shrinks all of it, four fifths of it
    above the baseline.  (Measured on LibreOffice 7.4's rendering of presentations.)
    """
    if style.line_spacing < 1.0:
        return 0.96 * size * style.line_spacing, 0.24 * size * style.line_spacing
    return size * (1.0 + 1.2 * (style.line_spacing - 1.0)), 0.2 * size
