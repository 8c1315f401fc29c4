"""The same sheets by plain Platypus, untagged: paragraphs, tables, bars and pictures in the brand's own fonts."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Image, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

_MARGIN = 56.0
_BAR = 14.0


def load(folder: Path) -> Callable[[], bytes]:
    """Give the function that makes the document."""
    content = json.loads((folder / "content.json").read_text(encoding="utf-8"))
    for weight in ("regular", "bold"):
        pdfmetrics.registerFont(TTFont(f"body-{weight}", content["fonts"]["body"][weight]))
    pdfmetrics.registerFontFamily("body-regular", normal="body-regular", bold="body-bold")
    return lambda: _document(content)


def _document(content: dict[str, Any]) -> bytes:
    buffer = io.BytesIO()
    size = (content["width"], content["height"])
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), _MARGIN)
    document = SimpleDocTemplate(buffer, pagesize=size, title="Measured", **margins)
    width = size[0] - 2 * _MARGIN
    styles: dict[tuple[object, ...], ParagraphStyle] = {}
    story: list[Flowable] = []
    for page in content["pages"]:
        for item in page:
            story += _flowables(item, width, styles)
        story.append(PageBreak())
    document.build(story, onFirstPage=_furniture, onLaterPages=_furniture)
    return buffer.getvalue()


def _furniture(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont("body-regular", 8)
    canvas.drawString(_MARGIN, 30, f"A proposal of many pages · {document.page}")


def _flowables(item: dict[str, Any], width: float, styles: dict[tuple[object, ...], ParagraphStyle]) -> list[Flowable]:
    match item["kind"]:
        case "text":
            return _paragraphs(item["paragraphs"], styles, item["fill"])
        case "picture":
            picture_width, picture_height = ImageReader(item["file"]).getSize()
            shown = min(width, item["rect"][2])
            return [Image(item["file"], shown, shown * picture_height / picture_width)]
        case "table":
            return [_table(item, width, styles)]
        case "chart":
            return [_chart(item, width)]
        case _:
            return []


def _paragraphs(
    sources: list[dict[str, Any]], styles: dict[tuple[object, ...], ParagraphStyle], fill: str | None
) -> list[Flowable]:
    flowables: list[Flowable] = []
    for source in sources:
        if not source["runs"]:
            continue
        first = source["runs"][0]
        bullet = source["bullet"]
        key = (first["size"], first["bold"], first["colour"], fill, bool(bullet))
        if key not in styles:
            styles[key] = ParagraphStyle(
                str(key),
                fontName="body-bold" if first["bold"] else "body-regular",
                fontSize=first["size"],
                leading=first["size"] * 1.2,
                textColor=HexColor(f"#{first['colour']}"),
                backColor=HexColor(f"#{fill}") if fill else None,
                spaceAfter=3,
                leftIndent=14 if bullet else 0,
            )
        text = "".join(_marked(run, first) for run in source["runs"])
        flowables.append(Paragraph(text, styles[key], bulletText=bullet or None))
    return flowables


def _marked(run: dict[str, Any], first: dict[str, Any]) -> str:
    text = escape(run["text"])
    return f"<b>{text}</b>" if run["bold"] and not first["bold"] else text


def _table(item: dict[str, Any], width: float, styles: dict[tuple[object, ...], ParagraphStyle]) -> Flowable:
    columns = item["columns"]
    rows: list[list[object]] = []
    commands: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    for number, row in enumerate(item["rows"]):
        cells: list[object] = []
        for source in row:
            at = len(cells)
            cells += [_paragraphs(source["paragraphs"], styles, None), *[""] * (source["span"] - 1)]
            if source["span"] > 1:
                commands.append(("SPAN", (at, number), (at + source["span"] - 1, number)))
            if source["fill"]:
                commands.append(("BACKGROUND", (at, number), (len(cells) - 1, number), HexColor(f"#{source['fill']}")))
        rows.append(cells)
    factor = width / sum(columns)
    return Table(rows, [column * factor for column in columns], style=TableStyle(commands), repeatRows=1)


def _chart(item: dict[str, Any], width: float) -> Flowable:
    """Draw the bars of a stacked bar chart with the names of its categories."""
    count = len(item["categories"])
    drawing = Drawing(width, count * 2 * _BAR)
    label = width / 4
    for index, category in enumerate(item["categories"]):
        y = (count - index - 1) * 2 * _BAR
        drawing.add(String(0, y + 4, category, fontName="body-regular", fontSize=8))
        x = label
        for series in item["series"]:
            length = series["values"][index] / (item["maximum"] or 1) * (width - label)
            if series["colour"]:
                colour = HexColor(f"#{series['colour']}")
                drawing.add(Rect(x, y, length, _BAR, fillColor=colour, strokeColor=None))
            if series["labels"] and series["labels"][index]:
                drawing.add(String(x + 2, y + 4, series["labels"][index], fontName="body-regular", fontSize=8))
            x += length
    return drawing if count else Spacer(0, 0)
