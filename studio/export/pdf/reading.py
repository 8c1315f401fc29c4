"""Turns the roles of items and paragraphs into structure elements: what a screen reader will announce."""

from studio.domain.frozen import dataclass, maker
from studio.domain.geometry import Rect
from studio.export.pdf.sheet import Mark
from studio.export.pdf.structure import ARTIFACT, Element, StructureTree, alternative
from studio.export.pdf.values import numbers
from studio.layout.items import AnyItem, Cell, ChartItem, PictureItem, Row, ShapeItem, TableItem, TextItem
from studio.layout.paragraphs import TextParagraph
from studio.layout.roles import Role

_SILENT = {Role.DECORATION, Role.ARTIFACT}
_DEEPEST_HEADING = 6
_RANKS = {Role.HEADING_1: 1, Role.HEADING_2: 2, Role.HEADING_3: 3}


@dataclass(frozen=True, slots=True)
class Targets:
    """Where a paragraph's content belongs."""

    label: Mark
    text: Mark


_make_targets = maker(Targets)


@dataclass(slots=True)
class _OpenList:
    """A list that further items may join."""

    element: Element
    numbered: bool
    body: Element | None = None


class Reading:
    """The reading order of one document, built while its pages are drawn."""

    def __init__(self, tree: StructureTree, *, title_rank: int) -> None:
        """Begin; the rank of titles is 0 where they stand over first headings, 1 where they stand beside them."""
        self.tree = tree
        self.section = tree.document
        self._ranks = {Role.TITLE: title_rank, **_RANKS}
        self._chapter = ""
        self._headings: list[int] = []
        self._lists: list[_OpenList] = []
        self._list_place: object = None
        self._contents: Element | None = None
        self._quote: Element | None = None
        self._tables: dict[str, Element] = {}

    def begin_page(self, page: str, chapter: str, height: float) -> None:
        """Go on to a page, which begins with content of this chapter."""
        self.tree.begin_page(page)
        self._height = height
        self.begin_chapter(chapter)

    def begin_chapter(self, chapter: str) -> None:
        """Begin a section where this is another chapter than the last."""
        if chapter != self._chapter:
            self._chapter = chapter
            self.section = self.tree.document.add("Sect") if chapter else self.tree.document
            self._end_runs()

    def whole(self, item: AnyItem) -> Mark | None:
        """Give the one target of all that an item draws; None where its paragraphs have targets of their own."""
        if item.inherited or item.role in _SILENT:
            return ARTIFACT
        match item:
            case PictureItem():
                words = item.alt or item.picture.alt
            case ChartItem():
                words = item.alt or item.spec.title
            case ShapeItem():
                words = item.alt if item.role is Role.FIGURE else ""
            case _:
                return self.figure(item.alt, item.rect) if item.role is Role.FIGURE and item.alt else None
        return self.figure(words, item.rect) if words else ARTIFACT

    def figure(self, words: str, rect: Rect) -> Element:
        """Begin a figure with its alternative text."""
        self._end_runs()
        box = numbers(rect.x, self._height - rect.bottom, rect.right, self._height - rect.y)
        attributes = f" /A << /O /Layout /Placement /Block /BBox [{box}] >>"
        return self.section.add("Figure", alternative(words) + attributes)

    def paragraph(self, paragraph: TextParagraph, item: TextItem) -> Targets:
        """Begin a paragraph of a text item."""
        role = paragraph.role if paragraph.role is not Role.PARAGRAPH else item.role
        if role in _SILENT or is_blank(paragraph):
            return _make_targets(ARTIFACT, ARTIFACT)
        if role is Role.TOC_ENTRY:
            return self._contents_entry(numbered=paragraph.bullet is not None)
        if paragraph.bullet or role is Role.LIST_ITEM:
            return self._list_item(paragraph, self.section, (item.source, item.rect.x))
        if role is Role.QUOTE:
            return self._quoted()
        self._end_runs()
        rank = self._ranks.get(role)
        element = self.section.add("P" if rank is None else self._heading(rank))
        return _make_targets(element, element)

    def _heading(self, rank: int) -> str:
        """Give the tag of a heading; levels follow from the headings above it, so that none is skipped."""
        while self._headings and self._headings[-1] >= rank:
            self._headings.pop()
        self._headings.append(rank)
        return f"H{min(len(self._headings), _DEEPEST_HEADING)}"

    def _list_item(self, paragraph: TextParagraph, parent: Element, place: object) -> Targets:
        numbered = paragraph.bullet is not None and paragraph.bullet.number > 0
        if place != self._list_place:
            self._end_runs()
            self._list_place = place
        depth = min(paragraph.level, len(self._lists))
        del self._lists[depth + 1 :]
        if len(self._lists) > depth and self._lists[depth].numbered is not numbered:
            del self._lists[depth:]
        if len(self._lists) == depth:
            outer = self._lists[-1].body if self._lists else None
            kind = "Decimal" if numbered else "Disc"
            attributes = f" /A << /O /List /ListNumbering /{kind} >>" if paragraph.bullet else ""
            self._lists.append(_OpenList((outer or parent).add("L", attributes), numbered))
        entry = self._lists[-1].element.add("LI")
        label = entry.add("Lbl") if paragraph.bullet else ARTIFACT
        body = self._lists[-1].body = entry.add("LBody")
        return _make_targets(label, body)

    def _contents_entry(self, *, numbered: bool) -> Targets:
        contents = self._contents
        if contents is None:
            self._end_runs()
            contents = self._contents = self.section.add("TOC")
        entry = contents.add("TOCI")
        label = entry.add("Lbl") if numbered else ARTIFACT
        return _make_targets(label, entry.add("Reference"))

    def _quoted(self) -> Targets:
        """Begin a paragraph of a quote; those that follow one another are one quote."""
        quote = self._quote
        if quote is None:
            self._end_runs()
            quote = self._quote = self.section.add("BlockQuote")
        element = quote.add("P")
        return _make_targets(element, element)

    def _end_runs(self) -> None:
        """Let the next list item, contents entry or quote begin one of its own."""
        self._lists.clear()
        self._list_place = self._contents = self._quote = None

    def table(self, item: TableItem) -> Element:
        """Begin a table, or go on with the one that an earlier page began."""
        self._end_runs()
        known = self._tables.get(item.table) if item.continued else None
        element = known or self.section.add("Table")
        if item.table:
            self._tables[item.table] = element
        return element

    def repeats_headers(self, item: TableItem) -> bool:
        """Tell whether the header rows were read on an earlier page; to be asked before `table`."""
        return item.continued and item.table in self._tables

    def cell(self, row: Element, source: Row, cell: Cell) -> Element:
        """Begin a cell."""
        entries = f" /ColSpan {cell.span}" if cell.span > 1 else ""
        if source.header or cell.header:
            entries += f" /Scope /{'Column' if source.header else 'Row'}"
        attributes = f" /A << /O /Table{entries} >>" if entries else ""
        return row.add("TH" if source.header or cell.header else "TD", attributes)

    def cell_paragraph(self, paragraph: TextParagraph, cell: Element, *, alone: bool) -> Targets:
        """Begin a paragraph of a cell; one that is alone needs no element of its own."""
        if is_blank(paragraph):
            return _make_targets(ARTIFACT, ARTIFACT)
        if paragraph.bullet or paragraph.role is Role.LIST_ITEM:
            return self._list_item(paragraph, cell, cell)
        self._end_runs()
        element = cell if alone else cell.add("P")
        return _make_targets(element, element)

    def link(self, target: Mark) -> Element:
        """Begin a link inside a paragraph's element, or beside what is no element."""
        return (target if isinstance(target, Element) else self.section).add("Link")


def is_blank(paragraph: TextParagraph) -> bool:
    """Tell whether a paragraph shows nothing."""
    return not "".join([run.text for run in paragraph.runs]).strip()
