"""Turns the items of a page into content; a closed match over what pages can hold."""

from typing import assert_never

from studio.domain.geometry import Rect
from studio.export.pdf.pictures import Pictures
from studio.export.pdf.shapes import draw_box
from studio.export.pdf.sheet import Sheet
from studio.export.pdf.text import Fonts, draw_backgrounds, draw_bullet, draw_lines
from studio.layout.page import AnyItem, ChartItem, GroupItem, PictureItem, ShapeItem, TableItem, TextItem, TextParagraph


class Painter:
    """Draws the items of one document's pages."""

    def __init__(self, fonts: Fonts, pictures: Pictures) -> None:
        self.fonts = fonts
        self.pictures = pictures

    def draw(self, sheet: Sheet, item: AnyItem) -> None:
        """Draw one item."""
        match item:
            case TextItem():
                if item.box is not None:
                    draw_box(sheet, item.rect, item.box)
                self.paragraphs(sheet, item.rect.x, item.rect.y, item.paragraphs)
            case ShapeItem():
                draw_box(sheet, item.rect, item.box)
            case PictureItem():
                self.picture(sheet, item)
            case TableItem():
                self.table(sheet, item)
            case ChartItem():
                for part in item.drawing:
                    self.draw(sheet, part)
            case GroupItem():
                for inner in item.items:
                    self.draw(sheet, inner)
            case unknown:
                assert_never(unknown)

    def paragraphs(self, sheet: Sheet, left: float, top: float, paragraphs: tuple[TextParagraph, ...]) -> None:
        draw_backgrounds(sheet, left, top, paragraphs)
        for paragraph in paragraphs:
            draw_bullet(sheet, self.fonts, left, top, paragraph)
            draw_lines(sheet, self.fonts, left, top, paragraph, None)

    def picture(self, sheet: Sheet, item: PictureItem) -> None:
        left, top, right, bottom = item.crop
        width, height = item.rect.width / (1 - left - right), item.rect.height / (1 - top - bottom)
        place = Rect(item.rect.x - left * width, item.rect.y - top * height, width, height)
        sheet.image(self.pictures.resource(item.picture.path), place, item.rect)

    def table(self, sheet: Sheet, item: TableItem) -> None:
        cells = tuple(cell_rects(item))
        for rect, cell in cells:
            if cell.fill is not None:
                sheet.rectangle(rect, cell.fill)
        for rect, cell in cells:
            if cell.top is not None:
                sheet.line(rect.x, rect.y, rect.right, rect.y, cell.top)
            if cell.bottom is not None:
                sheet.line(rect.x, rect.bottom, rect.right, rect.bottom, cell.bottom)
        for rect, cell in cells:
            self.paragraphs(sheet, rect.x, rect.y, cell.paragraphs)


def cell_rects(item: TableItem):
    y = item.rect.y
    for row in item.rows:
        x, column = item.rect.x, 0
        for cell in row.cells:
            width = sum(item.columns[column : column + cell.span])
            yield Rect(x, y, width, row.height), cell
            x += width
            column += cell.span
        y += row.height
