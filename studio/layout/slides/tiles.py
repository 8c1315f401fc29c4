"""Tiles in a row: headline numbers large in the accent over what they count, or facts under what they are about."""

from collections.abc import Sequence

from studio.domain.blocks import LabelledText
from studio.domain.colours import Colour
from studio.domain.geometry import Rect
from studio.layout.boxes import text_item
from studio.layout.items import AnyItem, GroupItem
from studio.layout.roles import Role
from studio.layout.slides.desk import COMFORTABLE, Desk
from studio.layout.slides.ladder import ROUNDING, ladder, words_fit
from studio.layout.slides.shapes import panel
from studio.layout.slides.tokens import CAPTION_GAP
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled, styled_line

_MOST = 5
_TALLEST = 120.0
_FACT_LINES = 3


def tiles_height(desk: Desk, numbers: Sequence[LabelledText], width: float) -> float | None:
    """Give the height of a row of tiles in points, 0 for no numbers, None when they do not make a row."""
    if not numbers:
        return 0.0
    measured = _measured(desk, numbers, width)
    return None if measured is None else max(text.longest for text in measured) + 2 * (desk.sizes.padding - 2)


def number_tiles(desk: Desk, numbers: Sequence[LabelledText], area: Rect, source: str) -> tuple[GroupItem, ...]:
    """Set numbers as tiles over the width of an area, which is as high as `tiles_height` says."""
    measured = _measured(desk, numbers, area.width) if numbers else None
    if not measured:
        return ()
    frames = area.columns(len(numbers), desk.sizes.gap)
    return tuple(
        _tile(desk, text, frame, number, source)
        for number, (text, frame) in enumerate(zip(measured, frames, strict=True), start=1)
    )


def figure_text(desk: Desk, figure: LabelledText, number: Colour, label: Colour, *, size: float = 0.0) -> Styled:
    """Dress a headline number, in so many points or the brand's size for it, over what it counts."""
    value = desk.heading(size or desk.sizes.number, number)
    caption = desk.body(desk.smaller(desk.sizes.body), label, space_before=0.0)
    texts = (
        styled_line(figure.value, value, desk.palette, role=Role.LABEL) if figure.value else None,
        styled_line(figure.label, caption, desk.palette) if figure.label else None,
    )
    return tuple(text for text in texts if text)


def facts_height(desk: Desk, facts: Sequence[LabelledText], width: float) -> float | None:
    """Give the height of a row of facts in points, None when they do not make a row."""
    measured = _measured_facts(desk, facts, width)
    return None if measured is None else max(text.longest for text in measured) + 2 * desk.sizes.padding


def fact_tiles(desk: Desk, facts: Sequence[LabelledText], area: Rect, source: str) -> tuple[GroupItem, ...]:
    """Set facts as tiles over the width of an area, which is as high as `facts_height` says."""
    frames = area.columns(len(facts), desk.sizes.gap)
    measured = _measured_facts(desk, facts, area.width) or []
    return tuple(
        _fact(desk, text, frame, f"Fact {number}", source)
        for number, (text, frame) in enumerate(zip(measured, frames, strict=True), start=1)
    )


def _fact(desk: Desk, text: MeasuredText, frame: Rect, name: str, source: str) -> GroupItem:
    ground = panel(frame, desk.palette.surface, radius=desk.sizes.radius, name=f"{name} ground", source=source)
    words = text_item(text, frame.inset(desk.sizes.padding), name=name, source=source)
    return GroupItem(rect=frame, name=name, source=source, items=(ground, words))


def _measured_facts(desk: Desk, facts: Sequence[LabelledText], width: float) -> list[MeasuredText] | None:
    room = (width - desk.sizes.gap * (len(facts) - 1)) / len(facts) - 2 * desk.sizes.padding
    texts = [
        (
            styled_line(fact.label, desk.label(bold=False), desk.palette, role=Role.LABEL),
            styled_line(fact.value, desk.body(desk.sizes.heading, bold=True, space_before=CAPTION_GAP), desk.palette),
        )
        for fact in facts
    ]
    for rung in ladder(texts, desk.sizes, floor=COMFORTABLE):
        measured = [measure(text, room, desk.fonts) for text in rung]
        lines = max(text.paragraphs[-1].broken.count for text in measured)
        if lines <= _FACT_LINES and all(words_fit(text, room, desk.fonts) for text in rung):
            return measured
    return None


def _measured(desk: Desk, numbers: Sequence[LabelledText], width: float) -> list[MeasuredText] | None:
    if len(numbers) > _MOST:
        return None
    room = (width - desk.sizes.gap * (len(numbers) - 1)) / len(numbers) - 2 * desk.sizes.padding
    texts = [figure_text(desk, number, desk.palette.accent_text, desk.palette.muted) for number in numbers]
    for rung in ladder(texts, desk.sizes, floor=desk.sizes.minimum):
        measured = [measure(text, room, desk.fonts) for text in rung]
        lone = all(text.paragraphs[0].broken.count == 1 for text in measured if text.paragraphs)
        if lone and all(words_fit(text, room, desk.fonts) for text in rung):
            tallest = max(text.longest for text in measured) + 2 * desk.sizes.padding
            if tallest <= _TALLEST + ROUNDING:
                return measured
    return None


def _tile(desk: Desk, text: MeasuredText, frame: Rect, number: int, source: str) -> GroupItem:
    pad = desk.sizes.padding
    inner = frame.inset(pad, pad - 2)
    items: tuple[AnyItem, ...] = (
        panel(frame, desk.palette.surface, radius=desk.sizes.radius, name=f"Number {number} ground", source=source),
        text_item(text, inner, name=f"Number {number}", source=source),
    )
    return GroupItem(rect=frame, name=f"Number {number}", source=source, items=items)
