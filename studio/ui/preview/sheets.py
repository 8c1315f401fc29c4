"""Which page is which: pages of one state with names that they keep in the next."""

from collections.abc import Sequence
from dataclasses import field

from studio.app.preview import Page
from studio.domain.frozen import dataclass
from studio.layout.page import SlidePage


@dataclass(frozen=True, slots=True)
class Sheets:
    """The pages of an output."""

    pages: tuple[Page, ...] = ()
    width: float = 960.0
    """Points."""
    height: float = 540.0
    names: tuple[str, ...] = field(init=False)
    """A slide's anchor, or a sheet's chapter and its place in that: the same while somebody writes in it."""
    places: dict[str, int] = field(init=False)
    """Index by name."""

    def __post_init__(self) -> None:
        names = tuple(_names(self.pages))
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "places", {name: index for index, name in enumerate(names)})

    def index_of(self, name: str, chapter: str, near: int) -> int:
        """Give the index of a page that was known by a name: itself, else the nearest one of its chapter, else near."""
        if name in self.places:
            return self.places[name]
        siblings = [index for index, page in enumerate(self.pages) if chapter and page.chapter == chapter]
        if siblings:
            return min(siblings, key=lambda index: abs(index - near))
        return min(near, max(len(self.pages) - 1, 0))

    def title(self, index: int) -> str:
        """Give what a page is called: its title, or the number of a sheet."""
        page = self.pages[index]
        return page.title if isinstance(page, SlidePage) else ""


def _names(pages: Sequence[Page]) -> list[str]:
    counts: dict[str, int] = {}
    names = []
    for page in pages:
        stem = page.anchor if isinstance(page, SlidePage) else page.chapter
        counts[stem] = number = counts.get(stem, 0) + 1
        names.append(stem if number == 1 and isinstance(page, SlidePage) else f"{stem}#{number}")
    return names
