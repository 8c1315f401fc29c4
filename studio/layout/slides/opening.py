"""The chapter dividers: slides that a template designs, filled slot by slot."""

from studio.domain.brand import LayoutRole, SlideLayout
from studio.domain.document import DocumentChapter
from studio.domain.geometry import Rect
from studio.domain.text import Line, line_of, plain_line
from studio.domain.typography import Anchor
from studio.layout.items import AnyItem
from studio.layout.roles import Role
from studio.layout.slides.desk import Desk, Sheet
from studio.layout.slides.frame import Spot, filled, ink, plain_style, slot_spot, spot
from studio.layout.slides.prose import listed
from studio.layout.slides.shapes import panel
from studio.layout.text.styling import styled_text

_NUMBER = 1.5
"""Size of a chapter's number, as a multiple of the largest size of texts, where the layout has no place for it."""
_MARK, _MARK_GAP = (48.0, 4.0), 6.0
"""The bar under that number."""
_EDGE = 18.0
"""Points that stay free between it and the slide's edge or the texts."""


def divider_sheet(desk: Desk, chapter: DocumentChapter) -> Sheet:
    """Design the slide before a chapter: its number large, its name, a sentence."""
    layout = desk.layout(LayoutRole.DIVIDER)
    area, colour = layout.area, ink(desk, layout)
    items: list[AnyItem] = []
    place = _number_spot(desk, layout)
    if place is not None:
        text = (styled_text(str(chapter.number), plain_style(place.style), desk.palette),)
        items.append(filled(desk, place, text, name="Chapter number", source=chapter.id, role=Role.LABEL))
        if place.slot is None:
            mark = Rect(place.rect.x, place.rect.bottom + _MARK_GAP, *_MARK)
            items.append(panel(mark, desk.palette.accent, name="Mark", source=chapter.id))
    if chapter.intro:
        below = Rect(area.x, area.bottom - area.height * 0.5, area.width, area.height * 0.5)
        style = desk.body(desk.sizes.heading, colour)
        place = spot(layout, "intro" if layout.slot("intro") else "body", below, style)
        items.append(filled(desk, place, listed(desk, chapter.intro, place), name="Introduction", source=chapter.id))
    return Sheet(role=LayoutRole.DIVIDER, title=chapter_title(chapter), items=tuple(items), source=chapter.id)


def _number_spot(desk: Desk, layout: SlideLayout) -> Spot | None:
    """Give the place of a chapter's number: the layout's own, else over its texts, else under them, if there is room.

    A placeholder of this name may also be that of the slide's number.
    """
    own = layout.slot("number")
    if own is not None and own.type != "sldNum":
        return slot_spot(own)
    colour = ink(desk, layout) if layout.inverse else desk.palette.accent_text
    style = desk.heading(desk.sizes.steps[0] * _NUMBER, colour)
    height = style.size * 1.2
    needed = height + 2 * _MARK_GAP + _MARK[1]
    texts = [slot.text_rect for name in ("title", "intro", "body") if (slot := layout.slot(name))]
    area = layout.area
    x = texts[0].x if texts else area.x
    highest = min((rect.y for rect in texts), default=0.0)
    lowest = max((rect.bottom for rect in texts), default=area.y)
    if highest - needed >= _EDGE:
        y = highest - needed
    elif lowest + needed + _EDGE <= area.bottom:
        y = lowest + _EDGE
    else:
        return None
    return Spot(rect=Rect(x, y, area.right - x, height), styles=(style,), anchor=Anchor.BOTTOM)


def chapter_title(chapter: DocumentChapter) -> Line:
    """Give a chapter's title, never empty."""
    return chapter.title if plain_line(chapter.title).strip() else line_of(str(chapter.number))
