"""The plan as a timeline that says what happens in each phase; in a table of its own where there is no room for it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product

from studio.domain.blocks import PlanBlock, PlanPhase
from studio.domain.brand import LayoutRole
from studio.domain.frozen import replace
from studio.domain.text import Line, Rich, line_of, plain_line
from studio.domain.typography import Anchor
from studio.layout.drawing import Stroke
from studio.layout.items import AnyItem, GroupItem, TextItem
from studio.layout.phase_words import PhaseWords
from studio.layout.roles import Role
from studio.layout.slides.desk import Desk, Sheet, notes_of
from studio.layout.slides.feature import picture_sheets
from studio.layout.slides.ladder import ROUNDING
from studio.layout.slides.paging import balanced
from studio.layout.slides.table_sizes import table_within
from studio.layout.slides.tabular import table_sheets
from studio.layout.slides.tokens import TABLE_RULE
from studio.layout.tables import Column, TableCell, TableRow, table_item
from studio.layout.text.styling import Styled, styled_line, styled_text
from studio.layout.timeline import fills, may_hold, timeline

_MOST_DESCRIBED = (8, 6, 4)
"""Phases on a slide whose timeline says what happens, too: as many as have room."""
_SMALLEST_ROW = 40.0
"""Points for a phase's name over its dates."""


def plan_sheets(desk: Desk, blocks: Sequence[PlanBlock], heading: Line) -> list[Sheet]:
    """Design plans, each from a new slide."""
    return [sheet for block in blocks for sheet in _plan(desk, block, heading)]


def _plan(desk: Desk, block: PlanBlock, heading: Line) -> Sequence[Sheet]:
    notes = notes_of((block,), (heading,))
    pictures = picture_sheets(desk, heading, block.picture, block.source)
    if not block.phases:
        return pictures
    described = any(plain_line(phase.description) for phase in block.phases)
    # What a timeline that takes all of the slide leaves unsaid cannot stand under it, so that is not even drawn.
    full = described and fills(block, desk.area().height)
    if full and (sheets := _described(desk, block, heading, notes)):
        return (*sheets, *pictures)
    drawn = _timelines(desk, block, heading, notes)
    if drawn and not described and _says_all(block, drawn):
        return (*drawn, *pictures)
    columns, rows = _details(desk, block)
    name = f"{desk.words.phase}: {plain_line(heading)}"
    if len(drawn) == 1:
        top = drawn[0].items[0].rect.bottom + 2 * desk.sizes.gap
        table = table_within(desk, columns, rows, desk.area().bottom - top)
        if table is not None:
            item = table_item(table, desk.area().x, top, source=block.source, name=name, alt=name)
            return (replace(drawn[0], items=(*drawn[0].items, item)), *pictures)
    if not full and (sheets := _described(desk, block, heading, notes)):
        return (*sheets, *pictures)
    left = () if drawn else notes
    details = table_sheets(desk, columns, rows, title=heading, source=block.source, name=name, notes=left)
    return (*drawn, *details, *pictures)


def _timelines(desk: Desk, block: PlanBlock, heading: Line, notes: tuple[tuple[Line, Rich], ...]) -> Sequence[Sheet]:
    area = desk.area()
    most = max(int((area.height - 24.0) / _SMALLEST_ROW), 1)
    parts: list[GroupItem] = []
    for group in balanced(block.phases, most):
        part = timeline(replace(block, phases=tuple(group)), area, desk.brand, desk.fonts, desk.sizes.body)
        if not _holds(part):
            return ()
        parts.append(part)
    return _sheets(parts, block, heading, notes)


def _sheets(
    parts: Sequence[GroupItem], block: PlanBlock, heading: Line, notes: tuple[tuple[Line, Rich], ...]
) -> list[Sheet]:
    """Give each part of the timeline a slide; the first one has the notes."""
    return [
        Sheet(
            role=LayoutRole.TITLE_ONLY,
            title=heading,
            items=(part,),
            source=block.source,
            notes=() if number else notes,
        )
        for number, part in enumerate(parts)
    ]


