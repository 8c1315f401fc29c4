"""Roles of the team as cards: name, seniority or allocation, what the role answers for."""

from collections.abc import Sequence
from functools import partial

from studio.domain.blocks import RoleBlock
from studio.domain.frozen import replace
from studio.domain.icons import Icon
from studio.domain.text import Line, Paragraph
from studio.layout.roles import Role
from studio.layout.slides.card_sheet import card_sheet
from studio.layout.slides.cards import Card, CardLook, with_icons
from studio.layout.slides.desk import Desk, Sheet, notes_of
from studio.layout.slides.feature import Feature, feature_sheets, under_caption
from studio.layout.slides.paging import Rungs, Setting, Together, once, paged
from studio.layout.slides.tokens import CLOSE_GAP
from studio.layout.text.styling import styled_line, styled_rich

_MOST = 8


def role_sheets(desk: Desk, blocks: Sequence[RoleBlock], heading: Line) -> list[Sheet]:
    """Design roles that follow one another."""
    dress = once(partial(_card, desk))

    def together(group: Sequence[RoleBlock], rungs: Rungs) -> Setting | None:
        cards = [replace(dress(block), name=f"Role {number}") for number, block in enumerate(group, start=1)]
        return _cards(desk, group, cards, heading, rungs)

    return paged(desk, blocks, _MOST, together, lambda block: _alone(desk, block, together), floor=desk.sizes.minimum)


def _card(desk: Desk, block: RoleBlock) -> Card:
    size = desk.sizes.body
    detail = (styled_line(block.detail, desk.label(desk.palette.accent_text), desk.palette, role=Role.LABEL),)
    title = desk.headed(block.title, desk.heading(desk.larger(size)))
    return Card(
        source=block.source,
        name="Role",
        title=under_caption(title, detail, gap=CLOSE_GAP) if block.detail else title,
        body=styled_rich(block.description, desk.body(size), desk.palette),
        picture=block.picture,
        icon=block.icon,
    )


def _cards(
    desk: Desk, blocks: Sequence[RoleBlock], cards: Sequence[Card], heading: Line, rungs: Rungs
) -> Setting | None:
    palette = desk.palette
    look = CardLook(fill=palette.surface, accent=palette.accent, badge=palette.on_accent)
    return card_sheet(desk, with_icons(cards, Icon.USER), blocks, heading, look=look, rungs=rungs)


def _alone(desk: Desk, block: RoleBlock, together: Together[RoleBlock]) -> Sequence[Sheet]:
    """Set one role as a card like several; where that cannot hold it, alone on a slide."""
    made = together((block,), Rungs())
    if made is not None:
        return (made.sheet,)
    feature = Feature(
        source=block.source,
        title=block.title,
        text=block.description,
        label=desk.words.allocation,
        foot=(Paragraph(spans=block.detail),) if block.detail else (),
        picture=block.picture,
        icon=block.icon,
        notes=notes_of((block,), (block.title,)),
        fill=desk.palette.surface,
    )
    return feature_sheets(desk, feature)
