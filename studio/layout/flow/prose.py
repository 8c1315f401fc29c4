"""Measured text as a flowable: parted between lines, with at least two of a paragraph on either page."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby

from studio.domain.colours import Colour
from studio.domain.frozen import dataclass, maker, replace
from studio.domain.geometry import Rect
from studio.layout.flow.flowables import SLACK, Flowable, Mark, Parts, Sheet
from studio.layout.items import TextItem
from studio.layout.paragraphs import TextParagraph
from studio.layout.roles import Role
from studio.layout.text.broken import broken_into
from studio.layout.text.placing import place
from studio.layout.text.setting import MeasuredParagraph, MeasuredText
from studio.layout.text.styling import StyledParagraph

_TOGETHER = 2
"""Lines of a paragraph that stay together at the end of a page, and at the top of the next."""


@dataclass(frozen=True, slots=True)
class FlowLine:
    """A line of a text by its paragraph, with its upper and lower edge."""

    paragraph: int
    line: int
    top: float
    bottom: float


_make_line, _make_item = maker(FlowLine), maker(TextItem)


def flow_lines(text: MeasuredText) -> tuple[FlowLine, ...]:
    """Give all lines of a text under one another."""
    lines = []
    y = 0.0
    for index, paragraph in enumerate(text.paragraphs):
        y += paragraph.styled.style.space_before if index else 0.0
        for line, (ascent, descent) in enumerate(paragraph.heights):
            lines.append(_make_line(index, line, y, y + ascent + descent))
            y += ascent + descent
    return tuple(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFlow:
    """The lines of a text from `first` to before `last`."""

    text: MeasuredText
    lines: tuple[FlowLine, ...]
    first: int
    last: int
    name: str
    source: str
    role: Role = Role.PARAGRAPH
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    bullets: Colour | None = None
    """Colour of bullets; None for that of their text."""
    mark: Mark | None = None

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last."""
        return self.lines[self.last - 1].bottom - self.lines[self.first].top

    @property
    def least(self) -> float:
        """A short paragraph, or two lines of a longer one; what leads into a list is none without its first item."""
        begin = self.first
        _, end = self._paragraph_of(begin)
        if end < self.last and self._leads(end):
            begin = end
            _, end = self._paragraph_of(begin)
        last = end if end - begin < 2 * _TOGETHER else begin + _TOGETHER
        return self.lines[last - 1].bottom - self.lines[self.first].top

    def _leads(self, line: int) -> bool:
        """Tell whether the paragraph that ends before this line leads into a list that begins with it."""
        paragraph = self.lines[line].paragraph
        lead, item = self.text.paragraphs[paragraph - 1].styled, self.text.paragraphs[paragraph].styled
        if _is_item(lead) or not _is_item(item) or not lead.runs:
            return False
        return lead.runs[-1].text.rstrip().endswith(":")

    def _paragraph_of(self, line: int) -> tuple[int, int]:
        """Give where the paragraph of a line begins and ends, in lines."""
        entry = self.lines[line]
        begin = line - entry.line
        end = begin + len(self.text.paragraphs[entry.paragraph].lines)
        return max(begin, self.first), min(end, self.last)

    def split(self, room: float, *, force: bool) -> Parts:
        """Part after the last line that fits and leaves two lines on either side."""
        limit = self.lines[self.first].top + room + SLACK
        fitting = bisect_right(self.lines, limit, self.first, self.last, key=lambda line: line.bottom)
        if fitting >= self.last:
            return self, None
        at = self._allowed(fitting)
        if at <= self.first:
            if not force:
                return None, self
            at = max(fitting, self.first + 1)
            if at >= self.last:
                return self, None
        head = replace(self, last=at, after=0.0, keep=False)
        return head, replace(self, first=at, before=0.0, mark=None)

    def _allowed(self, at: int) -> int:
        begin, end = self._paragraph_of(at)
        inside = min(at, end - _TOGETHER)
        if at > begin and inside - begin >= _TOGETHER:
            return inside
        if begin > self.first and self._leads(begin):
            begin, _ = self._paragraph_of(begin - 1)
        return begin

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Add the lines as one text item."""
        if self.mark is not None:
            sheet.marks.append((self.mark, y))
        height = self.height
        text = self.text
        if self.first or self.last < len(self.lines):
            text = MeasuredText(tuple(self._windows()), self.text.width, height, height)
        sheet.items.append(
            _make_item(
                rect=Rect(x, y, self.text.width, height),
                role=self.role,
                name=self.name if not self.first else f"{self.name} (continued)",
                source=self.source,
                paragraphs=tuple(self._coloured(paragraph) for paragraph in place(text, height=height)),
            )
        )

    def _coloured(self, paragraph: TextParagraph) -> TextParagraph:
        if self.bullets is None or paragraph.bullet is None:
            return paragraph
        return replace(paragraph, bullet=replace(paragraph.bullet, colour=self.bullets))

    def _windows(self) -> Iterator[MeasuredParagraph]:
        for index, group in groupby(self.lines[self.first : self.last], key=lambda line: line.paragraph):
            lines = [line.line for line in group]
            yield _window(self.text.paragraphs[index], lines[0], lines[-1] + 1)

    def stretched(self, height: float) -> Flowable:  # noqa: ARG002 - text has no visible body
        """Give the text as it is."""
        return self


make_text_flow = maker(TextFlow)


def _is_item(paragraph: StyledParagraph) -> bool:
    return bool(paragraph.style.bullet or paragraph.number)


def text_flow(text: MeasuredText, *, name: str, source: str, role: Role = Role.PARAGRAPH) -> TextFlow:
    """Give a whole text; it has at least one line."""
    lines = flow_lines(text)
    return make_text_flow(text=text, lines=lines, first=0, last=len(lines), name=name, source=source, role=role)


def _window(paragraph: MeasuredParagraph, first: int, last: int) -> MeasuredParagraph:
    """Give some of a paragraph's lines as a paragraph, with the characters of these lines alone."""
    if first == 0 and last == len(paragraph.lines):
        return paragraph
    styled = paragraph.styled
    begin = paragraph.lines[first - 1].end if first else 0
    end = paragraph.lines[last - 1].end
    runs = []
    dropped = 0
    offset = 0
    for run in styled.runs:
        start, offset = offset, offset + len(run.text)
        if offset <= begin:
            dropped += 1
        elif start < end:
            runs.append(replace(run, text=run.text[max(begin - start, 0) : end - start]))
    if runs:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    if first:
        styled = replace(styled, style=replace(styled.style, bullet=""), number=0)
    heights = paragraph.heights[first:last]
    height = sum(ascent + descent for ascent, descent in heights)
    broken = broken_into(tuple(line.renumbered(dropped) for line in paragraph.lines[first:last]))
    return replace(
        paragraph,
        styled=replace(styled, runs=tuple(runs)),
        broken=broken,
        height=height,
        longest=height,
    )
