"""A project as a story: challenge and solution at the left, result and figures on a dark panel at the right."""

from collections.abc import Sequence

from studio.domain.brand import Anchor, LayoutRole
from studio.domain.document import CaseStudyBlock
from studio.domain.geometry import Rect
from studio.domain.text import Paragraph, Span, line_of
from studio.layout.boxes import text_item
from studio.layout.page import AnyItem, GroupItem, Role
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet, notes_of
from studio.layout.slides.feature import picture_sheets, under_caption
from studio.layout.slides.ladder import grown, ladder, words_fit
from studio.layout.slides.prose import block_prose
from studio.layout.slides.shapes import panel, picture_filling, rule
from studio.layout.slides.tiles import figure_text
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled, styled_rich

_STORY = 0.56
_GAP = 32.0
"""Between challenge and solution."""
_MOST_AIR = 72.0
_SMALLEST_PICTURE = 90.0


def case_study_sheets(desk: Desk, blocks: Sequence[CaseStudyBlock]) -> list[Sheet]:
    """Design case studies, one on a slide."""
    return [sheet for block in blocks for sheet in _case_study(desk, block)]


def _case_study(desk: Desk, block: CaseStudyBlock) -> Sequence[Sheet]:
    notes = notes_of((block,), (block.title,))
    designed = _designed(desk, block)
    if designed is not None:
        items, pictured = designed
        sheet = Sheet(role=LayoutRole.TITLE_ONLY, title=block.title, items=items, source=block.source, notes=notes)
        return (sheet, *(() if pictured else picture_sheets(desk, block.title, block.picture, block.source)))
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
    return (*sheets, *picture_sheets(desk, block.title, block.picture, block.source))


def _designed(desk: Desk, block: CaseStudyBlock) -> tuple[tuple[AnyItem, ...], bool] | None:
    """Give the items and whether the picture is among them; None when the texts do not fit."""
    area, pad = desk.area(), desk.sizes.padding * 1.5
    story = _story(desk, block)
    start = area.x + area.width * _STORY + 2 * desk.sizes.gap if story else area.x
    left = Rect(area.x, area.y, area.width * _STORY, area.height)
    right = Rect(start, area.y, area.right - start, area.height)
    texts = (*story, _result(desk, block, told=bool(story)))
    widths = [left.width] * len(story) + [right.width - 2 * pad]
    larger = tuple(grown(text, desk.sizes) for text in texts)
    for rung in (larger, *ladder(texts, desk.sizes, floor=COMFORTABLE)):
        if not all(words_fit(text, width, desk.fonts) for text, width in zip(rung, widths, strict=True)):
            continue
        *told, won = (measure(text, width, desk.fonts) for text, width in zip(rung, widths, strict=True))
        gaps = _GAP * max(len(told) - 1, 0)
        if sum(text.longest for text in told) + gaps <= left.height and won.longest + 2 * pad <= right.height:
            return _placed(desk, block, left, right, told, won, pad)
    return None


def _story(desk: Desk, block: CaseStudyBlock) -> tuple[Styled, ...]:
    """Give challenge and solution, the category over the first of them."""
    style = desk.label(desk.palette.accent_text, size=COMFORTABLE)
    category = desk.headed(block.category, style, Role.LABEL)
    texts: list[Styled] = []
    for label, rich in ((desk.words.challenge, block.challenge), (desk.words.solution, block.solution)):
        if rich:
            heading = desk.headed(line_of(label), desk.heading())
            body = styled_rich(rich, desk.body(desk.sizes.heading, line_spacing=1.15), desk.palette)
            texts.append(under_caption(heading, body))
    if texts:
        texts[0] = under_caption(category, texts[0], 12.0)
    return tuple(texts)


def _result(desk: Desk, block: CaseStudyBlock, *, told: bool) -> Styled:
    colour = desk.palette.on_primary
    text: Styled = ()
    if block.category and not told:
        text = desk.headed(block.category, desk.label(colour), Role.LABEL)
    for figure in block.figures:
        shown = figure_text(desk, figure, colour, colour)
        text = under_caption(text, shown, 14.0)
    if not block.result:
        return text
    heading = desk.headed(line_of(desk.words.result), desk.heading(colour=colour, space_before=24.0))
    body = styled_rich(block.result, desk.body(desk.sizes.heading, colour, line_spacing=1.15), desk.palette)
    return (*text, *under_caption(heading, body, 6.0))


def _placed(
    desk: Desk,
    block: CaseStudyBlock,
    left: Rect,
    right: Rect,
    story: Sequence[MeasuredText],
    result: MeasuredText,
    pad: float,
) -> tuple[tuple[AnyItem, ...], bool]:
    needed = sum(text.longest for text in story) + _GAP * max(len(story) - 1, 0)
    spare = left.height - needed - desk.sizes.gap
    pictured = block.picture is not None and bool(story) and spare >= _SMALLEST_PICTURE
    items = _told(desk, block, left, story, air=0.0 if pictured else left.height - needed)
    if block.picture is not None and pictured:
        frame = Rect(left.x, left.bottom - spare, left.width, spare)
        items.append(picture_filling(block.picture, frame, name="Picture", source=block.source))
    if result.paragraphs:
        ground = panel(right, desk.palette.primary, radius=desk.sizes.radius, name="Result ground", source=block.source)
        text = text_item(result, right.inset(pad), name="Result text", source=block.source, anchor=Anchor.MIDDLE)
        items.append(GroupItem(rect=right, name="Result", source=block.source, items=(ground, text)))
    return tuple(items), pictured or block.picture is None


def _told(desk: Desk, block: CaseStudyBlock, left: Rect, story: Sequence[MeasuredText], *, air: float) -> list[AnyItem]:
    """Put challenge and solution under one another with a rule between; `air` is the room they leave."""
    items: list[AnyItem] = []
    y = left.y
    for index, text in enumerate(story):
        if index:
            y += _GAP + min(air / 2, _MOST_AIR)
            middle = y - _GAP / 2 - min(air / 4, _MOST_AIR / 2)
            items.append(rule(left.x, middle, left.width, desk.palette.line, name="Rule", source=block.source))
        rect = Rect(left.x, y, left.width, text.longest)
        items.append(text_item(text, rect, name=f"Story {index + 1}", source=block.source))
        y += text.longest
    return items
