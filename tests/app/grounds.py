"""What every character of a page stands on, as a painter would put one thing over the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from studio.domain.colours import Colour
from studio.domain.geometry import Rect
from studio.layout.drawing import Box, Geometry
from studio.layout.items import AnyItem, ChartItem, GroupItem, ShapeItem, TableItem, TextItem
from studio.layout.paragraphs import TextParagraph

WHITE = Colour("FFFFFF")
LARGE, LARGE_BOLD = 18.0, 14.0
"""Points from which WCAG 2 takes text as large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """Characters in one colour, and one of the grounds that they stand on."""

    text: str
    colour: Colour
    ground: Colour
    large: bool

    @property
    def wanted(self) -> float:
        """The contrast of level AA."""
        return 3.0 if self.large else 4.5


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What has been painted so far."""

    painted: list[tuple[Rect, Geometry, Colour]] = field(default_factory=list)

    def paint(self, rect: Rect, box: Box | None) -> None:
        if box is not None and box.fill is not None:
            self.painted.append((rect, box.geometry, box.fill))

    def at(self, x: float, y: float) -> Colour:
        covering = (fill for rect, geometry, fill in reversed(self.painted) if _covers(rect, geometry, x, y))
        return next(covering, WHITE)


def glyphs_of(items: Sequence[AnyItem]) -> Iterator[Glyphs]:
    """Give everything written on a page, with each ground under it; the page itself is white."""
    yield from _glyphs(items, _Sheet())


def _glyphs(items: Sequence[AnyItem], sheet: _Sheet) -> Iterator[Glyphs]:
    for item in items:
        match item:
            case GroupItem():
                yield from _glyphs(item.items, sheet)
            case ChartItem():
                yield from _glyphs(item.drawing, sheet)
            case ShapeItem():
                sheet.paint(item.rect, item.box)
            case TextItem():
                sheet.paint(item.rect, item.box)
                yield from _written(item.paragraphs, item.rect.x, item.rect.y, sheet)
            case TableItem():
                yield from _table(item, sheet)


def _table(item: TableItem, sheet: _Sheet) -> Iterator[Glyphs]:
    edges = list(accumulate(item.columns, initial=item.rect.x))
    y = item.rect.y
    for row in item.rows:
        at = 0
        for cell in row.cells:
            place = Rect(edges[at], y, edges[at + cell.span] - edges[at], row.height)
            sheet.paint(place, Box(fill=cell.fill))
            yield from _written(cell.paragraphs, place.x, place.y, sheet)
            at += cell.span
        y += row.height


def _written(paragraphs: Sequence[TextParagraph], x: float, y: float, sheet: _Sheet) -> Iterator[Glyphs]:
    for paragraph in paragraphs:
        for line in paragraph.lines:
            middle = y + line.baseline - paragraph.style_size * 0.3
            for piece in line.pieces:
                run = paragraph.runs[piece.run]
                large = run.size >= (LARGE_BOLD if run.bold else LARGE)
                for share in (0.02, 0.5, 0.98):
                    ground = run.highlight or sheet.at(x + piece.x + piece.width * share, middle)
                    yield Glyphs(text=piece.text, colour=run.colour, ground=ground, large=large)
        if paragraph.bullet is not None and paragraph.lines:
            bullet, size = paragraph.bullet, paragraph.style_size
            ground = sheet.at(x + bullet.x + 2, y + paragraph.lines[0].baseline - size * 0.3)
            # A mark is a graphic, a number is text.
            yield Glyphs(text=bullet.text, colour=bullet.colour, ground=ground, large=not bullet.number)


def _covers(rect: Rect, geometry: Geometry, x: float, y: float) -> bool:
    if not (rect.x <= x <= rect.right and rect.y <= y <= rect.bottom) or geometry is Geometry.LINE:
        return False
    across, down = (x - rect.x) / rect.width * 2 - 1, (y - rect.y) / rect.height * 2 - 1
    if geometry is Geometry.ELLIPSE:
        return across**2 + down**2 <= 1
    if geometry is Geometry.DIAMOND:
        return abs(across) + abs(down) <= 1
    return True
