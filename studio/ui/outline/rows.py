"""A proposal, its latest preview and its findings to the rows of the outline, as plain values."""

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import lru_cache

from studio.app.concerns import Concerns
from studio.app.edits.placing import section_of
from studio.app.edits.starting import KINDS
from studio.app.pinning import pinned_entries
from studio.app.preview import Preview
from studio.compose.markup import line_markup
from studio.domain.chapters import AnyChapter, Pick, PicksChapter, TextChapter
from studio.domain.entries import EntryId, SectionKind, headline
from studio.domain.findings import Finding, Severity
from studio.domain.frozen import dataclass
from studio.domain.languages import library_for
from studio.domain.library import Library
from studio.domain.proposal import Proposal
from studio.domain.text import plain_line

COVER_TITLE = "Cover & client"


class Level(Enum):
    """What a row stands for."""

    COVER = "cover"
    CHAPTER = "chapter"
    PICK = "pick"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the outline."""

    source: str
    """Id of the chapter or pick; empty for the proposal itself."""
    level: Level
    title: str
    """Plain, as it is shown."""
    written: str = ""
    """The title as it is written, for editing."""
    kind: str = ""
    """What it is, in words: `Benefit`, `Estimate`."""
    number: int = 0
    """Of a chapter, from 1."""
    slides: int | None = None
    """Pages in the deck, of the cover those of everything; None before they are known."""
    sheets: int | None = None
    """Pages in the proposal."""
    changed: tuple[str, ...] = ()
    """Names of the fields that a pick changes for this client."""
    pinned: bool = False
    """It stays as it is here, whatever becomes of it in the library."""
    missing: bool = False
    """The library has no such entry."""
    holds_picks: bool = False
    worst: Severity | None = None
    """Of its own findings."""
    worst_inside: Severity | None = None
    """Of its own and its picks' findings."""


Branch = tuple[Row, tuple[Row, ...]]
"""A row with those under it."""

_ENTRY_WORDS = {
    SectionKind.OVERVIEW: "Overview",
    SectionKind.BENEFITS: "Benefit",
    SectionKind.DRAWBACKS: "Drawback",
    SectionKind.USE_CASES: "Use case",
    SectionKind.CASE_STUDIES: "Case study",
    SectionKind.COST_FACTORS: "Cost factors",
    SectionKind.COMPARISONS: "Comparison",
    SectionKind.FAQ: "Question",
    SectionKind.NEXT_STEP: "Next step",
    SectionKind.PROCESS: "Process step",
    SectionKind.TEAM: "Role",
    SectionKind.TERMS: "Clause",
}
_HEADLINES = {SectionKind.OVERVIEW: "name", SectionKind.FAQ: "question"}


@dataclass(frozen=True, slots=True)
class _Context:
    """What rows are made with, beside the chapter itself and its place."""

    library: Library
    worst: Mapping[str, Severity]
    composed: Mapping[str, str]
    """Final titles of chapters and picks, with values in place of merge fields."""
    pinned: frozenset[str]
    """Entries that stay as they are."""


@dataclass(frozen=True, slots=True)
class _Place:
    number: int
    slides: int | None
    sheets: int | None


class OutlineRows:
    """Makes rows; those of a chapter that nothing happened to are the very same objects as before."""

    def __init__(self) -> None:
        self._preview: Preview | None = None
        self._slides: Counter[str] = Counter()
        self._sheets: Counter[str] = Counter()
        self._pages = 0
        """Of the proposal: some hold several chapters."""
        self._composed: Mapping[str, str] = {}
        self._context: _Context | None = None
        self._known: dict[str, tuple[AnyChapter, _Place, Branch]] = {}

    def rows(
        self, proposal: Proposal, library: Library, preview: Preview | None, findings: Sequence[Finding]
    ) -> tuple[Branch, ...]:
        """Give the rows of a proposal: the cover, then every chapter with its picks."""
        self._look_at(preview)
        library = library_for(library, proposal.language)
        context = _Context(library, _worst_of(proposal, findings), self._composed, pinned_entries(proposal))
        before = self._context
        if before is None or before.library is not library or before != context:
            self._known = {}
        self._context = context
        branches = [self._branch(chapter, n, context) for n, chapter in enumerate(proposal.chapters, 1)]
        self._known = {chapter.id: known for chapter, known in zip(proposal.chapters, branches, strict=True)}
        return ((self._cover(context.worst.get("")), ()), *(branch for _, _, branch in branches))

    def _look_at(self, preview: Preview | None) -> None:
        if preview is not None and preview is not self._preview:
            self._slides = Counter(page.chapter for page in preview.deck.pages)
            self._sheets = Counter(chapter for page in preview.book.pages for chapter in page.chapters)
            self._pages = len(preview.book.pages)
            self._composed = _composed_titles(preview)
        self._preview = preview

    def _cover(self, worst: Severity | None) -> Row:
        return Row(
            source="",
            level=Level.COVER,
            title=COVER_TITLE,
            slides=self._slides.total() or None,
            sheets=self._pages or None,
            worst=worst,
            worst_inside=worst,
        )

    def _branch(self, chapter: AnyChapter, number: int, context: _Context) -> tuple[AnyChapter, _Place, Branch]:
        counted = bool(self._slides and self._sheets)  # one of them comes first
        place = _Place(
            number=number,
            slides=self._slides[chapter.id] if counted else None,
            sheets=self._sheets[chapter.id] if counted else None,
        )
        known = self._known.get(chapter.id)
        if known is not None and known[0] is chapter and known[1] == place:
            return known
        return chapter, place, _chapter(chapter, place, context)