def _described(desk: Desk, block: PlanBlock, heading: Line, notes: tuple[tuple[Line, Rich], ...]) -> list[Sheet]:
    """Let the timeline say what happens, too, on as few slides as hold it; nothing where not all of it has room."""
    sizes = sorted({desk.sizes.body, desk.comfortable, desk.sizes.minimum}, reverse=True)
    for most in _MOST_DESCRIBED:
        groups = [replace(block, phases=tuple(group)) for group in balanced(block.phases, most)]
        for size, words in product(sizes, (PhaseWords.STACKED, PhaseWords.JOINED)):
            if not all(may_hold(group, desk.area(), desk.brand, desk.fonts, size, words) for group in groups):
                continue
            parts: list[GroupItem] = []
            for group in groups:
                part = timeline(group, desk.area(), desk.brand, desk.fonts, size, words)
                if not _holds(part):
                    break
                parts.append(part)
            else:
                sheets = _sheets(parts, block, heading, notes)
                if _says_all(block, sheets):
                    return sheets
    return []


def _texts(item: AnyItem) -> Iterator[TextItem]:
    if isinstance(item, TextItem):
        yield item
    elif isinstance(item, GroupItem):
        for inner in item.items:
            yield from _texts(inner)


def _holds(part: GroupItem) -> bool:
    """Tell whether no words of a timeline leave their places."""
    return all(
        line.top >= -ROUNDING and line.top + line.height <= text.rect.height + ROUNDING
        for text in _texts(part)
        for paragraph in text.paragraphs
        for line in paragraph.lines
    )


def _says_all(block: PlanBlock, sheets: Sequence[Sheet]) -> bool:
    """Tell whether every milestone is in words on a timeline."""
    texts = [text for sheet in sheets for item in sheet.items for text in _texts(item)]
    shown = {"".join(run.text for run in paragraph.runs) for text in texts for paragraph in text.paragraphs}
    return all(not plain_line(phase.milestone) or plain_line(phase.milestone) in shown for phase in block.phases)


def _details(desk: Desk, block: PlanBlock) -> tuple[tuple[Column, ...], Callable[[float], tuple[TableRow, ...]]]:
    """Say what happens in each phase and what is reached, as a table: its columns, and its rows by text size."""
    reached = any(plain_line(phase.milestone) for phase in block.phases)
    columns = (Column(weight=0.9), Column(weight=1.6), *((Column(weight=1.0),) if reached else ()))

    def rows(size: float) -> tuple[TableRow, ...]:
        style = desk.body(size, desk.palette.on_primary, bold=True)
        names = (desk.words.phase, desk.words.activities, *((desk.words.milestone,) if reached else ()))
        head = tuple(
            TableCell(text=(styled_text(name, style, desk.palette),), fill=desk.palette.primary, anchor=Anchor.MIDDLE)
            for name in names
        )
        body = (_row(desk, phase, size, reached=reached) for phase in block.phases)
        return (TableRow(cells=head, header=True), *body)

    return columns, rows


def _row(desk: Desk, phase: PlanPhase, size: float, *, reached: bool) -> TableRow:
    rule = Stroke(colour=desk.palette.line, width=TABLE_RULE)
    small = min(desk.smaller(size), desk.comfortable)
    name: Styled = (
        styled_line(phase.name or line_of(phase.dates), desk.body(size, bold=True), desk.palette),
        styled_text(phase.dates, desk.body(small, desk.palette.muted, space_before=1.0), desk.palette, role=Role.LABEL),
    )
    style = desk.body(size)
    cells = [
        TableCell(text=name, header=True, bottom=rule),
        TableCell(text=(styled_line(phase.description, style, desk.palette),), bottom=rule),
    ]
    if reached:
        cells.append(TableCell(text=(styled_line(phase.milestone, style, desk.palette),), bottom=rule))
    return TableRow(cells=tuple(cells))
