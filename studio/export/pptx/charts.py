"""Bar charts to native charts with their workbook."""

from studio.domain.brand import Slot
from studio.domain.geometry import Rect
from studio.domain.typography import Align
from studio.export.pptx.axis_format import axis_format
from studio.export.pptx.colours import NO_FILL, fill, line
from studio.export.pptx.markup import DECLARATION, A, C, R, attribute, content
from studio.export.pptx.relationships import CHART, WORKBOOK, Relationships
from studio.export.pptx.scope import DeckScope, SlideScope
from studio.export.pptx.shapes import identity, placeholder
from studio.export.pptx.text import run_properties
from studio.export.pptx.units import position
from studio.export.pptx.workbook import SHEET, Column, column_letters, plain_number, write_workbook
from studio.layout.items import ChartItem, ChartSpec, Series, TextItem
from studio.layout.paragraphs import Run
from studio.layout.roles import Role

_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CATEGORY_AXIS = 111_111_111
_VALUE_AXIS = 222_222_222
_WIDEST_GAP = 500


_LABEL_SLACK = 4.0
"""Points beside an axis label."""
_WIDER = 0.06
"""What LibreOffice may add to the width of a text in a chart, as a fraction."""

# Stacked bars know no label outside their end; PowerPoint refuses a file that asks for one.
_LABEL_PLACES = {Align.LEFT: "inBase", Align.CENTER: "ctr", Align.RIGHT: "inEnd"}


def chart(item: ChartItem, scope: SlideScope, slot: Slot | None) -> str:
    """Write the chart's parts, and the graphic frame that shows them."""
    deck = scope.deck
    book = deck.package.new_name("/ppt/embeddings/Microsoft_Excel_Sheet{}.xlsx")
    columns = tuple(Column(name=series.name, values=series.values) for series in item.spec.series)
    workbook = write_workbook(item.spec.categories, columns)
    deck.package.add(book, workbook, _WORKBOOK_TYPE)
    relationships = Relationships()
    source = relationships.add(WORKBOOK, book)
    part = deck.package.new_name("/ppt/charts/chart{}.xml")
    frame = _frame(item)
    deck.package.add(part, _chart_space(item, frame, source, deck).encode(), _CHART_TYPE, relationships)
    head = identity(item, scope, "Chart")
    locks = '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
    data = f'<c:chart xmlns:c="{C}" r:id="{scope.relationships.add(CHART, part)}"/>'
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{head}{locks}{placeholder(slot)}</p:nvGraphicFramePr>"
        f'<p:xfrm>{position(frame)}</p:xfrm><a:graphic><a:graphicData uri="{C}">{data}</a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


def drawn_ticks(item: ChartItem) -> tuple[TextItem, ...]:
    """Give the tick labels that a native axis cannot show, as the texts that stand beside the plot."""
    return () if axis_format(item.spec) is not None else _ticks(item)


def _ticks(item: ChartItem) -> tuple[TextItem, ...]:
    words = {text for _, text in item.spec.ticks}
    texts = [one for one in item.drawing if isinstance(one, TextItem) and one.role is Role.LABEL]
    return tuple(one for one in texts if _plain(one) in words and not _beside(one.rect, item.spec.plot))


def _frame(item: ChartItem) -> Rect:
    """Give the chart's rectangle, widened for the labels of its axes that stand out at the sides.

    Without that room LibreOffice makes the plot narrower, and the bars no longer stand where they were laid out.
    """
    texts = [one for one in item.drawing if isinstance(one, TextItem)]
    names = [one for one in texts if one.rect.right <= item.spec.plot.x and _beside(one.rect, item.spec.plot)]
    ticks = [] if axis_format(item.spec) is None else _ticks(item)
    edges = [_ink(one) for one in (*ticks, *names)]
    left = min([item.rect.x, *(start - (end - start) * _WIDER - _LABEL_SLACK for start, end in edges)])
    right = max([item.rect.right, *(end + _LABEL_SLACK for _, end in edges)])
    return Rect(left, item.rect.y, right - left, item.rect.height)


def _ink(item: TextItem) -> tuple[float, float]:
    """Give where the characters of a text begin and end."""
    pieces = [piece for paragraph in item.paragraphs for one in paragraph.lines for piece in one.pieces]
    if not pieces:
        return item.rect.x, item.rect.right
    starts, ends = (piece.x for piece in pieces), (piece.x + piece.width for piece in pieces)
    return item.rect.x + min(starts), item.rect.x + max(ends)


def _plain(item: TextItem) -> str:
    return "".join(run.text for paragraph in item.paragraphs for run in paragraph.runs)


def _beside(rect: Rect, plot: Rect) -> bool:
    """Tell whether a label stands in the band of the bars, as category names and values do."""
    middle = rect.y + rect.height / 2
    return plot.y < middle < plot.bottom