def headline_field(entry: EntryId) -> str:
    """Give the name of the field that holds an entry's headline, from the entry's id alone."""
    kind = section_of(entry)[1]
    return _HEADLINES.get(kind, "title") if kind else "title"


def _chapter(chapter: AnyChapter, place: _Place, context: _Context) -> Branch:
    picks = chapter.picks if isinstance(chapter, PicksChapter) else ()
    rows = tuple(_pick(pick, context) for pick in picks)
    own = context.worst.get(chapter.id)
    row = Row(
        source=chapter.id,
        level=Level.CHAPTER,
        title=_plain(chapter.title, context.composed.get(chapter.id)) or "Untitled chapter",
        written=chapter.title,
        kind=_chapter_word(chapter),
        number=place.number,
        slides=place.slides,
        sheets=place.sheets,
        holds_picks=isinstance(chapter, PicksChapter),
        worst=own,
        worst_inside=max((one for one in (own, *(row.worst for row in rows)) if one is not None), default=None),
    )
    return row, rows


def _pick(pick: Pick, context: _Context) -> Row:
    entry = context.library.find(pick.entry)
    kind = section_of(pick.entry)[1]
    changed = dict(pick.overrides)
    written = changed.get(headline_field(pick.entry))
    if not isinstance(written, str):
        written = headline(entry) if entry else pick.entry.rpartition("/")[2].replace("-", " ")
    return Row(
        source=pick.id,
        level=Level.PICK,
        title=_plain(written, context.composed.get(pick.id)) or "Untitled entry",
        written=written,
        kind=_ENTRY_WORDS[kind] if kind else "Entry",
        changed=tuple(changed) if entry is None else _differing(entry, pick),
        pinned=pick.entry in context.pinned,
        missing=entry is None,
        worst=context.worst.get(pick.id),
        worst_inside=context.worst.get(pick.id),
    )


def _differing(entry: object, pick: Pick) -> tuple[str, ...]:
    return tuple(name for name, value in pick.overrides if getattr(entry, name, None) != value)


def _chapter_word(chapter: AnyChapter) -> str:
    if isinstance(chapter, PicksChapter):
        return KINDS[PicksChapter.kind]
    if isinstance(chapter, TextChapter):
        return chapter.purpose.replace("_", " ").capitalize()
    return chapter.kind.capitalize()


def _plain(written: str, composed: str | None) -> str:
    """Give a title without markup; one with merge fields as it was composed last."""
    if "{{" in written and composed:
        return composed
    return _unmarked(written)


@lru_cache(4096)
def _unmarked(written: str) -> str:
    """Every state of a proposal has nearly the same titles."""
    return plain_line(line_markup(written))


def _composed_titles(preview: Preview) -> dict[str, str]:
    titles: dict[str, str] = {}
    for chapter in preview.document.chapters:
        for block in chapter.blocks:
            line = getattr(block, "title", None) or getattr(block, "name", None) or getattr(block, "question", None)
            titles[block.source] = plain_line(line) if line else ""
        titles[chapter.id] = plain_line(chapter.title)
    return titles


def _worst_of(proposal: Proposal, findings: Sequence[Finding]) -> dict[str, Severity]:
    concerns = Concerns(proposal)
    worst: dict[str, Severity] = {}
    for finding in findings:
        concern = concerns.of(finding)
        if concern is not None:
            worst[concern.source] = max(worst.get(concern.source, Severity.HINT), finding.severity)
    return worst
