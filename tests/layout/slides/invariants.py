"""What holds for every deck: nothing leaves the page, no text its box, every item says what it is."""

from collections.abc import Iterator
from itertools import combinations

from studio.domain.brand import Brand
from studio.domain.geometry import Rect
from studio.layout.items import AnyItem, ChartItem, GroupItem, TableItem, TextItem
from studio.layout.page import SlideDeck, SlidePage
from studio.layout.paragraphs import PageLink, TextParagraph
from studio.layout.roles import Role

SLACK = 0.1


def all_items(items: tuple[AnyItem, ...]) -> Iterator[AnyItem]:
    """Give items and what is inside them."""
    for item in items:
        yield item
        if isinstance(item, GroupItem):
            yield from all_items(item.items)
        elif isinstance(item, ChartItem):
            yield from item.drawing


def texts(page: SlidePage) -> Iterator[tuple[str, Rect, tuple[TextParagraph, ...]]]:
    """Give every text of a page with the box that it stands in; positions count from the box."""
    for item in all_items(page.items):
        if isinstance(item, TextItem):
            yield item.name, item.rect, item.paragraphs
        elif isinstance(item, TableItem):
            for row in item.rows:
                at = 0
                for cell in row.cells:
                    width = sum(item.columns[at : at + cell.span])
                    yield item.name, Rect(0, 0, width, row.height), cell.paragraphs
                    at += cell.span


def words_of(page: SlidePage) -> str:
    """Give all drawn characters of a page."""
    return " ".join(
        "".join(piece.text for piece in line.pieces)
        for _, _, paragraphs in texts(page)
        for paragraph in paragraphs
        for line in paragraph.lines
    )


def flat(text: str) -> str:
    """Give characters without the spaces, which a line's end takes away."""
    return "".join(text.split())


def check_deck(deck: SlideDeck, brand: Brand) -> None:
    """Assert everything that holds for every deck."""
    anchors = [page.anchor for page in deck.pages]
    assert len(set(anchors)) == len(anchors), anchors
    assert all(page.title.strip() for page in deck.pages)
    assert [page.number for page in deck.pages] == list(range(1, len(deck.pages) + 1))
    for page in deck.pages:
        _check_items(page, deck)
        _check_overlaps(page)
        for name, rect, paragraphs in texts(page):
            _check_text(f"slide {page.number}, {name}", rect, paragraphs)
        _check_runs(page, brand, set(anchors))


def _boxes(items: tuple[AnyItem, ...]) -> Iterator[tuple[str, Rect]]:
    """Give the places of texts and tables; a figure sees to its own."""
    for item in items:
        if isinstance(item, GroupItem) and item.role is not Role.FIGURE:
            yield from _boxes(item.items)
        elif not item.inherited and isinstance(item, TextItem | TableItem | ChartItem | GroupItem):
            yield item.name, item.rect


def _check_overlaps(page: SlidePage) -> None:
    for (one, first), (two, second) in combinations(_boxes(page.items), 2):
        across = min(first.right, second.right) - max(first.x, second.x)
        down = min(first.bottom, second.bottom) - max(first.y, second.y)
        assert across < 1.0 or down < 1.0, (page.number, one, first, two, second)


def _check_items(page: SlidePage, deck: SlideDeck) -> None:
    whole = Rect(0, 0, deck.width, deck.height)
    for item in all_items(page.items):
        assert whole.contains(item.rect, SLACK), (page.number, item.name, item.rect)
        assert item.rect.width >= 0, (page.number, item.name)
        assert item.rect.height >= 0, (page.number, item.name)
        assert item.name, (page.number, item)


def _check_text(where: str, rect: Rect, paragraphs: tuple[TextParagraph, ...]) -> None:
    for paragraph in paragraphs:
        for line in paragraph.lines:
            assert line.top >= -SLACK, (where, line.top)
            assert line.top + line.height <= rect.height + SLACK, (where, line.top + line.height, rect.height)
            for piece in line.pieces:
                assert piece.x >= -SLACK, (where, piece)
                assert piece.x + piece.width <= rect.width + SLACK, (where, piece.x + piece.width, rect.width)


def _check_runs(page: SlidePage, brand: Brand, anchors: set[str]) -> None:
    for item in all_items(page.items):
        if not isinstance(item, TextItem) or item.role is Role.ARTIFACT:
            continue
        for paragraph in item.paragraphs:
            for run in paragraph.runs:
                assert run.size >= brand.sizes.minimum - 0.01, (page.number, item.name, run.size)
                if isinstance(run.link, PageLink):
                    assert run.link.anchor in anchors
