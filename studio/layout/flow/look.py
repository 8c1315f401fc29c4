"""The brand's page style as named text styles, and composed text set in them at a width."""

from dataclasses import field

from studio.domain.brand import Brand
from studio.domain.colours import Colour, Palette
from studio.domain.document import Document
from studio.domain.findings import Finding
from studio.domain.frozen import dataclass, replace
from studio.domain.geometry import Rect
from studio.domain.proposal import PageSize
from studio.domain.text import Line, Rich, line_of, plain, plain_line
from studio.domain.typography import TextStyle
from studio.domain.words import Words
from studio.layout.flow.flowables import Flow, Mark
from studio.layout.flow.prose import TextFlow, flow_lines, make_text_flow
from studio.layout.flow.styles import Styles, styles_of
from studio.layout.paragraphs import Link
from studio.layout.roles import Role
from studio.layout.text.balance import even_lines, no_lone_words
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
    styles: Styles
    tightness: float = 1.0
    """Factor on the vertical grid: below 1 where a chapter would else end on a half empty page."""
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
        return self.styles.body

    @property
    def small(self) -> TextStyle:
        """Side remarks and cells' second lines."""
        return self.styles.small

    @property
    def lead(self) -> TextStyle:
        """The paragraph that opens a chapter."""
        return self.styles.lead

    @property
    def eyebrow(self) -> TextStyle:
        """A short label over something."""
        return self.styles.eyebrow

    @property
    def heading1(self) -> TextStyle:
        """Title of a chapter."""
        return self.styles.heading1

    @property
    def heading2(self) -> TextStyle:
        """Title of a block."""
        return self.styles.heading2

    @property
    def heading3(self) -> TextStyle:
        """Title of a part of a block."""
        return self.styles.heading3

    @property
    def number(self) -> TextStyle:
        """A headline number."""
        return self.styles.number

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
        text = measure(styled, width, self.fonts)
        if role is Role.HEADING_1:
            text = even_lines(text, self.fonts)
        elif styled[0].style.size >= self.lead.size:
            text = no_lone_words(text, self.fonts)
        own = styled[0].style.colour
        bullets = self.palette.accent if own in (self.palette.text, self.palette.muted) else None
        lines = flow_lines(text)
        return (
            make_text_flow(
                text=text,
                lines=lines,
                first=0,
                last=len(lines),
                name=name,
                source=source,
                role=role,
                before=before,
                after=after,
                keep=keep,
                bullets=bullets,
                mark=mark,
            ),
        )


def look_of(document: Document, brand: Brand, fonts: FontBook) -> Look:
    """Give the look of a document's pages on its paper."""
    width, height = _SHEETS[document.page_size]
    page = brand.page
    sheet = Rect(0.0, 0.0, width, height)
    frame = sheet.inset(page.margin_left, page.margin_top, page.margin_right, page.margin_bottom)
    brand = replace(brand, palette=brand.paper) if brand.paper else brand
    return Look(brand=brand, fonts=fonts, words=document.words, sheet=sheet, frame=frame, styles=styles_of(brand))


def _hanging(styled: Styled) -> Styled:
    """Give the numbers of a long list the room they need."""
    if all(paragraph.number < _TWO_DIGITS for paragraph in styled):
        return styled
    return tuple(_widened(paragraph) if paragraph.number else paragraph for paragraph in styled)


def _widened(paragraph: StyledParagraph) -> StyledParagraph:
    style = paragraph.style
    return replace(paragraph, style=replace(style, indent=style.indent * _WIDE_NUMBERS))
