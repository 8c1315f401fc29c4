"""What was shown last of each page: it stays until there is something newer."""

from collections.abc import Sequence

from PySide6.QtGui import QImage

from studio.app.preview import Page
from studio.ui.preview.pixels import Pixels

_KEPT = 24
"""Images that are kept; those far from where one looks go first."""


class LastImages:
    """The best image of each page, and why some have none."""

    def __init__(self, pixels: Pixels) -> None:
        self._pixels = pixels
        self._shown: dict[str, QImage] = {}
        self._refused: dict[int, tuple[Page, str]] = {}

    def image(self, page: Page, name: str, pixels: int) -> QImage | None:
        """Give a page's image in that width, or else the one that was shown last under its name."""
        image = self._pixels.image(page, pixels)
        if image is not None:
            self._shown[name] = image
        return image if image is not None else self._shown.get(name)

    def refuse(self, page: Page, why: str) -> None:
        """Remember why a page cannot be shown."""
        self._refused[id(page)] = (page, why)

    def refusal(self, page: Page) -> str:
        """Give why a page cannot be shown; empty for one that can."""
        return self._refused.get(id(page), (page, ""))[1]

    def keep(self, pages: Sequence[Page]) -> None:
        """Forget why pages that are gone could not be shown."""
        left = {id(page) for page in pages}
        self._refused = {key: known for key, known in self._refused.items() if key in left}

    def forget_far(self, names: Sequence[str], current: int) -> None:
        """Keep images of pages near the current one alone, once there are many."""
        if len(self._shown) > _KEPT:
            near = names[max(current - _KEPT // 4, 0) : current + _KEPT // 4 + 1]
            self._shown = {name: self._shown[name] for name in near if name in self._shown}
