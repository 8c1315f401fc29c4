"""Texts written for this client: running text, its key points on a panel beside it."""

from collections.abc import Iterator, Sequence
from math import floor

from studio.domain.blocks import TextBlock
from studio.domain.brand import LayoutRole
from studio.domain.chapters import TextPurpose
from studio.domain.colours import Colour
from studio.domain.frozen import replace
from studio.domain.text import Line, Paragraph, ParagraphKind, Rich, line_of
from studio.domain.typography import Anchor
from studio.layout.boxes import text_item
from studio.layout.items import AnyItem
from studio.layout.roles import Role
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet, notes_of
from studio.layout.slides.feature import picture_sheets, under_caption
from studio.layout.slides.frame import Spot
from studio.layout.slides.ladder import ROUNDING, grown, ladder, upwards, words_fit
from studio.layout.slides.points import point_sheet
from studio.layout.slides.prose import listed, prose, two_columns
from studio.layout.slides.shapes import panel, picture_filling
from studio.layout.slides.tokens import AIRY_GAP, FULL, ITEM_GAP, PANEL, SHORT
from studio.layout.text.balance import no_lone_words
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled, styled_items

_SMALLEST_PICTURE = 100.0
_LARGER = (0.5, 0.8, FULL)
"""Shares of the height that a text beside its panel may fill three, two and one steps larger than designed."""
_MOST_SPACE = 1.2
"""What is added between key points at most, as a multiple of their size."""


def text_sheets(desk: Desk, blocks: Sequence[TextBlock], heading: Line) -> list[Sheet]:
    """Design written texts, each from a new slide."""
    return [sheet for block in blocks for sheet in _written(desk, block, heading)]


def _written(desk: Desk, block: TextBlock, heading: Line) -> Sequence[Sheet]:
    notes = notes_of((block,), (heading,))
    if block.body and (block.key_points or block.picture):
        items = _beside(desk, block)
        if items is not None:
            sheet = Sheet(role=LayoutRole.TWO_CONTENT, title=heading, items=items, source=block.source, notes=notes)
            shown = any(item.name == "Picture" for item in items)
            return (sheet, *(() if shown else picture_sheets(desk, heading, block.picture, block.source)))
    banded = None if block.body else point_sheet(desk, heading, block.key_points, block.source)
    if banded is not None:
        return (replace(banded, notes=notes), *picture_sheets(desk, heading, block.picture, block.source))
    points: Rich = tuple(Paragraph(spans=line, kind=ParagraphKind.BULLET) for line in block.key_points)
    text = prose(desk, heading, (((), block.body),), block.source, notes)
    title = line_of(desk.words.key_points) if text else heading
    listed_points = prose(desk, title, (((), points),), block.source, () if text else notes)
    return (*text, *listed_points, *picture_sheets(desk, heading, block.picture, block.source))


def _look(desk: Desk, purpose: TextPurpose) -> tuple[Colour, Colour]:
    """Give fill and text colour of the panel: the summary's stands out most."""
    palette = desk.palette
    match purpose:
        case TextPurpose.EXECUTIVE_SUMMARY:
            return palette.primary, palette.on_primary
        case TextPurpose.UNDERSTANDING:
            return palette.accent_soft, palette.text
        case TextPurpose.TEXT:
            return palette.surface, palette.text


def _beside(desk: Desk, block: TextBlock) -> tuple[AnyItem, ...] | None:
    """Set the text in the first column, key points on a panel and picture in the second."""
    left, right = two_columns(desk)
    pad = desk.sizes.padding * PANEL
    body = listed(desk, block.body, left)
    width = right.rect.width - 2 * pad
    for most, (shown, listed_points) in _sizes(desk, body, _points(desk, block)):
        if not words_fit(shown, left.width, desk.fonts) or not words_fit(listed_points, width, desk.fonts):
            continue
        told, noted = measure(shown, left.width, desk.fonts), measure(listed_points, width, desk.fonts)
        if told.longest > left.height * most + ROUNDING:
            continue
        if noted.longest + 2 * pad > right.rect.height * max(most, FULL) + ROUNDING:
            continue
        short = not block.picture and told.longest < left.height * SHORT
        text = text_item(
            no_lone_words(told, desk.fonts),
            left.rect,
            name="Text",
            source=block.source,
            anchor=Anchor.MIDDLE if short else Anchor.TOP,
            insets=left.insets,
            slot=left.slot,
        )
        return (text, *_aside(desk, block, right, noted))
    return None


def _sizes(desk: Desk, body: Styled, points: Styled) -> Iterator[tuple[float, tuple[Styled, ...]]]:
    """Give text and key points from large to small, with the share of the height that the text may fill."""
    once = grown(points, desk.sizes)
    twice = grown(once, desk.sizes)
    larger = upwards([body], desk.sizes, len(_LARGER))
    for most, (text,), shown in zip(_LARGER, larger, (twice, twice, once), strict=True):
        if text[0].style.size < desk.sizes.title:
            yield most, (text, shown)
    yield 1.0, (body, once)
    for rung in ladder([body, points], desk.sizes, floor=COMFORTABLE):
        yield 1.0, rung


def _aside(desk: Desk, block: TextBlock, place: Spot, points: MeasuredText) -> tuple[AnyItem, ...]:
    """Put key points on a panel that fills the height, or as high as they are with the picture under it."""
    room, pad = place.rect, desk.sizes.padding * PANEL
    items: list[AnyItem] = []
    if block.key_points:
        points = no_lone_words(points, desk.fonts, 0.0 if block.picture else room.height - 2 * pad)
        needed = points.longest + 2 * pad
        ground = replace(room, height=needed if block.picture else room.height)
        fill, _ = _look(desk, block.purpose)
        items.append(panel(ground, fill, radius=desk.sizes.radius, name="Key points ground", source=block.source))
        shown = _spread(desk, points, ground.height - needed)
        name = desk.words.key_points
        inner = ground.inset(pad)
        items.append(text_item(shown, inner, name=name, source=block.source, anchor=Anchor.MIDDLE, slot=place.slot))
        below = ground.bottom + desk.sizes.gap
        room = replace(room, y=below, height=room.bottom - below)
    if block.picture and room.height >= _SMALLEST_PICTURE:
        items.append(picture_filling(block.picture, room, name="Picture", source=block.source))
    return tuple(items)


def _spread(desk: Desk, points: MeasuredText, spare: float) -> MeasuredText:
    """Give so many points of height that are left to the space between a heading and few key points."""
    head, *rest = (paragraph.styled for paragraph in points.paragraphs)
    if not rest or spare <= 0:
        return points
    more = min(spare / len(rest), rest[0].style.size * _MOST_SPACE)
    apart = (
        replace(one, style=replace(one.style, space_before=floor((one.style.space_before + more) * 10) / 10))
        for one in rest
    )
    return measure((head, *apart), points.width, desk.fonts)


def _points(desk: Desk, block: TextBlock) -> Styled:
    if not block.key_points:
        return ()
    _, colour = _look(desk, block.purpose)
    label = desk.headed(line_of(desk.words.key_points), desk.heading(colour=colour), Role.HEADING_2)
    style = desk.body(desk.sizes.heading, colour, space_before=AIRY_GAP)
    return under_caption(label, styled_items(block.key_points, style, desk.palette), gap=ITEM_GAP)
