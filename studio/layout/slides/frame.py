"""A slide's frame: the layout's decor as inherited items, its slots for title, footer and number, texts in slots."""

from pathlib import Path

from studio.domain.brand import DecorPicture, DecorShape, SlideLayout, Slot
from studio.domain.colours import Colour
from studio.domain.findings import Severity
from studio.domain.frozen import dataclass, replace
from studio.domain.geometry import Rect
from studio.domain.pictures import Picture
from studio.domain.typography import Anchor, TextStyle
from studio.layout.boxes import NO_INSETS, Insets, text_item
from studio.layout.drawing import Box, Geometry, Stroke
from studio.layout.items import AnyItem, PictureItem, ShapeItem, TextItem
from studio.layout.roles import Role
from studio.layout.shades import is_light
from studio.layout.slides.desk import Desk
from studio.layout.slides.ladder import ELLIPSIS, ROUNDING, cut, fit_or_cut, ladder
from studio.layout.text.balance import even_lines, well_broken
from studio.layout.text.setting import MeasuredText, measure
from studio.layout.text.styling import Styled, styled_text

_TITLE_LINES = 2
_TALL_TITLE = 100.0
"""Points from which a slot holds three lines of a title."""
_SMALL_PRINT = (9.0, 8.0)
"""Sizes that a footer takes, one after the other, before it is cut."""
_FEWEST, _LONGEST = 4, 80
"""Characters of a client's name that still say who it is, and those that are tried in a footer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a text goes: a slot of the layout, or a box of our own where the layout has none."""

    rect: Rect
    styles: tuple[TextStyle, ...]
    slot: Slot | None = None
    insets: Insets = NO_INSETS
    anchor: Anchor = Anchor.TOP

    @property
    def style(self) -> TextStyle:
        """Style of the first list level."""
        return self.styles[0]

    @property
    def width(self) -> float:
        """Points that a line may have."""
        return self.rect.width - self.insets[0] - self.insets[2]

    @property
    def height(self) -> float:
        """Points that a text may have."""
        return self.rect.height - self.insets[1] - self.insets[3]


def spot(layout: SlideLayout, name: str, rect: Rect, style: TextStyle) -> Spot:
    """Give the slot with this name, or a box with this rectangle and style."""
    slot = layout.slot(name)
    if slot is None or slot.text_rect.width <= 0 or slot.text_rect.height <= 0:
        return Spot(rect=rect, styles=(style,))
    return slot_spot(slot)


def slot_spot(slot: Slot, rect: Rect | None = None) -> Spot:
    """Give a slot as the place of a text, in another rectangle where one is given."""
    return Spot(rect=rect or slot.rect, styles=slot.styles, slot=slot, insets=slot.insets, anchor=slot.anchor)


def plain_style(style: TextStyle) -> TextStyle:
    """Give a slot's style without its bullet, for running text."""
    return replace(style, bullet="", indent=0.0)


def filled(desk: Desk, place: Spot, text: Styled, *, name: str, source: str, role: Role = Role.PARAGRAPH) -> TextItem:
    """Put a text that cannot continue elsewhere into its place, cut off with a finding at the very worst."""
    measured, whole = fit_or_cut(text, place.width, place.height, desk.sizes, desk.fonts)
    if not whole:
        desk.too_long(source, f"“{_beginning(text)}”")
    return text_item(
        well_broken(measured, desk.fonts, place.height),
        place.rect,
        name=name,
        source=source,
        role=role,
        anchor=place.anchor,
        insets=place.insets,
        slot=place.slot,
    )


def _beginning(text: Styled) -> str:
    return _start(" ".join(run.text for paragraph in text for run in paragraph.runs))


def _start(words: str, length: int = 40) -> str:
    return words if len(words) <= length else words[:length].rstrip() + "…"


def ink(desk: Desk, layout: SlideLayout) -> Colour:
    """Give the colour of text that stands freely on a layout's ground: a brand's slides may be dark themselves."""
    palette = desk.palette
    light = [colour for colour in (palette.text, palette.on_primary, palette.background) if is_light(colour)]
    dark = [colour for colour in (palette.text, palette.background, palette.primary) if not is_light(colour)]
    return next(iter(light if layout.inverse else dark), palette.text)


def frame_start(desk: Desk, layout: SlideLayout) -> tuple[AnyItem, ...]:
    """Give background and decor as the slide inherits them."""
    page = Rect(0, 0, desk.brand.slide_width, desk.brand.slide_height)
    ground = ShapeItem(
        rect=page, role=Role.DECORATION, name="Background", inherited=True, box=Box(fill=layout.background)
    )
    drawn: list[AnyItem] = [ground]
    for decor in layout.decor:
        match decor:
            case DecorShape():
                drawn.extend(_decor_shape(desk, decor))
            case DecorPicture():
                drawn.extend(_decor_picture(decor))
    return tuple(drawn)


def _decor_shape(desk: Desk, decor: DecorShape) -> tuple[AnyItem, ...]:
    known = decor.geometry in {geometry.value for geometry in Geometry}
    box = Box(
        geometry=Geometry(decor.geometry) if known else Geometry.RECT,
        fill=decor.fill,
        stroke=Stroke(colour=decor.line, width=decor.line_width) if decor.line and decor.line_width else None,
        radius=decor.radius,
    )
    shown = ShapeItem(rect=decor.rect, role=Role.DECORATION, name="Decor", inherited=True, box=box)
    if not decor.text or decor.style is None:
        return (shown,)
    text = measure((styled_text(decor.text, decor.style, desk.palette),), decor.rect.width, desk.fonts)
    words = text_item(text, decor.rect, name="Decor text", role=Role.ARTIFACT, anchor=Anchor.MIDDLE)
    return (shown, replace(words, inherited=True))


