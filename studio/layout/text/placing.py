"""Measured texts to positioned paragraphs."""

from functools import partial

from studio.domain.frozen import maker
from studio.domain.typography import Align, Anchor
from studio.layout.paragraphs import Bullet, LineBox, TextParagraph
from studio.layout.text.late_lines import LateLines
from studio.layout.text.setting import MeasuredParagraph, MeasuredText

_make_paragraph, _make_line = maker(TextParagraph), maker(LineBox)


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
        placed.append(_placed(paragraph, text.width, left, y))
        y += paragraph.height
    return tuple(placed)


def _placed(paragraph: MeasuredParagraph, width: float, left: float, y: float) -> TextParagraph:
    styled = paragraph.styled
    style = styled.style
    return _make_paragraph(
        runs=styled.runs,
        lines=LateLines(partial(_lines, paragraph, width, left, y)),
        line_height=paragraph.line_height,
        role=styled.role,
        align=style.align,
        line_spacing=style.line_spacing,
        space_before=style.space_before,
        indent=style.indent,
        bullet=_bullet(paragraph, left) if style.bullet else None,
        level=styled.level,
        style_size=style.size,
        rung=styled.rung,
    )


def _bullet(paragraph: MeasuredParagraph, left: float) -> Bullet:
    styled = paragraph.styled
    style = styled.style
    level_indent = style.indent / (styled.level + 1)
    return Bullet(
        text=style.bullet,
        number=styled.number,
        colour=style.bullet_colour or (styled.runs[0].colour if styled.runs else style.colour),
        x=left + style.indent - level_indent,
        face=paragraph.bullet_face,
    )


def _lines(paragraph: MeasuredParagraph, width: float, left: float, y: float) -> tuple[LineBox, ...]:
    style = paragraph.styled.style
    room = width - style.indent
    start = left + style.indent
    lines = []
    for line, (ascent, descent) in zip(paragraph.lines, paragraph.heights, strict=True):
        pieces = line.pieces(start + _shift(style.align, room - line.width))
        lines.append(_make_line(baseline=y + ascent, pieces=pieces, top=y, height=ascent + descent))
        y += ascent + descent
    return tuple(lines)


def _shift(align: Align, spare: float) -> float:
    match align:
        case Align.LEFT:
            return 0.0
        case Align.CENTER:
            return spare / 2
        case Align.RIGHT:
            return spare
