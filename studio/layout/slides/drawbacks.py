"""Drawbacks against their mitigations: two halves of one card for each, rows that share one rung of the ladder."""

from collections.abc import Sequence
from functools import partial

from studio.domain.blocks import DrawbackBlock
from studio.domain.brand import LayoutRole
from studio.domain.colours import Colour
from studio.domain.geometry import Rect
from studio.domain.icons import Icon
from studio.domain.text import Line, line_of, plain_line
from studio.domain.typography import Anchor
from studio.layout.boxes import text_item
from studio.layout.items import AnyItem, GroupItem
from studio.layout.roles import Role
from studio.layout.shades import readable, visible
from studio.layout.slides.desk import Desk, Sheet, notes_of
from studio.layout.slides.feature import picture_sheets, under_caption
from studio.layout.slides.ladder import numbered, words_fit
from studio.layout.slides.paging import Rungs, Setting, once, paged
from studio.layout.slides.prose import block_prose
from studio.layout.slides.shapes import icon, panel
from studio.layout.slides.tokens import CAPTION_GAP, FULL, ICON_GAP, ICON_SMALL, ROOMY, ROW_GAP, STRETCH
from studio.layout.text.balance import no_lone_words
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled, styled_rich

_MOST = 4
_ENDS = 8.0
"""Points above and below the text of a panel."""
_LEAST = 0.6
"""Share of the height that one short row takes."""
_HEAD = 24.0
"""Points for what heads the columns."""
_INDENT = ICON_SMALL + ICON_GAP
"""Of texts beside their icon."""


def drawback_sheets(desk: Desk, blocks: Sequence[DrawbackBlock], heading: Line) -> list[Sheet]:
    """Design drawbacks that follow one another."""
    dress = once(partial(_halves, desk))
    sheets = paged(
        desk,
        blocks,
        _MOST,
        lambda group, rungs: _together(desk, group, [text for block in group for text in dress(block)], heading, rungs),
        lambda block: _alone(desk, block, dress(block), heading),
    )
    pictures = [sheet for block in blocks for sheet in picture_sheets(desk, block.title, block.picture, block.source)]
    return [*sheets, *pictures]


def _alone(desk: Desk, block: DrawbackBlock, texts: Sequence[Styled], heading: Line) -> Sequence[Sheet]:
    made = _together(desk, (block,), texts, heading, Rungs())
    if made is not None:
        return (made.sheet,)
    mitigation = line_of(desk.words.mitigation) if block.mitigation else ()
    notes = notes_of((block,), (block.title,))
    return block_prose(
        desk, block.title, (((), block.description), (mitigation, block.mitigation)), block.source, notes
    )


def _together(
    desk: Desk, blocks: Sequence[DrawbackBlock], texts: Sequence[Styled], heading: Line, rungs: Rungs
) -> Setting | None:
    """Set rows of drawbacks; a lone one has its slide's title, which says more than the chapter's `heading`."""
    first = blocks[0]
    if len(blocks) > 1 or not plain_line(first.title).strip() or not first.description:
        return _rows(desk, blocks, texts, heading, rungs)
    return _rows(desk, blocks, (_described(desk, first), _answer(desk, first)), first.title, rungs)


def _rows(
    desk: Desk, blocks: Sequence[DrawbackBlock], texts: Sequence[Styled], heading: Line, rungs: Rungs
) -> Setting | None:
    area = desk.area()
    width = area.width / 2 - 2 * desk.sizes.padding - _INDENT
    room = area.height - _HEAD - ROW_GAP * (len(blocks) - 1)
    for number, rung in numbered(texts, desk.sizes, start=rungs.start, floor=rungs.floor, glance=rungs.glance):
        if not all(words_fit(text, width, desk.fonts) for text in rung):
            continue
        measured = [measure(text, width, desk.fonts) for text in rung]
        pairs = zip(measured[::2], measured[1::2], strict=True)
        needs = [max(left.longest, right.longest, ICON_SMALL) + 2 * _ENDS for left, right in pairs]
        share = sum(needs) / room
        if share > (FULL if number < 0 else 1.0):
            continue
        total = room if share >= ROOMY else min(max(sum(needs) * STRETCH, room * _LEAST), room)
        items = _placed(desk, blocks, measured, _heights(needs, total))
        notes = notes_of(tuple(blocks), tuple(block.title for block in blocks))
        source = blocks[0].source
        sheet = Sheet(role=LayoutRole.TITLE_ONLY, title=heading, items=items, source=source, notes=notes)
        return Setting(sheet, number, 1 - (room - sum(needs)) / area.height)
    return None


