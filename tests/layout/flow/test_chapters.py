"""How a chapter fills its pages."""

from studio.domain.blocks import DrawbackBlock, TextBlock
from studio.domain.chapters import TextPurpose
from studio.domain.text import line_of
from studio.layout.page import FlowPage
from tests.layout.flow.values import book, chapter, content, rich

LIMIT = DrawbackBlock(source="p", title=line_of("Title"), description=rich("word " * 45), mitigation=rich("word " * 20))
FOLLOWS = TextBlock(source="chapter-2/1", purpose=TextPurpose.TEXT, body=rich("word " * 10))


def filled(page: FlowPage) -> float:
    return max(item.rect.bottom for item in content(page))


def test_a_half_empty_last_page_shares_with_the_one_before_it() -> None:
    uneven = []
    for count in range(4, 12):
        *before, last = book(chapter(1, *[LIMIT] * count)).pages[2:]
        if before and filled(last) < filled(before[-1]) * 0.6:
            uneven.append(count)
    assert uneven == []


def test_a_last_page_that_another_chapter_shares_is_left_as_it_is() -> None:
    alone = book(chapter(1, *[LIMIT] * 5)).pages[2:]
    followed = book(chapter(1, *[LIMIT] * 5), chapter(2, FOLLOWS)).pages[2:]
    assert len(followed) == len(alone)
    assert followed[-1].chapters == ("chapter-1", "chapter-2")
    assert filled(followed[0]) > filled(alone[0])
