"""A document to a book of pages: chapters flow through the page frames, then come contents, furniture and bookmarks."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial

from studio.domain.brand import Brand
from studio.domain.document import Document, DocumentChapter
from studio.domain.findings import Finding
from studio.domain.frozen import dataclass, replace
from studio.domain.kept import Kept
from studio.domain.text import plain_line
from studio.layout.flow.blocks import flow_of
from studio.layout.flow.contents import PADDINGS, contents, entries_of
from studio.layout.flow.cover import cover_items
from studio.layout.flow.flowables import Flow, Flowable, Mark, Sheet, take
from studio.layout.flow.furniture import Furniture, furniture_findings
from studio.layout.flow.look import Look, look_of
from studio.layout.flow.opening import LIFT, Field, opening
from studio.layout.page import Bookmark, FlowBook, FlowPage
from studio.layout.text.typefaces import FontBook

CONTENTS_ANCHOR = "contents"
_NEARLY_EMPTY = 0.3
"""Part of a chapter's last page below which a tighter grid is tried."""
_TIGHTER = (0.8, 0.6)
_SHORT = 0.7
"""Part of its only page below which a chapter's title is set lower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """The sheets of a chapter, or of the contents."""

    chapter: DocumentChapter | None
    title: str
    sheets: tuple[Sheet, ...]


_Sheets = tuple[tuple[Sheet, ...], tuple[Finding, ...]]
"""Sheets with what was found while they were filled."""


@dataclass(frozen=True, slots=True)
class _Binder:
    """What the pages of one book are made with."""

    document: Document
    look: Look
    """Its findings grow to those of the whole book."""
    kept: Kept
    context: tuple[object, ...]
    """What every page depends on."""

    def keep(
        self, name: Hashable, origin: tuple[object, ...], make: Callable[[Look], Iterable[Sheet]]
    ) -> tuple[Sheet, ...]:
        """Give sheets, filled anew where their origin is another than the last time."""

        def filled() -> _Sheets:
            look = replace(self.look, findings=[])
            return tuple(make(look)), tuple(look.findings)

        sheets, findings = self.kept.get(name, (self.context, *origin), filled)
        self.look.findings.extend(findings)
        return sheets


def lay_out_book(document: Document, brand: Brand, fonts: FontBook, kept: Kept | None = None) -> FlowBook:
    """Give the pages of a document on its paper, in the brand's page style.

    With the same `kept` as for the document before, only chapters that changed are set again.
    """
    look = look_of(document, brand, fonts.alone())
    binder = _Binder(document, look, kept or Kept(), (brand, fonts, document.words, document.page_size))
    cover = binder.keep("cover", (document.cover, document.confidentiality), partial(_cover, document))
    chapters = tuple(_section(chapter, binder) for chapter in document.chapters)
    sections = (*_contents(binder, chapters), *chapters)
    pages = tuple(_pages(binder, cover[0], sections))
    look.findings.extend(furniture_findings(look, document, len(pages)))
    binder.kept.end_round()
    return FlowBook(
        width=look.sheet.width,
        height=look.sheet.height,
        pages=pages,
        bookmarks=_unique(_bookmarks(sections, look)),
        findings=tuple(dict.fromkeys(look.findings)),
    )


def _cover(document: Document, look: Look) -> tuple[Sheet, ...]:
    return (Sheet(items=list(cover_items(document, look))),)


def _pages(binder: _Binder, cover: Sheet, sections: Sequence[_Section]) -> Iterator[FlowPage]:
    """Give the sheets numbers, headers and footers; unchanged pages stay the same objects."""
    count = 1 + sum(len(section.sheets) for section in sections)
    furniture = Furniture(binder.look, binder.document, count)
    yield binder.kept.get(1, (cover,), lambda: FlowPage(number=1, items=tuple(cover.items)))
    number = 1
    for section in sections:
        for sheet in section.sheets:
            number += 1
            yield _page(binder, furniture, section, sheet, number)


def _page(binder: _Binder, furniture: Furniture, section: _Section, sheet: Sheet, number: int) -> FlowPage:
    document = binder.document
    chapter = section.chapter.id if section.chapter is not None else ""
    said = (section.title, document.cover.client, document.cover.title, document.confidentiality, furniture.pages)

    def make() -> FlowPage:
        frame = furniture.of(section.title, number, opens=sheet is section.sheets[0])
        return FlowPage(number=number, items=(*sheet.items, *frame), chapter=chapter, source=chapter)

    return binder.kept.get(number, (sheet, chapter, said, binder.context), make)


def _section(chapter: DocumentChapter, binder: _Binder) -> _Section:
    title = plain_line(chapter.title).strip() or binder.look.words.chapter.format(number=chapter.number)
    sheets = binder.keep(("chapter", chapter.id), (chapter,), partial(_chapter, chapter))
    return _Section(chapter=chapter, title=title, sheets=sheets)


def _chapter(chapter: DocumentChapter, look: Look) -> tuple[Sheet, ...]:
    begun = opening(chapter, look)
    flow = flow_of(chapter.blocks, look)
    plan = planned((*begun, *flow), look)
    for tightness in _TIGHTER if len(plan) > 1 and _filled(plan[-1], look) < _NEARLY_EMPTY else ():
        close = replace(look, tightness=tightness)
        tighter = planned((*opening(chapter, close), *flow_of(chapter.blocks, close)), look)
        if len(tighter) < len(plan):
            return placed(tighter, look)
    if len(plan) == 1 and _filled(plan[0], look) < _SHORT:
        plan = planned((*_lifted(begun), *flow), look)
    return placed(plan, look)


def _lifted(begun: Flow) -> Flow:
    """Set a chapter's title lower."""
    return tuple(replace(part, lift=LIFT) if isinstance(part, Field) else part for part in begun)


