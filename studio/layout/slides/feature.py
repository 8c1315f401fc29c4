"""One thing alone on a slide: its text in large type beside a panel that says what comes of it, or a picture."""

from collections.abc import Sequence

from studio.domain.brand import LayoutRole
from studio.domain.colours import Colour
from studio.domain.frozen import dataclass, replace
from studio.domain.geometry import Rect
from studio.domain.icons import Icon
from studio.domain.pictures import Picture
from studio.domain.text import Line, Rich, line_of
from studio.domain.typography import Anchor
from studio.layout.boxes import text_item
from studio.layout.items import AnyItem, GroupItem
from studio.layout.shades import readable, visible
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet
from studio.layout.slides.ladder import ladder, upwards, words_fit
from studio.layout.slides.prose import block_prose
from studio.layout.slides.shapes import icon, panel, picture_filling, picture_within
from studio.layout.slides.tokens import CAPTION_GAP, ICON_GAP, ICON_LARGE, LEADING, PANEL, SHORT
from studio.layout.text.balance import no_lone_words
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled, styled_rich

_TEXT = 0.58
"""Share of the width for the text."""
_PANEL = 1.0
"""Share of the height that the panel takes at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """What is said about one thing."""

    source: str
    title: Line
    text: Rich
    label: str = ""
    """Caption of the panel."""
    foot: Rich = ()
    """Text of the panel."""
    picture: Picture | None = None
    icon: Icon | None = None
    notes: tuple[tuple[Line, Rich], ...] = ()
    fill: Colour


def feature_sheets(desk: Desk, feature: Feature) -> Sequence[Sheet]:
    """Design one thing alone; as running text where the design cannot hold it."""
    items = _statement(desk, feature)
    if items is None:
        foot = ((line_of(feature.label), feature.foot),) if feature.foot else ()
        parts = (((), feature.text), *foot)
        sheets = block_prose(desk, feature.title, parts, feature.source, feature.notes)
        return (*sheets, *_picture_after(desk, feature))
    return (
        Sheet(
            role=LayoutRole.TITLE_ONLY,
            title=feature.title,
            items=items,
            source=feature.source,
            notes=feature.notes,
        ),
    )


def _picture_after(desk: Desk, feature: Feature) -> tuple[Sheet, ...]:
    return picture_sheets(desk, feature.title, feature.picture, feature.source)


def picture_sheets(desk: Desk, title: Line, picture: Picture | None, source: str) -> tuple[Sheet, ...]:
    """Give a picture a slide of its own, where the design beside it has no place for one."""
    if picture is None:
        return ()
    item = picture_within(picture, desk.area(), name="Picture", source=source)
    area = desk.area()
    item = replace(item, rect=replace(item.rect, x=area.x + (area.width - item.rect.width) / 2))
    return (Sheet(role=LayoutRole.TITLE_ONLY, title=title, items=(item,), source=source),)


def _statement(desk: Desk, feature: Feature) -> tuple[AnyItem, ...] | None:
    """Set the text beside a panel or a picture; None where it is alone, or too long."""
    if not feature.foot and not feature.picture:
        return None
    area, gap = desk.area(), desk.sizes.gap * 2
    width = area.width * _TEXT
    left = Rect(area.x, area.y, width, area.height)
    right = Rect(left.right + gap, area.y, area.right - left.right - gap, area.height)
    large = desk.larger(desk.sizes.heading)
    text = styled_rich(feature.text, desk.body(large, line_spacing=LEADING), desk.palette)
    foot = _panel_text(desk, feature, large)
    below = bool(feature.picture and feature.foot)
    foot_width = (left if below else right).width - 2 * desk.sizes.padding * PANEL
    larger = upwards([text, foot], desk.sizes, 1)
    for big, small in (*larger, *ladder([text, foot], desk.sizes, floor=COMFORTABLE)):
        words = words_fit(big, width, desk.fonts) and words_fit(small, foot_width, desk.fonts)
        shown, panelled = measure(big, width, desk.fonts), measure(small, foot_width, desk.fonts)
        foot_height = panelled.longest + 2 * desk.sizes.padding * PANEL if feature.foot else 0.0
        room = area.height - (foot_height + desk.sizes.gap if below else 0.0)
        if words and shown.longest <= room and foot_height <= area.height:
            return _items(desk, feature, shown, panelled, left=left, right=right, foot_height=foot_height)
    return None


def _panel_text(desk: Desk, feature: Feature, size: float) -> Styled:
    if not feature.foot:
        return ()
    label = desk.caption(feature.label, readable(desk.palette.accent_text, feature.fill, desk.palette.text))
    text = styled_rich(feature.foot, desk.body(size, bold=True), desk.palette)
    return under_caption(label, text)


def under_caption(label: Styled, text: Styled, gap: float = CAPTION_GAP) -> Styled:
    """Put a text right under its caption."""
    if not text or not label:
        return (*label, *text)
    first = replace(text[0], style=replace(text[0].style, space_before=gap))
    return (*label, first, *text[1:])


def _items(
    desk: Desk, feature: Feature, text: MeasuredText, foot: MeasuredText, *, left: Rect, right: Rect, foot_height: float
) -> tuple[AnyItem, ...]:
    below = bool(feature.picture and feature.foot)
    height = left.height - (foot_height + desk.sizes.gap if below else 0.0)
    side = max(min(right.height, max(text.longest, foot_height)), right.height * _PANEL)
    rect = Rect(left.x, left.y, left.width, height)
    anchor = Anchor.MIDDLE if text.longest < height * SHORT else Anchor.TOP
    told = no_lone_words(text, desk.fonts)
    items: list[AnyItem] = [text_item(told, rect, name="Text", source=feature.source, anchor=anchor)]
    if feature.picture:
        items.append(picture_filling(feature.picture, right, name="Picture", source=feature.source))
    if feature.foot:
        ground = (
            Rect(left.x, left.bottom - foot_height, left.width, foot_height)
            if below
            else Rect(right.x, right.y, right.width, side)
        )
        items.append(_callout(desk, feature, foot, ground))
    return tuple(items)


def _callout(desk: Desk, feature: Feature, foot: MeasuredText, ground: Rect) -> GroupItem:
    """Set the panel: an icon at its top where there is room, the text in the middle of what is left."""
    inner = ground.inset(desk.sizes.padding * PANEL)
    items: list[AnyItem] = [
        panel(ground, feature.fill, radius=desk.sizes.radius, name="Callout ground", source=feature.source)
    ]
    if feature.icon and inner.height - foot.longest >= ICON_LARGE + ICON_GAP:
        palette = desk.palette
        square = Rect(inner.x, inner.y, ICON_LARGE, ICON_LARGE)
        colour = visible(palette.accent, feature.fill, palette.text)
        items.append(icon(desk, feature.icon, square, colour, name="Callout icon", source=feature.source))
        below = ICON_LARGE + ICON_GAP
        inner = Rect(inner.x, inner.y + below, inner.width, inner.height - below)
    items.append(text_item(foot, inner, name=feature.label or "Callout", source=feature.source, anchor=Anchor.MIDDLE))
    return GroupItem(rect=ground, name="Callout", source=feature.source, items=tuple(items))
