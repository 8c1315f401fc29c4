"""What slides inherit from a master or layout besides placeholders, to flat shapes and pictures in points."""

import io
import struct
import warnings
from collections.abc import Iterator
from dataclasses import field
from typing import Any, Final

from lxml.etree import _Element
from PIL import Image

from studio.domain.brand import Decor, DecorPicture, DecorShape
from studio.domain.colours import Colour
from studio.domain.frozen import dataclass
from studio.domain.geometry import Rect
from studio.domain.typography import TextStyle
from studio.sources.brands.template_colour import WHOLE, A, number
from studio.sources.brands.template_fill import picture_fill, shape_fill, shape_line
from studio.sources.brands.template_slots import corner_radius, rect_of, shape_name
from studio.sources.brands.template_text import text_style
from studio.sources.brands.template_theme import P, Theme

R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
EMBED: Final = R + "embed"
DEEPEST_GROUP: Final = 16
LARGEST_PICTURE: Final = 50_000_000
"""Pixels."""
GEOMETRIES: Final = {
    "rect": "rect",
    "roundRect": "roundRect",
    "ellipse": "ellipse",
    "line": "line",
    "chevron": "chevron",
    "homePlate": "homePlate",
    "diamond": "diamond",
    "triangle": "triangle",
    "straightConnector1": "line",
    "flowChartProcess": "rect",
    "flowChartConnector": "ellipse",
    "flowChartDecision": "diamond",
    "snip1Rect": "rect",
    "round1Rect": "rect",
    "round2SameRect": "rect",
    "flowChartAlternateProcess": "roundRect",
}
"""Presets that are drawn, or that another stands in for."""
TURN: Final = 21_600_000
"""A full rotation in DrawingML."""


@dataclass(frozen=True, slots=True)
class Placement:
    """How coordinates inside a group become points on the slide."""

    scale_x: float = 1.0
    scale_y: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def of(self, rect: Rect) -> Rect:
        """Place a rectangle."""
        place = (rect.x * self.scale_x + self.x, rect.y * self.scale_y + self.y)
        size = (rect.width * self.scale_x, rect.height * self.scale_y)
        return Rect(*(round(value, 4) for value in (*place, *size)))

    def inside(self, group: _Element) -> "Placement":
        """Give the placement of a group's members."""
        xfrm = group.find(f"{P}grpSpPr/{A}xfrm")
        outer = rect_of(xfrm)
        inner = rect_of(_child_frame(xfrm))
        if outer is None or inner is None or not (inner.width and inner.height):
            return self
        placed = self.of(outer)
        scale_x, scale_y = placed.width / inner.width, placed.height / inner.height
        return Placement(scale_x, scale_y, placed.x - inner.x * scale_x, placed.y - inner.y * scale_y)


