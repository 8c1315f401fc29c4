"""Flowables around flowables: panels with a visible body, columns side by side, things kept whole."""

from itertools import chain

from studio.domain.colours import Colour
from studio.domain.frozen import dataclass, replace
from studio.domain.geometry import Rect
from studio.layout.drawing import Box, Geometry, Stroke
from studio.layout.flow.flowables import SLACK, Flow, Flowable, Parts, Sheet, Stack
from studio.layout.items import ShapeItem
from studio.layout.roles import Role

Insets = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_EMPTY = Stack(children=())
_BLANK = 0.25
"""Part of a page that may stay blank for a thing to go to the next one in one piece."""
_REST = 0.1
"""Part of a page that the rest of a thing takes there at least, where its lines allow that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backdrop:
    """What is drawn behind a panel's content."""

    fill: Colour | None = None
    stroke: Stroke | None = None
    radius: float = 0.0
    bar: Colour | None = None
    """A bar along the left edge."""
    bar_width: float = 3.0
    top: Stroke | None = None
    """A rule along the upper edge, where the panel begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Content on a visible body; parted, either part has one."""

    child: Flowable
    width: float
    insets: Insets
    backdrop: Backdrop
    name: str
    source: str
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    least_height: float = 0.0

    @property
    def height(self) -> float:
        """Content and insets, or more where neighbours are higher."""
        return max(self.least_height, self.child.height + self._ends)

    @property
    def _ends(self) -> float:
        return self.insets[1] + self.insets[3]

    @property
    def least(self) -> float:
        """The smallest opening of the content, with insets."""
        return self.child.least + self._ends

    def split(self, room: float, *, force: bool) -> Parts:
        """Part the content."""
        head, tail = self.child.split(room - self._ends, force=force)
        if head is None:
            return None, self
        first = replace(self, child=head, least_height=0.0, after=0.0, keep=False)
        if tail is None:
            return first, None
        return first, replace(self._continued(), child=tail, least_height=0.0, before=0.0)

    def _continued(self) -> "Panel":
        """Give the panel without the rule that begins it, nor the room under that."""
        if self.backdrop.top is None:
            return self
        left, _, right, bottom = self.insets
        return replace(self, backdrop=replace(self.backdrop, top=None), insets=(left, 0.0, right, bottom))

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Draw the body, then the content on it."""
        sheet.items.extend(self._body(Rect(x, y, self.width, self.height)))
        self.child.place(x + self.insets[0], y + self.insets[1], sheet)

    def _body(self, rect: Rect) -> list[ShapeItem]:
        back = self.backdrop
        shapes = []
        if back.fill is not None or back.stroke is not None:
            geometry = Geometry.ROUND_RECT if back.radius else Geometry.RECT
            box = Box(geometry=geometry, fill=back.fill, stroke=back.stroke, radius=back.radius)
            shapes.append(self._shape(rect, box, "panel"))
        if back.bar is not None:
            bar = Rect(rect.x, rect.y, back.bar_width, rect.height)
            shapes.append(self._shape(bar, Box(fill=back.bar), "bar"))
        if back.top is not None:
            rule = Box(geometry=Geometry.LINE, stroke=back.top)
            shapes.append(self._shape(Rect(rect.x, rect.y, rect.width, 0.0), rule, "rule"))
        return shapes

    def _shape(self, rect: Rect, box: Box, what: str) -> ShapeItem:
        return ShapeItem(rect=rect, role=Role.DECORATION, name=f"{self.name} {what}", source=self.source, box=box)

    def stretched(self, height: float) -> Flowable:
        """Give the panel at least this height."""
        return replace(self, least_height=max(height, self.least_height))


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Things side by side; parted, each goes on in its own column."""

    children: Flow
    offsets: tuple[float, ...]
    """Left edge of each column."""
    level: bool = True
    """Whether visible bodies are made equally high."""
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    @property
    def height(self) -> float:
        """Height of the highest column."""
        return max((child.height for child in self.children), default=0.0)

    @property
    def least(self) -> float:
        """What the most demanding column needs to begin."""
        return max((child.least for child in self.children), default=0.0)

    def split(self, room: float, *, force: bool) -> Parts:
        """Part every column at the same height."""
        heads: list[Flowable] = []
        tails: list[Flowable | None] = []
        for child in self.children:
            if child.height <= room:
                heads.append(child)
                tails.append(None)
                continue
            head, tail = child.split(room, force=force)
            if head is None:
                return None, self
            heads.append(head)
            tails.append(tail)
        first = replace(self, children=tuple(heads), after=0.0, keep=False)
        if not any(tails):
            return first, None
        rest = tuple(tail if tail is not None else _EMPTY for tail in tails)
        return first, replace(self, children=rest, before=0.0)

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Place the columns from left to right, equally high where they have a body."""
        height = self.height
        for offset, child in zip(self.offsets, self.children, strict=True):
            shown = child.stretched(height) if self.level else child
            shown.place(x + offset, y, sheet)

    def stretched(self, height: float) -> Flowable:
        """Give every column this height."""
        return replace(self, children=tuple(child.stretched(height) for child in self.children))


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A thing that stays in one piece, unless no page can hold it, or much of one would stay blank for that."""

    child: Flowable
    limit: float
    """Height of a whole page's room."""
    yields: bool = False
    """Whether it is parted rather than leave much of a page blank."""

    @property
    def before(self) -> float:
        """The child's."""
        return self.child.before

    @property
    def after(self) -> float:
        """The child's."""
        return self.child.after

    @property
    def keep(self) -> bool:
        """The child's."""
        return self.child.keep

    @property
    def height(self) -> float:
        """The child's."""
        return self.child.height

    @property
    def least(self) -> float:
        """All of it if a page can hold it, or as much as leaves no page with much blank."""
        height = self.child.height
        if height > self.limit:
            return self.child.least
        return min(height, max(self.child.least, self.limit * _BLANK)) if self.yields else height

    def split(self, room: float, *, force: bool) -> Parts:
        """Part what is higher than a page, or must be parted, or leaves much of a page blank."""
        height = self.child.height
        if height > self.limit or force:
            return self.child.split(room, force=force)
        if room + SLACK < self.least:
            return None, self
        return self.child.split(max(min(room, height - self.limit * _REST), self.child.least), force=False)

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Place the child."""
        self.child.place(x, y, sheet)

    def stretched(self, height: float) -> Flowable:
        """Stretch the child."""
        return replace(self, child=self.child.stretched(height))


def panel(
    content: Flow,
    *,
    width: float,
    insets: Insets,
    backdrop: Backdrop,
    name: str,
    source: str,
    before: float = 0.0,
    after: float = 0.0,
) -> Flow:
    """Put content on a panel; no content, no panel."""
    if not content:
        return ()
    child = Stack(children=content)
    return (
        Panel(
            child=child,
            width=width,
            insets=insets,
            backdrop=backdrop,
            name=name,
            source=source,
            before=before,
            after=after,
        ),
    )


def side_by_side(
    columns: tuple[Flow, ...],
    widths: tuple[float, ...],
    gap: float,
    *,
    before: float = 0.0,
    level: bool = True,
    keep: bool = False,
) -> Flow:
    """Put flows beside each other; nothing where all are empty. `keep` keeps them with what follows."""
    if not any(chain.from_iterable(columns)):
        return ()
    offsets = []
    x = 0.0
    for width in widths:
        offsets.append(x)
        x += width + gap
    children = tuple(Stack(children=column) for column in columns)
    return (Columns(children=children, offsets=tuple(offsets), before=before, level=level, keep=keep),)
