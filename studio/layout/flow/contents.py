"""Chapters and their pages to the entries of the contents, each a link to its chapter."""

from collections.abc import Sequence
from functools import partial

from studio.domain.document import DocumentChapter
from studio.domain.frozen import dataclass, replace
from studio.domain.geometry import Rect
from studio.domain.text import line_of, plain_line
from studio.domain.typography import Align, TextStyle
from studio.layout.drawing import Box, Geometry, Stroke
from studio.layout.flow.figures import Drawing
from studio.layout.flow.flowables import Flow
from studio.layout.flow.look import Look
from studio.layout.flow.opening import title_field
from studio.layout.items import AnyItem, ShapeItem, TextItem
from studio.layout.paragraphs import PageLink, Piece, TextParagraph
from studio.layout.roles import Role
from studio.layout.text.fitting import split_paragraph
from studio.layout.text.placing import place
from studio.layout.text.setting import measure
from studio.layout.text.styling import StyledParagraph, styled_line

_NUMBERS = 34.0
"""Points: the column of chapter numbers."""
_PAGES = 44.0
"""Points: the column of page numbers."""
_LINES = 3
"""Most lines of a title here."""


PADDINGS = (1.5, 1.1, 0.7)
"""Room under an entry in units of the grid: the first with which the contents fill the fewest pages is taken."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the contents say of a chapter, but for its page."""

    chapter: DocumentChapter
    words: str
    number: TextParagraph
    title: TextParagraph
    height: float
    """Of its lines, in points."""


def entries_of(look: Look, chapters: Sequence[DocumentChapter]) -> tuple[Entry, ...]:
    """Set number and title of every chapter."""
    bold = replace(_style(look), bold=True)
    accent = replace(bold, colour=look.palette.accent_text)
    room = look.width - _NUMBERS - _PAGES
    return tuple(_entry_of(look, chapter, bold, accent, room) for chapter in chapters)


def _style(look: Look) -> TextStyle:
    return replace(look.body, size=look.heading3.size * 1.08, line_spacing=1.1)


def _entry_of(look: Look, chapter: DocumentChapter, bold: TextStyle, accent: TextStyle, room: float) -> Entry:
    link = PageLink(chapter.id)
    title = _shortened(look, styled_line(chapter.title, bold, look.palette, role=Role.TOC_ENTRY, link=link), room)
    said = line_of(str(chapter.number))
    number = styled_line(said, accent, look.palette, role=Role.TOC_ENTRY, link=link)
    text = measure((title,), room, look.fonts)
    return Entry(
        chapter=chapter,
        words=plain_line(chapter.title),
        number=place(measure((number,), _NUMBERS, look.fonts), height=0.0)[0],
        title=place(text, height=0.0, insets=(_NUMBERS, 0, 0, 0))[0],
        height=text.height,
    )


def contents(look: Look, entries: Sequence[Entry], pages: Sequence[int], padding: float) -> Flow:
    """Give the contents' title and an entry for every chapter; heights do not depend on the page numbers."""
    title = title_field(look, line_of(look.words.contents), (), number="", source="", name="Contents")
    stroke = Stroke(colour=look.palette.line, width=0.75)
    style = replace(_style(look), align=Align.RIGHT)
    drawn = (
        Drawing(
            draw=partial(_draw, look, entry, page, style, stroke),
            width=look.width,
            height=entry.height + look.unit * padding,
            before=look.unit * (padding + 0.2),
        )
        for entry, page in zip(entries, pages, strict=True)
    )
    return (*title, *drawn)


def _draw(look: Look, entry: Entry, page: int, style: TextStyle, stroke: Stroke, rect: Rect) -> tuple[AnyItem, ...]:
    count = styled_line(line_of(str(page)), style, look.palette, role=Role.TOC_ENTRY, link=PageLink(entry.chapter.id))
    text = measure((count,), _PAGES, look.fonts)
    number = place(text, height=0.0, insets=(look.width - _PAGES, 0, 0, 0))[0]
    name = f"Contents {entry.words}"
    return (
        TextItem(
            rect=Rect(rect.x, rect.y, rect.width, entry.height),
            role=Role.TOC_ENTRY,
            name=name,
            source=entry.chapter.id,
            paragraphs=(_joined(entry.number, entry.title, number),),
        ),
        ShapeItem(
            rect=Rect(rect.x, rect.bottom, rect.width, 0.0),
            role=Role.DECORATION,
            name=f"{name} rule",
            box=Box(geometry=Geometry.LINE, stroke=stroke),
        ),
    )


def _shortened(look: Look, title: StyledParagraph, width: float) -> StyledParagraph:
    lines = measure((title,), width, look.fonts).paragraphs[0].lines
    if len(lines) <= _LINES:
        return title
    head, _ = split_paragraph(title, max(lines[_LINES - 1].end - 2, 1))
    return replace(head, runs=(*head.runs[:-1], replace(head.runs[-1], text=head.runs[-1].text.rstrip() + "…")))


def _joined(number: TextParagraph, title: TextParagraph, page: TextParagraph) -> TextParagraph:
    """Put number, title and page into one paragraph: the page stands at the end of the title's last line."""
    before, behind = len(number.runs), len(number.runs) + len(title.runs)
    lines = []
    for index, box in enumerate(title.lines):
        pieces = _renumbered(box.pieces, before)
        if not index:
            pieces = (*_spaced(number.lines[0].pieces), *pieces)
        if index == len(title.lines) - 1:
            pieces = (*_spaced(pieces), *_renumbered(page.lines[0].pieces, behind))
        lines.append(replace(box, pieces=pieces))
    return replace(title, runs=(*number.runs, *title.runs, *page.runs), lines=tuple(lines))


def _renumbered(pieces: tuple[Piece, ...], before: int) -> tuple[Piece, ...]:
    """Give pieces in a paragraph with so many runs before theirs."""
    return tuple([replace(piece, run=piece.run + before) for piece in pieces])


def _spaced(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """End with a space, which keeps words apart for who reads or copies the line."""
    return (*pieces[:-1], replace(pieces[-1], text=pieces[-1].text + " ")) if pieces else ()
