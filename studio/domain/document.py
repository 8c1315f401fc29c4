"""The composed, format-neutral document: every word final, every number formatted, nothing placed yet."""

from studio.domain.blocks import AnyBlock
from studio.domain.frozen import dataclass
from studio.domain.pictures import Picture
from studio.domain.proposal import PageSize
from studio.domain.text import Line, Rich
from studio.domain.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentChapter:
    """A titled run of blocks; starts on a new slide, and on a new page unless the one before leaves room for it."""

    id: str
    number: int
    """From 1."""
    title: Line
    intro: Rich = ()
    notes: Rich = ()
    blocks: tuple[AnyBlock, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The first slide and the first page."""

    title: Line
    subtitle: Line = ()
    client: str
    contact: str = ""
    client_logo: Picture | None = None
    company: str = ""
    author: str = ""
    """Name and role of the consultant."""
    contact_lines: tuple[str, ...] = ()
    """Mail, phone, website of the consultant."""
    date: str
    valid_until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Everything that is said, before anything is placed."""

    cover: Cover
    language: str
    """BCP 47, such as `en-GB`."""
    words: Words
    chapters: tuple[DocumentChapter, ...]
    confidentiality: Line = ()
    page_size: PageSize = PageSize.A4
    agenda: bool = True
    dividers: bool = True
    notes: bool = True
    date: tuple[int, int, int] = (2000, 1, 1)
    """Year, month and day of the proposal: the date of the files' metadata."""
