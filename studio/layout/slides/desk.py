"""What every slide design has at hand: the brand, its fonts, the document's words, styles by job, findings so far."""

from dataclasses import field
from functools import lru_cache
from typing import Any

from studio.domain.blocks import AnyBlock
from studio.domain.brand import Brand, LayoutRole, SlideLayout, SlideSizes
from studio.domain.colours import Colour, Palette
from studio.domain.findings import Finding, Severity
from studio.domain.frozen import dataclass, replace
from studio.domain.geometry import Rect
from studio.domain.text import Line, Rich, line_of
from studio.domain.typography import FontRole, TextStyle
from studio.domain.words import Words
from studio.layout.items import AnyItem
from studio.layout.roles import Role
from studio.layout.text.styling import Styled, styled_line, styled_text
from studio.layout.text.typefaces import FontBook

COMFORTABLE = 14.0
"""Points: below this size a design gives way to one with fewer things on a slide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One slide before it gets its frame, number and anchor."""

    role: LayoutRole
    title: Line
    items: tuple[AnyItem, ...]
    """Content without title, footer and number; slots filled by it are set on the items."""
    source: str
    title_rect: Rect | None = None
    """Where the title stands, None for its slot."""
    notes: tuple[tuple[Line, Rich], ...] = ()
    """Speaker notes with the headline of what they belong to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The materials of one deck; only the list of findings grows."""

    brand: Brand
    fonts: FontBook
    words: Words
    findings: list[Finding] = field(default_factory=list)

    @property
    def palette(self) -> Palette:
        """Colours by job."""
        return self.brand.palette

    @property
    def sizes(self) -> SlideSizes:
        """Type scale and spacing."""
        return self.brand.sizes

    @property
    def comfortable(self) -> float:
        """The smallest size of the type scale that is comfortable to read, in points."""
        return min((step for step in self.sizes.steps if step >= COMFORTABLE), default=COMFORTABLE)

    def smaller(self, size: float) -> float:
        """Give the next size down the type scale, the brand's minimum at last."""
        return max([self.sizes.minimum, *(step for step in self.sizes.steps if step < size)])

    def larger(self, size: float) -> float:
        """Give the next size up the type scale; the same where there is none."""
        return min((step for step in self.sizes.steps if step > size), default=size)

    def layout(self, role: LayoutRole) -> SlideLayout:
        """Give the brand's layout for a job."""
        return self.brand.layouts[role]

    def area(self, role: LayoutRole = LayoutRole.TITLE_ONLY) -> Rect:
        """Give where free content may stand."""
        return self.layout(role).area

    def body(self, size: float = 0.0, colour: Colour | None = None, **changes: object) -> TextStyle:
        """Give the style of running text."""
        return _body(size or self.sizes.body, colour or self.palette.text, **changes)

    def heading(self, size: float = 0.0, colour: Colour | None = None, **changes: object) -> TextStyle:
        """Give the style of a heading inside a slide."""
        return _heading(size or self.sizes.heading, colour or self.palette.text, **changes)

    def label(self, colour: Colour | None = None, **changes: object) -> TextStyle:
        """Give the style of small captions."""
        return _label(self.sizes.small, colour or self.palette.muted, **changes)

    def caption(self, text: str, colour: Colour | None = None) -> Styled:
        """Dress one of the document's own words as a caption; nothing for no text."""
        return (styled_text(text, self.label(colour), self.palette, role=Role.LABEL),) if text else ()

    def headed(self, line: Line, style: TextStyle | None = None, role: Role = Role.HEADING_2) -> Styled:
        """Dress a line as a heading; nothing for an empty one."""
        return (styled_line(line, style or self.heading(), self.palette, role=role),) if line else ()

    def continued(self, line: Line) -> Line:
        """Mark a line as the heading of what began on an earlier slide."""
        before, _, after = self.words.continued.partition("{title}")
        return (*line_of(before), *line, *line_of(after))

    def too_long(self, source: str, what: str, severity: Severity = Severity.ERROR) -> None:
        """Record a text that had to be cut: an error where the client cannot read the rest anywhere on the slides."""
        finding = Finding(
            code="text-too-long",
            severity=severity,
            text=f"{what} does not fit its place on the slide even at the smallest size, so its end is cut off.",
            hint="Shorten the text for this proposal.",
            source=source,
        )
        if finding not in self.findings:
            self.findings.append(finding)


# A deck has a few styles, each asked for again and again; what is the same object is compared at once.
@lru_cache(maxsize=512)
def _body(size: float, colour: Colour, /, **changes: Any) -> TextStyle:
    style = TextStyle(size=size, colour=colour, line_spacing=1.1, space_before=round(size * 0.5, 1))
    return replace(style, **changes)


@lru_cache(maxsize=512)
def _heading(size: float, colour: Colour, /, **changes: Any) -> TextStyle:
    return replace(TextStyle(size=size, colour=colour, font=FontRole.HEADING, bold=True), **changes)


@lru_cache(maxsize=512)
def _label(size: float, colour: Colour, /, **changes: Any) -> TextStyle:
    return replace(TextStyle(size=size, colour=colour, bold=True), **changes)


def notes_of(blocks: tuple[AnyBlock, ...], headlines: tuple[Line, ...]) -> tuple[tuple[Line, Rich], ...]:
    """Give the notes of the blocks that have any, each with its headline."""
    return tuple((headline, block.notes) for block, headline in zip(blocks, headlines, strict=True) if block.notes)
