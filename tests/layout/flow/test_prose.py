"""Text parted between pages."""

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.domain.text import line_of
from studio.domain.typography import TextStyle
from studio.layout.flow.flowables import Sheet
from studio.layout.flow.prose import TextFlow, text_flow
from studio.layout.items import TextItem
from studio.layout.text.setting import measure
from studio.layout.text.styling import styled_items, styled_line
from tests.layout.flow.values import BOOK_OF_FONTS, BRAND, chars

STYLE = TextStyle(size=10, colour=BRAND.palette.text, space_before=6)


def flow(*lengths: int, width: float = 120.0) -> TextFlow:
    lines = (line_of(" ".join(f"p{index}w{word}" for word in range(length))) for index, length in enumerate(lengths))
    styled = tuple(styled_line(line, STYLE, BRAND.palette) for line in lines)
    return text_flow(measure(styled, width, BOOK_OF_FONTS), name="Text", source="pick")


def item(text: TextFlow) -> TextItem:
    sheet = Sheet()
    text.place(10.0, 20.0, sheet)
    (placed,) = sheet.items
    assert isinstance(placed, TextItem)
    return placed


def words(text: TextFlow) -> list[str]:
    return " ".join(chars(paragraph) for paragraph in item(text).paragraphs).split()


@settings(deadline=None)
@given(st.lists(st.integers(1, 60), min_size=1, max_size=4), st.floats(0, 400))
def test_parts_hold_all_words_and_two_lines_of_a_paragraph_on_either_side(lengths: list[int], room: float):
    whole = flow(*lengths)
    head, tail = whole.split(room, force=False)
    if head is None or tail is None:
        assert whole in (head, tail)
        return
    assert isinstance(head, TextFlow)
    assert isinstance(tail, TextFlow)
    assert head.height <= room + 0.1
    assert words(head) + words(tail) == words(whole)
    cut = whole.lines[head.last]
    if cut.line:
        count = len(whole.text.paragraphs[cut.paragraph].lines)
        assert cut.line >= 2
        assert count - cut.line >= 2


def test_what_leads_into_a_list_is_not_left_behind_without_its_first_item():
    body = styled_line(line_of("word " * 20), STYLE, BRAND.palette)
    lead = styled_line(line_of("Examples:"), STYLE, BRAND.palette)
    styled = (body, lead, *styled_items((line_of("one"), line_of("two")), STYLE, BRAND.palette))
    text = text_flow(measure(styled, 120.0, BOOK_OF_FONTS), name="Text", source="pick")
    ends = [text.lines[index].bottom for index, line in enumerate(text.lines) if line.paragraph == 1]
    head, tail = text.split(ends[0] + 1, force=False)
    assert isinstance(head, TextFlow)
    assert isinstance(tail, TextFlow)
    assert "Examples:" not in words(head)
    assert words(tail)[0] == "Examples:"
    assert tail.least > text.lines[text.last - 1].bottom - text.lines[text.last - 1].top
    begun, rest = tail.split(tail.least, force=False)
    assert isinstance(begun, TextFlow)
    assert words(begun) == ["Examples:", "one"]
    assert rest is not None


def test_a_paragraph_of_three_lines_stays_whole():
    text = flow(11)
    assert len(text.lines) == 3
    assert text.split(text.height - 1, force=False) == (None, text)


def test_forced_it_gives_at_least_a_line():
    text = flow(11)
    head, tail = text.split(0.0, force=True)
    assert head is not None
    assert tail is not None
    assert head.height == text.lines[0].bottom


def test_parts_are_set_as_the_whole_was():
    text = flow(200)
    head, tail = text.split(100.0, force=False)
    assert isinstance(head, TextFlow)
    assert isinstance(tail, TextFlow)
    lines = [line for part in (head, tail) for paragraph in item(part).paragraphs for line in paragraph.lines]
    whole = item(text).paragraphs[0].lines
    assert [line.pieces for line in lines] == [line.pieces for line in whole]
    assert item(tail).name == "Text (continued)"


def test_the_rest_of_a_list_item_hangs_without_its_bullet():
    styled = styled_items((line_of("one"), line_of("many words " * 20)), STYLE, BRAND.palette)
    text = text_flow(measure(styled, 120.0, BOOK_OF_FONTS), name="List", source="pick")
    _, tail = text.split(60.0, force=False)
    assert isinstance(tail, TextFlow)
    (rest,) = item(tail).paragraphs
    assert rest.bullet is None
    assert rest.lines[0].pieces[0].x > 0


def test_runs_are_counted_anew_in_the_rest():
    line = (*line_of("bold " * 30, bold=True), *line_of("plain " * 30))
    text = text_flow(
        measure((styled_line(line, STYLE, BRAND.palette),), 120.0, BOOK_OF_FONTS), name="Text", source="pick"
    )
    _, tail = text.split(text.height * 0.7, force=False)
    assert isinstance(tail, TextFlow)
    (rest,) = item(tail).paragraphs
    assert [run.bold for run in rest.runs] == [False]
    assert {piece.run for part in rest.lines for piece in part.pieces} == {0}
