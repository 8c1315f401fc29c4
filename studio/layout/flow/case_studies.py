"""Designs of case studies: the story beside what was achieved, and what the client said about it."""

from studio.domain.blocks import (
    CaseStudyBlock,
)
from studio.domain.frozen import replace
from studio.domain.text import plain_line
from studio.domain.typography import FontRole
from studio.layout.drawing import Stroke
from studio.layout.flow.figures import picture_flow
from studio.layout.flow.flowables import Flow, Stack
from studio.layout.flow.look import Look
from studio.layout.flow.panels import Backdrop, panel, side_by_side
from studio.layout.flow.parts import (
    GAP,
    heading,
    label,
    number_style,
    stat,
    whole,
)
from studio.layout.flow.prose import TextFlow
from studio.layout.roles import Role

_RESULT = 0.42
"""Share of the width for what a case study achieved."""
_PANEL = 18.0
"""Points between the edge of a dark panel and its words."""
_QUOTE = (20.0, 3.0, 0.0, 4.0)
"""Points around a client's words: their bar stands at the left."""


def case_study(block: CaseStudyBlock, look: Look) -> Flow:
    """Tell the story on the left; figures and result stand beside it on the brand's dark colour."""
    source, name = block.source, plain_line(block.title)
    side = (look.width - GAP) * _RESULT
    main = look.width - GAP - side
    beside = _achieved(block, look, side)
    width = main if beside else look.measure_width
    told = _told(block, look, width)
    flow = look.line(
        block.category, look.eyebrow, look.width, name=f"{name} category", source=source, role=Role.LABEL, keep=True
    )
    flow += heading(look, block.title, block, before=0.5)
    quote = _quote(block, look)
    if told and beside:
        spread = side_by_side((told, beside), (main, side), GAP, before=look.unit * 2, keep=bool(quote))
    else:
        spread = told + beside
    flow += spread + quote
    flow += picture_flow(block, look, look.width, name=f"{name} picture")
    rule = Stroke(colour=look.palette.accent, width=1.5)
    framed = panel(
        flow,
        width=look.width,
        insets=(0.0, look.unit * 1.6, 0.0, 0.0),
        backdrop=Backdrop(top=rule),
        name=name,
        source=source,
        before=look.unit * 4.5,
    )
    return whole(look, framed, always=True)


def _told(block: CaseStudyBlock, look: Look, width: float) -> Flow:
    """Set challenge and solution under their labels."""
    flow: Flow = ()
    for caption, text in ((look.words.challenge, block.challenge), (look.words.solution, block.solution)):
        name = f"{plain_line(block.title)} {caption.lower()}"
        content = look.text(text, look.body, width, name=name, source=block.source)
        if content:
            before = 2.4 if flow else 0.0
            flow += label(look, caption, width, source=block.source, under=block.title, before=before) + content
    return flow


def _quote(block: CaseStudyBlock, look: Look) -> Flow:
    """Pull out what the client said, over who said it, across the spread."""
    source, name, room = block.source, plain_line(block.title), look.measure_width - _QUOTE[0]
    style = replace(
        look.lead,
        size=look.heading3.size * 1.25,
        colour=look.palette.accent_text,
        font=FontRole.HEADING,
        line_spacing=1.2,
    )
    text = look.text(block.quote, style, room, name=f"{name} quote", source=source)
    said = tuple(replace(one, role=Role.QUOTE) for one in text if isinstance(one, TextFlow))
    if not said:
        return ()
    last = replace(said[-1], keep=True)
    by = replace(look.small, colour=look.palette.muted)
    said_by = look.line(
        block.quote_by, by, room, name=f"{name} quote by", source=source, role=Role.LABEL, before=look.unit * 0.8
    )
    return panel(
        (*said[:-1], last, *said_by) if said_by else said,
        width=look.width,
        insets=_QUOTE,
        backdrop=Backdrop(bar=look.palette.accent),
        name=f"{name} quote",
        source=source,
        before=look.unit * 3.2,
    )


def _achieved(block: CaseStudyBlock, look: Look, width: float) -> Flow:
    """Set the figures large, and the result as a statement under them."""
    source, name, palette = block.source, plain_line(block.title), look.palette
    room = width - 2 * _PANEL
    on_dark = replace(look.body, colour=palette.on_primary, size=look.body.size * 1.08)
    style = replace(number_style(look, block.figures, room), colour=palette.on_primary)
    flow: Flow = ()
    for figure in block.figures:
        tile = stat(look, figure, style, room, source=source, colour=palette.on_primary)
        flow += (Stack(children=tile, before=look.unit * 1.6, after=look.unit * 1.6),) if tile else ()
    result = look.text(block.result, on_dark, room, name=f"{name} {look.words.result.lower()}", source=source)
    if result:
        caption = replace(look.eyebrow, colour=palette.on_primary)
        flow += label(look, look.words.result, room, source=source, under=block.title, style=caption) + result
    dark = panel(
        flow,
        width=width,
        insets=(_PANEL, 14.0, _PANEL, 16.0),
        backdrop=Backdrop(fill=palette.primary, bar=palette.accent, bar_width=4.0),
        name=f"{name} result",
        source=source,
    )
    return whole(look, dark, yields=False)
