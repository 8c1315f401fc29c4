"""Laid-out pages to findings about characters that no font of the brand can draw."""

import unicodedata
from collections.abc import Iterable, Iterator

from studio.domain.findings import Finding, error
from studio.layout.page import (
    AnyItem,
    ChartItem,
    FlowPage,
    GroupItem,
    PictureItem,
    Run,
    ShapeItem,
    SlidePage,
    TableItem,
    TextItem,
)
from studio.layout.text.typefaces import FontBook

_SHOWN = 8
"""Characters named in a finding; more are counted."""


def glyph_findings(pages: Iterable[SlidePage | FlowPage], fonts: FontBook) -> tuple[Finding, ...]:
    """Find characters that neither the brand's fonts nor the fallback have: a PDF shows another sign for them."""
    lacking: dict[str, dict[str, None]] = {}
    for page in pages:
        for source, run in _runs(page.items, page.source):
            for character in fonts.lacking(run.text, run.font, bold=run.bold, italic=run.italic):
                lacking.setdefault(source, {})[character] = None
    return tuple(_finding(source, tuple(characters)) for source, characters in lacking.items())


def _finding(source: str, characters: tuple[str, ...]) -> Finding:
    named = ", ".join(f"“{c}” ({unicodedata.name(c, f'U+{ord(c):04X}').lower()})" for c in characters[:_SHOWN])
    more = f" and {len(characters) - _SHOWN} more" if len(characters) > _SHOWN else ""
    return error(
        "glyph-missing",
        f"No font of the brand has {named}{more}; the PDFs show another sign in its place.",
        hint="Write it in other characters, or give the brand fonts that have it.",
        source=source,
    )


def _runs(items: Iterable[AnyItem], source: str) -> Iterator[tuple[str, Run]]:
    for item in items:
        own = item.source or source
        match item:
            case TextItem():
                yield from ((own, run) for paragraph in item.paragraphs for run in paragraph.runs)
            case TableItem():
                cells = (cell for row in item.rows for cell in row.cells)
                yield from ((own, run) for cell in cells for paragraph in cell.paragraphs for run in paragraph.runs)
            case GroupItem():
                yield from _runs(item.items, own)
            case ChartItem():
                yield from _runs(item.drawing, own)
            case ShapeItem() | PictureItem():
                pass
