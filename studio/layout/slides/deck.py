"""A composed document to the slides of a deck: cover, agenda, and a designed slide for each content of the chapters."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import field
from functools import partial
from itertools import accumulate

from studio.domain.brand import Brand, LayoutRole, SlideLayout
from studio.domain.document import Document, DocumentChapter
from studio.domain.findings import Finding
from studio.domain.frozen import dataclass, replace
from studio.domain.geometry import Rect
from studio.domain.kept import Kept
from studio.domain.text import Line, line_of, plain, plain_line
from studio.layout.items import AnyItem
from studio.layout.page import SlideDeck, SlidePage
from studio.layout.roles import Role
from studio.layout.slides.agenda import agenda_sheets
from studio.layout.slides.cover import cover_sheet
from studio.layout.slides.designs import block_sheets, with_introduction
from studio.layout.slides.desk import Desk, Sheet
from studio.layout.slides.eyebrow import titled
from studio.layout.slides.frame import Footer, frame_end, frame_start, title_style
from studio.layout.slides.lead import LEAD, lead_under
from studio.layout.slides.opening import chapter_title, divider_sheet
from studio.layout.text.styling import styled_line
from studio.layout.text.typefaces import FontBook


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leaf:
    """A slide before it gets its number, its footer and an anchor of its own."""

    role: LayoutRole
    title: str
    items: tuple[AnyItem, ...]
    """Decor, title and content."""
    anchor: str
    opens: bool
    """Whether it is the first of its chapter and bears the chapter's anchor."""
    chapter: str = ""
    chapter_title: str
    notes: str
    source: str


_Starts = dict[LayoutRole, tuple[AnyItem, ...]]
"""What slides of a layout begin with."""
_Ends = dict[tuple[LayoutRole, int], tuple[tuple[AnyItem, ...], tuple[Finding, ...]]]
"""What slides of a layout and a number end with, and what was found about that."""
_Leaves = tuple[tuple[_Leaf, ...], tuple[Finding, ...]]
"""Leaves with what was found while they were designed."""


@dataclass(slots=True)
class _Part:
    """The leaves of the cover, the agenda or one chapter, which depend on nothing in the other parts."""

    desk: Desk
    document: Document
    starts: _Starts
    titles: set[str] = field(default_factory=set)
    """Titles of the part's slides so far, dividers apart."""
    leaves: list[_Leaf] = field(default_factory=list)


@dataclass(slots=True)
class _Binder:
    """The slides bound so far; one for each deck."""

    desk: Desk
    document: Document
    footer: Footer
    kept: Kept
    context: tuple[object, ...]
    """What every part depends on."""
    anchors: set[str]
    starts: _Starts
    ends: _Ends
    repeats: Counter[str] = field(default_factory=Counter)
    """How often an anchor was taken already; counted on, since a long table's slides all begin with the same one."""
    findings: list[Finding] = field(default_factory=list)
    pages: list[SlidePage] = field(default_factory=list)


def lay_out_slides(document: Document, brand: Brand, fonts: FontBook, kept: Kept | None = None) -> SlideDeck:
    """Design all slides of a document; lengths are points on the brand's slide.

    What does not fit goes down the overflow ladder; what had to be cut even so is in the deck's findings. With the
    same `kept` as for the document before, only chapters that changed are designed again.
    """
    desk = Desk(brand=brand, fonts=fonts, words=document.words)
    footer = Footer(plain_line(document.confidentiality).strip(), document.cover.client.strip())
    context = (brand, fonts, document.words, document.dividers, document.notes)
    anchors = {chapter.id for chapter in document.chapters}
    kept = kept or Kept()
    starts = kept.get("starts", context, _Starts)
    ends = kept.get("ends", (context, footer), _Ends)
    binder = _Binder(desk, document, footer, kept, context, anchors, starts, ends)
    cover = _designed(binder, "cover", (document.cover,), _cover)
    chapters = [
        _designed(binder, ("chapter", chapter.id), (chapter,), partial(_chapter, chapter=chapter))
        for chapter in document.chapters
    ]
    agenda = _designed_agenda(binder, tuple(len(leaves) for leaves, _ in chapters))
    for leaves, findings in (cover, *agenda, *chapters):
        binder.findings.extend(findings)
        for leaf in leaves:
            _number(binder, leaf)
    kept.end_round()
    return SlideDeck(
        width=brand.slide_width,
        height=brand.slide_height,
        pages=tuple(binder.pages),
        findings=tuple(dict.fromkeys(binder.findings)),
    )


