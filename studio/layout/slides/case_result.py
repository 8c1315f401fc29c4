"""What came of a project, on a dark panel: big figures over the result, or the result itself as a large statement."""

from collections.abc import Iterator

from studio.domain.blocks import CaseStudyBlock
from studio.domain.frozen import dataclass, replace
from studio.domain.geometry import Rect
from studio.domain.icons import Icon
from studio.domain.text import line_of
from studio.domain.typography import Anchor
from studio.layout.boxes import text_item
from studio.layout.items import AnyItem, GroupItem
from studio.layout.roles import Role
from studio.layout.shades import visible
from studio.layout.slides.desk import COMFORTABLE, Desk
from studio.layout.slides.feature import under_caption
from studio.layout.slides.ladder import ladder, words_fit
from studio.layout.slides.shapes import icon, panel, picture_filling
from studio.layout.slides.tiles import figure_text
from studio.layout.slides.tokens import EDGE, ICON_LARGE, ITEM_GAP, LEADING, MARK, STAGE, TITLE_GAP
from studio.layout.text.balance import no_lone_words
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled, styled_rich

_STATEMENTS = (28.0, 24.0)
"""Sizes in which a result is a statement, largest first."""
_MOST_STATEMENT = 0.8
"""Share of the panel that a statement fills at most."""
_PICTURE = 0.42
"""Share of the panel's height that a picture takes at most, and points that it takes at least."""
_SMALLEST_PICTURE = 110.0
_AIR, _CLOSE_AIR = 24.0, 14.0
"""Points between what stands at the panel's top and what stands at its foot, and where room is scarce."""


@dataclass(frozen=True, slots=True)
class ResultPanel:
    """The panel, and whether the picture is on it."""

    items: tuple[AnyItem, ...]
    pictured: bool


def result_panel(desk: Desk, block: CaseStudyBlock, place: Rect) -> ResultPanel | None:
    """Fill the place with figures and result, under the picture where there is room; None when they do not fit."""
    return _filled(desk, block, place, close=False) or _filled(desk, block, place, close=True)


def _filled(desk: Desk, block: CaseStudyBlock, place: Rect, *, close: bool) -> ResultPanel | None:
    pad, air = desk.sizes.padding * (1.0 if close else STAGE), _CLOSE_AIR if close else _AIR
    width = place.width - 2 * pad
    for head, foot in _choices(desk, block):
        if not (words_fit(head, width, desk.fonts) and words_fit(foot, width, desk.fonts)):
            continue
        top, low = measure(head, width, desk.fonts), measure(foot, width, desk.fonts)
        if any(one.broken.count > 1 for one in top.paragraphs if one.styled.role is Role.LABEL):
            continue
        alone = not block.figures
        needed = top.longest + low.longest + 2 * pad + (air if head and foot else 0.0)
        if needed > place.height or (alone and foot[-1].style.size > COMFORTABLE * 1.5 and _crowded(needed, place)):
            continue
        spare = place.height - needed - desk.sizes.gap
        pictured = block.picture is not None and spare >= _SMALLEST_PICTURE
        items: list[AnyItem] = []
        if block.picture is not None and pictured:
            frame = replace(place, height=min(spare, place.height * _PICTURE))
            items.append(picture_filling(block.picture, frame, name="Picture", source=block.source))
            above = frame.height + desk.sizes.gap
            place = replace(place, y=place.y + above, height=place.height - above)
        crowned = alone and place.height - needed >= ICON_LARGE + _AIR
        items.append(_panel(desk, block, place, (top, low), pad=pad, air=air, crowned=crowned))
        return ResultPanel(tuple(items), pictured)
    return None


def _crowded(needed: float, place: Rect) -> bool:
    return needed + ICON_LARGE > place.height * _MOST_STATEMENT


def _choices(desk: Desk, block: CaseStudyBlock) -> Iterator[tuple[Styled, Styled]]:
    """Give figures and result in the sizes they are tried in, largest first."""
    if not block.figures:
        for size in _STATEMENTS:
            yield (), _told(desk, block, size)
        size = next((step for step in desk.sizes.steps if step < _STATEMENTS[-1]), desk.sizes.body)
        for (foot,) in ladder((_told(desk, block, size),), desk.sizes, floor=COMFORTABLE):
            yield (), foot
        return
    foot = _told(desk, block, desk.sizes.heading)
    for number in (desk.sizes.steps[0], desk.sizes.number):
        yield _figures(desk, block, number), foot
    texts = (_figures(desk, block, desk.sizes.number), foot)
    yield from ((rung[0], rung[1]) for rung in ladder(texts, desk.sizes, floor=COMFORTABLE))


def _figures(desk: Desk, block: CaseStudyBlock, size: float) -> Styled:
    colour = desk.palette.on_primary
    text: Styled = ()
    for figure in block.figures:
        text = under_caption(text, figure_text(desk, figure, colour, colour, size=size), ITEM_GAP)
    return text


def _told(desk: Desk, block: CaseStudyBlock, size: float) -> Styled:
    if not block.result:
        return ()
    colour = desk.palette.on_primary
    caption = desk.headed(line_of(desk.words.result), desk.heading(colour=colour))
    body = styled_rich(block.result, desk.body(size, colour, line_spacing=LEADING), desk.palette)
    return under_caption(caption, body, TITLE_GAP)


def _panel(
    desk: Desk,
    block: CaseStudyBlock,
    place: Rect,
    texts: tuple[MeasuredText, MeasuredText],
    *,
    pad: float,
    air: float,
    crowned: bool,
) -> GroupItem:
    """Put figures or an icon at the top of the panel, the result at its foot."""
    (top, low), palette = texts, desk.palette
    inner = place.inset(pad)
    items: list[AnyItem] = [
        panel(place, palette.primary, radius=desk.sizes.radius, name="Result ground", source=block.source)
    ]
    accent = visible(palette.accent, palette.primary, palette.on_primary)
    if crowned:
        square = Rect(inner.x, inner.y, ICON_LARGE, ICON_LARGE)
        items.append(icon(desk, block.icon or Icon.TROPHY, square, accent, name="Result icon", source=block.source))
    if top.paragraphs:
        rect = replace(inner, height=top.longest)
        items.append(text_item(top, rect, name="Figures", source=block.source, role=Role.PARAGRAPH))
    if low.paragraphs:
        rect = Rect(inner.x, inner.bottom - low.longest, inner.width, low.longest)
        if top.paragraphs:
            mark = Rect(inner.x, rect.y - (air + EDGE) / 2, *MARK)
            items.append(panel(mark, accent, name="Result mark", source=block.source))
        item = text_item(
            no_lone_words(low, desk.fonts), rect, name="Result text", source=block.source, anchor=Anchor.BOTTOM
        )
        items.append(item)
    return GroupItem(rect=place, name="Result", source=block.source, items=tuple(items))
