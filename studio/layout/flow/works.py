"""Designs of how the work goes: scope, plan, process, team."""

from studio.domain.blocks import (
    PlanBlock,
    PlanPhase,
    RoleBlock,
    ScopeBlock,
    StepBlock,
)
from studio.domain.colours import Colour
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.text import Line, line_of, plain_line
from studio.domain.typography import Align, TextStyle
from studio.layout.drawing import Box, Geometry, Stroke
from studio.layout.flow.figures import Drawing, picture_flow, table_flow
from studio.layout.flow.flowables import Flow, Stack, stacked_height
from studio.layout.flow.furniture import shortened
from studio.layout.flow.look import Look
from studio.layout.flow.offers import header_row
from studio.layout.flow.panels import Backdrop, panel, side_by_side
from studio.layout.flow.parts import (
    GAP,
    TALL_CARD,
    card,
    card_heading,
    card_room,
    column_width,
    columns_for,
    grid,
    half,
    heading_style,
    in_runs,
    label,
    part_heading,
    whole,
)
from studio.layout.flow.rail import Railed
from studio.layout.items import AnyItem, TextItem
from studio.layout.roles import Role
from studio.layout.tables import Column, TableCell, TableRow
from studio.layout.text.placing import place
from studio.layout.text.setting import measure
from studio.layout.text.styling import Styled, styled_line, styled_text
from studio.layout.timeline import timeline

_CHECK, _CROSS = "✓", "✗"
_MARKER = 24.0
"""Points: diameter of a step's marker."""
_STEP_INDENT = 42.0
_PHASE_ROW = 40.0
_AXIS = 22.0
_PHASES = 14
"""Most phases on one time axis."""
_NAMES = 0.32
"""Width for the names of phases beside the time axis, as a fraction of it."""


def scope(block: ScopeBlock, look: Look) -> Flow:
    """Set the text, what is included facing what is not, then what is relied upon."""
    source, words, palette = block.source, look.words, look.palette
    flow = look.text(block.body, look.body, look.measure_width, name="Text", source=source, before=look.unit * 2)
    columns = (
        _scope_list(look, words.included, block.included, _CHECK, palette.positive, source),
        _scope_list(look, words.excluded, block.excluded, _CROSS, palette.negative, source),
    )
    filled = tuple(column for column in columns if column)
    flow += side_by_side(filled, (half(look),) * len(filled), GAP, before=look.unit * 3)
    points = look.items(block.assumptions, look.body, look.measure_width, name=words.assumptions, source=source)
    if points:
        flow += part_heading(look, words.assumptions, source=source, under=()) + points
    return flow + picture_flow(block, look, look.width, name="Picture")


def _scope_list(look: Look, caption: str, lines: tuple[Line, ...], bullet: str, colour: Colour, source: str) -> Flow:
    width = half(look)
    points = look.items(lines, look.body, width, name=caption, source=source, bullet=bullet, colour=colour)
    if not points:
        return ()
    title = label(look, caption, width, source=source, under=(), colour=colour, after=0.9, style=look.heading3)
    return panel(
        title + points,
        width=width,
        insets=(0.0, look.unit * 1.4, 0.0, 0.0),
        backdrop=Backdrop(top=Stroke(colour=colour, width=1.5)),
        name=caption,
        source=source,
    )


def plan(block: PlanBlock, look: Look) -> Flow:
    """Draw the phases on a time axis, then as a table."""
    if not block.phases:
        return picture_flow(block, look, look.width, name="Picture")
    drawings = tuple(_timeline(replace(block, phases=phases), look) for phases in in_runs(block.phases, _PHASES))
    return (*drawings, *_phase_table(block, look), *picture_flow(block, look, look.width, name="Picture"))


def _timeline(block: PlanBlock, look: Look) -> Drawing:
    """Give phases on a time axis; their names are cut where they are long, the table has all of them."""
    style = replace(look.small, bold=True)
    room = look.width * _NAMES
    names = (shortened(look, plain_line(phase.name), style, room, lines=2) for phase in block.phases)
    phases = tuple(
        replace(phase, name=line_of(name)) if name.endswith("…") else phase
        for phase, name in zip(block.phases, names, strict=True)
    )
    shown = replace(block, phases=phases)

    def draw(rect: Rect) -> tuple[AnyItem, ...]:
        return (timeline(shown, rect, look.brand, look.fonts, style.size),)

    height = _AXIS + _PHASE_ROW * len(phases)
    return Drawing(draw=draw, width=look.width, height=height, before=look.unit * 3)


def _phase_table(block: PlanBlock, look: Look) -> Flow:
    words = look.words
    reached = any(plain_line(phase.milestone) for phase in block.phases)
    titles = [words.phase, words.date] + ([words.milestone] if reached else [])
    rows = [header_row(look, tuple(line_of(title) for title in titles))]
    rows += [_phase_row(phase, look, reached=reached) for phase in block.phases]
    columns = (Column(weight=0.46), Column(weight=0.26), *((Column(weight=0.28),) if reached else ()))
    return table_flow(
        look,
        columns,
        tuple(rows),
        source=block.source,
        name="Phases",
        alt=words.phase,
        before=look.unit * 3,
    )


