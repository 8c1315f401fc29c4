"""What a client said of a project: a band under its story, or large on a slide of its own."""

from collections.abc import Iterator, Sequence

from studio.domain.blocks import CaseStudyBlock
from studio.domain.brand import LayoutRole
from studio.domain.frozen import dataclass, replace
from studio.domain.geometry import Rect
from studio.domain.typography import Anchor
from studio.layout.boxes import text_item
from studio.layout.items import AnyItem, GroupItem
from studio.layout.roles import Role
from studio.layout.shades import readable, visible
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet
from studio.layout.slides.feature import picture_sheets
from studio.layout.slides.ladder import words_fit
from studio.layout.slides.prose import block_prose
from studio.layout.slides.shapes import panel, picture_filling
from studio.layout.slides.tokens import EDGE, LEADING, STAGE, TITLE_GAP
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled, styled_line, styled_rich

_BAND = (24.0, 16.0)
"""Largest and smallest size of a quote under a story; a longer quote has a slide of its own."""
_HIGHEST_BAND = 0.32
"""Share of the slide's content that the band takes at most."""
_LARGEST = 32.0
_PICTURE = 0.4
"""Share of the width for a picture beside a quote."""
_BAR_GAP = 16.0
_NARROWER = (0.7, 0.76, 0.82, 0.88, 0.94)
"""Shares of its width at which a quote is tried to be broken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteBand:
    """A quote that stands under a story, and what is left for the story."""

    item: GroupItem
    above: Rect


def quote_bands(desk: Desk, block: CaseStudyBlock, area: Rect) -> Iterator[QuoteBand]:
    """Set a short quote across the foot of an area, the largest first; none where it needs more room."""
    for size in _sizes(desk, *_BAND):
        text = _said(desk, block, size)
        width = area.width - 2 * desk.sizes.padding - EDGE - _BAR_GAP
        if not text or not words_fit(text, width, desk.fonts):
            continue
        measured = _balanced(desk, text, width)
        height = measured.longest + 2 * desk.sizes.padding
        if height <= area.height * _HIGHEST_BAND:
            above = replace(area, height=area.height - height - desk.sizes.gap)
            place = Rect(area.x, area.bottom - height, area.width, height)
            yield QuoteBand(item=_panel(desk, block, measured, place, desk.sizes.padding), above=above)


def quote_sheets(desk: Desk, block: CaseStudyBlock, *, picture: bool) -> Sequence[Sheet]:
    """Give a quote a slide of its own, beside the picture where that has no other place; none for no quote."""
    shown = block.picture if picture else None
    if not block.quote:
        return picture_sheets(desk, block.title, shown, block.source)
    area, gap, pad = desk.area(), desk.sizes.gap, desk.sizes.padding * STAGE
    beside = area.width * _PICTURE if shown else 0.0
    place = replace(area, width=area.width - beside - (gap if shown else 0.0))
    width = place.width - 2 * pad - EDGE - _BAR_GAP
    for size in _sizes(desk, _LARGEST, COMFORTABLE):
        text = _said(desk, block, size)
        measured = _balanced(desk, text, width)
        if measured.longest + 2 * pad > place.height or not words_fit(text, width, desk.fonts):
            continue
        items: list[AnyItem] = [_panel(desk, block, measured, place, pad)]
        if shown:
            frame = Rect(place.right + gap, area.y, beside, area.height)
            items.append(picture_filling(shown, frame, name="Picture", source=block.source))
        return (Sheet(role=LayoutRole.TITLE_ONLY, title=block.title, items=tuple(items), source=block.source),)
    written = block_prose(desk, block.title, (((), block.quote), (block.quote_by, ())), block.source, ())
    return (*written, *picture_sheets(desk, block.title, shown, block.source))


def _sizes(desk: Desk, largest: float, smallest: float) -> list[float]:
    return sorted((step for step in desk.sizes.steps if smallest <= step <= largest), reverse=True)


def _balanced(desk: Desk, text: Styled, width: float) -> MeasuredText:
    """Break a text into lines of like length, as many as it needs at this width: no word stands alone in the last."""
    widest = measure(text, width, desk.fonts)
    for share in _NARROWER:
        narrow = measure(text, width * share, desk.fonts)
        if narrow.longest <= widest.longest and words_fit(text, width * share, desk.fonts):
            return narrow
    return widest


def _said(desk: Desk, block: CaseStudyBlock, size: float) -> Styled:
    """Dress the quote, and under it who said it."""
    palette = desk.palette
    colour = readable(palette.text, palette.accent_soft, palette.text)
    style = desk.heading(size, colour, bold=False, line_spacing=LEADING, space_before=size * 0.4)
    said = styled_rich(block.quote, style, palette, role=Role.QUOTE)
    if not said or not block.quote_by:
        return said
    quiet = readable(palette.accent_text, palette.accent_soft, palette.text)
    label = desk.label(quiet, size=max(min(size * 0.6, desk.sizes.body), desk.sizes.small), space_before=TITLE_GAP)
    return (*said, styled_line(block.quote_by, label, palette, role=Role.LABEL))


def _panel(desk: Desk, block: CaseStudyBlock, text: MeasuredText, place: Rect, pad: float) -> GroupItem:
    """Set the text on a soft ground, in the middle of its height, beside a bar as high as itself."""
    palette, source = desk.palette, block.source
    inner = place.inset(pad)
    height = min(text.longest, inner.height)
    top = inner.y + (inner.height - height) / 2
    bar = Rect(inner.x, top, EDGE, height)
    words = Rect(inner.x + EDGE + _BAR_GAP, inner.y, text.width, inner.height)
    accent = visible(palette.accent, palette.accent_soft, palette.text)
    return GroupItem(
        rect=place,
        name="Quote",
        source=source,
        items=(
            panel(place, palette.accent_soft, radius=desk.sizes.radius, name="Quote ground", source=source),
            panel(bar, accent, name="Quote bar", source=source),
            text_item(text, words, name="Quote text", source=source, anchor=Anchor.MIDDLE),
        ),
    )
