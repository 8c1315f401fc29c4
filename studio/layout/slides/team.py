"""Roles of the team as cards: name, seniority or allocation, what the role answers for."""

from collections.abc import Sequence

from studio.domain.document import RoleBlock
from studio.domain.icons import Icon
from studio.domain.text import Line, Paragraph
from studio.layout.page import Role
from studio.layout.slides.card_sheet import card_sheet
from studio.layout.slides.cards import Card, CardLook, with_icons
from studio.layout.slides.desk import Desk, Sheet, notes_of
from studio.layout.slides.feature import Feature, feature_sheets, under_caption
from studio.layout.slides.paging import Rungs, Setting, paged
from studio.layout.slides.tokens import CLOSE_GAP
from studio.layout.text.styling import styled_line, styled_rich

_MOST = 8


def role_sheets(desk: Desk, blocks: Sequence[RoleBlock], heading: Line) -> list[Sheet]:
    """Design roles that follow one another."""
    return paged(
        desk,
        blocks,
        _MOST,
        lambda group, rungs: _cards(desk, group, heading, rungs),
        lambda block: _alone(desk, block, heading),
        floor=desk.sizes.minimum,
    )


def _cards(desk: Desk, blocks: Sequence[RoleBlock], heading: Line, rungs: Rungs) -> Setting | None:
    size = desk.sizes.body
    cards = []
    for number, block in enumerate(blocks, start=1):
        detail = (styled_line(block.detail, desk.label(desk.palette.accent_text), desk.palette, role=Role.LABEL),)
        title = desk.headed(block.title, desk.heading(size + 2))
        cards.append(
            Card(
                source=block.source,
                name=f"Role {number}",
                title=under_caption(title, detail, gap=CLOSE_GAP) if block.detail else title,
                body=styled_rich(block.description, desk.body(size), desk.palette),
                picture=block.picture,
                icon=block.icon,
            )
        )
    look = CardLook(fill=desk.palette.surface, accent=desk.palette.accent)
    return card_sheet(desk, with_icons(cards, Icon.USER), blocks, heading, look=look, rungs=rungs)


def _alone(desk: Desk, block: RoleBlock, heading: Line) -> Sequence[Sheet]:
    """Set one role as a card like several; where that cannot hold it, alone on a slide."""
    made = _cards(desk, (block,), heading, Rungs())
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
