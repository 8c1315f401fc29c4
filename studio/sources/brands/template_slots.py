"""A layout's placeholders to slots, everything inherited from master, text styles and presentation resolved."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from lxml.etree import _Element

from studio.domain.brand import Slot
from studio.domain.colours import Colour
from studio.domain.frozen import dataclass
from studio.domain.geometry import Rect
from studio.domain.typography import Anchor
from studio.sources.brands.template_colour import WHOLE, A, number
from studio.sources.brands.template_fill import background, shape_fill
from studio.sources.brands.template_text import text_styles
from studio.sources.brands.template_theme import P, Theme

DEFAULT_RADIUS: Final = 16_667
"""Of a rounded rectangle's corners, in thousandths of a percent of its shorter side."""
EMU: Final = 12_700
"""In a point."""
FIRST_OWN_IDX: Final = 10
"""PowerPoint numbers the placeholders that somebody added to a layout from here."""

FIXED_NAMES: Final = {
    "title": "title",
    "ctrTitle": "title",
    "subTitle": "subtitle",
    "ftr": "footer",
    "sldNum": "number",
    "dt": "date",
}
OTHER_NAMES: Final = {
    "pic": "picture",
    "chart": "chart",
    "tbl": "table",
    "dgm": "diagram",
    "media": "media",
    "clipArt": "picture",
    "sldImg": "slide",
    "hdr": "header",
}
CONTENT_TYPES: Final = frozenset(("body", "obj"))
SMALL_PRINT: Final = frozenset(("ftr", "sldNum", "dt", "hdr"))
TITLES: Final = frozenset(("title", "ctrTitle"))
SMALLEST_WIDTH: Final = 36.0
SMALLEST_HEIGHT: Final = 12.0
"""Points; a placeholder with less room for a text has none."""
SMALLEST_PRINT: Final = 4.0
"""The same for numbers, dates and footers."""
GENERIC_NAME: Final = re.compile(
    r"(?:.*(?:placeholder|platzhalter|réservé|marcador|segnaposto|tijdelijke|symbol zastępczy|заполнитель).*"
    r"|(?:text|content|body|object|picture|chart|table|media|vertical text|shape|rectangle))(?:\s*\d+)?",
    re.IGNORECASE,
)
"""Names that PowerPoint gives by itself, in the languages met most."""
ANCHORS: Final = {"ctr": Anchor.MIDDLE, "b": Anchor.BOTTOM}
UPRIGHT: Final = {"rot": "0", "vert": "horz", "wrap": "square", "numCol": "1"}
"""How slides set every text; a placeholder that says anything else is set back."""
INSETS: Final = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
"""Left, top, right, bottom as DrawingML defaults them, in EMU."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inheritance:
    """Where a layout's placeholders find what they leave out."""

    master: _Element
    """The p:sldMaster."""
    defaults: _Element | None
    """The presentation's p:defaultTextStyle."""
    theme: Theme


def placeholders(tree: _Element | None) -> Iterator[tuple[_Element, _Element]]:
    """Give each placeholder shape of a shape tree with its p:ph."""
    if tree is None:
        return
    for shape in tree.iterchildren("*"):
        mark = shape.find(f"*/{P}nvPr/{P}ph")
        if mark is not None:
            yield shape, mark


def shape_tree(root: _Element) -> _Element | None:
    """Give the p:spTree of a slide, a layout or a master."""
    return root.find(f"{P}cSld/{P}spTree")


def read_slots(layout: _Element, inherited: Inheritance, slide: Rect) -> tuple[tuple[Slot, ...], tuple[str, ...]]:
    """Read the slots of a layout in drawing order, and the names of placeholders without a usable place."""
    found: list[tuple[_Element, _Element, Rect]] = []
    lost: list[str] = []
    for shape, mark in placeholders(shape_tree(layout)):
        rect = _rect(shape) or _rect(_parent(mark, inherited.master))
        if rect is None or not _is_usable(rect, slide, small=_type(mark) in SMALL_PRINT):
            lost.append(shape_name(shape))
        else:
            found.append((shape, mark, rect))
    names = _names([(mark, shape_name(shape)) for shape, mark, _ in found])
    slots = tuple(_slot(*item, name, inherited) for item, name in zip(found, names, strict=True))
    return slots, tuple(lost)


def _is_usable(rect: Rect, slide: Rect, *, small: bool) -> bool:
    """Tell whether a text can be read there: it has room, and most of it is on the slide."""
    width, height = (SMALLEST_PRINT, SMALLEST_PRINT) if small else (SMALLEST_WIDTH, SMALLEST_HEIGHT)
    return rect.width >= width and rect.height >= height and _mostly_on(slide, rect)


def _mostly_on(slide: Rect, rect: Rect) -> bool:
    """Tell whether at least half of a rectangle is on the slide."""
    across = min(rect.right, slide.right) - max(rect.x, slide.x)
    down = min(rect.bottom, slide.bottom) - max(rect.y, slide.y)
    return across > 0 and down > 0 and across * down >= rect.width * rect.height / 2


def shape_name(shape: _Element) -> str:
    """Give the name of a shape in the selection pane."""
    properties = shape.find(f"*/{P}cNvPr")
    return "" if properties is None else properties.get("name", "").strip()


def rect_of(xfrm: _Element | None) -> Rect | None:
    """Give the rectangle of an a:xfrm in points, None when it has none."""
    offset = None if xfrm is None else xfrm.find(A + "off")
    extent = None if xfrm is None else xfrm.find(A + "ext")
    if offset is None or extent is None:
        return None
    x, y = (round(number(offset.get(name), 0) / EMU, 4) for name in ("x", "y"))
    width, height = (round(number(extent.get(name), -1) / EMU, 4) for name in ("cx", "cy"))
    return Rect(x, y, width, height) if width >= 0 and height >= 0 else None


