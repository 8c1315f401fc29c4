"""A corporate design as a neutral value: palette, fonts, type scale, slide layouts with slots and decor, page style."""

from dataclasses import field
from enum import StrEnum
from pathlib import Path

from studio.domain.colours import Colour, Palette
from studio.domain.frozen import dataclass
from studio.domain.geometry import Rect
from studio.domain.template_cuts import CutLink
from studio.domain.typography import Anchor, Fonts, TextStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A placeholder of a slide layout, with everything it inherits resolved."""

    name: str
    """What it is for: `title`, `subtitle`, `body`, `body2`, `footer`, `date`, `number`, or the template's own name."""
    type: str
    """OOXML type: `title`, `ctrTitle`, `subTitle`, `body`, `obj`, `pic`, `ftr`, `dt`, `sldNum`…"""
    idx: int
    rect: Rect
    insets: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Left, top, right, bottom in points."""
    anchor: Anchor = Anchor.TOP
    styles: tuple[TextStyle, ...]
    """By list level, from level 0; never empty."""
    fill: Colour | None = None
    """Of a placeholder that is a visible box, as a button is; slides inherit it."""
    radius: float = 0.0
    """Of that box's corners in points."""
    set_back: tuple[tuple[str, str], ...] = ()
    """Attributes of its text that slides give another value, since all text is upright and in one column."""

    @property
    def text_rect(self) -> Rect:
        """The rectangle that text may fill."""
        return self.rect.inset(*self.insets)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecorShape:
    """A shape of a master or a layout, as slides inherit it."""

    rect: Rect
    geometry: str = "rect"
    """DrawingML preset: `rect`, `roundRect`, `ellipse`, `line`…"""
    fill: Colour | None = None
    line: Colour | None = None
    line_width: float = 0.0
    text: str = ""
    style: TextStyle | None = None
    radius: float = 0.0
    """Corner radius of roundRect in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecorPicture:
    """A picture of a master or a layout."""

    rect: Rect
    path: Path | None = None
    data: bytes = field(default=b"", repr=False)
    """PNG or JPEG."""


Decor = DecorShape | DecorPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideLayout:
    """A slide layout of the template."""

    name: str
    """Its name in the template."""
    part: str
    """Its part name in the package: `/ppt/slideLayouts/slideLayout1.xml`."""
    slots: tuple[Slot, ...]
    decor: tuple[Decor, ...] = ()
    """Master decor first, then the layout's own, in drawing order."""
    background: Colour
    area: Rect
    """Where free content may stand: below the title, above the footer, between the margins."""
    inverse: bool = False
    """Light text on a dark background."""

    def slot(self, name: str) -> Slot | None:
        """Give the placeholder with this name, None where the layout has none."""
        return next((slot for slot in self.slots if slot.name == name), None)


class LayoutRole(StrEnum):
    """What slides need layouts for; brand.yaml names one for each, or the reader chooses the nearest."""

    COVER = "cover"
    AGENDA = "agenda"
    DIVIDER = "divider"
    TITLE_ONLY = "title_only"
    CONTENT = "content"
    TWO_CONTENT = "two_content"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideSizes:
    """Type scale of slides in points, and the spacing grid."""

    steps: tuple[float, ...] = (44.0, 36.0, 28.0, 24.0, 20.0, 18.0, 16.0, 14.0, 12.0)
    """The type scale, largest first; text goes down one step at a time."""
    title: float = 28.0
    heading: float = 18.0
    body: float = 16.0
    small: float = 12.0
    number: float = 36.0
    minimum: float = 12.0
    """No text of an author is ever set smaller."""
    gap: float = 16.0
    """Between cards and columns."""
    padding: float = 16.0
    """Inside cards."""
    radius: float = 6.0
    """Of card corners."""

    def __hash__(self) -> int:
        """Give the hash of what tells brands apart: texts are looked up by it in all their sizes."""
        return hash((self.title, self.heading, self.body, self.minimum, self.gap))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStyle:
    """How the proposal's pages look; lengths in points."""

    margin_left: float = 68.0
    margin_right: float = 68.0
    margin_top: float = 84.0
    margin_bottom: float = 76.0
    body: float = 10.5
    small: float = 8.5
    heading1: float = 26.0
    heading2: float = 15.0
    heading3: float = 11.5
    number: float = 26.0
    line_spacing: float = 1.16
    paragraph_gap: float = 6.0
    minimum: float = 8.0


@dataclass(frozen=True, slots=True)
class Brand:
    """A corporate design, read once."""

    name: str
    """The folder's name."""
    title: str
    template: Path
    """The .pptx, opened again only by the deck writer."""
    slide_width: float
    slide_height: float
    palette: Palette
    fonts: Fonts
    sizes: SlideSizes
    page: PageStyle
    layouts: dict[LayoutRole, SlideLayout]
    """Every role has a layout; never changed after reading."""
    logo: Path | None = None
    """PNG or JPEG for the pages."""
    logo_on_dark: Path | None = None
    icons: Path = Path()
    """The folder of the icons' SVG files."""
    paper: Palette | None = None
    """Colours of the proposal's pages, which are printed on white; None where those of the slides do."""
    cut_links: tuple[CutLink, ...] = ()
    """Of the template, to what lies outside of it or is not there."""