def _phase_row(phase: PlanPhase, look: Look, *, reached: bool) -> TableRow:
    palette = look.palette
    line = Stroke(colour=palette.line, width=0.75)
    name: Styled = (styled_line(phase.name, replace(look.small, bold=True), palette),)
    if plain_line(phase.description):
        quiet = replace(look.small, colour=palette.muted, space_before=1.5)
        name += (styled_line(phase.description, quiet, palette),)
    cells: tuple[TableCell, ...] = (
        TableCell(text=name, header=True, bottom=line),
        TableCell(text=(styled_text(phase.dates, look.small, palette),), bottom=line),
    )
    if reached:
        cells += (TableCell(text=(styled_line(phase.milestone, look.small, palette),), bottom=line),)
    return TableRow(cells=cells)


def process(blocks: tuple[StepBlock, ...], look: Look) -> Flow:
    """Set numbered steps on a rail; each ends with what it delivers."""
    flow: Flow = ()
    width = min(look.width, look.measure_width) - _STEP_INDENT + 20
    distance = look.unit * 3
    for number, block in enumerate(blocks, start=1):
        last = number == len(blocks)
        child = Stack(children=_step(block, look, width))
        step = Railed(
            marker=_marker(look, number, block.source),
            marker_size=_MARKER,
            child=child,
            drop=(_MARKER - look.heading3.size * 1.3) / 2,
            indent=_STEP_INDENT,
            line=None if last else Stroke(colour=look.palette.line, width=1.0),
            name=f"Step {number}",
            source=block.source,
            before=distance,
            after=0.0 if last else distance,
        )
        flow += whole(look, (step,))
    return flow


def _step(block: StepBlock, look: Look, width: float) -> Flow:
    source, name = block.source, plain_line(block.title)
    flow = card_heading(look, block.title, block, width)
    flow += look.text(block.description, look.body, width, name=f"{name} description", source=source)
    deliverable = look.line(block.deliverable, look.body, width - 14.0, name=f"{name} deliverable", source=source)
    if deliverable:
        caption = label(look, look.words.deliverable, width - 14.0, source=source, under=block.title, after=0.1)
        flow += panel(
            caption + deliverable,
            width=width,
            insets=(14.0, 0.0, 0.0, 1.0),
            backdrop=Backdrop(bar=look.palette.accent, bar_width=2.0),
            name=f"{name} deliverable",
            source=source,
            before=look.unit * 1.1,
        )
    return flow + picture_flow(block, look, width, name=f"{name} picture")


def _marker(look: Look, number: int, source: str) -> Drawing:
    style = replace(look.eyebrow, colour=look.palette.on_accent, align=Align.CENTER, size=look.body.size)
    text = measure((styled_text(str(number), style, look.palette, role=Role.LABEL),), _MARKER, look.fonts)
    top = (_MARKER - text.height) / 2

    def draw(rect: Rect) -> tuple[AnyItem, ...]:
        return (
            TextItem(
                rect=Rect(rect.x, rect.y, _MARKER, _MARKER),
                role=Role.LABEL,
                name=f"Step {number} marker",
                source=source,
                paragraphs=place(text, height=_MARKER, insets=(0.0, top, 0.0, 0.0)),
                insets=(0.0, top, 0.0, 0.0),
                box=Box(geometry=Geometry.ELLIPSE, fill=look.palette.accent),
            ),
        )

    return Drawing(draw=draw, width=_MARKER, height=_MARKER)


def team(blocks: tuple[RoleBlock, ...], look: Look) -> Flow:
    """Set roles on cards in two or three columns; alone or long, they are ordinary text."""
    columns = columns_for(len(blocks))
    width = column_width(look, columns)
    title = heading_style(look, [block.title for block in blocks], card_room(width))
    contents = tuple(_member(block, look, card_room(width), title) for block in blocks)
    if len(blocks) > 1 and all(stacked_height(content) <= look.frame.height * TALL_CARD for content in contents):
        cards = tuple(
            card(look, content, width, source=block.source, name=f"{plain_line(block.title)} card")
            for block, content in zip(blocks, contents, strict=True)
        )
        return grid(look, cards, columns)
    flow: Flow = ()
    for block in blocks:
        content = _member(block, look, look.measure_width, look.heading3)
        flow += whole(look, (Stack(children=content, before=look.unit * 3),)) if content else ()
    return flow


def _member(block: RoleBlock, look: Look, width: float, title: TextStyle) -> Flow:
    source, name = block.source, plain_line(block.title)
    flow = card_heading(look, block.title, block, width, title)
    flow += look.line(
        block.detail, look.eyebrow, width, name=f"{name} detail", source=source, role=Role.LABEL, after=look.unit * 0.7
    )
    flow += look.text(block.description, look.small, width, name=f"{name} description", source=source)
    return flow + picture_flow(block, look, width, name=f"{name} picture")
