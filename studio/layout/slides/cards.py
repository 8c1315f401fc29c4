"""Cards as a designer would arrange so many of them: side by side, in rows, or as bands over the whole width."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

from studio.domain.colours import Colour
from studio.domain.frozen import dataclass, replace
from studio.domain.icons import Icon
from studio.domain.pictures import Picture
from studio.layout.items import GroupItem
from studio.layout.slides.desk import Desk
from studio.layout.slides.ladder import numbered
from studio.layout.slides.paging import Rungs
from studio.layout.slides.tokens import FULL
from studio.layout.text.setting import MeasuredText
from studio.layout.text.styling import Styled

_SHAPES: dict[int, tuple[tuple[int, ...], ...]] = {4: ((2, 2), (4,)), 5: ((3, 2),), 6: ((3, 3),), 7: ((4, 3),)}
"""Cards in each row; others stand in one row, or in rows of four."""
_ACROSS = 4
_MOST_BANDS = 4
_FEWEST = 13.0
"""Width of a column with enlarged text, as a multiple of its size, at least."""
_STEPS = 2
"""Rungs below the first that fits on which a better arrangement is looked for."""
_SMALLER = 0.12
"""Share by which another arrangement must fill its place better to be worth a smaller size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The texts of a card."""

    source: str
    name: str
    title: Styled
    body: Styled = ()
    foot: Styled = ()
    picture: Picture | None = None
    icon: Icon | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLook:
    """How the cards of a kind look."""

    fill: Colour
    accent: Colour
    """Of icons, and of the mark over the title where there are none."""
    foot_fill: Colour | None = None
    """None: a hairline above the foot instead of a ground."""
    head_fill: Colour | None = None
    """Of a ground under icon and title; None: they stand on the card's own."""
    badge: Colour | None = None
    """Of an icon that stands on a disc of the accent; None: the icon stands alone."""
    marked: bool = True
    """Whether cards without icons have a mark."""


@dataclass(frozen=True, slots=True)
class MeasuredCard:
    """A card whose texts have their lines."""

    card: Card
    title: MeasuredText
    body: MeasuredText
    foot: MeasuredText


@dataclass(frozen=True, slots=True)
class Arranged:
    """Cards in their places."""

    items: tuple[GroupItem, ...]
    rung: int
    fill: float
    """Share of the place's height that they need, less the handicap of their arrangement."""


def narrow(texts: Iterable[Styled], width: float, body: float) -> bool:
    """Tell whether a column of so many points holds too few words for a text that is larger than the brand's."""
    sizes = [paragraph.style.size for text in texts for paragraph in text]
    return max(sizes, default=0.0) > body and max(sizes) * _FEWEST > width


Draw = Callable[[], tuple[GroupItem, ...]]
"""Draws cards that were set."""


class _Found(NamedTuple):
    """An arrangement that holds all cards."""

    worth: float
    draw: Draw
    rung: int
    fill: float


class Arrangement(Protocol):
    """A way to arrange cards."""

    @property
    def handicap(self) -> float:
        """Give the share by which it must fill its place better than cards side by side, which are read easily."""

    def arrange(self, cards: Sequence[Card], texts: Sequence[Styled]) -> tuple[Draw, float] | None:
        """Set cards with these texts, a title, a text and a foot for each; None when they do not fit.

        Gives what draws them, because most arrangements are only tried, and the share of the place that they fill.
        """


def best_arrangement(
    desk: Desk, cards: Sequence[Card], arrangements: Sequence[Arrangement], rungs: Rungs
) -> Arranged | None:
    """Take the arrangement with the largest text, unless another fills its place clearly better.

    At a glance, the first arrangement that holds the smallest text is taken, and nothing is drawn.
    """
    texts = [text for card in cards for text in (card.title, card.body, card.foot)]
    start = rungs.start
    if start < 0 and not rungs.glance and not any(one.arrange(cards, texts) for one in arrangements):
        start = 1  # what does not fit as designed does not fit larger
    steps = numbered(texts, desk.sizes, start=start, floor=rungs.floor, glance=rungs.glance)
    best: _Found | None = None
    first = 0
    left = list(arrangements)
    for number, rung in steps:
        below = number - first if best else 0
        if below > _STEPS or not left:
            break
        for arrangement in tuple(left):
            if best and min(1.0 - arrangement.handicap, FULL) - _SMALLER * below <= best.worth:
                continue  # not even if it were full
            made = arrangement.arrange(cards, rung)
            if made is None or (number < 0 and made[1] > FULL):
                continue
            fill = made[1] - arrangement.handicap
            if rungs.glance:
                return Arranged((), number, fill)
            left.remove(arrangement)  # with smaller text it fills its place no better
            worth = min(fill, FULL) - _SMALLER * below
            first = first if best else number
            if best is None or worth > best.worth:
                best = _Found(worth, made[0], number, fill)
    return Arranged(best.draw(), best.rung, best.fill) if best else None


def shapes_for(count: int) -> tuple[tuple[int, ...], ...]:
    """Give how many cards stand in each row, in the ways that suit so many."""
    if count <= _ACROSS - 1:
        return ((count,),)
    full, rest = divmod(count, _ACROSS)
    return _SHAPES.get(count, ((_ACROSS,) * full + ((rest,) if rest else ()),))


def may_be_bands(cards: Sequence[Card]) -> bool:
    """Tell whether so few cards without pictures may take the whole width each."""
    return len(cards) <= _MOST_BANDS and not any(card.picture for card in cards)


def with_icons(cards: Sequence[Card], otherwise: Icon) -> list[Card]:
    """Give cards without an icon the usual one of their kind, where others have one."""
    if not any(card.icon for card in cards):
        return list(cards)
    return [card if card.icon else replace(card, icon=otherwise) for card in cards]
