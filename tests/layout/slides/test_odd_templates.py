"""Templates as nobody here would make them: texts stay readable on their ground and never lie over one another."""

from collections.abc import Sequence

import pytest

from studio.domain.blocks import AcceptanceBlock, SignatureBox, TextBlock
from studio.domain.brand import Brand, LayoutRole, Slot
from studio.domain.chapters import TextPurpose
from studio.domain.frozen import replace
from studio.domain.text import line_of, rich_of
from studio.layout.items import AnyItem, GroupItem, TextItem
from studio.layout.page import SlidePage
from studio.layout.slides.deck import lay_out_slides
from studio.layout.text.typefaces import FontBook
from tests.layout.conftest import PALETTE, WHITE, chapter, document, make_brand
from tests.layout.slides.invariants import all_items, check_deck

SENTENCE = "Three analysts copy readings into a workbook at the end of each month. "


def with_slot(role: LayoutRole, name: str, **changes: object) -> Brand:
    """Give the test brand with one slot of one layout changed."""
    brand = make_brand()
    layout = brand.layouts[role]
    slots = tuple(replace(slot, **changes) if slot.name == name else slot for slot in layout.slots)
    return replace(brand, layouts={**brand.layouts, role: replace(layout, slots=slots)})


def body_slot(brand: Brand) -> Slot:
    slot = brand.layouts[LayoutRole.CONTENT].slot("body")
    assert slot is not None
    return slot


def written(brand: Brand, fonts: FontBook, body: str) -> SlidePage:
    block = TextBlock(source="own", purpose=TextPurpose.TEXT, body=rich_of(body))
    deck = lay_out_slides(document(chapter(block, title="Why"), dividers=False, agenda=False), brand, fonts)
    check_deck(deck, brand)
    return deck.pages[1]


def names(page: SlidePage) -> set[str]:
    return {item.name for item in all_items(page.items)}


def named(page: SlidePage, name: str) -> AnyItem:
    return next(item for item in all_items(page.items) if item.name == name)


def text(page: SlidePage, name: str) -> TextItem:
    item = named(page, name)
    assert isinstance(item, TextItem)
    return item


def drawn_words(item: TextItem) -> list[str]:
    """Give the words of a text as its lines have them: what is cut in two comes as two."""
    lines = [line for paragraph in item.paragraphs for line in paragraph.lines]
    return [word for line in lines for word in "".join(piece.text for piece in line.pieces).split()]


def test_white_words_of_a_dark_panel_stand_on_no_light_card(fonts: FontBook) -> None:
    styles = tuple(replace(style, colour=WHITE) for style in body_slot(make_brand()).styles)
    brand = with_slot(LayoutRole.CONTENT, "body", styles=styles)
    page = written(brand, fonts, SENTENCE)
    assert "Card" not in names(page)
    assert {run.colour for run in text(page, "Text 1").paragraphs[0].runs} == {WHITE}


def test_a_slot_with_a_ground_of_its_own_is_the_card(fonts: FontBook) -> None:
    page = written(with_slot(LayoutRole.CONTENT, "body", fill=PALETTE.accent_soft), fonts, SENTENCE)
    assert "Card" not in names(page)


def test_dark_words_on_the_light_panel_of_a_dark_slide_may_stand_on_a_card(fonts: FontBook) -> None:
    brand = make_brand()
    content = replace(brand.layouts[LayoutRole.CONTENT], inverse=True)
    page = written(replace(brand, layouts={**brand.layouts, LayoutRole.CONTENT: content}), fonts, SENTENCE)
    assert "Card" in names(page)


@pytest.mark.parametrize("inset", [40.0, 90.0, 150.0])
def test_words_on_a_card_keep_the_room_that_their_slot_leaves_over_and_under_them(
    inset: float, fonts: FontBook
) -> None:
    page = written(with_slot(LayoutRole.CONTENT, "body", insets=(0.0, inset, 0.0, inset)), fonts, SENTENCE * 3)
    item = text(page, "Text 1")
    assert item.paragraphs[0].lines[0].top >= inset - 0.1
    if "Card" in names(page):
        assert named(page, "Card").rect.contains(item.rect)


def test_no_word_on_a_card_is_cut_to_be_larger(brand: Brand, fonts: FontBook) -> None:
    word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
    page = written(brand, fonts, f"{word} is one word.")
    assert word in drawn_words(text(page, "Text 1"))
    assert "Card" in names(page)


PARTIES = (("Acme", "Board"), ("Logic", "Practice lead"), ("Bank of the two", "Guarantor"), ("Notary", ""))


def with_area(height: float) -> Brand:
    """Give the test brand with so many points for content under every title."""
    brand = make_brand()
    changed = {
        role: replace(layout, area=replace(layout.area, height=height))
        for role, layout in brand.layouts.items()
        if role is LayoutRole.TITLE_ONLY
    }
    return replace(brand, layouts={**brand.layouts, **changed})


def signed(brand: Brand, fonts: FontBook, count: int, body: str = SENTENCE) -> Sequence[SlidePage]:
    boxes = tuple(SignatureBox(party=line_of(party), role=line_of(role)) for party, role in PARTIES[:count])
    block = AcceptanceBlock(source="accept", text=rich_of(body), boxes=boxes)
    deck = lay_out_slides(document(chapter(block, title="Why"), dividers=False, agenda=False), brand, fonts)
    check_deck(deck, brand)
    assert not deck.findings
    return deck.pages[1:]


@pytest.mark.parametrize("height", [80.0, 110.0, 150.0, 207.0, 230.0, 260.0, 300.0])
@pytest.mark.parametrize("count", [1, 2, 4])
@pytest.mark.parametrize("body", ["", SENTENCE])
def test_there_is_room_to_sign_however_low_the_area_is(height: float, count: int, body: str, fonts: FontBook) -> None:
    brand = with_area(height)
    area = brand.layouts[LayoutRole.TITLE_ONLY].area
    pages = signed(brand, fonts, count, body)
    parties = [item for page in pages for item in page.items if item.name.startswith("Signature ")]
    assert len(parties) == count
    for party in parties:
        assert isinstance(party, GroupItem)
        assert area.contains(party.rect)
        lines = [item.rect for item in party.items if item.name.endswith(" line")]
        name = next(item.rect for item in party.items if item.name.endswith(" party"))
        assert len(lines) == 3
        for line in lines:
            over = [r.bottom for r in (*lines, name) if r.y < line.y and r.x < line.right and r.right > line.x]
            assert line.y - max(over, default=party.rect.y) >= 42.0 - 18.0 - 0.1
        assert party.rect.bottom - max(line.y for line in lines) >= 17.9
