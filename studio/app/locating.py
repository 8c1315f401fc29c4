"""A point of a page to the pick or chapter that is shown there and the field whose words they are; and the way back."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from studio.app.edits.fields import record_of
from studio.app.edits.finding import holder_of
from studio.app.edits.paths import FIXED
from studio.app.preview import Page, items_of
from studio.app.preview_words import ENOUGH, Reading, likeness, readings, words_of
from studio.domain.frozen import dataclass
from studio.domain.geometry import Rect
from studio.domain.library import Library
from studio.domain.proposal import Proposal
from studio.layout.items import GroupItem
from studio.layout.paragraphs import PageLink, WebLink
from studio.layout.roles import Role

_SKIPPED = FIXED | {
    "state",
    "purpose",
    "icon",
    "tags",
    "owner",
    "review_by",
    "href",
    "language",
    "currency",
    "brand",
    "logo",
}
_LITTLE = 0.4
"""Share of common words that is enough for titles, which may be marked as continued, and where merge fields are."""
_OWN = 0.05
"""By so much an item's own pick is preferred to its chapter and to the proposal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Something on a page that can be selected."""

    source: str
    """Id of a pick or a chapter; empty for the proposal itself."""
    field: str
    """Dotted path; empty when no field's words are there."""
    rect: Rect
    """Around it, in points of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where something is shown."""

    page: int
    """Index of the first page that shows it."""
    rects: tuple[Rect, ...]
    """Around it on that page; none where the whole page is about it."""


@dataclass(frozen=True, slots=True)
class _Field:
    path: str
    words: Counter[str]
    digits: frozenset[str] = frozenset()
    """The ways to write its figure or its day, without signs; empty for a text."""
    enough: float = ENOUGH


class Locator:
    """Answers for one state of a proposal."""

    def __init__(self, proposal: Proposal, library: Library) -> None:
        self._proposal = proposal
        self._library = library
        self._known: dict[str, tuple[_Field, ...]] = {}
        self._shown: dict[tuple[int, int], tuple[str, str] | None] = {}
        self._read: dict[int, tuple[Page, tuple[Reading, ...]]] = {}

    def spot_at(self, page: Page, x: float, y: float) -> Spot | None:
        """Give what is shown at a point of a page, in points; None for bare ground."""
        read = self._readings(page)
        here = _nearest(read, x, y)
        if here is not None:
            found = self._field_near(page, read, here)
            if found is not None:
                source, path = found
                same = [one.rect for one in read if one.zone == here.zone and self._shows(page, one) == found]
                return Spot(source=source, field=path, rect=_around(same or [here.rect]))
        source = _source_at(page, x, y)
        return Spot(source=source, field="", rect=_around(_rects_of(page, source))) if source else None

    def find(self, pages: Sequence[Page], source: str, field: str = "") -> Found | None:
        """Give where a pick, a chapter or a field of it is shown first; None when nowhere."""
        chapter = holder_of(self._proposal, source)
        about = chapter.id if chapter else source
        near = [(index, page) for index, page in enumerate(pages) if about in page.chapters]
        if field:
            for index, page in near:
                rects = [one.rect for one in self._readings(page) if self._shows(page, one) == (source, field)]
                if rects:
                    return Found(page=index, rects=(_around(rects),))
        if not source:
            return Found(page=0, rects=()) if pages and field else None
        for index, page in near:
            rects = _rects_of(page, source)
            if rects:
                return Found(page=index, rects=(_around(rects),) if chapter else ())
        return Found(page=near[0][0], rects=()) if near and not chapter else None

    def _field_near(self, page: Page, read: Sequence[Reading], here: Reading) -> tuple[str, str] | None:
        """Give the field of a paragraph, or else of those in the same box, or else of those in the same row."""
        beside = [one for one in read if one.zone == here.zone]
        row = [one for one in read if here.row and one.row == here.row]
        line = self._field_in_row(page, row, here)
        for one in (here, *beside):
            found = self._shows(page, one)
            if found:
                return found
        return line

    def _field_in_row(self, page: Page, row: Sequence[Reading], here: Reading) -> tuple[str, str] | None:
        """Give the figure of a row's record that a cell shows, or the field that names the record."""
        named = next(filter(None, (self._shows(page, one) for one in row)), None)
        if named is None:
            return None
        source, path = named
        record = path.rpartition(".")[0] + "."
        digits = _digits(here.text)
        for field in self._fields(source):
            if field.path.startswith(record) and digits in field.digits:
                return source, field.path
        return named

    def _readings(self, page: Page) -> tuple[Reading, ...]:
        known = self._read.get(id(page))
        if known is None:
            known = self._read[id(page)] = (page, tuple(readings(page)))
        return known[1]

    def _shows(self, page: Page, one: Reading) -> tuple[str, str] | None:
        key = (id(page), id(one))
        if key not in self._shown:
            self._shown[key] = self._compared(page, one)
        return self._shown[key]

    def _compared(self, page: Page, one: Reading) -> tuple[str, str] | None:
        """Give source and path of the field whose words a paragraph has."""
        aim = one.link.anchor if isinstance(one.link, PageLink) else ""
        best, most = None, 0.0
        for source in dict.fromkeys((one.source, aim, page.source, page.chapter, "")):
            bonus = _OWN if source == one.source else 0.0
            for field in self._fields(source):
                alike = likeness(one.words, field.words, _LITTLE if one.role is Role.TITLE else field.enough)
                if alike and alike + bonus > most:
                    best, most = (source, field.path), alike + bonus
        if best is None and not one.source and not page.chapter:
            digits = _digits(one.text)
            return next((("", field.path) for field in self._fields("") if digits in field.digits), None)
        return best

    def _fields(self, source: str) -> tuple[_Field, ...]:
        known = self._known.get(source)
        if known is None:
            record = record_of(self._proposal, self._library, source)
            known = self._known[source] = tuple(_fields(record, "")) if record is not None else ()
        return known


