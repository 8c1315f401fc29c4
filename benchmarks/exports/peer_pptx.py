"""The same slides by plain python-pptx: `python peer_pptx.py FOLDER FILE`, or `load` for measuring without a start.

Written as one would by hand: the brand's template, its layouts and title placeholders, a text box or a shape for
every text, native tables and charts, pictures with their alternative texts, speaker notes.
"""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Pt

SHAPES = {
    "rect": MSO_SHAPE.RECTANGLE,
    "roundRect": MSO_SHAPE.ROUNDED_RECTANGLE,
    "ellipse": MSO_SHAPE.OVAL,
    "line": MSO_SHAPE.RECTANGLE,
    "chevron": MSO_SHAPE.CHEVRON,
    "homePlate": MSO_SHAPE.PENTAGON,
    "diamond": MSO_SHAPE.DIAMOND,
    "triangle": MSO_SHAPE.ISOSCELES_TRIANGLE,
}


def load(folder: Path) -> Callable[[], bytes]:
    """Give the function that makes the deck."""
    content = json.loads((folder / "content.json").read_text(encoding="utf-8"))
    return lambda: _deck(content)


def _deck(content: dict[str, Any]) -> bytes:
    presentation = Presentation(content["template"])
    layouts = {str(layout.part.partname): layout for layout in presentation.slide_layouts}
    for page in content["pages"]:
        slide = presentation.slides.add_slide(layouts[page["layout"]])
        slots = {shape.placeholder_format.idx: shape for shape in slide.placeholders}
        for item in page["items"]:
            _ADD[item["kind"]](slide, item, slots)
        for shape in slots.values():
            if not shape.has_text_frame or not shape.text_frame.text:
                shape.element.getparent().remove(shape.element)
        if page["notes"]:
            slide.notes_slide.notes_text_frame.text = page["notes"]
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def _add_text(slide: Any, item: dict[str, Any], slots: dict[int, Any]) -> None:
    shape = slots.get(item["slot"])
    if shape is None or (shape.has_text_frame and shape.text_frame.text):
        if item["fill"] or item["stroke"]:
            shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *_rect(item))
            _dress(shape, item)
        else:
            shape = slide.shapes.add_textbox(*_rect(item))
    shape.text_frame.word_wrap = True
    _fill_text(shape.text_frame, item["paragraphs"])


def _fill_text(frame: Any, paragraphs: list[dict[str, Any]]) -> None:
    for index, source in enumerate(paragraphs):
        paragraph = frame.add_paragraph() if index else frame.paragraphs[0]
        for one in source["runs"]:
            run = paragraph.add_run()
            run.text = one["text"]
            run.font.size = Pt(one["size"])
            run.font.bold = one["bold"]
            run.font.color.rgb = RGBColor.from_string(one["colour"])


def _add_shape(slide: Any, item: dict[str, Any], _slots: dict[int, Any]) -> None:
    shape = SHAPES.get(item["shape"], MSO_SHAPE.OVAL)  # an icon's outlines are more than a preset
    _dress(slide.shapes.add_shape(shape, *_rect(item)), item)


def _dress(shape: Any, item: dict[str, Any]) -> None:
    if item["fill"]:
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(item["fill"])
    else:
        shape.fill.background()
    if item["stroke"]:
        shape.line.color.rgb = RGBColor.from_string(item["stroke"])
    else:
        shape.line.fill.background()


def _add_picture(slide: Any, item: dict[str, Any], _slots: dict[int, Any]) -> None:
    picture = slide.shapes.add_picture(item["file"], *_rect(item))
    picture._element.nvPicPr.cNvPr.set("descr", item["alt"])  # noqa: SLF001 - python-pptx has no other way


def _add_table(slide: Any, item: dict[str, Any], _slots: dict[int, Any]) -> None:
    table = slide.shapes.add_table(len(item["rows"]), len(item["columns"]), *_rect(item)).table
    for column, width in zip(table.columns, item["columns"], strict=True):
        column.width = Emu(round(width * 12_700))
    for number, row in enumerate(item["rows"]):
        at = 0
        for source in row:
            cell = table.cell(number, at)
            if source["span"] > 1:
                cell.merge(table.cell(number, at + source["span"] - 1))
            if source["fill"]:
                cell.fill.solid()
                cell.fill.fore_color.rgb = RGBColor.from_string(source["fill"])
            _fill_text(cell.text_frame, source["paragraphs"])
            at += source["span"]


def _add_chart(slide: Any, item: dict[str, Any], _slots: dict[int, Any]) -> None:
    data = CategoryChartData()
    data.categories = item["categories"]
    for series in item["series"]:
        data.add_series(series["name"], series["values"])
    chart = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *_rect(item), data).chart
    for series, source in zip(chart.plots[0].series, item["series"], strict=True):
        if source["colour"]:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = RGBColor.from_string(source["colour"])
        else:
            series.format.fill.background()
        for index, label in enumerate(source["labels"]):
            if label:
                series.points[index].data_label.text_frame.text = label


def _rect(item: dict[str, Any]) -> tuple[Emu, ...]:
    return tuple(Emu(round(number * 12_700)) for number in item["rect"])


_ADD = {
    "text": _add_text,
    "shape": _add_shape,
    "picture": _add_picture,
    "table": _add_table,
    "chart": _add_chart,
}

if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(load(Path(sys.argv[1]))())
