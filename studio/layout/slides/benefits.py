"""Benefits with their outcomes: one as a statement beside its outcome, several as cards."""

from collections.abc import Sequence
from functools import partial

from studio.domain.blocks import BenefitBlock
from studio.domain.frozen import replace
from studio.domain.icons import Icon
from studio.domain.text import Line
from studio.layout.shades import readable
from studio.layout.slides.card_sheet import card_sheet
from studio.layout.slides.cards import Card, CardLook, with_icons
from studio.layout.slides.desk import Desk, Sheet, notes_of
from studio.layout.slides.feature import Feature, feature_sheets, under_caption
from studio.layout.slides.paging import Rungs, Setting, once, paged
from studio.layout.text.styling import Styled, styled_rich

_MOST = 6


def benefit_sheets(desk: Desk, blocks: Sequence[BenefitBlock], heading: Line) -> list[Sheet]:
    """Design benefits that follow one another."""
    dress = once(partial(_card, desk))

    def together(group: Sequence[BenefitBlock], rungs: Rungs) -> Setting | None:
        cards = [replace(dress(block), name=f"Benefit {number}") for number, block in enumerate(group, start=1)]
        return _cards(desk, group, cards, heading, rungs)

    return paged(desk, blocks, _MOST, together, lambda block: _alone(desk, block))


def _card(desk: Desk, block: BenefitBlock) -> Card:
    return Card(
        source=block.source,
        name="Benefit",
        title=desk.headed(block.title),
        body=styled_rich(block.description, desk.body(), desk.palette),
        foot=_outcome(desk, block),
        picture=block.picture,
        icon=block.icon,
    )


def _cards(
    desk: Desk, blocks: Sequence[BenefitBlock], cards: Sequence[Card], heading: Line, rungs: Rungs
) -> Setting | None:
    look = CardLook(fill=desk.palette.surface, accent=desk.palette.accent, foot_fill=desk.palette.accent_soft)
    shown = with_icons(cards, Icon.CIRCLE_CHECK)
    return card_sheet(desk, shown, blocks, heading, look=look, rungs=rungs)


def _outcome(desk: Desk, block: BenefitBlock) -> Styled:
    if not block.outcome:
        return ()
    colour = readable(desk.palette.accent_text, desk.palette.accent_soft, desk.palette.text)
    text = styled_rich(block.outcome, desk.body(), desk.palette)
    return under_caption(desk.caption(desk.words.business_outcome, colour), text)


def _alone(desk: Desk, block: BenefitBlock) -> Sequence[Sheet]:
    feature = Feature(
        source=block.source,
        title=block.title,
        text=block.description,
        label=desk.words.business_outcome,
        foot=block.outcome,
        picture=block.picture,
        icon=block.icon,
        notes=notes_of((block,), (block.title,)),
        fill=desk.palette.accent_soft,
    )
    return feature_sheets(desk, feature)
