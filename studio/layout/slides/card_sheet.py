"""Cards to one slide of a run: what benefits, use cases and roles have in common."""

from collections.abc import Sequence

from studio.domain.brand import LayoutRole
from studio.domain.document import BenefitBlock, RoleBlock, UseCaseBlock
from studio.domain.text import Line
from studio.layout.slides.cards import Card, CardLook, card_grid
from studio.layout.slides.desk import Desk, Sheet, notes_of
from studio.layout.slides.paging import Rungs, Setting


def card_sheet(
    desk: Desk,
    cards: Sequence[Card],
    blocks: Sequence[BenefitBlock | UseCaseBlock | RoleBlock],
    heading: Line,
    *,
    look: CardLook,
    columns: int,
    rungs: Rungs,
) -> Setting | None:
    """Set a card for each block on one slide; None when they do not fit in comfort."""
    made = card_grid(desk, cards, desk.area(), columns, look, rungs)
    if made is None:
        return None
    items, rung = made
    notes = notes_of(tuple(blocks), tuple(block.title for block in blocks))
    sheet = Sheet(role=LayoutRole.TITLE_ONLY, title=heading, items=items, source=blocks[0].source, notes=notes)
    return sheet, rung
