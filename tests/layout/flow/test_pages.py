"""Whatever is in a document: pages that hold it all, once, in order, inside their frames."""

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.domain.geometry import Rect
from studio.domain.proposal import PageSize
from studio.layout.items import AnyItem, GroupItem, TextItem
from studio.layout.page import FlowBook
from studio.layout.roles import Role
from tests.layout.flow.values import BRAND, KINDS, Counted, block, book, chapter, content, counted_words

HEADINGS = {Role.HEADING_1: 1, Role.HEADING_2: 2, Role.HEADING_3: 3}
SIZES = st.sampled_from((1, 8, 30, 60, 120, 400, 1500))


@dataclass(frozen=True, slots=True)
class Case:
    words: Counted
    book: FlowBook


@st.composite
def cases(draw: st.DrawFn) -> Case:
    words = Counted()
    chapters = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        plan = draw(st.lists(st.tuples(st.sampled_from(KINDS), SIZES, st.integers(1, 6)), min_size=1, max_size=4))
        title = words.text(draw(st.integers(1, 25)))
        intro = words.rich(draw(st.sampled_from((1, 20, 700))))
        blocks = [block(kind, size, things, words) for kind, size, things in plan]
        chapters.append(chapter(number, *blocks, title=title, intro=intro))
    return Case(words, book(*chapters, page_size=draw(st.sampled_from(PageSize))))


unhurried = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def every_item(items: tuple[AnyItem, ...]) -> list[AnyItem]:
    return [
        found for item in items for found in (item, *(every_item(item.items) if isinstance(item, GroupItem) else ()))
    ]


@unhurried
@given(cases())
def test_every_word_appears_once_and_texts_keep_their_order(case: Case):
    shown = counted_words(case.book)
    assert len(shown) == len(set(shown))
    assert set(shown) == {word for text in case.words.texts for word in text}
    position = {word: index for index, word in enumerate(shown)}
    for text in case.words.texts:
        assert all(position[first] < position[second] for first, second in pairwise(text))


@unhurried
@given(cases())
def test_nothing_leaves_its_page_its_frame_or_its_box(case: Case):
    laid_out = case.book
    sheet = Rect(0, 0, laid_out.width, laid_out.height)
    page = BRAND.page
    frame = sheet.inset(page.margin_left, page.margin_top, page.margin_right, page.margin_bottom)
    for sheet_page in laid_out.pages:
        items = every_item(sheet_page.items)
        assert all(sheet.contains(item.rect) for item in items)
        if sheet_page.number > 1:
            assert all(frame.contains(item.rect, 0.1) for item in content(sheet_page))
        for item in items:
            if isinstance(item, TextItem):
                lines = [line for paragraph in item.paragraphs for line in paragraph.lines]
                assert all(-0.1 <= line.top <= item.rect.height - line.height + 0.1 for line in lines)
                pieces = [piece for line in lines for piece in line.pieces]
                assert all(piece.x + piece.width <= item.rect.width + 0.1 for piece in pieces)


@unhurried
@given(cases())
def test_headings_have_something_below_them_and_skip_no_level(case: Case):
    for page in case.book.pages[1:]:
        assert content(page)[-1].role not in HEADINGS
    level = 0
    for page in case.book.pages[2:]:
        for item in content(page):
            if item.role in HEADINGS:
                assert HEADINGS[item.role] <= level + 1
                level = HEADINGS[item.role]


@unhurried
@given(cases())
def test_items_say_what_they_are_and_where_they_come_from(case: Case):
    for page in case.book.pages[2:]:
        assert all(item.name for item in page.items)
        assert all(item.source for item in content(page))
    anchors = [mark.anchor for mark in case.book.bookmarks]
    assert len(anchors) == len(set(anchors))
