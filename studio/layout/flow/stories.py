"""Designs of what is told: overview, benefits, drawbacks, use cases, questions, texts."""

from studio.domain.blocks import (
    BenefitBlock,
    DrawbackBlock,
    OverviewBlock,
    QuestionBlock,
    TextBlock,
    UseCaseBlock,
)
from studio.domain.chapters import TextPurpose
from studio.domain.frozen import replace
from studio.domain.text import Line, Rich, line_of, plain_line
from studio.domain.typography import TextStyle
from studio.layout.drawing import Stroke
from studio.layout.flow.figures import picture_flow
from studio.layout.flow.flowables import Flow, stacked_height
from studio.layout.flow.look import Look
from studio.layout.flow.panels import Backdrop, panel, side_by_side
from studio.layout.flow.parts import (
    GAP,
    TALL_CARD,
    card,
    card_heading,
    card_room,
    column_width,
    column_widths,
    columns_for,
    grid,
    half,
    heading,
    heading_style,
    label,
    pairs,
    part_heading,
    pull_out,
    stat_tiles,
    whole,
)


def overview(block: OverviewBlock, look: Look) -> Flow:
    """Show name and tagline, the summary, numbers as tiles, facts as a list."""
    source, name = block.source, plain_line(block.name)
    tagline = replace(look.lead, colour=look.palette.accent_text, size=look.heading3.size * 1.1)
    flow = heading(look, block.name, block)
    flow += look.line(
        block.tagline, tagline, look.measure_width, name=f"{name} tagline", source=source, after=look.unit, keep=True
    )
    flow += look.text(block.summary, look.body, look.measure_width, name=f"{name} summary", source=source)
    if block.numbers:
        flow += part_heading(look, look.words.in_numbers, source=source, under=block.name)
        flow += stat_tiles(look, block.numbers, source=source, before=0.0)
    flow = whole(look, flow)
    if block.facts:
        caption = look.words.key_facts
        flow += part_heading(look, caption, source=source, under=block.name)
        flow += pairs(look, block.facts, source=source, name=f"{name} facts", alt=caption)
    return flow + picture_flow(block, look, look.width, name=f"{name} picture")


def benefit(block: BenefitBlock, look: Look) -> Flow:
    """Set the reason on the left, its outcome pulled out on the right."""
    source, name = block.source, plain_line(block.title)
    main, side = column_widths(look)
    outcome = pull_out(
        look,
        look.words.business_outcome,
        block.outcome,
        side,
        source=source,
        under=block.title,
        name=f"{name} outcome",
    )
    width = main if outcome else look.measure_width
    text = look.text(block.description, look.body, width, name=f"{name} description", source=source)
    text += picture_flow(block, look, width, name=f"{name} picture")
    body = side_by_side((text, outcome), (main, side), GAP) if text and outcome else text + outcome
    return whole(look, heading(look, block.title, block) + body)


def drawback(block: DrawbackBlock, look: Look) -> Flow:
    """Let the drawback face what is done about it."""
    source, name = block.source, plain_line(block.title)
    width = half(look)
    palette = look.palette
    against = _facing(look, look.words.drawback, block.description, block.title, source, f"{name} drawback")
    answer = _facing(look, look.words.mitigation, block.mitigation, block.title, source, f"{name} mitigation")
    if not answer:
        text = look.text(block.description, look.body, look.measure_width, name=f"{name} drawback", source=source)
        return whole(look, heading(look, block.title, block) + text + _picture(block, look, name))
    panels = (
        card(look, against, width, source=source, name=f"{name} drawback", bar=palette.negative),
        card(
            look,
            answer,
            width,
            source=source,
            name=f"{name} mitigation",
            fill=palette.positive_soft,
            bar=palette.positive,
        ),
    )
    filled = tuple(column for column in panels if column)
    body = side_by_side(filled, (width,) * len(filled), GAP, before=look.unit * 1.2)
    return whole(look, heading(look, block.title, block) + body + _picture(block, look, name), always=True)