def _chart_space(item: ChartItem, frame: Rect, source: str, deck: DeckScope) -> str:
    spec = item.spec
    series = "".join(_series(index, series, spec, deck) for index, series in enumerate(spec.series))
    gap = round((1 - spec.bar) / spec.bar * 100) if spec.bar > 0 else _WIDEST_GAP
    axes = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'
    plot = (
        f"{_plot_layout(spec.plot, frame)}"
        '<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="{min(max(gap, 0), _WIDEST_GAP)}"/><c:overlap val="100"/>{axes}</c:barChart>'
        f"{_category_axis(spec, deck)}{_value_axis(item, deck)}<c:spPr>{NO_FILL}</c:spPr>"
    )
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/>'
        f'<c:lang val="{attribute(deck.language)}"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{plot}</c:plotArea><c:plotVisOnly val="1"/>'
        f'<c:dispBlanksAs val="gap"/></c:chart><c:spPr>{NO_FILL}{line(None)}</c:spPr>{_text(spec.label_run, deck)}'
        f'<c:externalData r:id="{source}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _plot_layout(plot: Rect, frame: Rect) -> str:
    """Place the inner plot area where the layout has it, as fractions of the frame."""
    width, height = max(frame.width, 1.0), max(frame.height, 1.0)
    places = {
        "x": (plot.x - frame.x) / width,
        "y": (plot.y - frame.y) / height,
        "w": plot.width / width,
        "h": plot.height / height,
    }
    numbers = "".join(f'<c:{name} val="{value:.5f}"/>' for name, value in places.items())
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{numbers}</c:manualLayout></c:layout>"
    )


def _series(index: int, series: Series, spec: ChartSpec, deck: DeckScope) -> str:
    letters = column_letters(index + 1)
    last = len(spec.categories) + 1
    name = f'<c:strCache><c:ptCount val="1"/>{_points((series.name,))}</c:strCache>'
    names = f'<c:strCache><c:ptCount val="{last - 1}"/>{_points(spec.categories)}</c:strCache>'
    numbers = _points(tuple(plain_number(value) for value in series.values))
    cache = f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{last - 1}"/>{numbers}</c:numCache>'
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>'
        f"<c:tx><c:strRef><c:f>{SHEET}!${letters}$1</c:f>{name}</c:strRef></c:tx>"
        f"<c:spPr>{fill(series.colour)}{line(None)}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{_labels(series, deck)}'
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>{names}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!${letters}$2:${letters}${last}</c:f>{cache}</c:numRef></c:val></c:ser>"
    )


def _points(values: tuple[str, ...]) -> str:
    return "".join(f'<c:pt idx="{index}"><c:v>{content(value)}</c:v></c:pt>' for index, value in enumerate(values))


def _labels(series: Series, deck: DeckScope) -> str:
    run = series.label_run
    if run is None or not any(series.labels):
        return ""
    shown = "".join(_label(index, text, run, series.label_align, deck) for index, text in enumerate(series.labels))
    return f"<c:dLbls>{shown}{_shows(value=False)}</c:dLbls>"


def _label(index: int, text: str, run: Run, align: Align, deck: DeckScope) -> str:
    if not text:
        return f'<c:dLbl><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>'
    words = f"<a:r>{run_properties(run, deck)}<a:t>{content(text)}</a:t></a:r>"
    rich = f'<c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p>{words}</a:p></c:rich>'
    place = f'<c:dLblPos val="{_LABEL_PLACES[align]}"/>'
    return f'<c:dLbl><c:idx val="{index}"/><c:tx>{rich}</c:tx>{place}{_shows(value=True)}</c:dLbl>'


def _shows(*, value: bool) -> str:
    parts = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    return "".join(f'<c:show{part} val="{int(value and part == "Val")}"/>' for part in parts)


def _category_axis(spec: ChartSpec, deck: DeckScope) -> str:
    """Write the axis of the names: reversed, so that the first is on top; its line stands where there is no grid."""
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{line(None if spec.unit > 0 else spec.grid)}</c:spPr>{_text(spec.label_run, deck)}"
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="min"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(item: ChartItem, deck: DeckScope) -> str:
    """Write the axis of the figures, with its labels where the layout has them: under the plot or above it."""
    spec = item.spec
    code = axis_format(spec)
    ticks = _ticks(item)
    above = any(tick.rect.bottom <= spec.plot.y + 1 for tick in ticks)
    look = next((run for tick in ticks for paragraph in tick.paragraphs for run in paragraph.runs), spec.label_run)
    grid = f"<c:majorGridlines><c:spPr>{line(spec.grid)}</c:spPr></c:majorGridlines>" if spec.unit > 0 else ""
    shown, corner = ("none" if code is None else "nextTo"), ("min" if above else "max")
    unit = f'<c:majorUnit val="{plain_number(spec.unit)}"/>' if spec.unit > 0 else ""
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{plain_number(spec.maximum)}"/><c:min val="{plain_number(spec.minimum)}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"t" if above else "b"}"/>{grid}'
        f'<c:numFmt formatCode="{attribute(code or "General")}" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{shown}"/>'
        f"<c:spPr>{line(None)}</c:spPr>{_text(look, deck)}"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{corner}"/>'
        f'<c:crossBetween val="between"/>{unit}</c:valAx>'
    )


def _text(run: Run, deck: DeckScope) -> str:
    """Write the text properties of an axis or of the chart."""
    look = run_properties(run, deck, tag="a:defRPr")
    paragraph = f"<a:p><a:pPr>{look}</a:pPr><a:endParaRPr/></a:p>"
    return f'<c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/>{paragraph}</c:txPr>'
