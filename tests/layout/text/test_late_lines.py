"""Lines that are placed when somebody looks at them are the lines that would have been placed at once."""

import copy
import pickle

from studio.domain.typography import TextStyle
from studio.layout.paragraphs import Run, TextParagraph
from studio.layout.text.placing import place
from studio.layout.text.setting import measure
from studio.layout.text.strips import Strip
from studio.layout.text.styling import StyledParagraph
from studio.layout.text.typefaces import FontBook
from tests.counting import calls_to
from tests.layout.text.conftest import BLACK

LOOK = TextStyle(size=20.0, colour=BLACK)


def placed(fonts: FontBook, text: str = "one two three") -> TextParagraph:
    words = StyledParagraph(runs=(Run(text=text, size=20.0, colour=BLACK),), style=LOOK)
    (paragraph,) = place(measure([words], 60.0, fonts), height=200.0)
    return paragraph


def test_no_line_is_made_before_somebody_looks_at_it(fonts: FontBook) -> None:
    paragraph = placed(fonts)
    assert calls_to(Strip.lines, lambda: placed(fonts)) == 0
    assert calls_to(Strip.lines, lambda: len(paragraph.lines)) == 1
    assert calls_to(Strip.lines, lambda: list(paragraph.lines)) == 0
    assert [line.pieces[0].text for line in paragraph.lines] == ["one", "two", "three"]
    assert [line.pieces[0].text for line in paragraph.lines[1:]] == ["two", "three"]
    assert paragraph.line_height == max(line.height for line in paragraph.lines)


def test_lines_are_compared_by_what_they_are(fonts: FontBook) -> None:
    paragraph, same, other = placed(fonts), placed(fonts), placed(fonts, "one two four")
    assert paragraph == same
    assert hash(paragraph) == hash(same)
    assert paragraph != other
    assert paragraph.lines == tuple(same.lines)
    assert tuple(same.lines) == paragraph.lines
    assert repr(paragraph.lines) == repr(tuple(same.lines))


def test_lines_can_be_copied(fonts: FontBook) -> None:
    paragraph = placed(fonts)
    assert copy.deepcopy(paragraph) == pickle.loads(pickle.dumps(paragraph)) == paragraph  # noqa: S301 - our own