Plan = tuple[tuple[tuple[float, Flowable], ...], ...]
"""What stands on each sheet, with its distance from the frame's upper edge."""


def planned(flow: Iterable[Flowable], look: Look) -> Plan:
    """Fill page after page; the first flowable begins a page, and there is at least one page."""
    pending = list(flow)[::-1]
    plan: list[tuple[tuple[float, Flowable], ...]] = []
    while pending or not plan:
        plan.append(tuple(take(pending, look.frame.height, force=True)))
    return tuple(plan)


def _filled(page: Sequence[tuple[float, Flowable]], look: Look) -> float:
    """Give how much of a page's height is used."""
    return max((offset + flowable.height for offset, flowable in page), default=0.0) / look.frame.height


def placed(plan: Plan, look: Look) -> tuple[Sheet, ...]:
    """Draw what was planned."""
    sheets = []
    for page in plan:
        sheet = Sheet()
        for offset, flowable in page:
            flowable.place(look.frame.x, look.frame.y + offset, sheet)
        sheets.append(sheet)
    return tuple(sheets)


def _contents(binder: _Binder, sections: Sequence[_Section]) -> tuple[_Section, ...]:
    """Give the contents where the document wants them."""
    document = binder.document
    if not document.agenda or not sections:
        return ()
    lines = tuple((chapter.id, chapter.number, chapter.title) for chapter in document.chapters)
    counts = tuple(len(section.sheets) for section in sections)
    sheets = binder.keep("contents", (lines, counts), partial(_set_contents, document.chapters, counts))
    return (_Section(chapter=None, title=binder.look.words.contents, sheets=sheets),)


def _set_contents(chapters: Sequence[DocumentChapter], counts: Sequence[int], look: Look) -> tuple[Sheet, ...]:
    """Plan the contents twice: to count their own pages, and with the numbers that follow from that."""
    entries = entries_of(look, chapters)
    for padding in PADDINGS:
        own = len(planned(contents(look, entries, [0] * len(entries), padding), look))
        if own == 1:
            break
    numbers = []
    number = 2 + own
    for count in counts:
        numbers.append(number)
        number += count
    return placed(planned(contents(look, entries, numbers, padding), look), look)


def _bookmarks(sections: Sequence[_Section], look: Look) -> list[Bookmark]:
    bookmarks = []
    page = 1
    for section in sections:
        anchor = section.chapter.id if section.chapter is not None else CONTENTS_ANCHOR
        top = Mark(anchor=anchor, title=section.title, level=0)
        marks = [(top, look.frame.y, page)]
        for index, sheet in enumerate(section.sheets):
            marks += [(mark, y, page + index) for mark, y in sheet.marks]
        bookmarks += [
            Bookmark(anchor=mark.anchor, title=mark.title, level=mark.level, page=at, y=y) for mark, y, at in marks
        ]
        page += len(section.sheets)
    return bookmarks


def _unique(bookmarks: Sequence[Bookmark]) -> tuple[Bookmark, ...]:
    """Give anchors that occur again a number; those of chapters, which links point to, stay as they are."""
    taken = {bookmark.anchor for bookmark in bookmarks if not bookmark.level}
    repeats: Counter[str] = Counter()
    unique = []
    for bookmark in bookmarks:
        anchor = bookmark.anchor
        while bookmark.level and anchor in taken:
            repeats[bookmark.anchor] += 1
            anchor = f"{bookmark.anchor}-{repeats[bookmark.anchor] + 1}"
        taken.add(anchor)
        unique.append(bookmark if anchor == bookmark.anchor else replace(bookmark, anchor=anchor))
    return tuple(unique)
