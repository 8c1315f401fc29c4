"""The acceptance: what signing means, and a box for everybody who signs."""

from collections.abc import Sequence

from studio.domain.blocks import AcceptanceBlock, SignatureBox
from studio.domain.brand import LayoutRole
from studio.domain.geometry import Rect
from studio.domain.text import Line, Rich
from studio.layout.boxes import text_item
from studio.layout.items import AnyItem, GroupItem
from studio.layout.roles import Role
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet, notes_of
from studio.layout.slides.feature import picture_sheets
from studio.layout.slides.ladder import ROUNDING, fit_or_cut, ladder, words_fit
from studio.layout.slides.paging import balanced
from studio.layout.slides.prose import prose
from studio.layout.slides.shapes import outlined, rule
from studio.layout.slides.tokens import CLOSE_GAP, LEADING, STAGE
from studio.layout.text.setting import measure
from studio.layout.text.styling import Styled, styled_line, styled_rich, styled_text

_ACROSS = 3
_FIELD, _ROOMY = 42.0, 62.0
"""Points for a line to write on, with its caption: at least, and where there is room."""
_HEAD = 50.0


def acceptance_sheets(desk: Desk, blocks: Sequence[AcceptanceBlock], heading: Line) -> list[Sheet]:
    """Design acceptances, each from a new slide."""
    return [sheet for block in blocks for sheet in _acceptance(desk, block, heading)]


def _acceptance(desk: Desk, block: AcceptanceBlock, heading: Line) -> Sequence[Sheet]:
    notes = notes_of((block,), (heading,))
    pictures = picture_sheets(desk, heading, block.picture, block.source)
    rows = balanced(block.boxes, _ACROSS)
    area, least = desk.area(), _height(desk, _FIELD)
    height = min(_height(desk, _ROOMY), area.height)
    if rows:
        lead = _lead(desk, block, area.height - least - desk.sizes.gap * STAGE)
        if lead is not None:
            y = area.y + (max(item.rect.bottom - area.y for item in lead) + desk.sizes.gap * STAGE if lead else 0.0)
            room = Rect(area.x, y, area.width, min(height, area.bottom - y))
            first = _boxes(desk, block.source, rows[0], room, 1)
            sheets = [_sheet(heading, (*lead, *first), block.source, notes)]
            return (*sheets, *_more(desk, block, heading, rows[1:], height), *pictures)
    text = prose(desk, heading, (((), block.text),), block.source, notes)
    return (*text, *_more(desk, block, heading, rows, height), *pictures)


def _height(desk: Desk, field: float) -> float:
    """Give the height of a box with fields of this height."""
    return _HEAD + 3 * field + 2 * desk.sizes.padding


def _lead(desk: Desk, block: AcceptanceBlock, room: float) -> tuple[AnyItem, ...] | None:
    if not block.text:
        return ()
    area = desk.area()
    text = styled_rich(block.text, desk.body(desk.sizes.heading, line_spacing=LEADING), desk.palette)
    for rung in ladder([text], desk.sizes, floor=COMFORTABLE):
        measured = measure(rung[0], area.width, desk.fonts)
        if measured.longest <= room + ROUNDING and words_fit(rung[0], area.width, desk.fonts):
            rect = Rect(area.x, area.y, area.width, measured.longest)
            return (text_item(measured, rect, name="Text", source=block.source),)
    return None


def _more(
    desk: Desk, block: AcceptanceBlock, heading: Line, rows: Sequence[Sequence[SignatureBox]], height: float
) -> list[Sheet]:
    area = desk.area()
    return [
        _sheet(heading, _boxes(desk, block.source, row, Rect(area.x, area.y, area.width, height), 1), block.source, ())
        for row in rows
    ]


def _sheet(heading: Line, items: Sequence[AnyItem], source: str, notes: tuple[tuple[Line, Rich], ...]) -> Sheet:
    return Sheet(role=LayoutRole.TITLE_ONLY, title=heading, items=tuple(items), source=source, notes=notes)


def _boxes(desk: Desk, source: str, boxes: Sequence[SignatureBox], place: Rect, first: int) -> list[AnyItem]:
    frames = place.columns(max(len(boxes), 2), desk.sizes.gap * STAGE)
    return [
        _box(desk, source, box, frame, number)
        for number, (box, frame) in enumerate(zip(boxes, frames, strict=False), start=first)
    ]


def _box(desk: Desk, source: str, box: SignatureBox, frame: Rect, number: int) -> GroupItem:
    pad, name = desk.sizes.padding, f"Signature {number}"
    width = frame.width - 2 * pad
    text: Styled = (styled_line(box.party, desk.heading(), desk.palette, role=Role.HEADING_2),) if box.party else ()
    if box.role:
        quiet = desk.body(desk.comfortable, desk.palette.muted, space_before=CLOSE_GAP)
        text = (*text, styled_line(box.role, quiet, desk.palette))
    items: list[AnyItem] = [
        outlined(frame, desk.palette.line, radius=desk.sizes.radius, name=f"{name} box", source=source)
    ]
    if text:
        head, whole = fit_or_cut(text, width, _HEAD, desk.sizes, desk.fonts)
        if not whole:
            desk.too_long(source, "The name of a party that signs")
        rect = Rect(frame.x + pad, frame.y + pad, width, _HEAD)
        items.append(text_item(head, rect, name=f"{name} party", source=source))
    y, field = frame.y + pad + _HEAD, (frame.height - _HEAD - 2 * pad) / 3
    for label in (desk.words.signature, desk.words.name, desk.words.place_and_date):
        line = y + field - 18.0
        items.append(rule(frame.x + pad, line, width, desk.palette.muted, name=f"{name} line", source=source))
        caption = measure(
            (styled_text(label, desk.label(bold=False), desk.palette, role=Role.LABEL),), width, desk.fonts
        )
        rect = Rect(frame.x + pad, line + 2.0, width, 15.5)
        items.append(text_item(caption, rect, name=f"{name} {label}", source=source, role=Role.LABEL))
        y += field
    return GroupItem(rect=frame, name=name, source=source, items=tuple(items))
