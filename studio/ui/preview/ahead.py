"""Pixels of the pages in view, made by the worker that lays them out, before anybody is told of them."""

from studio.app.outputs import Output
from studio.app.preview import Preview
from studio.domain.frozen import dataclass
from studio.ui.preview.pixels import Job, Pixels
from studio.ui.preview.sheets import Sheets


@dataclass(frozen=True, slots=True)
class InView:
    """What somebody looks at, as the worker may read it while the window goes on."""

    output: Output = Output.SLIDES
    names: tuple[str, ...] = ()
    pixels: int = 0


class Ahead:
    """Makes changed pages in view at once; `prepare` is called in the worker's thread."""

    def __init__(self, pixels: Pixels) -> None:
        self._pixels = pixels
        self.seen = InView()

    def prepare(self, preview: Preview) -> None:
        """Make what is in view of a state."""
        seen = self.seen
        if preview.pending is seen.output or not seen.names:
            return
        sheets = sheets_of(preview, seen.output)
        for name in seen.names:
            index = sheets.places.get(name)
            if index is not None:
                self._pixels.make_now(Job(sheets.pages[index], sheets.width, sheets.height, seen.pixels))


def sheets_of(preview: Preview, output: Output) -> Sheets:
    """Give the pages of an output."""
    return Sheets(preview.pages(output), *preview.size(output))
