"""Clauses as cards where they are short, else as compact text in two columns, slides about equally full."""

from collections.abc import Sequence
from functools import partial

from studio.domain.blocks import TermBlock
from studio.domain.brand import LayoutRole
from studio.domain.frozen import dataclass
from studio.domain.geometry import Rect
from studio.domain.icons import Icon
from studio.domain.text import Line, line_of
from studio.layout.boxes import text_item
from studio.layout.items import AnyItem
from studio.layout.slides.card_sheet import card_sheet
from studio.layout.slides.cards import Card, CardLook, with_icons
from studio.layout.slides.desk import Desk, Sheet, notes_of
from studio.layout.slides.feature import picture_sheets, under_caption
from studio.layout.slides.ladder import ROUNDING, words_fit
from studio.layout.slides.paging import Rungs, Setting, once, paged
from studio.layout.slides.prose import block_prose
from studio.layout.slides.tokens import CAPTION_GAP
from studio.layout.text.balance import no_lone_words
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled, styled_rich

_COLUMNS = 2
_MOST = 6
"""Clauses that stand as cards on one slide."""


@dataclass(frozen=True, slots=True)
class _Clause:
    block: TermBlock
    number: int
    text: MeasuredText


def term_sheets(desk: Desk, blocks: Sequence[TermBlock], heading: Line) -> list[Sheet]:
    """Design clauses that follow one another; numbers run on over slides. One alone is what its slide is about."""
    if len(blocks) == 1:
        return [*_told(desk, blocks[0], 1), *_pictures(desk, blocks)]
    few = _term_sheets(desk, blocks, heading, max(desk.comfortable, desk.sizes.minimum))
    large = _term_sheets(desk, blocks, heading, desk.sizes.body)
    best = large if len(large) <= len(few) else few
    cards = _card_sheets(desk, blocks, heading)
    return cards if cards and len(cards) <= len(best) else best


def _card_sheets(desk: Desk, blocks: Sequence[TermBlock], heading: Line) -> list[Sheet]:
    """Set every clause as a card; nothing where one of them is too long for that, or alone."""
    lone: list[TermBlock] = []

    def alone(block: TermBlock) -> Sequence[Sheet]:
        lone.append(block)
        return ()

    if any(block.picture for block in blocks):
        return []
    clauses = list(enumerate(blocks, start=1))
    dress = once(partial(_card, desk))
    sheets = paged(
        desk,
        clauses,
        _MOST,
        lambda group, rungs: _cards(desk, group, [dress(clause) for clause in group], heading, rungs),
        lambda clause: alone(clause[1]),
    )
    return [] if lone else sheets


def _card(desk: Desk, clause: tuple[int, TermBlock]) -> Card:
    number, block = clause
    return Card(
        source=block.source,
        name=f"Clause {number}",
        title=desk.headed((*line_of(f"{number}. "), *block.title)),
        body=styled_rich(block.text, desk.body(), desk.palette),
        icon=block.icon,
    )


def _cards(
    desk: Desk, clauses: Sequence[tuple[int, TermBlock]], cards: Sequence[Card], heading: Line, rungs: Rungs
) -> Setting | None:
    look = CardLook(fill=desk.palette.surface, accent=desk.palette.accent, marked=False)
    blocks = [block for _, block in clauses]
    return card_sheet(desk, with_icons(cards, Icon.FILE_CHECK), blocks, heading, look=look, rungs=rungs)


def _term_sheets(desk: Desk, blocks: Sequence[TermBlock], heading: Line, size: float) -> list[Sheet]:
    columns = desk.area().columns(_COLUMNS, desk.sizes.gap * 2)
    sheets: list[Sheet] = []
    run: list[_Clause] = []
    for number, block in enumerate(blocks, start=1):
        text = _clause(desk, block, number, size)
        measured = measure(text, columns[0].width, desk.fonts)
        if measured.longest <= columns[0].height + ROUNDING and words_fit(text, columns[0].width, desk.fonts):
            run.append(_Clause(block, number, measured))
            continue
        sheets.extend(_sheets(desk, run, columns, heading))
        run = []
        sheets.extend(_told(desk, block, number))
    sheets.extend(_sheets(desk, run, columns, heading))
    return [*sheets, *_pictures(desk, blocks)]


def _told(desk: Desk, block: TermBlock, number: int) -> Sequence[Sheet]:
    """Set a clause as running text under its title."""
    title = (*line_of(f"{number}. "), *block.title)
    return block_prose(desk, title, (((), block.text),), block.source, notes_of((block,), (block.title,)))


def _pictures(desk: Desk, blocks: Sequence[TermBlock]) -> list[Sheet]:
    return [sheet for block in blocks for sheet in picture_sheets(desk, block.title, block.picture, block.source)]


def _clause(desk: Desk, block: TermBlock, number: int, size: float) -> Styled:
    title = desk.headed((*line_of(f"{number}. "), *block.title), desk.heading(size, desk.palette.accent_text))
    return under_caption(title, styled_rich(block.text, desk.body(size), desk.palette), gap=CAPTION_GAP)


def _sheets(desk: Desk, clauses: Sequence[_Clause], columns: Sequence[Rect], heading: Line) -> list[Sheet]:
    if not clauses:
        return []
    gap = desk.sizes.gap
    dealt = _balanced(clauses, columns[0].height, gap)
    sheets = []
    for start in range(0, len(dealt), _COLUMNS):
        items: list[AnyItem] = []
        blocks: list[TermBlock] = []
        for column, place in zip(dealt[start : start + _COLUMNS], columns, strict=False):
            y = place.y
            for clause in column:
                rect = Rect(place.x, y, place.width, clause.text.longest)
                name = f"Clause {clause.number}"
                text = no_lone_words(clause.text, desk.fonts)
                items.append(text_item(text, rect, name=name, source=clause.block.source))
                blocks.append(clause.block)
                y += clause.text.longest + gap
        notes = notes_of(tuple(blocks), tuple(block.title for block in blocks))
        sheets.append(
            Sheet(role=LayoutRole.TITLE_ONLY, title=heading, items=tuple(items), source=blocks[0].source, notes=notes)
        )
    return sheets


def _balanced(clauses: Sequence[_Clause], height: float, gap: float) -> list[list[_Clause]]:
    """Deal clauses to the fewest columns, then lower the columns as far as no slide is added."""
    best = _dealt(clauses, height, gap)
    slides = -(-len(best) // _COLUMNS)
    low, high = 0.0, height
    while high - low > 4.0:  # noqa: PLR2004 - points
        middle = (low + high) / 2
        dealt = _dealt(clauses, middle, gap)
        if -(-len(dealt) // _COLUMNS) > slides or any(_height(column, gap) > height + ROUNDING for column in dealt):
            low = middle
        else:
            best, high = dealt, middle
    return best


def _dealt(clauses: Sequence[_Clause], height: float, gap: float) -> list[list[_Clause]]:
    columns: list[list[_Clause]] = [[]]
    for clause in clauses:
        if columns[-1] and _height([*columns[-1], clause], gap) > height + ROUNDING:
            columns.append([])
        columns[-1].append(clause)
    return columns


def _height(column: Sequence[_Clause], gap: float) -> float:
    return sum(clause.text.longest for clause in column) + gap * (len(column) - 1)
