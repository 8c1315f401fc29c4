"""Questions with their answers: short ones as rows on one slide, a long answer on a slide under its question."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby, pairwise

from studio.domain.blocks import QuestionBlock
from studio.domain.brand import LayoutRole
from studio.domain.text import Line, ParagraphKind, plain
from studio.layout.boxes import text_item
from studio.layout.items import AnyItem
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet, notes_of
from studio.layout.slides.feature import picture_sheets
from studio.layout.slides.ladder import ROUNDING, grown, ladder
from studio.layout.slides.paging import Rungs, Setting, once, paged
from studio.layout.slides.prose import block_prose, listed, two_columns
from studio.layout.slides.question_layouts import ACROSS, MOST, Answered, Question, in_columns, in_rows
from studio.layout.text.setting import measure
from studio.layout.text.styling import styled_rich

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
    dress = once(partial(_dressed, desk))

    def rows(group: Sequence[QuestionBlock], rungs: Rungs) -> Setting | None:
        long = len(group) > 1 and any(len(plain(block.answer)) > _LONG for block in group)
        return None if long else _set(group, heading, in_rows(desk, [dress(block) for block in group], rungs))

    def columns(group: Sequence[QuestionBlock], rungs: Rungs) -> Setting | None:
        return _set(group, heading, in_columns(desk, [dress(block) for block in group], rungs))

    def alone(block: QuestionBlock) -> Sequence[Sheet]:
        return _alone(desk, block)

    made = [paged(desk, blocks, most, together, alone) for most, together in ((MOST, rows), (ACROSS, columns))]
    return min(made, key=len)


def _dressed(desk: Desk, block: QuestionBlock) -> Question:
    answer = styled_rich(block.answer, desk.body(), desk.palette)
    return Question(source=block.source, question=desk.headed(block.question), answer=answer)


def _set(blocks: Sequence[QuestionBlock], heading: Line, made: Answered | None) -> Setting | None:
    if made is None:
        return None
    notes = notes_of(tuple(blocks), tuple(block.question for block in blocks))
    source = blocks[0].source
    sheet = Sheet(role=LayoutRole.TITLE_ONLY, title=heading, items=made.items, source=source, notes=notes)
    return Setting(sheet, made.rung, made.fill)


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
