"""Styled paragraphs of a given width to measured lines, and measured lines to positioned paragraphs."""

from collections.abc import Sequence
from functools import lru_cache
from math import inf

from studio.domain.brand import Align, Anchor, TextStyle
from studio.domain.frozen import dataclass, replace
from studio.layout.page import Bullet, LineBox, Run, TextParagraph
from studio.layout.text.breaking import BrokenLine, atoms_of, break_lines
from studio.layout.text.strands import StrandLine, strand_lines
from studio.layout.text.strips import StripLine, strip_lines
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

AnyLine = BrokenLine | StrandLine | StripLine


@dataclass(frozen=True, slots=True, eq=False)
class MeasuredParagraph:
    """A paragraph's lines; compared as objects, since a paragraph is measured once at a width."""

    styled: StyledParagraph
    lines: tuple[AnyLine, ...]
    heights: tuple[tuple[float, float], ...]
    """Ascent and descent of each line in points, line spacing applied."""
    height: float
    longest: float
    """Height in the longer case, where doubtful lines break early; at least `height`."""
    bullet_face: str

    @property
    def widest(self) -> float:
        """Width in points, indent included, below which a line would break earlier."""
        return self.styled.style.indent + max((line.width for line in self.lines), default=0.0)

    @property
    def needed(self) -> float:
        """Width in points, indent included, from which a line would take one more word; infinite for none."""
        return self.styled.style.indent + min((line.needed for line in self.lines), default=inf)


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
        return sum(len(paragraph.lines) for paragraph in self.paragraphs)

    @property
    def natural_width(self) -> float:
        """Width of the widest line, indents included, in points."""
        return max((p.styled.style.indent + line.width for p in self.paragraphs for line in p.lines), default=0.0)


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
        measured = tuple([_set_paragraph(paragraph, width, fonts) for paragraph in paragraphs])
        gaps = sum([paragraph.style.space_before for paragraph in paragraphs[1:]])
        height = sum([paragraph.height for paragraph in measured]) + gaps
        return MeasuredText(measured, width, height, height)
    return _agreed(paragraphs, width, fonts)


def _agreed(paragraphs: tuple[StyledParagraph, ...], width: float, fonts: FontBook) -> MeasuredText:
    """Break where other programs break too."""
    doubt = width * _DOUBT
    aligned = len({paragraph.style.align for paragraph in paragraphs}) <= 1
    best = broken = _broken(paragraphs, width, width, fonts, aligned=aligned)
    for _ in range(_TRIES):
        if best.margin >= doubt or not aligned or not broken.may_narrow(width * _NARROWEST):
            break
        broken = _broken(paragraphs, broken.widest - _STEP, width, fonts, aligned=aligned)
        if broken.margin > best.margin:
            best = broken
    gaps = sum(paragraph.style.space_before for paragraph in paragraphs[1:])
    height = sum(paragraph.height for paragraph in best.paragraphs) + gaps
    longest = height if best.margin >= doubt else sum(paragraph.longest for paragraph in best.paragraphs) + gaps
    sure = best.sure if best.margin >= doubt else min(best.surest, width + doubt)
    return MeasuredText(paragraphs=best.paragraphs, width=width, height=height, longest=longest, sure=sure)


@dataclass(frozen=True, slots=True)
class _Broken:
    """Paragraphs with one choice of line ends, and the widths at which these come about."""

    paragraphs: tuple[MeasuredParagraph, ...]
    widest: float
    surest: float
    """The best width for other programs, were there room for it."""
    sure: float
    """The best one that there is room for."""
    margin: float
    """Points by which a program's widths may differ from ours before a line breaks elsewhere."""

    def may_narrow(self, narrowest: float) -> bool:
        """Tell whether the widest line may end earlier: not when it is the whole of a paragraph."""
        ends = any(p.widest == self.widest and len(p.lines) == 1 for p in self.paragraphs)
        return not ends and self.widest - _STEP > narrowest


def _broken(
    paragraphs: Sequence[StyledParagraph], breaking: float, width: float, fonts: FontBook, *, aligned: bool
) -> _Broken:
    measured = tuple(_measure_paragraph(paragraph, breaking, fonts) for paragraph in paragraphs)
    widest = max((paragraph.widest for paragraph in measured), default=0.0)
    needed = min((paragraph.needed for paragraph in measured), default=inf)
    surest = max((widest + needed) / 2, needed - 2 * width * _DOUBT) if aligned else width
    sure = min(width, surest)
    return _Broken(measured, widest, surest, sure, min(sure - widest, needed - sure))


