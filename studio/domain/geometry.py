"""Rectangles in points, measured from the top left corner of the page."""

from studio.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in points; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    def inset(
        self, left: float, top: float | None = None, right: float | None = None, bottom: float | None = None
    ) -> "Rect":
        """Give the rectangle inside these margins; one number stands for all four, two for sides and ends."""
        top = left if top is None else top
        right = left if right is None else right
        bottom = top if bottom is None else bottom
        return Rect(self.x + left, self.y + top, self.width - left - right, self.height - top - bottom)

    def contains(self, other: "Rect", slack: float = 0.01) -> bool:
        """Tell whether another rectangle lies inside this one."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def columns(self, count: int, gap: float) -> tuple["Rect", ...]:
        """Divide into equal columns with a gap between them."""
        width = (self.width - gap * (count - 1)) / count
        return tuple(Rect(self.x + index * (width + gap), self.y, width, self.height) for index in range(count))

    def rows(self, count: int, gap: float) -> tuple["Rect", ...]:
        """Divide into equal rows with a gap between them."""
        height = (self.height - gap * (count - 1)) / count
        return tuple(Rect(self.x, self.y + index * (height + gap), self.width, height) for index in range(count))
