"""Slides whose title is not their chapter's say which chapter they belong to."""

from pathlib import Path

import pytest

from studio.domain.blocks import NextStepBlock
from studio.domain.brand import Brand
from studio.domain.document import DocumentChapter
from studio.domain.frozen import replace
from studio.domain.text import line_of, rich_of
from studio.layout.items import TextItem
from studio.layout.page import SlideDeck, SlidePage
from studio.layout.slides.deck import lay_out_slides
from studio.layout.text.typefaces import FontBook
from studio.sources.brands.brand import read_brand
from studio.sources.brands.folder import brand_names
from tests.layout.conftest import benefit, chapter, document, every_block
from tests.layout.slides.invariants import check_deck

ROOT = Path(__file__).resolve().parents[3]


def eyebrows(page: SlidePage) -> list[str]:
    return [
        "".join(run.text for paragraph in item.paragraphs for run in paragraph.runs)
        for item in page.items
        if isinstance(item, TextItem) and item.name == "Chapter"
    ]


def deck_of(brand: Brand, fonts: FontBook, *chapters: DocumentChapter) -> SlideDeck:
    return lay_out_slides(document(*chapters, dividers=False, agenda=False), brand, fonts)


def overview(title: str, intro: str = "") -> DocumentChapter:
    return chapter(every_block()[0], title=title, intro=intro)


def test_a_slide_under_another_title_bears_its_chapter_s_name(brand: Brand, fonts: FontBook) -> None:
    deck = deck_of(brand, fonts, overview("What Flask is", "A word before."))
    _, page = deck.pages
    assert (page.title, eyebrows(page)) == ("Flask", ["What Flask is"])
    check_deck(deck, brand)


def test_a_title_that_is_the_chapter_s_needs_no_name_over_it(brand: Brand, fonts: FontBook) -> None:
    deck = deck_of(brand, fonts, chapter(*(benefit(number) for number in range(9))), overview(" flask"))
    assert len(deck.pages) > 3
    assert [eyebrows(page) for page in deck.pages] == [[]] * len(deck.pages)


def test_a_name_without_room_in_one_line_is_cut(brand: Brand, fonts: FontBook) -> None:
    deck = deck_of(brand, fonts, overview("What Flask is and what follows from that " * 9))
    ((name,),) = [eyebrows(page) for page in deck.pages[1:]]
    assert name.startswith("What Flask is and")
    assert name.endswith("…")
    check_deck(deck, brand)
    assert deck.findings == ()


@pytest.mark.parametrize("title", ["Shall we talk?", "Shall we talk about what Flask does for you and when? " * 2])
def test_where_a_title_stands_low_in_its_slot_the_name_is_right_over_its_words(
    brand: Brand, fonts: FontBook, title: str
) -> None:
    block = NextStepBlock(source="next", title=line_of(title), text=rich_of("Soon."), action=(), href="")
    deck = deck_of(brand, fonts, chapter(block, title="Your next step"))
    page = deck.pages[-1]
    name = next(item for item in page.items if item.name == "Chapter")
    words = next(item for item in page.items if item.name == "Title")
    assert isinstance(words, TextItem)
    gap = words.rect.y + words.paragraphs[0].lines[0].top - name.rect.bottom
    assert 0 < gap < 8
    check_deck(deck, brand)


@pytest.mark.parametrize("intro", ["", "A word before what follows, in one line."])
@pytest.mark.parametrize(
    "title", ["What it is", "What Flask is, and what it is not, for a house that has grown with its sheets"]
)
@pytest.mark.parametrize("name", brand_names(ROOT / "templates"))
def test_every_shipped_brand_has_room_for_the_name(name: str, title: str, intro: str) -> None:
    look, _ = read_brand(ROOT / "templates" / name, ROOT / "assets" / "fonts")
    block = NextStepBlock(source="next", title=line_of(title), text=rich_of("Soon."), action=(), href="")
    overview = replace(every_block()[0], name=line_of(title))
    deck = deck_of(
        look,
        FontBook(look.fonts),
        chapter(overview, title="Why we chose it", intro=intro),
        chapter(block, name="next", title="Your next step"),
    )
    shown = [page for page in deck.pages[1:] if page.title == title]
    assert [eyebrows(page) for page in shown] == [["Why we chose it"], ["Your next step"]]
    check_deck(deck, look)
