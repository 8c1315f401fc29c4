"""A composed document to the slides of a deck: cover, agenda, and chapter by chapter a designed slide for each content."""

from dataclasses import dataclass, field, replace

from studio.domain.brand import Brand, LayoutRole
from studio.domain.document import Document, DocumentChapter
from studio.domain.geometry import Rect
from studio.domain.text import Line, line_of, plain, plain_line
from studio.layout.page import AnyItem, Role, SlideDeck, SlidePage
from studio.layout.slides.agenda import agenda_sheets
from studio.layout.slides.designs import block_sheets, with_introduction
from studio.layout.slides.desk import Desk, Sheet
from studio.layout.slides.frame import frame_end, frame_start, title_item, title_style
from studio.layout.slides.opening import chapter_title, cover_sheet, divider_sheet, lead_item
from studio.layout.text.setting import measure
from studio.layout.text.styling import styled_line
from studio.layout.text.typefaces import FontBook

_LEAD_GAP = 4.0


@dataclass(slots=True)
class _Binder:
    """The slides bound so far; one for each deck."""

    desk: Desk
    document: Document
    footer: str
    starts: dict[LayoutRole, tuple[AnyItem, ...]] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    """Titles of the chapter's slides so far, dividers apart."""
    pages: list[SlidePage] = field(default_factory=list)


def lay_out_slides(document: Document, brand: Brand, fonts: FontBook) -> SlideDeck:
    """Design all slides of a document; lengths are points on the brand's slide.

    What does not fit goes down the overflow ladder; what had to be cut even so is in the deck's findings.
    """
    desk = Desk(brand=brand, fonts=fonts, words=document.words)
    footer = " · ".join(text for text in (plain_line(document.confidentiality), document.cover.client) if text)
    binder = _Binder(desk, document, footer)
    binder.anchors.update(chapter.id for chapter in document.chapters)
    cover = cover_sheet(desk, document)
    _bind(binder, replace(cover, title=cover.title or line_of(document.cover.client or brand.title)), None, "cover")
    if document.agenda and document.chapters:
        for sheet in agenda_sheets(desk, document.chapters):
            _bind(binder, sheet, None, "agenda")
    for chapter in document.chapters:
        _bind_chapter(binder, chapter)
    return SlideDeck(
        width=brand.slide_width,
        height=brand.slide_height,
        pages=tuple(binder.pages),
        findings=tuple(desk.findings),
    )


def _bind_chapter(binder: _Binder, chapter: DocumentChapter) -> None:
    """Bind a chapter's divider and its slides; a chapter without content still gets one slide to link to."""
    desk, heading = binder.desk, chapter_title(chapter)
    divided = binder.document.dividers
    blocks = chapter.blocks if divided else with_introduction(chapter)
    sheets = list(block_sheets(desk, blocks, heading))
    binder.titles.clear()
    if sheets and not divided and plain(chapter.intro).strip() and blocks is chapter.blocks:
        lead = _lead(binder, chapter, sheets[0])
        divided = lead is None
        sheets = [lead or sheets[0], *sheets[1:]]
    opens = True
    if divided or not sheets:
        _bind(binder, divider_sheet(desk, chapter), chapter, chapter.id, opens=True)
        binder.titles.clear()
        opens = False
    for sheet in sheets:
        _bind(binder, sheet, chapter, chapter.id if opens else sheet.source, opens=opens)
        opens = False


def _lead(binder: _Binder, chapter: DocumentChapter, first: Sheet) -> Sheet | None:
    """Say the introduction under the first slide's title; None where the title leaves no room for it."""
    desk = binder.desk
    layout = desk.layout(first.role)
    slot = layout.slot("title")
    if slot is None or first.role not in (LayoutRole.TITLE_ONLY, LayoutRole.CONTENT, LayoutRole.TWO_CONTENT):
        return None
    room = slot.text_rect
    title = measure((styled_line(first.title, title_style(desk, layout), desk.palette),), room.width, desk.fonts)
    top = room.y + title.longest + _LEAD_GAP
    lead = lead_item(desk, chapter, Rect(room.x, top, room.width, slot.rect.bottom - top))
    if lead is None or title.line_count > 1:
        return None
    return replace(first, items=(lead, *first.items))


def _bind(binder: _Binder, sheet: Sheet, chapter: DocumentChapter | None, anchor: str, *, opens: bool = False) -> None:
    """Frame a sheet and add it to the deck; `opens` when it is its chapter's first."""
    desk, layout = binder.desk, binder.desk.layout(sheet.role)
    number = len(binder.pages) + 1
    start = binder.starts.get(sheet.role)
    if start is None:
        start = binder.starts[sheet.role] = frame_start(desk, layout)
    title = _title(binder, sheet, chapter)
    styled = (styled_line(title, title_style(desk, layout), desk.palette, role=Role.TITLE),)
    height = _title_height(sheet, layout)
    items = (
        *start,
        title_item(desk, layout, styled, sheet.source, height),
        *sheet.items,
        *frame_end(desk, layout, number, binder.footer),
    )
    binder.pages.append(
        SlidePage(
            number=number,
            layout=layout.part,
            title=plain_line(title).strip(),
            items=items,
            anchor=_unique(binder, anchor, reserved=opens),
            chapter=chapter.id if chapter else "",
            chapter_title=plain_line(chapter_title(chapter)) if chapter else plain_line(title).strip(),
            notes=_notes(binder, sheet, chapter if opens else None),
            source=sheet.source,
        )
    )


def _title_height(sheet: Sheet, layout: object) -> float | None:
    """Give the height of a title that leaves room for the introduction under it, None for that of its slot."""
    lead = next((item for item in sheet.items if item.name == "Introduction"), None)
    slot = layout.slot("title")  # type: ignore[attr-defined]
    if lead is None or slot is None or sheet.role is LayoutRole.DIVIDER:
        return None
    return float(lead.rect.y - slot.rect.y)


def _title(binder: _Binder, sheet: Sheet, chapter: DocumentChapter | None) -> Line:
    """Give the title, the chapter's where there is none; marked where a slide continues one with the same title."""
    title = sheet.title
    if not plain_line(title).strip():
        title = chapter_title(chapter) if chapter else line_of(binder.desk.brand.title)
    text = plain_line(title).strip()
    if text not in binder.titles:
        binder.titles.add(text)
        return title
    before, _, after = binder.desk.words.continued.partition("{title}")
    return (*line_of(before), *title, *line_of(after))


def _unique(binder: _Binder, anchor: str, *, reserved: bool) -> str:
    """Give an anchor that no other slide bears; chapters keep theirs."""
    if reserved:
        return anchor
    count, name = 1, anchor
    while name in binder.anchors:
        count += 1
        name = f"{anchor}-{count}"
    binder.anchors.add(name)
    return name


def _notes(binder: _Binder, sheet: Sheet, chapter: DocumentChapter | None) -> str:
    """Give the speaker notes as plain lines; several blocks' notes each under their headline."""
    if not binder.document.notes:
        return ""
    parts: list[str] = []
    if chapter and chapter.notes:
        parts.append(plain(chapter.notes))
    several = len(sheet.notes) > 1
    for headline, notes in sheet.notes:
        parts.append(f"{plain_line(headline)}:\n{plain(notes)}" if several else plain(notes))
    return "\n".join(parts)
