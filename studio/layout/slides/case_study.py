"""A project as a story: challenge and solution at the left, its result with the figures on a dark panel at the right."""

from collections.abc import Sequence
from dataclasses import replace

from studio.domain.brand import Anchor, LayoutRole
from studio.domain.document import CaseStudyBlock
from studio.domain.geometry import Rect
from studio.domain.text import Paragraph, Span, line_of
from studio.layout.boxes import text_item
from studio.layout.page import AnyItem, GroupItem, Role
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet, notes_of
from studio.layout.slides.feature import picture_sheets, under_caption
from studio.layout.slides.ladder import ladder, words_fit
from studio.layout.slides.prose import prose
from studio.layout.slides.shapes import panel, picture_filling
from studio.layout.slides.tiles import figure_text
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled, styled_line, styled_rich

_STORY = 0.56
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
    sheets = prose(desk, block.title, ((block.category, ()), *parts, ((), figures)), block.source, notes)
    return (*sheets, *picture_sheets(desk, block.title, block.picture, block.source))


def _designed(desk: Desk, block: CaseStudyBlock) -> tuple[tuple[AnyItem, ...], bool] | None:
    """Give the items and whether the picture is among them; None when the texts do not fit."""
    area, pad = desk.area(), desk.sizes.padding * 1.5
    told = bool(block.challenge or block.solution)
    story_width = area.width * _STORY if told else 0.0
    left = Rect(area.x, area.y, story_width, area.height)
    start = left.right + 2 * desk.sizes.gap if told else area.x
    right = Rect(start, area.y, area.right - start, area.height)
    story = _story(desk, block) if told else ()
    result = _result(desk, block, told=told)
    for rung in ladder([story, result], desk.sizes, floor=COMFORTABLE):
        words = words_fit(rung[1], right.width - 2 * pad, desk.fonts)
        if not words or (told and not words_fit(rung[0], left.width, desk.fonts)):
            continue
        shown = measure(rung[0], max(left.width, 1.0), desk.fonts)
        won = measure(rung[1], right.width - 2 * pad, desk.fonts)
        if shown.longest <= left.height and won.longest + 2 * pad <= right.height:
            return _placed(desk, block, left, right, shown, won, pad)
    return None


def _story(desk: Desk, block: CaseStudyBlock) -> Styled:
    category = (
        (
            styled_line(
                block.category,
                desk.label(desk.palette.accent_text, size=desk.sizes.small + 2),
                desk.palette,
                role=Role.LABEL,
            ),
        )
        if block.category
        else ()
    )
    text: Styled = category
    for label, rich in ((desk.words.challenge, block.challenge), (desk.words.solution, block.solution)):
        if rich:
            heading = desk.headed(line_of(label), desk.heading(space_before=20.0 if text else 0.0))
            body = styled_rich(rich, desk.body(desk.sizes.heading, line_spacing=1.15), desk.palette)
            text = (*text, *under_caption(heading, body))
    return text


def _result(desk: Desk, block: CaseStudyBlock, *, told: bool) -> Styled:
    colour = desk.palette.on_primary
    text: Styled = ()
    if block.category and not told:
        text = desk.headed(block.category, desk.label(colour), Role.LABEL)
    for figure in block.figures:
        figures = _spaced(figure_text(desk, figure, colour, colour), 14.0 if text else 0.0)
        text = (*text, *figures)
    if not block.result:
        return text
    heading = desk.headed(line_of(desk.words.result), desk.heading(colour=colour, space_before=24.0 if text else 0.0))
    size = desk.sizes.heading if block.figures else desk.sizes.heading + 2
    body = styled_rich(block.result, desk.body(size, colour, line_spacing=1.15), desk.palette)
    return (*text, *under_caption(heading, body, 6.0))


def _spaced(text: Styled, gap: float) -> Styled:
    return (replace(text[0], style=replace(text[0].style, space_before=gap)), *text[1:]) if text else text


def _placed(
    desk: Desk, block: CaseStudyBlock, left: Rect, right: Rect, story: MeasuredText, result: MeasuredText, pad: float
) -> tuple[tuple[AnyItem, ...], bool]:
    items: list[AnyItem] = []
    if story.paragraphs:
        items.append(text_item(story, left, name="Story", source=block.source))
    spare = left.height - story.longest - desk.sizes.gap
    pictured = block.picture is not None and bool(story.paragraphs) and spare >= _SMALLEST_PICTURE
    if block.picture is not None and pictured:
        frame = Rect(left.x, left.bottom - spare, left.width, spare)
        items.append(picture_filling(block.picture, frame, name="Picture", source=block.source))
    if result.paragraphs:
        inner = right.inset(pad)
        items.append(
            GroupItem(
                rect=right,
                name="Result",
                source=block.source,
                items=(
                    panel(
                        right, desk.palette.primary, radius=desk.sizes.radius, name="Result ground", source=block.source
                    ),
                    text_item(result, inner, name="Result text", source=block.source, anchor=Anchor.MIDDLE),
                ),
            )
        )
    return tuple(items), pictured or block.picture is None