def master_body(master: _Element) -> Rect | None:
    """Give where a master puts its text."""
    return next((_rect(shape) for shape, mark in placeholders(shape_tree(master)) if _type(mark) == "body"), None)


def _slot(shape: _Element, mark: _Element, rect: Rect, name: str, inherited: Inheritance) -> Slot:
    parent = _parent(mark, inherited.master)
    bodies = [body for owner in (shape, parent) if (body := _find(owner, f"{P}txBody/{A}bodyPr")) is not None]
    kind = _type(mark)
    lists = (
        _find(shape, f"{P}txBody/{A}lstStyle"),
        _find(parent, f"{P}txBody/{A}lstStyle"),
        inherited.master.find(f"{P}txStyles/{P}{_style_name(kind)}"),
        inherited.defaults,
    )
    anchor = next((value for body in bodies if (value := body.get("anchor")) is not None), "t")
    left, top, right, bottom = (_inset(bodies, edge, default) for edge, default in INSETS)
    return Slot(
        name=name,
        type=kind,
        idx=_idx(mark),
        rect=rect,
        insets=(left, top, right, bottom),
        anchor=ANCHORS.get(anchor, Anchor.TOP),
        styles=text_styles(lists, inherited.theme),
        fill=_own_fill(shape, inherited.theme),
        radius=corner_radius(shape, rect),
        set_back=_set_back(bodies, (shape, parent)),
    )


def _set_back(bodies: Sequence[_Element], shapes: Sequence[_Element | None]) -> tuple[tuple[str, str], ...]:
    """Give the attributes with which slides set a text that is turned, unbroken or in columns like any other."""
    told = {name: next((value for body in bodies if (value := body.get(name)) is not None), "") for name in UPRIGHT}
    places = [place for shape in shapes if (place := _find(shape, f"{P}spPr/{A}xfrm")) is not None]
    turned = bool(places) and number(places[0].get("rot"), 0) != 0
    return tuple(
        (name, value) for name, value in UPRIGHT.items() if told[name] not in ("", value) or (name == "rot" and turned)
    )


def _own_fill(shape: _Element, theme: Theme) -> Colour | None:
    """Give the fill that a layout's placeholder says by itself."""
    return shape_fill(shape, theme, background(None, theme))


def corner_radius(shape: _Element, rect: Rect) -> float:
    """Give the radius of a rounded rectangle's corners in points, 0 for any other geometry."""
    preset = shape.find(f"{P}spPr/{A}prstGeom")
    if preset is None or preset.get("prst") != "roundRect":
        return 0.0
    guide = preset.find(f"{A}avLst/{A}gd")
    formula = "" if guide is None else guide.get("fmla", "").removeprefix("val ")
    share = min(max(number(formula or None, DEFAULT_RADIUS), 0), 50_000)
    return round(min(rect.width, rect.height) * share / WHOLE, 4)


def _names(marks: Sequence[tuple[_Element, str]]) -> list[str]:
    """Name the placeholders after their job: the content placeholders by number, the others by their own names."""
    content = sorted(
        (_idx(mark), index)
        for index, (mark, own) in enumerate(marks)
        if _type(mark) in CONTENT_TYPES and (_idx(mark) < FIRST_OWN_IDX or GENERIC_NAME.fullmatch(own) or not own)
    )
    bodies = {index: "body" if place == 1 else f"body{place}" for place, (_, index) in enumerate(content, 1)}
    names: dict[int, str] = {}
    last = sorted(range(len(marks)), key=lambda index: _type(marks[index][0]) in SMALL_PRINT)  # they yield to own names
    for index in last:
        mark, own = marks[index]
        name = bodies.get(index) or FIXED_NAMES.get(_type(mark)) or _own_name(own, _type(mark))
        names[index] = _unused(name, names.values())
    return [names[index] for index in range(len(marks))]


def _own_name(own: str, kind: str) -> str:
    if GENERIC_NAME.fullmatch(own):
        own = ""
    return re.sub(r"[^\w]+|_+", "_", own.lower()).strip("_") or OTHER_NAMES.get(kind, "body")


def _unused(name: str, names: Collection[str]) -> str:
    if name not in names:
        return name
    return next(other for count in range(2, len(names) + 3) if (other := f"{name}{count}") not in names)


def _parent(mark: _Element, master: _Element) -> _Element | None:
    """Give the master's placeholder that a layout's inherits from."""
    kind = _type(mark)
    wanted = "title" if kind in TITLES else kind if kind in SMALL_PRINT else "body"
    return next((shape for shape, other in placeholders(shape_tree(master)) if _type(other) == wanted), None)


def _type(mark: _Element) -> str:
    return mark.get("type") or "obj"


def _idx(mark: _Element) -> int:
    return number(mark.get("idx"), 0)


def _style_name(kind: str) -> str:
    if kind in TITLES:
        return "titleStyle"
    return "otherStyle" if kind in SMALL_PRINT else "bodyStyle"


def _rect(shape: _Element | None) -> Rect | None:
    if shape is None:
        return None
    return rect_of(_find(shape, f"{P}spPr/{A}xfrm")) or rect_of(_find(shape, f"{P}xfrm"))


def _find(owner: _Element | None, path: str) -> _Element | None:
    return None if owner is None else owner.find(path)


def _inset(bodies: Sequence[_Element], edge: str, default: int) -> float:
    value = next((value for body in bodies if (value := body.get(edge)) is not None), None)
    return round(number(value, default) / EMU, 4)
