"""Styled text to text items in page coordinates."""

from collections.abc import Sequence
from math import inf

from studio.domain.brand import Slot
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.typography import Align, Anchor
from studio.layout.drawing import Box
from studio.layout.items import TextItem
from studio.layout.roles import Role
from studio.layout.text.placing import place
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import StyledParagraph
from studio.layout.text.typefaces import FontBook

Insets = tuple[float, float, float, float]
NO_INSETS: Insets = (0.0, 0.0, 0.0, 0.0)


def text_item(
    text: MeasuredText,
    rect: Rect,
    *,
    name: str,
    source: str = "",
    role: Role = Role.PARAGRAPH,
    anchor: Anchor = Anchor.TOP,
    insets: Insets = NO_INSETS,
    box: Box | None = None,
    slot: Slot | None = None,
) -> TextItem:
    """Place a measured text in a rectangle of the page, a hair wider where a line just fits and nobody sees it."""
    kept = box is not None or (slot is not None and (slot.fill is not None or slot.rect == rect))
    if not kept and not insets[2] and _is_left(text) and text.width < text.sure < inf:
        rect = replace(rect, width=rect.width + text.sure - text.width)
    return TextItem(
        rect=rect,
        role=role,
        name=name,
        source=source,
        slot=slot,
        anchor=anchor,
        insets=sure_insets(text, insets),
        box=box,
        paragraphs=place(text, height=rect.height, anchor=anchor, insets=insets),
    )


def _is_left(text: MeasuredText) -> bool:
    return all(paragraph.styled.style.align is Align.LEFT for paragraph in text.paragraphs)


def sure_insets(text: MeasuredText, insets: Insets) -> Insets:
    """Give insets that leave a text just the width at which other programs break its lines as they are broken here."""
    left, top, right, bottom = insets
    spare = max(text.width - text.sure, 0.0)
    match text.paragraphs[0].styled.style.align if text.paragraphs else Align.LEFT:
        case Align.LEFT:
            return (left, top, right + spare, bottom)
        case Align.CENTER:
            return (left + spare / 2, top, right + spare / 2, bottom)
        case Align.RIGHT:
            return (left + spare, top, right, bottom)


def label_item(
    paragraphs: Sequence[StyledParagraph],
    rect: Rect,
    fonts: FontBook,
    *,
    name: str,
    source: str = "",
    role: Role = Role.LABEL,
    anchor: Anchor = Anchor.TOP,
) -> TextItem:
    """Set a short text as it is, without the ladder: words of our own that are known to fit."""
    return text_item(measure(paragraphs, rect.width, fonts), rect, name=name, source=source, role=role, anchor=anchor)
