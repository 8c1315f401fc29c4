"""The beginning of a chapter: a big number, the title over an accent rule, the lead paragraph."""

from dataclasses import replace

from studio.domain.document import DocumentChapter
from studio.domain.geometry import Rect
from studio.domain.text import Line, line_of
from studio.layout.flow.figures import Drawing
from studio.layout.flow.flowables import Flow
from studio.layout.flow.look import Look
from studio.layout.page import AnyItem, Box, Role, ShapeItem

_RULE = (44.0, 3.0)
"""Points: length and thickness of the rule under a title."""


def opening(chapter: DocumentChapter, look: Look) -> Flow:
    """Give number, title and lead of a chapter."""
    title = title_block(look, chapter.title, number=str(chapter.number), source=chapter.id, name="Chapter")
    lead = look.text(
        chapter.intro,
        look.lead,
        look.width,
        name="Chapter lead",
        source=chapter.id,
        before=look.unit * 2.4,
    )
    return (*title, *lead)


def title_block(look: Look, title: Line, *, number: str, source: str, name: str) -> Flow:
    """Give a title of the first level over its rule, under its number where it has one."""
    flow: Flow = ()
    if number:
        big = replace(look.number, size=look.number.size * 1.5, line_spacing=0.9)
        flow += look.line(
            line_of(number), big, look.width, name=f"{name} number", source=source, role=Role.LABEL, keep=True
        )
    flow += look.line(
        title,
        look.heading1,
        look.width,
        name=f"{name} title",
        source=source,
        role=Role.HEADING_1,
        before=2.0,
        keep=True,
    )

    def draw(rect: Rect) -> tuple[AnyItem, ...]:
        bar = Rect(rect.x, rect.y, *_RULE)
        return (
            ShapeItem(
                rect=bar, role=Role.DECORATION, name=f"{name} rule", source=source, box=Box(fill=look.palette.accent)
            ),
        )

    rule = Drawing(draw=draw, width=look.width, height=_RULE[1], before=look.unit * 1.3, after=look.unit, keep=True)
    return (*flow, rule)
