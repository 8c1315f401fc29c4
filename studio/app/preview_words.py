"""What can be read on a page, paragraph by paragraph with its place, and how alike two texts are."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from studio.domain.frozen import dataclass
from studio.domain.geometry import Rect
from studio.layout.items import AnyItem, ChartItem, GroupItem, TableItem, TextItem
from studio.layout.page import FlowPage, SlidePage
from studio.layout.paragraphs import Link, TextParagraph
from studio.layout.roles import Role

_WORD = re.compile(r"[^\W_]+")
_MERGE_FIELD = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_ADDRESS = re.compile(r"\]\([^()]*\)")
_NUMBERING = "0123456789 "
"""Around a title in contents."""
ENOUGH = 0.6
"""Share of a paragraph's words that must be in a field for the paragraph to show that field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A paragraph on a page."""

    words: Counter[str]
    text: str
    rect: Rect
    """Around its lines, in points of the page."""
    zone: Rect
    """Of the item or the cell that it stands in."""
    source: str
    role: Role
    link: Link | None = None
    row: int = 0
    """Paragraphs of one table row have the same number, others have 0."""


def words_of(text: str) -> Counter[str]:
    """Give the words of a text with how often they occur; markup, addresses and merge fields left out."""
    bare = _ADDRESS.sub("] ", _MERGE_FIELD.sub(" ", text)) if "{{" in text or "](" in text else text
    return Counter(_WORD.findall(bare.casefold()))


def likeness(shown: Counter[str], field: Counter[str], enough: float = ENOUGH) -> float:
    """Tell how well a paragraph fits a field: 0 when it shows something else, 1 when it shows just that."""
    total = shown.total()
    if not total or not field:
        return 0.0
    common = sum(min(shown[word], field[word]) for word in shown.keys() & field.keys())
    return 0.7 * common / total + 0.3 * common / field.total() if common >= enough * total else 0.0


def readings(page: SlidePage | FlowPage) -> Iterator[Reading]:
    """Give all paragraphs of a page in reading order."""
    rows = iter(range(1, 1_000_000))
    yield from _readings(page.items, "", rows)


def page_text(page: SlidePage | FlowPage) -> str:
    """Give the words of a page, a line for each paragraph, without headers, footers and page numbers."""
    return "\n".join(reading.text for reading in readings(page) if reading.role is not Role.ARTIFACT)


def _readings(items: Sequence[AnyItem], source: str, rows: Iterator[int]) -> Iterator[Reading]:
    for item in items:
        match item:
            case TextItem():
                yield from _of_paragraphs(item.paragraphs, item.rect, item.source or source, item.role, 0)
            case TableItem():
                yield from _of_table(item, source, rows)
            case ChartItem():
                yield from _readings(item.drawing, item.source or source, rows)
            case GroupItem():
                yield from _readings(item.items, item.source or source, rows)
            case _:
                pass


def _of_table(item: TableItem, source: str, rows: Iterator[int]) -> Iterator[Reading]:
    edges = [0.0, *accumulate(item.columns)]
    y = item.rect.y
    for row in item.rows:
        number = next(rows)
        column = 0
        for cell in row.cells:
            end = min(column + cell.span, len(item.columns))
            zone = Rect(item.rect.x + edges[column], y, edges[end] - edges[column], row.height)
            yield from _of_paragraphs(cell.paragraphs, zone, item.source or source, item.role, number)
            column = end
        y += row.height


def _of_paragraphs(
    paragraphs: Sequence[TextParagraph], zone: Rect, source: str, role: Role, row: int
) -> Iterator[Reading]:
    for paragraph in paragraphs:
        listed = role is Role.TOC_ENTRY
        text = (" " if listed else "").join(run.text for run in paragraph.runs)
        pieces = [piece for line in paragraph.lines for piece in line.pieces]
        if not text.strip() or not pieces:
            continue
        left = min(piece.x for piece in pieces)
        right = max(piece.x + piece.width for piece in pieces)
        top = paragraph.lines[0].top
        bottom = paragraph.lines[-1].top + paragraph.lines[-1].height
        yield Reading(
            words=words_of(text.strip(_NUMBERING) if listed else text),
            text=text.strip(),
            rect=Rect(zone.x + left, zone.y + top, right - left, bottom - top),
            zone=zone,
            source=source,
            role=role,
            link=next((run.link for run in paragraph.runs if run.link), None),
            row=row,
        )
