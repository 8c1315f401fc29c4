"""Questions with their answers: short ones as rows on one slide, a long answer on a slide under its question."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from studio.domain.brand import LayoutRole
from studio.domain.document import QuestionBlock
from studio.domain.geometry import Rect
from studio.domain.text import Line, ParagraphKind, plain
from studio.layout.boxes import text_item
from studio.layout.page import AnyItem, GroupItem, Role
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet, notes_of
from studio.layout.slides.feature import picture_sheets
from studio.layout.slides.ladder import ROUNDING, grown, ladder, numbered, words_fit
from studio.layout.slides.paging import Rungs, Setting, paged
from studio.layout.slides.prose import block_prose, listed, two_columns
from studio.layout.slides.shapes import rule
from studio.layout.slides.tokens import FULL
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import styled_rich

_MOST = 3
_ACROSS = 2
_QUESTION = 0.34
"""Share of the width for the questions."""
_ENDS = 12.0
"""Points above and below a row."""
_LONG = 480
"""Characters from which an answer shares no slide with others in rows."""


def question_sheets(desk: Desk, blocks: Sequence[QuestionBlock], heading: Line) -> list[Sheet]:
    """Design questions that follow one another, in their order."""
    sheets: list[Sheet] = []
    for pictured, run in groupby(blocks, key=lambda block: block.picture is not None):
        several = tuple(run)
        if pictured or len(blocks) == 1:
            sheets.extend(sheet for block in several for sheet in _alone(desk, block))
        else:
            sheets.extend(_packed(desk, several, heading))
    return sheets


def _packed(desk: Desk, blocks: Sequence[QuestionBlock], heading: Line) -> list[Sheet]:
    """Put questions before their answers, in rows, or over them, in columns, where that takes fewer slides."""

    def rows(group: Sequence[QuestionBlock], rungs: Rungs) -> Setting | None:
        long = len(group) > 1 and any(len(plain(block.answer)) > _LONG for block in group)
        return None if long else _set(group, heading, _rows(desk, group, rungs))

    def columns(group: Sequence[QuestionBlock], rungs: Rungs) -> Setting | None:
        return _set(group, heading, _columns(desk, group, rungs))

    def alone(block: QuestionBlock) -> Sequence[Sheet]:
        return _alone(desk, block)

    made = [paged(desk, blocks, most, together, alone) for most, together in ((_MOST, rows), (_ACROSS, columns))]
    return min(made, key=len)


def _set(
    blocks: Sequence[QuestionBlock], heading: Line, made: tuple[tuple[AnyItem, ...], int, float] | None
) -> Setting | None:
    if made is None:
        return None
    notes = notes_of(tuple(blocks), tuple(block.question for block in blocks))
    source = blocks[0].source
    sheet = Sheet(role=LayoutRole.TITLE_ONLY, title=heading, items=made[0], source=source, notes=notes)
    return Setting(sheet, made[1], made[2])


def _columns(
    desk: Desk, blocks: Sequence[QuestionBlock], rungs: Rungs
) -> tuple[tuple[AnyItem, ...], int, float] | None:
    """Set questions side by side, each over its answer."""
    frames = desk.area().columns(_ACROSS, desk.sizes.gap * 2)
    width = frames[0].width
    questions = [desk.headed(block.question) for block in blocks]
    answers = [styled_rich(block.answer, desk.body(), desk.palette) for block in blocks]
    for number, rung in numbered([*questions, *answers], desk.sizes, start=rungs.start, floor=rungs.floor):
        if not all(words_fit(text, width, desk.fonts) for text in rung):
            continue
        measured = [measure(text, width, desk.fonts) for text in rung]
        asked, told = measured[: len(blocks)], measured[len(blocks) :]
        head = _ENDS + max(text.longest for text in asked) + desk.sizes.gap / 2
        fill = (head + max(text.longest for text in told)) / frames[0].height
        if fill <= (FULL if number < 0 else 1.0) + ROUNDING / frames[0].height:
            cells = zip(blocks, asked, told, frames, strict=False)
            items = tuple(_column(desk, *cell, head, index) for index, cell in enumerate(cells, start=1))
            return items, number, fill
    return None


def _column(
    desk: Desk,
    block: QuestionBlock,
    asked: MeasuredText,
    told: MeasuredText,
    frame: Rect,
    head: float,
    index: int,
) -> GroupItem:
    name = f"Question {index}"
    question = Rect(frame.x, frame.y + _ENDS, frame.width, asked.longest)
    answer = Rect(frame.x, frame.y + head, frame.width, told.longest)
    return GroupItem(
        rect=Rect(frame.x, frame.y, frame.width, head + told.longest),
        name=name,
        source=block.source,
        items=(
            rule(frame.x, frame.y, frame.width, desk.palette.accent, name=f"{name} rule", source=block.source),
            text_item(asked, question, name=name, source=block.source, role=Role.HEADING_2),
            text_item(told, answer, name=f"Answer {index}", source=block.source),
        ),
    )


def _alone(desk: Desk, block: QuestionBlock) -> Sequence[Sheet]:
    notes = notes_of((block,), (block.question,))
    items = _halves(desk, block)
    if items is not None:
        sheet = Sheet(role=LayoutRole.TWO_CONTENT, title=block.question, items=items, source=block.source, notes=notes)
        return (sheet, *picture_sheets(desk, block.question, block.picture, block.source))
    sheets = block_prose(desk, block.question, (((), block.answer),), block.source, notes)
    return (*sheets, *picture_sheets(desk, block.question, block.picture, block.source))


def _halves(desk: Desk, block: QuestionBlock) -> tuple[AnyItem, ...] | None:
    """Set an answer of two lists as two columns; None for other answers."""
    answer = block.answer
    starts = [
        index
        for index, (one, two) in enumerate(pairwise(answer))
        if one.kind is ParagraphKind.BODY and two.kind is not ParagraphKind.BODY
    ]
    if len(starts) != 2:  # noqa: PLR2004 - one list in either column
        return None
    columns = two_columns(desk)
    parts = [listed(desk, part, columns[0]) for part in (answer[: starts[1]], answer[starts[1] :])]
    larger = tuple(grown(part, desk.sizes) for part in parts)
    for rung in (larger, *ladder(parts, desk.sizes, floor=COMFORTABLE)):
        texts = [measure(part, place.width, desk.fonts) for part, place in zip(rung, columns, strict=True)]
        if all(text.longest <= place.height + ROUNDING for text, place in zip(texts, columns, strict=True)):
            return tuple(
                text_item(
                    text, place.rect, name=f"Answer {number}", source=block.source, insets=place.insets, slot=place.slot
                )
                for number, (text, place) in enumerate(zip(texts, columns, strict=True), start=1)
            )
    return None


def _rows(desk: Desk, blocks: Sequence[QuestionBlock], rungs: Rungs) -> tuple[tuple[AnyItem, ...], int, float] | None:
    area, gap = desk.area(), desk.sizes.gap
    asked = area.width * _QUESTION
    told = area.width - asked - 2 * gap
    questions = [desk.headed(block.question) for block in blocks]
    answers = [styled_rich(block.answer, desk.body(), desk.palette) for block in blocks]
    for number, rung in numbered([*questions, *answers], desk.sizes, start=rungs.start, floor=rungs.floor):
        left, right = rung[: len(blocks)], rung[len(blocks) :]
        words = all(words_fit(text, asked, desk.fonts) for text in left)
        if not words or not all(words_fit(text, told, desk.fonts) for text in right):
            continue
        pairs = [
            (measure(question, asked, desk.fonts), measure(answer, told, desk.fonts))
            for question, answer in zip(left, right, strict=True)
        ]
        needs = [max(question.longest, answer.longest) for question, answer in pairs]
        spare = area.height - sum(needs) - 2 * _ENDS * len(blocks)
        fill = 1 - spare / area.height
        if spare < -ROUNDING or (number < 0 and fill > FULL):
            continue
        air = min(spare / len(blocks), 2 * gap)
        items: list[AnyItem] = []
        y = area.y
        for index, (block, (question, answer), need) in enumerate(zip(blocks, pairs, needs, strict=True), start=1):
            name = f"Question {index}"
            row = Rect(area.x, y, area.width, need + 2 * _ENDS)
            top = y + _ENDS
            items.append(
                GroupItem(
                    rect=row,
                    name=name,
                    source=block.source,
                    items=(
                        rule(row.x, row.y, row.width, desk.palette.accent, name=f"{name} rule", source=block.source),
                        text_item(
                            question,
                            Rect(row.x, top, asked, need),
                            name=name,
                            source=block.source,
                            role=Role.HEADING_2,
                        ),
                        text_item(
                            answer,
                            Rect(row.right - told, top, told, need),
                            name=f"Answer {index}",
                            source=block.source,
                        ),
                    ),
                )
            )
            y += row.height + air
        return tuple(items), number, fill
    return None
