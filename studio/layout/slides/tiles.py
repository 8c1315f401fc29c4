"""Headline numbers as a row of tiles: the number large in the accent, what it counts under it."""

from collections.abc import Sequence

from studio.domain.brand import Colour
from studio.domain.document import LabelledText
from studio.domain.geometry import Rect
from studio.layout.boxes import text_item
from studio.layout.page import AnyItem, GroupItem, Role
from studio.layout.slides.desk import Desk
from studio.layout.slides.ladder import ROUNDING, ladder, words_fit
from studio.layout.slides.shapes import panel
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled, styled_line

_MOST = 5
_TALLEST = 120.0
_BAR = 4.0


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
    caption = desk.body(max(desk.sizes.body - 2, desk.sizes.minimum), label, space_before=0.0)
    texts = (
        styled_line(figure.value, value, desk.palette, role=Role.LABEL) if figure.value else None,
        styled_line(figure.label, caption, desk.palette) if figure.label else None,
    )
    return tuple(text for text in texts if text)


def _measured(desk: Desk, numbers: Sequence[LabelledText], width: float) -> list[MeasuredText] | None:
    if len(numbers) > _MOST:
        return None
    room = (width - desk.sizes.gap * (len(numbers) - 1)) / len(numbers) - 2 * desk.sizes.padding - _BAR
    texts = [figure_text(desk, number, desk.palette.accent_text, desk.palette.muted) for number in numbers]
    for rung in ladder(texts, desk.sizes, floor=desk.sizes.minimum):
        measured = [measure(text, room, desk.fonts) for text in rung]
        lone = all(len(text.paragraphs[0].lines) == 1 for text in measured if text.paragraphs)
        if lone and all(words_fit(text, room, desk.fonts) for text in rung):
            tallest = max(text.longest for text in measured) + 2 * desk.sizes.padding
            if tallest <= _TALLEST + ROUNDING:
                return measured
    return None


def _tile(desk: Desk, text: MeasuredText, frame: Rect, number: int, source: str) -> GroupItem:
    pad = desk.sizes.padding
    inner = Rect(frame.x + _BAR + pad, frame.y + pad - 2, frame.width - _BAR - 2 * pad, frame.height - 2 * (pad - 2))
    items: tuple[AnyItem, ...] = (
        panel(frame, desk.palette.surface, name=f"Number {number} ground", source=source),
        panel(
            Rect(frame.x, frame.y, _BAR, frame.height), desk.palette.accent, name=f"Number {number} bar", source=source
        ),
        text_item(text, inner, name=f"Number {number}", source=source),
    )
    return GroupItem(rect=frame, name=f"Number {number}", source=source, items=items)
