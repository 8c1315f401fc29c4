"""Designs of what is offered: costs, comparison, next step."""

from studio.domain.blocks import (
    BudgetBand,
    ComparisonBlock,
    ComparisonRow,
    CostBlock,
    LabelledText,
    NextStepBlock,
)
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.text import Line, line_of, plain_line
from studio.layout.charts import budget_chart
from studio.layout.drawing import Stroke
from studio.layout.flow.figures import Drawing, picture_flow, table_flow
from studio.layout.flow.flowables import Flow
from studio.layout.flow.furniture import shortened
from studio.layout.flow.look import Look
from studio.layout.flow.panels import Backdrop, panel, side_by_side
from studio.layout.flow.parts import (
    GAP,
    card,
    card_room,
    half,
    heading,
    in_runs,
    label,
    pairs,
    part_heading,
    whole,
)
from studio.layout.flow.prose import TextFlow
from studio.layout.items import AnyItem
from studio.layout.paragraphs import WebLink
from studio.layout.roles import Role
from studio.layout.tables import Column, TableCell, TableRow
from studio.layout.text.setting import measure
from studio.layout.text.styling import styled_line

_BAND_ROW = 36.0
"""Points: a project in the budget chart."""
_BANDS = 14
"""Most projects in one chart."""
_TICKS = 18.0
_NAMES = 0.3
"""Width for the names beside the chart, as a fraction of it."""
_CHECK = "✓"


def cost(block: CostBlock, look: Look) -> Flow:
    """Set the summary, typical budgets as a chart with what they are, and what moves the price."""
    source, name = block.source, plain_line(block.title)
    words = look.words
    flow = heading(look, block.title, block)
    flow += look.text(block.summary, look.body, look.measure_width, name=f"{name} summary", source=source)
    if block.bands:
        flow += part_heading(look, words.budget_bands, source=source, under=block.title)
        shown = tuple(_named_shortly(band, look) for band in block.bands)
        flow += tuple(_chart(replace(block, bands=bands), look) for bands in in_runs(shown, _BANDS))
        described = tuple(
            LabelledText(label=band.name, value=band.description)
            for band, short in zip(block.bands, shown, strict=True)
            if band.description or band is not short
        )
        flow += pairs(
            look,
            described,
            source=source,
            name=words.budget_bands,
            alt=words.budget_bands,
            style=look.small,
            before=1.2,
        )
    if block.factors:
        flow += part_heading(look, words.cost_factors, source=source, under=block.title)
        flow += pairs(
            look, block.factors, source=source, name=words.cost_factors, alt=words.cost_factors, style=look.small
        )
    return flow + picture_flow(block, look, look.width, name=f"{name} picture")


def _named_shortly(band: BudgetBand, look: Look) -> BudgetBand:
    """Cut a name that two lines beside the chart cannot hold; the list below has all of it."""
    name = plain_line(band.name)
    short = shortened(look, name, look.small, look.width * _NAMES, lines=2)
    return band if short == name else replace(band, name=line_of(short))


def _chart(block: CostBlock, look: Look) -> Drawing:
    size = look.small.size

    def draw(rect: Rect) -> tuple[AnyItem, ...]:
        return (budget_chart(block, rect, look.brand, look.fonts, size),)

    return Drawing(draw=draw, width=look.width, height=_TICKS + _BAND_ROW * len(block.bands))


def comparison(block: ComparisonBlock, look: Look) -> Flow:
    """Set a table of criteria, the conclusion, and when to choose which."""
    source, name = block.source, plain_line(block.title)
    flow = heading(look, block.title, block)
    flow += _criteria(block, look, name)
    inner = look.width - 34.0
    conclusion = look.text(block.conclusion, look.body, inner, name=f"{name} conclusion", source=source)
    if conclusion:
        caption = label(look, look.words.conclusion, inner, source=source, under=block.title, after=0.6)
        flow += whole(
            look,
            panel(
                caption + conclusion,
                width=look.width,
                insets=(20.0, 14.0, 14.0, 15.0),
                backdrop=Backdrop(fill=look.palette.accent_soft, bar=look.palette.accent),
                name=f"{name} conclusion",
                source=source,
                before=look.unit * 3,
            ),
        )
    flow += _choices(block, look)
    return flow + picture_flow(block, look, look.width, name=f"{name} picture")