def _decor_picture(decor: DecorPicture) -> tuple[AnyItem, ...]:
    if decor.path is None and not decor.data:
        return ()
    width, height = max(round(decor.rect.width), 1), max(round(decor.rect.height), 1)
    picture = Picture(path=decor.path or Path(), alt="", width=width, height=height)
    return (
        PictureItem(
            rect=decor.rect,
            role=Role.DECORATION,
            name="Decor picture",
            inherited=True,
            picture=picture,
            data=b"" if decor.path else decor.data,
        ),
    )


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands at the foot of every slide."""

    confidentiality: str
    client: str


def frame_end(desk: Desk, layout: SlideLayout, number: int, footer: Footer) -> tuple[AnyItem, ...]:
    """Give footer and slide number where the layout has places for them."""
    items: list[AnyItem] = []
    slot = layout.slot("footer")
    if slot and (footer.confidentiality or footer.client):
        items.append(_footer_item(desk, slot_spot(slot), footer))
    slot = next((slot for slot in layout.slots if slot.type == "sldNum"), None)
    if slot:
        place = slot_spot(slot)
        text = (styled_text(str(number), plain_style(place.style), desk.palette),)
        item = filled(desk, place, text, name="Slide number", source="", role=Role.ARTIFACT)
        items.append(replace(item, field="slidenum"))
    return tuple(items)


def _footer_item(desk: Desk, place: Spot, footer: Footer) -> TextItem:
    """Set the footer: smaller where it is long, then with a shorter client, cut itself at the very last."""
    words, client = footer.confidentiality, footer.client
    if client.casefold() in words.casefold():
        client = ""
    style = plain_style(place.style)
    for size in (style.size, *(step for step in _SMALL_PRINT if step < style.size)):
        style = replace(style, size=size)
        text = _footer_text(desk, place, style, _joined(words, client))
        if text.longest <= place.height + ROUNDING:
            break
    else:
        text = _shortened(desk, place, style, words, client)
    return text_item(
        text,
        place.rect,
        name="Footer",
        role=Role.ARTIFACT,
        anchor=place.anchor,
        insets=place.insets,
        slot=place.slot,
    )


def _joined(words: str, client: str) -> str:
    return " · ".join(text for text in (words, client) if text)


def _footer_text(desk: Desk, place: Spot, style: TextStyle, text: str) -> MeasuredText:
    return measure((styled_text(text, style, desk.palette),), place.width, desk.fonts)


def _shortened(desk: Desk, place: Spot, style: TextStyle, words: str, client: str) -> MeasuredText:
    """Leave out as much of the client's name as needed, then cut the words; tell which of them it was."""
    if words and client:
        desk.too_long("", f"The client’s name “{_start(client)}” in the slides’ footer", Severity.WARNING)
        for end in range(min(len(client) - 1, _LONGEST), _FEWEST - 1, -1):
            text = _footer_text(desk, place, style, _joined(words, client[:end].rstrip() + ELLIPSIS))
            if text.longest <= place.height + ROUNDING:
                return text
        text = _footer_text(desk, place, style, words)
        if text.longest <= place.height + ROUNDING:
            return text
    desk.too_long("", f"The slides’ footer “{_start(words or client)}”")
    return cut((styled_text(words or client, style, desk.palette),), place.width, place.height, desk.fonts)


def title_item(desk: Desk, layout: SlideLayout, title: Styled, source: str, rect: Rect | None = None) -> TextItem:
    """Put the title into its slot, in another rectangle where one is given, or above the area where there is no slot.

    A title has two lines at most, three where its slot is tall, and stays larger than the text under it.
    """
    place, most = title_spot(desk, layout, rect)
    measured, whole = _title_text(desk, place, most, title)
    if not whole:
        smallest = tuple(paragraph.styled for paragraph in measured.paragraphs)
        line = measure(smallest, 1e6, desk.fonts).longest
        measured = cut(smallest, place.width, min(place.height, line * most), desk.fonts)
        desk.too_long(source, f"The title “{_beginning(title)}”")
    return text_item(
        even_lines(measured, desk.fonts),
        place.rect,
        name="Title",
        source=source,
        role=Role.TITLE,
        anchor=place.anchor,
        insets=place.insets,
        slot=place.slot,
    )


def title_fits(desk: Desk, layout: SlideLayout, title: Styled, rect: Rect) -> bool:
    """Tell whether a title needs no cut in a rectangle."""
    return _title_text(desk, *title_spot(desk, layout, rect), title)[1]


def title_spot(desk: Desk, layout: SlideLayout, rect: Rect | None) -> tuple[Spot, int]:
    """Give a title's place, and how many lines it may have there."""
    area = layout.area
    above = Rect(area.x, max(area.y - 76, 12.0), area.width, 64.0)
    place = spot(layout, "title", above, desk.heading(desk.sizes.title, ink(desk, layout)))
    most = _TITLE_LINES + (place.height >= _TALL_TITLE)
    return (place if rect is None else replace(place, rect=rect)), most


def _title_text(desk: Desk, place: Spot, most: int, title: Styled) -> tuple[MeasuredText, bool]:
    """Measure a title on the highest rung on which it fits; False with the lowest where it fits on none."""
    measured = measure(title, place.width, desk.fonts)
    for rung in ladder([title], desk.sizes, floor=desk.sizes.heading):
        measured = measure(rung[0], place.width, desk.fonts)
        if measured.line_count <= most and measured.longest <= place.height + ROUNDING:
            return measured, True
    return measured, False


def title_style(desk: Desk, layout: SlideLayout) -> TextStyle:
    """Give how titles of a layout look."""
    slot = layout.slot("title")
    return slot.styles[0] if slot else desk.heading(desk.sizes.title, ink(desk, layout))
