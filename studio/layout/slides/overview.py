"""What the topic is: tagline and summary, key facts as a quiet list, headline numbers as tiles."""

from collections.abc import Sequence

from studio.domain.blocks import LabelledText, OverviewBlock
from studio.domain.brand import LayoutRole
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.text import Line, Paragraph, Rich, Span, line_of
from studio.domain.typography import Anchor
from studio.layout.boxes import text_item
from studio.layout.items import AnyItem, GroupItem
from studio.layout.roles import Role
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet, notes_of
from studio.layout.slides.feature import picture_sheets
from studio.layout.slides.ladder import ladder, numbered, upwards, words_fit
from studio.layout.slides.prose import block_prose
from studio.layout.slides.shapes import panel, picture_filling, rule
from studio.layout.slides.tiles import fact_tiles, facts_height, number_tiles, tiles_height
from studio.layout.slides.tokens import AIRY_GAP, FULL, ITEM_GAP, LEADING
from studio.layout.text.balance import no_lone_words
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled, resized, styled_line, styled_rich

_TEXT = 0.6
_LONE = 0.8
_WIDE = 0.9
_FACTS_ACROSS = 4
_MIDDLE = 0.55
"""Share of the height above which no row of tiles rises to a short text."""
_TALLER = 1.2
"""What a row of facts under a short text grows by at most."""


def overview_sheets(desk: Desk, blocks: Sequence[OverviewBlock], heading: Line) -> list[Sheet]:
    """Design overviews, one on a slide."""
    return [sheet for block in blocks for sheet in _overview(desk, block, heading)]


def _overview(desk: Desk, block: OverviewBlock, heading: Line) -> Sequence[Sheet]:
    notes = notes_of((block,), (block.name,))
    title = block.name or heading
    items = _designed(desk, block)
    if items is not None:
        return (Sheet(role=LayoutRole.TITLE_ONLY, title=title, items=items, source=block.source, notes=notes),)
    parts = (
        (block.tagline, block.summary),
        (line_of(desk.words.key_facts) if block.facts else (), _as_lines(block.facts)),
        (line_of(desk.words.in_numbers) if block.numbers else (), _as_lines(block.numbers)),
    )
    sheets = block_prose(desk, title, parts, block.source, notes)
    return (*sheets, *picture_sheets(desk, title, block.picture, block.source))


def _as_lines(pairs: Sequence[LabelledText]) -> Rich:
    return tuple(Paragraph(spans=(*pair.label, Span(text=": "), *pair.value)) for pair in pairs)


def _over_facts(desk: Desk, block: OverviewBlock) -> tuple[AnyItem, ...] | None:
    """Set text in large type over a row of facts, where neither numbers nor a picture go with it."""
    area = desk.area()
    if block.numbers or block.picture or not 1 < len(block.facts) <= _FACTS_ACROSS or not block.summary:
        return None
    height = facts_height(desk, block.facts, area.width)
    if height is None:
        return None
    room = area.height - height - 2 * desk.sizes.gap
    width = area.width * _WIDE
    text = _text(desk, block)
    for number, (rung,) in numbered([text], desk.sizes, start=-2, floor=desk.sizes.body):
        shown = _no_larger(rung, desk.sizes.title)
        told = measure(shown, width, desk.fonts)
        if told.longest <= room * (FULL if number < 0 else 1.0) and words_fit(shown, width, desk.fonts):
            free = area.height - told.longest - 2 * desk.sizes.gap
            high = max(height, min(height * _TALLER, free))
            low = area.bottom - high
            short = told.longest < room / 2
            row = Rect(
                area.x, _raised(area, told.longest + 2 * desk.sizes.gap, low) if short else low, area.width, high
            )
            rect = Rect(area.x, area.y, width, row.y - 2 * desk.sizes.gap - area.y)
            item = text_item(no_lone_words(told, desk.fonts), rect, name="Summary", source=block.source)
            return (item, *fact_tiles(desk, block.facts, row, block.source))
    return None


def _no_larger(text: Styled, most: float) -> Styled:
    """Keep a text that grows below the slide's title, in points."""
    return tuple(resized(one, most) if one.style.size > most else one for one in text)


