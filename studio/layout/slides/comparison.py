"""Two topics side by side: a native table, then the conclusion over the reasons for either."""

from collections.abc import Sequence

from studio.domain.blocks import ComparisonBlock
from studio.domain.brand import LayoutRole
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.icons import Icon
from studio.domain.text import Line, Paragraph, ParagraphKind, Rich, line_of, plain, plain_line
from studio.domain.typography import Anchor
from studio.layout.boxes import text_item
from studio.layout.drawing import Stroke
from studio.layout.items import AnyItem, GroupItem
from studio.layout.roles import Role
from studio.layout.shades import visible
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet, notes_of
from studio.layout.slides.feature import picture_sheets
from studio.layout.slides.ladder import numbered, words_fit
from studio.layout.slides.prose import block_prose, prose
from studio.layout.slides.shapes import icon, panel
from studio.layout.slides.tabular import table_sheets
from studio.layout.slides.tokens import (
    AIRY_GAP,
    FULL,
    ICON_GAP,
    ICON_SMALL,
    ITEM_GAP,
    PANEL,
    ROOMY,
    STAGE,
    STRETCH,
    TABLE_RULE,
)
from studio.layout.tables import Column, TableCell, TableRow
from studio.layout.text.balance import no_lone_words
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import styled_items, styled_line, styled_rich

_TITLE_LENGTH = 90
"""Characters up to which a conclusion is the title of its own slide."""


def comparison_sheets(desk: Desk, blocks: Sequence[ComparisonBlock]) -> list[Sheet]:
    """Design comparisons: the table, then the conclusion."""
    return [sheet for block in blocks for sheet in _comparison(desk, block)]


def _comparison(desk: Desk, block: ComparisonBlock) -> Sequence[Sheet]:
    notes = notes_of((block,), (block.title,))
    names = (*block.this, *(line_of(" – ") if block.this and block.other else ()), *block.other)
    table = (
        _table(desk, block, notes)
        if block.rows
        else block_prose(desk, block.title, ((names, ()),), block.source, notes)
    )
    return (
        *table,
        *_conclusion(desk, block, () if table else notes),
        *picture_sheets(desk, block.title, block.picture, block.source),
    )


def _table(desk: Desk, block: ComparisonBlock, notes: tuple[tuple[Line, Rich], ...]) -> Sequence[Sheet]:
    def rows(size: float) -> tuple[TableRow, ...]:
        return (_head(desk, block, size), *(_row(desk, row.name, row.this, row.other, size) for row in block.rows))

    columns = (Column(weight=0.7), Column(), Column())
    names = f"{plain_line(block.this)}, {plain_line(block.other)}"
    return table_sheets(
        desk, columns, rows, title=block.title, source=block.source, name=f"Comparison of {names}", notes=notes
    )


def _head(desk: Desk, block: ComparisonBlock, size: float) -> TableRow:
    style = desk.body(size, desk.palette.on_primary, bold=True)
    lines = (line_of(desk.words.criterion), block.this, block.other)
    cells = tuple(
        TableCell(text=(styled_line(line, style, desk.palette),), fill=desk.palette.primary, anchor=Anchor.MIDDLE)
        for line in lines
    )
    return TableRow(cells=cells, header=True)


def _row(desk: Desk, name: Line, this: Line, other: Line, size: float) -> TableRow:
    rule = Stroke(colour=desk.palette.line, width=TABLE_RULE)
    plain_style, strong = desk.body(size), desk.body(size, bold=True)
    return TableRow(
        cells=(
            TableCell(text=(styled_line(name, strong, desk.palette),), anchor=Anchor.MIDDLE, header=True, bottom=rule),
            TableCell(
                text=(styled_line(this, plain_style, desk.palette),),
                anchor=Anchor.MIDDLE,
                bottom=rule,
                fill=desk.palette.accent_soft,
            ),
            TableCell(text=(styled_line(other, plain_style, desk.palette),), anchor=Anchor.MIDDLE, bottom=rule),
        )
    )


def _conclusion(desk: Desk, block: ComparisonBlock, notes: tuple[tuple[Line, Rich], ...]) -> Sequence[Sheet]:
    short = len(block.conclusion) == 1 and len(plain(block.conclusion)) <= _TITLE_LENGTH
    title = block.conclusion[0].spans if short else line_of(desk.words.conclusion) if block.conclusion else block.title
    said = () if short else block.conclusion
    lists = tuple((_when(desk, name), lines) for name, lines in _lists(block) if lines)
    if not lists and not block.conclusion:
        return ()
    items = _designed(desk, block.source, said, lists)
    if items is not None:
        return (Sheet(role=LayoutRole.TITLE_ONLY, title=title, items=items, source=block.source, notes=notes),)
    bullets = tuple(
        (heading, tuple(Paragraph(spans=line, kind=ParagraphKind.BULLET) for line in lines)) for heading, lines in lists
    )
    return prose(desk, title, (((), said), *bullets), block.source, notes)


def _lists(block: ComparisonBlock) -> tuple[tuple[Line, tuple[Line, ...]], ...]:
    return ((block.this, block.choose_this), (block.other, block.choose_other))


def _when(desk: Desk, name: Line) -> Line:
    before, _, after = desk.words.choose_when.partition("{name}")
    return (*line_of(before), *name, *line_of(after))


