"""Decks as text that a person can read and compare: a line for each item; run it to renew the golden file."""

from collections.abc import Iterator
from pathlib import Path

from studio.domain.geometry import Rect
from studio.layout.items import AnyItem, ChartItem, GroupItem, TableItem, TextItem
from studio.layout.page import SlideDeck
from studio.layout.paragraphs import TextParagraph
from studio.layout.roles import Role
from studio.layout.slides.deck import lay_out_slides
from studio.layout.text.typefaces import FontBook
from tests.layout.conftest import document, make_brand

GOLDEN = Path(__file__).parent / "golden" / "every_block.txt"


def readable(deck: SlideDeck) -> str:
    """Give slides with their items, decor left out."""
    return "\n".join(
        line for page in deck.pages for line in ("", *_page(page.number, page.anchor, page.title, page.items))
    )


def _page(number: int, anchor: str, title: str, items: tuple[AnyItem, ...]) -> Iterator[str]:
    yield f"== {number} {anchor}: {title}"
    for item in items:
        if not item.inherited:
            yield from _item(item, "  ")


def _item(item: AnyItem, margin: str) -> Iterator[str]:
    slot = f" [{item.slot.name}]" if item.slot else ""
    head = f"{margin}{type(item).__name__.removesuffix('Item').lower()} {_place(item.rect)} {item.name}{slot}"
    match item:
        case TextItem():
            yield f"{head}: {_text(item.paragraphs)}"
        case GroupItem():
            yield head
            for inner in item.items:
                if inner.role is not Role.DECORATION:
                    yield from _item(inner, margin + "  ")
        case TableItem():
            yield head
            for row in item.rows:
                yield f"{margin}  {' | '.join(_text(cell.paragraphs) for cell in row.cells)}"
        case ChartItem():
            yield f"{head}: {item.alt}"
        case _:
            yield head


def _place(rect: Rect) -> str:
    return f"{rect.x:.0f},{rect.y:.0f} {rect.width:.0f}x{rect.height:.0f}"


def _text(paragraphs: tuple[TextParagraph, ...]) -> str:
    return " / ".join(
        f"{paragraph.runs[0].size if paragraph.runs else paragraph.style_size:g} "
        + "".join(run.text for run in paragraph.runs)
        for paragraph in paragraphs
    )


def golden_deck() -> SlideDeck:
    """Lay out the document whose layout is kept as text."""
    brand = make_brand()
    return lay_out_slides(document(), brand, FontBook(brand.fonts))


if __name__ == "__main__":
    GOLDEN.write_text(readable(golden_deck()) + "\n", encoding="utf-8", newline="\n")
