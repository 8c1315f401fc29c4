"""A document to a book of pages: chapters flow through the page frames, then come contents, furniture and bookmarks."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, zip_longest
from typing import TypeVar

from studio.domain.brand import Brand
from studio.domain.document import Document, DocumentChapter
from studio.domain.findings import Finding
from studio.domain.frozen import dataclass, replace
from studio.domain.kept import Kept
from studio.domain.text import plain_line
from studio.layout.flow.chapters import ChapterPlan, Rest, matters, placed, plan_chapter, planned, told_of
from studio.layout.flow.contents import PADDINGS, contents, entries_of
from studio.layout.flow.cover import cover_items
from studio.layout.flow.flowables import Mark, Sheet
from studio.layout.flow.furniture import Furniture, furniture_findings
from studio.layout.flow.look import Look, look_of
from studio.layout.page import Bookmark, FlowBook, FlowPage
from studio.layout.text.typefaces import FontBook

CONTENTS_ANCHOR = "contents"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """The sheets of a chapter, or of the contents."""

    chapter: DocumentChapter | None
    title: str
    sheets: tuple[Sheet, ...]
    joins: bool = False
    """Whether its first sheet is the rest of the last one of the section before."""
    begin: float = 0.0
    """Points below the frame's upper edge."""

    @property
    def id(self) -> str:
        """Of the chapter; empty for the contents."""
        return self.chapter.id if self.chapter is not None else ""


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A page to be: the section that it begins with, and all sheets that share it."""

    section: _Section
    parts: tuple[tuple[_Section, Sheet], ...]


_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class _Binder:
    """What the pages of one book are made with."""

    document: Document
    look: Look
    """Its findings grow to those of the whole book."""
    kept: Kept
    context: tuple[object, ...]
    """What every page depends on."""

    def keep(self, name: Hashable, origin: tuple[object, ...], make: Callable[[Look], _Made]) -> _Made:
        """Give plans or sheets, made anew where their origin is another than the last time."""

        def made() -> tuple[_Made, tuple[Finding, ...]]:
            look = replace(self.look, findings=[])
            return make(look), tuple(look.findings)

        value, findings = self.kept.get(name, (self.context, *origin), made)
        self.look.findings.extend(findings)
        return value


def lay_out_book(document: Document, brand: Brand, fonts: FontBook, kept: Kept | None = None) -> FlowBook:
    """Give the pages of a document on its paper, in the brand's page style.

    With the same `kept` as for the document before, only chapters that changed are set again.
    """
    look = look_of(document, brand, fonts.alone())
    binder = _Binder(document, look, kept or Kept(), (brand, fonts, document.words, document.page_size))
    cover = binder.keep("cover", (document.cover, document.confidentiality), partial(_cover, document))
    chapters = tuple(_sections(binder))
    sections = (*_contents(binder, chapters), *chapters)
    leaves = _leaves(sections)
    pages = tuple(_pages(binder, cover, leaves))
    look.findings.extend(furniture_findings(look, document, len(pages)))
    binder.kept.end_round()
    return FlowBook(
        width=look.sheet.width,
        height=look.sheet.height,
        pages=pages,
        bookmarks=_unique(_bookmarks(leaves, look)),
        findings=tuple(dict.fromkeys(look.findings)),
    )


def _cover(document: Document, look: Look) -> Sheet:
    return Sheet(items=list(cover_items(document, look)))


def _sections(binder: _Binder) -> Iterator[_Section]:
    """Give the sheets of the chapters; one that begins below another leaves that as it is."""
    chapters = binder.document.chapters
    told = [binder.keep(("told", chapter.id), (chapter,), partial(told_of, chapter)) for chapter in chapters]
    plans: list[ChapterPlan] = []
    for one, after in zip_longest(told, told[1:]):
        rest = plans[-1].rest if plans else Rest()
        following = after if matters(after, one, rest, binder.look) else None
        origin = (one.chapter, rest, following and following.chapter)
        plans.append(binder.keep(("plan", one.chapter.id), origin, partial(plan_chapter, one, rest, following)))
    followed = (*(plan.joins for plan in plans[1:]), False)
    for chapter, plan, joined in zip(chapters, plans, followed, strict=False):
        pages = plan.pages if joined else plan.settled
        sheets = binder.keep(("chapter", chapter.id), (pages,), partial(placed, pages))
        yield _Section(
            chapter=chapter, title=plain_line(chapter.title), sheets=sheets, joins=plan.joins, begin=plan.begin
        )


def _leaves(sections: Sequence[_Section]) -> list[_Leaf]:
    """Give the pages after the cover."""
    leaves: list[_Leaf] = []
    for section in sections:
        parts = [(section, sheet) for sheet in section.sheets]
        if section.joins:
            leaves[-1] = replace(leaves[-1], parts=(*leaves[-1].parts, parts.pop(0)))
        leaves += [_Leaf(section, (part,)) for part in parts]
    return leaves


def _pages(binder: _Binder, cover: Sheet, leaves: Sequence[_Leaf]) -> Iterator[FlowPage]:
    """Give the sheets numbers, headers and footers; unchanged pages stay the same objects."""
    furniture = Furniture(binder.look, binder.document, 1 + len(leaves))
    yield binder.kept.get(1, (cover,), lambda: FlowPage(number=1, items=tuple(cover.items)))
    for number, leaf in enumerate(leaves, start=2):
        yield _page(binder, furniture, leaf, number)


def _page(binder: _Binder, furniture: Furniture, leaf: _Leaf, number: int) -> FlowPage:
    document, section = binder.document, leaf.section
    ids = tuple(one.id for one, _ in leaf.parts)
    sheets = tuple(sheet for _, sheet in leaf.parts)
    said = (section.title, document.cover.client, document.cover.title, document.confidentiality, furniture.pages)

    def make() -> FlowPage:
        frame = furniture.of(section.title, number, opens=not section.joins and sheets[0] is section.sheets[0])
        items = (*chain.from_iterable(sheet.items for sheet in sheets), *frame)
        return FlowPage(number=number, items=items, chapter=ids[0], source=ids[0], joining=ids[1:])

    return binder.kept.get(number, (sheets, ids, said, binder.context), make)


def _contents(binder: _Binder, sections: Sequence[_Section]) -> tuple[_Section, ...]:
    """Give the contents where the document wants them."""
    document = binder.document
    if not document.agenda or not sections:
        return ()
    lines = tuple((chapter.id, chapter.number, chapter.title) for chapter in document.chapters)
    places = tuple(_places(sections))
    sheets = binder.keep("contents", (lines, places), partial(_set_contents, document.chapters, places))
    return (_Section(chapter=None, title=binder.look.words.contents, sheets=sheets),)


def _places(sections: Sequence[_Section]) -> Iterator[int]:
    """Give the page that each chapter begins on, counted from the first one's."""
    page = 0
    for section in sections:
        page -= section.joins
        yield page
        page += len(section.sheets)


