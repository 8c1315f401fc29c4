"""A project as a story: challenge and solution as cards, what came of it on a dark panel, and the client's words."""

from collections.abc import Sequence

from studio.domain.blocks import CaseStudyBlock
from studio.domain.brand import LayoutRole
from studio.domain.frozen import dataclass, replace
from studio.domain.geometry import Rect
from studio.domain.icons import Icon
from studio.domain.text import Line, Paragraph, Rich, Span, line_of, plain_line
from studio.layout.boxes import text_item
from studio.layout.items import AnyItem, GroupItem
from studio.layout.roles import Role
from studio.layout.shades import visible
from studio.layout.slides.case_quote import quote_bands, quote_sheets
from studio.layout.slides.case_result import ResultPanel, result_panel
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet, notes_of
from studio.layout.slides.ladder import numbered, words_fit
from studio.layout.slides.prose import block_prose
from studio.layout.slides.shapes import icon, panel, picture_filling
from studio.layout.slides.tokens import FULL, ICON_GAP, ICON_SMALL, LEADING, PANEL, TITLE_GAP
from studio.layout.text.balance import no_lone_words
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled, styled_rich

_STORY = 0.58
"""Share of the width for challenge and solution."""
_ACROSS = 0.6
"""The same where they stand side by side, over a quote."""
_SMALLEST_PICTURE = 100.0
_ICONS = (Icon.TARGET, Icon.LIGHTBULB)


def case_study_sheets(desk: Desk, blocks: Sequence[CaseStudyBlock]) -> list[Sheet]:
    """Design case studies, one on a slide."""
    return [sheet for block in blocks for sheet in _case_study(desk, block)]


def _case_study(desk: Desk, block: CaseStudyBlock) -> Sequence[Sheet]:
    notes = notes_of((block,), (block.title,))
    area = desk.area()
    for band in quote_bands(desk, block, area):
        over = _designed(desk, block, band.above, across=True)
        if over is not None and over[1]:
            return (_sheet(block, (*over[0], band.item), notes),)
    designed = _designed(desk, block, area)
    if designed is not None:
        items, pictured = designed
        return (_sheet(block, items, notes), *quote_sheets(desk, block, picture=not pictured))
    words = desk.words
    figures = tuple(Paragraph(spans=(*f.value, Span(text=" "), *f.label)) for f in block.figures)
    parts = tuple(
        (line_of(label), text)
        for label, text in (
            (words.challenge, block.challenge),
            (words.solution, block.solution),
            (words.result, block.result),
        )
        if text
    )
    sheets = block_prose(desk, block.title, ((block.category, ()), *parts, ((), figures)), block.source, notes)
    return (*sheets, *quote_sheets(desk, block, picture=True))


def _sheet(block: CaseStudyBlock, items: tuple[AnyItem, ...], notes: tuple[tuple[Line, Rich], ...]) -> Sheet:
    return Sheet(role=LayoutRole.TITLE_ONLY, title=block.title, items=items, source=block.source, notes=notes)


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A card of the story."""

    name: str
    icon: Icon
    heading: MeasuredText
    text: MeasuredText

    @property
    def height(self) -> float:
        """Points that heading and text need, without the card's padding."""
        return max(self.heading.longest, ICON_SMALL) + TITLE_GAP + self.text.longest


def _designed(
    desk: Desk, block: CaseStudyBlock, area: Rect, *, across: bool = False
) -> tuple[tuple[AnyItem, ...], bool] | None:
    """Give the items and whether the picture is among them, if there is one; None when the texts do not fit."""
    kind = _category(desk, block, area)
    top = max((item.rect.bottom + ICON_GAP for item in kind), default=area.y)
    place = Rect(area.x, top, area.width, area.bottom - top)
    told = [
        (name, chosen, text)
        for name, chosen, text in zip(
            (desk.words.challenge, desk.words.solution), _ICONS, (block.challenge, block.solution), strict=True
        )
        if text
    ]
    won = bool(block.result or block.figures)
    across = across and len(told) > 1
    share = ((_ACROSS if across else _STORY) if told else 0.0) if won else 1.0
    gap = desk.sizes.gap
    left = replace(place, width=place.width * share - (gap / 2 if won else 0.0))
    start = left.right + gap if told else place.x
    right = Rect(start, place.y, place.right - start, place.height)
    result = result_panel(desk, block, right) if won else None
    if won and result is None:
        return None
    bodies = [styled_rich(text, desk.body(desk.sizes.heading, line_spacing=LEADING), desk.palette) for *_, text in told]
    frames = left.columns(len(told), gap) if across else (left,)
    story = _story(desk, told, bodies, frames[0], rows=1 if across else len(told))
    if story is None:
        return None
    if across:
        cards = (_card(desk, block.source, *pair) for pair in zip(story, frames, strict=True))
        pictured = block.picture is None or (result is not None and result.pictured)
        return (*kind, *cards, *(result.items if result else ())), pictured
    return _placed(desk, block, kind, left, story, result)


