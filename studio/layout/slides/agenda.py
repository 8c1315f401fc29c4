"""Chapter titles to agenda slides, every line a link to its chapter."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise, product, takewhile

from studio.domain.brand import LayoutRole
from studio.domain.document import DocumentChapter
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.text import line_of
from studio.domain.typography import Align, Anchor, TextStyle
from studio.layout.boxes import text_item
from studio.layout.items import AnyItem, TextItem
from studio.layout.paragraphs import PageLink, Run
from studio.layout.roles import Role
from studio.layout.slides.desk import COMFORTABLE, Desk, Sheet
from studio.layout.slides.frame import Spot, filled, ink, spot
from studio.layout.slides.ladder import ROUNDING, ladder, words_fit
from studio.layout.slides.opening import chapter_title
from studio.layout.slides.paging import balanced
from studio.layout.slides.tokens import FULL
from studio.layout.text.atoms import SPACES
from studio.layout.text.least import least_height, least_height_in
from studio.layout.text.setting import measure
from studio.layout.text.styling import Styled, StyledParagraph, resized, styled_line

_HANG = 2.0
"""Room for the number of a line, as a multiple of the text's size, at least."""
_NUMBER = 1.8
"""Room for the number of a slide at the end of a line, as a multiple of the text's size."""
_APART = 8.0
"""Points between a line and its number."""
_GUTTERS = (4.0, 3.0)
"""Space between two columns, as multiples of the brand's gap: a number must not be read with the line beside it."""
_LARGER = 1.4
"""Largest size, as a multiple of the designed one."""
_SMALLEST_GAP, _WIDEST_GAP = 0.7, 2.4
"""Space between lines, as multiples of their size."""
_TIGHT_GAP = 0.3
"""The same where one column is to hold lines that are too long for two."""


