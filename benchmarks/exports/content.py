"""Laid-out pages to plain data that programs of other makers write the same content from.

Slides keep the place of everything; sheets keep its order, as the peers set their text themselves.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import assert_never

from PIL import ImageFont

from studio.domain.colours import Colour
from studio.domain.geometry import Rect
from studio.domain.typography import Fonts
from studio.layout.drawing import Box
from studio.layout.items import (
    AnyItem,
    Cell,
    ChartItem,
    ChartSpec,
    GroupItem,
    PictureItem,
    ShapeItem,
    TableItem,
    TextItem,
)
from studio.layout.page import FlowBook, SlideDeck
from studio.layout.paragraphs import TextParagraph
from studio.layout.roles import Role

Record = dict[str, object]


def slides_of(deck: SlideDeck, brand: Path) -> list[Record]:
    """Give layout, notes and items of every slide; what the brand, whose folder this is, draws is left out."""
    return [
        {
            "layout": page.layout,
            "title": page.title,
            "notes": page.notes,
            "items": [record for item in page.items if not item.inherited for record in _records(item, brand)],
        }
        for page in deck.pages
    ]


def sheets_of(book: FlowBook, brand: Path) -> list[list[Record]]:
    """Give the blocks of every sheet in reading order; decoration and running headers are left out."""
    left_out = (Role.ARTIFACT, Role.DECORATION)
    return [
        [record for item in page.items if item.role not in left_out for record in _records(item, brand)]
        for page in book.pages
    ]


def families(fonts: Fonts) -> Record:
    """Give the font files and the names that they bear, by job."""
    return {
        job: {
            "name": ImageFont.truetype(family.regular).getname()[0],
            "regular": str(family.regular),
            "bold": str(family.bold),
        }
        for job, family in (("heading", fonts.heading), ("body", fonts.body))
    }


def _records(item: AnyItem, brand: Path) -> Iterator[Record]:
    place: Record = {"rect": _numbers(item.rect), "alt": item.alt, "role": item.role.value}
    match item:
        case TextItem():
            slot = item.slot.idx if item.slot else None
            yield {**place, "kind": "text", "slot": slot, **_box(item.box), **_paragraphs(item.paragraphs)}
        case ShapeItem():
            yield {**place, "kind": "shape", "shape": item.box.geometry.value, **_box(item.box)}
        case PictureItem() if item.data or item.picture.path.is_relative_to(brand):
            pass  # the brand's own
        case PictureItem():
            yield {**place, "kind": "picture", "file": str(item.picture.path)}
        case TableItem():
            yield {**place, "kind": "table", "columns": item.columns, "rows": [_row(row.cells) for row in item.rows]}
        case ChartItem():
            yield {**place, "kind": "chart", **_chart(item.spec)}
        case GroupItem():
            for inner in item.items:
                yield from _records(inner, brand)
        case _:
            assert_never(item)


def _row(cells: tuple[Cell, ...]) -> list[Record]:
    return [{"fill": _rgb(cell.fill), "span": cell.span, **_paragraphs(cell.paragraphs)} for cell in cells]


def _chart(spec: ChartSpec) -> Record:
    series = [
        {
            "name": one.name,
            "values": [float(value) for value in one.values],
            "colour": _rgb(one.colour),
            "labels": one.labels,
        }
        for one in spec.series
    ]
    return {"categories": spec.categories, "series": series, "maximum": float(spec.maximum)}


def _paragraphs(paragraphs: tuple[TextParagraph, ...]) -> Record:
    return {
        "paragraphs": [
            {
                "role": paragraph.role.value,
                "bullet": paragraph.bullet.text if paragraph.bullet else "",
                "runs": [
                    {"text": run.shown, "size": run.size, "bold": run.bold, "colour": _rgb(run.colour)}
                    for run in paragraph.runs
                    if run.text
                ],
            }
            for paragraph in paragraphs
        ]
    }


def _box(box: Box | None) -> Record:
    stroke = box.stroke.colour if box and box.stroke else None
    return {"fill": _rgb(box.fill) if box else None, "stroke": _rgb(stroke)}


def _rgb(colour: Colour | None) -> str | None:
    return colour.rgb if colour else None


def _numbers(rect: Rect) -> tuple[float, ...]:
    return tuple(round(number, 2) for number in (rect.x, rect.y, rect.width, rect.height))
