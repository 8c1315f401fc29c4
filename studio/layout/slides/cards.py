"""Cards in rows: title, text and a foot on one card, all cards of a slide on one rung of the ladder."""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.domain.brand import Colour
from studio.domain.entries import Picture
from studio.domain.geometry import Rect
from studio.layout.boxes import text_item
from studio.layout.page import AnyItem, GroupItem, Role
from studio.layout.slides.desk import Desk
from studio.layout.slides.ladder import grown, ladder, words_fit
from studio.layout.slides.paging import GROWN, Rungs
from studio.layout.slides.shapes import panel, picture_filling, rule
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled

_BAR = (28.0, 3.0)
_BAR_GAP = 10.0
_TITLE_GAP = 6.0
_FOOT_INSET = 6.0
_PICTURE = 0.3
"""Share of a card's height that its picture takes."""
_ROOMY = 0.62
"""A row of cards fills at least this share of its place: shorter texts stand in air, not in a strip."""
_NEARLY_FULL = 0.8
"""From this share on a row fills its place wholly."""
_GROWN = 0.95
"""Share of its place that a row of larger cards may fill."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The texts of a card."""

    source: str
    name: str
    title: Styled
    body: Styled = ()
    foot: Styled = ()
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLook:
    """How the cards of a kind look."""

    fill: Colour
    bar: Colour | None = None
    foot_fill: Colour | None = None
    """None: a hairline above the foot instead of a ground."""


@dataclass(frozen=True, slots=True)
class _Measured:
    card: Card
    title: MeasuredText
    body: MeasuredText
    foot: MeasuredText


def card_grid(
    desk: Desk, cards: Sequence[Card], area: Rect, columns: int, look: CardLook, rungs: Rungs
) -> tuple[tuple[GroupItem, ...], int] | None:
    """Set cards in rows of so many columns, and give the rung that they stand on; None when they do not fit."""
    rows = [cards[start : start + columns] for start in range(0, len(cards), columns)]
    places = area.rows(len(rows), desk.sizes.gap)
    width = places[0].columns(columns, desk.sizes.gap)[0].width - 2 * desk.sizes.padding
    texts = [text for card in cards for text in (card.title, card.body, card.foot)]
    if not all(words_fit(text, width, desk.fonts) for text in texts):
        return None
    if rungs.start <= GROWN:
        larger = [grown(text, desk.sizes) for text in texts]
        words = all(words_fit(text, width, desk.fonts) for text in larger)
        done = _set(desk, rows, larger, width, places, look, share=_GROWN) if words else None
        if done:
            return done, GROWN
    for number, rung in enumerate(ladder(texts, desk.sizes, floor=rungs.floor)):
        done = _set(desk, rows, rung, width, places, look) if number >= rungs.start else None
        if done:
            return done, number
    return None


def _set(
    desk: Desk,
    rows: list[Sequence[Card]],
    texts: Sequence[Styled],
    width: float,
    places: Sequence[Rect],
    look: CardLook,
    share: float = 1.0,
) -> tuple[GroupItem, ...] | None:
    """Set all rows with these texts when every card fits in that share of its place."""
    measured = [measure(text, width, desk.fonts) for text in texts]
    rest = iter(measured)
    cards = [[_Measured(card, next(rest), next(rest), next(rest)) for card in row] for row in rows]
    heights = [_needed(desk, row, place.height, look) for row, place in zip(cards, places, strict=True)]
    if any(height > place.height * share for height, place in zip(heights, places, strict=True)):
        return None
    height = max(*heights, places[0].height * _ROOMY)
    if height > places[0].height * _NEARLY_FULL:
        height = places[0].height
    items: list[GroupItem] = []
    columns = max(len(row) for row in rows)
    for index, row in enumerate(cards):
        top = places[0].y + index * (height + desk.sizes.gap)
        place = Rect(places[0].x, top, places[0].width, height)
        frames = place.columns(columns, desk.sizes.gap)
        items.extend(_cards(desk, row, frames, look))
    return tuple(items)