def agenda_sheets(desk: Desk, chapters: Sequence[DocumentChapter], pages: Sequence[int]) -> tuple[Sheet, ...]:
    """Design the agenda: one column, two where one does not hold all in comfort, more slides where two do not.

    The number of its chapter's first slide stands at the end of every line, or of its first part where it is broken,
    unless that took more slides; `pages` change no arrangement.
    """
    layout = desk.layout(LayoutRole.AGENDA)
    place = spot(layout, "body", layout.area, desk.body(20.0, ink(desk, layout), space_before=16.0))
    lines = tuple(_line(desk, chapter, place.style) for chapter in chapters)
    wide, halves = (_halves(place, desk.sizes.gap * gutter) for gutter in _GUTTERS)
    body, least = desk.sizes.body, max(desk.smaller(desk.sizes.body), COMFORTABLE)
    roomy = [((place,), body), (wide, body), (halves, body), (halves, least)]
    tries = [*((columns, floor, _SMALLEST_GAP) for columns, floor in roomy), ((place,), least, _TIGHT_GAP)]
    for columns, floor, tightest in tries:
        airy = _airy(desk, lines, columns, floor, tightest)
        if airy is not None:
            each = -(-len(chapters) // len(columns))
            rows = zip(airy, columns, balanced(chapters, each), balanced(pages, each), strict=False)
            return (_sheet(desk, [item for row in rows for item in (row[0], _pages(desk, *row))]),)
    most = _most(desk, lines[:1], place)
    beside = lines[0].style.size * _NUMBER + _APART if lines else 0.0
    for count in range(-(-len(lines) // (2 * most)), len(lines) + 1):
        groups = balanced(tuple(zip(lines, chapters, pages, strict=True)), -(-len(lines) // count))
        for room, columns in product((beside, 0.0), ((place,), halves)):
            if len(groups[0]) > most * len(columns):
                continue
            sheets = [*takewhile(bool, (_numbered(desk, group, columns, room) for group in groups))]
            if len(sheets) == len(groups):
                return tuple(_sheet(desk, items) for items in sheets if items)
    return tuple(
        _sheet(desk, (filled(desk, place, (line,), name="Agenda", source=chapter.id, role=Role.TOC_ENTRY),))
        for line, chapter in zip(lines, chapters, strict=True)
    )


def _most(desk: Desk, line: Styled, place: Spot) -> int:
    """Give how many lines like this one no column exceeds: those of the smallest size, none of them broken."""
    smallest = [*ladder((line,), desk.sizes, floor=COMFORTABLE)][-1][0]
    gap = smallest[0].style.space_before
    return max(int((place.height + gap + ROUNDING) / (least_height(smallest) + gap)), 1)


def _airy(
    desk: Desk, lines: Styled, columns: tuple[Spot, ...], floor: float, tightest: float
) -> tuple[TextItem, ...] | None:
    """Set the lines as large as their places allow, spread over their height, none of them broken; else nothing."""
    parts = [tuple(part) for part in balanced(lines, -(-len(lines) // len(columns)))]
    sizes = [size for size in desk.sizes.steps if floor <= size <= lines[0].style.size * _LARGER]
    for size in sizes:
        if _crowded(resized(lines[0], size), len(parts[0]), columns[0], tightest):
            continue
        texts = [tuple(resized(line, size) for line in part) for part in parts]
        beside = size * _NUMBER + _APART
        room = columns[0].width - beside
        measured = [measure(text, room, desk.fonts) for text in texts]
        if any(text.line_count > len(part) for text, part in zip(measured, parts, strict=True)):
            continue
        count = max(len(part) for part in parts)
        height = sum(paragraph.longest for paragraph in measured[0].paragraphs)
        gap = min((columns[0].height * FULL - height) / max(count - 1, 1), size * _WIDEST_GAP)
        if gap >= size * tightest:
            spread = [
                tuple(replace(line, style=replace(line.style, space_before=round(gap, 1))) for line in text)
                for text in texts
            ]
            return _columns(desk, spread, tuple(_narrowed(place, beside) for place in columns))
    return None


def _crowded(line: StyledParagraph, count: int, column: Spot, tightest: float) -> bool:
    """Tell whether so many lines like this one are too many for a column, however short they are."""
    gaps = line.style.size * tightest * max(count - 1, 1)
    return least_height((line,)) * count + gaps > column.height * FULL + ROUNDING


def _narrowed(place: Spot, width: float) -> Spot:
    return replace(place, rect=replace(place.rect, width=place.rect.width - width))


def _columns(desk: Desk, texts: Sequence[Styled], columns: tuple[Spot, ...]) -> tuple[TextItem, ...]:
    return tuple(
        text_item(
            measure(_in_lines(text, place.width, desk), place.width, desk.fonts),
            place.rect,
            name=f"Agenda {number}",
            source="",
            role=Role.TOC_ENTRY,
            anchor=place.anchor,
            insets=place.insets,
            slot=place.slot,
        )
        for number, (text, place) in enumerate(zip(texts, columns, strict=False), start=1)
    )


def _numbered(
    desk: Desk,
    entries: Sequence[tuple[StyledParagraph, DocumentChapter, int]],
    columns: tuple[Spot, ...],
    beside: float,
) -> tuple[AnyItem, ...] | None:
    """Set lines in columns when they fit in comfort, with their numbers where so many points are left beside them."""
    lines = tuple(line for line, _, _ in entries)
    items = _fitting(desk, lines, tuple(_narrowed(place, beside) for place in columns))
    if items is None or not beside:
        return items
    parts = balanced(entries, -(-len(entries) // len(columns)))
    numbers = [
        _pages(desk, item, place, [chapter for _, chapter, _ in part], [page for _, _, page in part])
        for item, place, part in zip(items, columns, parts, strict=False)
    ]
    return (*items, *numbers)


def _pages(
    desk: Desk, lines: TextItem, place: Spot, chapters: Sequence[DocumentChapter], numbers: Sequence[int]
) -> TextItem:
    """Give the numbers of the chapters' slides at the right edge, each beside its line, leading where that leads."""
    text = []
    more = 0.0
    for line, chapter, number in zip(lines.paragraphs, chapters, numbers, strict=True):
        style = replace(
            place.style,
            size=line.style_size,
            colour=desk.palette.muted if place.style.colour == desk.palette.text else place.style.colour,
            indent=0.0,
            bullet="",
            align=Align.RIGHT,
            line_spacing=line.line_spacing,
            space_before=line.space_before + more,
        )
        more = sum(part.height for part in line.lines[1:])
        link = PageLink(chapter.id)
        text.append(styled_line(line_of(str(number)), style, desk.palette, role=Role.LABEL, link=link))
    width = lines.paragraphs[0].style_size * _NUMBER
    _, top, right, bottom = place.insets
    edge = place.rect.right - right
    rect = Rect(edge - width, place.rect.y + top, width, place.rect.height - top - bottom)
    anchor = place.anchor
    if more and anchor is not Anchor.TOP:  # the last line goes on under its number
        first = lines.rect.y + lines.paragraphs[0].lines[0].top
        rect, anchor = replace(rect, y=first, height=rect.bottom - first), Anchor.TOP
    measured = measure(tuple(text), width, desk.fonts)
    return text_item(measured, rect, name=f"{lines.name} slides", role=Role.LABEL, anchor=anchor)


def _sheet(desk: Desk, items: Sequence[AnyItem]) -> Sheet:
    return Sheet(role=LayoutRole.AGENDA, title=line_of(desk.words.agenda), items=tuple(items), source="")


def _line(desk: Desk, chapter: DocumentChapter, style: TextStyle) -> StyledParagraph:
    numbered = replace(style, bullet=f"{chapter.number}.", indent=max(style.indent, style.size * _HANG))
    link = PageLink(chapter.id)
    plain_link = tuple(replace(span, href="") for span in chapter_title(chapter))
    line = styled_line(plain_link, numbered, desk.palette, role=Role.TOC_ENTRY, link=link)
    return replace(line, number=chapter.number)


def _fitting(desk: Desk, lines: Styled, columns: tuple[Spot, ...]) -> tuple[TextItem, ...] | None:
    """Set the lines in columns when they fit in comfort."""
    parts = [tuple(part) for part in balanced(lines, -(-len(lines) // len(columns)))]
    for rung in ladder(parts, desk.sizes, floor=COMFORTABLE):
        spots = tuple(zip(rung, columns, strict=False))
        if any(least_height_in(text, place.width, desk.fonts) > place.height + ROUNDING for text, place in spots):
            continue
        if not all(words_fit(text, place.width, desk.fonts) for text, place in spots):
            continue
        if all(
            _holds(text, place, desk) and _holds(_in_lines(text, place.width, desk), place, desk)
            for text, place in spots
        ):
            return _columns(desk, rung, columns)
    return None


def _holds(text: Styled, place: Spot, desk: Desk) -> bool:
    return measure(text, place.width, desk.fonts).longest <= place.height + ROUNDING


def _in_lines(text: Styled, width: float, desk: Desk) -> Styled:
    """Give every line of a linked paragraph runs of its own, the space between them without a link.

    LibreOffice makes one field of a linked run, and breaks a field anywhere, even inside a word.
    """
    broken = measure(text, width, desk.fonts)
    return tuple(
        replace(paragraph.styled, runs=_parted(paragraph.styled.runs, paragraph.ends[:-1]))
        for paragraph in broken.paragraphs
    )


def _parted(runs: tuple[Run, ...], ends: Sequence[int]) -> tuple[Run, ...]:
    """Cut runs at these characters of their paragraph, which rise."""
    parted: list[Run] = []
    start = 0
    for run in runs:
        inside = ends[bisect_right(ends, start) : bisect_left(ends, start + len(run.text))]
        cuts = (end - start for end in inside)
        edges = pairwise((0, *cuts, len(run.text)))
        for text in (run.text[left:right] for left, right in edges):
            words = text.rstrip(SPACES)
            parted += [replace(run, text=words)] if words else []
            parted += [replace(run, text=text[len(words) :], link=None)] if words != text else []
        start += len(run.text)
    return tuple(parted)


def _halves(place: Spot, gap: float) -> tuple[Spot, Spot]:
    left, right = place.rect.columns(2, gap)
    return replace(place, rect=Rect(left.x, left.y, left.width, left.height)), replace(place, rect=right, slot=None)
