"""Turns laid-out paragraphs into shown text, highlights, underlines and links; positions are taken as given."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from studio.domain.geometry import Rect
from studio.export.pdf.fonts import FontUse, read_face
from studio.export.pdf.links import PageLinks
from studio.export.pdf.reading import Reading, Targets
from studio.export.pdf.sheet import Mark, Sheet
from studio.export.pdf.structure import Element
from studio.layout.drawing import Stroke
from studio.layout.paragraphs import Bullet, LineBox, Link, Piece, Run, TextParagraph
from studio.layout.roles import Role

_BARE_LINKS = frozenset((Role.TOC_ENTRY, Role.LABEL))
"""What shows by its place, or by the button that it stands on, that it leads somewhere."""
_UNDERLINE_DROP = 0.12
"""Distance of an underline from the baseline as a fraction of the font size."""
_UNDERLINE_WEIGHT = 0.05
"""Thickness of an underline as a fraction of the font size."""
_GAP = 0.1
"""Pieces further apart than this fraction of the font size are different words."""

_AS_SPACES = str.maketrans("\t\n\r", "   ")


class Fonts(dict[str, FontUse]):
    """The use of each face in one document, by path; raises StudioError for a file that cannot be embedded."""

    def __init__(self) -> None:
        super().__init__()
        self._by_content: dict[bytes, FontUse] = {}

    def __missing__(self, path: str) -> FontUse:
        face = read_face(Path(path))
        new = FontUse(f"F{len(self._by_content) + 1}", face)
        use = self[path] = self._by_content.setdefault(face.digest, new)
        return use

    def used(self) -> tuple[FontUse, ...]:
        """Give every face once, in the order of first use."""
        return tuple(self._by_content.values())


class ParagraphPainter:
    """Draws the paragraphs of one page."""

    def __init__(self, sheet: Sheet, fonts: Fonts, links: PageLinks, reading: Reading) -> None:
        self._sheet = sheet
        self._fonts = fonts
        self._links = links
        self._reading = reading

    def draw(self, left: float, top: float, paragraph: TextParagraph, targets: Targets) -> None:
        """Draw a paragraph whose positions count from this point of the page."""
        lines = tuple(paragraph.lines)
        if not lines:
            return
        if paragraph.bullet is not None:
            self._draw_bullet(left, top + lines[0].baseline, paragraph, paragraph.bullet, targets.label)
        for run in paragraph.runs:
            if run.link is not None and self._links.leads_somewhere(run.link):
                self._draw_linked(left, top, paragraph, targets.text)
                return
        self._sheet.mark(targets.text)
        runs = paragraph.runs
        for line, end in zip(lines, line_ends(runs, lines), strict=True):
            self._draw_pieces(left, top + line.baseline, runs, line.pieces, end)

    def _draw_bullet(
        self, left: float, baseline: float, paragraph: TextParagraph, bullet: Bullet, target: Mark
    ) -> None:
        self._sheet.mark(target)
        size = paragraph.runs[0].size if paragraph.runs else paragraph.style_size
        use = self._fonts[bullet.face]
        # The space keeps a number apart from the text where the text is copied.
        self._sheet.text(use, size, left + bullet.x, baseline, bullet.colour, use.show(bullet.text + " "))

    def _draw_linked(self, left: float, top: float, paragraph: TextParagraph, target: Mark) -> None:
        """Draw a paragraph with links; one that goes over lines is one element with an area on each line."""
        before: Link | None = None
        element: Element | None = None
        for line, end in zip(paragraph.lines, line_ends(paragraph.runs, paragraph.lines), strict=True):
            groups = tuple(_by_link(paragraph, line))
            for index, (link, pieces) in enumerate(groups):
                if link is None or not self._links.leads_somewhere(link):
                    element = None
                    self._sheet.mark(target)
                else:
                    if element is None or link != before:
                        element = self._reading.link(target)
                    self._sheet.mark(element if isinstance(target, Element) else target)
                    self._add_link(left, top, line, link, pieces, element)
                before = link
                space = end if index == len(groups) - 1 else ""
                self._draw_pieces(left, top + line.baseline, paragraph.runs, pieces, space)

    def _add_link(
        self, left: float, top: float, line: LineBox, link: Link, pieces: Sequence[Piece], element: Element
    ) -> None:
        first, last = pieces[0], pieces[-1]
        rect = Rect(left + first.x, top + line.top, last.x + last.width - first.x, line.height)
        self._links.add(link, rect, "".join(piece.text for piece in pieces).strip(), element)

    def _draw_pieces(
        self, left: float, baseline: float, runs: Sequence[Run], pieces: Sequence[Piece], end: str
    ) -> None:
        """Draw neighbouring pieces of one line; `end` follows the last of them and takes no visible room."""
        last = len(pieces) - 1
        for index, piece in enumerate(pieces):
            run = runs[piece.run]
            use = self._fonts[piece.face]
            space = end if index == last else _between(piece, pieces[index + 1], run.size)
            shown = use.show(piece.text + space, piece.kerns)
            self._sheet.text(use, run.size, left + piece.x, baseline, run.colour, shown)


def draw_backgrounds(
    sheet: Sheet, left: float, top: float, paragraphs: Iterable[TextParagraph], target: Mark, *, contents: bool = False
) -> None:
    """Draw what lies under the text: highlights, and the underlines of links; contents and labels go without these."""
    for paragraph in paragraphs:
        if not [run for run in paragraph.runs if run.highlight is not None or run.link is not None]:
            continue
        underlined = not contents and paragraph.role not in _BARE_LINKS
        for line in paragraph.lines:
            for piece in line.pieces:
                run = paragraph.runs[piece.run]
                x, y = left + piece.x, top + line.baseline + run.size * _UNDERLINE_DROP
                if run.highlight is not None:
                    sheet.mark(target)
                    sheet.rectangle(Rect(x, top + line.top, piece.width, line.height), run.highlight)
                if run.link is not None and underlined:
                    sheet.mark(target)
                    sheet.line(x, y, x + piece.width, y, Stroke(colour=run.colour, width=run.size * _UNDERLINE_WEIGHT))


def _by_link(paragraph: TextParagraph, line: LineBox) -> Iterator[tuple[Link | None, tuple[Piece, ...]]]:
    for link, pieces in groupby(line.pieces, key=lambda piece: paragraph.runs[piece.run].link):
        yield link, tuple(pieces)


def _between(piece: Piece, after: Piece, size: float) -> str:
    apart = after.x - piece.x - piece.width > size * _GAP
    return " " if apart and not piece.text.endswith(" ") and not after.text.startswith(" ") else ""


def line_ends(runs: Sequence[Run], lines: Sequence[LineBox]) -> list[str]:
    """Give what stands between each line and the next: a space, or nothing where a word is divided.

    The layout drops the space at which it breaks; without it, words would be glued where text is copied or read out.
    """
    if len(lines) == 1:
        pieces = lines[0].pieces
        return ["" if not pieces or pieces[-1].text[-1:].isspace() else " "]
    whole = "".join([run.shown for run in runs]).translate(_AS_SPACES)
    position = 0
    ends: list[str] = []
    for line in lines:
        text = "".join([piece.text for piece in line.pieces])
        found = whole.find(text, position)
        if found >= 0:
            position = found + len(text)
        divided = found >= 0 and whole[position : position + 1].strip() != ""
        ends.append("" if divided or not text or text[-1].isspace() else " ")
    return ends
