"""The name of a slide's chapter over its title, so that a line of the agenda is found again on every slide."""

from studio.domain.brand import LayoutRole, SlideLayout
from studio.domain.document import DocumentChapter
from studio.domain.geometry import Rect
from studio.domain.text import Line, plain_line
from studio.domain.typography import Anchor
from studio.layout.boxes import text_item
from studio.layout.items import TextItem
from studio.layout.roles import Role
from studio.layout.slides.desk import Desk
from studio.layout.slides.frame import ink, title_style
from studio.layout.slides.ladder import ROUNDING, cut
from studio.layout.slides.opening import chapter_title
from studio.layout.slides.tokens import CAPTION_GAP
from studio.layout.text.setting import measure
from studio.layout.text.styling import styled_line

_EDGE = 6.0
"""Points that stay free over it."""
_APART = 1.0
"""Points between it and the box of a title that ends below its slot's top."""


def eyebrow_item(
    desk: Desk, role: LayoutRole, chapter: DocumentChapter, said: Line, title: TextItem
) -> TextItem | None:
    """Set a chapter's name over a title that says something else; None where there is no need, or no room, for it."""
    name = chapter_title(chapter)
    if role is LayoutRole.DIVIDER or not title.paragraphs or _same(name, said):
        return None
    layout = desk.layout(role)
    colour = desk.palette.muted if ink(desk, layout) == desk.palette.text else ink(desk, layout)
    style = desk.label(colour, align=title_style(desk, layout).align)
    text = (styled_line(name, style, desk.palette, role=Role.LABEL),)
    measured = measure(text, title.rect.width, desk.fonts)
    height = measured.paragraphs[0].longest / max(measured.line_count, 1)
    if measured.line_count > 1:
        measured = cut(text, title.rect.width, height + ROUNDING, desk.fonts)
    bottom = title.rect.y + title.paragraphs[0].lines[0].top - CAPTION_GAP
    rect = Rect(title.rect.x, bottom - height, title.rect.width, height)
    if rect.y < _free_from(layout, rect):
        return None
    return text_item(measured, rect, name="Chapter", source=chapter.id, role=Role.LABEL)


def under(eyebrow: TextItem, title: TextItem) -> Rect:
    """Give the place of a title that stands where it stood and leaves the room over its words to an eyebrow."""
    less = max(eyebrow.rect.bottom + _APART - title.rect.y, 0.0)
    both = 2.0 if title.anchor is Anchor.MIDDLE else 1.0
    return Rect(title.rect.x, title.rect.y + less, title.rect.width, title.rect.height - both * less)


def _same(one: Line, other: Line) -> bool:
    return plain_line(one).strip().casefold() == plain_line(other).strip().casefold()


def _free_from(layout: SlideLayout, rect: Rect) -> float:
    """Give from where down nothing of the layout stands in the way of a rectangle."""
    beside = [one.rect for one in layout.decor if one.rect.x < rect.right and rect.x < one.rect.right]
    above = [one.bottom for one in beside if one.bottom < rect.bottom and one.y <= rect.y]
    over = [one.bottom for one in beside if rect.y < one.y < rect.bottom]
    return max([0.0, *above, *over]) + _EDGE
