"""How a chapter fills its pages."""

from dataclasses import replace

from studio.domain.blocks import (
    AcceptanceBlock,
    CaseStudyBlock,
    ComparisonBlock,
    ComparisonRow,
    DrawbackBlock,
    PlanBlock,
    PlanPhase,
    QuestionBlock,
    TextBlock,
)
from studio.domain.chapters import TextPurpose
from studio.domain.text import line_of
from studio.layout.flow.blocks import flow_of
from studio.layout.page import FlowBook, FlowPage
from studio.layout.roles import Role
from tests.counting import calls_to
from tests.layout.flow.values import book, chapter, content, rich, texts

LIMIT = DrawbackBlock(source="p", title=line_of("Title"), description=rich("word " * 45), mitigation=rich("word " * 20))
FOLLOWS = TextBlock(source="chapter-2/1", purpose=TextPurpose.TEXT, body=rich("word " * 10))

BRIEF_LIMIT = replace(LIMIT, description=rich("word " * 12), mitigation=rich("word " * 8))
HIGHEST, LOWEST = 84.0, 766.0
"""Points: where the room of a page begins and ends."""

BRIEF = replace(FOLLOWS, source="brief", body=rich("word " * 100))
LONG = replace(FOLLOWS, source="long", body=rich(*["word " * 30] * 15))
"""Fills a page of its own."""
CALL = replace(FOLLOWS, source="call", body=rich("word " * 200))
"""Has room below the half of that."""
STORY = CaseStudyBlock(
    source="p", title=line_of("Title"), challenge=rich("word " * 50), solution=rich("word " * 50), result=rich("Good.")
)


def sharing(laid_out: FlowBook) -> list[str]:
    """Give the numbers of the chapters on each page."""
    return [" ".join(name.removeprefix("chapter-") for name in page.chapters) for page in laid_out.pages[2:]]


def filled(page: FlowPage) -> float:
    return max(item.rect.bottom for item in content(page))


def blank(page: FlowPage) -> float:
    """Give the part of the room of a page that nothing stands in at its end."""
    lowest = max(item.rect.bottom for item in page.items if item.rect.bottom <= LOWEST)
    return (LOWEST - lowest) / (LOWEST - HIGHEST)


def test_a_half_empty_last_page_shares_with_the_one_before_it_but_leaves_no_gap_amid_a_chapter() -> None:
    shared = []
    for count in range(6, 30):
        *before, last = book(chapter(1, *[BRIEF_LIMIT] * count)).pages[2:]
        shared.append(blank(last) < 0.6)
        assert all(blank(page) < 0.3 for page in before)
    assert sum(shared) > len(shared) * 0.8
    for count in range(4, 16):
        *before, last = book(chapter(1, *[LIMIT] * count)).pages[2:]
        assert all(blank(page) < 0.3 for page in before)


def test_a_block_parts_over_pages_rather_than_leave_much_of_one_blank() -> None:
    question = QuestionBlock(source="q", question=line_of("Why?"), answer=rich("word " * 60, *["word " * 12] * 8))
    story = replace(STORY, solution=rich("word " * 150))
    limit = replace(LIMIT, description=rich("word " * 150))
    phases = PlanBlock(
        source="plan",
        phases=tuple(
            PlanPhase(name=line_of(f"Phase {n}"), start=n * 10, end=n * 10 + 9, dates="May") for n in range(1, 11)
        ),
    )
    for blocks in ([question] * 9, [story] * 5, [limit] * 7, [phases]):
        *before, _ = book(chapter(1, *blocks)).pages[2:]
        assert before
        assert [round(blank(page), 2) for page in before if blank(page) > 0.3] == []


def test_what_is_pulled_out_of_a_story_stays_in_one_piece_where_the_story_parts() -> None:
    result = rich(*["word " * 12] * 4)
    for words in range(60, 300, 20):
        story = replace(STORY, solution=rich("word " * words), result=result)
        panels = [
            item
            for page in book(chapter(1, *[story] * 4)).pages
            for item in page.items
            if item.name == "Title result panel"
        ]
        assert len(panels) == 4


def test_a_last_page_that_another_chapter_shares_is_left_as_it_is() -> None:
    alone = book(chapter(1, *[LIMIT] * 8)).pages[2:]
    followed = book(chapter(1, *[LIMIT] * 8), chapter(2, FOLLOWS)).pages[2:]
    assert len(followed) == len(alone)
    assert followed[-1].chapters == ("chapter-1", "chapter-2")
    assert filled(followed[1]) > filled(alone[1])


def test_a_chapter_goes_on_from_a_half_empty_page_where_the_next_one_then_shares_its_last() -> None:
    laid_out = book(chapter(1, BRIEF), chapter(2, LONG), chapter(3, CALL))
    assert sharing(laid_out) == ["1 2", "2 3"]
    shared, last = laid_out.pages[2:]
    titles = [[list(texts(item)) for item in page.items if item.role is Role.HEADING_1] for page in (shared, last)]
    assert titles == [[["Title 1"], ["Title 2"]], [["Title 3"]]]
    header = [text for item in last.items if item.name == "Header chapter" for text in texts(item)]
    assert header == ["Title 2"]
    assert [(mark.anchor, mark.page) for mark in laid_out.bookmarks[1:]] == [
        ("chapter-1", 2),
        ("chapter-2", 2),
        ("chapter-3", 3),
    ]
    said = [text for item in laid_out.pages[1].items if item.role is Role.TOC_ENTRY for text in texts(item)]
    assert said == ["1Title 13", "2Title 23", "3Title 34"]


