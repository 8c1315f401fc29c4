"""A .pptx, .potx or .ppsx as any firm has it to its slide layouts, theme colours and fonts."""

from dataclasses import field
from pathlib import Path
from typing import Final, NoReturn

from lxml.etree import _Element

from studio.domain.brand import Decor, DecorShape, SlideLayout, Slot
from studio.domain.colours import Colour
from studio.domain.errors import StudioError
from studio.domain.findings import Finding, Severity, warning
from studio.domain.frozen import dataclass
from studio.domain.geometry import Rect
from studio.domain.places import Place
from studio.domain.template_cuts import CutLink
from studio.sources.brands.template_colour import is_dark
from studio.sources.brands.template_decor import DecorReading
from studio.sources.brands.template_fill import background, background_fill
from studio.sources.brands.template_package import OpenedLayout, OpenedMaster, open_template
from studio.sources.brands.template_roles import TypedLayout
from studio.sources.brands.template_slots import EMU, SMALL_PRINT, Inheritance, master_body, read_slots, shape_tree
from studio.sources.brands.template_text import font_names
from studio.sources.brands.template_theme import P, Theme, overridden, read_theme

MARGIN: Final = 48.0
"""Where a template leaves no trace of its margins, points."""
GAP: Final = 12.0
"""Between the title or the footer and the content, where a template's own text area does not say."""
OVERHANG: Final = 4.0
"""Points that a placeholder may reach over the slide's edge without a word: hardly more than its insets."""
SMALLEST_AREA: Final = 72.0
"""Points; an area with a shorter side has no room for content."""
SMALLEST_SIDE: Final = 180.0
"""Points; on less, no text of a readable size has room. PowerPoint itself allows an inch."""
LARGEST_SIDE: Final = 4032.0
"""Points: PowerPoint's 56 inches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What a template defines, before brand.yaml says what is used for what."""

    path: Path
    width: float
    """Points."""
    height: float
    layouts: tuple[TypedLayout, ...]
    """Of all masters, the first master's first; at least one."""
    theme: Theme
    """Of the first master."""
    cut: tuple[CutLink, ...]
    """What exports leave out of it."""
    findings: tuple[Finding, ...]


