"""What is said of a phase beside its bar: its name and dates, and what happens in it where there is room."""

from enum import Enum

from studio.domain.blocks import PlanPhase
from studio.domain.brand import Brand
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.text import plain_line
from studio.domain.typography import Anchor, TextStyle
from studio.layout.boxes import label_item
from studio.layout.items import TextItem
from studio.layout.text.fitting import fit
from studio.layout.text.setting import measure
from studio.layout.text.strips import widest_stretch
from studio.layout.text.styling import Styled, styled_line, styled_text
from studio.layout.text.typefaces import FontBook

_BETWEEN = " · "
"""Between a phase's name and its dates in one line."""
_ROW_ENDS = 4.0
"""Points above and below the words of a phase."""


class PhaseWords(Enum):
    """What is said of a phase at the left."""

    NAMES = "names"
    """Its name over its dates, as small as the row demands."""
    STACKED = "stacked"
    """Under them what happens, in the size that is asked for, whether there is room or not."""
    JOINED = "joined"
    """The same with name and dates in one line."""


def phase_label(
    phase: PlanPhase, words: PhaseWords, place: Rect, brand: Brand, fonts: FontBook, size: float, *, source: str
) -> TextItem:
    """Set the words of a phase in its place, the name in a size in points."""
    if words is PhaseWords.NAMES:
        text = _named(phase, place, brand, fonts, size)
    else:
        text = _described(phase, brand, size, words)
        place = Rect(place.x, place.y + _ROW_ENDS, place.width, place.height - 2 * _ROW_ENDS)
    name = f"Phase {plain_line(phase.name)}"
    return label_item(text, place, fonts, name=name, source=source, anchor=Anchor.MIDDLE)


def described_fits(
    phase: PlanPhase, room: tuple[float, float], brand: Brand, fonts: FontBook, size: float, words: PhaseWords
) -> bool:
    """Tell whether a row of this width and height in points has room for what happens in a phase, no word cut."""
    width, height = room
    text = _described(phase, brand, size, words)
    if any(widest_stretch(paragraph.runs, fonts) > width for paragraph in text):
        return False
    return measure(text, width, fonts).height + 2 * _ROW_ENDS <= height


def _minimum(size: float, brand: Brand) -> float:
    """Give the smallest size allowed here: names as large as a slide's minimum or larger stand on a slide."""
    return brand.sizes.minimum if size >= brand.sizes.minimum else brand.page.minimum


def quiet_size(size: float, brand: Brand) -> float:
    """Give the size in points of what is said beside names of a size."""
    return max(size - 2, _minimum(size, brand))


def _named(phase: PlanPhase, place: Rect, brand: Brand, fonts: FontBook, size: float) -> Styled:
    """Give the phase's name over its dates, as small as the row demands."""
    strong = TextStyle(size=size, colour=brand.palette.text, bold=True)
    quiet = TextStyle(size=quiet_size(size, brand), colour=brand.palette.muted)
    text: Styled = (
        styled_line(phase.name, strong, brand.palette),
        styled_text(phase.dates, quiet, brand.palette),
    )
    sizes = replace(brand.sizes, minimum=_minimum(size, brand))
    fitted = fit(text, place.width, place.height, sizes, fonts)
    return tuple(paragraph.styled for paragraph in fitted.text.paragraphs)


def _described(phase: PlanPhase, brand: Brand, size: float, words: PhaseWords) -> Styled:
    """Give the phase's name, its dates and what happens in it."""
    small = max([step for step in brand.sizes.steps if step < size], default=size)
    strong = TextStyle(size=size, colour=brand.palette.text, bold=True)
    quiet = TextStyle(size=max(small, _minimum(size, brand)), colour=brand.palette.muted)
    name = styled_line(phase.name, strong, brand.palette)
    dates = styled_text(phase.dates, quiet, brand.palette)
    heading: Styled = (name, dates)
    if words is PhaseWords.JOINED:
        space = styled_text(_BETWEEN, quiet, brand.palette)
        heading = (replace(name, runs=(*name.runs, *space.runs, *dates.runs)),)
    text = replace(quiet, colour=brand.palette.text, space_before=1.0)
    said = (styled_line(phase.description, text, brand.palette),) if plain_line(phase.description) else ()
    return (*heading, *said)