def link_at(page: Page, x: float, y: float) -> str:
    """Give the web or mail address that a point of a page leads to; empty for none."""
    for one in readings(page):
        if isinstance(one.link, WebLink) and _holds(one.zone, x, y):
            return one.link.url
    return ""


def _fields(value: Any, path: str) -> Iterator[_Field]:
    if isinstance(value, str):
        if value:
            yield _Field(path, words_of(value), enough=_LITTLE if "{{" in value else ENOUGH)
    elif isinstance(value, date):
        day, month, year = value.day, value.month, value.year
        ways = {f"{day}{year}", f"{day}{month}{year}", f"{month}{day}{year}", f"{year}{month}{day}"}
        yield _Field(path, Counter(), frozenset(ways))
    elif isinstance(value, Decimal):
        ways = {f"{value:f}", f"{value:.2f}", f"{value.normalize():f}"}
        yield _Field(path, Counter(), frozenset(map(_digits, ways)))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            pair = isinstance(item, tuple) and len(item) == 2  # noqa: PLR2004 - a free field: its name and its text
            yield from _fields(item[1] if pair else item, f"{path}.{item[0] if pair else index}")
    elif is_dataclass(value):
        for one in fields(value):
            if one.name not in _SKIPPED:
                yield from _fields(getattr(value, one.name), f"{path}.{one.name}" if path else one.name)


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _nearest(read: Sequence[Reading], x: float, y: float) -> Reading | None:
    """Give the paragraph at a point: of those in the topmost box around it the one that is nearest in height."""
    around = [one for one in read if _holds(one.zone, x, y)]
    inside = [one for one in around if one.zone == around[-1].zone]
    return min(inside, key=lambda one: max(one.rect.y - y, y - one.rect.bottom, 0.0), default=None)


def _source_at(page: Page, x: float, y: float) -> str:
    found = ""
    for item in items_of(page.items):
        if item.source and _holds(item.rect, x, y):
            found = item.source
    return found


def _rects_of(page: Page, source: str) -> list[Rect]:
    """Give the boxes of a source's items: those of its groups where it has any, the slide's title left out."""
    items = [item for item in items_of(page.items) if item.source == source and item.role is not Role.TITLE]
    groups = [item.rect for item in items if isinstance(item, GroupItem)]
    return groups or [item.rect for item in items]


def _around(rects: Sequence[Rect]) -> Rect:
    left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
    right, bottom = max(rect.right for rect in rects), max(rect.bottom for rect in rects)
    return Rect(left, top, right - left, bottom - top)


def _holds(rect: Rect, x: float, y: float) -> bool:
    return rect.x <= x <= rect.right and rect.y <= y <= rect.bottom