def _designed(binder: _Binder, name: Hashable, origin: tuple[object, ...], design: Callable[[_Part], None]) -> _Leaves:
    """Give the slides of a part, designed anew where its origin is another than the last time."""

    def make() -> _Leaves:
        part = _Part(replace(binder.desk, findings=[]), binder.document, binder.starts)
        design(part)
        return tuple(part.leaves), tuple(part.desk.findings)

    return binder.kept.get(name, (binder.context, *origin), make)


def _designed_agenda(binder: _Binder, counts: tuple[int, ...]) -> tuple[_Leaves, ...]:
    """Give the agenda where the document wants one; `counts` are the slides of each chapter."""
    document = binder.document
    if not document.agenda or not document.chapters:
        return ()
    lines = tuple((chapter.id, chapter.number, chapter.title) for chapter in document.chapters)
    return (_designed(binder, "agenda", (lines, counts), partial(_agenda, counts=counts)),)


def _number(binder: _Binder, leaf: _Leaf) -> None:
    """Give a leaf its number, its footer and its anchor; unchanged pages stay the same objects."""
    number = len(binder.pages) + 1
    anchor = _unique(binder, leaf.anchor, reserved=leaf.opens)
    origin = (leaf, anchor, binder.footer, binder.context)
    page, findings = binder.kept.get(number, origin, lambda: _page(binder, leaf, number, anchor))
    binder.findings.extend(findings)
    binder.pages.append(page)


def _page(binder: _Binder, leaf: _Leaf, number: int, anchor: str) -> tuple[SlidePage, tuple[Finding, ...]]:
    layout = binder.desk.layout(leaf.role)
    if (leaf.role, number) not in binder.ends:
        desk = replace(binder.desk, findings=[])
        binder.ends[leaf.role, number] = (frame_end(desk, layout, number, binder.footer), tuple(desk.findings))
    ending, findings = binder.ends[leaf.role, number]
    page = SlidePage(
        number=number,
        layout=layout.part,
        title=leaf.title,
        items=(*leaf.items, *ending),
        anchor=anchor,
        chapter=leaf.chapter,
        chapter_title=leaf.chapter_title,
        notes=leaf.notes,
        source=leaf.source,
    )
    return page, findings


def _cover(part: _Part) -> None:
    _add(part, cover_sheet(part.desk, part.document), None, "cover")


def _agenda(part: _Part, *, counts: Sequence[int]) -> None:
    """Design the agenda as the one slide that it mostly is, with the numbers that follow from that.

    An agenda of several slides has no numbers.
    """
    first = 3
    numbers = [first + before for before in accumulate(counts[:-1], initial=0)]
    for sheet in agenda_sheets(part.desk, part.document.chapters, numbers):
        _add(part, sheet, None, "agenda")


def _chapter(part: _Part, *, chapter: DocumentChapter) -> None:
    """Design a chapter's divider and its slides; a chapter without content still gets one slide to link to.

    One slide needs none before it that says its title: a divider opens chapters of several.
    """
    desk, heading = part.desk, chapter_title(chapter)
    divided = part.document.dividers
    sheets = list(block_sheets(desk, chapter.blocks, heading)) if divided else []
    if not divided or len(sheets) == 1:
        divided, sheets = _undivided(desk, chapter, heading, sheets)
    opens = True
    if divided or not sheets:
        _add(part, divider_sheet(desk, chapter), chapter, chapter.id, opens=True)
        part.titles.clear()
        opens = False
    for sheet in sheets:
        _add(part, sheet, chapter, chapter.id if opens else sheet.source, opens=opens)
        opens = False


