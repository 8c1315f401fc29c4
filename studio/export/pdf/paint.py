"""Turns laid-out slides and sheets into the bytes of a PDF file."""

from collections.abc import Callable, Iterable, Sequence

from studio.export.pdf.embedding import embed
from studio.export.pdf.file import PdfFile
from studio.export.pdf.items import PagePainter
from studio.export.pdf.links import PageLinks
from studio.export.pdf.metadata import write_metadata
from studio.export.pdf.navigation import Spot, write_destinations, write_outline
from studio.export.pdf.pictures import Pictures
from studio.export.pdf.reading import Reading
from studio.export.pdf.sheet import Sheet
from studio.export.pdf.structure import StructureTree
from studio.export.pdf.text import Fonts
from studio.export.pdf.values import number
from studio.layout.page import FileFacts, FlowBook, FlowPage, SlideDeck, SlidePage

AnyPage = SlidePage | FlowPage
Progress = Callable[[int, int], None]
"""Called with the pages done and their total, before every page and when all are done; it may raise to cancel."""


def paint_slides(deck: SlideDeck, facts: FileFacts, progress: Progress | None = None) -> bytes:
    """Paint the slides of a deck as a tagged PDF; equal input gives equal bytes.

    Raises StudioError for a picture or a font file that cannot be read, and whatever `progress` raises.
    """
    drawing = _Drawing(deck.width, deck.height, facts, title_rank=0)
    drawing.draw_pages(deck.pages, {page.anchor for page in deck.pages}, progress)
    spots = [
        Spot(anchor=page.anchor, title=page.title, level=0, destination=f"[{reference} /Fit]")
        for page, reference in zip(deck.pages, drawing.references, strict=True)
    ]
    return drawing.write(spots, facts)


def paint_book(book: FlowBook, facts: FileFacts, progress: Progress | None = None) -> bytes:
    """Paint the sheets of a proposal as a tagged PDF; equal input gives equal bytes.

    Raises StudioError for a picture or a font file that cannot be read, and whatever `progress` raises.
    """
    drawing = _Drawing(book.width, book.height, facts, title_rank=1)
    bookmarks = [mark for mark in book.bookmarks if 0 <= mark.page < len(book.pages)]
    drawing.draw_pages(book.pages, {mark.anchor for mark in bookmarks}, progress)
    spots = [
        Spot(
            anchor=mark.anchor,
            title=mark.title,
            level=mark.level,
            destination=f"[{drawing.references[mark.page]} /XYZ null {number(book.height - mark.y)} null]",
        )
        for mark in bookmarks
    ]
    return drawing.write(spots, facts)


class _Drawing:
    """One file being drawn."""

    def __init__(self, width: float, height: float, facts: FileFacts, *, title_rank: int) -> None:
        self._width, self._height = width, height
        self._file = PdfFile(facts)
        self._tree = StructureTree(self._file)
        self._reading = Reading(self._tree, title_rank=title_rank)
        self._fonts = Fonts()
        self._pictures = Pictures(self._file)
        self._resources = self._file.reserve()
        self.references: list[str] = []
        """To the pages drawn."""

    def draw_pages(self, pages: Sequence[AnyPage], anchors: Iterable[str], progress: Progress | None) -> None:
        """Draw all pages."""
        known = frozenset(anchors)
        for done, page in enumerate(pages):
            if progress:
                progress(done, len(pages))
            reference = self._file.reserve()
            self.references.append(reference)
            self._draw_page(page, reference, known)
        if progress:
            progress(len(pages), len(pages))

    def _draw_page(self, page: AnyPage, reference: str, anchors: frozenset[str]) -> None:
        sheet = Sheet(self._width, self._height)
        links = PageLinks(self._tree, anchors, self._height)
        self._reading.begin_page(reference, page.chapter, self._height)
        painter = PagePainter(sheet, self._fonts, self._pictures, self._reading, links)
        for item in page.items:
            if isinstance(page, FlowPage) and item.source in page.joining:
                self._reading.begin_chapter(item.source)
            painter.draw(item)
        annotations = f" /Annots [{' '.join(links.annotations)}]" if links.annotations else ""
        self._file.add_page(
            reference,
            f"<< /Type /Page /Parent {self._file.parent} /MediaBox [0 0 {number(self._width)} {number(self._height)}]"
            f" /Resources {self._resources} /Contents {self._file.stream(sheet.finish())}{annotations}"
            f" /StructParents {self._tree.end_page()} /Tabs /S >>",
        )

    def write(self, spots: Sequence[Spot], facts: FileFacts) -> bytes:
        """Complete the file and give its bytes."""
        fonts = " ".join(f"/{use.resource} {embed(self._file, use)}" for use in self._fonts.used())
        images = " ".join(f"/{name} {reference}" for name, reference in self._pictures.resources.items())
        self._file.complete(self._resources, f"<< /Font << {fonts} >> /XObject << {images} >> >>")
        self._tree.write()
        write_destinations(self._file, spots)
        write_outline(self._file, spots)
        write_metadata(self._file, facts)
        return self._file.write()
