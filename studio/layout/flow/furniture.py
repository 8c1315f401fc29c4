"""What every page but the cover bears: running header, footer, page number."""

from dataclasses import replace

from studio.domain.brand import Align, TextStyle
from studio.domain.document import Document
from studio.domain.findings import Finding, warning
from studio.domain.geometry import Rect
from studio.domain.text import plain_line
from studio.layout.boxes import label_item
from studio.layout.flow.look import Look
from studio.layout.page import AnyItem, Box, Geometry, Role, ShapeItem, Stroke
from studio.layout.shades import quieter
from studio.layout.text.setting import measure
from studio.layout.text.styling import StyledParagraph, styled_text

_ELLIPSIS = "…"
_LONGEST = 400
"""Characters that are tried on a few lines at most."""
_NAMED = 40
"""Characters of a text that a finding names."""
_SOFT = 0.7
"""Share of the text colour in words on the field that opens a chapter."""
_SHARE = 0.62
"""Of the header's width for the words on the left."""


def furniture(
    look: Look, document: Document, title: str, number: int, pages: int, *, opens: bool
) -> tuple[AnyItem, ...]:
    """Give header and footer of a page; `title` is that of its chapter, left out where the page opens that."""
    style = _style(look)
    over = replace(style, colour=quieter(look.palette.on_primary, look.palette.primary, _SOFT)) if opens else style
    right = replace(style, align=Align.RIGHT)
    frame = look.frame
    head = _band(look, frame.y * 0.46)
    foot = _band(look, (look.sheet.height + frame.bottom) / 2)
    page = look.words.page_of.format(page=number, pages=pages)
    rule = Rect(frame.x, foot.y - 8.0, frame.width, 0.0)
    stroke = Stroke(colour=look.palette.line, width=0.75)
    left, side = _parts(head)
    low, low_side = _beside(look, foot, page, right)
    words = plain_line(document.confidentiality).strip()
    shape = ShapeItem(
        rect=rule, role=Role.DECORATION, name="Footer rule", box=Box(geometry=Geometry.LINE, stroke=stroke)
    )
    return (
        *(() if opens else _words(look, title, replace(style, bold=True), left, "Header chapter")),
        *_words(look, document.cover.client, replace(over, align=Align.RIGHT), side, "Header client"),
        shape,
        *_words(look, words or plain_line(document.cover.title), style, low, "Footer"),
        *_words(look, page, right, low_side, "Page number"),
    )


def _band(look: Look, y: float) -> Rect:
    return Rect(look.frame.x, y, look.frame.width, look.brand.page.small * 1.4)


def _parts(band: Rect) -> tuple[Rect, Rect]:
    left = band.width * _SHARE
    return Rect(band.x, band.y, left - 12, band.height), Rect(band.x + left, band.y, band.width - left, band.height)


def _beside(look: Look, band: Rect, page: str, style: TextStyle) -> tuple[Rect, Rect]:
    """Give the page number what it needs, and the words before it the rest."""
    needed = measure((styled_text(page, style, look.palette),), band.width, look.fonts).natural_width + 1.0
    side = min(needed, band.width * (1 - _SHARE))
    left = band.width - side
    return Rect(band.x, band.y, left - 12, band.height), Rect(band.x + left, band.y, side, band.height)


def furniture_findings(look: Look, document: Document, pages: int) -> tuple[Finding, ...]:
    """Tell when the words that every page has to say are cut."""
    words = " ".join(plain_line(document.confidentiality).split())
    style = _style(look)
    page = look.words.page_of.format(page=pages, pages=pages)
    low, _ = _beside(look, _band(look, 0.0), page, style)
    if not words or shortened(look, words, style, low.width) == words:
        return ()
    finding = warning(
        "text-too-long",
        f"The words “{words[:_NAMED]}…” in the pages’ footer do not fit on one line, so their end is cut off.",
        hint="Shorten the confidentiality of the output.",
    )
    return (finding,)


def _style(look: Look) -> TextStyle:
    return TextStyle(size=look.brand.page.small, colour=look.palette.muted)


def _words(look: Look, text: str, style: TextStyle, rect: Rect, name: str) -> tuple[AnyItem, ...]:
    if not text.strip():
        return ()
    return (label_item((one_line(look, text, style, rect.width),), rect, look.fonts, name=name, role=Role.ARTIFACT),)


def one_line(look: Look, text: str, style: TextStyle, width: float) -> StyledParagraph:
    """Give as much of a text as one line of this width holds, marked where it is cut."""
    return styled_text(shortened(look, text, style, width), style, look.palette, role=Role.ARTIFACT)


def shortened(look: Look, text: str, style: TextStyle, width: float, *, lines: int = 1) -> str:
    """Give as much of a text as so many lines hold, marked where it is cut."""
    text = " ".join(text.split())
    if _line_count(look, text, style, width) <= lines:
        return text
    shortest, longest = 0, min(len(text), _LONGEST)
    while shortest < longest:
        middle = (shortest + longest + 1) // 2
        if _line_count(look, text[:middle].rstrip() + _ELLIPSIS, style, width) <= lines:
            shortest = middle
        else:
            longest = middle - 1
    return text[:shortest].rstrip() + _ELLIPSIS


def _line_count(look: Look, text: str, style: TextStyle, width: float) -> int:
    return measure((styled_text(text, style, look.palette),), width, look.fonts).line_count
