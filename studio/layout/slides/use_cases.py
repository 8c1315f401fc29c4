"""Use cases as cards, each with who uses it so at its foot."""

from collections.abc import Sequence
from functools import partial

from studio.domain.blocks import UseCaseBlock
from studio.domain.frozen import replace
from studio.domain.icons import Icon
from studio.domain.text import Line, Paragraph
from studio.layout.shades import visible
from studio.layout.slides.card_sheet import card_sheet
from studio.layout.slides.cards import Card, CardLook, with_icons
from studio.layout.slides.desk import Desk, Sheet, notes_of
from studio.layout.slides.feature import Feature, feature_sheets, under_caption
from studio.layout.slides.paging import Rungs, Setting, once, paged
from studio.layout.slides.tokens import CLOSE_GAP
from studio.layout.text.styling import Styled, styled_line, styled_rich

_MOST = 6


def use_case_sheets(desk: Desk, blocks: Sequence[UseCaseBlock], heading: Line) -> list[Sheet]:
    """Design use cases that follow one another."""
    dress = once(partial(_card, desk))

    def together(group: Sequence[UseCaseBlock], rungs: Rungs) -> Setting | None:
        cards = [replace(dress(block), name=f"Use case {number}") for number, block in enumerate(group, start=1)]
        return _cards(desk, group, cards, heading, rungs)

    return paged(desk, blocks, _MOST, together, lambda block: _alone(desk, block))


def _card(desk: Desk, block: UseCaseBlock) -> Card:
    return Card(
        source=block.source,
        name="Use case",
        title=desk.headed(block.title),
        body=styled_rich(block.description, desk.body(), desk.palette),
        foot=_users(desk, block),
        picture=block.picture,
        icon=block.icon,
    )


def _cards(
    desk: Desk, blocks: Sequence[UseCaseBlock], cards: Sequence[Card], heading: Line, rungs: Rungs
) -> Setting | None:
    palette = desk.palette
    accent = visible(palette.accent, palette.accent_soft, palette.text)
    look = CardLook(fill=palette.surface, accent=accent, head_fill=palette.accent_soft)
    return card_sheet(desk, with_icons(cards, Icon.LAYOUT_GRID), blocks, heading, look=look, rungs=rungs)


def _users(desk: Desk, block: UseCaseBlock) -> Styled:
    if not block.users:
        return ()
    users = styled_line(block.users, desk.body(desk.smaller(desk.sizes.body)), desk.palette)
    return under_caption(desk.caption(desk.words.used_by, desk.palette.accent_text), (users,), gap=CLOSE_GAP)


def _alone(desk: Desk, block: UseCaseBlock) -> Sequence[Sheet]:
    feature = Feature(
        source=block.source,
        title=block.title,
        text=block.description,
        label=desk.words.used_by,
        foot=(Paragraph(spans=block.users),) if block.users else (),
        picture=block.picture,
        icon=block.icon,
        notes=notes_of((block,), (block.title,)),
        fill=desk.palette.surface,
    )
    return feature_sheets(desk, feature)
