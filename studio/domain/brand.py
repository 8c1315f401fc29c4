"""A corporate design as a neutral value: palette, fonts, type scale, slide layouts with slots and decor, page style."""

from dataclasses import field
from enum import StrEnum
from pathlib import Path

from studio.domain.frozen import dataclass
from studio.domain.geometry import Rect
from studio.domain.template_cuts import CutLink


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour: resolved for drawing, and by its theme name for files that follow the theme."""

    rgb: str
    """Six hexadecimal digits, upper case."""
    scheme: str = ""
    """Theme colour (`tx1`, `bg2`, `accent1`…); empty for a fixed colour."""
    lum_mod: int = 100_000
    """Luminance factor in thousandths of a percent, as in DrawingML."""
    lum_off: int = 0
    """Luminance offset in thousandths of a percent, as in DrawingML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours by their job. Every text colour has a contrast of at least 4.5 : 1 on the fill it is meant for."""

    text: Colour
    muted: Colour
    """Secondary text on the background and on `surface`."""
    background: Colour
    surface: Colour
    """Fill of cards and table bands."""
    line: Colour
    """Hairlines and card borders."""
    primary: Colour
    """The brand's dark colour: dividers, table headers."""
    on_primary: Colour
    """Text on `primary`."""
    accent: Colour
    """The brand's signal colour: numbers, markers, charts. Readable as large text on the background."""
    accent_text: Colour
    """The accent for small text on `background` and `surface`."""
    accent_soft: Colour
    """Fill of callouts."""
    on_accent: Colour
    """Text on `accent`."""
    positive: Colour
    positive_soft: Colour
    negative: Colour
    negative_soft: Colour
    missing: Colour
    """Fill behind an unresolved merge field."""
    on_missing: Colour
    series: tuple[Colour, ...]
    """Colours of chart series, in order."""


class FontRole(StrEnum):
    """What a font is for."""

    HEADING = "heading"
    BODY = "body"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFamily:
    """Four styles of one family: the name that presentations use, and the files measured and embedded for it."""

    name: str
    """Such as `Arial`; the files may be its metric-compatible twin."""
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path

    def file(self, *, bold: bool, italic: bool) -> Path:
        """Give the file of a style."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """The families of a brand."""

    heading: FontFamily
    body: FontFamily
    code: FontFamily
    fallback: FontFamily
    """For characters that the others lack."""
    bullets: FontFamily | None = None
    """What bullets are set in beside any text, as presentations do; None for the text's own family."""

    def family(self, role: FontRole) -> FontFamily:
        """Give the family for a job."""
        match role:
            case FontRole.HEADING:
                return self.heading
            case FontRole.BODY:
                return self.body
            case FontRole.CODE:
                return self.code


class Align(StrEnum):
    """Horizontal alignment of a paragraph."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Anchor(StrEnum):
    """Vertical alignment of a text in its box."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How a paragraph looks."""

    size: float
    """Points."""
    colour: Colour
    font: FontRole = FontRole.BODY
    bold: bool = False
    italic: bool = False
    caps: bool = False
    """Shown in capitals, whatever the text is written in."""
    align: Align = Align.LEFT
    line_spacing: float = 1.0
    """Multiple of single spacing, which is 1.2 times the size."""
    space_before: float = 0.0
    """Points above the paragraph, except the first of its box."""
    indent: float = 0.0
    """Points from the box to the text; a bullet hangs in it."""
    bullet: str = ""
    """Bullet character, `1.` for automatic numbers; empty for none."""
    bullet_colour: Colour | None = None
    """None for the colour of the text."""


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
