"""Pages built by hand: text set on one line each, so that every position is known."""

from pathlib import Path
from typing import Any

import uharfbuzz as hb

from studio.domain.colours import Colour
from studio.domain.geometry import Rect
from studio.domain.typography import Align
from studio.layout.drawing import Box
from studio.layout.items import AnyItem, TextItem
from studio.layout.page import Bookmark, FileFacts, FlowBook, FlowPage
from studio.layout.paragraphs import Bullet, LineBox, Link, Piece, Run, TextParagraph
from studio.layout.roles import Role

FONTS = Path(__file__).parents[3] / "assets" / "fonts"
SANS = FONTS / "liberation" / "LiberationSans-Regular.ttf"
BOLD = FONTS / "liberation" / "LiberationSans-Bold.ttf"
ITALIC = FONTS / "liberation" / "LiberationSans-Italic.ttf"
DEJAVU = FONTS / "dejavu" / "DejaVuSans.ttf"

BLACK = Colour("000000")
WHITE = Colour("FFFFFF")
BLUE = Colour("1F4E8C")
SAND = Colour("F4E9D8")
GREEN = Colour("2E7D32")

UPPER_LEFT = Rect(50, 50, 400, 40)

FACTS = FileFacts(
    title="A proposal for Ärzte & Söhne",
    author="Consultancy",
    subject="Flask",
    language="en-GB",
    date=(2025, 3, 14),
    keywords=("web", "python"),
)


def shape(text: str, size: float, path: Path) -> tuple[float, tuple[tuple[int, float], ...]]:
    """Give a text's width in points and its kerns, in HarfBuzz's words."""
    if not text:
        return 0.0, ()
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))
    upem = font.face.upem
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, {"liga": False, "clig": False, "ccmp": False})
    kerns = []
    width = 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        width += position.x_advance
        move = position.x_advance - font.get_glyph_h_advance(info.codepoint)
        if move:
            kerns.append((info.cluster, move * 1000 / upem))
    return width * size / upem, tuple(kerns)


def run(
    text: str, *, size: float = 12, colour: Colour = BLACK, bold: bool = False, link: Link | None = None, **more: Any
) -> Run:
    return Run(text=text, size=size, colour=colour, bold=bold, link=link, **more)


def paragraph(
    *lines: tuple[Run, ...] | str,
    top: float = 0.0,
    x: float = 0.0,
    role: Role = Role.PARAGRAPH,
    bullet: str = "",
    number: int = 0,
    level: int = 0,
    leading: float = 16.0,
    path: Path | None = None,
) -> TextParagraph:
    """Set each line's runs beside each other; one space is taken to stand between the lines."""
    runs: list[Run] = []
    boxes: list[LineBox] = []
    for index, line in enumerate(lines):
        line_runs = (run(line),) if isinstance(line, str) else line
        pen = x
        pieces = []
        for line_run in line_runs:
            face = path or (BOLD if line_run.bold else SANS)
            width, kerns = shape(line_run.text, line_run.size, face)
            pieces.append(Piece(text=line_run.text, x=pen, width=width, run=len(runs), face=str(face), kerns=kerns))
            runs.append(line_run)
            pen += width
        if index < len(lines) - 1:
            runs.append(run(" "))
        boxes.append(
            LineBox(
                baseline=top + leading * index + 12, pieces=tuple(pieces), top=top + leading * index, height=leading
            )
        )
    return TextParagraph(
        runs=tuple(runs),
        lines=tuple(boxes),
        role=role,
        align=Align.LEFT,
        bullet=Bullet(text=bullet, number=number, colour=BLUE, x=x - 14, face=str(SANS)) if bullet else None,
        level=level,
        style_size=12,
    )


def text(
    *paragraphs: TextParagraph,
    at: Rect = UPPER_LEFT,
    role: Role = Role.PARAGRAPH,
    box: Box | None = None,
    **more: Any,
) -> TextItem:
    return TextItem(rect=at, paragraphs=paragraphs, role=role, box=box, **more)


def book(*pages: tuple[AnyItem, ...], bookmarks: tuple[Bookmark, ...] = (), chapters: tuple[str, ...] = ()) -> FlowBook:
    """Give a book of A4 pages that hold these items."""
    names = chapters or ("",) * len(pages)
    sheets = tuple(
        FlowPage(number=index + 1, items=items, chapter=name)
        for index, (items, name) in enumerate(zip(pages, names, strict=True))
    )
    return FlowBook(width=595, height=842, pages=sheets, bookmarks=bookmarks)