def _designed(desk: Desk, block: OverviewBlock) -> tuple[AnyItem, ...] | None:
    wide = _over_facts(desk, block)
    if wide is not None:
        return wide
    area, gap = desk.area(), desk.sizes.gap
    tiles = tiles_height(desk, block.numbers, area.width)
    if tiles is None:
        return None
    upper = Rect(area.x, area.y, area.width, area.height - (tiles + gap if tiles else 0.0))
    beside = bool(block.facts or block.picture)
    left = Rect(upper.x, upper.y, upper.width * (_TEXT if beside else _LONE), upper.height)
    right = Rect(left.right + 2 * gap, upper.y, upper.right - left.right - 2 * gap, upper.height)
    text = _text(desk, block)
    facts = _facts_text(desk, block.facts)
    width = right.width - 2 * desk.sizes.padding
    larger = () if block.numbers else upwards([text, *facts], desk.sizes, 1 if beside else 3)
    for rung in (*larger, *ladder([text, *facts], desk.sizes, floor=COMFORTABLE)):
        shown = measure(rung[0], left.width, desk.fonts)
        measured = [measure(fact, width, desk.fonts) for fact in rung[1:]]
        if not words_fit(rung[0], left.width, desk.fonts) or not all(words_fit(f, width, desk.fonts) for f in rung[1:]):
            continue
        room = right.height * (0.5 if block.picture and facts else 1.0)
        if shown.longest <= left.height and _facts_height(desk, measured) <= room:
            side = _side(desk, block, right, measured, shown)
            lowest = max([shown.longest + left.y, *(item.rect.bottom for item in side)])
            foot = _tiles_place(area, lowest + 2 * gap, tiles, lone=not text and not side)
            place = replace(left, height=max(min(left.height, foot.y - gap - left.y), shown.longest))
            summary = no_lone_words(shown, desk.fonts)
            told = (text_item(summary, place, name="Summary", source=block.source),) if text else ()
            return (*told, *side, *number_tiles(desk, block.numbers, foot, block.source))
    return None


def _tiles_place(area: Rect, free: float, height: float, *, lone: bool) -> Rect:
    """Give the tiles the foot of the slide, or come up to short texts as far as the middle."""
    if lone:
        return Rect(area.x, area.y, area.width, height)
    return Rect(area.x, _raised(area, free - area.y, area.bottom - height), area.width, height)


def _raised(area: Rect, used: float, low: float) -> float:
    """Give the y of what stands under so many points of text: not above the middle, nor below `low`."""
    return min(low, max(area.y + used, area.y + area.height * _MIDDLE))


def _text(desk: Desk, block: OverviewBlock) -> Styled:
    style = desk.heading(desk.sizes.steps[3], desk.palette.accent_text, line_spacing=1.05)
    tagline = desk.headed(block.tagline, style)
    text = styled_rich(
        block.summary, desk.body(desk.sizes.heading, line_spacing=LEADING, space_before=ITEM_GAP), desk.palette
    )
    return (*tagline, *text)


def _facts_text(desk: Desk, facts: Sequence[LabelledText]) -> list[Styled]:
    texts: list[Styled] = []
    for fact in facts:
        label = styled_line(fact.label, desk.label(bold=False), desk.palette, role=Role.LABEL)
        value = styled_line(fact.value, desk.body(bold=True, space_before=1.0), desk.palette)
        texts.append((label, value))
    return texts


def _facts_height(desk: Desk, facts: Sequence[MeasuredText]) -> float:
    if not facts:
        return 0.0
    return sum(fact.longest for fact in facts) + AIRY_GAP * (len(facts) - 1) + 2 * desk.sizes.padding


def _side(
    desk: Desk, block: OverviewBlock, right: Rect, facts: Sequence[MeasuredText], text: MeasuredText
) -> tuple[AnyItem, ...]:
    items: list[AnyItem] = []
    height = _facts_height(desk, facts)
    y = right.y
    if block.picture:
        room = right.height - (height + desk.sizes.gap if facts else 0.0)
        frame = Rect(right.x, right.y, right.width, room)
        items.append(picture_filling(block.picture, frame, name="Picture", source=block.source))
        y += room + desk.sizes.gap
    if facts:
        ground = Rect(right.x, y, right.width, min(max(height, min(text.longest, right.bottom - y)), right.bottom - y))
        items.append(_facts(desk, block, ground, facts))
    return tuple(items)


def _facts(desk: Desk, block: OverviewBlock, ground: Rect, facts: Sequence[MeasuredText]) -> GroupItem:
    pad = desk.sizes.padding
    items: list[AnyItem] = [
        panel(ground, desk.palette.surface, radius=desk.sizes.radius, name="Key facts ground", source=block.source)
    ]
    y = ground.y + pad
    for number, fact in enumerate(facts, start=1):
        rect = Rect(ground.x + pad, y, ground.width - 2 * pad, fact.longest)
        items.append(text_item(fact, rect, name=f"Fact {number}", source=block.source, anchor=Anchor.TOP))
        y += fact.longest + AIRY_GAP
        if number < len(facts):
            items.append(
                rule(rect.x, y - AIRY_GAP / 2, rect.width, desk.palette.line, name="Rule", source=block.source)
            )
    return GroupItem(rect=ground, name=desk.words.key_facts, source=block.source, items=tuple(items))
