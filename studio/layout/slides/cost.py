"""What projects cost: budget bands as a chart, and the factors that move the price beside it."""

from collections.abc import Sequence

from studio.domain.blocks import BudgetBand, CostBlock, LabelledText
from studio.domain.brand import LayoutRole
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.text import Line, Paragraph, Rich, Span, line_of, plain_line
from studio.domain.typography import Anchor
from studio.layout.boxes import text_item
from studio.layout.charts import budget_chart
from studio.layout.items import AnyItem, ChartItem, GroupItem, TextItem
from studio.layout.slides.card_sheet import card_grid
from studio.layout.slides.cards import Arranged, Card, CardLook
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet, notes_of
from studio.layout.slides.feature import picture_sheets
from studio.layout.slides.ladder import ROUNDING, ladder, words_fit
from studio.layout.slides.paging import Rungs, Setting, paged
from studio.layout.slides.prose import block_prose, prose
from studio.layout.slides.shapes import panel
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled, styled_line, styled_rich

_MOST_CARDS = 6
_CHART = 0.58
_SMALLEST_ROW = 34.0
"""Points that a bar and its name need."""


def cost_sheets(desk: Desk, blocks: Sequence[CostBlock]) -> list[Sheet]:
    """Design cost overviews, one on a slide, factors on a second one where they do not fit beside the chart."""
    return [sheet for block in blocks for sheet in _cost(desk, block)]


def _cost(desk: Desk, block: CostBlock) -> Sequence[Sheet]:
    notes = notes_of((block,), (block.title,))
    pictures = picture_sheets(desk, block.title, block.picture, block.source)
    if not block.bands:
        sheets = prose(desk, block.title, (((), block.summary),), block.source, notes)
        factors = _factor_sheets(desk, block, ()) if sheets else _factor_sheets(desk, block, notes, block.title)
        made = (*sheets, *factors, *pictures)
        return made or block_prose(desk, block.title, (), block.source, notes)
    for beside in (True, False) if block.factors else (False,):
        items = _chart_slide(desk, block, factors=beside)
        if items is not None:
            sheet = Sheet(role=LayoutRole.TITLE_ONLY, title=block.title, items=items, source=block.source, notes=notes)
            return (sheet, *(() if beside else _factor_sheets(desk, block, ())), *pictures)
    parts = (((), block.summary), (line_of(desk.words.budget_bands), _bands_as_text(block.bands)))
    sheets = prose(desk, block.title, parts, block.source, notes)
    return (*sheets, *_factor_sheets(desk, block, ()), *pictures)


def _bands_as_text(bands: Sequence[BudgetBand]) -> Rich:
    return tuple(
        Paragraph(
            spans=(
                *(Span(text=span.text, bold=True, missing=span.missing) for span in band.name),
                Span(text=(f": {band.label}" if band.label else "") + (". " if band.description else "")),
                *band.description,
            )
        )
        for band in bands
    )


def _chart_slide(desk: Desk, block: CostBlock, *, factors: bool) -> tuple[AnyItem, ...] | None:
    area, gap = desk.area(), desk.sizes.gap
    summary = styled_rich(block.summary, desk.body(), desk.palette)
    details = _details(desk, block.bands)
    moving = _factors(desk, block) if factors else ()
    left_width = area.width * _CHART if factors else area.width
    right = Rect(area.x + left_width + 2 * gap, area.y, area.width - left_width - 2 * gap, area.height)
    pad = desk.sizes.padding
    for rung in ladder([summary, details, moving], desk.sizes, floor=COMFORTABLE):
        top = measure(rung[0], area.width, desk.fonts)
        under = measure(rung[1], left_width, desk.fonts)
        side = measure(rung[2], max(right.width - 2 * pad, 1.0), desk.fonts)
        y = area.y + (top.longest + gap * 1.25 if block.summary else 0.0)
        room = area.bottom - y - (under.longest + gap if details else 0.0)
        fits = side.longest + 2 * pad <= area.bottom - y
        words = words_fit(rung[0], area.width, desk.fonts) and words_fit(rung[1], left_width, desk.fonts)
        if not fits or not words or (factors and not words_fit(rung[2], right.width - 2 * pad, desk.fonts)):
            continue
        if room < _SMALLEST_ROW * (len(block.bands) + 1):
            continue
        chart = budget_chart(block, Rect(area.x, y, left_width, room), desk.brand, desk.fonts, desk.comfortable)
        if not _chart_holds(chart):
            continue
        return _placed(desk, block, chart, top, under, side, Rect(right.x, y, right.width, area.bottom - y))
    return None