def test_a_chapter_has_its_own_page_where_going_on_from_another_spares_none() -> None:
    assert sharing(book(chapter(1, BRIEF), chapter(2, LONG))) == ["1", "2"]
    accepted = AcceptanceBlock(source="a", text=rich("word " * 200))
    assert sharing(book(chapter(1, BRIEF), chapter(2, LONG), chapter(3, accepted))) == ["1", "2", "3"]
    assert sharing(book(chapter(1, CALL, CALL), chapter(2, LONG), chapter(3, CALL))) == ["1", "2", "3"]


def test_a_chapter_goes_on_from_a_half_empty_page_where_that_spares_one_of_its_own() -> None:
    half_more = replace(LONG, body=rich(*["word " * 30] * 20))
    assert sharing(book(chapter(2, half_more))) == ["2", "2"]
    assert sharing(book(chapter(1, BRIEF), chapter(2, half_more))) == ["1 2", "2"]


def test_a_short_chapter_follows_on_a_page_that_is_three_quarters_full() -> None:
    mostly = replace(LONG, body=rich(*["word " * 30] * 12))
    laid_out = book(chapter(1, mostly), chapter(2, FOLLOWS))
    assert sharing(laid_out) == ["1 2"]


def test_stories_that_nearly_share_a_page_are_set_tighter_rather_than_on_half_empty_ones() -> None:
    def pages(words: int) -> int:
        return len(sharing(book(chapter(1, *[replace(STORY, solution=rich("word " * words))] * 3))))

    assert [pages(words) for words in (108, 112, 120, 200)] == [2, 2, 2, 3]


def test_a_short_chapter_is_set_tighter_where_the_next_one_then_has_room_below() -> None:
    def pages_and_distance(words: int) -> tuple[list[str], float]:
        laid_out = book(chapter(1, LIMIT, LIMIT), chapter(2, replace(FOLLOWS, body=rich("word " * words))))
        first, second = (mark.y for mark in laid_out.bookmarks[2:4])
        return sharing(laid_out), second - first

    found = [pages_and_distance(words) for words in range(150, 450, 10)]
    usual, least = max(distance for _, distance in found), min(distance for _, distance in found)
    kinds = [("together" if len(pages) == 1 else "apart", distance) for pages, distance in found]
    assert list(dict.fromkeys(kinds)) == [("together", usual), ("together", least), ("apart", usual)]
    assert least < usual


def test_an_opening_page_with_little_below_it_has_its_title_lower_also_where_others_follow() -> None:
    laid_out = book(chapter(1, LIMIT, AcceptanceBlock(source="a", text=rich("word " * 500))))
    assert sharing(laid_out) == ["1", "1"]
    first, _ = laid_out.pages[2:]
    (alone,) = book(chapter(1, *[LIMIT] * 3)).pages[2:]
    (title, usual) = (next(item for item in page.items if item.name == "Chapter title") for page in (first, alone))
    assert title.rect.y > usual.rect.y


def test_chapters_that_share_pages_are_set_a_few_times_each_however_many_there_are() -> None:
    def calls(times: int) -> int:
        run = (BRIEF, LONG, CALL, LONG) * times
        chapters = [chapter(number, block) for number, block in enumerate(run, start=1)]
        return calls_to(flow_of, lambda: book(*chapters))

    assert calls(5) <= 20 * 3
    assert calls(10) <= calls(5) * 2


def test_a_remark_is_not_alone_on_the_last_page_of_its_chapter_also_where_another_follows() -> None:
    row = ComparisonRow(name=line_of("Price"), this=line_of("Low"), other=line_of("High"))
    remark = replace(FOLLOWS, source="remark", body=rich(*["word " * 10] * 3))
    for count in range(15, 45):
        table = ComparisonBlock(
            source="t", title=line_of("Title"), this=line_of("A"), other=line_of("B"), rows=(row,) * count
        )
        laid_out = book(chapter(1, table, remark), chapter(2, FOLLOWS))
        page = next(page for page in laid_out.pages if any(item.source == "remark" for item in page.items))
        assert any(item.source == "t" for item in content(page))


def test_what_a_client_said_stands_on_the_page_of_its_story() -> None:
    told = replace(STORY, quote=rich("“We would do it again.”"), quote_by=line_of("Head of operations"))
    for before in range(50, 500, 25):
        opening = replace(FOLLOWS, source="opening", body=rich("word " * before))
        pages = [
            " ".join(text for item in content(page) for text in texts(item))
            for page in book(chapter(1, opening, told, told)).pages[2:]
        ]
        assert sum(page.count("again") for page in pages) == 2
        assert all(page.count("again") == page.count("Good.") for page in pages)
