"""The part of a picture that is kept, in pixels: chosen by a ratio, moved and made larger or smaller within it."""

from fractions import Fraction

from studio.domain.frozen import dataclass, replace

LEAST = 16
"""Pixels that a side keeps at least, where the picture has so many."""
FREE = "Free"
RATIOS: dict[str, Fraction | None] = {
    FREE: None,
    "16 : 9": Fraction(16, 9),
    "4 : 3": Fraction(4, 3),
    "3 : 2": Fraction(3, 2),
    "1 : 1": Fraction(1),
    "3 : 4": Fraction(3, 4),
}
"""Width by height, by the names that people choose from."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of a picture."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column behind it."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The first line below it."""
        return self.top + self.height


Size = tuple[int, int]
"""Width and height of the picture."""


def whole(size: Size) -> Crop:
    """Give all of a picture."""
    return Crop(0, 0, *size)


def in_ratio(crop: Crop, ratio: Fraction | None, size: Size) -> Crop:
    """Give the largest part of a ratio about the middle of what was chosen, as large as that in one direction."""
    if ratio is None:
        return crop
    wide = max(crop.width, round(crop.height * ratio))
    width = max(min(wide, size[0], round(size[1] * ratio)), 1)
    height = max(min(round(width / ratio), size[1]), 1)
    left = crop.left + (crop.width - width) // 2
    return _within(Crop(left, crop.top + (crop.height - height) // 2, width, height), size)


def moved(crop: Crop, right: int, down: int, size: Size) -> Crop:
    """Give the part moved by so many pixels, as far as the picture goes."""
    return _within(replace(crop, left=crop.left + right, top=crop.top + down), size)


def resized(crop: Crop, width: int, height: int, ratio: Fraction | None, size: Size) -> Crop:
    """Give the part with its lower right corner elsewhere; in a ratio, the width decides."""
    room = size[0] - crop.left, size[1] - crop.top
    least = tuple(min(LEAST, one) for one in room)
    width = max(min(width, room[0]), least[0])
    if ratio is None:
        return replace(crop, width=width, height=max(min(height, room[1]), least[1]))
    width = max(min(width, int(room[1] * ratio)), 1)
    return replace(crop, width=width, height=max(min(round(width / ratio), room[1]), 1))


def from_corner(crop: Crop, x: int, y: int, corner: tuple[bool, bool], ratio: Fraction | None, size: Size) -> Crop:
    """Give the part with one corner at a point, the opposite one where it is; `corner` is (at the left, at the top)."""
    at_left, at_top = corner
    far_x, far_y = crop.right if at_left else crop.left, crop.bottom if at_top else crop.top
    room = (far_x if at_left else size[0] - far_x), (far_y if at_top else size[1] - far_y)
    width = max(min(far_x - x if at_left else x - far_x, room[0]), min(LEAST, room[0]))
    height = max(min(far_y - y if at_top else y - far_y, room[1]), min(LEAST, room[1]))
    if ratio is not None:
        width = max(min(width, int(room[1] * ratio)), 1)
        height = max(min(round(width / ratio), room[1]), 1)
    return Crop(far_x - width if at_left else far_x, far_y - height if at_top else far_y, width, height)


def _within(crop: Crop, size: Size) -> Crop:
    left = max(min(crop.left, size[0] - crop.width), 0)
    return replace(crop, left=left, top=max(min(crop.top, size[1] - crop.height), 0))
