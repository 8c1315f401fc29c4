"""Cards to one slide of a run: what benefits, use cases, roles and factors have in common."""

from collections.abc import Sequence

from studio.domain.blocks import BenefitBlock, RoleBlock, TermBlock, UseCaseBlock
from studio.domain.brand import LayoutRole
from studio.domain.geometry import Rect
from studio.domain.text import Line
from studio.layout.slides.card_bands import Bands
from studio.layout.slides.card_columns import Columns
from studio.layout.slides.cards import Arranged, Arrangement, Card, CardLook, best_arrangement, may_be_bands, shapes_for
from studio.layout.slides.desk import Desk, Sheet, notes_of
from studio.layout.slides.paging import Rungs, Setting

_COMPACT, CLOSE = 3, 0.4
"""Cards in a row that may have their icons beside their titles, and how much better that must fill the place."""
_NARROW = 0.2
"""Share by which more cards in a row must fill their place better."""


def card_grid(desk: Desk, cards: Sequence[Card], area: Rect, look: CardLook, rungs: Rungs) -> Arranged | None:
    """Arrange cards in an area; None when they do not fit on the rungs allowed."""
    arrangements: list[Arrangement] = [
        Columns(desk, area, look, shape, handicap=_NARROW * index) for index, shape in enumerate(shapes_for(len(cards)))
    ]
    if len(cards) <= _COMPACT and any(card.icon for card in cards):
        arrangements.append(Columns(desk, area, look, (len(cards),), handicap=CLOSE, compact=True))
    if may_be_bands(cards):
        arrangements.append(Bands(desk, area, look))
    return best_arrangement(desk, cards, arrangements, rungs)


def card_sheet(
    desk: Desk,
    cards: Sequence[Card],
    blocks: Sequence[BenefitBlock | UseCaseBlock | RoleBlock | TermBlock],
    heading: Line,
    *,
    look: CardLook,
    rungs: Rungs,
) -> Setting | None:
    """Set a card for each block on one slide; None when they do not fit in comfort."""
    made = card_grid(desk, cards, desk.area(), look, rungs)
    if made is None:
        return None
    notes = notes_of(tuple(blocks), tuple(block.title for block in blocks))
    sheet = Sheet(role=LayoutRole.TITLE_ONLY, title=heading, items=made.items, source=blocks[0].source, notes=notes)
    return Setting(sheet, made.rung, made.fill)
