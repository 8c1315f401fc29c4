"""The choice among arrangements of cards, and how few of them have to be set for it."""

from collections.abc import Sequence

from studio.domain.brand import Brand
from studio.layout.items import GroupItem
from studio.layout.slides.cards import Card, Draw, best_arrangement
from studio.layout.slides.desk import Desk
from studio.layout.slides.paging import Rungs
from studio.layout.text.styling import Styled, styled_text
from studio.layout.text.typefaces import FontBook
from tests.layout.conftest import document


class Counted:
    """An arrangement that fills its place by shares that are given, one for each time it is asked."""

    def __init__(self, *fills: float | None, handicap: float = 0.0) -> None:
        self.handicap = handicap
        self.asked = 0
        self._fills = fills

    def arrange(self, _cards: Sequence[Card], _texts: Sequence[Styled]) -> tuple[Draw, float] | None:
        self.asked += 1
        fill = self._fills[self.asked - 1]
        return None if fill is None else (tuple[GroupItem, ...], fill)


def chosen(brand: Brand, fonts: FontBook, *arrangements: Counted) -> tuple[int, float] | None:
    desk = Desk(brand=brand, fonts=fonts, words=document().words)
    card = Card(source="one", name="One", title=(styled_text("One", desk.heading(), desk.palette),))
    made = best_arrangement(desk, [card], arrangements, Rungs(start=0))
    return None if made is None else (made.rung, made.fill)


def test_an_arrangement_that_holds_the_cards_is_set_no_smaller(brand: Brand, fonts: FontBook) -> None:
    full = Counted(None, 0.9)
    assert chosen(brand, fonts, full) == (1, 0.9)
    assert full.asked == 2


def test_what_could_not_win_if_it_were_full_is_not_set(brand: Brand, fonts: FontBook) -> None:
    full, other = Counted(0.9), Counted(handicap=0.2)
    assert chosen(brand, fonts, full, other) == (0, 0.9)
    assert other.asked == 0


def test_another_arrangement_may_win_with_smaller_text(brand: Brand, fonts: FontBook) -> None:
    half, other = Counted(0.4), Counted(None, 0.95, handicap=0.2)
    assert chosen(brand, fonts, half, other) == (1, 0.75)
    assert (half.asked, other.asked) == (1, 2)
