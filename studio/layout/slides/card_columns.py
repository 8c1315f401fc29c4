"""Cards side by side in one row or several: icon, title and text under one another, a foot at the bottom."""

from collections.abc import Iterable, Sequence
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
from studio.layout.slides.shapes import badge, icon, panel, picture_filling, rule
from studio.layout.slides.tokens import (
    BADGE,
    BADGE_SMALL,
    ICON,
    ICON_GAP,
    MARK,
    MARK_GAP,
    ROOMY,
    STRETCH,
    TITLE_GAP,
)
from studio.layout.text.balance import no_lone_words
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled

_INSET = 6.0
"""Points between the edge of a card and a ground on it."""
_BESIDE, _BESIDE_GAP = 20.0, 10.0
"""Side of an icon that stands beside a title, and the space after it."""
_RULE_GAP = 8.0
_PICTURE = 0.3
"""Share of a card's height that its picture takes."""


@dataclass(frozen=True, slots=True)
class Columns:
    """So many cards in each row of an area; every row has its full width."""

    desk: Desk
    area: Rect
    look: CardLook
    shape: tuple[int, ...]
    handicap: float = 0.0
    compact: bool = False
    """Whether icons stand beside titles even in a single row."""

    def arrange(self, cards: Sequence[Card], texts: Sequence[Styled]) -> tuple[Draw, float] | None:
        """Set cards with these texts, a title, a text and a foot for each; None when they do not fit."""
        desk, gap = self.desk, self.desk.sizes.gap
        room = self.area.height - gap * (len(self.shape) - 1)
        share = room / len(self.shape)
        rows: list[list[MeasuredCard]] = []
        rest = iter(zip(cards, texts[::3], texts[1::3], texts[2::3], strict=True))
        for count in self.shape:
            width = self.area.columns(count, gap)[0].width - 2 * desk.sizes.padding
            if narrow(texts[1::3], width, desk.sizes.body):
                return None
            row = []
            for card, *parts in (one for _, one in zip(range(count), rest, strict=False)):
                widths = (width - self._indent(card), width, width)
                pairs = tuple(zip(parts, widths, strict=True))
                if not all(words_fit(part, wide, desk.fonts) for part, wide in pairs):
                    return None
                row.append(MeasuredCard(card, *[measure(part, wide, desk.fonts) for part, wide in pairs]))
                if self._needed(row[-1:], share) > room:
                    return None
            rows.append(row)
        needs = [self._needed(row, share) for row in rows]
        free = room - sum(needs)
        if free < 0:
            return None
        fill = 1 - free / self.area.height
        return partial(self._drawn, rows, self._heights(needs, fill)), fill

    def _drawn(self, rows: Sequence[Sequence[MeasuredCard]], heights: Sequence[float]) -> tuple[GroupItem, ...]:
        items: list[GroupItem] = []
        y = self.area.y
        for row, height in zip(rows, heights, strict=True):
            items.extend(self._row(row, Rect(self.area.x, y, self.area.width, height)))
            y += height + self.desk.sizes.gap
        return tuple(items)

    @property
    def _beside(self) -> bool:
        """Whether icons stand beside titles: where there are several rows, height is dear."""
        return self.compact or len(self.shape) > 1

    def _indent(self, card: Card) -> float:
        return self._side + _BESIDE_GAP if self._beside and card.icon else 0.0

    @property
    def _side(self) -> float:
        """Give the side of an icon that stands beside a title, or of its disc."""
        return BADGE_SMALL if self.look.badge else _BESIDE

    def _heights(self, needs: Sequence[float], fill: float) -> list[float]:
        """Let rows fill the area when they nearly do, all as high as the highest where that is possible."""
        room = self.area.height - self.desk.sizes.gap * (len(needs) - 1)
        total = room if fill >= ROOMY else min(sum(needs) * STRETCH, room)
        if max(needs) * len(needs) <= total:
            return [total / len(needs)] * len(needs)
        spare = (total - sum(needs)) / len(needs)
        return [need + spare for need in needs]

    def _needed(self, row: Sequence[MeasuredCard], room: float) -> float:
        """Give the height that the fullest card of a row needs when all its titles, texts and feet line up."""
        body = _tallest(card.body for card in row)
        title = self._head(row) + self._titles(row)
        picture = _picture_height(row, room)
        text = self._title_gap + body if body else self._under_title
        return picture + 2 * self.desk.sizes.padding + title + text + self._foot(row)

    @property
    def _under_title(self) -> float:
        """Give what a ground under titles takes below them."""
        return self.desk.sizes.padding - _INSET if self.look.head_fill else 0.0

    @property
    def _title_gap(self) -> float:
        return self._under_title + TITLE_GAP

    def _titles(self, row: Sequence[MeasuredCard]) -> float:
        """Give the height of the titles of a row, or of the discs beside them."""
        return max(_tallest(card.title for card in row), *(self._disc(card.card) for card in row))

    def _disc(self, card: Card) -> float:
        """Give the side of the disc beside a title, 0 where there is none."""
        return self._side if self._beside and self.look.badge and card.icon else 0.0

    def _head(self, row: Sequence[MeasuredCard]) -> float:
        """Give the height of what stands over the titles."""
        if any(card.card.icon for card in row):
            return 0.0 if self._beside else (BADGE if self.look.badge else ICON) + ICON_GAP
        return MARK[1] + MARK_GAP if self.look.marked else 0.0

    def _foot(self, row: Sequence[MeasuredCard]) -> float:
        foot = _tallest(card.foot for card in row)
        if not foot:
            return 0.0
        pad = self.desk.sizes.padding
        return foot + (2 * (pad - _INSET) + _INSET if self.look.foot_fill else pad + _RULE_GAP)

    def _row(self, row: Sequence[MeasuredCard], place: Rect) -> list[GroupItem]:
        frames = place.columns(len(row), self.desk.sizes.gap)
        title = self._titles(row)
        return [self._card(card, frame, row, title) for card, frame in zip(row, frames, strict=True)]

    def _card(self, measured: MeasuredCard, frame: Rect, row: Sequence[MeasuredCard], title: float) -> GroupItem:
        desk, card, pad = self.desk, measured.card, self.desk.sizes.padding
        items: list[AnyItem] = [
            panel(frame, self.look.fill, radius=desk.sizes.radius, name=f"{card.name} ground", source=card.source)
        ]
        y = frame.y + pad
        if card.picture:
            band = Rect(frame.x, frame.y, frame.width, _picture_height(row, frame.height))
            items.append(picture_filling(card.picture, band, name=f"{card.name} picture", source=card.source))
            y += band.height
        x, width = frame.x + pad, frame.width - 2 * pad
        head = self._head(row)
        if self.look.head_fill:
            top = y - pad + _INSET
            ground = Rect(frame.x + _INSET, top, frame.width - 2 * _INSET, y + head + title + self._under_title - top)
            name = f"{card.name} head ground"
            items.append(panel(ground, self.look.head_fill, radius=desk.sizes.radius, name=name, source=card.source))
        items.extend(self._mark(measured, x, y))
        y += head
        if card.title:
            indent = self._indent(card)
            drop = max((self._disc(card) - measured.title.longest) / 2, 0.0)
            rect = Rect(x + indent, y + drop, width - indent, max(title - drop, measured.title.longest))
            items.append(
                text_item(
                    no_lone_words(measured.title, desk.fonts),
                    rect,
                    name=f"{card.name} title",
                    source=card.source,
                    role=Role.HEADING_2,
                )
            )
        y += title + self._title_gap
        foot = self._foot(row)
        if card.body:
            rect = Rect(x, y, width, frame.bottom - foot - pad - y)
            body = no_lone_words(measured.body, desk.fonts)
            items.append(text_item(body, rect, name=f"{card.name} text", source=card.source))
        if card.foot:
            items.extend(foot_items(desk, self.look, measured, frame, foot))
        return GroupItem(rect=frame, name=card.name, source=card.source, items=tuple(items))

    def _mark(self, measured: MeasuredCard, x: float, y: float) -> Sequence[AnyItem]:
        """Draw the icon over the title or before its first line, or the mark that stands in for it."""
        card = measured.card
        if card.icon:
            return (self._icon(measured, card.icon, x, y),)
        if not self.look.marked:
            return ()
        return (panel(Rect(x, y, *MARK), self.look.accent, name=f"{card.name} mark", source=card.source),)

    def _icon(self, measured: MeasuredCard, chosen: Icon, x: float, y: float) -> AnyItem:
        """Draw an icon, on its disc if the look has one: over the title, or beside its first line."""
        look, name, source = self.look, f"{measured.card.name} icon", measured.card.source
        if look.badge:
            side = self._side if self._beside else BADGE
            disc = Rect(x, y, side, side)
            return badge(self.desk, chosen, disc, (look.accent, look.badge), name=name, source=source)
        side, drop = (_BESIDE, (_line(measured.title) - _BESIDE) / 2) if self._beside else (ICON, 0.0)
        return icon(self.desk, chosen, Rect(x, y + drop, side, side), look.accent, name=name, source=source)


