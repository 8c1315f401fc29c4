"""What every page but the cover bears: running header, footer, page number."""

from studio.domain.document import Document
from studio.domain.findings import Finding, error
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.text import plain_line
from studio.domain.typography import Align, TextStyle
from studio.layout.boxes import label_item
from studio.layout.drawing import Box, Geometry, Stroke
from studio.layout.flow.look import Look
from studio.layout.items import AnyItem, ShapeItem
from studio.layout.roles import Role
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


class Furniture:
    """The furniture of one book; words that many pages have in common are set once."""

    def __init__(self, look: Look, document: Document, pages: int) -> None:
        self.pages = pages
        """Sheets of the book."""
        self._look = look
        self._client = document.cover.client
        self._foot_words = plain_line(document.confidentiality).strip() or plain_line(document.cover.title)
        self._style = _style(look)
        self._right = replace(self._style, align=Align.RIGHT)
        over = quieter(look.palette.on_primary, look.palette.primary, _SOFT)
        self._over = replace(self._right, colour=over)
        self._bold = replace(self._style, bold=True)
        self._left, self._side = _parts(_band(look, look.frame.y * 0.46))
        self._foot = _band(look, (look.sheet.height + look.frame.bottom) / 2)
        self._set: dict[tuple[str, str, bool, float], tuple[AnyItem, ...]] = {}

    def of(self, title: str, number: int, *, opens: bool) -> tuple[AnyItem, ...]:
        """Give header and footer of a page; `title` is that of its chapter, left out where the page opens that."""
        look = self._look
        page = look.words.page_of.format(page=number, pages=self.pages)
        counted = styled_text(page, self._right, look.palette, role=Role.ARTIFACT)
        low, low_side, whole = _beside(look, self._foot, counted)
        if whole:
            count: tuple[AnyItem, ...] = (
                label_item((counted,), low_side, look.fonts, name="Page number", role=Role.ARTIFACT),
            )
        else:
            count = _words(look, page, self._right, low_side, "Page number")
        return (
            *(() if opens else self._words(title, self._bold, self._left, "Header chapter")),
            *self._words(self._client, self._over if opens else self._right, self._side, "Header client", opens=opens),
            self._rule(),
            *self._words(self._foot_words, self._style, low, "Footer"),
            *count,
        )

    def _words(self, text: str, style: TextStyle, rect: Rect, name: str, *, opens: bool = False) -> tuple[AnyItem, ...]:
        key = (text, name, opens, rect.width)
        items = self._set.get(key)
        if items is None:
            items = self._set[key] = _words(self._look, text, style, rect, name)
        return items

    def _rule(self) -> ShapeItem:
        frame = self._look.frame
        return ShapeItem(
            rect=Rect(frame.x, self._foot.y - 8.0, frame.width, 0.0),
            role=Role.DECORATION,
            name="Footer rule",
            box=Box(geometry=Geometry.LINE, stroke=Stroke(colour=self._look.palette.line, width=0.75)),
        )


def _band(look: Look, y: float) -> Rect:
    return Rect(look.frame.x, y, look.frame.width, look.brand.page.small * 1.4)


def _parts(band: Rect) -> tuple[Rect, Rect]:
    left = band.width * _SHARE
    return Rect(band.x, band.y, left - 12, band.height), Rect(band.x + left, band.y, band.width - left, band.height)


def _beside(look: Look, band: Rect, page: StyledParagraph) -> tuple[Rect, Rect, bool]:
    """Give the page number what it needs, and the words before it the rest; tell whether all of it has room."""
    needed = measure((page,), band.width, look.fonts).natural_width + 1.0
    side = min(needed, band.width * (1 - _SHARE))
    left = band.width - side
    low = Rect(band.x, band.y, left - 12, band.height)
    return low, Rect(band.x + left, band.y, side, band.height), side == needed


def furniture_findings(look: Look, document: Document, pages: int) -> tuple[Finding, ...]:
    """Tell when the words that every page has to say are cut."""
    words = " ".join(plain_line(document.confidentiality).split())
    style = _style(look)
    page = look.words.page_of.format(page=pages, pages=pages)
    low, *_ = _beside(look, _band(look, 0.0), styled_text(page, style, look.palette))
    if not words or shortened(look, words, style, low.width) == words:
        return ()
    finding = error(
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