def _category(desk: Desk, block: CaseStudyBlock, area: Rect) -> tuple[AnyItem, ...]:
    """Say over the story what kind of project it was."""
    if not plain_line(block.category).strip():
        return ()
    style = desk.label(desk.palette.accent_text, size=desk.comfortable)
    indent = ICON_SMALL + ICON_GAP / 2 if block.icon else 0.0
    text = measure(desk.headed(block.category, style, Role.LABEL), area.width - indent, desk.fonts)
    height = max(text.longest, ICON_SMALL if block.icon else 0.0)
    drop = max((height - text.longest) / 2, 0.0)
    rect = Rect(area.x + indent, area.y + drop, area.width - indent, height - drop)
    words = text_item(text, rect, name="Category", source=block.source, role=Role.LABEL)
    if not block.icon:
        return (words,)
    square = Rect(area.x, area.y, ICON_SMALL, ICON_SMALL)
    return (icon(desk, block.icon, square, desk.palette.accent, name="Category icon", source=block.source), words)


def _story(
    desk: Desk, told: Sequence[tuple[str, Icon, object]], bodies: Sequence[Styled], left: Rect, *, rows: int
) -> list[_Chapter] | None:
    """Set the cards' texts as large as they fit, all in one size: side by side, or under one another."""
    if not told:
        return []
    pad = desk.sizes.padding * PANEL
    width = left.width - 2 * pad
    room = left.height - desk.sizes.gap * (rows - 1) - 2 * pad * rows
    for number, rung in numbered(bodies, desk.sizes, start=-1, floor=COMFORTABLE):
        if not all(words_fit(text, width, desk.fonts) for text in rung):
            continue
        chapters = [
            _Chapter(name, chosen, _heading(desk, name, width), measure(text, width, desk.fonts))
            for (name, chosen, _), text in zip(told, rung, strict=True)
        ]
        heights = [chapter.height for chapter in chapters]
        if (sum(heights) if rows > 1 else max(heights)) <= room * (FULL if number < 0 else 1.0):
            return chapters
    return None


def _heading(desk: Desk, name: str, width: float) -> MeasuredText:
    style = desk.heading(desk.sizes.heading)
    return measure(desk.headed(line_of(name), style), width - ICON_SMALL - ICON_GAP, desk.fonts)


def _placed(
    desk: Desk,
    block: CaseStudyBlock,
    kind: tuple[AnyItem, ...],
    left: Rect,
    story: Sequence[_Chapter],
    result: ResultPanel | None,
) -> tuple[tuple[AnyItem, ...], bool]:
    pad, gap = desk.sizes.padding * PANEL, desk.sizes.gap
    needs = [chapter.height + 2 * pad for chapter in story]
    spare = left.height - sum(needs) - gap * max(len(needs) - 1, 0)
    items: list[AnyItem] = [*kind]
    pictured = result is not None and result.pictured
    cards = left
    if block.picture and not pictured and story and spare - gap >= _SMALLEST_PICTURE:
        frame = Rect(left.x, left.bottom - (spare - gap), left.width, spare - gap)
        cards = replace(left, height=left.height - frame.height - gap)
        items.append(picture_filling(block.picture, frame, name="Picture", source=block.source))
        pictured, spare = True, 0.0
    y = cards.y
    for chapter, need in zip(story, needs, strict=True):
        height = need + spare / len(needs)
        items.append(_card(desk, block.source, chapter, Rect(cards.x, y, cards.width, height)))
        y += height + gap
    if result is not None:
        items.extend(result.items)
    return tuple(items), pictured or block.picture is None


def _card(desk: Desk, source: str, chapter: _Chapter, frame: Rect) -> GroupItem:
    """Set a card: its icon before the heading, the text under both."""
    pad = desk.sizes.padding * PANEL
    palette = desk.palette
    line = max(chapter.heading.longest, ICON_SMALL)
    x, y, width = frame.x + pad, frame.y + pad, frame.width - 2 * pad
    indent = ICON_SMALL + ICON_GAP
    colour = visible(palette.accent, palette.surface, palette.text)
    square = Rect(x, y + (min(line, ICON_SMALL * 1.5) - ICON_SMALL) / 2, ICON_SMALL, ICON_SMALL)
    heading = Rect(x + indent, y + (line - chapter.heading.longest) / 2, width - indent, chapter.heading.longest)
    below = y + line + TITLE_GAP
    text = Rect(x, below, width, frame.bottom - pad - below)
    return GroupItem(
        rect=frame,
        name=chapter.name,
        source=source,
        items=(
            panel(frame, palette.surface, radius=desk.sizes.radius, name=f"{chapter.name} ground", source=source),
            icon(desk, chapter.icon, square, colour, name=f"{chapter.name} icon", source=source),
            text_item(chapter.heading, heading, name=f"{chapter.name} heading", source=source, role=Role.HEADING_2),
            text_item(no_lone_words(chapter.text, desk.fonts), text, name=f"{chapter.name} text", source=source),
        ),
    )