def _designed(
    desk: Desk, source: str, said: Rich, lists: tuple[tuple[Line, tuple[Line, ...]], ...]
) -> tuple[AnyItem, ...] | None:
    """Set the conclusion as a callout over one panel for each list."""
    area, pad = desk.area(), desk.sizes.padding * PANEL
    frames = area.columns(max(len(lists), 1), desk.sizes.gap * STAGE)
    top = styled_rich(said, desk.body(desk.larger(desk.sizes.heading), bold=True), desk.palette)
    style = desk.body(desk.sizes.heading, space_before=AIRY_GAP)
    heads = [desk.headed(heading, desk.heading(desk.larger(desk.sizes.heading))) for heading, _ in lists]
    bodies = [styled_items(lines, style, desk.palette) for _, lines in lists]
    width = frames[0].width - 2 * pad
    head_width = width - ICON_SMALL - ICON_GAP
    widths = [area.width - 2 * pad, *[head_width] * len(lists), *[width] * len(lists)]
    for number, rung in numbered([top, *heads, *bodies], desk.sizes, start=-1, floor=COMFORTABLE):
        if not all(words_fit(text, wide, desk.fonts) for text, wide in zip(rung, widths, strict=True)):
            continue
        callout = measure(rung[0], area.width - 2 * pad, desk.fonts)
        used = callout.longest + 2 * pad + desk.sizes.gap if said else 0.0
        panels = [
            (measure(head, head_width, desk.fonts), measure(body, width, desk.fonts))
            for head, body in zip(rung[1 : 1 + len(lists)], rung[1 + len(lists) :], strict=True)
        ]
        needed = _needed(panels, pad)
        if used + needed <= area.height * (FULL if number < 0 else 1.0):
            height = area.height - used
            if used + needed < area.height * ROOMY:
                height = min(needed * STRETCH, height)
            shown = [(head, _spread(desk, body, height - needed)) for head, body in panels]
            return (*_callout(desk, source, callout, pad), *_panels(desk, source, shown, frames, used, height, pad))
    return None


def _spread(desk: Desk, body: MeasuredText, spare: float) -> MeasuredText:
    """Let the reasons take some of the room that they leave."""
    gap = min(spare / max(len(body.paragraphs), 1), AIRY_GAP)
    text = tuple(
        replace(
            item.styled, style=replace(item.styled.style, space_before=round(item.styled.style.space_before + gap, 1))
        )
        for item in body.paragraphs
    )
    return measure(text, body.width, desk.fonts)


def _needed(panels: Sequence[tuple[MeasuredText, MeasuredText]], pad: float) -> float:
    if not panels:
        return 0.0
    return _head_height(panels) + max(body.longest for _, body in panels) + 2 * pad


def _head_height(panels: Sequence[tuple[MeasuredText, MeasuredText]]) -> float:
    return max([ICON_SMALL, *(head.longest for head, _ in panels)]) + ITEM_GAP


def _callout(desk: Desk, source: str, text: MeasuredText, pad: float) -> tuple[AnyItem, ...]:
    if not text.paragraphs:
        return ()
    area = desk.area()
    ground = Rect(area.x, area.y, area.width, text.longest + 2 * pad)
    items = (
        panel(ground, desk.palette.accent_soft, radius=desk.sizes.radius, name="Conclusion ground", source=source),
        text_item(no_lone_words(text, desk.fonts), ground.inset(pad), name="Conclusion", source=source),
    )
    return (GroupItem(rect=ground, name="Conclusion", source=source, items=items),)


def _panels(
    desk: Desk,
    source: str,
    panels: Sequence[tuple[MeasuredText, MeasuredText]],
    frames: Sequence[Rect],
    used: float,
    height: float,
    pad: float,
) -> tuple[AnyItem, ...]:
    palette = desk.palette
    colour = visible(palette.accent, palette.surface, palette.text)
    groups: list[AnyItem] = []
    top = _head_height(panels) if panels else 0.0
    indent = ICON_SMALL + ICON_GAP
    for index, ((head, body), frame) in enumerate(zip(panels, frames, strict=False)):
        ground = Rect(frame.x, frame.y + used, frame.width, height)
        x, y, width = ground.x + pad, ground.y + pad, ground.width - 2 * pad
        name = f"Choice {index + 1}"
        square = Rect(x, y + max((min(head.longest, 2 * ICON_SMALL) - ICON_SMALL) / 2, 0.0), ICON_SMALL, ICON_SMALL)
        items: tuple[AnyItem, ...] = (
            panel(ground, palette.surface, radius=desk.sizes.radius, name=f"{name} ground", source=source),
            icon(desk, Icon.CIRCLE_CHECK, square, colour, name=f"{name} icon", source=source),
            text_item(
                head,
                Rect(x + indent, y, width - indent, top - ITEM_GAP),
                name=f"{name} heading",
                source=source,
                role=Role.HEADING_2,
            ),
            text_item(
                no_lone_words(body, desk.fonts),
                Rect(x, y + top, width, ground.bottom - pad - y - top),
                name=f"{name} reasons",
                source=source,
            ),
        )
        groups.append(GroupItem(rect=ground, name=name, source=source, items=items))
    return tuple(groups)
