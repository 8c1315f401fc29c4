"""Turns the items of a page into tagged content; one closed match over what pages can hold."""

from collections.abc import Iterable
from typing import assert_never

from studio.domain.geometry import Rect
from studio.export.pdf.links import PageLinks
from studio.export.pdf.pictures import Pictures
from studio.export.pdf.reading import Reading, Targets
from studio.export.pdf.shapes import draw_box
from studio.export.pdf.sheet import Mark, Sheet
from studio.export.pdf.structure import ARTIFACT
from studio.export.pdf.tables import draw_grid, placed_rows
from studio.export.pdf.text import Fonts, ParagraphPainter, draw_backgrounds
from studio.layout.items import AnyItem, ChartItem, GroupItem, PictureItem, ShapeItem, TableItem, TextItem
from studio.layout.paragraphs import TextParagraph
from studio.layout.roles import Role


class PagePainter:
    """Draws the items of one page."""

    def __init__(self, sheet: Sheet, fonts: Fonts, pictures: Pictures, reading: Reading, links: PageLinks) -> None:
        self._sheet = sheet
        self._pictures = pictures
        self._reading = reading
        self._text = ParagraphPainter(sheet, fonts, links, reading)

    def draw(self, item: AnyItem, whole: Mark | None = None) -> None:
        """Draw an item; `whole` is the element that all of it belongs to, None where the item's roles decide."""
        whole = whole or self._reading.whole(item)
        match item:
            case TextItem():
                self._draw_text(item, whole)
            case ShapeItem():
                self._sheet.mark(whole or ARTIFACT)
                draw_box(self._sheet, item.rect, item.box)
            case PictureItem():
                self._draw_picture(item, whole or ARTIFACT)
            case TableItem():
                self._draw_table(item, whole)
            case ChartItem(drawing=items) | GroupItem(items=items):
                for inner in items:
                    self.draw(inner, whole)
            case unknown:
                assert_never(unknown)

    def _draw_text(self, item: TextItem, whole: Mark | None) -> None:
        if item.box is not None:
            self._sheet.mark(whole or ARTIFACT)
            draw_box(self._sheet, item.rect, item.box)
        left, top = item.rect.x, item.rect.y
        contents = item.role is Role.TOC_ENTRY
        draw_backgrounds(self._sheet, left, top, item.paragraphs, whole or ARTIFACT, contents=contents)
        for paragraph in item.paragraphs:
            targets = Targets(whole, whole) if whole else self._reading.paragraph(paragraph, item)
            self._text.draw(left, top, paragraph, targets)

    def _draw_picture(self, item: PictureItem, whole: Mark) -> None:
        resource = self._pictures.resource(item)
        left, top, right, bottom = item.crop
        width, height = item.rect.width / (1 - left - right), item.rect.height / (1 - top - bottom)
        place = Rect(item.rect.x - left * width, item.rect.y - top * height, width, height)
        self._sheet.mark(whole)
        self._sheet.image(resource, place, item.rect)

    def _draw_table(self, item: TableItem, whole: Mark | None) -> None:
        rows = tuple(placed_rows(item))
        self._sheet.mark(whole or ARTIFACT)
        draw_grid(self._sheet, rows)
        for _, cells in rows:
            for rect, cell in cells:
                draw_backgrounds(self._sheet, rect.x, rect.y, cell.paragraphs, whole or ARTIFACT)
        repeated = self._reading.repeats_headers(item)
        table = None if whole else self._reading.table(item)
        for row, cells in rows:
            if table is None or (row.header and repeated):
                for rect, cell in cells:
                    self._draw_cell(rect, cell.paragraphs, whole or ARTIFACT)
                continue
            element = table.add("TR")
            for rect, cell in cells:
                owner = self._reading.cell(element, row, cell)
                for paragraph in cell.paragraphs:
                    targets = self._reading.cell_paragraph(paragraph, owner, alone=len(cell.paragraphs) == 1)
                    self._text.draw(rect.x, rect.y, paragraph, targets)

    def _draw_cell(self, rect: Rect, paragraphs: Iterable[TextParagraph], whole: Mark) -> None:
        for paragraph in paragraphs:
            self._text.draw(rect.x, rect.y, paragraph, Targets(whole, whole))
