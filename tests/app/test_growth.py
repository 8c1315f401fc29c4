"""No stage does more than twice the work for twice the pages: function calls are counted, no clock is looked at."""

import cProfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import cycle, islice

import pytest

from studio.app.folders import Folders, shipped_folders
from studio.app.loading import load
from studio.app.outputs import Output
from studio.app.render import RenderRequest, RenderResult, render
from studio.compose.document import compose
from studio.domain.chapters import AnyChapter, EstimateChapter, EstimateLine, TextChapter
from studio.domain.document import Document
from studio.export.pdf.paint import paint_book, paint_slides
from studio.export.pptx.deck import write_deck
from studio.layout.flow.book import lay_out_book
from studio.layout.page import FileFacts, FlowBook, SlideDeck
from studio.layout.slides.deck import lay_out_slides
from studio.layout.text.typefaces import FontBook

MOST = 2.2
SMALL, LARGE = 200, 400
"""Pages."""
FACTS = FileFacts(title="Long", author="", subject="", language="en", date=(2026, 11, 17))


@pytest.fixture(scope="module")
def folders() -> Folders:
    return shipped_folders()


@pytest.fixture(scope="module")
def request_of_all(folders: Folders) -> RenderRequest:
    return load(folders.examples / "flask-full.proposal.yaml", folders, tuple(Output)).request


@pytest.fixture(scope="module")
def rendered(request_of_all: RenderRequest) -> RenderResult:
    return render(request_of_all, FontBook(request_of_all.brand.fonts))


def calls_of(work: Callable[[], object]) -> int:
    """Count the calls of all functions, those of the interpreter included."""
    profile = cProfile.Profile()
    profile.enable()
    work()
    profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


def assert_linear(work: Callable[[int], object], small: int = SMALL, large: int = LARGE, *, most: float = MOST) -> None:
    work(small)  # what is made once in a process is made now
    assert calls_of(lambda: work(large)) <= most * calls_of(lambda: work(small))


def long_deck(rendered: RenderResult, count: int) -> SlideDeck:
    assert rendered.slides
    pages = islice(cycle(rendered.slides.pages), count)
    numbered = (replace(page, number=number, anchor=f"slide-{number}") for number, page in enumerate(pages, start=1))
    return replace(rendered.slides, pages=tuple(numbered))


def long_book(rendered: RenderResult, count: int) -> FlowBook:
    assert rendered.book
    pages = islice(cycle(rendered.book.pages), count)
    marks = islice(cycle(rendered.book.bookmarks), 2 * count)
    return replace(
        rendered.book,
        pages=tuple(replace(page, number=number) for number, page in enumerate(pages, start=1)),
        bookmarks=tuple(replace(mark, anchor=f"mark-{at}", page=at // 2) for at, mark in enumerate(marks)),
    )


def texts(count: int) -> tuple[AnyChapter, ...]:
    """Give chapters of one slide and one sheet each."""
    return tuple(
        TextChapter(id=f"text-{n}", title=f"Chapter {n}", body="A sentence of some words.") for n in range(count)
    )


def estimate(slides: int) -> tuple[AnyChapter, ...]:
    """Give one estimate over so many slides or a few more."""
    line = EstimateLine(title="Work", description="of a kind", quantity=Decimal(2), rate=Decimal(100))
    return (EstimateChapter(id="estimate", title="Estimate", lines=(line,) * slides * 12),)


def composed(request: RenderRequest, chapters: tuple[AnyChapter, ...]) -> Document:
    proposal = replace(request.proposal, chapters=chapters)
    return compose(proposal, request.library, request.words)[0]


def test_writing_a_deck(rendered: RenderResult, request_of_all: RenderRequest) -> None:
    decks = {count: long_deck(rendered, count) for count in (SMALL, LARGE)}
    assert_linear(lambda count: write_deck(decks[count], request_of_all.brand, FACTS))


def test_painting_slides(rendered: RenderResult) -> None:
    decks = {count: long_deck(rendered, count) for count in (SMALL, LARGE)}
    assert_linear(lambda count: paint_slides(decks[count], FACTS))


def test_painting_a_proposal(rendered: RenderResult) -> None:
    books = {count: long_book(rendered, count) for count in (SMALL, LARGE)}
    assert_linear(lambda count: paint_book(books[count], FACTS))


def test_composing_many_chapters(request_of_all: RenderRequest) -> None:
    assert_linear(lambda count: composed(request_of_all, texts(count)))


def test_laying_out_slides_of_many_chapters(request_of_all: RenderRequest) -> None:
    brand, fonts = request_of_all.brand, FontBook(request_of_all.brand.fonts)
    documents = {count: composed(request_of_all, texts(count)) for count in (SMALL, LARGE)}
    assert len(lay_out_slides(documents[LARGE], brand, fonts).pages) >= LARGE
    assert_linear(lambda count: lay_out_slides(documents[count], brand, fonts))


def test_laying_out_sheets_of_many_chapters(request_of_all: RenderRequest) -> None:
    brand, fonts = request_of_all.brand, FontBook(request_of_all.brand.fonts)
    documents = {count: composed(request_of_all, texts(count)) for count in (SMALL, LARGE)}
    pages = lay_out_book(documents[LARGE], brand, fonts).pages
    assert len({chapter for page in pages for chapter in page.chapters if chapter}) == LARGE
    assert_linear(lambda count: lay_out_book(documents[count], brand, fonts))


@pytest.mark.parametrize("lay_out", [lay_out_slides, lay_out_book])
def test_laying_out_one_table_over_many_pages(request_of_all: RenderRequest, lay_out: Callable[..., object]) -> None:
    brand, fonts = request_of_all.brand, FontBook(request_of_all.brand.fonts)
    documents = {count: composed(request_of_all, estimate(count)) for count in (SMALL // 8, LARGE // 8)}
    assert_linear(lambda count: lay_out(documents[count], brand, fonts), SMALL // 8, LARGE // 8)


LONG_TEXTS = {
    "no spaces": lambda count: "x" * count,
    "no spaces, in many styles": lambda count: "`a`b**c**d" * (count // 10),
    "values without spaces": lambda count: "{{ client.name }}" * (count // 100),
    "paragraphs": lambda count: "a\n\n" * (count // 3),
    "lists": lambda count: "- a\n" * (count // 4),
}
"""What somebody pastes, in so many characters."""


@pytest.mark.parametrize("lay_out", [lay_out_slides, lay_out_book])
@pytest.mark.parametrize("written", LONG_TEXTS.values(), ids=LONG_TEXTS)
def test_laying_out_one_long_text(
    request_of_all: RenderRequest, written: Callable[[int], str], lay_out: Callable[..., object]
) -> None:
    brand = request_of_all.brand
    client = replace(request_of_all.proposal.client, name="y" * 100)
    request = replace(request_of_all, proposal=replace(request_of_all.proposal, client=client))
    documents = {
        count: composed(request, (TextChapter(id="text", title="Text", body=written(count)),)) for count in (4000, 8000)
    }
    # Less strict: of twice the text, less than twice is still remembered from trying other sizes.
    lay_out(documents[8000], brand, FontBook(brand.fonts))
    assert_linear(lambda count: lay_out(documents[count], brand, FontBook(brand.fonts)), 4000, 8000, most=2.5)
