"""Steps on a rail: a marker in the gutter, a line from one to the next, the text beside them."""

from studio.domain.frozen import dataclass, replace
from studio.domain.geometry import Rect
from studio.layout.drawing import Box, Geometry, Stroke
from studio.layout.flow.flowables import Flowable, Parts, Sheet
from studio.layout.items import ShapeItem
from studio.layout.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Railed:
    """A step: a marker in the gutter, and a line from it down to the next step."""

    marker: Flowable | None
    """None where an earlier page bears it."""
    marker_size: float
    child: Flowable
    drop: float
    """How far the text begins below the marker's top."""
    indent: float
    line: Stroke | None
    """None for the last step."""
    name: str
    source: str
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    @property
    def height(self) -> float:
        """Height of the text, and never less than the marker."""
        return max(self.child.height + self._drop, self.marker_size if self.marker is not None else 0.0)

    @property
    def _drop(self) -> float:
        return self.drop if self.marker is not None else 0.0

    @property
    def least(self) -> float:
        """The text's opening, and never less than the marker."""
        return max(self.child.least + self._drop, self.marker_size if self.marker is not None else 0.0)

    def split(self, room: float, *, force: bool) -> Parts:
        """Part the text; the line goes on beside the rest."""
        head, tail = self.child.split(room - self._drop, force=force)
        if head is None:
            return None, self
        first = replace(self, child=head, after=0.0)
        return first, replace(self, child=tail, marker=None, before=0.0) if tail is not None else None

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Draw the line, the marker and the text."""
        middle = x + self.marker_size / 2
        top = y + (self.marker_size + 3.0 if self.marker is not None else 0.0)
        bottom = y + self.height + max(self.after - 3.0, 0.0)
        if self.line is not None and bottom > top:
            rule = Box(geometry=Geometry.LINE, stroke=self.line)
            sheet.items.append(
                ShapeItem(
                    rect=Rect(middle, top, 0.0, bottom - top),
                    role=Role.DECORATION,
                    name=f"{self.name} line",
                    source=self.source,
                    box=rule,
                )
            )
        if self.marker is not None:
            self.marker.place(x, y, sheet)
        self.child.place(x + self.indent, y + self._drop, sheet)

    def stretched(self, height: float) -> Flowable:  # noqa: ARG002 - a step has no visible body
        """Give the step as it is."""
        return self
