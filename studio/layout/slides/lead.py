"""A few words right under a slide's title: a chapter's introduction, or what a design says before everything else."""

from studio.domain.brand import LayoutRole
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.text import Line, Rich, plain
from studio.domain.typography import Align, Anchor, TextStyle
from studio.layout.items import AnyItem
from studio.layout.slides.desk import Desk
from studio.layout.slides.frame import Spot, filled, title_style
from studio.layout.slides.ladder import fit_or_cut
from studio.layout.slides.prose import listed
from studio.layout.slides.tokens import CAPTION_GAP
from studio.layout.text.setting import measure
from studio.layout.text.styling import styled_line

LEAD = "Introduction"
"""Name of the item."""
_ROLES = (LayoutRole.TITLE_ONLY, LayoutRole.CONTENT, LayoutRole.TWO_CONTENT)


def lead_under(desk: Desk, role: LayoutRole, title: Line, text: Rich, source: str) -> AnyItem | None:
    """Set a text under the title of a slide; None where the title leaves no room for it."""
    layout = desk.layout(role)
    slot = layout.slot("title")
    if slot is None or role not in _ROLES or not plain(text).strip():
        return None
    room = slot.text_rect
    shown = measure((styled_line(title, title_style(desk, layout), desk.palette),), room.width, desk.fonts)
    if shown.line_count > 1:
        return None
    top = room.y + shown.longest + CAPTION_GAP
    rect = Rect(room.x, top, room.width, slot.rect.bottom - top)
    return _item(desk, text, source, rect, slot.styles[0].align, slot.anchor)


def _item(desk: Desk, text: Rich, source: str, rect: Rect, align: Align, anchor: Anchor) -> AnyItem | None:
    """Set it as high as it stands right under the title, or on the ground that the title's words stand on."""
    style: TextStyle = desk.body(desk.comfortable, desk.palette.muted, space_before=0.0, align=align)
    place = Spot(rect=rect, styles=(style,), anchor=Anchor.TOP)
    if rect.height < desk.sizes.minimum:
        return None
    measured, whole = fit_or_cut(listed(desk, text, place), rect.width, rect.height, desk.sizes, desk.fonts)
    if not whole:
        return None
    if anchor is Anchor.BOTTOM:
        low = Rect(rect.x, rect.bottom - measured.longest, rect.width, measured.longest)
        place = replace(place, rect=low)
    return filled(desk, place, tuple(p.styled for p in measured.paragraphs), name=LEAD, source=source)
