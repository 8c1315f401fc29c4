"""How the lists of a scope share their slide."""

import pytest

from studio.domain.blocks import ScopeBlock
from studio.domain.brand import Brand, LayoutRole
from studio.domain.text import Line
from studio.layout.items import GroupItem, TextItem
from studio.layout.page import SlidePage
from studio.layout.slides.deck import lay_out_slides
from studio.layout.text.typefaces import FontBook
from tests.layout.conftest import chapter, document, lines
from tests.layout.slides.invariants import all_items, check_deck

LONG = lines(*(f"Readings of portal {number} are collected every hour and checked" for number in range(5)))
SHORT = lines("Collection", "Checks", "Statements")


def scope(brand: Brand, fonts: FontBook, *lists: tuple[Line, ...]) -> SlidePage:
    included, excluded, assumptions = lists
    block = ScopeBlock(source="s", included=included, excluded=excluded, assumptions=assumptions)
    deck = lay_out_slides(document(chapter(block), dividers=False, agenda=False), brand, fonts)
    check_deck(deck, brand)
    (page,) = deck.pages[1:]
    return page


def cards(page: SlidePage) -> list[GroupItem]:
    return [item for item in page.items if isinstance(item, GroupItem)]


def test_a_list_of_one_word_is_no_column_of_its_own(brand: Brand, fonts: FontBook) -> None:
    included, excluded, assumptions = cards(scope(brand, fonts, LONG, lines("Hosting"), LONG[:2]))
    assert excluded.rect.x == assumptions.rect.x > included.rect.right
    assert excluded.rect.width > 0.35 * brand.layouts[LayoutRole.TITLE_ONLY].area.width
    assert included.rect.y == excluded.rect.y
    assert assumptions.rect.bottom == pytest.approx(included.rect.bottom)
    assert assumptions.rect.height > excluded.rect.height


def test_lists_of_about_one_length_stand_side_by_side(brand: Brand, fonts: FontBook) -> None:
    assert len({card.rect.x for card in cards(scope(brand, fonts, LONG, LONG[:4], LONG[:3]))}) == 3


@pytest.mark.parametrize("included", [SHORT, LONG])
def test_a_heading_is_larger_than_its_list(included: tuple[Line, ...], brand: Brand, fonts: FontBook) -> None:
    page = scope(brand, fonts, included, (), SHORT)
    texts = {item.name: item for item in all_items(page.items) if isinstance(item, TextItem)}
    for name in ("Included", "Assumptions"):
        heading, items = texts[f"{name} heading"].paragraphs[0], texts[f"{name} list"].paragraphs[0]
        assert heading.style_size > items.style_size
        assert len(heading.lines) == 1


def test_short_lists_are_no_empty_half_of_a_slide(brand: Brand, fonts: FontBook) -> None:
    page = scope(brand, fonts, SHORT, lines("Hosting", "Inverters"), lines("Access to the portals"))
    area = brand.layouts[LayoutRole.TITLE_ONLY].area
    assert max(card.rect.bottom for card in cards(page)) > area.y + 0.85 * area.height