def foot_items(desk: Desk, look: CardLook, measured: MeasuredCard, frame: Rect, height: float) -> list[AnyItem]:
    """Put a card's foot on a ground of its own, or under a hairline."""
    card, pad = measured.card, desk.sizes.padding
    name, text = f"{card.name} foot", no_lone_words(measured.foot, desk.fonts)
    if look.foot_fill is None:
        y = frame.bottom - height
        rect = Rect(frame.x + pad, y + _RULE_GAP, frame.width - 2 * pad, height - _RULE_GAP - pad)
        line = rule(rect.x, y, rect.width, desk.palette.line, name=f"{name} rule", source=card.source)
        return [line, text_item(text, rect, name=name, source=card.source)]
    ground = Rect(frame.x + _INSET, frame.bottom - height, frame.width - 2 * _INSET, height - _INSET)
    rect = ground.inset(pad - _INSET)
    return [
        panel(ground, look.foot_fill, radius=desk.sizes.radius, name=f"{name} ground", source=card.source),
        text_item(text, rect, name=name, source=card.source, anchor=Anchor.TOP),
    ]


def _line(title: MeasuredText) -> float:
    """Give the height of a title's first line."""
    return sum(title.paragraphs[0].heights[0]) if title.paragraphs and title.paragraphs[0].heights else _BESIDE


def _tallest(texts: Iterable[MeasuredText]) -> float:
    return max((text.longest for text in texts), default=0.0)


def _picture_height(row: Sequence[MeasuredCard], room: float) -> float:
    return room * _PICTURE if any(card.card.picture for card in row) else 0.0
