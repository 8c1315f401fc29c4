"""Turns laid-out paragraphs into shown text, highlights, underlines and link areas; positions are taken as given."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from studio.domain.geometry import Rect
from studio.export.pdf.fonts import FontUse, read_face
from studio.export.pdf.sheet import Mark, Sheet
from studio.layout.page import LineBox, Link, Piece, Run, Stroke, TextParagraph

_UNDERLINE_DROP = 0.12
"""Distance of an underline from the baseline as a fraction of the font size."""
_UNDERLINE_WEIGHT = 0.05
"""Thickness of an underline as a fraction of the font size."""


class Fonts:
    """The faces of one document."""

    def __init__(self) -> None:
        self._uses: dict[str, FontUse] = {}

    def use(self, path: str) -> FontUse:
        """Give a face's use in this document; raises StudioError for a file that cannot be embedded."""
        use = self._uses.get(path)
        if use is None:
            face = read_face(Path(path))
            same = next((use for use in self._uses.values() if use.face.digest == face.digest), None)
            use = self._uses[path] = same or FontUse(f"F{len(self.used()) + 1}", face)
        return use

    def used(self) -> tuple[FontUse, ...]:
        """Give every face once, in the order of first use."""
        return tuple({use.resource: use for use in self._uses.values()}.values())


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A stretch of a line that leads somewhere."""

    link: Link
    rect: Rect
    text: str


def draw_backgrounds(sheet: Sheet, left: float, top: float, paragraphs: Iterable[TextParagraph]) -> None:
    """Draw what lies under the text: highlights, and the underlines of links."""
    for paragraph in paragraphs:
        if not any(run.highlight or run.link for run in paragraph.runs):
            continue
        for line in paragraph.lines:
            for piece in line.pieces:
                _draw_background(sheet, left + piece.x, top, line, piece, paragraph.runs[piece.run])


def _draw_background(sheet: Sheet, x: float, top: float, line: LineBox, piece: Piece, run: Run) -> None:
    if run.highlight is not None:
        sheet.rectangle(Rect(x, top + line.top, piece.width, line.height), run.highlight)
    if run.link is not None:
        y = top + line.baseline + run.size * _UNDERLINE_DROP
        sheet.line(x, y, x + piece.width, y, Stroke(colour=run.colour, width=run.size * _UNDERLINE_WEIGHT))


def draw_bullet(sheet: Sheet, fonts: Fonts, left: float, top: float, paragraph: TextParagraph) -> None:
    """Draw a list item's bullet or number on its first line."""
    bullet = paragraph.bullet
    if bullet is None or not paragraph.lines:
        return
    size = paragraph.runs[0].size if paragraph.runs else paragraph.style_size
    use = fonts.use(bullet.face)
    # The space keeps a number apart from the text where the text is copied.
    sheet.text(use, size, left + bullet.x, top + paragraph.lines[0].baseline, bullet.colour, use.show(bullet.text + " "))


def draw_lines(sheet: Sheet, fonts: Fonts, left: float, top: float, paragraph: TextParagraph, target: Mark | None) -> None:
    """Draw the lines of a paragraph that has no links, as content of one element."""
    sheet.mark(target)
    for line, end in zip(paragraph.lines, line_ends(paragraph), strict=True):
        draw_pieces(sheet, fonts, left, top + line.baseline, paragraph.runs, line.pieces, end)


def draw_pieces(
    sheet: Sheet, fonts: Fonts, left: float, baseline: float, runs: Sequence[Run], pieces: Sequence[Piece], end: str
) -> None:
    """Draw neighbouring pieces of one line, the last of them followed by `end`, which takes no visible room."""
    last = len(pieces) - 1
    for index, piece in enumerate(pieces):
        run = runs[piece.run]
        use = fonts.use(piece.face)
        text = piece.text + end if index == last else piece.text
        sheet.text(use, run.size, left + piece.x, baseline, run.colour, use.show(text, piece.kerns))


def link_groups(paragraph: TextParagraph, line: LineBox) -> Iterator[tuple[Link | None, tuple[Piece, ...]]]:
    """Divide a line where a link begins or ends."""
    for link, pieces in groupby(line.pieces, key=lambda piece: paragraph.runs[piece.run].link):
        yield link, tuple(pieces)


def line_ends(paragraph: TextParagraph) -> list[str]:
    """Give what stands between each line and the next: a space, or nothing where a word is divided.

    The layout drops the space at which it breaks; without it, words would be glued where text is copied or read out.
    """
    rest = "".join(run.text for run in paragraph.runs)
    ends: list[str] = []
    for line in paragraph.lines:
        text = "".join(piece.text for piece in line.pieces)
        found = rest.find(text)
        if found >= 0:
            rest = rest[found + len(text) :]
        divided = found >= 0 and rest[:1].strip() != ""
        ends.append("" if divided or not text or text[-1].isspace() else " ")
    return ends
