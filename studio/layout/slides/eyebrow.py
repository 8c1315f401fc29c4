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
from studio.layout.shades import is_light
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
"""Points between it and the title's box."""
_FRAME = frozenset({"ftr", "sldNum", "dt"})
"""Types of slots that bear something on every slide."""


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
    name = _name(desk, layout, chapter, _over(layout, heading, 0.0).width)
    lowest = _free_from(layout, heading) + name.height + _gap(layout)
    if _words(heading) < lowest:
        lower = replace(heading.rect, y=lowest, height=max(heading.rect.bottom - lowest, 0.0))
        if not title_fits(desk, layout, title, lower):
            return heading, None
        heading = title_item(desk, layout, title, sheet.source, lower)
    place = _over(layout, heading, name.height)
    if place.bottom > heading.rect.y:  # the title's words stand low in its box
        under = _under(place, heading)
        if not title_fits(desk, layout, title, under):
            return heading, None
        heading = title_item(desk, layout, title, sheet.source, under)
        place = _over(layout, heading, name.height)
    return heading, text_item(name, place, name="Chapter", source=chapter.id, role=Role.LABEL)


def _words(title: TextItem) -> float:
    """Give the height at which a title's words begin."""
    return title.rect.y + title.paragraphs[0].lines[0].top


def _insets(layout: SlideLayout) -> tuple[float, float, float, float]:
    slot = layout.slot("title")
    return slot.insets if slot else (0.0, 0.0, 0.0, 0.0)


def _gap(layout: SlideLayout) -> float:
    """Give the points between a name and the words of a title: the title's box begins between them."""
    return max(CAPTION_GAP, _insets(layout)[1] + _APART)


def _over(layout: SlideLayout, title: TextItem, height: float) -> Rect:
    """Give the place of this height right over a title's box, or over its words where these stand low in it."""
    left, _, right, _ = _insets(layout)
    bottom = _words(title) - _gap(layout)
    if title.anchor is Anchor.TOP:
        bottom = min(bottom, title.rect.y - _APART)
    return Rect(title.rect.x + left, bottom - height, max(title.rect.width - left - right, 1.0), height)


def _name(desk: Desk, layout: SlideLayout, chapter: DocumentChapter, width: float) -> MeasuredText:
    """Set a chapter's name in one line, cut where it has more or might have more in another program."""
    title = title_style(desk, layout)
    free = ink(desk, layout)
    usual = free == desk.palette.text and is_light(title.colour) == is_light(free)
    colour = desk.palette.muted if usual else title.colour
    style = desk.label(colour, align=title.align)
    text = (styled_line(chapter_title(chapter), style, desk.palette, role=Role.LABEL),)
    measured = measure(text, width, desk.fonts)
    line = measured.height / max(measured.line_count, 1)
    return measured if measured.longest <= line + ROUNDING else cut(text, width, line, desk.fonts)


def _under(eyebrow: Rect, title: TextItem) -> Rect:
    """Give the place of a title whose words stand where they stood, less the room over them that an eyebrow takes."""
    less = eyebrow.bottom + _APART - title.rect.y
    both = 2.0 if title.anchor is Anchor.MIDDLE else 1.0
    return Rect(title.rect.x, title.rect.y + less, title.rect.width, max(title.rect.height - both * less, 0.0))


def _same(one: Line, other: Line) -> bool:
    return plain_line(one).strip().casefold() == plain_line(other).strip().casefold()


def _free_from(layout: SlideLayout, title: TextItem) -> float:
    """Give from where down nothing of the layout stands in the way of a name over a title.

    What ends above the title's words does, and the upper edge of what begins above them and goes on beside them.
    """
    words, frame = _words(title), (slot.rect for slot in layout.slots if slot.type in _FRAME)
    beside = [
        one
        for one in (*(decor.rect for decor in layout.decor), *frame)
        if one.x < title.rect.right and title.rect.x < one.right and one.y < words
    ]
    return max([0.0, *(one.bottom if one.bottom <= words else one.y for one in beside)]) + _EDGE
