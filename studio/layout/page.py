"""Where layout and painters meet: pages of positioned, semantic items.

All lengths are points; the origin is the top left corner of the page; y grows downwards.  Items stand in
reading order, which is also drawing order.  Painters decide nothing: what does not fit was settled by the layout.
"""

from studio.domain.findings import Finding
from studio.domain.frozen import dataclass
from studio.layout.items import AnyItem


@dataclass(frozen=True, slots=True, kw_only=True)
class SlidePage:
    """One slide."""

    number: int
    """From 1."""
    layout: str
    """Part name of the slide layout in the template."""
    title: str
    """Plain; never empty."""
    items: tuple[AnyItem, ...]
    anchor: str
    """Unique in the deck; what links point to."""
    chapter: str
    """Id of the chapter; the deck's sections are runs of equal chapters."""
    chapter_title: str
    """Name of the deck's section."""
    notes: str = ""
    """Speaker notes, plain, a line for each paragraph."""
    source: str = ""

    @property
    def chapters(self) -> tuple[str, ...]:
        """The one whose slide it is."""
        return (self.chapter,)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideDeck:
    """All slides of a document."""

    width: float
    height: float
    pages: tuple[SlidePage, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """An entry of the document outline, and a spot that links can point to."""

    anchor: str
    title: str
    """Plain; empty for a spot that the outline leaves out."""
    level: int
    """From 0."""
    page: int
    """Index into the pages, from 0."""
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowPage:
    """One sheet of the proposal."""

    number: int
    """From 1."""
    items: tuple[AnyItem, ...]
    chapter: str = ""
    """Whose content it begins with."""
    source: str = ""
    joining: tuple[str, ...] = ()
    """Chapters that begin below that."""

    @property
    def chapters(self) -> tuple[str, ...]:
        """All that have content here."""
        return (self.chapter, *self.joining)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowBook:
    """All sheets of a proposal."""

    width: float
    height: float
    pages: tuple[FlowPage, ...]
    bookmarks: tuple[Bookmark, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What both painters write into a file's properties."""

    title: str
    author: str
    subject: str
    language: str
    """BCP 47."""
    date: tuple[int, int, int]
    """Year, month, day: the only date that a file bears, so that equal input gives equal bytes."""
    keywords: tuple[str, ...] = ()
