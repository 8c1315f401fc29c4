"""The brand's page style as named text styles, and composed text set in them at a width."""

from dataclasses import field, replace

from studio.domain.brand import Brand, Colour, FontRole, Palette, TextStyle
from studio.domain.document import Document
from studio.domain.findings import Finding
from studio.domain.frozen import dataclass
from studio.domain.geometry import Rect
from studio.domain.proposal import PageSize
from studio.domain.text import Line, Rich, line_of, plain, plain_line
from studio.domain.words import Words
from studio.layout.flow.flowables import Flow, Mark
from studio.layout.flow.prose import TextFlow, text_flow
from studio.layout.page import Link, Role
from studio.layout.text.setting import measure
from studio.layout.text.styling import BULLET, Styled, StyledParagraph, styled_items, styled_line, styled_rich
from studio.layout.text.typefaces import FontBook

_SHEETS = {PageSize.A4: (595.28, 841.89), PageSize.LETTER: (612.0, 792.0)}
_MEASURE = 39.0
"""Widest line of running text, as a multiple of its size: about 80 characters."""
_TWO_DIGITS = 10
_WIDE_NUMBERS = 1.6
"""List indent where the numbers have two digits or more, as a multiple of the usual one."""


@dataclass(frozen=True, slots=True)
class Look:
    """What designs need to set text: the brand, its fonts, the words, and the room between the margins."""

    brand: Brand
    fonts: FontBook
    words: Words
    sheet: Rect
    frame: Rect
    """Between the margins."""
    tightness: float = 1.0
    """Factor on the vertical grid: below 1 where a chapter would else end on a nearly empty page."""
    findings: list[Finding] = field(default_factory=list)
    """Gathered while things are measured."""

    @property
    def palette(self) -> Palette:
        """Colours by their job."""
        return self.brand.palette

    @property
    def width(self) -> float:
        """Of the frame."""
        return self.frame.width

    @property
    def unit(self) -> float:
        """The vertical grid: half a line of running text."""
        page = self.brand.page
        return page.body * page.line_spacing * 0.6 * self.tightness

    @property
    def measure_width(self) -> float:
        """Width of running text."""
        return min(self.width, self.brand.page.body * _MEASURE)

    @property
    def body(self) -> TextStyle:
        """Running text."""
        page = self.brand.page
        return TextStyle(
            size=page.body,
            colour=self.palette.text,
            line_spacing=page.line_spacing,
            space_before=page.paragraph_gap,
        )

    @property
    def small(self) -> TextStyle:
        """Side remarks and cells' second lines."""
        page = self.brand.page
        size = (page.small + page.body) / 2
        return replace(
            self.body, size=size, line_spacing=page.line_spacing * 0.96, space_before=page.paragraph_gap * 0.75
        )

    @property
    def lead(self) -> TextStyle:
        """The paragraph that opens a chapter."""
        page = self.brand.page
        return replace(self.body, size=page.body * 1.28, colour=self.palette.muted)

    @property
    def eyebrow(self) -> TextStyle:
        """A short label over something."""
        return TextStyle(size=self.brand.page.small, colour=self.palette.accent_text, bold=True, font=FontRole.HEADING)

    @property
    def heading1(self) -> TextStyle:
        """Title of a chapter."""
        return self._heading(self.brand.page.heading1, 0.98)

    @property
    def heading2(self) -> TextStyle:
        """Title of a block."""
        return self._heading(self.brand.page.heading2, 1.05)

    @property
    def heading3(self) -> TextStyle:
        """Title of a part of a block."""
        return self._heading(self.brand.page.heading3, 1.08)

    @property
    def number(self) -> TextStyle:
        """A headline number."""
        return replace(self._heading(self.brand.page.number, 1.0), colour=self.palette.accent)

    def _heading(self, size: float, spacing: float) -> TextStyle:
        return TextStyle(
            size=size, colour=self.palette.text, bold=True, font=FontRole.HEADING, line_spacing=spacing, space_before=4
        )

    def continued(self, line: Line) -> Line:
        """Mark a line as the heading of what began on an earlier page."""
        before, _, after = self.words.continued.partition("{title}")
        return (*line_of(before), *line, *line_of(after))

    def text(
        self,
        rich: Rich,
        style: TextStyle,
        width: float,
        *,
        name: str,
        source: str,
        before: float = 0.0,
        after: float = 0.0,
        keep: bool = False,
    ) -> Flow:
        """Set paragraphs and lists; nothing for an empty text."""
        if not plain(rich).strip():
            return ()
        styled = _hanging(styled_rich(rich, style, self.palette))
        return self.styled(styled, width, name=name, source=source, before=before, after=after, keep=keep)

    def line(
        self,
        line: Line,
        style: TextStyle,
        width: float,
        *,
        name: str,
        source: str,
        role: Role = Role.PARAGRAPH,
        before: float = 0.0,
        after: float = 0.0,
        keep: bool = False,
        link: Link | None = None,
        mark: Mark | None = None,
    ) -> Flow:
        """Set one paragraph; nothing for an empty line."""
        if not plain_line(line).strip():
            return ()
        styled = styled_line(line, style, self.palette, role=role, link=link)
        return self.styled(
            (styled,), width, name=name, source=source, role=role, before=before, after=after, keep=keep, mark=mark
        )

    def items(
        self,
        lines: tuple[Line, ...],
        style: TextStyle,
        width: float,
        *,
        name: str,
        source: str,
        bullet: str = BULLET,
        colour: Colour | None = None,
        before: float = 0.0,
        after: float = 0.0,
    ) -> Flow:
        """Set a bulleted list; nothing for an empty one."""
        kept = tuple(line for line in lines if plain_line(line).strip())
        if not kept:
            return ()
        widened = 1.25 if bullet != BULLET else 1.0
        styled = tuple(
            replace(item, style=replace(item.style, bullet=bullet, indent=item.style.indent * widened))
            for item in styled_items(kept, style, self.palette)
        )
        return tuple(
            replace(flow, bullets=colour or flow.bullets)
            for flow in self.styled(styled, width, name=name, source=source, before=before, after=after)
        )

    def styled(
        self,
        styled: Styled,
        width: float,
        *,
        name: str,
        source: str,
        role: Role = Role.PARAGRAPH,
        before: float = 0.0,
        after: float = 0.0,
        keep: bool = False,
        mark: Mark | None = None,
    ) -> tuple[TextFlow, ...]:
        """Set dressed paragraphs at a width in points."""
        flow = text_flow(measure(styled, width, self.fonts), name=name, source=source, role=role)
        own = styled[0].style.colour
        bullets = self.palette.accent if own in (self.palette.text, self.palette.muted) else None
        return (replace(flow, before=before, after=after, keep=keep, mark=mark, bullets=bullets),)


def look_of(document: Document, brand: Brand, fonts: FontBook) -> Look:
    """Give the look of a document's pages on its paper."""
    width, height = _SHEETS[document.page_size]
    page = brand.page
    sheet = Rect(0.0, 0.0, width, height)
    frame = sheet.inset(page.margin_left, page.margin_top, page.margin_right, page.margin_bottom)
    brand = replace(brand, palette=brand.paper) if brand.paper else brand
    return Look(brand=brand, fonts=fonts, words=document.words, sheet=sheet, frame=frame)


def _hanging(styled: Styled) -> Styled:
    """Give the numbers of a long list the room they need."""
    if all(paragraph.number < _TWO_DIGITS for paragraph in styled):
        return styled
    return tuple(_widened(paragraph) if paragraph.number else paragraph for paragraph in styled)


def _widened(paragraph: StyledParagraph) -> StyledParagraph:
    style = paragraph.style
    return replace(paragraph, style=replace(style, indent=style.indent * _WIDE_NUMBERS))
