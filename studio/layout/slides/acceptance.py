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
    area, least = desk.area(), _height(desk, _FIELD)
    if block.boxes and area.height < least:
        text = prose(desk, heading, (((), block.text),), block.source, notes)
        return (*text, *_bands(desk, block, heading, () if text else notes), *pictures)
    rows = balanced(block.boxes, _ACROSS)
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


def _bands(desk: Desk, block: AcceptanceBlock, heading: Line, notes: tuple[tuple[Line, Rich], ...]) -> list[Sheet]:
    """Give every party a band with its lines side by side, as many on a slide as a low area holds."""
    area, gap = desk.area(), desk.sizes.gap
    pad = min(desk.sizes.padding, max((area.height - _FIELD) / 2, 0.0))
    least = _FIELD + 2 * pad
    groups = balanced(block.boxes, max(int((area.height + gap) // (least + gap)), 1))
    sheets: list[Sheet] = []
    for group in groups:
        height = min((area.height - gap * (len(group) - 1)) / len(group), _ROOMY + 2 * pad)
        items = [
            _band(desk, block.source, box, Rect(area.x, area.y + index * (height + gap), area.width, height), index + 1)
            for index, box in enumerate(group)
        ]
        sheets.append(_sheet(heading, items, block.source, () if sheets else notes))
    return sheets


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
    """Set the lines of a party under one another, under its name."""
    pad = desk.sizes.padding
    width, field = frame.width - 2 * pad, (frame.height - _HEAD - 2 * pad) / 3
    head = Rect(frame.x + pad, frame.y + pad, width, _HEAD)
    fields = [Rect(head.x, head.bottom + index * field, width, field) for index in range(3)]
    return _signing(desk, source, box, frame, number, head, fields)


def _band(desk: Desk, source: str, box: SignatureBox, frame: Rect, number: int) -> GroupItem:
    """Set the lines of a party side by side, beside its name."""
    pad = desk.sizes.padding
    inner = frame.inset(pad, min(pad, max((frame.height - _FIELD) / 2, 0.0)))
    head, *fields = inner.columns(4, pad)
    return _signing(desk, source, box, frame, number, head, fields)


def _signing(
    desk: Desk, source: str, box: SignatureBox, frame: Rect, number: int, head: Rect, fields: Sequence[Rect]
) -> GroupItem:
    name = f"Signature {number}"
    text: Styled = (styled_line(box.party, desk.heading(), desk.palette, role=Role.HEADING_2),) if box.party else ()
    if box.role:
        quiet = desk.body(desk.comfortable, desk.palette.muted, space_before=CLOSE_GAP)
        text = (*text, styled_line(box.role, quiet, desk.palette))
    items: list[AnyItem] = [
        outlined(frame, desk.palette.line, radius=desk.sizes.radius, name=f"{name} box", source=source)
    ]
    if text:
        party, whole = fit_or_cut(text, head.width, head.height, desk.sizes, desk.fonts)
        if not whole:
            desk.too_long(source, "The name of a party that signs")
        items.append(text_item(party, head, name=f"{name} party", source=source))
    for label, field in zip((desk.words.signature, desk.words.name, desk.words.place_and_date), fields, strict=True):
        items.extend(_line(desk, source, label, field, name))
    return GroupItem(rect=frame, name=name, source=source, items=tuple(items))


def _line(desk: Desk, source: str, label: str, field: Rect, name: str) -> tuple[AnyItem, AnyItem]:
    """Give a line to write on, and under it what goes there."""
    y = field.bottom - 18.0
    caption = measure(
        (styled_text(label, desk.label(bold=False), desk.palette, role=Role.LABEL),), field.width, desk.fonts
    )
    rect = Rect(field.x, y + 2.0, field.width, 15.5)
    return (
        rule(field.x, y, field.width, desk.palette.muted, name=f"{name} line", source=source),
        text_item(caption, rect, name=f"{name} {label}", source=source, role=Role.LABEL),
    )
