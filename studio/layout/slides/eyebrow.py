"""The name of a slide's chapter over its title, so that a line of the agenda is found again on every slide."""

from studio.domain.brand import LayoutRole, SlideLayout
from studio.domain.document import DocumentChapter
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.text import Line, plain_line
from studio.domain.typography import Anchor
from studio.layout.boxes import text_item
from studio.layout.items import TextItem
from studio.layout.roles import Role
from studio.layout.slides.desk import Desk, Sheet
from studio.layout.slides.frame import ink, title_fits, title_item, title_style
from studio.layout.slides.ladder import ROUNDING, cut
from studio.layout.slides.opening import chapter_title
from studio.layout.slides.tokens import CAPTION_GAP
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled, styled_line

_EDGE = 6.0
"""Points that stay free over it."""
_APART = 1.0
"""Points between it and the box of a title that ends below its slot's top."""


def titled(
    desk: Desk, sheet: Sheet, chapter: DocumentChapter | None, said: Line, title: Styled, rect: Rect | None
) -> tuple[TextItem, TextItem | None]:
    """Set a slide's title and over it its chapter's name, where that says something else and finds room.

    `rect` is the title's place where it is not its slot. A title that leaves no room is set lower, or smaller, where
    that makes it.
    """
    layout = desk.layout(sheet.role)
    heading = title_item(desk, layout, title, sheet.source, rect)
    if chapter is None or sheet.role is LayoutRole.DIVIDER or not heading.paragraphs:
        return heading, None
    if _same(chapter_title(chapter), said):
        return heading, None
    name = _name(desk, layout, chapter, heading.rect.width)
    lowest = _free_from(layout, _over(heading, name)) + name.longest + CAPTION_GAP
    if _words(heading) < lowest:
        lower = replace(heading.rect, y=lowest, height=max(heading.rect.bottom - lowest, 0.0))
        if not title_fits(desk, layout, title, lower):
            return heading, None
        heading = title_item(desk, layout, title, sheet.source, lower)
    place = _over(heading, name)
    if place.bottom > heading.rect.y:
        heading = title_item(desk, layout, title, sheet.source, _under(place, heading))
    return heading, text_item(name, place, name="Chapter", source=chapter.id, role=Role.LABEL)


def _words(title: TextItem) -> float:
    """Give the height at which a title's words begin."""
    return title.rect.y + title.paragraphs[0].lines[0].top


def _over(title: TextItem, name: MeasuredText) -> Rect:
    """Give the place right over a title's words."""
    height = name.longest
    return Rect(title.rect.x, _words(title) - CAPTION_GAP - height, title.rect.width, height)


def _name(desk: Desk, layout: SlideLayout, chapter: DocumentChapter, width: float) -> MeasuredText:
    """Set a chapter's name in one line, cut where it has more."""
    colour = desk.palette.muted if ink(desk, layout) == desk.palette.text else ink(desk, layout)
    style = desk.label(colour, align=title_style(desk, layout).align)
    text = (styled_line(chapter_title(chapter), style, desk.palette, role=Role.LABEL),)
    measured = measure(text, width, desk.fonts)
    if measured.line_count <= 1:
        return measured
    return cut(text, width, measured.longest / measured.line_count + ROUNDING, desk.fonts)


def _under(eyebrow: Rect, title: TextItem) -> Rect:
    """Give the place of a title that stands where it stood and leaves the room over its words to an eyebrow."""
    less = eyebrow.bottom + _APART - title.rect.y
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