def _undivided(desk: Desk, chapter: DocumentChapter, heading: Line, made: list[Sheet]) -> tuple[bool, list[Sheet]]:
    """Design slides that say their chapter's introduction themselves; True where they cannot and need a divider.

    `made` is the chapter without its introduction where that was designed already.
    """
    blocks = with_introduction(chapter)
    sheets = made if made and blocks is chapter.blocks else list(block_sheets(desk, blocks, heading))
    if not sheets or not plain(chapter.intro).strip() or blocks is not chapter.blocks:
        return False, sheets
    lead = _lead(desk, chapter, sheets[0])
    return lead is None, [lead or sheets[0], *sheets[1:]]


def _lead(desk: Desk, chapter: DocumentChapter, first: Sheet) -> Sheet | None:
    """Say the introduction under the first slide's title; None where the title leaves no room for it."""
    lead = lead_under(desk, first.role, first.title, chapter.intro, chapter.id)
    return None if lead is None else replace(first, items=(lead, *first.items))


def _add(part: _Part, sheet: Sheet, chapter: DocumentChapter | None, anchor: str, *, opens: bool = False) -> None:
    """Put decor and title to a sheet's content; `opens` when it is its chapter's first."""
    desk, layout = part.desk, part.desk.layout(sheet.role)
    start = part.starts.get(sheet.role)
    if start is None:
        start = part.starts[sheet.role] = frame_start(desk, layout)
    said, title = _title(part, sheet, chapter)
    styled = (styled_line(title, title_style(desk, layout), desk.palette, role=Role.TITLE),)
    heading, eyebrow = titled(desk, sheet, chapter, said, styled, _title_rect(sheet, layout))
    part.leaves.append(
        _Leaf(
            role=sheet.role,
            title=plain_line(title).strip(),
            items=(*start, heading, *((eyebrow,) if eyebrow else ()), *sheet.items),
            anchor=anchor,
            opens=opens,
            chapter=chapter.id if chapter else "",
            chapter_title=plain_line(chapter_title(chapter)) if chapter else plain_line(title).strip(),
            notes=_notes(part, sheet, chapter if opens else None),
            source=sheet.source,
        )
    )


def _title_rect(sheet: Sheet, layout: SlideLayout) -> Rect | None:
    """Give the place of a title that leaves room for what stands around it, None for its slot."""
    if sheet.title_rect is not None:
        return sheet.title_rect
    lead = next((item for item in sheet.items if item.name == LEAD), None)
    slot = layout.slot("title")
    if lead is None or slot is None or sheet.role is LayoutRole.DIVIDER:
        return None
    return replace(slot.rect, height=lead.rect.y - slot.rect.y)


def _title(part: _Part, sheet: Sheet, chapter: DocumentChapter | None) -> tuple[Line, Line]:
    """Give the title, the chapter's where there is none, twice: marked where a slide continues one with the same."""
    title = sheet.title
    if not plain_line(title).strip():
        title = chapter_title(chapter) if chapter else line_of(part.desk.brand.title)
    text = plain_line(title).strip()
    if text not in part.titles:
        part.titles.add(text)
        return title, title
    return title, part.desk.continued(title)


def _unique(binder: _Binder, anchor: str, *, reserved: bool) -> str:
    """Give an anchor that no other slide bears; chapters keep theirs."""
    if reserved:
        return anchor
    name = anchor
    while name in binder.anchors:
        binder.repeats[anchor] += 1
        name = f"{anchor}-{binder.repeats[anchor] + 1}"
    binder.anchors.add(name)
    return name


def _notes(part: _Part, sheet: Sheet, chapter: DocumentChapter | None) -> str:
    """Give the speaker notes as plain lines; several blocks' notes each under their headline."""
    if not part.document.notes:
        return ""
    parts: list[str] = []
    if chapter and chapter.notes:
        parts.append(plain(chapter.notes))
    several = len(sheet.notes) > 1
    for headline, notes in sheet.notes:
        parts.append(f"{plain_line(headline)}:\n{plain(notes)}" if several else plain(notes))
    return "\n".join(parts)
