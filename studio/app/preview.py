"""A proposal as it is being written to its laid-out pages, and single pages to PDF for the screen."""

from collections.abc import Callable, Iterator
from dataclasses import field

from studio.app.outputs import Output
from studio.app.render import RenderRequest
from studio.compose.document import compose
from studio.domain.brand import Brand
from studio.domain.document import Document
from studio.domain.findings import Finding
from studio.domain.frozen import dataclass
from studio.domain.kept import Kept
from studio.export.pdf.paint import paint_book, paint_slides
from studio.layout.flow.book import lay_out_book
from studio.layout.items import AnyItem, GroupItem
from studio.layout.page import FileFacts, FlowBook, FlowPage, SlideDeck, SlidePage
from studio.layout.slides.deck import lay_out_slides
from studio.layout.text.typefaces import FontBook

Page = SlidePage | FlowPage
_NO_FACTS = FileFacts(title="Preview", author="", subject="", language="en", date=(2000, 1, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRequest:
    """A state of the proposal to be shown."""

    revision: int
    render: RenderRequest
    first: Output = Output.SLIDES
    """The output that somebody looks at: it is laid out first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """All pages of a state, laid out and not yet painted."""

    revision: int
    document: Document
    deck: SlideDeck
    book: FlowBook
    findings: tuple[Finding, ...] = field(repr=False)
    """What composing and laying out found; what reading found is known before."""
    pending: Output | None = None
    """The output that still is as it was before; empty when nothing was laid out before."""

    def pages(self, output: Output) -> tuple[Page, ...]:
        """Give the slides, or the sheets of the proposal."""
        return self.book.pages if output is Output.PROPOSAL else self.deck.pages

    def size(self, output: Output) -> tuple[float, float]:
        """Give width and height of a page in points."""
        laid_out = self.book if output is Output.PROPOSAL else self.deck
        return laid_out.width, laid_out.height


class Previewer:
    """Lays states out one after the other; an edit of one chapter costs one chapter.

    Pages that did not change come out as the very same objects.
    """

    def __init__(self, give_way: Callable[[], None] | None = None) -> None:
        """`give_way` is called between the chapters: for a thread that lets others go first."""
        self._fonts: dict[str, tuple[Brand, FontBook]] = {}
        self._composed, self._designed, self._flowed = Kept(give_way), Kept(give_way), Kept(give_way)
        self._deck = SlideDeck(width=960.0, height=540.0, pages=())
        self._book = FlowBook(width=595.28, height=841.89, pages=(), bookmarks=())

    def preview(self, request: PreviewRequest) -> Preview:
        """Compose and lay out a state for the deck and the proposal."""
        *_, complete = self.stages(request)
        return complete

    def stages(self, request: PreviewRequest) -> Iterator[Preview]:
        """Give the state with what is looked at, and then with everything."""
        render = request.render
        fonts = self._font_book(render.brand)
        document, findings = compose(render.proposal, render.library, render.words, self._composed)
        pending = {Output.SLIDES, Output.PROPOSAL}
        first = Output.PROPOSAL if request.first is Output.PROPOSAL else Output.SLIDES
        for output in (first, *(pending - {first})):
            if output is Output.PROPOSAL:
                self._book = lay_out_book(document, render.brand, fonts, self._flowed)
            else:
                self._deck = lay_out_slides(document, render.brand, fonts, self._designed)
            pending.remove(output)
            yield Preview(
                revision=request.revision,
                document=document,
                deck=self._deck,
                book=self._book,
                findings=tuple(dict.fromkeys(findings + self._deck.findings + self._book.findings)),
                pending=next(iter(pending), None),
            )

    def _font_book(self, brand: Brand) -> FontBook:
        known = self._fonts.get(brand.name)
        if known is None or known[0] is not brand:
            known = self._fonts[brand.name] = (brand, FontBook(brand.fonts))
        return known[1]


def page_pdf(page: Page, width: float, height: float) -> bytes:
    """Paint one page alone as PDF; its links lead nowhere."""
    if isinstance(page, SlidePage):
        return paint_slides(SlideDeck(width=width, height=height, pages=(page,)), _NO_FACTS)
    return paint_book(FlowBook(width=width, height=height, pages=(page,), bookmarks=()), _NO_FACTS)


def items_of(items: tuple[AnyItem, ...]) -> Iterator[AnyItem]:
    """Give items and the items of their groups, in drawing order."""
    for item in items:
        yield item
        if isinstance(item, GroupItem):
            yield from items_of(item.items)
