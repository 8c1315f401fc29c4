"""Drawbacks against their mitigations: two facing panels for each, rows that share one rung of the ladder."""

from collections.abc import Iterator, Sequence

from studio.domain.brand import Anchor, Colour, LayoutRole
from studio.domain.document import DrawbackBlock
from studio.domain.geometry import Rect
from studio.domain.text import Line, line_of
from studio.layout.boxes import text_item
from studio.layout.page import AnyItem, Geometry, GroupItem, Role
from studio.layout.shades import readable
from studio.layout.slides.desk import Desk, Sheet, notes_of
from studio.layout.slides.feature import picture_sheets, under_caption
from studio.layout.slides.ladder import ladder, words_fit
from studio.layout.slides.paging import GROWN, Rungs, Setting, paged
from studio.layout.slides.prose import block_prose
from studio.layout.slides.shapes import panel, shape
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled, styled_rich

_MOST = 3
_ARROW = 20.0
_ARROW_GAP = 8.0
_BAR = 4.0
_ENDS = 10.0
"""Points above and below the text of a panel."""
_ROW_GAP = 12.0
_HEAD = 22.0
"""Points for what heads the columns."""
_FULLEST_ROW = 180.0
"""Points: a short text in a tall panel gets no taller than this."""


def drawback_sheets(desk: Desk, blocks: Sequence[DrawbackBlock], heading: Line) -> list[Sheet]:
    """Design drawbacks that follow one another."""
    sheets = paged(
        desk,
        blocks,
        _MOST,
        lambda group, rungs: _rows(desk, group, heading, rungs),
        lambda block: _alone(desk, block, heading),
    )
    pictures = [sheet for block in blocks for sheet in picture_sheets(desk, block.title, block.picture, block.source)]
    return [*sheets, *pictures]


def _alone(desk: Desk, block: DrawbackBlock, heading: Line) -> Sequence[Sheet]:
    made = _rows(desk, (block,), heading, Rungs())
    if made is not None:
        return (made[0],)
    mitigation = line_of(desk.words.mitigation) if block.mitigation else ()
    notes = notes_of((block,), (block.title,))
    return block_prose(
        desk, block.title, (((), block.description), (mitigation, block.mitigation)), block.source, notes
    )


def _rows(desk: Desk, blocks: Sequence[DrawbackBlock], heading: Line, rungs: Rungs) -> Setting | None:
    area, pad = desk.area(), desk.sizes.padding
    half = (area.width - _ARROW - 2 * _ARROW_GAP) / 2
    width = half - 2 * pad - _BAR
    for number, texts in _sizes(desk, blocks, rungs):
        if not all(words_fit(text, width, desk.fonts) for text in texts):
            continue
        measured = [measure(text, width, desk.fonts) for text in texts]
        pairs = zip(measured[::2], measured[1::2], strict=True)
        needs = [max(left.longest, right.longest) + 2 * _ENDS for left, right in pairs]
        spare = area.height - _HEAD - sum(needs) - _ROW_GAP * (len(blocks) - 1)
        if spare >= 0:
            items = _placed(desk, blocks, measured, needs, spare / len(blocks), half)
            notes = notes_of(tuple(blocks), tuple(block.title for block in blocks))
            source = blocks[0].source
            sheet = Sheet(role=LayoutRole.TITLE_ONLY, title=heading, items=items, source=source, notes=notes)
            return sheet, number
    return None


def _sizes(desk: Desk, blocks: Sequence[DrawbackBlock], rungs: Rungs) -> Iterator[tuple[int, tuple[Styled, ...]]]:
    """Give problems and answers in turn on every rung allowed, with its number."""
    if rungs.start <= GROWN:
        yield GROWN, _texts(desk, blocks, desk.sizes.heading)
    for number, texts in enumerate(ladder(_texts(desk, blocks, desk.sizes.body), desk.sizes, floor=rungs.floor)):
        if number >= rungs.start:
            yield number, texts


def _texts(desk: Desk, blocks: Sequence[DrawbackBlock], size: float) -> tuple[Styled, ...]:
    return tuple(text for block in blocks for text in (_problem(desk, block, size), _answer(desk, block, size)))


def _problem(desk: Desk, block: DrawbackBlock, size: float) -> Styled:
    title = desk.headed(block.title, desk.heading(size))
    return under_caption(title, styled_rich(block.description, desk.body(size), desk.palette), gap=4.0)


def _answer(desk: Desk, block: DrawbackBlock, size: float) -> Styled:
    return styled_rich(block.mitigation, desk.body(size), desk.palette)


def _heads(desk: Desk, half: float, *, answered: bool) -> tuple[AnyItem, ...]:
    """Say once over the columns what they are."""
    area, palette = desk.area(), desk.palette
    columns = [(area.x, desk.words.drawback, palette.negative)]
    if answered:
        columns.append((area.right - half, desk.words.mitigation, palette.positive))
    items = []
    for x, words, colour in columns:
        text = desk.caption(words, readable(colour, palette.background, palette.text))
        measured = measure(text, half, desk.fonts)
        items.append(text_item(measured, Rect(x, area.y, half, _HEAD - 4.0), name=words, role=Role.LABEL))
    return tuple(items)


def _placed(
    desk: Desk,
    blocks: Sequence[DrawbackBlock],
    measured: Sequence[MeasuredText],
    needs: Sequence[float],
    spare: float,
    half: float,
) -> tuple[AnyItem, ...]:
    area = desk.area()
    items: list[AnyItem] = [*_heads(desk, half, answered=any(block.mitigation for block in blocks))]
    y = area.y + _HEAD
    for index, (block, need) in enumerate(zip(blocks, needs, strict=True)):
        height = min(need + spare, max(need, _FULLEST_ROW))
        row = Rect(area.x, y, area.width, height)
        name = f"Drawback {index + 1}"
        items.append(_row(desk, block, name, row, half, measured[2 * index], measured[2 * index + 1]))
        y += height + _ROW_GAP
    return tuple(items)


def _row(
    desk: Desk, block: DrawbackBlock, name: str, row: Rect, half: float, left: MeasuredText, right: MeasuredText
) -> GroupItem:
    palette, source = desk.palette, block.source
    items: list[AnyItem] = []
    first = Rect(row.x, row.y, half if block.mitigation else row.width, row.height)
    items.extend(_panel(desk, name, source, first, left, palette.negative_soft, palette.negative))
    if block.mitigation:
        second = Rect(row.right - half, row.y, half, row.height)
        arrow = Rect(first.right + _ARROW_GAP, row.y + (row.height - _ARROW) / 2, _ARROW, _ARROW)
        items.append(shape(arrow, Geometry.CHEVRON, palette.positive, name=f"{name} arrow", source=source))
        items.extend(_panel(desk, f"{name} mitigation", source, second, right, palette.positive_soft, palette.positive))
    return GroupItem(rect=row, name=name, source=source, items=tuple(items))


def _panel(
    desk: Desk, name: str, source: str, rect: Rect, text: MeasuredText, fill: Colour, bar: Colour
) -> tuple[AnyItem, ...]:
    pad = desk.sizes.padding
    inner = Rect(rect.x + _BAR + pad, rect.y + _ENDS, text.width, rect.height - 2 * _ENDS)
    return (
        panel(rect, fill, name=f"{name} ground", source=source),
        panel(Rect(rect.x, rect.y, _BAR, rect.height), bar, name=f"{name} bar", source=source),
        text_item(text, inner, name=name, source=source, anchor=Anchor.MIDDLE),
    )
