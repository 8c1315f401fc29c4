"""The beginning of a chapter: title and lead beside a big number, on a field of colour or under a bar."""

from studio.domain.colours import Colour
from studio.domain.document import DocumentChapter
from studio.domain.frozen import dataclass, replace
from studio.domain.geometry import Rect
from studio.domain.text import Line, line_of
from studio.domain.typography import Align, TextStyle
from studio.layout.drawing import Box
from studio.layout.flow.figures import Drawing
from studio.layout.flow.flowables import Flow, Flowable, Parts, Sheet, Stack, stacked_height
from studio.layout.flow.look import Look
from studio.layout.flow.panels import Columns
from studio.layout.items import AnyItem, ShapeItem
from studio.layout.roles import Role
from studio.layout.shades import mixed, quieter

_RULE = (44.0, 3.0)
"""Points: length and thickness of the rule under a title."""
_EDGE = 5.0
"""Points: thickness of the accent along the field's lower edge."""
_TITLE = 0.76
"""Share of the width for the title, beside the number."""
_FOOT = 3.6
"""Room under the lead in units of the grid."""
_SMALLER = 0.8
"""Of the title of a chapter that begins below another one, in proportion to that of one that begins a page."""
_LONGEST_LEAD = 0.3
"""Of a lead on the field, as a fraction of the frame's height: a longer one is ordinary text below it."""
_QUIET = 0.62
"""Share of the field's text colour in a big number."""
_SOFT = 0.86
"""Share of the field's text colour in a lead."""
LIFT = 108.0
"""Points that a title is lower on the field where the chapter leaves most of its only page free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Content on a field of colour that begins at the sheet's upper edge."""

    child: Flowable
    width: float
    """Of the sheet."""
    foot: float
    """Room under the content."""
    fill: Colour
    edge: Colour
    name: str
    source: str
    lift: float = 0.0
    """Room above the content."""
    before: float = 0.0
    after: float = 0.0
    keep: bool = True

    @property
    def height(self) -> float:
        """Content with the room above and below it."""
        return self.lift + self.child.height + self.foot

    @property
    def least(self) -> float:
        """The smallest opening of the content with the room around it."""
        return self.lift + self.child.least + self.foot

    def split(self, room: float, *, force: bool) -> Parts:
        """Part the content; the rest goes on on a field of its own."""
        head, tail = self.child.split(room - self.lift - self.foot, force=force)
        if head is None:
            return None, self
        first = replace(self, child=head, after=0.0, keep=False)
        return first, replace(self, child=tail, lift=0.0) if tail is not None else None

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Draw the field from edge to edge, then the content on it."""
        bottom = y + self.height
        sheet.items.append(self._shape(Rect(0.0, 0.0, self.width, bottom), self.fill, "field"))
        sheet.items.append(self._shape(Rect(0.0, bottom, self.width, _EDGE), self.edge, "edge"))
        self.child.place(x, y + self.lift, sheet)

    def _shape(self, rect: Rect, fill: Colour, what: str) -> ShapeItem:
        name = f"{self.name} {what}"
        return ShapeItem(rect=rect, role=Role.DECORATION, name=name, source=self.source, box=Box(fill=fill))

    def stretched(self, height: float) -> Flowable:  # noqa: ARG002 - nothing stands beside it
        """Give the field as it is."""
        return self


def opening(chapter: DocumentChapter, look: Look) -> Flow:
    """Give number, title and lead of a chapter that begins a page."""
    palette = look.palette
    number, source = str(chapter.number), chapter.id
    style = replace(look.lead, colour=quieter(palette.on_primary, palette.primary, _SOFT))
    lead = _lead(chapter, look, style, look.width * _TITLE, before=1.6)
    if stacked_height(lead) <= look.frame.height * _LONGEST_LEAD:
        return title_field(look, chapter.title, lead, number=number, source=source, name="Chapter")
    below = _lead(chapter, look, look.lead, look.width, before=3.0)
    return title_field(look, chapter.title, (), number=number, source=source, name="Chapter") + below


def run_in(chapter: DocumentChapter, look: Look) -> Flow:
    """Give number, title and lead of a chapter that begins below another one: smaller, under a bar."""
    palette, source = look.palette, chapter.id
    width = look.width * _TITLE
    style = replace(look.heading1, size=look.heading1.size * _SMALLER)
    title = look.line(chapter.title, style, width, name="Chapter title", source=source, role=Role.HEADING_1, keep=True)
    big = replace(look.number, size=style.size * 1.6, line_spacing=0.9, align=Align.RIGHT)
    beside = _beside(look, Stack(children=title), str(chapter.number), big, source, "Chapter")
    bar = _rule(look, (look.width, _RULE[1]), palette.primary, "Chapter rule", source)
    return (
        bar,
        replace(beside, before=look.unit * 1.2, keep=True),
        *_lead(chapter, look, look.lead, width, before=0.8, keep=True),
    )


def _lead(
    chapter: DocumentChapter, look: Look, style: TextStyle, width: float, *, before: float, keep: bool = False
) -> Flow:
    return look.text(
        chapter.intro,
        style,
        width,
        name="Chapter lead",
        source=chapter.id,
        before=look.unit * before,
        after=look.unit,
        keep=keep,
    )


def title_field(look: Look, title: Line, lead: Flow, *, number: str, source: str, name: str) -> Flow:
    """Give a title of the first level over its rule and the lead, beside its number where it has one."""
    palette = look.palette
    width = look.width * _TITLE
    style = replace(look.heading1, colour=palette.on_primary)
    told = look.line(title, style, width, name=f"{name} title", source=source, role=Role.HEADING_1, keep=True)
    quiet = mixed(palette.primary, palette.on_primary, _QUIET)
    rule = replace(_rule(look, _RULE, quiet, f"{name} rule", source), before=look.unit * 1.2, after=look.unit)
    told += (rule, *lead)
    big = replace(look.number, size=look.number.size * 2.4, line_spacing=0.9, align=Align.RIGHT, colour=quiet)
    field = Field(
        child=_beside(look, Stack(children=told), number, big, source, name),
        width=look.sheet.width,
        foot=look.unit * _FOOT,
        fill=palette.primary,
        edge=palette.accent,
        name=name,
        source=source,
        after=look.unit * 4 + _EDGE,
    )
    return (field,)


def _beside(look: Look, told: Stack, number: str, style: TextStyle, source: str, name: str) -> Stack | Columns:
    left = look.width * _TITLE
    big = look.line(
        line_of(number), style, look.width - left, name=f"{name} number", source=source, role=Role.LABEL, keep=True
    )
    if not big:
        return told
    return Columns(children=(Stack(children=big), told), offsets=(left, 0.0), level=False)


def _rule(look: Look, size: tuple[float, float], colour: Colour, name: str, source: str) -> Drawing:
    """Give a bar of this width and thickness."""

    def draw(rect: Rect) -> tuple[AnyItem, ...]:
        bar = Rect(rect.x, rect.y, *size)
        return (ShapeItem(rect=bar, role=Role.DECORATION, name=name, source=source, box=Box(fill=colour)),)

    return Drawing(draw=draw, width=look.width, height=size[1], keep=True)
