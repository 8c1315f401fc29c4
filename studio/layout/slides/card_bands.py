"""Few cards as bands over the whole width: icon and title at the left, the text beside them, a foot at the right."""

from collections.abc import Sequence
from functools import partial

from studio.domain.frozen import dataclass
from studio.domain.geometry import Rect
from studio.domain.icons import Icon
from studio.domain.typography import Anchor
from studio.layout.boxes import text_item
from studio.layout.items import AnyItem, GroupItem
from studio.layout.roles import Role
from studio.layout.slides.cards import Card, CardLook, Draw, MeasuredCard, narrow
from studio.layout.slides.desk import Desk
from studio.layout.slides.ladder import words_fit
from studio.layout.slides.shapes import badge, icon, panel
from studio.layout.slides.tokens import BADGE, HAIRLINE, ICON, ICON_GAP, MARK, MARK_GAP, ROOMY, STRETCH
from studio.layout.text.balance import no_lone_words
from studio.layout.text.least import least_height_in
from studio.layout.text.setting import measure
from studio.layout.text.styling import Styled

_TITLE, _TITLE_ALONE = 0.26, 0.32
"""Share of the width for the titles, beside a foot and without one."""
_FOOT = 0.32
_FOOT_INSET = 6.0


@dataclass(frozen=True, slots=True)
class Bands:
    """One card under the other in an area, each as wide as it."""

    desk: Desk
    area: Rect
    look: CardLook
    handicap: float = 0.2
    """Share by which they must fill their place better than cards side by side, which are read more easily."""

    def arrange(self, cards: Sequence[Card], texts: Sequence[Styled]) -> tuple[Draw, float] | None:
        """Set cards with these texts, a title, a text and a foot for each; None when they do not fit."""
        gap = self.desk.sizes.gap
        widths = self._widths(cards)
        if narrow(texts[1::3], widths[1], self.desk.sizes.body):
            return None
        rows: list[MeasuredCard] = []
        needs: list[float] = []
        room = self.area.height - gap * (len(cards) - 1)
        if self._least_of(texts, widths) > room:
            return None
        for card, *parts in zip(cards, texts[::3], texts[1::3], texts[2::3], strict=True):
            pairs = tuple(zip(parts, widths, strict=True))
            if not all(words_fit(part, width, self.desk.fonts) for part, width in pairs):
                return None
            rows.append(MeasuredCard(card, *[measure(part, width, self.desk.fonts) for part, width in pairs]))
            needs.append(self._needed(rows[-1]))
            if sum(needs) + (len(cards) - len(rows)) * self._least > room:
                return None
        fill = (sum(needs) + gap * (len(rows) - 1)) / self.area.height
        total = room if fill >= ROOMY else min(sum(needs) * STRETCH, room)
        spare = (total - sum(needs)) / len(rows)
        heights = [need + spare for need in needs]
        if max(needs) * len(rows) <= total:
            heights = [total / len(rows)] * len(rows)
        return partial(self._drawn, rows, heights, widths), fill

    def _drawn(
        self, rows: Sequence[MeasuredCard], heights: Sequence[float], widths: tuple[float, float, float]
    ) -> tuple[GroupItem, ...]:
        items: list[GroupItem] = []
        y = self.area.y
        for row, height in zip(rows, heights, strict=True):
            items.append(self._band(row, Rect(self.area.x, y, self.area.width, height), widths))
            y += height + self.desk.sizes.gap
        return tuple(items)

    def _widths(self, cards: Sequence[Card]) -> tuple[float, float, float]:
        """Give the widths of titles, texts and feet."""
        pad, whole = self.desk.sizes.padding, self.area.width
        footed = any(card.foot for card in cards)
        title = whole * (_TITLE if footed else _TITLE_ALONE) - self._indent(cards)
        taken = pad + self._indent(cards) + title + pad
        if not footed:
            return title, whole - taken - pad, 1.0
        return title, whole - taken - pad - whole * _FOOT - _FOOT_INSET, whole * _FOOT - 2 * pad

    def _indent(self, cards: Sequence[Card]) -> float:
        return self._icon_side + ICON_GAP if any(card.icon for card in cards) else 0.0

    @property
    def _icon_side(self) -> float:
        return BADGE if self.look.badge else ICON

    @property
    def _least(self) -> float:
        """Give the height below which no band is."""
        return 2 * self.desk.sizes.padding

    def _least_of(self, texts: Sequence[Styled], widths: Sequence[float]) -> float:
        """Give the points that bands with these texts need at least."""
        least = [
            least_height_in(text, widths[number % len(widths)], self.desk.fonts) for number, text in enumerate(texts)
        ]
        return sum(map(max, least[::3], least[1::3], least[2::3])) + len(least) // 3 * self._least

    def _needed(self, row: MeasuredCard) -> float:
        pad = self.desk.sizes.padding
        mark = MARK[1] + MARK_GAP if not row.card.icon and self.look.marked else 0.0
        title = row.title.longest + mark
        foot = row.foot.longest if row.card.foot else 0.0
        return max(title, row.body.longest, foot, self._icon_side if row.card.icon else 0.0) + 2 * pad

    def _band(self, row: MeasuredCard, frame: Rect, widths: tuple[float, float, float]) -> GroupItem:
        desk, card, pad = self.desk, row.card, self.desk.sizes.padding
        title, body, _ = widths
        items: list[AnyItem] = [
            panel(frame, self.look.fill, radius=desk.sizes.radius, name=f"{card.name} ground", source=card.source)
        ]
        inner = Rect(frame.x + pad, frame.y + pad, frame.width - 2 * pad, frame.height - 2 * pad)
        x = inner.x
        if self.look.head_fill:
            wide = title + (self._icon_side + ICON_GAP if card.icon else 0.0) + pad
            ground = Rect(frame.x + _FOOT_INSET, frame.y + _FOOT_INSET, wide, frame.height - 2 * _FOOT_INSET)
            name = f"{card.name} head ground"
            items.append(panel(ground, self.look.head_fill, radius=desk.sizes.radius, name=name, source=card.source))
        if card.icon:
            items.append(self._icon(card, card.icon, Rect(x, inner.y, self._icon_side, inner.height)))
            x += self._icon_side + ICON_GAP
        elif self.look.marked:
            top = inner.y + (inner.height - row.title.height - MARK[1] - MARK_GAP) / 2
            items.append(panel(Rect(x, top, *MARK), self.look.accent, name=f"{card.name} mark", source=card.source))
        if card.title:
            drop = 0.0 if card.icon or not self.look.marked else MARK[1] + MARK_GAP
            rect = Rect(x, inner.y + drop, title, inner.height - drop)
            items.append(self._text(row, "title", rect, Role.HEADING_2))
        x += title + pad
        if card.body:
            items.append(self._text(row, "text", Rect(x, inner.y, body, inner.height)))
        if card.foot:
            items.extend(self._foot(row, frame))
        return GroupItem(rect=frame, name=card.name, source=card.source, items=tuple(items))

    def _icon(self, card: Card, chosen: Icon, place: Rect) -> AnyItem:
        """Draw an icon in the middle of its place, on its disc if the look has one."""
        side, look, name = place.width, self.look, f"{card.name} icon"
        square = Rect(place.x, place.y + (place.height - side) / 2, side, side)
        if look.badge:
            return badge(self.desk, chosen, square, (look.accent, look.badge), name=name, source=card.source)
        return icon(self.desk, chosen, square, look.accent, name=name, source=card.source)

    def _text(self, row: MeasuredCard, part: str, rect: Rect, role: Role = Role.PARAGRAPH) -> AnyItem:
        text = {"title": row.title, "text": row.body, "foot": row.foot}[part]
        name = f"{row.card.name} {part}"
        text = no_lone_words(text, self.desk.fonts)
        return text_item(text, rect, name=name, source=row.card.source, role=role, anchor=Anchor.MIDDLE)

    def _foot(self, row: MeasuredCard, frame: Rect) -> list[AnyItem]:
        """Put the foot on a ground of its own, as high as the band, or beside a hairline."""
        desk, pad = self.desk, self.desk.sizes.padding
        width = self.area.width * _FOOT
        ground = Rect(frame.right - _FOOT_INSET - width, frame.y + _FOOT_INSET, width, frame.height - 2 * _FOOT_INSET)
        text = self._text(row, "foot", ground.inset(pad, pad - _FOOT_INSET))
        name = f"{row.card.name} foot ground"
        if self.look.foot_fill is None:
            line = Rect(ground.x, frame.y + pad, HAIRLINE, frame.height - 2 * pad)
            return [panel(line, desk.palette.line, name=name, source=row.card.source), text]
        return [panel(ground, self.look.foot_fill, radius=desk.sizes.radius, name=name, source=row.card.source), text]
