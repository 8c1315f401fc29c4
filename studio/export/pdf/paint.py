"""Turns laid-out slides and sheets into the bytes of a PDF file."""

from collections.abc import Callable, Sequence

from studio.export.pdf.embedding import embed
from studio.export.pdf.file import PdfFile
from studio.export.pdf.items import Painter
from studio.export.pdf.pictures import Pictures
from studio.export.pdf.sheet import Sheet
from studio.export.pdf.text import Fonts
from studio.export.pdf.values import number
from studio.layout.page import FileFacts, FlowBook, FlowPage, SlideDeck, SlidePage

Progress = Callable[[int, int], None]


def paint_slides(deck: SlideDeck, facts: FileFacts, progress: Progress | None = None) -> bytes:
    """Paint the slides of a deck."""
    return _paint(deck.width, deck.height, deck.pages, facts, progress)


def paint_book(book: FlowBook, facts: FileFacts, progress: Progress | None = None) -> bytes:
    """Paint the sheets of a proposal."""
    return _paint(book.width, book.height, book.pages, facts, progress)


def _paint(width: float, height: float, pages: Sequence[SlidePage | FlowPage], facts: FileFacts, progress: Progress | None) -> bytes:
    file = PdfFile(facts)
    fonts, pictures = Fonts(), Pictures(file)
    painter = Painter(fonts, pictures)
    resources, resource_holder = file.reserve()
    for done, page in enumerate(pages):
        if progress:
            progress(done, len(pages))
        _, holder = file.reserve()
        sheet = Sheet(width, height)
        for item in page.items:
            painter.draw(sheet, item)
        content = file.stream(sheet.finish())
        file.add_page(
            holder,
            f"<< /Type /Page /Parent {file.parent} /MediaBox [0 0 {number(width)} {number(height)}]"
            f" /Resources {resources} /Contents {content} >>",
        )
    used = " ".join(f"/{use.resource} {embed(file, use)}" for use in fonts.used())
    images = " ".join(f"/{name} {reference}" for name, reference in sorted(pictures.resources.items()))
    resource_holder.body = f"<< /Font << {used} >> /XObject << {images} >> >>".encode()
    if progress:
        progress(len(pages), len(pages))
    return file.write()
