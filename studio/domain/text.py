"""Rich text after markup and merge fields are resolved: spans in paragraphs."""

from collections.abc import Iterable
from enum import Enum

from studio.domain.frozen import dataclass, maker


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of characters in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    href: str = ""
    """Web or mail address; empty for no link."""
    missing: bool = False
    """An unknown or empty merge field: marked visibly in every output."""


class ParagraphKind(Enum):
    """What a paragraph is in its text."""

    BODY = "body"
    BULLET = "bullet"
    NUMBER = "number"


_make_span = maker(Span)

Line = tuple[Span, ...]
"""Text of a single paragraph: titles, labels, table cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph or list item."""

    spans: Line
    kind: ParagraphKind = ParagraphKind.BODY
    level: int = 0
    """Nesting of lists, from 0."""
    number: int = 0
    """Position in its numbered list, from 1; 0 elsewhere."""


Rich = tuple[Paragraph, ...]
"""Text of any number of paragraphs."""


def plain_line(spans: Iterable[Span]) -> str:
    """Give the characters alone."""
    return "".join([span.text for span in spans])


def plain(rich: Iterable[Paragraph]) -> str:
    """Give the characters alone, a line for each paragraph."""
    return "\n".join([plain_line(paragraph.spans) for paragraph in rich])


def rich_of(text: str) -> Rich:
    """Wrap characters that carry no markup as one paragraph; nothing for an empty text."""
    return (Paragraph(spans=(Span(text=text),)),) if text else ()


def line_of(text: str, *, bold: bool = False) -> Line:
    """Wrap characters that carry no markup as one span; nothing for an empty text."""
    return (_make_span(text=text, bold=bold),) if text else ()
