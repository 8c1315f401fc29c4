"""Composed text to paragraphs of runs in the brand's look, still without lines."""

from dataclasses import field
from functools import lru_cache

from studio.domain.colours import Colour, Palette
from studio.domain.frozen import changer, dataclass, maker, replace
from studio.domain.text import Line, Paragraph, ParagraphKind, Rich, Span
from studio.domain.typography import FontRole, TextStyle
from studio.layout.paragraphs import Link, Run, WebLink
from studio.layout.roles import Role

BULLET = "•"
_LIST_INDENT = 1.15
"""Of a list level, as a multiple of the text's size: a bullet or `9.` with room after it."""
_ITEM_GAP = 0.6
"""Space above a list item as a fraction of the space above a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StyledParagraph:
    """Runs with the style of their paragraph."""

    runs: tuple[Run, ...]
    style: TextStyle
    role: Role = Role.PARAGRAPH
    number: int = 0
    """Position in a numbered list; 0 elsewhere."""
    level: int = 0
    rung: int = 0
    """Of the overflow ladder: 0 as designed, 1 tighter, 2 and more steps down the type scale."""
    _hash: int = field(default=0, init=False, repr=False, compare=False)

    def __hash__(self) -> int:
        """Give the hash, found once: paragraphs are looked up again and again while a design is tried.

        Of what they are, it takes what tells nearly all of them apart, and is found fast.
        """
        if not self._hash:
            style = self.style
            looks = (style.size, style.line_spacing, style.space_before, style.align, self.number)
            own = hash((*[run.text for run in self.runs], *looks, self.rung)) or 1
            object.__setattr__(self, "_hash", own)
        return self._hash


Styled = tuple[StyledParagraph, ...]
_make_run, _make_paragraph = maker(Run), maker(StyledParagraph)
_sized_run, _sized_style = changer(Run, "size"), changer(TextStyle, "size", "indent")
_dressed = changer(StyledParagraph, "style", "runs")


def styled_line(
    line: Line, style: TextStyle, palette: Palette, *, role: Role = Role.PARAGRAPH, link: Link | None = None
) -> StyledParagraph:
    """Dress a line; `link` makes all of it lead somewhere."""
    return _make_paragraph(runs=_runs(line, style, palette, link), style=style, role=role)


def styled_text(text: str, style: TextStyle, palette: Palette, *, role: Role = Role.PARAGRAPH) -> StyledParagraph:
    """Dress plain characters."""
    return styled_line((Span(text=text),) if text else (), style, palette, role=role)


def styled_rich(rich: Rich, style: TextStyle, palette: Palette, *, role: Role = Role.PARAGRAPH) -> Styled:
    """Dress paragraphs and list items; items hang by level."""
    return tuple(_styled_paragraph(paragraph, style, palette, role) for paragraph in rich)


def styled_items(lines: tuple[Line, ...], style: TextStyle, palette: Palette) -> Styled:
    """Dress lines as bulleted items."""
    return styled_rich(tuple(Paragraph(spans=line, kind=ParagraphKind.BULLET) for line in lines), style, palette)


def _styled_paragraph(paragraph: Paragraph, style: TextStyle, palette: Palette, role: Role) -> StyledParagraph:
    if paragraph.kind is ParagraphKind.BODY:
        return styled_line(paragraph.spans, replace(style, bullet="") if style.bullet else style, palette, role=role)
    bullet = BULLET if paragraph.kind is ParagraphKind.BULLET else f"{paragraph.number}."
    item_style = replace(
        style,
        bullet=bullet,
        indent=style.indent + style.size * _LIST_INDENT * (paragraph.level + 1),
        space_before=style.space_before * _ITEM_GAP,
    )
    return _make_paragraph(
        runs=_runs(paragraph.spans, item_style, palette, None),
        style=item_style,
        role=Role.LIST_ITEM,
        number=paragraph.number,
        level=paragraph.level,
    )


def _runs(line: Line, style: TextStyle, palette: Palette, link: Link | None) -> tuple[Run, ...]:
    return tuple([_run(span, style, palette, link) for span in line])


def _run(span: Span, style: TextStyle, palette: Palette, link: Link | None) -> Run:
    colour = style.colour
    if span.missing:
        colour = palette.on_missing
    elif span.href:
        colour = _link_colour(style, palette)
    return _make_run(
        text=span.text,
        font=FontRole.CODE if span.code else style.font,
        size=style.size,
        colour=colour,
        bold=style.bold or span.bold,
        italic=style.italic or span.italic,
        caps=style.caps,
        link=WebLink(span.href) if span.href else link,
        highlight=palette.missing if span.missing else None,
    )


def _link_colour(style: TextStyle, palette: Palette) -> Colour:
    """Links stand out by the accent on light ground; on dark ground the text's own colour is the readable one."""
    return palette.accent_text if style.colour in (palette.text, palette.muted) else style.colour


@lru_cache(maxsize=2048)
def resized(paragraph: StyledParagraph, size: float) -> StyledParagraph:
    """Give the paragraph in another size, its list indent with it."""
    factor = size / paragraph.style.size
    style = _sized_style(paragraph.style, size, paragraph.style.indent * factor)
    return _dressed(paragraph, style, tuple([_sized_run(run, run.size * factor) for run in paragraph.runs]))
