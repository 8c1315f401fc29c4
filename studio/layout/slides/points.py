"""A few points that are all that a slide has to say: each on a band over the whole width, in large text."""

from collections.abc import Sequence
from math import inf

from studio.domain.brand import LayoutRole
from studio.domain.geometry import Rect
from studio.domain.text import Line
from studio.domain.typography import Anchor
from studio.layout.boxes import text_item
from studio.layout.items import AnyItem, GroupItem
from studio.layout.slides.desk import Desk, Sheet
from studio.layout.slides.ladder import numbered, words_fit
from studio.layout.slides.shapes import panel
from studio.layout.slides.tokens import EDGE, FULL, PANEL, ROW_GAP
from studio.layout.text.balance import no_lone_words
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import styled_line

_FEWEST, _MOST = 2, 5
"""Points that stand on bands."""
_STEPS = 3
"""How many steps larger than running text they may be."""


def point_sheet(desk: Desk, title: Line, points: Sequence[Line], source: str) -> Sheet | None:
    """Set points on bands of one height that fill the slide; None for too many, or for longer ones."""
    if not _FEWEST <= len(points) <= _MOST:
        return None
    area, pad = desk.area(), desk.sizes.padding * PANEL
    style = desk.body(space_before=0.0)
    texts = [(styled_line(point, style, desk.palette),) for point in points]
    width = area.width - 2 * pad
    rows = area.rows(len(points), ROW_GAP)
    for number, rung in numbered(texts, desk.sizes, start=-_STEPS, floor=desk.sizes.body):
        if rung[0][0].style.size >= max(desk.sizes.title, style.size + 1):
            continue
        room = rows[0].height * (FULL if number < 0 else 1.0) - pad
        told = [measure(text, width, desk.fonts) if words_fit(text, width, desk.fonts) else None for text in rung]
        if all((text.longest if text else inf) <= room for text in told):
            items = tuple(
                _band(desk, index, row, text, source)
                for index, (row, text) in enumerate(zip(rows, told, strict=True), start=1)
                if text
            )
            return Sheet(role=LayoutRole.TITLE_ONLY, title=title, items=items, source=source)
    return None


def _band(desk: Desk, number: int, row: Rect, text: MeasuredText, source: str) -> AnyItem:
    name = f"Point {number}"
    pad = desk.sizes.padding * PANEL
    place = Rect(row.x + pad, row.y, row.width - 2 * pad, row.height)
    items = (
        panel(row, desk.palette.surface, name=f"{name} ground", source=source),
        panel(Rect(row.x, row.y, EDGE, row.height), desk.palette.accent, name=f"{name} edge", source=source),
        text_item(no_lone_words(text, desk.fonts), place, name=name, source=source, anchor=Anchor.MIDDLE),
    )
    return GroupItem(rect=row, name=name, source=source, items=items)