def _needed(desk: Desk, row: Sequence[_Measured], room: float, look: CardLook) -> float:
    """Give the height that the fullest card of a row needs when all its titles, texts and feet line up."""
    pad = desk.sizes.padding
    picture = _picture_height(row, room)
    bar = _BAR[1] + _BAR_GAP if look.bar else 0.0
    title = _tallest(card.title for card in row)
    body = _tallest(card.body for card in row)
    return picture + pad + bar + title + (_TITLE_GAP + body if body else 0.0) + pad + _foot_height(desk, row, look)


def _tallest(texts: object) -> float:
    return max((text.longest for text in texts), default=0.0)  # type: ignore[attr-defined]


def _picture_height(row: Sequence[_Measured], room: float) -> float:
    return room * _PICTURE if any(card.card.picture for card in row) else 0.0


def _foot_height(desk: Desk, row: Sequence[_Measured], look: CardLook) -> float:
    foot = _tallest(card.foot for card in row)
    if not foot:
        return 0.0
    return foot + (2 * (desk.sizes.padding - _FOOT_INSET) + _FOOT_INSET if look.foot_fill else desk.sizes.padding + 8.0)


def _cards(desk: Desk, row: Sequence[_Measured], frames: Sequence[Rect], look: CardLook) -> list[GroupItem]:
    title = _tallest(card.title for card in row)
    foot = _foot_height(desk, row, look)
    picture = _picture_height(row, frames[0].height)
    return [
        _card(desk, card, frame, look, title_height=title, foot_height=foot, picture_height=picture)
        for card, frame in zip(row, frames, strict=False)
    ]


def _card(
    desk: Desk,
    measured: _Measured,
    frame: Rect,
    look: CardLook,
    *,
    title_height: float,
    foot_height: float,
    picture_height: float,
) -> GroupItem:
    card, pad = measured.card, desk.sizes.padding
    items: list[AnyItem] = [
        panel(frame, look.fill, radius=desk.sizes.radius, name=f"{card.name} ground", source=card.source)
    ]
    y = frame.y + pad
    if card.picture:
        band = Rect(frame.x, frame.y, frame.width, picture_height)
        items.append(picture_filling(card.picture, band, name=f"{card.name} picture", source=card.source))
        y += picture_height
    x, width = frame.x + pad, frame.width - 2 * pad
    if look.bar:
        items.append(_bar(x, y, look.bar, card))
        y += _BAR[1] + _BAR_GAP
    if card.title:
        rect = Rect(x, y, width, max(title_height, measured.title.longest))
        items.append(
            text_item(measured.title, rect, name=f"{card.name} title", source=card.source, role=Role.HEADING_2)
        )
    y += title_height + _TITLE_GAP
    if card.body:
        rect = Rect(x, y, width, frame.bottom - foot_height - pad - y)
        items.append(text_item(measured.body, rect, name=f"{card.name} text", source=card.source))
    if card.foot:
        items.extend(_foot(desk, measured, frame, look, foot_height))
    return GroupItem(rect=frame, name=card.name, source=card.source, items=tuple(items))


def _bar(x: float, y: float, colour: Colour, card: Card) -> AnyItem:
    return panel(Rect(x, y, *_BAR), colour, name=f"{card.name} mark", source=card.source)


def _foot(desk: Desk, measured: _Measured, frame: Rect, look: CardLook, height: float) -> list[AnyItem]:
    card, pad = measured.card, desk.sizes.padding
    name = f"{card.name} foot"
    if look.foot_fill is None:
        y = frame.bottom - height
        rect = Rect(frame.x + pad, y + 8.0, frame.width - 2 * pad, height - 8.0 - pad)
        line = rule(rect.x, y, rect.width, desk.palette.line, name=f"{name} rule", source=card.source)
        return [line, text_item(measured.foot, rect, name=name, source=card.source)]
    ground = Rect(frame.x + _FOOT_INSET, frame.bottom - height, frame.width - 2 * _FOOT_INSET, height - _FOOT_INSET)
    inner = pad - _FOOT_INSET
    rect = ground.inset(inner)
    return [
        panel(ground, look.foot_fill, radius=desk.sizes.radius, name=f"{name} ground", source=card.source),
        text_item(measured.foot, rect, name=name, source=card.source),
    ]
