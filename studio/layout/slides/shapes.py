"""Colours, icons and pictures to the shapes and pictures of a slide."""

from studio.domain.colours import Colour
from studio.domain.geometry import Rect
from studio.domain.icons import Icon
from studio.domain.pictures import Picture
from studio.layout.drawing import Box, Geometry, Stroke
from studio.layout.icons import icon_item
from studio.layout.items import GroupItem, PictureItem, ShapeItem
from studio.layout.roles import Role
from studio.layout.slides.desk import Desk
from studio.layout.slides.tokens import BADGE_ICON, HAIRLINE, ICON_WEIGHT


def icon(desk: Desk, chosen: Icon, rect: Rect, colour: Colour, *, name: str, source: str = "") -> ShapeItem:
    """Draw an icon in a square, as decoration."""
    return icon_item(desk.brand.icons, chosen, rect, colour, name=name, source=source, weight=ICON_WEIGHT)


def badge(desk: Desk, chosen: Icon, rect: Rect, look: tuple[Colour, Colour], *, name: str, source: str) -> GroupItem:
    """Draw an icon on a disc, in the colours of disc and icon, as decoration."""
    disc = shape(rect, Geometry.ELLIPSE, look[0], name=f"{name} ground", source=source)
    square = rect.inset(rect.width * (1 - BADGE_ICON) / 2)
    drawn = icon(desk, chosen, square, look[1], name=name, source=source)
    return GroupItem(rect=rect, name=f"{name} disc", source=source, items=(disc, drawn))


def panel(rect: Rect, fill: Colour, *, radius: float = 0.0, name: str, source: str = "") -> ShapeItem:
    """Give a filled ground for other items."""
    geometry = Geometry.ROUND_RECT if radius else Geometry.RECT
    box = Box(geometry=geometry, fill=fill, radius=radius)
    return ShapeItem(rect=rect, role=Role.DECORATION, name=name, source=source, box=box)


def outlined(rect: Rect, line: Colour, *, radius: float = 0.0, name: str, source: str = "") -> ShapeItem:
    """Give a box that has only an outline."""
    geometry = Geometry.ROUND_RECT if radius else Geometry.RECT
    box = Box(geometry=geometry, stroke=Stroke(colour=line, width=HAIRLINE), radius=radius)
    return ShapeItem(rect=rect, role=Role.DECORATION, name=name, source=source, box=box)


def shape(rect: Rect, geometry: Geometry, fill: Colour, *, name: str, source: str = "") -> ShapeItem:
    """Give a decorative filled shape."""
    return ShapeItem(rect=rect, role=Role.DECORATION, name=name, source=source, box=Box(geometry=geometry, fill=fill))


def rule(x: float, y: float, width: float, colour: Colour, *, name: str, source: str = "") -> ShapeItem:
    """Give a horizontal hairline."""
    box = Box(geometry=Geometry.LINE, stroke=Stroke(colour=colour, width=HAIRLINE))
    return ShapeItem(rect=Rect(x, y, width, 0.0), role=Role.DECORATION, name=name, source=source, box=box)


def picture_filling(picture: Picture, rect: Rect, *, name: str, source: str) -> PictureItem:
    """Crop a picture so that it fills a rectangle, its middle in the middle."""
    wide = (picture.width / picture.height) / (rect.width / rect.height)
    side = max(0.0, (1.0 - 1.0 / wide) / 2)
    end = max(0.0, (1.0 - wide) / 2)
    role = Role.FIGURE if picture.alt else Role.DECORATION
    crop = (side, end, side, end)
    return PictureItem(rect=rect, role=role, name=name, source=source, alt=picture.alt, picture=picture, crop=crop)


def picture_within(picture: Picture, rect: Rect, *, name: str, source: str, right: bool = False) -> PictureItem:
    """Show all of a picture as large as a rectangle allows, at its top left or top right."""
    scale = min(rect.width / picture.width, rect.height / picture.height)
    width, height = picture.width * scale, picture.height * scale
    frame = Rect(rect.right - width if right else rect.x, rect.y, width, height)
    role = Role.FIGURE if picture.alt else Role.DECORATION
    return PictureItem(rect=frame, role=role, name=name, source=source, alt=picture.alt, picture=picture)