def _facing(look: Look, caption: str, text: Rich, under: Line, source: str, name: str) -> Flow:
    room = card_room(half(look))
    content = look.text(text, look.small, room, name=name, source=source)
    return label(look, caption, room, source=source, under=under, colour=look.palette.text) + content if content else ()


def _picture(block: BenefitBlock | DrawbackBlock | UseCaseBlock, look: Look, name: str) -> Flow:
    return picture_flow(block, look, look.measure_width, name=f"{name} picture")


def use_cases(blocks: tuple[UseCaseBlock, ...], look: Look) -> Flow:
    """Give cards in two or three columns; alone or long, they are ordinary text."""
    columns = columns_for(len(blocks))
    width = column_width(look, columns)
    title = heading_style(look, [block.title for block in blocks], card_room(width))
    contents = tuple(_use_case(block, look, card_room(width), title) for block in blocks)
    if len(blocks) > 1 and all(stacked_height(content) <= look.frame.height * TALL_CARD for content in contents):
        cards = tuple(
            card(look, content, width, source=block.source, name=f"{plain_line(block.title)} card")
            for block, content in zip(blocks, contents, strict=True)
        )
        return grid(look, cards, columns)
    flow: Flow = ()
    for block in blocks:
        flow += whole(look, _use_case(block, look, look.measure_width))
    return flow


def _use_case(block: UseCaseBlock, look: Look, width: float, small: TextStyle | None = None) -> Flow:
    source, name = block.source, plain_line(block.title)
    title = heading(look, block.title, block, width=width, style=small, before=0.0 if small else 4.0)
    style = look.small if small else look.body
    flow = title + look.text(block.description, style, width, name=f"{name} description", source=source)
    users = look.line(block.users, style, width, name=f"{name} users", source=source)
    if users:
        flow += label(look, look.words.used_by, width, source=source, under=block.title, before=1.0, after=0.15) + users
    return flow + picture_flow(block, look, width, name=f"{name} picture")


def question(block: QuestionBlock, look: Look) -> Flow:
    """Set the question as a heading over its answer, under a hairline."""
    source, name = block.source, plain_line(block.question)
    width = look.measure_width
    flow = card_heading(look, block.question, block, width)
    flow += look.text(block.answer, look.body, width, name=f"{name} answer", source=source)
    flow += picture_flow(block, look, width, name=f"{name} picture")
    framed = panel(
        flow,
        width=look.width,
        insets=(0.0, look.unit * 1.5, 0.0, 0.0),
        backdrop=Backdrop(top=Stroke(colour=look.palette.line, width=0.75)),
        name=name,
        source=source,
        before=look.unit * 2.2,
    )
    return whole(look, framed)


def written(block: TextBlock, look: Look) -> Flow:
    """Set the text, then its key points on a panel."""
    source = block.source
    summary = block.purpose is TextPurpose.EXECUTIVE_SUMMARY
    style = replace(look.body, size=look.body.size * 1.1, space_before=look.body.space_before * 1.3)
    flow = look.text(
        block.body,
        style if summary else look.body,
        look.measure_width * (1.1 if summary else 1.0),
        name="Text",
        source=source,
        before=look.unit * 2,
    )
    room = card_room(look.width) - 6
    points = look.items(block.key_points, look.body, room, name="Key points", source=source)
    if points:
        caption = label(
            look, line_of(look.words.key_points), room, source=source, under=(), after=0.9, style=look.heading3
        )
        flow += panel(
            caption + points,
            width=look.width,
            insets=(20.0, 16.0, 14.0, 17.0),
            backdrop=Backdrop(fill=look.palette.accent_soft, bar=look.palette.accent),
            name="Key points",
            source=source,
            before=look.unit * 3,
        )
    return flow + picture_flow(block, look, look.measure_width, name="Picture")