def _criteria(block: ComparisonBlock, look: Look, name: str) -> Flow:
    palette = look.palette
    line = Stroke(colour=palette.line, width=0.75)
    strong = replace(look.small, bold=True)

    def row(criterion: ComparisonRow) -> TableRow:
        return TableRow(
            cells=(
                TableCell(text=(styled_line(criterion.name, strong, palette),), header=True, bottom=line),
                TableCell(
                    text=(styled_line(criterion.this, look.small, palette),), bottom=line, fill=palette.accent_soft
                ),
                TableCell(text=(styled_line(criterion.other, look.small, palette),), bottom=line),
            )
        )

    header = header_row(look, (line_of(look.words.criterion), block.this, block.other))
    columns = (Column(weight=0.26), Column(weight=0.37), Column(weight=0.37))
    rows = (header, *(row(criterion) for criterion in block.rows))
    return table_flow(look, columns, rows, source=block.source, name=name, alt=name, before=look.unit)


def header_row(look: Look, titles: tuple[Line, ...]) -> TableRow:
    """Give the row that heads a table's columns, light on the brand's dark colour."""
    style = replace(look.small, bold=True, colour=look.palette.on_primary)
    return TableRow(
        header=True,
        cells=tuple(
            TableCell(text=(styled_line(title, style, look.palette),), fill=look.palette.primary) for title in titles
        ),
    )


def _choices(block: ComparisonBlock, look: Look) -> Flow:
    width = half(look)
    columns = tuple(
        card(
            look,
            _choice(look, topic, reasons, block),
            width,
            source=block.source,
            name=f"Choose {plain_line(topic)}",
        )
        for topic, reasons in ((block.this, block.choose_this), (block.other, block.choose_other))
    )
    filled = tuple(column for column in columns if column)
    return whole(look, side_by_side(filled, (width,) * len(filled), GAP, before=look.unit * 2.4))


def _choice(look: Look, topic: Line, reasons: tuple[Line, ...], block: ComparisonBlock) -> Flow:
    room = card_room(half(look))
    points = look.items(
        reasons, look.small, room, name=f"Reasons for {plain_line(topic)}", source=block.source, bullet=_CHECK
    )
    if not points:
        return ()
    caption = look.words.choose_when.format(name=plain_line(topic))
    return label(look, caption, room, source=block.source, under=block.title, after=0.8) + points


def next_step(block: NextStepBlock, look: Look) -> Flow:
    """Give a panel in the accent colour with the call and a button."""
    source, name = block.source, plain_line(block.title)
    palette = look.palette
    room = look.width - 56.0
    light = replace(look.body, colour=palette.on_accent, size=look.body.size * 1.05)
    title = replace(look.heading2, colour=palette.on_accent, size=look.heading2.size * 1.2)
    flow = heading(look, block.title, block, width=room, style=title)
    text = look.text(block.text, light, room, name=f"{name} text", source=source)
    # Bullets in the accent would vanish on it.
    flow += tuple(replace(part, bullets=None) if isinstance(part, TextFlow) else part for part in text)
    flow += _button(block, look, room)
    flow += picture_flow(block, look, room, name=f"{name} picture")
    return whole(
        look,
        panel(
            flow,
            width=look.width,
            insets=(28.0, 26.0, 28.0, 28.0),
            backdrop=Backdrop(fill=palette.accent),
            name=name,
            source=source,
            before=look.unit * 4,
        ),
        yields=False,
    )


def _button(block: NextStepBlock, look: Look, room: float) -> Flow:
    style = replace(look.body, bold=True, colour=look.palette.accent, line_spacing=1.0)
    link = WebLink(block.href) if block.href else None
    text = (styled_line(block.action, style, look.palette),)
    width = min(measure(text, room - 36.0, look.fonts).natural_width + 0.5, room - 36.0)
    name = f"{plain_line(block.action)} button"
    button = look.line(block.action, style, width, name=name, source=block.source, role=Role.LABEL, link=link)
    return panel(
        button,
        width=width + 36.0,
        insets=(18.0, 9.0, 18.0, 10.0),
        backdrop=Backdrop(fill=look.palette.on_accent, radius=4.0),
        name=name,
        source=block.source,
        before=look.unit * 2,
    )
