"""Questions that share a slide: each before its answer, in rows, or over its answer, in columns."""

from collections.abc import Iterator, Sequence

from studio.domain.frozen import dataclass
from studio.domain.geometry import Rect
from studio.layout.boxes import text_item
from studio.layout.items import AnyItem, GroupItem
from studio.layout.roles import Role
from studio.layout.slides.desk import Desk
from studio.layout.slides.ladder import ROUNDING, numbered, words_fit
from studio.layout.slides.paging import Rungs
from studio.layout.slides.shapes import rule
from studio.layout.slides.tokens import FULL
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled

MOST = 3
"""Questions in rows on one slide."""
ACROSS = 2
"""Questions in columns on one slide."""
_ASKED = 0.34
"""Share of the width for the questions."""
_ENDS = 12.0
"""Points above and below a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question and its answer, dressed."""

    source: str
    question: Styled
    answer: Styled


@dataclass(frozen=True, slots=True)
class Answered:
    """Questions in their places; no items where it mattered only whether they fit."""

    items: tuple[AnyItem, ...]
    rung: int
    fill: float
    """Share of the place that they need."""


@dataclass(frozen=True, slots=True)
class _Measured:
    source: str
    question: MeasuredText
    answer: MeasuredText


def in_rows(desk: Desk, questions: Sequence[Question], rungs: Rungs) -> Answered | None:
    """Set questions under one another, each before its answer; None when they do not fit."""
    area = desk.area()
    asked = area.width * _ASKED
    told = area.width - asked - 2 * desk.sizes.gap
    for number, measured in _measured(desk, questions, (asked, told), rungs):
        needs = [max(one.question.longest, one.answer.longest) for one in measured]
        spare = area.height - sum(needs) - 2 * _ENDS * len(questions)
        fill = 1 - spare / area.height
        if spare >= -ROUNDING and (number >= 0 or fill <= FULL):
            return Answered(() if rungs.glance else _rows(desk, measured, needs, spare), number, fill)
    return None


def in_columns(desk: Desk, questions: Sequence[Question], rungs: Rungs) -> Answered | None:
    """Set questions side by side, each over its answer; None when they do not fit."""
    frames = desk.area().columns(ACROSS, desk.sizes.gap * 2)
    width, height = frames[0].width, frames[0].height
    for number, measured in _measured(desk, questions, (width, width), rungs):
        head = _ENDS + max(one.question.longest for one in measured) + desk.sizes.gap / 2
        fill = (head + max(one.answer.longest for one in measured)) / height
        if fill <= (FULL if number < 0 else 1.0) + ROUNDING / height:
            return Answered(() if rungs.glance else _columns(desk, measured, frames, head), number, fill)
    return None


def _measured(
    desk: Desk, questions: Sequence[Question], widths: tuple[float, float], rungs: Rungs
) -> Iterator[tuple[int, list[_Measured]]]:
    """Give questions and answers with their lines on every rung on which no word has to be cut."""
    asked, told = widths
    texts = [*(one.question for one in questions), *(one.answer for one in questions)]
    fonts, count = desk.fonts, len(questions)
    for number, rung in numbered(texts, desk.sizes, start=rungs.start, floor=rungs.floor, glance=rungs.glance):
        left, right = rung[:count], rung[count:]
        if all(words_fit(text, asked, fonts) for text in left) and all(words_fit(text, told, fonts) for text in right):
            yield (
                number,
                [
                    _Measured(one.source, measure(question, asked, fonts), measure(answer, told, fonts))
                    for one, question, answer in zip(questions, left, right, strict=True)
                ],
            )


def _rows(desk: Desk, measured: Sequence[_Measured], needs: Sequence[float], spare: float) -> tuple[GroupItem, ...]:
    area = desk.area()
    air = min(spare / len(measured), 2 * desk.sizes.gap)
    rows: list[GroupItem] = []
    y = area.y
    for index, (one, need) in enumerate(zip(measured, needs, strict=True), start=1):
        place = Rect(area.x, y, area.width, need + 2 * _ENDS)
        rows.append(_row(desk, one, place, need, index))
        y += place.height + air
    return tuple(rows)


def _columns(desk: Desk, measured: Sequence[_Measured], frames: Sequence[Rect], head: float) -> tuple[GroupItem, ...]:
    cells = enumerate(zip(measured, frames, strict=False), start=1)
    return tuple(_column(desk, one, frame, head, index) for index, (one, frame) in cells)


def _row(desk: Desk, one: _Measured, place: Rect, need: float, index: int) -> GroupItem:
    top = place.y + _ENDS
    asked = Rect(place.x, top, one.question.width, need)
    told = Rect(place.right - one.answer.width, top, one.answer.width, need)
    return _group(desk, one, place, (asked, told), index)


def _column(desk: Desk, one: _Measured, frame: Rect, head: float, index: int) -> GroupItem:
    place = Rect(frame.x, frame.y, frame.width, head + one.answer.longest)
    asked = Rect(frame.x, frame.y + _ENDS, frame.width, one.question.longest)
    told = Rect(frame.x, frame.y + head, frame.width, one.answer.longest)
    return _group(desk, one, place, (asked, told), index)


def _group(desk: Desk, one: _Measured, place: Rect, rects: tuple[Rect, Rect], index: int) -> GroupItem:
    name, source = f"Question {index}", one.source
    asked, told = rects
    return GroupItem(
        rect=place,
        name=name,
        source=source,
        items=(
            rule(place.x, place.y, place.width, desk.palette.accent, name=f"{name} rule", source=source),
            text_item(one.question, asked, name=name, source=source, role=Role.HEADING_2),
            text_item(one.answer, told, name=f"Answer {index}", source=source),
        ),
    )
