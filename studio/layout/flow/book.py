"""A document to a book of pages: chapters flow through the page frames, then come contents, furniture and bookmarks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from studio.domain.brand import Brand
from studio.domain.document import Document, DocumentChapter
from studio.domain.text import plain_line
from studio.layout.flow.blocks import flow_of
from studio.layout.flow.contents import PADDINGS, contents
from studio.layout.flow.cover import cover_items
from studio.layout.flow.flowables import Flowable, Mark, Sheet, take
from studio.layout.flow.furniture import furniture
from studio.layout.flow.look import Look, look_of
from studio.layout.flow.opening import opening
from studio.layout.page import Bookmark, FlowBook, FlowPage
from studio.layout.text.typefaces import FontBook

CONTENTS_ANCHOR = "contents"
_NEARLY_EMPTY = 0.3
"""Part of a chapter's last page below which a tighter grid is tried."""
_TIGHTER = (0.8, 0.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """The sheets of a chapter, or of the contents."""

    chapter: DocumentChapter | None
    title: str
    sheets: tuple[Sheet, ...]


def lay_out_book(document: Document, brand: Brand, fonts: FontBook) -> FlowBook:
    """Give the pages of a document on its paper, in the brand's page style."""
    look = look_of(document, brand, fonts)
    chapters = tuple(_chapter(chapter, look) for chapter in document.chapters)
    front = _contents(document, look, chapters) if document.agenda and chapters else ()
    sections = (*front, *chapters)
    count = 1 + sum(len(section.sheets) for section in sections)
    pages = [FlowPage(number=1, items=cover_items(document, look))]
    for section in sections:
        for sheet in section.sheets:
            number = len(pages) + 1
            items = (*sheet.items, *furniture(look, document, section.title, number, count))
            chapter = section.chapter.id if section.chapter is not None else ""
            pages.append(FlowPage(number=number, items=items, chapter=chapter, source=chapter))
    return FlowBook(
        width=look.sheet.width,
        height=look.sheet.height,
        pages=tuple(pages),
        bookmarks=_unique(_bookmarks(sections, look)),
        findings=tuple(look.findings),
    )


def _chapter(chapter: DocumentChapter, look: Look) -> _Section:
    title = plain_line(chapter.title).strip() or look.words.chapter.format(number=chapter.number)
    sheets = _sheets(chapter, look)
    for tightness in _TIGHTER if len(sheets) > 1 and _filled(sheets[-1], look) < _NEARLY_EMPTY else ():
        tighter = _sheets(chapter, replace(look, tightness=tightness))
        if len(tighter) < len(sheets):
            sheets = tighter
            break
    return _Section(chapter=chapter, title=title, sheets=sheets)


def _sheets(chapter: DocumentChapter, look: Look) -> tuple[Sheet, ...]:
    return paginate((*opening(chapter, look), *flow_of(chapter.blocks, look)), look)


def _filled(sheet: Sheet, look: Look) -> float:
    """Give how much of a page's height is used."""
    lowest = max((item.rect.bottom for item in sheet.items), default=look.frame.y)
    return (lowest - look.frame.y) / look.frame.height


def paginate(flow: Iterable[Flowable], look: Look) -> tuple[Sheet, ...]:
    """Fill page after page; the first flowable begins a page, and there is at least one page."""
    pending = list(flow)[::-1]
    sheets: list[Sheet] = []
    while pending or not sheets:
        sheet = Sheet()
        for offset, flowable in take(pending, look.frame.height, force=True):
            flowable.place(look.frame.x, look.frame.y + offset, sheet)
        sheets.append(sheet)
    return tuple(sheets)


def _contents(document: Document, look: Look, chapters: Sequence[_Section]) -> tuple[_Section, ...]:
    """Set the contents twice: to count their own pages, and with the numbers that follow from that."""
    for padding in PADDINGS:
        own = len(paginate(contents(look, document.chapters, [0] * len(chapters), padding), look))
        if own == 1:
            break
    numbers = []
    number = 2 + own
    for section in chapters:
        numbers.append(number)
        number += len(section.sheets)
    sheets = paginate(contents(look, document.chapters, numbers, padding), look)
    return (_Section(chapter=None, title=look.words.contents, sheets=sheets),)


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
    unique = []
    for bookmark in bookmarks:
        anchor = bookmark.anchor
        count = 1
        while bookmark.level and anchor in taken:
            count += 1
            anchor = f"{bookmark.anchor}-{count}"
        taken.add(anchor)
        unique.append(replace(bookmark, anchor=anchor))
    return tuple(unique)
