"""How we work: numbered arrows over cards that say what happens and what the client has afterwards."""

from collections.abc import Sequence
from functools import partial

from studio.domain.blocks import StepBlock
from studio.domain.brand import LayoutRole
from studio.domain.geometry import Rect
from studio.domain.icons import Icon
from studio.domain.text import Line, Paragraph, line_of
from studio.domain.typography import Align, Anchor
from studio.layout.boxes import text_item
from studio.layout.drawing import Box, Geometry
from studio.layout.items import AnyItem, TextItem
from studio.layout.roles import Role
from studio.layout.slides.card_columns import Columns
from studio.layout.slides.card_sheet import CLOSE
from studio.layout.slides.cards import Card, CardLook, best_arrangement, with_icons
from studio.layout.slides.desk import Desk, Sheet, notes_of
from studio.layout.slides.feature import Feature, feature_sheets, under_caption
from studio.layout.slides.paging import Rungs, Setting, once, paged
from studio.layout.slides.tokens import CLOSE_GAP
from studio.layout.text.setting import measure
from studio.layout.text.styling import Styled, styled_line, styled_rich, styled_text

_MOST = 4
_ARROW = 34.0
_GAP = 10.0


def step_sheets(desk: Desk, blocks: Sequence[StepBlock], heading: Line) -> list[Sheet]:
    """Design the steps of a process in order; numbers run on over slides."""
    numbered = list(enumerate(blocks, start=1))
    dress = once(partial(_card, desk))
    return paged(
        desk,
        numbered,
        _MOST,
        lambda group, rungs: _cards(desk, group, [dress(step) for step in group], heading, rungs),
        lambda step: _alone(desk, *step),
    )


def _card(desk: Desk, step: tuple[int, StepBlock]) -> Card:
    number, block = step
    return Card(
        source=block.source,
        name=f"Step {number}",
        title=desk.headed(block.title),
        body=styled_rich(block.description, desk.body(), desk.palette),
        foot=_deliverable(desk, block),
        picture=block.picture,
        icon=block.icon,
    )


def _cards(
    desk: Desk, steps: Sequence[tuple[int, StepBlock]], cards: Sequence[Card], heading: Line, rungs: Rungs
) -> Setting | None:
    area = desk.area()
    lower = Rect(area.x, area.y + _ARROW + _GAP, area.width, area.height - _ARROW - _GAP)
    look = CardLook(fill=desk.palette.surface, accent=desk.palette.accent, marked=False)
    ways = [Columns(desk, lower, look, (len(cards),), handicap, compact=bool(handicap)) for handicap in (0.0, CLOSE)]
    made = best_arrangement(desk, with_icons(cards, Icon.CIRCLE_CHECK), ways, rungs)
    if made is None:
        return None
    arrows = [
        _arrow(desk, number, block.source, frame)
        for (number, block), frame in zip(steps, area.columns(len(steps), desk.sizes.gap), strict=True)
    ]
    blocks = tuple(block for _, block in steps)
    paired: list[AnyItem] = [item for pair in zip(arrows, made.items, strict=not rungs.glance) for item in pair]
    sheet = Sheet(
        role=LayoutRole.TITLE_ONLY,
        title=heading,
        items=tuple(paired),
        source=blocks[0].source,
        notes=notes_of(blocks, tuple(block.title for block in blocks)),
    )
    return Setting(sheet, made.rung, made.fill)


def _arrow(desk: Desk, number: int, source: str, frame: Rect) -> TextItem:
    """Point to the next step."""
    style = desk.heading(max(desk.sizes.body, desk.sizes.minimum), desk.palette.on_primary, align=Align.LEFT)
    words = desk.words.step.replace("{number}", str(number))
    pad = desk.sizes.padding
    text = measure((styled_text(words, style, desk.palette, role=Role.LABEL),), frame.width - 2 * pad, desk.fonts)
    rect = Rect(frame.x, frame.y, frame.width, _ARROW)
    return text_item(
        text,
        rect,
        name=f"Step {number} number",
        source=source,
        role=Role.LABEL,
        anchor=Anchor.MIDDLE,
        insets=(pad, 0.0, pad, 0.0),
        box=Box(geometry=Geometry.PENTAGON, fill=desk.palette.primary),
    )


def _deliverable(desk: Desk, block: StepBlock) -> Styled:
    if not block.deliverable:
        return ()
    text = styled_line(block.deliverable, desk.body(), desk.palette)
    return under_caption(desk.caption(desk.words.deliverable, desk.palette.accent_text), (text,), gap=CLOSE_GAP)


def _alone(desk: Desk, number: int, block: StepBlock) -> Sequence[Sheet]:
    words = desk.words.step.replace("{number}", str(number))
    feature = Feature(
        source=block.source,
        title=(*line_of(f"{words}: "), *block.title),
        text=block.description,
        label=desk.words.deliverable,
        foot=(Paragraph(spans=block.deliverable),) if block.deliverable else (),
        picture=block.picture,
        icon=block.icon,
        notes=notes_of((block,), (block.title,)),
        fill=desk.palette.accent_soft,
    )
    return feature_sheets(desk, feature)
