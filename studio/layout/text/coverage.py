"""Laid-out pages to findings about characters that PDFs do not show as they are read."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from studio.domain.findings import Finding, error
from studio.layout.items import AnyItem, ChartItem, GroupItem, PictureItem, ShapeItem, TableItem, TextItem
from studio.layout.page import FlowPage, SlidePage
from studio.layout.paragraphs import Run
from studio.layout.text.typefaces import FontBook

_SHOWN = 8
"""Characters named in a finding; more are counted."""
_JOINED = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]+")
"""Scripts that run from right to left: Hebrew, Arabic and their kin."""
_STACKED = re.compile("[\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff]+")
"""Scripts whose letters change their places and shapes: those of India, Tibet, Myanmar and Cambodia."""


def glyph_findings(pages: Iterable[SlidePage | FlowPage], fonts: FontBook) -> tuple[Finding, ...]:
    """Find characters that neither the brand's fonts nor the fallback have, and scripts that PDFs do not set right.

    A PDF shows another sign for the former, and draws each letter of the latter by itself, from left to right.
    """
    lacking: dict[str, dict[str, None]] = {}
    misdrawn: dict[str, str] = {}
    for page in pages:
        for source, run in _runs(page.items, page.source):
            if not run.text.isascii() and (found := _JOINED.search(run.text) or _STACKED.search(run.text)):
                misdrawn.setdefault(source, found[0][:_SHOWN])
            for character in fonts.lacking(run.text, run.font, bold=run.bold, italic=run.italic):
                lacking.setdefault(source, {})[character] = None
    return (
        *(_finding(source, tuple(characters)) for source, characters in lacking.items()),
        *(_script_finding(source, sample) for source, sample in misdrawn.items()),
    )


def _script_finding(source: str, sample: str) -> Finding:
    return error(
        "script-unsupported",
        f"The PDFs draw “{sample}” letter by letter from left to right, which is wrong in this script.",
        hint="The deck is right where it is opened in PowerPoint: export the PDF from there.",
        source=source,
    )


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