def _heights(needs: Sequence[float], total: float) -> list[float]:
    """Make rows equally high where that is possible."""
    if max(needs) * len(needs) <= total:
        return [total / len(needs)] * len(needs)
    spare = (total - sum(needs)) / len(needs)
    return [need + spare for need in needs]


def _halves(desk: Desk, block: DrawbackBlock) -> tuple[Styled, Styled]:
    return _problem(desk, block), _answer(desk, block)


def _problem(desk: Desk, block: DrawbackBlock) -> Styled:
    title = desk.headed(block.title, desk.heading(desk.sizes.body))
    return under_caption(title, _described(desk, block))


def _described(desk: Desk, block: DrawbackBlock) -> Styled:
    return styled_rich(block.description, desk.body(), desk.palette)


def _answer(desk: Desk, block: DrawbackBlock) -> Styled:
    return styled_rich(block.mitigation, desk.body(), desk.palette)


def _heads(desk: Desk, *, answered: bool) -> tuple[AnyItem, ...]:
    """Say once over the columns what they are."""
    area, palette, pad = desk.area(), desk.palette, desk.sizes.padding
    columns = [(area.x, desk.words.drawback, palette.negative)]
    if answered:
        columns.append((area.x + area.width / 2, desk.words.mitigation, palette.positive))
    items = []
    for x, words, colour in columns:
        text = desk.caption(words, readable(colour, palette.background, palette.text))
        width = area.width / 2 - pad
        place = Rect(x + pad, area.y, width, _HEAD - CAPTION_GAP)
        items.append(text_item(measure(text, width, desk.fonts), place, name=words, role=Role.LABEL))
    return tuple(items)


def _placed(
    desk: Desk, blocks: Sequence[DrawbackBlock], measured: Sequence[MeasuredText], heights: Sequence[float]
) -> tuple[AnyItem, ...]:
    area = desk.area()
    items: list[AnyItem] = [*_heads(desk, answered=any(block.mitigation for block in blocks))]
    y = area.y + _HEAD
    for index, (block, height) in enumerate(zip(blocks, heights, strict=True)):
        row = Rect(area.x, y, area.width, height)
        items.append(_row(desk, block, f"Drawback {index + 1}", row, measured[2 * index], measured[2 * index + 1]))
        y += height + ROW_GAP
    return tuple(items)


def _row(desk: Desk, block: DrawbackBlock, name: str, row: Rect, left: MeasuredText, right: MeasuredText) -> GroupItem:
    """Set a drawback and its answer as two halves of one card."""
    palette, source = desk.palette, block.source
    ground = panel(row, palette.surface, radius=desk.sizes.radius, name=f"{name} ground", source=source)
    warned = visible(palette.negative, palette.surface, palette.text)
    items: list[AnyItem] = [ground, *_half(desk, name, source, row, left, block.icon or Icon.TRIANGLE_ALERT, warned)]
    if block.mitigation:
        half = Rect(row.x + row.width / 2, row.y, row.width / 2, row.height)
        safe = visible(palette.positive, palette.positive_soft, palette.text)
        answer = f"{name} mitigation"
        items.append(
            panel(half, palette.positive_soft, radius=desk.sizes.radius, name=f"{answer} ground", source=source)
        )
        items.extend(_half(desk, answer, source, half, right, Icon.SHIELD_CHECK, safe))
    return GroupItem(rect=row, name=name, source=source, items=tuple(items))


def _half(
    desk: Desk, name: str, source: str, rect: Rect, text: MeasuredText, chosen: Icon, colour: Colour
) -> tuple[AnyItem, ...]:
    """Put an icon before the first line of a text that stands in the middle of its panel."""
    pad = desk.sizes.padding
    inner = Rect(rect.x + pad + _INDENT, rect.y + _ENDS, text.width, rect.height - 2 * _ENDS)
    line = text.paragraphs[0].styled.style.size * 1.2 if text.paragraphs else ICON_SMALL
    top = inner.y + (inner.height - text.height) / 2 + (line - ICON_SMALL) / 2
    square = Rect(rect.x + pad, max(top, rect.y), ICON_SMALL, ICON_SMALL)
    return (
        icon(desk, chosen, square, colour, name=f"{name} icon", source=source),
        text_item(no_lone_words(text, desk.fonts), inner, name=name, source=source, anchor=Anchor.MIDDLE),
    )