@dataclass(slots=True, kw_only=True)
class DecorReading:
    """One master's or layout's decor on its way."""

    part: Any
    """The python-pptx part that holds the shapes; pictures are its relations."""
    theme: Theme
    under: Colour
    """Background."""
    skipped: list[str] = field(default_factory=list)
    """Names of shapes that slides will show and the PDF will not."""

    def read(self, tree: _Element | None) -> tuple[Decor, ...]:
        """Read all shapes of a shape tree that are no placeholders, in drawing order."""
        return () if tree is None else tuple(self._members(tree, Placement(), 0))

    def background_picture(self, fill: _Element | None, slide: Rect) -> DecorPicture | None:
        """Give the picture that fills the background, None where there is none."""
        blip_fill, of_theme = picture_fill(fill, self.theme)
        if blip_fill is None:
            return None
        picture = None if of_theme else self._picture(blip_fill, slide)
        if picture is None:
            self.skipped.append("the background's picture")
        return picture

    def _members(self, tree: _Element, placement: Placement, depth: int) -> Iterator[Decor]:
        for shape in tree.iterchildren("*"):
            if shape.find(f"*/{P}nvPr/{P}ph") is not None or _is_hidden(shape):
                continue
            match shape.tag:
                case tag if tag == P + "grpSp" and depth < DEEPEST_GROUP:
                    yield from self._members(shape, placement.inside(shape), depth + 1)
                case tag if tag == MC + "AlternateContent":
                    fallback = shape.find(MC + "Fallback")
                    if fallback is not None and depth < DEEPEST_GROUP:
                        yield from self._members(fallback, placement, depth + 1)
                case tag if tag in {P + "sp", P + "cxnSp", P + "pic"}:
                    yield from self._one(shape, placement)
                case tag if tag == P + "graphicFrame":
                    self.skipped.append(shape_name(shape))

    def _one(self, shape: _Element, placement: Placement) -> Iterator[Decor]:
        xfrm = shape.find(f"{P}spPr/{A}xfrm")
        rect = rect_of(xfrm)
        if xfrm is None or rect is None:
            return
        placed = _turned(placement.of(rect), number(xfrm.get("rot"), 0))
        blip_fill = shape.find(P + "blipFill" if shape.tag == P + "pic" else f"{P}spPr/{A}blipFill")
        found: Decor | None
        if placed is None:
            found = None
        elif blip_fill is not None:
            found = self._picture(blip_fill, placed)
        else:
            found = self._shape(shape, placed, xfrm)
            if found is not None and not (found.fill or found.line or found.text):
                return
        if found is None:
            self.skipped.append(shape_name(shape))
        else:
            yield found

    def _shape(self, shape: _Element, rect: Rect, xfrm: _Element) -> DecorShape | None:
        preset = shape.find(f"{P}spPr/{A}prstGeom")
        geometry = None if preset is None else GEOMETRIES.get(preset.get("prst", ""))
        slanting = geometry == "line" and rect.width > 0 and rect.height > 0
        flipped = (xfrm.get("flipH") in {"1", "true"}) != (xfrm.get("flipV") in {"1", "true"})
        if geometry is None or (slanting and flipped):
            return None
        fill = None if geometry == "line" else shape_fill(shape, self.theme, self.under)
        line, width = shape_line(shape, self.theme, self.under)
        text, style = self._text(shape)
        return DecorShape(
            rect=rect,
            geometry=geometry,
            fill=fill,
            line=line,
            line_width=width,
            text=text,
            style=style,
            radius=corner_radius(shape, rect),
        )

    def _text(self, shape: _Element) -> tuple[str, TextStyle | None]:
        paragraphs = shape.findall(f"{P}txBody/{A}p")
        lines = ["".join(text.text or "" for text in paragraph.iterfind(f"{A}r/{A}t")) for paragraph in paragraphs]
        text = "\n".join(lines).strip()
        if not text:
            return "", None
        first = next(paragraph for paragraph, line in zip(paragraphs, lines, strict=True) if line.strip())
        run = first.find(f"{A}r/{A}rPr")
        own, level = first.find(A + "pPr"), shape.find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr")
        styles = [found for found in (own, level) if found is not None]
        return text, text_style(styles, self.theme, () if run is None else (run,))

    def _picture(self, blip_fill: _Element, rect: Rect) -> DecorPicture | None:
        blip = blip_fill.find(A + "blip")
        relation = "" if blip is None else blip.get(EMBED, "")
        if relation not in self.part.rels or self.part.rels[relation].is_external:
            return None
        crop = blip_fill.find(A + "srcRect")
        edges = [0.0 if crop is None else number(crop.get(edge), 0) / WHOLE for edge in ("l", "t", "r", "b")]
        data = drawable(self.part.related_part(relation).blob, edges)
        return None if data is None else DecorPicture(rect=rect, data=data)


def drawable(data: bytes, crop: list[float]) -> bytes | None:
    """Give a picture as PNG or JPEG, cropped by fractions of its sides; None for what Pillow cannot draw."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of sizes that are refused just below
            with Image.open(io.BytesIO(data)) as image:
                width, height = image.size
                if not 0 < width * height <= LARGEST_PICTURE or image.format in {"EMF", "WMF"}:
                    return None
                if image.format in {"PNG", "JPEG"} and not any(crop):
                    image.load()
                    return data
                left, top = (
                    round(min(max(edge, 0.0), 1.0) * side) for edge, side in zip(crop, image.size, strict=False)
                )
                right, bottom = (
                    round((1 - min(max(edge, 0.0), 1.0)) * side)
                    for edge, side in zip(crop[2:], image.size, strict=True)
                )
                if left >= right or top >= bottom:
                    return None
                box = (left, top, right, bottom)
                stream = io.BytesIO()
                image.convert("RGBA").crop(box).save(stream, "PNG")
                return stream.getvalue()
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, Image.DecompressionBombError):
        return None


def _child_frame(xfrm: _Element | None) -> _Element | None:
    """Give an a:xfrm whose offset and extent are those of a group's inner coordinates."""
    if xfrm is None:
        return None
    frame = xfrm.makeelement(A + "xfrm", {})
    for name, inner in (("off", "chOff"), ("ext", "chExt")):
        found = xfrm.find(A + inner)
        if found is not None:
            frame.append(frame.makeelement(A + name, {str(key): str(value) for key, value in found.items()}))
    return frame


def _turned(rect: Rect, rotation: int) -> Rect | None:
    """Give the rectangle that a rotation by quarters gives; None for any other rotation."""
    quarter, rest = divmod(rotation % TURN, TURN // 4)
    if rest:
        return None
    if quarter % 2 == 0:
        return rect
    x, y = rect.x + rect.width / 2, rect.y + rect.height / 2
    return Rect(x - rect.height / 2, y - rect.width / 2, rect.height, rect.width)


def _is_hidden(shape: _Element) -> bool:
    properties = shape.find(f"*/{P}cNvPr")
    return properties is not None and properties.get("hidden") in {"1", "true"}