def _set_contents(chapters: Sequence[DocumentChapter], places: Sequence[int], look: Look) -> tuple[Sheet, ...]:
    """Plan the contents twice: to count their own pages, and with the numbers that follow from that."""
    entries = entries_of(look, chapters)
    counts = [len(planned(contents(look, entries, [0] * len(entries), padding), look)) for padding in PADDINGS]
    own = min(counts)
    padding = PADDINGS[counts.index(own)]
    numbers = [2 + own + place for place in places]
    return placed(planned(contents(look, entries, numbers, padding), look), look)


def _bookmarks(leaves: Sequence[_Leaf], look: Look) -> Iterator[Bookmark]:
    for page, leaf in enumerate(leaves, start=1):
        for section, sheet in leaf.parts:
            marks = list(sheet.marks)
            if sheet is section.sheets[0]:
                top = Mark(anchor=section.id or CONTENTS_ANCHOR, title=section.title, level=0)
                marks.insert(0, (top, look.frame.y + section.begin))
            for mark, y in marks:
                yield Bookmark(anchor=mark.anchor, title=mark.title, level=mark.level, page=page, y=y)


def _unique(found: Iterable[Bookmark]) -> tuple[Bookmark, ...]:
    """Give anchors that occur again a number; those of chapters, which links point to, stay as they are."""
    bookmarks = tuple(found)
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