def _chart_holds(chart: ChartItem) -> bool:
    """Tell whether no words of a chart leave their places."""
    texts = [item for item in chart.drawing if isinstance(item, TextItem)]
    return all(
        line.top >= -ROUNDING and line.top + line.height <= item.rect.height + 1.0
        for item in texts
        for paragraph in item.paragraphs
        for line in paragraph.lines
    )


def _details(desk: Desk, bands: Sequence[BudgetBand]) -> Styled:
    """Say what the projects of the chart include."""
    style = desk.body(desk.comfortable, desk.palette.muted, space_before=3.0)
    return tuple(
        styled_line(
            (
                *(Span(text=span.text, bold=True, missing=span.missing) for span in band.name),
                Span(text=": "),
                *band.description,
            ),
            style,
            desk.palette,
        )
        for band in bands
        if band.description
    )


def _factors(desk: Desk, block: CostBlock) -> Styled:
    text: Styled = desk.caption(desk.words.cost_factors, desk.palette.accent_text)
    for factor in block.factors:
        label = styled_line(factor.label, desk.body(bold=True, space_before=10.0), desk.palette)
        value = styled_line(factor.value, desk.body(desk.comfortable, space_before=1.0), desk.palette)
        text = (*text, *((label,) if factor.label else ()), *((value,) if factor.value else ()))
    return text


def _placed(
    desk: Desk,
    block: CostBlock,
    chart: ChartItem,
    top: MeasuredText,
    under: MeasuredText,
    side: MeasuredText,
    right: Rect,
) -> tuple[AnyItem, ...]:
    area, pad = desk.area(), desk.sizes.padding
    items: list[AnyItem] = []
    if top.paragraphs:
        items.append(text_item(top, Rect(area.x, area.y, area.width, top.longest), name="Summary", source=block.source))
    items.append(chart)
    if under.paragraphs:
        rect = Rect(chart.rect.x, chart.rect.bottom + desk.sizes.gap, chart.rect.width, under.longest)
        items.append(text_item(under, rect, name="Projects", source=block.source))
    if side.paragraphs:
        lowest = items[-1].rect.bottom
        right = replace(right, height=min(right.height, max(side.longest + 2 * pad, lowest - right.y)))
        inner = right.inset(pad)
        ground = panel(
            right, desk.palette.surface, radius=desk.sizes.radius, name="Factors ground", source=block.source
        )
        text = text_item(side, inner, name=desk.words.cost_factors, source=block.source, anchor=Anchor.TOP)
        items.append(GroupItem(rect=right, name="Factors", source=block.source, items=(ground, text)))
    return tuple(items)


def _factor_sheets(
    desk: Desk, block: CostBlock, notes: tuple[tuple[Line, Rich], ...], heading: Line = ()
) -> Sequence[Sheet]:
    """Set the factors as cards on slides of their own, under this heading where no slide before them bears it."""
    title = heading if plain_line(heading).strip() else line_of(desk.words.cost_factors)

    def together(group: Sequence[LabelledText], rungs: Rungs) -> Setting | None:
        made = _factor_cards(desk, block.source, group, rungs)
        if made is None:
            return None
        sheet = Sheet(role=LayoutRole.TITLE_ONLY, title=title, items=made.items, source=block.source, notes=notes)
        return Setting(sheet, made.rung, made.fill)

    def alone(factor: LabelledText) -> Sequence[Sheet]:
        text: Rich = (Paragraph(spans=factor.value),) if factor.value else ()
        return prose(desk, title, ((factor.label, text),), block.source, notes)

    return paged(desk, block.factors, _MOST_CARDS, together, alone)


def _factor_cards(desk: Desk, source: str, factors: Sequence[LabelledText], rungs: Rungs) -> Arranged | None:
    cards = [
        Card(
            source=source,
            name=f"Factor {number}",
            title=desk.headed(factor.label),
            body=(styled_line(factor.value, desk.body(), desk.palette),) if factor.value else (),
        )
        for number, factor in enumerate(factors, start=1)
    ]
    look = CardLook(fill=desk.palette.surface, accent=desk.palette.accent)
    return card_grid(desk, cards, desk.area(), look, rungs)
