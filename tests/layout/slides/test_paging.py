"""How blocks of one kind stand on slides that follow one another."""

import pytest

from studio.domain.blocks import DrawbackBlock
from studio.domain.brand import Brand
from studio.domain.text import line_of, rich_of
from studio.layout.items import TextItem
from studio.layout.page import SlidePage
from studio.layout.slides.deck import lay_out_slides
from studio.layout.text.typefaces import FontBook
from tests.layout.conftest import chapter, document
from tests.layout.slides.invariants import all_items, check_deck

SENTENCE = "Flask leaves the choice of parts to the team, and that takes time at the start. "


def drawback(number: int, sentences: int) -> DrawbackBlock:
    return DrawbackBlock(
        source=f"d{number}",
        title=line_of(f"Drawback {number}"),
        description=rich_of(SENTENCE * sentences),
        mitigation=rich_of(SENTENCE),
    )


def text_size(page: SlidePage) -> float:
    items = [item for item in all_items(page.items) if isinstance(item, TextItem) and item.name == "Drawback 1"]
    return items[0].paragraphs[-1].style_size


@pytest.mark.parametrize("sentences", [1, 2, 3])
def test_neighbours_of_one_kind_are_at_most_a_step_apart(sentences: int, brand: Brand, fonts: FontBook) -> None:
    blocks = [drawback(number, 4 if number < 3 else sentences) for number in range(5)]
    deck = lay_out_slides(document(chapter(*blocks), dividers=False, agenda=False), brand, fonts)
    check_deck(deck, brand)
    first, second = map(text_size, deck.pages[1:])
    steps = sorted(brand.sizes.steps)
    assert first <= second <= min(step for step in steps if step > first)
