"""Styled text to text items in page coordinates."""

from collections.abc import Sequence

from studio.domain.brand import Anchor, Slot
from studio.domain.geometry import Rect
from studio.layout.page import Box, Role, TextItem
from studio.layout.text.setting import MeasuredText, measure, place
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
    """Place a measured text in a rectangle of the page."""
    return TextItem(
        rect=rect,
        role=role,
        name=name,
        source=source,
        slot=slot,
        anchor=anchor,
        insets=insets,
        box=box,
        paragraphs=place(text, height=rect.height, anchor=anchor, insets=insets),
    )


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
