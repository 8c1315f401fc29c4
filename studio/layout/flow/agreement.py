"""Designs of what both parties agree on: numbered clauses, and boxes to sign in."""

from studio.domain.blocks import (
    AcceptanceBlock,
    SignatureBox,
    TermBlock,
)
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.text import line_of, plain_line
from studio.layout.drawing import Box, Geometry, Stroke
from studio.layout.flow.figures import Drawing, picture_flow
from studio.layout.flow.flowables import Flow, stacked_height
from studio.layout.flow.look import Look
from studio.layout.flow.panels import Backdrop, panel, side_by_side
from studio.layout.flow.parts import (
    TALL_CARD,
    card_heading,
    grid,
    half,
    in_runs,
    whole,
)
from studio.layout.items import AnyItem, ShapeItem
from studio.layout.roles import Role

_CLAUSE = 30.0
"""Points: the column of clause numbers."""
_NARROW_CLAUSE = 22.0
"""The same in clauses set in pairs."""
_FEW_CLAUSES = 4
"""Most clauses that stand under one another."""
_SIGNING_ROOM = 34.0
"""Points above a line to sign on."""


def terms(blocks: tuple[TermBlock, ...], look: Look) -> Flow:
    """Set numbered clauses: a few under one another, more of them in pairs and smaller."""
    room = half(look) - _NARROW_CLAUSE
    pairs = tuple(_clause(number, block, look, room, small=True) for number, block in enumerate(blocks, start=1))
    if len(blocks) > _FEW_CLAUSES and all(stacked_height(pair) <= look.frame.height * TALL_CARD for pair in pairs):
        ruled = tuple(_ruled(clause, look, block.source) for clause, block in zip(pairs, blocks, strict=True))
        return grid(look, ruled, 2)
    width = look.measure_width - _CLAUSE + 20
    flow: Flow = ()
    for number, block in enumerate(blocks, start=1):
        flow += whole(look, _clause(number, block, look, width, small=False))
    return flow


def _clause(number: int, block: TermBlock, look: Look, width: float, *, small: bool) -> Flow:
    """Give a clause with its number in a column of its own."""
    source, name = block.source, plain_line(block.title)
    column = _NARROW_CLAUSE if small else _CLAUSE
    clause = card_heading(look, block.title, block, width)
    text = look.small if small else look.body
    clause += look.text(block.text, text, width, name=f"{name} clause", source=source)
    clause += picture_flow(block, look, width, name=f"{name} picture")
    style = replace(look.heading3, colour=look.palette.accent_text)
    counted = look.line(
        line_of(str(number)), style, column, name=f"Clause {number}", source=source, role=Role.LABEL, keep=True
    )
    return side_by_side((counted, clause), (column, width), 0.0, before=look.unit * 2.6)


def _ruled(clause: Flow, look: Look, source: str) -> Flow:
    return panel(
        clause,
        width=half(look),
        insets=(0.0, look.unit * 1.3, 0.0, look.unit * 1.3),
        backdrop=Backdrop(top=Stroke(colour=look.palette.line, width=0.75)),
        name="Clause",
        source=source,
    )


def acceptance(block: AcceptanceBlock, look: Look) -> Flow:
    """Set the text, and a box for every party to sign in; the boxes of a row stay on one page."""
    source = block.source
    flow = look.text(block.text, look.body, look.measure_width, name="Text", source=source, before=look.unit * 2)
    heads = tuple(_signatory(box, look, source) for box in block.boxes)
    boxes: tuple[Flow, ...] = ()
    for row in in_runs(tuple(zip(block.boxes, heads, strict=True)), 2):
        level = max(_ended(head) for _, head in row)
        boxes += tuple(_signature(box, head, level, look, source) for box, head in row)
    flow += grid(look, boxes, 2, before=5.0)
    return whole(look, flow, always=True, yields=False) + picture_flow(block, look, look.width, name="Picture")


def _signatory(box: SignatureBox, look: Look, source: str) -> Flow:
    """Say who signs."""
    width, party = half(look), plain_line(box.party)
    name = look.line(
        box.party, look.heading3, width, name=party, source=source, role=Role.HEADING_2, keep=True, after=2.0
    )
    quiet = replace(look.small, colour=look.palette.muted)
    return name + look.line(box.role, quiet, width, name=f"{party} role", source=source, keep=True)


def _ended(flow: Flow) -> float:
    """Give the height of things under one another with the room under the last."""
    return stacked_height(flow) + (flow[-1].after if flow else 0.0)


def _signature(box: SignatureBox, head: Flow, level: float, look: Look, source: str) -> Flow:
    """Give the lines to sign on under who signs; heads of so many points bring those of neighbours to one height."""
    width, words = half(look), look.words
    party = plain_line(box.party)
    quiet = replace(look.small, colour=look.palette.muted)
    spare = level - _ended(head)
    flow = (*head, *((Drawing(draw=lambda _: (), width=width, height=spare, keep=True),) if spare > 0 else ()))
    for caption in (words.signature, words.name, words.place_and_date):
        flow += (_signing_line(look, f"{party} {caption.lower()} line", source),)
        flow += look.line(
            line_of(caption),
            replace(quiet, size=look.brand.page.small),
            width,
            name=f"{party} {caption.lower()}",
            source=source,
            role=Role.LABEL,
            before=3.0,
        )
    return panel(
        flow,
        width=width,
        insets=(0.0, look.unit * 1.4, 0.0, 0.0),
        backdrop=Backdrop(top=Stroke(colour=look.palette.accent, width=1.5)),
        name=party,
        source=source,
    )


def _signing_line(look: Look, name: str, source: str) -> Drawing:
    stroke = Stroke(colour=look.palette.muted, width=0.75)

    def draw(rect: Rect) -> tuple[AnyItem, ...]:
        line = Rect(rect.x, rect.bottom, rect.width, 0.0)
        box = Box(geometry=Geometry.LINE, stroke=stroke)
        return (ShapeItem(rect=line, role=Role.DECORATION, name=name, source=source, box=box),)

    return Drawing(draw=draw, width=half(look), height=_SIGNING_ROOM, keep=True)