# A layout asks for the same paragraph at the same width again and again: on its way down the ladder, when neighbours
# share a rung, and when somebody types in another one.
@lru_cache(maxsize=4096)
def _measure_paragraph(styled: StyledParagraph, width: float, fonts: FontBook) -> MeasuredParagraph:
    measured = _set_paragraph(styled, width, fonts)
    room = max(width - styled.style.indent, 1.0) * (1 - _DOUBT)
    if all(line.width <= room for line in measured.lines):
        return measured
    more = len(_lines(styled.runs, room, fonts)) - len(measured.lines)
    return replace(measured, longest=measured.height + max(more, 0) * sum(measured.heights[-1]))


def _set_paragraph(styled: StyledParagraph, width: float, fonts: FontBook) -> MeasuredParagraph:
    style = styled.style
    room = max(width - style.indent, 1.0)
    lines = _lines(styled.runs, room, fonts)
    heights = tuple([_line_extent(style, line.size or style.size) for line in lines])
    height = sum([ascent + descent for ascent, descent in heights])
    return MeasuredParagraph(styled, lines, heights, height, height, _bullet_face(styled, fonts))


def _lines(runs: tuple[Run, ...], room: float, fonts: FontBook) -> tuple[AnyLine, ...]:
    return strip_lines(runs, room, fonts) or strand_lines(runs, room, fonts) or break_lines(_atoms(runs, fonts), room)


# The same runs are broken at several widths, and sizes of one text have their runs in common.
_atoms = lru_cache(maxsize=1024)(atoms_of)


def _bullet_face(styled: StyledParagraph, fonts: FontBook) -> str:
    """Give the font file of what hangs before the paragraph; empty for nothing."""
    style = styled.style
    if not style.bullet:
        return ""
    if styled.number:
        return fonts.face(style.font, bold=style.bold, italic=False).path
    return fonts.bullet(style.bullet, style.font, bold=style.bold).path


def _line_extent(style: TextStyle, size: float) -> tuple[float, float]:
    """Take the largest run; the typeface does not count.

    Presentations space lines by the font's size: 1.2 times the size for any typeface, with the baseline one size
    below the line's top.  More than single spacing adds above the line; less shrinks all of it, four fifths of it
    above the baseline.  (Measured on LibreOffice 7.4's rendering of presentations.)
    """
    if style.line_spacing < 1.0:
        return 0.96 * size * style.line_spacing, 0.24 * size * style.line_spacing
    return size * (1.0 + 1.2 * (style.line_spacing - 1.0)), 0.2 * size


def place(
    text: MeasuredText,
    *,
    height: float,
    anchor: Anchor = Anchor.TOP,
    insets: tuple[float, float, float, float] = (0, 0, 0, 0),
) -> tuple[TextParagraph, ...]:
    """Give lines their positions in a box of this outer height, measured from the box's top left corner."""
    left, top, _, bottom = insets
    spare = height - top - bottom - text.height
    match anchor:
        case Anchor.TOP:
            y = top
        case Anchor.MIDDLE:
            y = top + spare / 2
        case Anchor.BOTTOM:
            y = top + spare
    placed = []
    for index, paragraph in enumerate(text.paragraphs):
        if index:
            y += paragraph.styled.style.space_before
        placed.append(_place_paragraph(paragraph, text.width, left, y))
        y += paragraph.height
    return tuple(placed)


def _place_paragraph(paragraph: MeasuredParagraph, width: float, left: float, y: float) -> TextParagraph:
    styled = paragraph.styled
    style = styled.style
    room = width - style.indent
    lines = []
    start = left + style.indent
    for line, (ascent, descent) in zip(paragraph.lines, paragraph.heights, strict=True):
        pieces = line.pieces(start + _shift(style.align, room - line.width))
        lines.append(LineBox(baseline=y + ascent, pieces=pieces, top=y, height=ascent + descent))
        y += ascent + descent
    bullet = None
    if style.bullet:
        level_indent = style.indent / (styled.level + 1)
        bullet = Bullet(
            text=style.bullet,
            number=styled.number,
            colour=style.bullet_colour or (styled.runs[0].colour if styled.runs else style.colour),
            x=left + style.indent - level_indent,
            face=paragraph.bullet_face,
        )
    return TextParagraph(
        runs=styled.runs,
        lines=tuple(lines),
        role=styled.role,
        align=style.align,
        line_spacing=style.line_spacing,
        space_before=style.space_before,
        indent=style.indent,
        bullet=bullet,
        level=styled.level,
        style_size=style.size,
        rung=styled.rung,
    )


def _shift(align: Align, spare: float) -> float:
    match align:
        case Align.LEFT:
            return 0.0
        case Align.CENTER:
            return spare / 2
        case Align.RIGHT:
            return spare