def read_template(path: Path) -> Template:
    """Read a template; StudioError when it is missing, broken, hostile, no deck, or without master or layouts."""
    opened = open_template(path)
    if not opened.masters:
        _refuse(path, "it has no slide master", "Save it from PowerPoint as a template.")
    width, height = opened.width / EMU, opened.height / EMU
    if not all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in (width, height)):
        _refuse(path, "its slides have no usable size", "Set the slide size in PowerPoint, 16:9 for instance.")
    readers = [
        MasterReader(
            file=str(path),
            master=master,
            theme=read_theme(master.theme, master.root),
            slide=Rect(0, 0, width, height),
            defaults=opened.defaults,
        )
        for master in opened.masters
    ]
    layouts = tuple(layout for reader in readers for layout in reader.layouts())
    if not layouts:
        _refuse(path, "it has no slide layouts", "Add layouts to its slide master in PowerPoint.")
    return Template(
        path=path,
        width=width,
        height=height,
        layouts=layouts,
        theme=readers[0].theme,
        cut=opened.cut,
        findings=(
            *opened.findings,
            *(finding for reader in readers for finding in (*reader.findings, *reader.strange_fonts())),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterReader:
    """One slide master, whose layouts are being read."""

    file: str
    master: OpenedMaster
    theme: Theme
    slide: Rect
    defaults: _Element | None
    """The presentation's p:defaultTextStyle."""
    findings: list[Finding] = field(default_factory=list)

    def layouts(self) -> tuple[TypedLayout, ...]:
        """Read all layouts of this master."""
        return tuple(
            TypedLayout(layout=self._layout(layout), type=layout.root.get("type", "cust"))
            for layout in self.master.layouts
        )

    def strange_fonts(self) -> tuple[Finding, ...]:
        """Say which fonts the placeholders name beside the theme's own: text is set in the theme's."""
        texts = (body for root in self._roots() for body in root.iter(f"{P}txBody", f"{P}txStyles"))
        names = font_names(texts) - {self.theme.major, self.theme.minor}
        if not names:
            return ()
        text = f"the template names fonts beside its theme's: {', '.join(sorted(names))}; the theme's are used"
        hint = "set the theme's fonts in PowerPoint: View, Slide Master, Fonts"
        place = Place(file=self.file)
        return (Finding(code="font-outside-theme", severity=Severity.HINT, text=text, hint=hint, place=place),)

    def _roots(self) -> tuple[_Element, ...]:
        return (self.master.root, *(layout.root for layout in self.master.layouts))

    def _layout(self, layout: OpenedLayout) -> SlideLayout:
        theme = overridden(self.theme, layout.root)
        inherited = Inheritance(master=self.master.root, defaults=self.defaults, theme=theme)
        slots, lost = read_slots(layout.root, inherited, self.slide)
        for placeholder in lost:
            text = f"the placeholder `{placeholder}` of the layout `{layout.name}` has no room and is not used"
            place, hint = Place(file=self.file), "place it on the slide in PowerPoint, large enough for its text"
            self.findings.append(warning("placeholder-unplaced", text, hint=hint, place=place))
        for slot in slots:
            if not self.slide.contains(slot.rect, slack=OVERHANG):
                text = f"the placeholder `{slot.name}` of the layout `{layout.name}` reaches over the slide’s edge"
                place, hint = Place(file=self.file), "its text is cut off there: make it smaller in PowerPoint"
                self.findings.append(warning("placeholder-overhangs", text, hint=hint, place=place))
        ground, decor = self._decor(layout, theme)
        return SlideLayout(
            name=layout.name,
            part=layout.partname,
            slots=slots,
            decor=decor,
            background=ground,
            area=free_area(slots, master_body(self.master.root), self.slide),
            inverse=is_dark(_ground_of_text(ground, decor, self.slide)),
        )

    def _decor(self, layout: OpenedLayout, theme: Theme) -> tuple[Colour, tuple[Decor, ...]]:
        """Give the background and everything on it, from back to front."""
        own = background_fill(layout.root)
        fill = background_fill(self.master.root) if own is None else own
        ground = background(fill, theme)
        of_master = DecorReading(part=self.master.part, theme=theme, under=ground)
        of_layout = DecorReading(part=layout.part, theme=theme, under=ground)
        picture = (of_master if own is None else of_layout).background_picture(fill, self.slide)
        shows_master = layout.root.get("showMasterSp", "1") not in {"0", "false"}
        decor = (
            *((picture,) if picture else ()),
            *(of_master.read(shape_tree(self.master.root)) if shows_master else ()),
            *of_layout.read(shape_tree(layout.root)),
        )
        self._note_skipped(layout.name, [*of_master.skipped, *of_layout.skipped])
        return ground, decor

    def _note_skipped(self, name: str, skipped: list[str]) -> None:
        if not skipped:
            return
        shapes = ", ".join(f"`{shape}`" for shape in dict.fromkeys(skipped))
        text = f"the PDF leaves out decoration of the layout `{name}`: {shapes}"
        hint = "use rectangles, ellipses, lines and PNG or JPEG pictures without rotation"
        place = Place(file=self.file)
        self.findings.append(Finding(code="decor-skipped", severity=Severity.HINT, text=text, hint=hint, place=place))


def free_area(slots: tuple[Slot, ...], body: Rect | None, slide: Rect) -> Rect:
    """Give where free content may stand: the layout's content slots, else the master's text, else what is left."""
    without = tuple(slot for slot in slots if not slot.name.startswith("body"))
    for some in (slots, without):
        found = _free_area(some, body, slide)
        left, top = max(found.x, slide.x), max(found.y, slide.y)
        area = Rect(left, top, min(found.right, slide.right) - left, min(found.bottom, slide.bottom) - top)
        if area.width >= SMALLEST_AREA and area.height >= SMALLEST_AREA:
            return found if slide.contains(found) else area
    return slide.inset(min(MARGIN, slide.width / 10), min(MARGIN, slide.height / 10))


def _free_area(slots: tuple[Slot, ...], body: Rect | None, slide: Rect) -> Rect:
    own = [slot.rect for slot in slots if slot.name.startswith("body") and slot.type in {"body", "obj"}]
    title = next((slot.rect for slot in slots if slot.name == "title"), None)
    if own:
        left, top = min(rect.x for rect in own), min(rect.y for rect in own)
        return Rect(left, top, max(rect.right for rect in own) - left, max(rect.bottom for rect in own) - top)
    small = [slot.rect.y for slot in slots if slot.type in SMALL_PRINT and slot.rect.y > slide.height / 2]
    lowest = min(small, default=slide.height - MARGIN + GAP) - GAP
    highest = MARGIN if title is None else title.bottom
    if body is not None and body.y >= highest - 1 and body.bottom <= lowest + GAP + 1:
        return body
    left = title.x if title else MARGIN
    width = title.width if title else slide.width - 2 * MARGIN
    top = highest + GAP if highest + GAP < lowest else MARGIN
    return Rect(left, top, width, max(lowest - top, 0.0))


def _ground_of_text(ground: Colour, decor: tuple[Decor, ...], slide: Rect) -> Colour:
    """Give what text stands on: the last shape that covers the slide, or the background."""
    for thing in reversed(decor):
        if isinstance(thing, DecorShape) and thing.fill and thing.rect.contains(slide, slack=slide.width / 50):
            return thing.fill
    return ground


def _refuse(path: Path, why: str, hint: str) -> NoReturn:
    raise StudioError(f"The template {path.name} cannot be used: {why}.", detail=str(path), hint=hint)
