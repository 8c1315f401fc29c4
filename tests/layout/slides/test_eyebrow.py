"""Slides whose title is not their chapter's say which chapter they belong to."""

from pathlib import Path

import pytest

from studio.domain.blocks import NextStepBlock
from studio.domain.brand import Brand, DecorShape, LayoutRole, Slot
from studio.domain.document import DocumentChapter
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.text import line_of, rich_of
from studio.domain.typography import Align, Anchor
from studio.layout.items import TextItem
from studio.layout.page import SlideDeck, SlidePage
from studio.layout.slides.deck import lay_out_slides
from studio.layout.text.typefaces import FontBook
from studio.sources.brands.brand import read_brand
from studio.sources.brands.folder import brand_names
from tests.layout.conftest import INK, WHITE, benefit, chapter, document, every_block, layouts, make_brand
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


LONG = (
    "This is a title which is rather long, as titles of entries are when somebody writes whole sentences into them "
    "without a thought for the slides, and goes on still a little more for the third line to be reached at all"
)


def brand_with(title: Slot, *decor: DecorShape, area: Rect | None = None) -> Brand:
    """Give the test brand with another slot for titles, and other decor."""
    changed = {
        role: replace(
            one,
            slots=tuple(title if slot.name == "title" else slot for slot in one.slots),
            decor=decor,
            area=area or one.area,
        )
        if role not in (LayoutRole.COVER, LayoutRole.DIVIDER, LayoutRole.AGENDA, LayoutRole.STATEMENT)
        else one
        for role, one in layouts().items()
    }
    return make_brand(changed)


def title_slot(**changes: object) -> Slot:
    slot = layouts()[LayoutRole.TITLE_ONLY].slot("title")
    assert slot is not None
    return replace(slot, **changes)


def named(deck: SlideDeck, name: str) -> TextItem | None:
    return next((item for item in deck.pages[1].items if isinstance(item, TextItem) and item.name == name), None)


def size_and_lines(title: TextItem | None) -> tuple[float, int]:
    assert title is not None
    return title.paragraphs[0].runs[0].size, sum(len(paragraph.lines) for paragraph in title.paragraphs)


@pytest.mark.parametrize("anchor", [Anchor.MIDDLE, Anchor.BOTTOM])
@pytest.mark.parametrize("size", [20, 22, 24])
@pytest.mark.parametrize(("y", "height"), [(20, 120), (30, 140)])
def test_a_title_of_three_lines_stays_as_it_is(
    fonts: FontBook, y: float, height: float, size: float, anchor: Anchor
) -> None:
    style = replace(title_slot().styles[0], size=float(size))
    look = brand_with(
        title_slot(rect=Rect(48, y, 864, height), anchor=anchor, styles=(style,)), area=Rect(48, 190, 864, 290)
    )
    words = LONG[: int(150 * 28 / size)]
    block = replace(every_block()[0], name=line_of(words))
    with_name, without = (deck_of(look, fonts, chapter(block, title=title)) for title in ("Why", words))
    assert size_and_lines(named(with_name, "Title")) == size_and_lines(named(without, "Title"))
    assert named(with_name, "Chapter") is not None
    assert with_name.findings == ()
    check_deck(with_name, look)


@pytest.mark.parametrize("align", [Align.LEFT, Align.CENTER, Align.RIGHT])
@pytest.mark.parametrize("anchor", [Anchor.TOP, Anchor.MIDDLE, Anchor.BOTTOM])
def test_the_name_is_in_line_with_a_title_inside_its_box(fonts: FontBook, anchor: Anchor, align: Align) -> None:
    slot = title_slot()
    style = replace(slot.styles[0], align=align)
    look = brand_with(replace(slot, insets=(7.2, 3.6, 9.2, 3.6), anchor=anchor, styles=(style,)))
    deck = deck_of(look, fonts, overview("What Flask is"))
    name, title = named(deck, "Chapter"), named(deck, "Title")
    assert name is not None
    assert title is not None
    edges = [
        (item.rect.x + line.pieces[0].x, item.rect.x + line.pieces[-1].x + line.pieces[-1].width)
        for item in (name, title)
        for line in item.paragraphs[0].lines[:1]
    ]
    (left, right), (first, last) = edges
    off = {Align.LEFT: left - first, Align.RIGHT: right - last, Align.CENTER: (left + right - first - last) / 2}
    assert off[align] == pytest.approx(0.0, abs=0.1)
    assert name.rect.bottom <= title.rect.y + title.paragraphs[0].lines[0].top
    check_deck(deck, look)


def test_on_a_band_the_name_has_the_title_s_colour(fonts: FontBook) -> None:
    white = replace(title_slot().styles[0], colour=WHITE)
    band = DecorShape(rect=Rect(0, 0, 960, 110), fill=INK)
    deck = deck_of(brand_with(title_slot(styles=(white,)), band), fonts, overview("What Flask is"))
    name = named(deck, "Chapter")
    assert name is not None
    assert name.paragraphs[0].runs[0].colour == WHITE


@pytest.mark.parametrize("height", [30.0, 35.0, 36.5, 38.0, 39.5])
def test_the_name_stands_on_no_edge_of_what_the_template_draws(fonts: FontBook, height: float) -> None:
    look = brand_with(title_slot(), DecorShape(rect=Rect(0, 0, 960, height), fill=INK))
    deck = deck_of(look, fonts, overview("What Flask is"))
    name = named(deck, "Chapter")
    assert name is None or name.rect.y >= height
    check_deck(deck, look)


def test_a_footer_that_stands_over_the_title_is_left_alone(fonts: FontBook) -> None:
    changed = {
        role: replace(
            one,
            slots=tuple(
                replace(slot, rect=Rect(712, 20, 200, 16)) if slot.name == "footer" else slot for slot in one.slots
            ),
        )
        for role, one in layouts().items()
    }
    look = make_brand(changed)
    check_deck(deck_of(look, fonts, overview("What Flask is and what follows from that for everybody " * 2)), look)


@pytest.mark.parametrize("length", range(155, 168))
def test_a_name_that_just_fits_is_there_in_one_line(brand: Brand, fonts: FontBook, length: int) -> None:
    name = named(deck_of(brand, fonts, overview(("what flask is " * 20)[:length])), "Chapter")
    assert name is not None
    assert name.rect.height == pytest.approx(14.4, abs=0.1)
